"""Whether the letters of a PDF are what it says: its fonts are ours, its glyphs stand for its text.

Three things could differ without any word that is said: the outlines in an embedded font, what a font says that its
codes mean, and the ``ActualText`` that is said for glyphs. Each is held against the font packages themselves.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, permutations, product
from typing import Any

import pikepdf

from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.likeness.rules import PDF021, PDF022
from guidepress.prove.parsers.glyph_outlines import embedded, outline
from guidepress.prove.parsers.house_fonts import (
    FORMS,
    OTHER_LANGUAGES,
    HouseFace,
    house_face,
    line,
    script_of,
    scripts_of,
)
from guidepress.prove.parsers.pdf.drawing.items import DrawnPage, GlyphRun
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.parsers.pdf.to_unicode import FontReader, read_font
from guidepress.prove.speech.words import normal

_OFF = 1.5
"""How far a point may lie from its place, in font units: instances of variable fonts round their points."""
_SHOWN = 40
_LONG = 20
"""Of how many glyphs of Arabic one may be another form of its letter: whole lines choose forms that words do not."""
_FROM_RIGHT = frozenset({"Arab", "Hebr"})
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_MARKS = tuple(map(chr, range(0x300, 0x370)))
"""The combining diacritical marks of Unicode."""
_BLANK = " \N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{SOFT HYPHEN}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}"


def prove_glyphs(file: PdfFile, here: Place) -> Iterator[Finding]:
    """PDF021 and PDF022 for all text of a PDF, in fonts of ours and of the guide's own."""
    fonts = _fonts(file.pdf)
    used = _used(file)
    for name in sorted(used):
        face = house_face(name)
        if face is None:
            yield PDF022.at(here, f"{name} is no typeface of ours or of the guide")
        elif name not in fonts or len(fonts[name]) > 1:
            yield PDF022.at(here, f"{name} is not one font with outlines of its own")
        else:
            yield from _outlines(fonts[name][0], name, face, used[name], here)
    readers = {name: read_font(held[0]) for name, held in fonts.items()}
    for page in file.drawing.pages:
        yield from _page(page, readers, here)


def _page(page: DrawnPage, readers: Mapping[str, FontReader], here: Place) -> Iterator[Finding]:
    """PDF021 for a page; an artifact's letters are looked at as such."""
    where = f"page {page.label}: "
    for (replaced, artifact), group in groupby(page.glyphs, key=lambda run: (run.mark.replaced, run.mark.artifact)):
        runs = list(group)
        if artifact or any(house_face(run.font) is None for run in runs):
            continue
        if replaced is None:
            for run in runs:
                if not _stands_for(run, readers.get(run.font)):
                    yield PDF021.at(here, f"{where}the glyphs of “{run.text[:_SHOWN]}” are other letters")
        elif not agrees(runs, told := page.told[replaced].text):
            yield PDF021.at(here, f"{where}“{_text(runs)}” is drawn and “{told[:_SHOWN]}” is said")


def _fonts(pdf: pikepdf.Pdf) -> dict[str, list[Any]]:
    """The composite fonts of a document by their names."""
    found: dict[str, list[Any]] = {}
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == pikepdf.Name.Font:
            if thing.get("/Subtype") in {pikepdf.Name.CIDFontType2, pikepdf.Name.CIDFontType0}:
                continue
            found.setdefault(str(thing.get("/BaseFont", "")).lstrip("/"), []).append(thing)
    return found


def _used(file: PdfFile) -> Mapping[str, set[int]]:
    used: dict[str, set[int]] = {}
    for run in file.drawing.glyphs:
        used.setdefault(run.font, set()).update(run.codes)
    return used


def _outlines(font: Any, name: str, face: HouseFace, codes: Iterable[int], here: Place) -> Iterator[Finding]:
    try:
        inner = font.DescendantFonts[0]
        stream = _file_of(inner.FontDescriptor)
        plain = font.Encoding == pikepdf.Name("/Identity-H") and inner.get("/CIDToGIDMap") == pikepdf.Name.Identity
        drawn = embedded(bytes(stream.read_bytes()))
    except (AttributeError, KeyError, IndexError, TypeError, ValueError, pikepdf.PdfError):
        yield PDF022.at(here, f"{name} is not embedded as we embed it")
        return
    if not plain:
        yield PDF022.at(here, f"the codes of {name} are not its glyphs")
        return
    for code in sorted(codes):
        if not _alike(outline(drawn, code), face.outline(code)):
            text = read_font(font).unicode.get(code, "")
            yield PDF022.at(here, f"in {name} the letter “{text}” is drawn otherwise")


def _file_of(descriptor: Any) -> Any:
    """The font file: TrueType, or a whole OpenType font with outlines of the other kind (ISO 32000-1, table 126)."""
    stream = descriptor.get("/FontFile3")
    if "/FontFile2" in descriptor or stream is None or stream.get("/Subtype") != pikepdf.Name.OpenType:
        return descriptor.FontFile2
    return stream


def _alike(one: Sequence[tuple[str, tuple[float, ...]]], other: Sequence[tuple[str, tuple[float, ...]]]) -> bool:
    return len(one) == len(other) and all(
        a == b and all(abs(p - q) <= _OFF for p, q in zip(at, to, strict=True))
        for (a, at), (b, to) in zip(one, other, strict=True)
    )


