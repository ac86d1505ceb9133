from __future__ import annotations

import pytest

from onrecord.resolve.names import one_person, organization_key, person_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Ivanov", "Sergey Ivanov"),
        ("Mohamed ElBaradei", "Mohammed El Baradei"),
        ("Muhammad al-Baradei", "Mohamed ElBaradei"),
        ("Alexander Novak", "Aleksandr Novak"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("José Martínez", "Jose Martinez"),
        ("J. Martinez", "Jose Martinez"),
        ("Kim Jong-un", "Kim Jong Un"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert one_person(person_words(one), person_words(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Igor Ivanov", "Sergei Ivanov"),
        ("Ivanov", "Ivanov"),
        ("Ivanov", "Sergei Ivanov"),
        ("Alexandra Novak", "Alexander Novak"),
        ("Maria Rossi", "Mario Rossi"),
        ("Sergei Ivanov", "Sergei Ivanova"),
        ("George W. Bush", "George H. Bush"),
    ],
)
def test_names_of_two_people(one: str, other: str) -> None:
    assert not one_person(person_words(one), person_words(other))


def test_legal_form_and_word_order_do_not_make_another_organization() -> None:
    assert organization_key("Ministry of Defense", frozenset()) == organization_key(
        "Defence Ministry", frozenset()
    )
    assert organization_key("Saab AB", frozenset()) == organization_key("Saab", frozenset())
