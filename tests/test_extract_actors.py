from __future__ import annotations

import pytest

from onrecord.extract import describe, extract
from onrecord.model import Article, LocalActor, Mentions


def read(text: str, **kept: str) -> Mentions:
    return next(iter(extract([Article("a", "a.txt", text, "A title", **kept)])))


def actors(text: str, **kept: str) -> dict[str, LocalActor]:
    return {actor.name: actor for actor in read(text, **kept).actors}


def speakers(text: str) -> list[str | None]:
    found = read(text)
    names = {actor.key: actor.name for actor in found.actors}
    return [
        names.get(statement.speaker or "") for statement in found.statements if statement.kind == "report"
    ]


def words(actor: LocalActor, text: str) -> list[str]:
    return [mention.span.of(text) for mention in actor.mentions]


def test_office_before_a_name_gives_title_organization_and_country() -> None:
    found = actors("Norwegian Fisheries Ministry spokesman Erik Dahl said the ships were late.")
    office = found["Erik Dahl"].offices[0]
    assert (office.title, office.organization, office.country) == (
        "spokesman",
        "Norwegian Fisheries Ministry",
        "NOR",
    )
    assert found["Erik Dahl"].country == "NOR"
    assert found["Norwegian Fisheries Ministry"].country == "NOR"


def test_office_behind_a_name_belongs_to_it() -> None:
    found = actors("Anna Lind, director of Sweden's Nuclear Safety Authority, said the plant was safe.")
    office = found["Anna Lind"].offices[0]
    assert (office.title, office.organization, office.country) == (
        "director",
        "Nuclear Safety Authority",
        "SWE",
    )


def test_two_people_with_one_surname_stay_two() -> None:
    text = (
        "Defence Minister Pavel Novak said the tanks were ready.\n\n"
        "Finance Minister Jana Novak said they cost too much. "
        "Novak said she would not pay.\n\nDefence Minister Novak said he would wait."
    )
    assert speakers(text) == ["Pavel Novak", "Jana Novak", "Jana Novak", "Pavel Novak"]


def test_bare_surname_in_a_headline_means_the_full_name_to_come() -> None:
    text = "Okafor defends port contract\n\nTransport Minister Chidi Okafor said the port would open."
    assert words(actors(text)["Chidi Okafor"], text)[0] == "Okafor"


def test_office_with_its_country_means_its_holder() -> None:
    text = "Poland's defence minister said the order stood.\n\nDefence Minister Jan Kowalski gave no price."
    found = actors(text)
    assert "Poland's defence minister" in words(found["Jan Kowalski"], text)
    assert found["Jan Kowalski"].country == "POL"


def test_office_nobody_is_named_for_speaks_unnamed() -> None:
    found = actors("The Iranian oil minister said exports would rise.")
    actor = found["The Iranian oil minister"]
    assert not actor.named
    assert actor.country == "IRN"


def test_capital_speaks_for_its_state_and_is_a_place_after_in() -> None:
    text = "Tehran said it would pay. Envoys met in Vienna."
    found = actors(text)
    assert words(found["Iran"], text) == ["Tehran", "it"] or words(found["Iran"], text) == ["Tehran"]
    assert "Austria" not in found


def test_government_is_its_state() -> None:
    assert speakers("The Greek government said it would buy frigates.") == ["Greece"]


