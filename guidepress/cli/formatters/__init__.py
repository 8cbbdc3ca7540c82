"""Findings and rules as text, JSON, SARIF and GitHub annotations."""

FORMATS = ("text", "json", "github", "sarif")
"""How findings can be told (`guidepress.cli.formatters.show`)."""
