"""Render the tables as pages."""

from onrecord.pages.context import Context, Download
from onrecord.pages.page import Page
from onrecord.pages.render import render

__all__ = ["Context", "Download", "Page", "render"]
