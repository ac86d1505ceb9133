from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.contract import read_contract
from onrecord.curate import curate, read_decisions
from onrecord.identifiers import claim_ids, digest
from onrecord.model import Issue, Mentions, Span
from told import sale, statement

CONTRACT = read_contract(Path(__file__).parents[1] / "datapackage.yaml")
NEW_CLAIM = "- add: claim\n  deal: boats\n  kind: other\n"
ITEM = ("item", "Tor-M1 systems", {})
NUMBER = ("quantity", "29", {"amount": ("29", "29", "systems")})


@pytest.fixture
def told() -> Mentions:
    """Tell of one sale with one statement, whose words give the quantity."""
    found = sale("a", ITEM, NUMBER)
    said = statement(found.article.text, "s-1", "norway", "sells", "29")
    deal = found.deals[0]
    claims = tuple(replace(c, statement="s-1") if c.property == "quantity" else c for c in deal.claims)
    return replace(found, statements=(said,), deals=(replace(deal, claims=claims, statements=("s-1",)),))


def decide(told: Mentions, folder: Path, decisions: str) -> tuple[Mentions, tuple[Issue, ...]]:
    """Apply what a file of reviews says."""
    path = folder / "curation" / "reviews" / "a.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"source: a\n{decisions}", encoding="utf-8")
    read, wrong = read_decisions(folder / "curation", folder, CONTRACT)
    found, issues = curate([told], read)
    return found[0], (*wrong, *issues)


def quantity_id(told: Mentions) -> str:
    names = zip(claim_ids(told)[0], told.deals[0].claims, strict=True)
    return next(name for name, claim in names if claim.property == "quantity")


def test_accepting_marks_the_record(told: Mentions, tmp_path: Path) -> None:
    found, issues = decide(told, tmp_path, "decisions:\n- accept: a-s-1\n")
    assert (found.statements[0].review, issues) == ("accepted", ())


def test_rejecting_a_statement_takes_its_claims_and_says_so(told: Mentions, tmp_path: Path) -> None:
    found, issues = decide(told, tmp_path, "decisions:\n- reject: a-s-1\n  reason: no statement\n")
    assert found.statements == ()
    assert "quantity" not in {claim.property for claim in found.deals[0].claims}
    assert [issue.code for issue in issues] == ["rejected-claims"]
    assert "29" in issues[0].message


def test_a_warning_has_no_words_of_a_source_with_offsets_only(told: Mentions, tmp_path: Path) -> None:
    told = replace(told, article=replace(told.article, rights="offsets"))
    _, [issue] = decide(told, tmp_path, "decisions:\n- reject: a-s-1\n  reason: no statement\n")
    assert "quantity" in issue.message
    assert "29" not in issue.message


def test_rejecting_a_claim_leaves_the_others(told: Mentions, tmp_path: Path) -> None:
    found, issues = decide(told, tmp_path, f"decisions:\n- reject: {quantity_id(told)}\n  reason: r\n")
    assert {claim.property for claim in found.deals[0].claims} == {"supplier", "recipient", "item"}
    assert issues == ()


def test_a_rejected_claim_does_not_pass_its_identifier_on(told: Mentions, tmp_path: Path) -> None:
    twice = replace(told, deals=(*told.deals, replace(told.deals[0], key="deal-2")))
    first, second = claim_ids(twice)
    add = "- add: claim\n  property: item\n  words: Tor-M1 systems\n  text: Tor-M1\n"
    add += "  deal: new\n  kind: other\n"
    rejected = "".join(f"- reject: {name}\n  reason: r\n" for name in first)
    found, _ = decide(twice, tmp_path, f"decisions:\n{rejected}{add}")
    kept, [added] = claim_ids(found)
    assert kept == second
    assert added not in (*first, *second)


def test_what_is_rejected_and_added_again_has_an_identifier_of_its_own(
    told: Mentions, tmp_path: Path
) -> None:
    told = replace(told, statements=(replace(told.statements[0], key=f"s-{digest('sells', '29')}"),))
    key = told.statements[0].key
    add = "- add: statement\n  cue: sells\n  content: '29'\n  speaker: Norway\n"
    found, _ = decide(told, tmp_path, f"decisions:\n- reject: a-{key}\n  reason: r\n{add}")
    assert [statement.key for statement in found.statements] == [f"{key}-2"]


def test_editing_a_statement(told: Mentions, tmp_path: Path) -> None:
    edit = (
        "decisions:\n- edit: a-s-1\n  set: {act: deny, polarity: denied, speaker: Ann Berg, said: 2030-01}\n"
        "  reason: r\n"
    )
    found, _ = decide(told, tmp_path, edit)
    changed = found.statements[0]
    speaker = next(actor for actor in found.actors if actor.key == changed.speaker)
    assert (changed.act, changed.polarity, changed.review, speaker.name) == (
        "deny",
        "denied",
        "edited",
        "Ann Berg",
    )
    assert changed.said is not None
    assert changed.said.basis == "curated"


