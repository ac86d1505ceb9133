"""What a clause says of a trade; the gold in tests/gold/deals has whole texts."""

from __future__ import annotations

import pytest

from onrecord.extract.deals import find_deals
from onrecord.extract.nlp import readings
from onrecord.model import Article, Span, StatementMention
from onrecord.values.edtf_dates import edtf_date


def read(text, statements=()):
    [reading] = readings([(text, ())])
    article = Article("a", "articles/a.txt", text, "A title", published=edtf_date("2017-05-03"))
    return find_deals(reading, article, (), statements)


def value(claim):
    if claim.amount:
        return claim.amount.minimum, claim.amount.maximum, claim.amount.unit
    return claim.text or (claim.date and claim.date.edtf) or claim.actor


def told(deal, name):
    return [value(claim) for claim in deal.claims if claim.property == name]


@pytest.mark.parametrize(
    "text",
    [
        "Sweden sold 24 Gripen fighters to Peru.",
        "24 Gripen fighters were sold to Peru by Sweden.",
        "Peru bought 24 Gripen fighters from Sweden.",
        "Peru's purchase of 24 Gripen fighters from Sweden drew protests.",
        "Sweden's sale of 24 Gripen fighters to Peru drew protests.",
        "Peru signed a contract to buy 24 Gripen fighters from Sweden.",
        "Peru and Sweden signed a contract for 24 Gripen fighters.",
        "Sweden has agreed to deliver 24 Gripen fighters to Peru.",
        "The supply of 24 Gripen fighters to Peru by Sweden was agreed last year.",
        "Peru opted for 24 Gripen fighters from Sweden.",
        "Peru is due to get 24 Gripen fighters from Sweden.",
        "Peru renewed a contract with Sweden for 24 Gripen fighters.",
        "Sweden will lend Peru 24 Gripen fighters.",
        "Peru's parliament backed a deal with Sweden for 24 Gripen fighters.",
    ],
)
def test_active_passive_and_nominal_forms(text):
    [deal] = read(text)
    assert told(deal, "supplier") == ["Sweden"]
    assert told(deal, "recipient") == ["Peru"]
    assert told(deal, "item") == ["Gripen"]
    assert [amount[:2] for amount in told(deal, "quantity")] == [(24, 24)]


def test_several_deals_in_one_sentence_keep_their_parties():
    deals = read("Russia sold 20 Su-30MK2 fighters to Vietnam and six Kilo-class submarines to Algeria.")
    assert [(told(d, "item"), told(d, "recipient")) for d in deals] == [
        (["Su-30MK2"], ["Vietnam"]),
        (["Kilo"], ["Algeria"]),
    ]


def test_a_company_makes_and_its_country_supplies():
    [deal] = read("Peru ordered 24 Gripen fighters from Sweden's Saab.")
    assert (told(deal, "supplier"), told(deal, "manufacturer")) == (["Sweden"], ["Saab"])


def test_a_selling_agent_is_no_maker():
    [deal] = read("Rosoboronexport sold 12 Mi-35M helicopters to Peru.")
    assert (told(deal, "agent"), told(deal, "manufacturer")) == (["Rosoboronexport"], [])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru signed a contract for 24 Gripen fighters with Sweden.", "contracted"),
        ("Peru plans to buy 24 Gripen fighters from Sweden.", "proposed"),
        ("Peru is in talks with Sweden about buying Gripen fighters.", "negotiating"),
        ("Sweden has approved the sale of 24 Gripen fighters to Peru.", "approved"),
        ("Peru has cancelled the purchase of 24 Gripen fighters from Sweden.", "cancelled"),
        ("Sweden has delivered 24 Gripen fighters to Peru.", "delivered"),
        ("Sweden has delivered the first of 24 Gripen fighters to Peru.", "partly_delivered"),
        ("Sweden denied that it had sold Gripen fighters to Peru.", "denied"),
    ],
)
def test_status(text, status):
    [deal] = read(text)
    assert told(deal, "status") == [status]


def test_what_is_denied_is_no_sale():
    [deal] = read("Sweden denied that it had sold Gripen fighters to Peru.")
    assert {c.polarity for c in deal.claims if c.property != "status"} == {"denied"}


def test_a_condition_makes_a_claim_conditional():
    [deal] = read("Peru would buy 24 Gripen fighters from Sweden if Stockholm lowered the price.")
    assert {c.modality for c in deal.claims} == {"conditional"}


def test_a_claim_belongs_to_the_statement_that_holds_it():
    text = "Sweden sold 24 Gripen fighters to Peru, Mr Larsson said."
    said = StatementMention(
        "s1", (), (), (Span(0, text.index(", Mr")),), "say", "indirect", "denied", None, "clause", 0.9
    )
    [deal] = read(text, (said,))
    assert {c.statement for c in deal.claims} == {"s1"}
    assert {c.polarity for c in deal.claims if c.property != "status"} == {"denied"}
    assert deal.statements == ("s1",)


