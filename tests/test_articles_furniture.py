from __future__ import annotations

import pytest

from onrecord.articles.clean import split_lines
from onrecord.articles.furniture import find_furniture, is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "- ADVERTISEMENT -",
        "Story continues below advertisement",
        "This site is not supported on your browser.",
        "Please enable JavaScript to view this page.",
        "Skip to main content",
        "Share Tweet Email Print",
        "Share on Facebook",
        "Click here to subscribe",
        "Sign up for our daily newsletter",
        "We use cookies to improve our site.",
        "READ MORE: What the missiles can do",
        "Related: What the missiles can do",
        "2 hours ago",
        "World News // 3 hours ago",
        "FILE PHOTO: A launcher stands in a field, May 3, 2005.",
        "A launcher stands in a field. (AP Photo/Ann Lee)",
        "Copyright 2007 Some Paper. All rights reserved.",
        "© 2007 Some Paper",
        "This material may not be published, broadcast or rewritten.",
        "(Reporting by Ann Lee; Editing by Bo Day)",
        "Ann Lee in Paris contributed to this report.",
        "Topics: Iran, Russia",
        "5 min read",
        "Latest Headlines",
        "42 Comments",
        "___",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Analysis: why Russia sells missiles",
        "Advertisement spending rose by a tenth, the ministry said.",
        "The video has been seen by millions, officials said.",
        "The report was published on Monday and names three companies.",
        "Israeli concerns",
        "Ivanov: We have delivered the missiles.",
        "Google will update its browser next year, the company said.",
        "For more than a decade officials have come to see the deal as dead.",
        "Share of arms exports falls",
        "Officials also read the letter to reporters.",
        "“Print the contract,” the minister said.",
        "Q: What did you sell?",
        "More missiles for Iran",
    ],
)
def test_words_of_a_report_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)


def omitted(text: str) -> list[str]:
    return sorted(span.of(text) for span in find_furniture(split_lines(text), text))


@pytest.mark.parametrize(
    "text",
    [
        "The deal eases concerns.Advertisement",
        "AdvertisementThe deal is off.",
        "He said “no.”Advertisement“Yes,” she said.",
    ],
)
def test_furniture_glued_to_a_sentence_is_found_alone(text: str) -> None:
    assert omitted(text) == ["Advertisement"]


PROSE = "The minister said on Monday that the ships would be delivered within the year."


def test_headlines_in_a_box_go_and_the_crosshead_after_them_stays() -> None:
    text = f"{PROSE}\nRelated stories\nWhat the new ships can do at sea\nIsraeli concerns\n{PROSE}"
    assert omitted(text) == ["Related stories", "What the new ships can do at sea"]


def test_stories_that_end_the_page_go_with_their_summaries() -> None:
    article = "\n".join([PROSE] * 4)
    text = f"{article}\nLatest Headlines\nStorm hits coast\nA storm hit the coast on Monday, officials said."
    assert "Storm hits coast" in omitted(text)
    assert "A storm hit the coast on Monday, officials said." in omitted(text)
    assert PROSE not in omitted(text)


def test_an_article_goes_on_after_a_list_in_its_middle() -> None:
    text = f"{PROSE}\n{PROSE}\nMost read\nStorm hits coast and leaves thousands in dark\n" + "\n".join(
        [PROSE] * 4
    )
    assert omitted(text) == ["Most read", "Storm hits coast and leaves thousands in dark"]


def test_words_of_readers_go() -> None:
    text = f"{PROSE}\n{PROSE}\n3 Comments\nI think that all of this is wrong, and so does everybody I know."
    assert "I think that all of this is wrong, and so does everybody I know." in omitted(text)