def test_editing_a_claim(told: Mentions, tmp_path: Path) -> None:
    found, _ = decide(
        told,
        tmp_path,
        f"decisions:\n- edit: {quantity_id(told)}\n  set: {{min: 28, max: 3e1}}\n  reason: r\n",
    )
    amount = next(claim.amount for claim in found.deals[0].claims if claim.property == "quantity")
    assert amount is not None
    assert (str(amount.minimum), str(amount.maximum), amount.unit) == ("28", "30", "systems")


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Polish Defence Ministry", "organization", "POL"),
        ("Peru", "state", "PER"),
        ("Ann Berg, type: person", "person", None),
        ("Nordwire, type: organization", "organization", None),
    ],
)
def test_a_speaker_that_the_article_lacks_is_what_its_name_says_or_its_type(
    told: Mentions, tmp_path: Path, name: str, kind: str, country: str | None
) -> None:
    edit = f"decisions:\n- edit: a-s-1\n  set: {{speaker: {name}}}\n  reason: r\n"
    found, issues = decide(told, tmp_path, edit)
    assert (found.actors[-1].type, found.actors[-1].country, issues) == (kind, country, ())


def test_somebody_whom_only_a_decision_names_is_warned_of(told: Mentions, tmp_path: Path) -> None:
    edit = "decisions:\n- edit: a-s-1\n  set: {speaker: Norwya}\n  reason: r\n"
    found, [issue] = decide(told, tmp_path, edit)
    assert found.actors[-1].name == "Norwya"
    assert (issue.code, issue.line, issue.field) == ("new-actor", 3, "speaker")
    assert (issue.found, issue.expected) == ("Norwya", "perhaps Norway")


def test_an_item_has_no_actor(told: Mentions, tmp_path: Path) -> None:
    names = zip(claim_ids(told)[0], told.deals[0].claims, strict=True)
    item = next(name for name, claim in names if claim.property == "item")
    _, issues = decide(told, tmp_path, f"decisions:\n- edit: {item}\n  set: {{actor: Peru}}\n  reason: r\n")
    assert [(issue.field, issue.level) for issue in issues] == [("actor", "error")]


def test_adding_a_statement_with_the_words_of_the_article(told: Mentions, tmp_path: Path) -> None:
    found, issues = decide(
        told, tmp_path, "decisions:\n- add: statement\n  speaker: Norway\n  content: Tor-M1 systems\n"
    )
    added = found.statements[-1]
    assert (added.speaker, added.method, added.review, issues) == ("norway", "curation", "added", ())
    assert added.content[0].of(told.article.text) == "Tor-M1 systems"


def test_adding_a_claim_beside_another(told: Mentions, tmp_path: Path) -> None:
    text = (
        f"decisions:\n- add: claim\n  deal: {quantity_id(told)}\n"
        "  property: status\n  words: sells\n  text: contracted\n"
    )
    found, issues = decide(told, tmp_path, text)
    added = found.deals[0].claims[-1]
    assert (added.property, added.text, added.review, issues) == ("status", "contracted", "added", ())


def test_adding_claims_under_one_label_makes_one_new_deal(told: Mentions, tmp_path: Path) -> None:
    one = (
        "- add: claim\n  deal: ships\n  kind: other\n  property: supplier\n  words: Norway\n  actor: Norway\n"
    )
    two = "- add: claim\n  deal: ships\n  property: recipient\n  words: Chile\n  actor: Chile\n"
    found, _ = decide(told, tmp_path, f"decisions:\n{one}{two}")
    assert [(deal.kind, len(deal.claims)) for deal in found.deals] == [("arms_transfer", 4), ("other", 2)]


