"""Read articles from files."""

from onrecord.articles.plain import article_of
from onrecord.articles.read import read_article, read_articles

__all__ = ["article_of", "read_article", "read_articles"]
