"""Comparisons with other tools that anybody can run again."""
