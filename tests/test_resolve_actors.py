from __future__ import annotations

from dataclasses import replace

from onrecord.decisions import Decisions, RegisteredActor, RegisteredName
from onrecord.model import Mentions
from onrecord.resolve import resolve
from told import actor, article, statement


def said(
    source_id: str, name: str, *, office_words: str = "", country: str | None = None, **kept
) -> Mentions:
    """Let one person say something in one article."""
    office = office_words
    text = f"{office} {name} said it in {source_id}."
    person = actor(text, name, kept.pop("kind", "person"), office=office, country=country, **kept)
    return Mentions(article(source_id, text), (person,), (statement(text, "s-1", person.key, "said", "it"),))


def speakers(*told: Mentions, decisions: Decisions | None = None) -> list[object]:
    return [row["speaker_id"] for row in resolve(told, decisions).records["statements"]]


def test_same_name_and_country_is_one_person() -> None:
    assert (
        speakers(said("a", "Ann Berg", country="NOR"), said("b", "Ann Berg", country="NOR"))
        == ["ann-berg"] * 2
    )


def test_namesakes_of_two_countries_are_two_people() -> None:
    told = said("a", "Ann Berg", country="NOR"), said("b", "Ann Berg", country="SWE")
    assert speakers(*told) == ["ann-berg", "ann-berg-swe"]


def test_a_surname_alone_never_merges() -> None:
    assert len(set(speakers(said("a", "Ivanov"), said("b", "Ivanov")))) == 2


def test_two_given_names_are_two_people() -> None:
    assert speakers(said("a", "Igor Ivanov"), said("b", "Sergei Ivanov")) == ["igor-ivanov", "sergei-ivanov"]


def test_spellings_of_one_name_meet_and_say_why() -> None:
    found = resolve([said("a", "Sergei Orlov", country="RUS"), said("b", "Sergey Orlov", country="RUS")])
    assert {row["speaker_id"] for row in found.records["statements"]} == {"sergei-orlov"}
    assert "both are of Russia" in " ".join(found.explanations["sergei-orlov"])
    names = {row["name"]: row["kind"] for row in found.records["actor_names"]}
    assert names == {"Sergei Orlov": "full", "Sergey Orlov": "full"}


def test_an_unnamed_actor_is_not_shown_with_the_capital_of_its_sentence() -> None:
    rows = resolve([said("a", "A U.S. official", named=False)]).records["actors"]
    assert [row["name"] for row in rows] == ["a U.S. official"]


def test_unnamed_actors_never_merge() -> None:
    told = said("a", "an official", named=False), said("b", "an official", named=False)
    rows = resolve(told).records["actors"]
    assert [(row["actor_id"], row["source_id"]) for row in rows] == [
        ("a-a-an-official", "a"),
        ("b-a-an-official", "b"),
    ]


def test_the_register_names_its_actor() -> None:
    registered = RegisteredActor(
        "ann-berg-minister", "Anne Berg", "person", names=(RegisteredName("Ann Berg"),), wikidata="Q42"
    )
    found = resolve([said("a", "Ann Berg")], Decisions(actors=(registered,)))
    row = found.records["actors"][0]
    assert (row["actor_id"], row["name"], row["wikidata_id"]) == ("ann-berg-minister", "Anne Berg", "Q42")


def test_the_register_can_say_who_somebody_is_not() -> None:
    registered = RegisteredActor("ann-berg", "Ann Berg", "person", apart=("b",))
    told = said("a", "Ann Berg"), said("b", "Ann Berg")
    first, second = speakers(*told, decisions=Decisions(actors=(registered,)))
    assert first == "ann-berg"
    assert second != first


UMOE = RegisteredActor(
    "umoe-mandal", "Umoe Mandal", "organization", "NOR", names=(RegisteredName("Umoe Yard"),), line=4
)


def test_the_register_corrects_type_and_country_of_a_reading() -> None:
    told = said("a", "Umoe Mandal", country="SWE"), said("b", "UMOE Yard", kind="group")
    found = resolve(told, Decisions(actors=(UMOE,)))
    assert {row["speaker_id"] for row in found.records["statements"]} == {"umoe-mandal"}
    row = found.records["actors"][0]
    assert (row["type"], row["country"], found.issues) == ("organization", "NOR", ())
    assert "read as a person there" in " ".join(found.explanations["umoe-mandal"])


def test_the_register_goes_before_the_country_of_a_person() -> None:
    registered = RegisteredActor("ann-berg", "Ann Berg", "person", "NOR")
    assert speakers(said("a", "Ann Berg", country="SWE"), decisions=Decisions(actors=(registered,))) == [
        "ann-berg"
    ]