def agrees(runs: Sequence[GlyphRun], told: str) -> bool:
    """Whether glyphs are those of a text: by what their font says of them and they are, or by setting it anew."""
    drawn = "".join(run.text for run in runs)
    if told == "\N{SOFT HYPHEN}":
        return normal(drawn) == "-" and (_set_as(runs, "-") or _set_as(runs, "\N{HYPHEN}"))
    if told.endswith("\N{SOFT HYPHEN}"):  # a word goes on upon the next line
        shown = told.removesuffix("\N{SOFT HYPHEN}")
        if any(_set_as(runs, shown + hyphen) for hyphen in ("-", "\N{HYPHEN}")):
            return True
    wanted = drawn if _letters(drawn) == _letters(told) else told
    return _set_as(runs, wanted) or _set_as(runs, told)


def _letters(text: str) -> str:
    return "".join(letter for letter in normal(text) if not letter.isspace())


def _stands_for(run: GlyphRun, reader: FontReader | None) -> bool:
    """Whether the glyphs of a run are the letters that its font's own map says."""
    face = house_face(run.font)
    if reader is None or face is None:
        return False
    single = all(
        (text := reader.unicode.get(code, ""))
        and (
            _empty(face, code, text) or face.stands_for(code, text) or face.stands_for(code, text.translate(_MIRRORED))
        )
        for code in set(run.codes)
    )
    return single or _set_as([run], run.text)


def _empty(face: HouseFace, code: int, text: str) -> bool:
    """Whether a glyph that stands for nothing but space draws nothing."""
    return not text.strip(_BLANK) and not face.outline(code)


def _set_as(runs: Sequence[GlyphRun], text: str) -> bool:
    """Whether the glyphs of some runs, from the left, are a text set in the same fonts, in whatever form."""
    names = list(dict.fromkeys(run.font for run in runs))
    faces = [face for name in names if (face := house_face(name)) is not None]
    if len(faces) < len(names):
        return False  # a font of the guide's own, which nothing can be set in here
    drawn = [(names.index(run.font), code) for run in runs for code in run.codes]
    drawn = [one for one in drawn if faces[one[0]].outline(one[1])]
    if len(drawn) == 1 and len(text) == 1:
        return faces[drawn[0][0]].stands_for(drawn[0][1], text)
    script, scripts = script_of(text), scripts_of(text)
    languages = ("", *OTHER_LANGUAGES.get(script, ()))
    for order in permutations(range(len(faces))) if len(faces) < 4 else [tuple(range(len(faces)))]:
        ordered = [faces[place] for place in order]
        for form, rtl, language in product(FORMS[:5], (False, True), languages):
            for letters in dict.fromkeys((text, unicodedata.normalize("NFKC", text))):
                glyphs = [
                    (order[n], glyph, sign)
                    for n, glyph, sign in line(letters, ordered, rtl=rtl, form=form, language=language)
                ]
                if _same(drawn, glyphs, faces, script, scripts):
                    return True
    return False


def _same(
    drawn: Sequence[tuple[int, int]],
    wanted: Sequence[tuple[int, int, str]],
    faces: Sequence[HouseFace],
    script: str,
    scripts: Collection[str],
) -> bool:
    """Whether glyphs are the wanted ones; ``script`` is that of the text, ``scripts`` are all that it holds.

    A number or a sign may be set in another form or face, or as another script of the line has it; points of vowels may
    be drawn with their letter or after it.
    be drawn with their letter or after it.
    """
    inked = [one for one in wanted if faces[one[0]].outline(one[1])]
    if len(drawn) == len(inked) and all(
        (home, glyph) == (there, other)
        or (not letter.isalpha() and _is_sign(glyph, letter, faces[home], scripts or (script,)))
        or _is_same_mark((faces[home], glyph), (faces[there], other))
        for (home, glyph), (there, other, letter) in zip(drawn, inked, strict=True)
    ):
        return True
    if script == "Arab" and len(drawn) == len(inked) >= _LONG:
        other = [pair for pair in zip(drawn, inked, strict=True) if pair[0] != pair[1][:2] and pair[1][2].isalpha()]
        return len(other) <= 1
    if not any(unicodedata.combining(letter) for *_, letter in wanted) and script != "Hebr":
        return False
    letters = ["".join(faces[home].letters.get(glyph, "?") for home, glyph, *_ in side) for side in (drawn, inked)]
    return letters[0] == letters[1] and "?" not in letters[0]


def _is_sign(glyph: int, sign: str, face: HouseFace, scripts: Collection[str]) -> bool:
    """Whether a glyph is a sign as a script of the line has it, or, beside one from the right, its mirror (UAX #9)."""
    signs = {sign, sign.translate(_MIRRORED)} if _FROM_RIGHT & set(scripts) else {sign}
    return any(glyph in face.forms(one, script) for one in signs for script in scripts)


def _is_same_mark(drawn: tuple[HouseFace, int], wanted: tuple[HouseFace, int]) -> bool:
    """Whether two glyphs are one mark over or under a letter: a face that lacks the letter may have the mark."""
    if drawn[0] is wanted[0]:
        return False
    return any(all(glyph in face.forms(mark, "Latn") for face, glyph in (drawn, wanted)) for mark in _MARKS)


def _text(runs: Sequence[GlyphRun]) -> str:
    return "".join(run.text for run in runs)[:_SHOWN]
