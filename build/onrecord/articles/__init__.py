"""Read articles from files."""

from onrecord.articles.read import read_article, read_articles

__all__ = ["read_article", "read_articles"]