@pytest.mark.parametrize(
    ("decisions", "code", "found"),
    [
        ("- accept: a-s-gone\n", "stale-decision", "a-s-gone"),
        ("- edit: a-s-1\n  set: {act: shout}\n  reason: r\n", "decision", "shout"),
        ("- edit: a-s-1\n  set: {said: yesterday}\n  reason: r\n", "decision", "yesterday"),
        ("- edit: a-s-1\n  set: {said: 2020-02-30}\n  reason: r\n", "decision", "2020-02-30"),
        ("- edit: a-s-1\n  set: {colour: red}\n  reason: r\n", "decision", "red"),
        ("- add: statement\n  content: not there\n", "decision", "not there (not in the article)"),
        ("- add: statement\n  content: s\n", "decision", "times in the article"),
        ("- add: claim\n  deal: x\n  kind: other\n  property: price\n  words: Chile\n", "decision", "price"),
        (
            "- add: claim\n  deal: x\n  kind: other\n  property: status\n  words: sells\n  colour: red\n",
            "decision",
            "red",
        ),
        (
            "- add: claim\n  deal: norway-chile\n  property: item\n  words: Tor-M1\n",
            "decision",
            "norway-chile",
        ),
        (
            "- add: claim\n  deal: a-c-012345\n  kind: other\n  property: item\n  words: Tor-M1\n",
            "decision",
            "a-c-0",
        ),
        ("- add: claim\n  with: a-c-012345\n  property: item\n  words: Tor-M1\n", "decision", "nothing"),
        ("- add: statement\n  content: Tor-M1\n  colour: red\n", "decision", "red"),
        ("- reject: a-s-1\n", "curation", "nothing"),
        ("- edit: a-s-1\n  set: {speaker: Ann Berg, type: robot}\n  reason: r\n", "decision", "robot"),
        ("- praise: a-s-1\n", "curation", "praise"),
        ("- edit: a-s-1\n  set: {speaker: [a]}\n  reason: r\n", "decision", "a"),
        ("- add: statement\n  content: Tor-M1\n  nth: 2\n", "decision", "2"),
        ("- add: statement\n  content: Tor-M1\n  nth: two\n", "decision", "two"),
        (f"{NEW_CLAIM}  property: item\n  words: Tor-M1\n", "decision", "no value"),
        (f"{NEW_CLAIM}  property: status\n  words: sells\n  text: done\n", "decision", "done"),
        (f"{NEW_CLAIM}  property: quantity\n  words: '29'\n  min: .inf\n", "decision", ".inf"),
        (f"{NEW_CLAIM}  property: quantity\n  words: '29'\n  min: -1\n", "decision", "-1"),
        (f"{NEW_CLAIM}  property: quantity\n  words: '29'\n  min: 30\n  max: 2\n", "decision", "30"),
        (f"{NEW_CLAIM}  property: value\n  words: '29'\n  min: 3\n  unit: dollars\n", "decision", "dollars"),
    ],
)
def test_a_decision_that_cannot_be_carried_out_is_reported_with_its_line(
    told: Mentions, tmp_path: Path, decisions: str, code: str, found: str
) -> None:
    kept, issues = decide(told, tmp_path, f"decisions:\n{decisions}")
    assert [issue.code for issue in issues] == [code]
    assert found in issues[0].found
    assert issues[0].line == 3
    assert issues[0].path == "curation/reviews/a.yaml"
    assert kept.statements == told.statements


def test_words_that_stand_twice_are_told_apart_by_number(told: Mentions, tmp_path: Path) -> None:
    found, issues = decide(told, tmp_path, "decisions:\n- add: statement\n  content: e\n  nth: 2\n")
    first = told.article.text.index("e")
    second = told.article.text.index("e", first + 1)
    assert issues == ()
    assert found.statements[-1].content[0] == Span(second, second + 1)


def test_a_review_of_an_older_text_warns_and_still_applies(told: Mentions, tmp_path: Path) -> None:
    found, issues = decide(told, tmp_path, f"text_sha256: {'f' * 64}\ndecisions:\n- accept: a-s-1\n")
    assert [issue.code for issue in issues] == ["stale-review"]
    assert found.statements[0].review == "accepted"


def test_a_review_of_this_text_is_silent(told: Mentions, tmp_path: Path) -> None:
    now = hashlib.sha256(told.article.text.encode()).hexdigest()
    assert decide(told, tmp_path, f"text_sha256: {now}\ndecisions:\n- accept: a-s-1\n")[1] == ()


def test_a_review_of_a_source_that_is_gone_is_reported(told: Mentions, tmp_path: Path) -> None:
    decide(told, tmp_path, "decisions: []\n")
    (tmp_path / "curation" / "reviews" / "gone.yaml").write_text(
        "decisions:\n- accept: gone-s-1\n", encoding="utf-8"
    )
    read, _ = read_decisions(tmp_path / "curation", tmp_path, CONTRACT)
    assert [issue.code for issue in curate([told], read)[1]] == ["stale-decision"]


def test_a_register_that_names_a_report_which_is_not_there_is_warned_of(
    told: Mentions, tmp_path: Path
) -> None:
    (tmp_path / "actors.yaml").write_text(
        "- {id: norway, name: Norway, type: state, not: [a, gone]}\n", encoding="utf-8"
    )
    read, _ = read_decisions(tmp_path, tmp_path, CONTRACT)
    _, (issue,) = curate([told], read)
    assert (issue.code, issue.field, issue.found, issue.line) == ("stale-decision", "not", "gone", 1)


def test_a_new_deal_without_parties_is_warned_of(told: Mentions, tmp_path: Path) -> None:
    claim = f"{NEW_CLAIM}  property: item\n  words: Tor-M1\n  text: Tor-M1\n"
    _, (issue,) = decide(told, tmp_path, f"decisions:\n{claim}")
    assert (issue.level, issue.code, issue.found, issue.line) == ("warning", "no-parties", "boats", 3)
