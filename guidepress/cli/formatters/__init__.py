"""Findings and rules as text, JSON, SARIF and GitHub annotations."""
