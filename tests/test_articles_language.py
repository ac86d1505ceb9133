from __future__ import annotations

import pytest

from onrecord.articles.language import language_of


@pytest.mark.parametrize(
    "text",
    [
        "Der Minister sagte, die Schiffe würden im Januar nach Norwegen geliefert, so der Sprecher. " * 3,
        "De minister zei dat de schepen in januari werden geleverd; dat is wat hij was van plan. " * 3,
        "Ministeren sa at skipene var levert til Norge for to år siden, og det er bra. " * 3,
        "Министр сообщил, что корабли будут поставлены.",
        "وزير الدفاع قال إن السفن ستسلم",
        "部长说,船只将于一月交付。",
    ],
)
def test_other_languages_are_not_taken_for_english(text: str) -> None:
    assert language_of(text) == "und"


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that the ships from Ulsan would be delivered with their crews. " * 3,
        "Norway buys ships",
        "",
        "1 2 3",
        "The minister said “Да” and “نعم” and laughed.",
    ],
)
def test_english_and_a_few_words_are_english(text: str) -> None:
    assert language_of(text) == "en"
