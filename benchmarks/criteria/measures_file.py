"""Rows a, b, p, r, s and t: the file as a whole, its pages, and its text."""

from __future__ import annotations

import io
import re
from collections import Counter
from itertools import pairwise
from typing import Any

import pikepdf

from benchmarks.criteria.content import shown
from benchmarks.criteria.facts import Facts, letters, words_of
from benchmarks.criteria.reading import ReadPdf
from benchmarks.criteria.verdict import Mark, Verdict, graded

_FOLIO = re.compile(r"\b(?:[ivxlc]+|\d+)\b")
_ROMAN = re.compile(r"[ivxlc]+")


def identity(pdf: ReadPdf, facts: Facts) -> Verdict:
    """Row a: the claim in the XMP metadata, the title there, DisplayDocTitle, Lang."""
    held = {
        "no PDF/UA claim": bool(pdf.catalogue["claim"]),
        "no dc:title of the guide": pdf.catalogue["title"] == facts.title,
        "no DisplayDocTitle": pdf.catalogue["shows title"],
        "Lang is not the guide's": pdf.catalogue["language"].casefold() == facts.language.casefold(),
    }
    return graded(held, vital={"nothing of it": any(held.values())})


def folios(pdf: ReadPdf, facts: Facts) -> Verdict:
    """Row b: bookmarks for all headings; labels, roman then arabic, that agree with the folios printed."""
    outline = {letters(title) for title in pdf.outline}
    printed = {number: text for number, text in _beside(pdf).items() if _FOLIO.search(text)}
    wrong = [number for number, text in printed.items() if pdf.labels[number] not in _FOLIO.findall(text)]
    labels = set(pdf.labels)
    kinds = any(map(_ROMAN.fullmatch, labels)) and any(label.isdigit() for label in labels)
    bookmarks = all(letters(heading) in outline for heading in facts.headings)
    numbered = bool(pdf.catalogue["labels"]) and kinds
    return graded(
        {
            "headings without a bookmark": bookmarks,
            "no page labels, roman then arabic": numbered,
            "no page prints a folio": bool(printed),
            f"{len(wrong)} of {len(printed)} pages print another folio than their label": not wrong,
        },
        vital={"neither bookmarks nor labels": bool(pdf.outline) or numbered},
    )


def running_heads(pdf: ReadPdf, _facts: Facts) -> Verdict:
    """Row p: what stands in head and foot is an artifact of type Pagination, and no other text is outside the tree."""
    loose, orphans = pdf.texts.loose, pdf.orphans()
    outside = sum(1 for texts in loose.values() for text in texts if text.strip())
    hanging = sum(map(len, orphans.values()))
    kinds = Counter(kind for texts in pdf.texts.artifacts.values() for kind, text in texts if text.strip())
    if not kinds and not outside and not hanging:
        return Verdict(Mark.NOT_ASKED, "neither heads nor folios outside the tree")
    return graded(
        {"artifacts without the type Pagination": "Pagination" in kinds},
        vital={
            f"{outside} texts neither tagged nor artifacts": not outside,
            f"{hanging} marked texts that no element holds": not hanging,
            "no artifact with text": bool(kinds),
        },
    )


def whole_words(pdf: ReadPdf, facts: Facts) -> Verdict:
    """Row r: every word of paragraphs and items is in the text of the tree as it is spelled.

    Two words run into one where a line ends are counted apart: most readers guess that space from where the glyphs
    stand, though the file should say it (ISO 32000-1, 14.8.2.5). A word that a hyphen divides cannot be guessed.
    """
    if not pdf.tagged:
        return Verdict(Mark.NO, "no structure tree")
    wanted, found = Counter(facts.words), Counter(words_of(pdf.root.text()))
    missing, strange = wanted - found, found - wanted
    joined = {before + after: (before, after) for before, after in pairwise(facts.words)}
    unspaced = Counter[str]()
    for word in sorted(strange.keys() & joined.keys()):
        unspaced[word] = min(strange[word], max(missing[half] for half in joined[word]))
        missing.subtract(dict.fromkeys(joined[word], unspaced[word]))
        missing = +missing
    broken, ends = missing, unspaced.total()
    reason = f"{broken.total()} of {wanted.total()} words broken, at least {ends} run together where a line ends"
    some = sorted([*broken, *+unspaced])[:4]
    mark = Mark.NO if broken else (Mark.PARTLY if ends else Mark.YES)
    return Verdict(mark, reason + (f": {', '.join(some)}" if some else ""))


def reading_order(pdf: ReadPdf, facts: Facts) -> Verdict:
    """Row s: paragraphs and items are read in the order of the manuscript; notes are row h's."""
    if not pdf.tagged:
        return Verdict(Mark.NO, "no structure tree")
    places = [pdf.said.find(opening) for opening in facts.order]
    missing = places.count(-1)
    there = [place for place in places if place >= 0]
    turned = sum(after <= before for before, after in pairwise(there))
    if missing or turned:
        return Verdict(
            Mark.NO, f"{missing} of {len(places)} texts not found by their opening, {turned} before their time"
        )
    return Verdict(Mark.YES, f"{len(places)} texts in order")


def fonts(pdf: ReadPdf, _facts: Facts) -> Verdict:
    """Row t: every font that shows text is embedded, and every code that is shown means a character."""
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        strange: Counter[str] = Counter()
        absent: set[str] = set()
        for one in shown(opened):
            name = str(one.font.get("/BaseFont", one.font.get("/Name", "")))[1:]
            if not _embedded(one.font):
                absent.add(name)
            strange[name] += sum(not _means(one.reader.unicode.get(code, "")) for code in one.codes)
    number = strange.total()
    return graded(
        {f"{number} glyphs without a character": not number},
        vital={"not embedded: " + ", ".join(sorted(absent)): not absent},
    )


def _beside(pdf: ReadPdf) -> dict[int, str]:
    """By page, the text that no element holds: artifacts, loose text, orphans."""
    found: dict[int, list[str]] = {}
    for number, texts in pdf.texts.artifacts.items():
        found.setdefault(number, []).extend(text for _kind, text in texts)
    for source in (pdf.texts.loose, pdf.orphans()):
        for number, pieces in source.items():
            found.setdefault(number, []).extend(pieces)
    return {number: " ".join(pieces) for number, pieces in found.items()}


def _embedded(font: Any) -> bool:
    """Whether the font program is in the file; a Type 3 font is its own program."""
    if str(font.get("/Subtype")) == "/Type3":
        return True
    holder = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = holder.get("/FontDescriptor", pikepdf.Dictionary())
    return bool({"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()))


def _means(text: str) -> bool:
    """Whether a text is one: not empty, no zero, no byte-order marks (PDF/UA-1, 7.21.7), no replacement character."""
    return bool(text) and not set(text) & {"\0", "\ufeff", "\ufffe", "\ufffd"}
