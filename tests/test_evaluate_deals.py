from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from onrecord.evaluate import Gold, evaluate, render
from onrecord.evaluate.deals import DealFinding, compare_deals
from onrecord.evaluate.figures import Score
from onrecord.evaluate.gold import GoldFile
from onrecord.evaluate.gold_deals import mark_deal
from onrecord.evaluate.locate import MisfitError
from onrecord.evaluate.values import amount_of
from onrecord.model import (
    Amount,
    Article,
    ClaimMention,
    DateValue,
    DealMention,
    LocalActor,
    Mentions,
    Span,
)

SALE = "Peru bought 24 Gripen jets from Sweden for about $2 billion in 2016."


def sale_claim(name: str, phrase: str, **value: object) -> ClaimMention:
    start = SALE.index(phrase)
    span = Span(start, start + len(phrase))
    return ClaimMention(name, span, "affirmed", "fact", "test", 0.9, **value)


SALE_ACTORS = (
    LocalActor("pe", "Peru", "state", named=True, mentions=(), country="PER"),
    LocalActor("se", "Kingdom of Sweden", "state", named=True, mentions=(), country="SWE"),
)
SALE_CLAIMS = (
    sale_claim("supplier", "Sweden", actor="se"),
    sale_claim("recipient", "Peru", actor="pe"),
    sale_claim("item", "Gripen jets", text="Gripen"),
    sale_claim("quantity", "24", amount=Amount(Decimal(24), Decimal(24), "jets")),
    sale_claim("ordered", "2016", date=DateValue("2016", "2016-01-01", "2016-12-31", "stated")),
)


def deals_of(gold: list[dict], *claims: ClaimMention):
    article = Article("sale", "sale.txt", SALE, "")
    marked = tuple(mark_deal(SALE, item) for item in gold)
    mentions = Mentions(
        article, SALE_ACTORS, (), (DealMention("d1", "arms_transfer", claims),) if claims else ()
    )
    return compare_deals(GoldFile("sale", "test", article, marked), mentions)


SALE_GOLD = {"supplier": "Sweden", "recipient": "Peru", "item": "Gripen", "quantity": 24, "ordered": 2016}


def test_values_that_agree_are_right():
    scores, findings = deals_of([SALE_GOLD], *SALE_CLAIMS)

    assert scores.total == Score(5, 5, 5, 5)
    assert scores.wrong == 0.0
    assert findings == ()


def test_a_wrong_value_is_missed_and_wrong():
    wrong = sale_claim("quantity", "24", amount=Amount(Decimal(2), Decimal(2), "jets"))
    scores, findings = deals_of([SALE_GOLD], *SALE_CLAIMS[:3], wrong)

    assert scores.named()["quantity"] == Score(gold=1, found=0, predicted=1, right=0)
    assert DealFinding("sale", "quantity", "24", "") in findings
    assert DealFinding("sale", "quantity", "", "24") in findings


def test_values_of_a_deal_that_is_none_are_wrong():
    scores, _ = deals_of([], *SALE_CLAIMS)

    assert scores.deals == Score(predicted=1)
    assert scores.wrong == 1.0


def test_an_optional_property_is_not_asked():
    scores, _ = deals_of([{**SALE_GOLD, "optional": ["ordered"]}], *SALE_CLAIMS)

    assert scores.named()["ordered"] == Score()


def test_a_denied_value_is_not_an_affirmed_one():
    scores, _ = deals_of([{**SALE_GOLD, "supplier": {"value": "Sweden", "polarity": "denied"}}], *SALE_CLAIMS)

    assert scores.named()["supplier"] == Score(gold=1, found=0, predicted=1, right=0)


def test_one_value_of_two_speakers_counts_once():
    again = replace(SALE_CLAIMS[3], statement="s1")
    scores, _ = deals_of([SALE_GOLD], *SALE_CLAIMS, again)

    assert scores.named()["quantity"].predicted == 1


@pytest.mark.parametrize(
    ("words", "minimum", "maximum", "unit"),
    [("24", 24, 24, None), ("30.. USD", 30, None, "USD"), ("..8 EUR", None, 8, "EUR"), ("4..5", 4, 5, None)],
)
def test_amounts_of_gold_have_bounds(words, minimum, maximum, unit):
    amount = amount_of(words)

    assert (amount.minimum, amount.maximum, amount.unit) == (minimum, maximum, unit)


def test_a_property_that_there_is_not_is_named():
    with pytest.raises(MisfitError, match="suplier"):
        mark_deal(SALE, {"suplier": "Sweden"})


def test_unseen_reports_are_counted_and_not_told() -> None:
    text = "Peru bought 24 Gripen jets from Sweden."
    article = Article("peru", "peru.yaml", text, "")
    marked = mark_deal(text, {"recipient": "Chile", "item": "Gripen"})
    gold = Gold(unseen=(GoldFile("peru", "agency", article, (marked,)),))
    report = evaluate(gold, lambda articles: (Mentions(one) for one in articles))
    assert report.figures()["unseen.values.recall"] == 0
    assert report.deal_findings == ()
    assert "Deals in reports no rule was made on" in render(report)
