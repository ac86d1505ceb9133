from __future__ import annotations

import pytest

from onrecord.decisions import Decisions, Merge, Ranking, Split
from onrecord.resolve import Resolution, resolve
from told import sale

TOR = ("item", "Tor-M1 systems", {})


def deals(*told, decisions=None) -> dict[str, dict[str, object]]:
    found = resolve(told, decisions)
    return {str(row["transaction_id"]): dict(row) for row in found.records["transactions"]}


def claims(found: Resolution, name: str) -> list[dict[str, object]]:
    return [dict(row) for row in found.records["claims"] if row["property"] == name]


@pytest.mark.parametrize("spelling", ["TOR M1", "TOR-1", "SA-15", "Tor-M1"])
def test_spellings_of_one_designation_meet(spelling: str) -> None:
    found = deals(sale("a", TOR), sale("b", ("item", spelling, {})))
    assert list(found) == ["norway-chile-tor-m1"]
    assert found["norway-chile-tor-m1"]["source_count"] == 2


def test_parties_alone_make_no_deal_one() -> None:
    found = deals(sale("a", ("item", "missiles", {})), sale("b", ("item", "missiles", {})))
    assert len(found) == 2


def test_an_item_named_in_general_meets_by_its_price() -> None:
    price = {"amount": ("700", "700", "USD")}
    told = (
        sale("a", TOR, ("value", "$700", price)),
        sale("b", ("item", "missiles", {}), ("value", "$700", price)),
    )
    assert len(deals(*told)) == 1


def test_a_deal_is_named_after_the_side_told_first() -> None:
    found = deals(sale("a", TOR, ("supplier", "Chile", {"actor": "chile"}), parties=("Norway", "Chile")))
    assert list(found) == ["norway-chile-tor-m1"]


def test_other_parties_are_another_deal() -> None:
    assert len(deals(sale("a", TOR), sale("b", TOR, parties=("Norway", "Peru")))) == 2


def test_orders_years_apart_are_two_deals_with_the_year_in_the_second_name() -> None:
    told = (
        sale("a", TOR, ("ordered", "May 2020", {"date": "2020-05"})),
        sale("b", TOR, ("ordered", "May 2025", {"date": "2025-05"}), published="2030-02-01"),
    )
    assert sorted(deals(*told)) == ["norway-chile-tor-m1", "norway-chile-tor-m1-2025"]


def test_orders_a_month_apart_are_one_disputed_deal() -> None:
    told = (
        sale("a", TOR, ("ordered", "November 2005", {"date": "2005-11"})),
        sale("b", TOR, ("ordered", "December 2005", {"date": "2005-12"})),
    )
    row = deals(*told)["norway-chile-tor-m1"]
    assert (row["disputed"], row["disputed_properties"]) == (True, "ordered")


def test_exact_number_is_preferred_and_bounds_cover_all() -> None:
    told = (
        sale("a", TOR, ("quantity", "up to 30", {"amount": (None, "30", "systems")})),
        sale("b", TOR, ("quantity", "29", {"amount": ("29", "29", "systems")})),
    )
    row = deals(*told)["norway-chile-tor-m1"]
    assert (row["quantity"], row["quantity_min"], row["quantity_max"], row["disputed"]) == (29, 29, 30, False)
    reasons = {c["value"]: c["rank_reason"] for c in claims(resolve(told), "quantity")}
    assert "more specific" in str(reasons["29"])
    assert "more specific" in str(reasons["up to 30"])


def test_numbers_that_exclude_each_other_are_disputed() -> None:
    told = (
        sale("a", TOR, ("quantity", "29", {"amount": ("29", "29", "systems")})),
        sale("b", TOR, ("quantity", "40", {"amount": ("40", "40", "systems")})),
    )
    assert deals(*told)["norway-chile-tor-m1"]["disputed_properties"] == "quantity"


def test_bounds_take_no_number_of_other_things() -> None:
    told = sale(
        "a",
        TOR,
        ("quantity", "29", {"amount": ("29", "29", "systems")}),
        ("quantity", "700", {"amount": ("700", "700", "missiles")}),
        ("quantity", "thirty", {"amount": ("30", "30", None)}),
    )
    row = deals(told)["norway-chile-tor-m1"]
    assert (row["quantity_unit"], row["quantity_min"], row["quantity_max"]) == ("systems", 29, 30)


def test_what_a_replaced_version_said_is_set_aside() -> None:
    told = (
        sale("a", TOR, ("quantity", "29", {"amount": ("29", "29", "systems")})),
        sale("b", TOR, ("quantity", "up to 40", {"amount": (None, "40", "systems")}), supersedes="a"),
    )
    row = deals(*told)["norway-chile-tor-m1"]
    assert (row["quantity"], row["quantity_max"], row["disputed"]) == (None, 40, False)
    ranks = {c["value"]: (c["rank"], c["rank_reason"]) for c in claims(resolve(told), "quantity")}
    assert ranks["29"] == ("deprecated", "A later version of this report is there.")
    assert ranks["up to 40"][0] == "preferred"


