"""Read articles from files."""

from onrecord.articles.plain import article_of
from onrecord.articles.read import Known, read_article, read_articles

__all__ = ["Known", "article_of", "read_article", "read_articles"]
