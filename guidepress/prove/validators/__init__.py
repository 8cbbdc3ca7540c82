"""Validators that are not ours: EPUBCheck, Ace, veraPDF, axe."""
