"""Quotations in running text: what others say."""

from __future__ import annotations

import re

SHORT = 3
"""Words in quotation marks that are no quotation: a term that is spoken about."""

_QUOTED = re.compile(r"“[^“”]{0,400}”|\"[^\"]{0,400}\"|‘[^‘’]{0,400}’(?!\w)|„[^„“”]{0,400}[“”]|«[^«»]{0,400}»")


def without_quotations(text: str) -> str:
    """A text in which what stands in quotation marks is blanked out: it is what others say."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


def without_long_quotations(text: str) -> str:
    """As `without_quotations`, but a few words in quotation marks are a term, and stay."""
    return _QUOTED.sub(lambda found: found[0] if len(found[0].split()) <= SHORT else " " * len(found[0]), text)
