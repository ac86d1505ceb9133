"""Read articles: who appears in them, who is reported to say what, and which deals they tell of."""

from __future__ import annotations

from itertools import tee
from typing import TYPE_CHECKING

from onrecord.extract.actors import find_actors
from onrecord.extract.linking import link_statements
from onrecord.extract.nlp import readings
from onrecord.extract.statements import find_statements
from onrecord.model import Mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.extract.nlp import Reading
    from onrecord.model import Article


def extract(articles: Iterable[Article]) -> Iterator[Mentions]:
    """Read articles as they come, and yield what was found in each, in their order."""
    given, read = tee(articles)
    texts = ((article.text, article.omitted) for article in read)
    for article, reading in zip(given, readings(texts), strict=True):
        yield _mentions(article, reading)


def _mentions(article: Article, reading: Reading) -> Mentions:
    quotations = find_statements(reading)
    actors = find_actors(reading, quotations)
    statements = link_statements(article, actors, quotations)
    return Mentions(article, actors, statements)
