from __future__ import annotations

from onrecord.extract import extract
from onrecord.model import Article, Mentions
from onrecord.values.edtf_dates import edtf_date


def read(text: str, published: str | None = None) -> Mentions:
    date = edtf_date(published) if published else None
    return next(iter(extract([Article("a", "a.txt", text, "A title", published=date)])))


def names(found: Mentions) -> dict[str, str]:
    return {actor.key: actor.name for actor in found.actors}


def test_weekday_of_saying_is_relative_to_the_day_of_publication() -> None:
    found = read("Norway said on Tuesday that the boats were sold.", "2007-01-17")
    said = found.statements[0].said
    assert said is not None
    assert (said.edtf, said.basis) == ("2007-01-16", "relative")


def test_weekday_without_a_day_of_publication_is_no_date() -> None:
    said = read("Norway said on Tuesday that the boats were sold.").statements[0].said
    assert said is None or said.earliest is None


def test_speaker_through_a_paper_is_its_author() -> None:
    found = read("The boats are late, according to a report by Nordic Press Agency.")
    speakers = [names(found).get(statement.speaker or "") for statement in found.statements]
    assert speakers == ["Nordic Press Agency"]


def test_relay_named_beside_the_cue_is_in_the_chain() -> None:
    found = read('"The boats are sold," minister Ann Berg was quoted by Interfax as saying.')
    chains = [[names(found)[step.actor] for step in statement.chain] for statement in found.statements]
    speakers = [names(found).get(statement.speaker or "") for statement in found.statements]
    assert (speakers, chains) == (["Ann Berg"], [["Interfax"]])


def test_key_outlives_changes_elsewhere_in_the_text() -> None:
    one = read("Norway said the boats were sold.").statements[0].key
    other = read("It rained.\n\nNorway said the boats were sold.").statements[0].key
    assert one == other


def test_the_same_words_said_twice_have_two_keys() -> None:
    found = read("Norway said it would pay.\n\nNorway said it would pay.")
    keys = [statement.key for statement in found.statements]
    assert len(keys) == len(set(keys)) == 2