def test_designation_of_an_item_is_no_actor() -> None:
    names = actors("Brazil ordered 36 Gripen E jets and the Tor-M1 system, officials said.")
    assert "Tor-M1" not in names
    assert "Gripen E" not in names


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The builder, Gdynia-based Stocznia Nowa, said the hull was ready.", "Stocznia Nowa"),
        ("The lobby group VeloForum said the rules were unfair.", "VeloForum"),
        ("Its vice-president for sales, Otto Lemke, said orders had doubled.", "Otto Lemke"),
        (
            "Human Rights Observatory, a Madrid-based group, said arrests had risen.",
            "Human Rights Observatory",
        ),
    ],
)
def test_description_beside_a_name_is_that_actor(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_company_means_the_organization_last_named() -> None:
    text = "Saab said it would deliver eight aircraft. The company said a plant would open."
    assert speakers(text) == ["Saab", "Saab"]


def test_short_name_in_brackets_is_the_same_organization() -> None:
    text = "The Defence Materials Agency (DMA) signed the order. DMA said it was the largest."
    found = actors(text)
    assert "DMA" not in found
    assert words(found["Defence Materials Agency"], text).count("DMA") == 2


def test_short_name_in_brackets_abbreviates_words_before_the_name_too() -> None:
    found = actors("The boats are new to the Republic of Singapore Navy (RSN). The RSN said so.")
    assert "RSN" not in found


def test_officer_of_a_firm_that_is_not_named_is_a_person() -> None:
    found = actors("“We expect more,” said Tuncay Demirkol, the firm's deputy chairman.")
    assert found["Tuncay Demirkol"].type == "person"


def test_state_in_capitals_at_the_start_of_a_report_is_a_state() -> None:
    assert actors("MALAYSIA said on Monday that the ships were late.")["Malaysia"].type == "state"


def test_pronoun_means_a_person_of_its_sex() -> None:
    text = 'Maria Santos met Peter Braun. "It is late," she said. "It is early," he said.'
    assert speakers(text) == ["Maria Santos", "Peter Braun"]


def test_pronoun_follows_the_country_last_spoken_of() -> None:
    text = (
        "Russian Deputy Minister Oleg Petrov said the aid would come.\n\nThe aid is food.\n\n"
        'French spokesman Luc Martin said Paris would help. "We can," Martin said.\n\n'
        "The ships are small.\n\nRussian officials said the route was open.\n\n"
        '"We know the way," he said.'
    )
    assert speakers(text)[-1] == "Oleg Petrov"


def test_unnamed_speakers_with_an_indefinite_article_are_different_people() -> None:
    found = read("A diplomat said talks had begun. Later, a diplomat said they had failed.")
    speakers_found = [statement.speaker for statement in found.statements]
    assert len(set(speakers_found)) == 2


def test_unnamed_speaker_keeps_its_wording() -> None:
    found = actors("A ministry official speaking on condition of anonymity said the deal was dead.")
    actor = found["A ministry official speaking on condition of anonymity"]
    assert (actor.named, actor.type) == (False, "person")


def test_we_in_an_officials_words_is_the_state() -> None:
    text = '"We have sold the ships," Turkish Defence Minister Ali Demir said.'
    assert "We" in words(actors(text)["Turkey"], text)


def test_dateline_gives_a_minister_a_country_that_nothing_else_does() -> None:
    found = actors("Defence Minister Ali Demir said the ships were sold.", dateline="ANKARA, May 3")
    assert found["Ali Demir"].country == "TUR"


def test_headline_in_capitals_of_every_word_makes_no_names() -> None:
    names = actors("Minister Signs Huge Deal For New Ships\n\nThe deal was signed on Monday, Norway said.")
    assert set(names) == {"Norway"}


def test_state_named_like_a_person_is_left_to_the_person() -> None:
    found = actors("Israel Katz said Israel would wait.")
    assert found["Israel Katz"].type == "person"
    assert found["Israel"].type == "state"


def test_keys_are_unique() -> None:
    found = read("A source said one thing. A source said another. A source said a third.")
    keys = [actor.key for actor in found.actors]
    assert len(keys) == len(set(keys))


def test_mentions_are_verbatim_offsets() -> None:
    text = "“Peace,” said Élodie Müller — the envoy.\n\nMüller left Zürich."
    spans = [mention.span for actor in read(text).actors for mention in actor.mentions]
    assert {"Élodie Müller", "Müller"} <= {span.of(text) for span in spans}
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "…", "«»", "A", "The the of of", "(((", "'s 's", "ALL CAPS ONLY TEXT HERE"]
)
def test_no_text_makes_it_fail(text: str) -> None:
    read(text)


def test_speaker_within_another_statement_has_it_in_its_chain() -> None:
    text = "Agence Delta said that Boeing confirmed the sale of jets to Peru."
    found = read(text)
    names = {actor.key: actor.name for actor in found.actors}
    chains = [[names[step.actor] for step in statement.chain] for statement in found.statements]
    assert ["Agence Delta"] in chains


