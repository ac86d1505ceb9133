"""What a deal's events become as claims: whose voice gives a stage."""

from __future__ import annotations

import pytest

from onrecord.extract import extract
from onrecord.model import Article


def stages(text):
    """Return each stage told with who tells it, None for the report itself."""
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    speakers = {statement.key: statement.speaker for statement in found.statements}
    return {
        (claim.text, speakers.get(claim.statement or ""))
        for deal in found.deals
        for claim in deal.claims
        if claim.property == "status"
    }


def test_a_voice_tells_the_furthest_stage():
    told = stages(
        "Peru negotiated with Sweden over 24 Gripen jets, signed a contract for them and received them."
    )
    assert {status for status, _ in told} == {"delivered"}


def test_a_stage_stays_that_another_voice_tells():
    told = stages(
        "Sweden has sold 24 Gripen jets to Peru.\n\n"
        "Peru is still negotiating with Sweden over the 24 Gripen jets, Defence Minister Ana Rios said."
    )
    assert {status for status, _ in told} == {"contracted", "negotiating"}
    assert len({speaker for _, speaker in told}) == 2


def test_who_will_not_get_what_it_hoped_for_is_not_denied_to_have_hoped():
    [found] = extract(
        [
            Article(
                "a", "articles/a.txt", "Oman will not get the 50 T-90S tanks it had hoped to buy.", "A title"
            )
        ]
    )
    [deal] = found.deals
    assert {(c.property, c.polarity) for c in deal.claims if c.property != "status"} == {
        ("recipient", "affirmed"),
        ("quantity", "affirmed"),
        ("item", "affirmed"),
    }


def test_the_price_of_several_civil_goods_is_no_arms_package():
    text = "Oman Rail has ordered 17 locomotives and 10 trainsets from Hyundai Rotem for $296 million."
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    assert {deal.kind for deal in found.deals} == {"other"}


def test_a_second_seller_that_the_report_names_beside_a_speaker_is_of_other_goods():
    text = (
        "Oman signs up for $1 bln of Russian arms\n\n"
        "On Tuesday the two sides signed an arms contract worth $1 billion.\n\n"
        "The contract covers Mi-17 helicopters, an official said. Tanks were not among the orders, "
        "this official said, because Oman had got them from China some time ago."
    )
    [found] = extract([Article("a", "articles/a.txt", text, text.partition("\n")[0])])
    names = {actor.key: actor.name for actor in found.actors}
    sold = [[names[c.actor or ""] for c in deal.claims if c.property == "supplier"] for deal in found.deals]
    assert sold == [["Russia"], ["Russia"]]  # the helicopters, and the package


def test_makers_that_two_speakers_name_are_both_claims():
    text = (
        "Ghana has bought 12 K-8 trainers from China. The K-8 trainers are made by Hongdu, General Kofi "
        "Mensah said. The K-8 trainers are made by Boeing, Defence Minister Ana Rios said."
    )
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    [deal] = found.deals
    assert [c.actor for c in deal.claims if c.property == "manufacturer"] == ["hongdu", "boeing"]


def polarities(text):
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    return {(c.property, c.polarity, c.modality) for d in found.deals for c in d.claims}


@pytest.mark.parametrize(
    "text",
    [
        "Norway denied that it had paid kickbacks to sell 12 helicopters to Oman.",
        "Norway denied paying bribes to sell 12 helicopters to Oman.",
        "Norway denied violating the embargo by selling 12 helicopters to Oman.",
        "Norway denied taking bribes over the sale of 12 helicopters to Oman.",
    ],
)
def test_who_denies_something_beside_a_sale_does_not_deny_the_sale(text):
    told = polarities(text)
    assert {name for name, _, _ in told} >= {"item", "quantity"}
    assert {polarity for _, polarity, _ in told} == {"affirmed"}
    assert {modality for _, _, modality in told} == {"possible"}
    assert "status" not in {name for name, _, _ in told}


def test_what_a_denial_takes_for_granted_is_a_fact():
    told = polarities("Norway denied that it broke the embargo when it delivered radars to Oman.")
    assert ("status", "affirmed", "fact") in told
    assert ("recipient", "affirmed", "fact") in told


def test_who_denies_a_sale_denies_its_goods():
    told = polarities("Norway denied that it had sold 12 helicopters to Oman.")
    assert ("quantity", "denied", "fact") in told


