"""Pinned fonts: files, coverage, outlines, web fonts."""
