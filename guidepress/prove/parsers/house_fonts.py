"""The fonts that a file of ours may be set in, read from their packages: what their glyphs look like and stand for.

HarfBuzz draws and shapes them at the axes that `standards.typefaces` gives; nothing is cut and nothing is cached on
disk. So what a PDF embeds is held against the font itself, not against what the typesetter made of it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import fontpkg
import uharfbuzz as harfbuzz  # type: ignore[import-untyped]

from guidepress.model.look import Look, OwnFont, families_of, place_on_axis
from guidepress.prove.parsers.glyph_outlines import Outline, outline, plain
from guidepress.standards.bidi import levels, visual_order
from guidepress.standards.typefaces import CUTS, SLASHED, Cut

_WEIGHTS: Mapping[int, str] = {400: "", 600: "-Semi-Bold", 700: "-Bold"}
_NUMBERS = ("lnum", "onum"), ("pnum", "tnum")
FORMS: tuple[Mapping[str, bool], ...] = (
    {},
    *({lining: True, width: True} for lining in _NUMBERS[0] for width in _NUMBERS[1]),
    *({name: True} for pair in _NUMBERS for name in pair),
    {"smcp": True, "c2sc": True},
    {"smcp": True},
    {"frac": True},
    {"sups": True},
    {"subs": True},
    {"sinf": True},
    {"ordn": True},
    {"case": True},
    {"zero": True},
    {"liga": False, "clig": False},
    {"calt": False},
)
"""The ways to set a text that a style sheet may ask for (OpenType features)."""


def pdf_name(cut: Cut) -> str:
    """What a PDF calls a font of ours, without the tag of the subset."""
    return f"{cut.family.replace(' ', '-')}{_WEIGHTS[cut.weight]}{'-Italic' if cut.italic else ''}"


_LANGUAGES: Mapping[str, str] = {"Hebr": "he", "Arab": "ar"}
"""The language by which a font chooses its forms, where a script is that of one language above all."""
OTHER_LANGUAGES: Mapping[str, tuple[str, ...]] = {"Deva": ("mr",), "Cyrl": ("sr", "bg"), "Beng": ("as",)}
"""Languages of a script whose words a font may set in other forms than those of the script."""
_BY_NAME: Mapping[str, Cut] = {pdf_name(cut): cut for cut in CUTS}


_MOST_MEANT = 20_000
"""So many answers are kept for each font: a book asks for its few hundred letters again and again."""
_OVER_LETTERS, _LOCAL = "over letters", "local"
_LOCAL_LANGUAGES = tuple(
    """
    az bg ca cs crh fa ja kk ko ku mk mo mr ne nl pl ro sd sk sr tr tt uk ur vi zh-Hans zh-Hant zh-HK
    """.split()
)
"""Languages whose letters fonts draw otherwise than others of their script."""


@dataclass(eq=False)
class HouseFace:
    """A font of ours: ``font`` is HarfBuzz's, at its axes; ``zeros`` are the glyphs that have lost a slash."""

    font: Any
    unit: int
    zeros: frozenset[int] = frozenset()
    _shaped: dict[tuple[str, str], frozenset[int]] = field(default_factory=dict)
    _meant: dict[tuple[int, str], bool] = field(default_factory=dict)

    def outline(self, glyph: int) -> Outline:
        """What a glyph looks like."""
        return plain(outline(self.font, glyph)) if glyph in self.zeros else outline(self.font, glyph)

    def has(self, character: str) -> bool:
        """Whether there is a glyph for a character."""
        return bool(self.font.get_nominal_glyph(ord(character)))

    def set_text(
        self, text: str, *, rtl: bool = False, form: Mapping[str, bool] = FORMS[0], script: str = "", language: str = ""
    ) -> list[tuple[int, str]]:
        """The glyphs of a text of one direction, from the left, each with the letter at which its cluster begins.

        ``form`` is one of the `FORMS`; ``script`` (ISO 15924) that of the letters around it, if it holds none itself;
        ``language`` one whose forms of letters are wanted.
        """
        buffer = harfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        if script and not any(map(str.isalpha, text)):
            buffer.script = script
        if local := language or _LANGUAGES.get(str(buffer.script)):
            buffer.language = local
        harfbuzz.shape(self.font, buffer, dict(form))
        return [(info.codepoint, text[info.cluster]) for info in buffer.glyph_infos]

    def forms(self, text: str, script: str = "") -> frozenset[int]:
        """All glyphs that a text can be set in, whatever a style sheet asks for."""
        key = text, script
        if key not in self._shaped:
            set_in = (self.set_text(text, form=form, script=script) for form in FORMS)
            self._shaped[key] = frozenset(glyph for glyphs in set_in for glyph, _ in glyphs)
        return self._shaped[key]

    def local_forms(self, text: str) -> frozenset[int]:
        """All glyphs of a text in languages for which a font may have forms of their own (OpenType, `locl`)."""
        key = text, _LOCAL
        if key not in self._shaped:
            found = set[int]()
            for language in _LOCAL_LANGUAGES:
                found.update(glyph for glyph, _ in self.set_text(text, language=language))
            self._shaped[key] = frozenset(found)
        return self._shaped[key]

    def signs(self, sign: str) -> frozenset[int]:
        """All glyphs that a sign over or under letters is drawn with, above each letter of its own script."""
        key = sign, _OVER_LETTERS
        if key not in self._shaped:
            block = range(ord(sign) & ~0x7F, (ord(sign) & ~0x7F) + 0x80)
            known = [chr(point) for point in block if self.font.get_nominal_glyph(point)]
            letters = [one for one in known if unicodedata.category(one) == "Lo"]
            vowels = ["", *(one for one in known if unicodedata.category(one) == "Mn" and one != sign)]
            bare = (f"{letter}{vowel}" for letter in letters for vowel in vowels)
            found = ({*self.set_text(one + sign)} - {*self.set_text(one)} for one in bare)
            self._shaped[key] = frozenset(glyph for glyphs in found for glyph, _ in glyphs)
        return self._shaped[key]

    @cached_property
    def letters(self) -> Mapping[int, str]:
        """The letters that glyphs stand for by themselves, marks apart and without them."""
        found: dict[int, str] = {}
        for point in sorted(self.font.face.unicodes, reverse=True):
            plain = unicodedata.normalize("NFKD", chr(point))
            found[self.font.get_nominal_glyph(point)] = "".join(one for one in plain if not unicodedata.combining(one))
        return found

    def stands_for(self, glyph: int, text: str) -> bool:
        """Whether a glyph can be what a text is set in, alone or with another letter before or after it."""
        key = glyph, text
        if key not in self._meant:
            if len(self._meant) >= _MOST_MEANT:
                self._meant.clear()
            self._meant[key] = self._can_be(glyph, text)
        return self._meant[key]

    def _can_be(self, glyph: int, text: str) -> bool:
        kinds = {text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFKC", text), text.upper()}
        kinds |= _HYPHENS if text in _HYPHENS else set()  # a hyphen that holds its line together looks like another
        if any(glyph in self.forms(kind) or glyph in self.local_forms(kind) for kind in kinds if kind):
            return True
        return len(text) == 1 and unicodedata.category(text) == "Mn" and glyph in self.signs(text)


_HYPHENS = {"-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}"}


def house_face(name: str) -> HouseFace | None:
    """The font that a PDF names (with or without the tag of a subset); ``None`` if it is none of ours.

    Those that a guide brings are found once `know_fonts_of` was told of them.
    """
    tag, plus, rest = name.partition("+")
    bare = (rest if plus and len(tag) == 6 else name).rstrip(",")
    cut = _BY_NAME.get(bare)
    if cut is not None:
        return _face(cut)
    return _own_face(own) if (own := _OWN.get(bare)) is not None else None


_MOST = 64
"""So many fonts of guides are kept in memory; no guide has as many."""
_OWN: dict[str, OwnFont] = {}
"""The fonts that guides brought, by what a PDF calls them: that name follows from their bytes."""


def know_fonts_of(look: Look) -> None:
    """Let `house_face` find the fonts that a guide brings."""
    families = families_of(look)
    for font in look.fonts:
        name = pdf_name(Cut(families[font.role], font.weight, font.italic, ""))
        _OWN.pop(name, None)
        _OWN[name] = font
    for name in list(_OWN)[:-_MOST]:
        del _OWN[name]


@lru_cache(maxsize=16)
def _own_face(own: OwnFont) -> HouseFace | None:
    """A font of a guide, at the axes that the typesetter cuts it at; ``None`` if HarfBuzz finds no glyphs in it."""
    face = harfbuzz.Face(harfbuzz.Blob(own.data))
    if not face.glyph_count:
        return None
    font = harfbuzz.Font(face)
    axes = [(one.tag, one.min_value, one.default_value, one.max_value) for one in face.axis_infos]
    if axes:
        font.set_variations({tag: place_on_axis(tag, own.weight, *limits) for tag, *limits in axes})
    return HouseFace(font, face.upem)


def face_of(family: str, weight: int = 400, *, italic: bool = False) -> HouseFace:
    """The font of a family, weight and slope. KeyError if there is none."""
    return _face(next_or_raise(cut for cut in CUTS if (cut.family, cut.weight, cut.italic) == (family, weight, italic)))


def next_or_raise(cuts: Iterator[Cut]) -> Cut:
    """The first of some cuts; KeyError without any."""
    for cut in cuts:
        return cut
    raise KeyError("no such typeface")


@lru_cache(maxsize=64)
def _face(cut: Cut) -> HouseFace:
    if cut.package == "ziamath":
        path = Path(str(files("ziamath") / "fonts" / "STIXTwoMath-Regular.ttf"))
    else:
        path = Path(fontpkg.path(cut.package, cut.weight, "italic" if cut.italic else "normal"))
    face = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(path)))
    font = harfbuzz.Font(face)
    if cut.axes:
        font.set_variations(dict(cut.axes))
    found = HouseFace(font, face.upem)
    return HouseFace(font, face.upem, found.forms("0")) if cut.family == SLASHED else found