def test_the_price_of_a_package_is_not_the_price_of_its_goods():
    text = "Peru agreed to buy weapons worth $4.2 billion from Russia, among them 30 Mi-28NE helicopters."
    deal, package = sorted(read(text), key=lambda deal: deal.kind == "arms_package")
    assert told(deal, "value") == []
    assert [amount[0] for amount in told(package, "value")] == [4_200_000_000]


def test_a_budget_is_no_price():
    [deal] = read("Peru, with a defence budget of $3 billion, bought 24 Gripen fighters from Sweden.")
    assert told(deal, "value") == []


def test_dates_of_order_and_delivery():
    [deal] = read("Peru ordered 24 Gripen fighters from Sweden in 2014. Deliveries will begin in 2019.")
    assert told(deal, "ordered") == ["2014"]
    assert [(c.date.edtf, c.modality) for c in deal.claims if c.property == "delivered"] == [
        ("2019", "planned")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Gripen is in service with six air forces.",
        "Turkey sent six F-16 fighter jets to the border.",
        "The United States imposed sanctions on Sudan over its war.",
        "Washington urged all states to halt arms sales to Sudan.",
        "Read more: Boeing sells 36 F-15 jets to Indonesia",
        "The Gripen can hit two targets at a range of 400 kilometres.",
        "The minister delivered a speech on tanks in Peru.",
    ],
)
def test_no_deal(text):
    assert read(text) == ()


def test_every_claim_marks_words_of_the_text():
    text = "Peru signed a €2 billion contract with Sweden’s Saab for 24 Gripen fighters on Tuesday."
    [deal] = read(text)
    for claim in deal.claims:
        assert claim.span.of(text).strip() == claim.span.of(text) != ""


def test_the_same_text_gives_the_same_deals():
    text = "Russia sold 20 Su-30 fighters to Vietnam, and China sold 44 VT-4 tanks to Thailand."
    assert read(text) == read(text)


def test_who_asks_to_be_sold_something_buys():
    [deal] = read("Morocco asked the United States in May to sell it 25 more F-16s.")
    assert (told(deal, "recipient"), told(deal, "supplier")) == (["Morocco"], ["United States"])


def test_goods_on_order():
    [deal] = read("Taiwan has 96 Abrams tanks on order from the United States.")
    assert (told(deal, "recipient"), told(deal, "quantity")[0][0]) == (["Taiwan"], 96)


def test_a_round_up_keeps_its_sections_apart():
    first, second = read(
        "CHILE. The army has ordered 30 Leopard 2 tanks from Germany.\n\n"
        "OMAN. Russia is to deliver 10 Mi-17 helicopters; the contract is said to be worth $90 million."
    )
    assert (told(first, "recipient"), told(second, "recipient")) == (["Chile"], ["Oman"])
    assert told(first, "value") == []


def test_components_are_no_sale_of_what_they_are_for():
    [deal] = read("Nexter will supply guns for 12 CAESAR howitzers that Estonia ordered from KNDS.")
    assert told(deal, "supplier") == ["KNDS"]


def test_a_list_shares_its_parties():
    text = "The contract for four Mi-35M and three Mi-17V-5 helicopters was signed by Serbia and Russia."
    assert [told(deal, "recipient") for deal in read(text)] == [["Serbia"], ["Serbia"]]


def parties(deal):
    return {
        (claim.property, value(claim)) for claim in deal.claims if claim.property in {"supplier", "recipient"}
    }


def test_who_approves_an_export_is_not_the_seller_where_another_is_named():
    [deal] = read("Spain approved the export of 20 A400M planes from France to Chad.")
    assert ("supplier", "Spain") not in parties(deal)


def test_who_vetoes_a_sale_is_no_seller():
    deals = read("Chile ordered 24 Gripen jets in 2014. Spain vetoed a sale of the jets to Peru.")
    assert all(("supplier", "Spain") not in parties(deal) for deal in deals)


@pytest.mark.parametrize(
    "text",
    [
        "Peru spent an estimated $149 billion on its army.",
        "The frigates of Peru are armed with a 76 mm gun and eight Exocet missiles.",
        "More than 1,600 RBS 70 launchers have been delivered to 19 countries by Sweden.",
        "Sweden provided Peru with $40 million in financing.",
    ],
)
def test_spending_fittings_and_records_of_sales_are_no_deals(text):
    assert read(text) == ()


def test_two_orders_placed_years_apart_are_two_deals():
    text = "Peru ordered 12 Su-30SM jets from Russia in 2012. In 2016, Peru ordered 12 Su-30SM2 jets."
    assert [told(deal, "ordered") for deal in read(text)] == [["2012"], ["2016"]]


def test_a_sum_over_years_gives_no_date():
    deals = read("Peru has bought 64 aircraft in the past nine years, including 12 Gripen jets from Sweden.")
    assert [told(deal, "ordered") for deal in deals] == [[]]
