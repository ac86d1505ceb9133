from __future__ import annotations

from onrecord.model import Span
from onrecord.resolve.origins import find_origins
from told import article

STORY = (
    "The navy of Chile has taken over two boats from a yard in Norway, a spokesman said Monday. The boats, "
    "which cost more than planned, will sail from June. Neither side gave a price, and the yard did not say "
    "when it would build more of them. Fishermen in the south asked that one boat be kept in their port."
)
OTHER = (
    "A yard in Norway has sold boats to Chile. The price is not known. Critics in parliament want to see the "
    "contract, which the minister has called secret, before the budget is passed in the autumn session."
)
REST = " The rest of this report was written by the paper itself and says other things at some length."


def test_two_papers_with_one_story_are_one_origin_named_after_the_earlier() -> None:
    papers = [
        article("b", STORY, "2030-01-02"),
        article("a", STORY.replace("Monday", "Tuesday"), "2030-01-03"),
    ]
    origins = find_origins(papers)
    assert origins.group_of == {"a": "b", "b": "b"}
    assert "one origin" in origins.reasons["a"][0]


def test_two_stories_on_one_matter_are_two_origins() -> None:
    assert find_origins([article("a", STORY), article("b", OTHER)]).group_of == {"a": "a", "b": "b"}


def test_a_shortened_story_with_the_same_credit_is_one_origin() -> None:
    short = STORY[:180] + REST
    told = [article("a", STORY, agency="Nordwire"), article("b", short, agency="Nordwire")]
    assert find_origins(told).group_of["b"] == "a"


def test_versions_of_a_report_are_one_origin_in_whatever_order_they_come() -> None:
    told = [
        article("a", STORY, supersedes="b"),
        article("b", OTHER, supersedes="c"),
        article("c", REST),
    ]
    origins = find_origins(told)
    assert origins.group_of == {"a": "a", "b": "a", "c": "a"}
    assert origins.reasons["c"] == ("It is another version of a: one origin.",)


def test_furniture_makes_no_texts_alike() -> None:
    furniture = " ".join(f"Read our page {number} and sign up now." for number in range(40))
    told = [
        article(name, f"{text} {furniture}", omitted=(Span(len(text), len(text) + 1 + len(furniture)),))
        for name, text in (("a", STORY), ("b", OTHER))
    ]
    assert find_origins(told).group_of == {"a": "a", "b": "b"}


def test_texts_of_a_few_words_are_compared() -> None:
    assert find_origins([article("a", "Hi"), article("b", "")]).group_of == {"a": "a", "b": "b"}