def line(
    text: str, faces: Sequence[HouseFace], *, rtl: bool, form: Mapping[str, bool] = FORMS[0], language: str = ""
) -> list[tuple[int, int, str]]:
    """A line as it stands from the left: for each glyph the place of its face in ``faces``, its number, its letter.

    A letter is of the first face that has it, a space of the face before it; ``rtl`` is the direction of the paragraph.
    Signs alone are set in the script of the letters before them, as the typesetter does it (UAX #24, 5.1).
    """
    runs: list[tuple[int, int, str]] = []
    for letter, level in zip(text, levels(text, rtl=rtl), strict=True):
        last = runs[-1][0] if runs else 0
        home = next((n for n, face in enumerate(faces) if face.has(letter)), last)
        if letter.isspace() or unicodedata.combining(letter):
            home = last
        if runs and runs[-1][:2] == (home, level):
            runs[-1] = (home, level, runs[-1][2] + letter)
        else:
            runs.append((home, level, letter))
    scripts = [script_of(text)]
    for _, _, letters in runs:
        scripts.append(script_of(letters) or scripts[-1])
    ordered = [(*runs[place], scripts[place + 1]) for place in visual_order([level for _, level, _ in runs])]
    return [
        (home, glyph, letter)
        for home, level, letters, script in ordered
        for glyph, letter in faces[home].set_text(
            letters, rtl=bool(level % 2), form=form, script=script, language=language
        )
    ]


def scripts_of(text: str) -> frozenset[str]:
    """The scripts of all letters of a text."""
    return frozenset(script_of(letter) for letter in set(text) if letter.isalpha())


@lru_cache(maxsize=4096)
def script_of(text: str) -> str:
    """The script of the first letter of a text; "" without any."""
    for letter in text:
        if letter.isalpha():
            buffer = harfbuzz.Buffer()
            buffer.add_str(letter)
            buffer.guess_segment_properties()
            return str(buffer.script or "")
    return ""
