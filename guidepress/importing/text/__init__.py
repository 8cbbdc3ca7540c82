"""Texts of other tools, rewritten in the dialect of a guide. `convert` is the door."""
