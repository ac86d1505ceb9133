from __future__ import annotations

from onrecord.curate import curate
from onrecord.decisions import Decisions, Merge, Review
from onrecord.resolve import resolve
from test_resolve_actors import said
from told import sale

TOR = ("item", "Tor-M1 systems", {})
PATH = "curation/reviews/a.yaml"


def explained(*told, **decided) -> dict[str, tuple[str, ...]]:
    decisions = Decisions(**decided)
    return dict(resolve(curate(told, decisions)[0], decisions).explanations)


def claim_id(told, name: str) -> str:
    return next(str(row["claim_id"]) for row in resolve([told]).records["claims"] if row["property"] == name)


def test_an_edited_record_names_the_file_and_the_reason() -> None:
    told = sale("a", TOR, ("quantity", "29", {"amount": ("29", "29", "systems")}))
    target = claim_id(told, "quantity")
    review = Review("edit", target, "a", "Miscounted.", PATH, 3, {"min": 28})
    assert explained(told, reviews=(review,))[target][-1] == (
        f"Edited to min: 28 in {PATH}, line 3: Miscounted. To undo it, delete the decision there."
    )


def test_a_report_and_an_actor_of_one_name_are_both_explained() -> None:
    found = explained(said("ann-berg", "Ann Berg"))["ann-berg"]
    assert "Named in one article only." in found
    assert "Its text has the origin ann-berg." in found


def test_a_rejected_record_is_explained_though_it_is_gone() -> None:
    told = sale("a", TOR)
    target = claim_id(told, "item")
    review = Review("reject", target, "a", "A caption.", PATH, 3)
    assert "A caption." in explained(told, reviews=(review,))[target][-1]


def test_an_added_record_is_known_by_its_words() -> None:
    told = sale("a", TOR)
    values = {"deal": claim_id(told, "item"), "property": "status", "words": "sells", "text": "contracted"}
    found = explained(told, reviews=(Review("add", "claim", "a", "Missed.", PATH, 3, values),))
    assert [lines[-1][:5] for lines in found.values() if "Missed." in lines[-1]] == ["Added"]


def test_a_merged_deal_leads_to_the_one_it_is_in() -> None:
    told = sale("a", ("item", "missiles", {})), sale("b", ("item", "missiles", {}), published="2030-02-01")
    first, second = (str(row["transaction_id"]) for row in resolve(told).records["transactions"])
    found = explained(*told, merges=(Merge((first, second), "One order."),))
    assert found[second] == ("It is one with another deal: One order.", f"See {first}.")
    assert "curation/deals.yaml merges" in " ".join(found[first])


def test_a_merge_says_how_to_undo_it() -> None:
    found = explained(sale("a", TOR), sale("b", TOR))
    assert "`split` in curation/deals.yaml" in found["norway-chile-tor-m1"][-1]


def test_an_actor_of_two_reports_says_how_to_part_them() -> None:
    person = [said(name, "Ann Berg", country="NOR") for name in "ab"]
    assert "`not` of an entry with `id: ann-berg`" in explained(*person)["ann-berg"][-1]


def test_a_source_has_an_answer() -> None:
    assert explained(sale("a", TOR))["a"] == ("Its text has the origin a.",)
