"""Say of each record why it is as it is, and how to undo it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onrecord.decisions import Decisions, Review, Withdrawal
    from onrecord.model import Row
    from onrecord.resolve.actors import Actors
    from onrecord.resolve.deals import Deals
    from onrecord.resolve.entity import Entity
    from onrecord.resolve.origins import Origins
    from onrecord.resolve.tellings import Deal

_DONE = {"accept": "Accepted", "reject": "Rejected", "edit": "Edited", "add": "Added"}


def explanations(
    actors: Actors,
    deals: Deals,
    origins: Origins,
    records: Mapping[str, Sequence[Row]],
    withdrawn: Mapping[tuple[str, str], Withdrawal],
) -> dict[str, tuple[str, ...]]:
    """Return identifier -> the reasons for what it holds, also for what a decision took away.

    A report and an actor may have one identifier, each in its own table: then the reasons of both.
    """
    found: dict[str, tuple[str, ...]] = {}
    gone = ((name, (decision.reason, *_heir(decision))) for (_, name), decision in withdrawn.items())
    told = ((deal.transaction_id, _deal(deal)) for deal in deals.deals)
    for name, reasons in (*gone, *_actors(actors, records), *told, *_rows(records, origins)):
        found[name] = (*found.get(name, ()), *reasons)
    return dict(sorted(found.items()))


def _actors(actors: Actors, records: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str, Iterable[str]]]:
    published = {row["actor_id"] for row in records["actors"]}
    for entity in actors.entities:
        if entity.actor_id in published or entity.registered:
            yield entity.actor_id, _actor(entity, entity.actor_id in published)


def _rows(records: Mapping[str, Sequence[Row]], origins: Origins) -> Iterator[tuple[str, Iterable[str]]]:
    for row in records["statements"]:
        said = f"Found by the rule “{row['method']}”, right with a probability of {row['confidence']}."
        yield str(row["statement_id"]), (said, f"Speaker: {row['speaker_id'] or 'nobody is named'}.")
    for row in records["claims"]:
        yield str(row["claim_id"]), (str(row["rank_reason"]),)
    for row in records["sources"]:
        alone = f"Its text has the origin {row['origin_group']}."
        yield str(row["source_id"]), origins.reasons.get(str(row["source_id"]), (alone,))


def reviewed(
    found: Mapping[str, tuple[str, ...]], decisions: Decisions, records: Mapping[str, Sequence[Row]]
) -> dict[str, tuple[str, ...]]:
    """Return the explanations with the reviews that made or changed the records."""
    told: dict[str, list[str]] = defaultdict(list)
    for review in decisions.reviews:
        for name in _targets(review, records):
            told[name].append(_told(review))
    return {name: (*found.get(name, ()), *told.get(name, ())) for name in sorted({*found, *told})}


def _heir(decision: Withdrawal) -> Iterator[str]:
    if decision.became:
        yield f"See {decision.became}."


def _actor(entity: Entity, is_published: bool) -> Iterator[str]:
    yield from entity.reasons or ("Named in one article only.",)
    if not is_published:
        yield (
            "No statement, deal or source refers to it, so it is not published."
            if entity.members
            else "It is registered, but not met in any article."
        )
    met = {article.source_id for article, _ in entity.members}
    if entity.type != "state" and met and len(met) + bool(entity.registered) > 1:
        entry = "its entry" if entity.registered else f"an entry with `id: {entity.actor_id}`"
        yield (
            "To part what a report means from it, name the report under `not` of "
            f"{entry} in curation/actors.yaml."
        )


def _deal(deal: Deal) -> Iterator[str]:
    yield f"{deal.tellings[0].article.source_id} tells of it."
    yield from deal.reasons
    if len({telling.article.source_id for telling in deal.tellings}) > 1:
        yield (
            "To part what a report tells from it, add to `split` in curation/deals.yaml: "
            f"deal: {deal.transaction_id}, sources: [the report's identifier], and a reason."
        )


def _targets(review: Review, records: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """Yield what a review is about; an added record is known by its words."""
    if review.action != "add":
        yield review.target
        return
    table, cell, given = (
        ("statements", "content", "content") if review.target == "statement" else ("claims", "value", "words")
    )
    for row in records[table]:
        own = review.target == "statement" or row["property"] == review.values.get("property")
        if (
            own
            and row["review"] == "added"
            and row["source_id"] == review.source_id
            and row[cell] == str(review.values.get(given)).strip()
        ):
            yield str(row[f"{review.target}_id"])


def _told(review: Review) -> str:
    line = f", line {review.line}" if review.line else ""
    new = ", ".join(f"{name}: {value}" for name, value in sorted(review.values.items()))
    what = f" to {new}" if review.action == "edit" else ""
    why = f": {review.reason}" if review.reason else "."
    return f"{_DONE[review.action]}{what} in {review.path}{line}{why} To undo it, delete the decision there."