def test_a_namesake_with_an_office_elsewhere_stays_apart_and_is_reported() -> None:
    registered = RegisteredActor("ann-berg", "Ann Berg", "person", "NOR")
    told = said("a", "Ann Berg", office_words="minister", country="SWE")
    found = resolve([told], Decisions(actors=(registered,)))
    assert found.records["statements"][0]["speaker_id"] == "ann-berg-swe"
    assert [(issue.code, issue.found) for issue in found.issues] == [("registered-namesake", "SWE")]
    assert "`not`" in found.issues[0].hint


def test_a_ministry_that_every_state_has_is_not_taken_by_its_bare_name() -> None:
    registered = RegisteredActor("norwegian-defence", "Defence Ministry", "organization", "NOR")
    told = said("a", "Defence Ministry", kind="organization", country="SWE")
    assert speakers(told, decisions=Decisions(actors=(registered,))) != ["norwegian-defence"]


def test_a_registered_actor_that_is_not_met_says_so() -> None:
    found = resolve([said("a", "Ann Berg")], Decisions(actors=(UMOE,)))
    assert "not met in any article" in found.explanations["umoe-mandal"][-1]


def test_ministries_of_two_states_are_two_and_show_their_state() -> None:
    told = (
        said("a", "Defence Ministry", kind="organization", country="NOR"),
        said("b", "Ministry of Defense", kind="organization", country="NOR"),
        said("c", "Defence Ministry", kind="organization", country="SWE"),
    )
    found = resolve(told)
    assert len({row["speaker_id"] for row in found.records["statements"]}) == 2
    assert "Defence Ministry (Sweden)" in {row["name"] for row in found.records["actors"]}


def test_an_actor_is_not_described_in_the_words_of_a_source_with_offsets_only() -> None:
    told = said("a", "Ann Berg", description="chief of the yard")
    hidden = replace(told, article=replace(told.article, rights="offsets"))
    told_rows, hidden_rows = (resolve([found]).records["actors"] for found in (told, hidden))
    assert [row["description"] for row in told_rows] == ["chief of the yard"]
    assert [row["description"] for row in hidden_rows] == [None]


def test_a_state_has_its_usual_name() -> None:
    found = resolve([said("a", "Norway", kind="state", country="NOR")])
    assert [(row["actor_id"], row["type"]) for row in found.records["actors"]] == [("norway", "state")]


def test_only_actors_that_a_row_refers_to_are_published() -> None:
    told = said("a", "Ann Berg")
    silent = actor(told.article.text, "Eva Lund", "person")
    found = resolve([Mentions(told.article, (*told.actors, silent), told.statements)])
    assert [row["actor_id"] for row in found.records["actors"]] == ["ann-berg"]


def test_chain_runs_from_publisher_to_speaker() -> None:
    told = said("a", "Ann Berg")
    credited = article("a", told.article.text, publisher="The Fjord Post", agency="Nordwire")
    rows = resolve([Mentions(credited, told.actors, told.statements)]).records["attributions"]
    assert [(row["step"], row["actor_id"]) for row in rows] == [
        (1, "the-fjord-post"),
        (2, "nordwire"),
        (3, "ann-berg"),
    ]


def test_publisher_that_speaks_is_one_step() -> None:
    told = said("a", "Nordwire", kind="organization")
    credited = article("a", told.article.text, publisher="Nordwire", agency="Nordwire")
    rows = resolve([Mentions(credited, told.actors, told.statements)]).records["attributions"]
    assert [row["actor_id"] for row in rows] == ["nordwire"]


def test_attitudes_are_not_published() -> None:
    told = said("a", "Ann Berg")
    wish = statement(told.article.text, "s-2", "ann-berg", "said", "it", kind="attitude")
    assert resolve([Mentions(told.article, told.actors, (wish,))]).records["statements"] == []


def test_same_words_of_two_speakers_are_reported() -> None:
    quote = "We shall never ever sell these fine ships"

    def told(source_id: str, name: str) -> Mentions:
        text = f'"{quote}," {name} said.'
        return Mentions(
            article(source_id, text),
            (actor(text, name, "person"),),
            (statement(text, "s-1", actor(text, name).key, "said", f'"{quote},"', mode="direct"),),
        )

    issues = resolve([told("a", "Ann Berg"), told("b", "Eva Lund")]).issues
    assert [issue.code for issue in issues] == ["quote-conflict"]


def test_low_confidence_is_published_as_unreviewed() -> None:
    told = said("a", "Ann Berg")
    doubtful = statement(told.article.text, "s-2", "ann-berg", "said", "it", confidence=0.3)
    rows = resolve([Mentions(told.article, told.actors, (doubtful,))]).records["statements"]
    assert rows[0]["review"] == "unreviewed"