def test_what_has_come_is_a_part_where_the_rest_is_still_promised():
    text = "Norway has promised to deliver the remaining two Gripen jets to Peru by 2026. Three have arrived."
    assert {status for status, _ in stages(text)} == {"partly_delivered"}


def test_an_earlier_trade_told_of_a_buyer_gives_the_new_one_no_seller():
    text = "Oman, which bought Norwegian drones before the war, is now to get Gripen jets from Peru."
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    sellers = {c.span.of(text) for d in found.deals for c in d.claims if c.property == "supplier"}
    assert sellers == {"Peru"}


@pytest.mark.parametrize(
    "scorned",
    [
        "Norway brushed aside reports that it had sold 12 helicopters to Oman.",
        "Norway scoffed at rumours of a sale of 12 helicopters to Oman.",
        "Reports that it had sold 12 helicopters to Oman were shrugged off by Norway.",
    ],
)
def test_reports_that_are_scorned_are_denied(scorned):
    told = polarities(scorned)
    assert ("quantity", "denied", "fact") in told
    assert ("quantity", "affirmed", "fact") not in told


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Rumours that Norway had sold 12 helicopters to Oman alarmed Sweden.", "possible"),
        ("Norway played down reports of a sale of 12 helicopters to Oman.", "possible"),
        ("Norway confirmed reports that it had sold 12 helicopters to Oman.", "fact"),
        ("The ministry reports that Norway sold 12 helicopters to Oman.", "fact"),
        ("Allegations of bribery in the sale of 12 helicopters to Oman led Norway to resign.", "fact"),
        ("Allegations over the sale of 12 helicopters to Oman led Norway to resign.", "fact"),
    ],
)
def test_what_is_but_reported_is_possible(text, modality):
    told = polarities(text)
    assert {(p, m) for name, p, m in told if name == "quantity"} == {("affirmed", modality)}


def test_what_is_brushed_off_without_a_report_is_done():
    told = polarities("Norway brushed aside the protests and sold 12 helicopters to Oman.")
    assert ("quantity", "affirmed", "fact") in told


def test_what_is_ruled_out_is_denied_for_sure():
    told = polarities("Norway ruled out selling Peru 12 helicopters.")
    assert ("item", "denied", "fact") in told


def test_nobody_says_of_a_deal_what_he_said_of_another():
    [found] = extract(
        [
            Article(
                "a",
                "articles/a.txt",
                "Sweden has delivered 24 Gripen jets to Peru, Defence Minister Ana Rios said.\n\n"
                "Talks on the Erieye, a radar plane, have been reported by local media.",
                "A title",
            )
        ]
    )
    jets, planes = found.deals
    assert {claim.method for claim in jets.claims} == {"rules"}
    parties = {(c.property, c.statement, c.method) for c in planes.claims if c.property != "item"}
    assert parties >= {("supplier", None, "context"), ("recipient", None, "context")}
    [said] = (s.key for s in found.statements if s.speaker and "rios" in s.speaker)
    assert (said in jets.statements, said in planes.statements) == (True, False)


def both(text):
    """Return what each speaker says of the only deal: the property, affirmed or denied."""
    [found] = extract([Article("a", "articles/a.txt", text, "A title")])
    speakers = {statement.key: statement.speaker for statement in found.statements}
    [deal] = found.deals
    return {(speakers.get(claim.statement or ""), claim.property, claim.polarity) for claim in deal.claims}


def test_one_says_and_another_denies_the_same_words():
    told = both("A sale of 12 jets to Oman was announced by Spain on Monday and denied by Muscat.")
    assert told >= {("spain", "quantity", "affirmed"), ("oman", "quantity", "denied")}


def test_one_says_and_another_confirms_the_same_words():
    told = both("A sale of 12 jets to Oman was announced by Spain on Monday and confirmed by Muscat.")
    assert told >= {("spain", "quantity", "affirmed"), ("oman", "quantity", "affirmed")}


def test_talks_that_one_reports_and_another_denies_are_disputed():
    text = (
        "Spain has delivered 12 jets to Oman.\n\nTalks on the S-300, a missile of long range, "
        "have been reported by Russian media and denied by Russian officials."
    )
    assert {("negotiating", "russian-media"), ("denied", "russian-officials")} <= stages(text)


def test_who_rejects_a_claim_does_not_say_how_far_the_deal_has_come():
    told = stages(
        "The claim that Oman had bought 12 jets from Spain was made by the opposition and rejected by "
        "the government."
    )
    assert {status for status, _ in told} == {"denied"}
