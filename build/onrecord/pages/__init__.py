"""Render the tables as pages."""

from onrecord.pages.context import Context, Download, read_downloads
from onrecord.pages.drawn import Drawn
from onrecord.pages.render import render

__all__ = ["Context", "Download", "Drawn", "read_downloads", "render"]