def test_description_has_every_attribution_with_offsets() -> None:
    text = "Peru wants jets. Peru said it would pay."
    lines = describe(read(text))
    kinds = {attribution["kind"] for attribution in lines["attributions"]}  # type: ignore[attr-defined]
    assert kinds == {"attitude", "report"}


def test_title_with_what_it_is_for_is_one_title() -> None:
    found = actors("The Minister of Foreign Affairs of Mongolia, Bat Dorj, said talks went on.")
    office = found["Bat Dorj"].offices[0]
    assert (office.title, office.country) == ("minister of foreign affairs", "MNG")


def test_rank_in_short_is_written_in_full() -> None:
    office = actors("Army chief Lt. Gen. Maria Silva said so: it rains.")["Maria Silva"].offices[0]
    assert office.title.endswith("lieutenant general")


def test_ministry_in_plain_words_belongs_to_its_state() -> None:
    found = actors("Peru's defence ministry said the ships were late.")
    assert found["Defence Ministry"].country == "PER"


def test_nobody_is_no_actor() -> None:
    assert not any("obody" in name for name in actors("Nobody in the ministry said the deal was dead."))


def test_name_before_a_number_is_an_item() -> None:
    assert set(actors("Berlin sent Leopard 2 tanks to Kyiv.")) == {"Germany", "Ukraine"}


def test_ministry_of_another_field_gives_a_minister_no_country() -> None:
    found = actors(
        "Defence Minister Ali Demir said so: it rains.\n\nIsrael's Foreign Ministry said it was late."
    )
    assert found["Ali Demir"].country is None


def test_dateline_gives_no_country_where_the_article_is_about_another() -> None:
    text = "Defence Minister Ali Demir said Turkey would sell ships. Turkey said so."
    assert actors(text, dateline="WASHINGTON")["Ali Demir"].country != "USA"


def test_a_spokeswoman_is_not_the_yard_she_speaks_for() -> None:
    text = "A spokeswoman for the shipyard Umoe Mandal warned that it would cost 300 jobs."
    assert speakers(text) == ["A spokeswoman for the shipyard Umoe Mandal"]
    assert actors(text)["Umoe Mandal"].type == "organization"


def test_a_ministry_is_never_a_company() -> None:
    text = (
        "Hanwha protested against the sale.\n\nPoland ordered 48 howitzers, the defence ministry in Warsaw "
        "announced. The ministry said more would follow."
    )
    assert "Hanwha" not in speakers(text)[1:]
    assert len(speakers(text)) == 3


def test_an_agency_that_reports_a_saying_stands_in_its_chain() -> None:
    text = "Anna Holm said the ships were late, Reuters reported."
    found = read(text)
    (statement,) = found.statements
    assert (statement.speaker, [step.actor for step in statement.chain]) == ("anna-holm", ["reuters"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Li Qiang Bo, who chairs the yard, said the line would be long.", "Li Qiang Bo"),
        ('"We need more ships," said Petrov, who was touring a yard.', "Petrov"),
    ],
)
def test_who_is_a_person(text: str, name: str) -> None:
    assert actors(text)[name].type == "person"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Bulgarian ministry of defence said it was glad.", "Ministry of Defence", "BGR"),
        (
            "Poland's ministry of foreign affairs and trade said so.",
            "Ministry of Foreign Affairs and Trade",
            "POL",
        ),
    ],
)
def test_a_ministry_has_its_field_behind_it(text: str, name: str, country: str) -> None:
    found = actors(text)[name]
    assert (found.type, found.country) == ("organization", country)


def test_a_rank_of_several_words_stands_before_its_holder() -> None:
    found = actors("Army commander in chief General Enzo Peri said the tug was new.")
    assert [office.title for office in found["Enzo Peri"].offices] == ["army commander in chief general"]
    assert list(found) == ["Enzo Peri"]


def test_a_form_of_address_is_no_part_of_an_office() -> None:
    found = actors("Defense Minister Sheikh Ahmad Hamoud said a team was sent.")
    assert [office.title for office in found["Ahmad Hamoud"].offices] == ["defense minister"]


def test_a_name_spelt_with_another_vowel_is_the_one_in_the_article() -> None:
    text = "Defense Minister Sheikh Ahmad Hamoud sent a team. Sheikh Ahmed declined to say how large it was."
    assert speakers(text) == ["Ahmad Hamoud"]


