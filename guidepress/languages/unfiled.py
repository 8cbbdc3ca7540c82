"""What is known of languages that have no file: all else of them is English, and said to be.

When a language gets a file, its lines here go; a test says which.
"""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.languages.language import Checks, words

SPINES_UP = frozenset({"ca", "cs", "hu", "pl", "ro", "ru", "uk"})
"""Languages whose books read from the foot of the spine to its head, as on most of the continent of Europe: a shelf with one
spine the wrong way round looks like a mistake."""

_LOCALES = (
    "af-ZA bg-BG ca-AD cs-CZ cy-GB da-DK el-GR et-EE eu fa-IR fi-FI gl-ES hi-IN hr-HR hu-HU hy-AM id-ID is-IS ja-JP km-KH"
    " ko-KR la lt-LT lv-LV mn-MN ms-MY nb-NO nl-NL nn-NO pl-PL ro-RO ru-RU sk-SK sl-SI sr-Cyrl-RS sv-SE th-TH tl-PH tr-TR uk-UA"
    " vi-VN zh-CN"
)
CSL: Mapping[str, str] = {one.split("-", maxsplit=1)[0]: one for one in _LOCALES.split()}
"""The locales of CSL: references are set in the language of the guide all the same."""

CHECKS: Mapping[str, Checks] = {
    "la": Checks(little=words("ab atque cum est esse et hoc nec nisi non quae qui quod sed sunt ut")),
    "ms": Checks(
        little=words("adalah akan anda dalam dan dari dengan di ini itu jika oleh pada sedang tidak untuk yang")
    ),
    "nl": Checks(
        little=words(
            "aan als bij dat de die dit een en er het ik is maar met naar niet nooit of om ook op te u uw van voor worden"
            " wordt zijn"
        ),
        marks="behind",
    ),
    "pl": Checks(little=words("do i jak jest na nie od po przez się są w z za że")),
    "sv": Checks(
        little=words("att av de den det du en ett för har i inte med och om på som till vid är"), marks="behind"
    ),
}
"""What checks know of some of them."""

LENT_TABLES: Mapping[str, str] = {"el": "el.ctb", "grc": "grc-international-en.utb", "ru": "ru-litbrl.ctb"}
"""Tables of braille for phrases within other texts, in letters that are no Latin ones."""

UNFILED = frozenset({*SPINES_UP, *CSL, *CHECKS, *LENT_TABLES})
"""The tags of all of them."""
