"""Render the tables as pages."""

from onrecord.pages.context import Context, Download, read_downloads
from onrecord.pages.page import File, Page
from onrecord.pages.render import render

__all__ = ["Context", "Download", "File", "Page", "read_downloads", "render"]