def test_a_value_that_only_a_replaced_version_told_is_kept() -> None:
    told = (
        sale("a", TOR, ("quantity", "29", {"amount": ("29", "29", "systems")})),
        sale("b", TOR, supersedes="a"),
    )
    assert deals(*told)["norway-chile-tor-m1"]["quantity"] == 29


def test_of_values_that_nothing_else_tells_apart_the_one_told_first_is_taken() -> None:
    told = sale(
        "a",
        TOR,
        ("quantity", "40", {"amount": ("40", "40", "systems")}),
        ("quantity", "29", {"amount": ("29", "29", "systems")}),
    )
    assert deals(told)["norway-chile-tor-m1"]["quantity"] == 40
    reasons = {c["value"]: c["rank_reason"] for c in claims(resolve((told,)), "quantity")}
    assert "told first" in str(reasons["40"])


def test_a_planned_delivery_is_no_delivery() -> None:
    told = sale("a", TOR, ("delivered", "May 2031", {"date": "2031-05", "modality": "planned"}))
    row = deals(told)["norway-chile-tor-m1"]
    assert (row["delivered"], row["status"]) == (None, "reported")


def test_a_denied_delivery_is_no_delivery() -> None:
    told = sale("a", TOR, ("status", "delivered", {"text": "delivered", "polarity": "denied"}))
    assert deals(told)["norway-chile-tor-m1"]["status"] == "denied"


def test_a_deal_that_is_only_denied_keeps_its_item() -> None:
    told = sale("a", ("item", "Tor-M1", {"polarity": "denied"}), ("status", "denies", {"text": "denied"}))
    row = deals(told)["norway-chile-tor-m1"]
    assert (row["item"], row["status"]) == ("Tor-M1", "denied")


def test_a_later_report_of_the_contract_does_not_undo_a_delivery() -> None:
    told = (
        sale("a", TOR, ("status", "handed over", {"text": "delivered"}), published="2030-01-01"),
        sale("b", TOR, ("status", "the contract", {"text": "contracted"}), published="2031-01-01"),
    )
    row = deals(*told)["norway-chile-tor-m1"]
    assert (row["status"], row["disputed"]) == ("delivered", False)


def test_delivered_and_delivered_in_part_on_one_day_are_disputed() -> None:
    told = (
        sale("a", TOR, ("status", "handed over", {"text": "delivered"})),
        sale("b", TOR, ("status", "not all", {"text": "partly_delivered"})),
    )
    assert deals(*told)["norway-chile-tor-m1"]["disputed_properties"] == "status"


@pytest.mark.parametrize(
    ("first", "second", "disputed"),
    [
        (("delivered", "affirmed"), ("contracted", "affirmed"), False),
        (("contracted", "affirmed"), ("contracted", "denied"), True),
        (("delivered", "affirmed"), ("contracted", "denied"), True),
        (("contracted", "affirmed"), ("delivered", "denied"), False),
        (("contracted", "affirmed"), ("denied", "affirmed"), True),
        (("delivered", "denied"), ("delivered", "affirmed"), False),
        (("delivered", "affirmed"), ("cancelled", "affirmed"), True),
        (("partly_delivered", "affirmed"), ("delivered", "affirmed"), False),
    ],
)
def test_only_stages_that_exclude_each_other_are_disputed(first, second, disputed: bool) -> None:
    told = [
        sale(
            name,
            TOR,
            ("status", "so they say", {"text": stage, "polarity": polarity}),
            published=f"203{year}-01-01",
        )
        for year, (name, (stage, polarity)) in enumerate((("a", first), ("b", second)))
    ]
    assert deals(*told)["norway-chile-tor-m1"]["disputed"] is disputed


def test_who_denies_the_whole_deal_disputes_its_status() -> None:
    denied = {"text": "contracted", "polarity": "denied"}
    told = (
        sale("a", TOR, ("status", "signed", {"text": "contracted"})),
        sale("b", ("item", "Tor-M1", {"polarity": "denied"}), ("status", "no contract", denied)),
    )
    assert deals(*told)["norway-chile-tor-m1"]["disputed_properties"] == "status"


def test_a_condition_comes_after_what_is_said_to_be_so_and_says_it() -> None:
    number = (
        {"amount": ("29", "29", "systems")},
        {"amount": ("40", "40", "systems"), "modality": "conditional"},
    )
    told = sale("a", TOR, ("quantity", "29", number[0]), ("quantity", "40", number[1]))
    reasons = {c["value"]: c["rank_reason"] for c in claims(resolve([told]), "quantity")}
    assert reasons["29"] == "Preferred: said to be so."
    assert (
        reasons["40"]
        == "A value said to be so is preferred (the same report); this one is said on a condition."
    )


