"""The tables of liblouis by which a braille edition is read back."""

from __future__ import annotations

TABLES = {"en": ("en-ueb-g2.ctb", "en-ueb-g1.ctb"), "de": ("de-g2.ctb", "de-g1.ctb"), "fr": ("fr-bfu-g2.ctb", "")}
"""By language, the table of contracted braille and that of uncontracted."""
SCRIPTS = {"ru": "ru-litbrl.ctb", "he": "he-IL.utb", "ar": "ar-ar-g1.utb", "grc": "grc-international-en.utb",
           "el": "el.ctb"}  # fmt: skip
