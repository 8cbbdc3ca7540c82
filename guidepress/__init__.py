"""Guidepress: accessible guides from Markdown, as PDF, EPUB and web page, with proof."""

__version__ = "0.1.0"