def test_names_that_differ_in_more_than_a_vowel_stay_apart() -> None:
    text = "Pavel Ivanov was there. Ivanova said the ships were late."
    assert speakers(text) == ["Ivanova"]


def test_a_paper_is_its_owners_and_not_its_topics() -> None:
    assert speakers("Otokar told the exchange of the deal. Its notice said the tugs were late.") == ["Otokar"]
    told = speakers("The notice on the Patriots says that the tugs are late.")
    assert told == ["The notice on the Patriots"]
    assert speakers("According to the current issue of Navy News Weekly, Chile gets two tugs.") == [
        "Navy News Weekly"
    ]


def test_the_maker_is_who_was_called_one() -> None:
    text = (
        "Otokar, a maker of trucks, informed the Public Disclosure Platform of the deal. "
        "Never before, the manufacturer pointed out, had it sold tugs."
    )
    assert speakers(text) == ["Otokar"]


def test_an_official_of_a_ministry_is_of_the_country_where_it_is_said_to_be() -> None:
    text = (
        "Iran's defense minister, Hossein Dehghan, was there. The reports were rejected by an official of "
        "high rank at the Defense Ministry in Moscow."
    )
    found = next(actor for actor in read(text).actors if actor.name.startswith("an official"))
    assert found.country == "RUS"


@pytest.mark.parametrize("name", ["Aldesa Nowa Sp. z o.o.", "Zetor Trade s.r.o.", "Vega Norte S.A. de C.V."])
def test_a_legal_form_of_several_words_ends_a_name(name: str) -> None:
    text = f"The order of 20 turbines was given on the next day by {name} in a letter."
    assert actors(text)[name].type == "organization"


def test_whose_paper_it_is_stays_open_where_two_can_be_meant() -> None:
    text = "Otokar informed the Disclosure Board of the deal. Its notice said the tugs were late."
    assert speakers(text) == ["Its notice"]


@pytest.mark.parametrize("title", ["Deputy Defence Minister", "Army Chief of Staff", "Deputy Army Chief"])
def test_a_deputy_is_not_the_minister(title: str) -> None:
    found = actors(f"The ships were late, {title} Jan Nowak said on Thursday.")
    assert [office.title for office in found["Jan Nowak"].offices] == [title.lower()]


def test_a_plural_for_people_is_no_name() -> None:
    assert "Members" not in actors("By then Members of Parliament had begun to ask what the ships cost.")


def test_body_named_in_short_belongs_to_the_state_of_the_one_named_in_full() -> None:
    found = read(
        "The Royal Air Force has ordered 12 F-16s from the United States. "
        "The commander of the Royal Jordanian Air Force said the jets were needed."
    )
    [deal] = found.deals
    told = [claim.actor or claim.text for claim in deal.claims if claim.property == "recipient"]
    assert told in (["jordan"], ["Jordan"])


def test_the_name_of_a_firm_ends_before_the_state_it_is_in() -> None:
    text = (
        "Peru ordered boats from Kestrel Industries of South Korea and paid the Bank of China, Kestrel said."
    )
    assert {"Kestrel Industries", "Bank of China"} <= actors(text).keys()


@pytest.mark.parametrize("opening", ["Neighbouring", "Oil-rich", "Tiny"])
def test_what_is_said_of_a_state_before_its_name_is_no_part_of_it(opening: str) -> None:
    found = actors(f"The talks ended.\n\n{opening} Chile has bought 12 jets, Air India and others said.")
    assert {"Chile", "Air India"} <= found.keys()


@pytest.mark.parametrize(
    "rank", ["Brigadier", "Commodore", "Air Commodore", "Colonel-General", "Field Marshal"]
)
def test_a_rank_is_no_part_of_a_name(rank: str) -> None:
    found = actors(f"The talks were held here on Monday.\n\nOn Tuesday {rank} Ian Mercer said it was over.")
    assert [actor for actor in found if "Ian" in actor] == ["Ian Mercer"]


@pytest.mark.parametrize("name", ["Air China", "Leonardo DRS"])
def test_carriers_and_branches_of_companies_are_no_people(name: str) -> None:
    assert actors(f"The jets have arrived, {name} said on Monday.")[name].type == "organization"