def test_a_value_that_a_person_outranked_says_so() -> None:
    told = [
        sale(name, TOR, ("quantity", number, {"amount": (number, number, "systems")}))
        for name, number in (("a", "29"), ("b", "40"))
    ]
    chosen = next(str(c["claim_id"]) for c in claims(resolve(told), "quantity") if c["value"] == "40")
    decisions = Decisions(ranks=(Ranking(chosen, "preferred", "Counted on the quay."),))
    reasons = {c["value"]: c["rank_reason"] for c in claims(resolve(told, decisions), "quantity")}
    assert reasons["29"] == "Another value is preferred in curation/deals.yaml (b): Counted on the quay."


def test_a_value_told_twice_by_one_source_is_one_claim() -> None:
    number = {"amount": ("29", "29", "systems")}
    told = sale("a", TOR, ("quantity", "29", number), ("quantity", "twenty-nine", number))
    assert len(claims(resolve([told]), "quantity")) == 1


def test_a_rank_that_a_person_gave_decides() -> None:
    told = (
        sale("a", TOR, ("quantity", "29", {"amount": ("29", "29", "systems")})),
        sale("b", TOR, ("quantity", "40", {"amount": ("40", "40", "systems")})),
    )
    wrong = next(str(c["claim_id"]) for c in claims(resolve(told), "quantity") if c["value"] == "29")
    decisions = Decisions(ranks=(Ranking(wrong, "deprecated", "A misprint."),))
    row = deals(*told, decisions=decisions)["norway-chile-tor-m1"]
    assert (row["quantity"], row["quantity_min"], row["disputed"]) == (40, 40, False)


def test_people_can_merge_deals() -> None:
    told = sale("a", ("item", "missiles", {})), sale("b", ("item", "missiles", {}), published="2030-02-01")
    first, second = deals(*told)
    merged = deals(*told, decisions=Decisions(merges=(Merge((first, second), "One order."),)))
    assert list(merged) == [first]


def test_merges_of_merged_deals_lead_to_the_last() -> None:
    told = [
        sale(name, ("item", "missiles", {}), published=f"2030-0{n}-01") for n, name in enumerate("abc", 1)
    ]
    first, second, third = deals(*told)
    pairs = ((second, third), (first, second), (first, third))
    found = resolve(told, Decisions(merges=tuple(Merge(pair, "One order.") for pair in pairs)))
    assert [row["transaction_id"] for row in found.records["transactions"]] == [first]
    assert {found.withdrawn["transactions", name].became for name in (second, third)} == {first}


def test_people_can_split_a_deal() -> None:
    told = sale("a", TOR), sale("b", TOR)
    decisions = Decisions(splits=(Split("norway-chile-tor-m1", ("b",), "Another order."),))
    assert {row["source_count"] for row in deals(*told, decisions=decisions).values()} == {1}


def test_a_decision_about_a_deal_that_is_not_there_is_reported() -> None:
    found = resolve([sale("a", TOR)], Decisions(merges=(Merge(("gone", "norway-chile-tor-m1"), "x", 3),)))
    issue = next(issue for issue in found.issues if issue.code == "stale-decision")
    assert (issue.line, issue.found) == (3, "gone")


def test_a_merge_says_why() -> None:
    found = resolve([sale("a", TOR), sale("b", TOR)])
    assert "names the same item" in " ".join(found.explanations["norway-chile-tor-m1"])


def test_claims_cite_their_own_words() -> None:
    found = resolve([sale("a", TOR, ("quantity", "29", {"amount": ("29", "29", "systems")}))])
    quotes = {row["evidence_id"]: row["quote"] for row in found.records["evidence"]}
    assert all(row["value"] == quotes[row["evidence_id"]] for row in found.records["claims"])


def test_the_order_of_articles_changes_nothing() -> None:
    told = [
        sale("a", TOR),
        sale("b", TOR, published="2029-01-01"),
        sale("c", TOR, parties=("Sweden", "Peru")),
    ]
    assert resolve(told).records == resolve(told[::-1]).records


def test_a_supplier_with_two_customers_has_two_deals() -> None:
    found = deals(sale("a", TOR), sale("b", TOR, parties=("Norway", "")))
    assert len(found) == 2


def test_a_sale_to_nobody_named_meets_another_by_its_number() -> None:
    count = ("quantity", "29", {"amount": ("29", "29", "systems")})
    assert len(deals(sale("a", TOR, count), sale("b", TOR, count, parties=("Norway", "")))) == 1


def test_what_is_split_off_is_explained_where_it_went() -> None:
    told = sale("a", TOR), sale("b", TOR)
    decisions = Decisions(splits=(Split("norway-chile-tor-m1", ("b",), "Another order."),))
    explained = resolve(told, decisions).explanations
    assert "b tells of" not in " ".join(explained["norway-chile-tor-m1"])
