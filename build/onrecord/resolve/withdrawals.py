"""Tell what decisions made of identifiers that they take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.decisions import Withdrawal
from onrecord.identifiers import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.decisions import Decisions
    from onrecord.resolve.actors import Actors
    from onrecord.resolve.deals import Deals


def withdrawn(decisions: Decisions, actors: Actors, deals: Deals) -> Mapping[tuple[str, str], Withdrawal]:
    """Return what became of statements rejected, deals merged and actors united, by table and identifier."""
    found = {
        ("statements", review.target): Withdrawal(f"Rejected on review: {review.reason}")
        for review in decisions.reviews
        if review.action == "reject"
    }
    for name, (deal, reason) in deals.merged.items():
        found["transactions", name] = Withdrawal(
            f"It is one with another deal: {reason}", deal.transaction_id
        )
    alive = {entity.actor_id for entity in actors.entities}
    for entity in actors.entities:
        if entity.registered:
            why = Withdrawal(f"It is a name of {entity.name}.", entity.actor_id)
            names = (*entity.names, *(name.name for name in entity.registered.names))
            found |= {("actors", key): why for key in map(slug, names) if key not in alive}
    return found
