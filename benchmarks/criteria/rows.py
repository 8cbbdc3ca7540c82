"""The rows of the table in their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import page as page_validation

from benchmarks.criteria import measures_blocks, measures_file, measures_inline
from benchmarks.criteria.facts import Facts
from benchmarks.criteria.reading import ReadPdf, read
from benchmarks.criteria.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion as the table words it, and what measures it."""

    criterion: str
    measure: Callable[[ReadPdf, Facts], Verdict]


ROWS: Mapping[str, Row] = {
    "a": Row("PDF/UA claim in XMP, title, DisplayDocTitle, Lang", measures_file.identity),
    "b": Row("bookmarks; page labels that match the printed folios", measures_file.folios),
    "c": Row("contents: TOC, TOCI, Reference, Link; no leader is read", measures_blocks.contents),
    "d": Row("one element for a block that crosses pages", measures_blocks.across_pages),
    "e": Row("lists: L, LI, Lbl, LBody, nesting, ListNumbering", measures_blocks.lists),
    "f": Row("tables: caption, head cells with Scope, head row read once", measures_blocks.tables),
    "g": Row("figures: Alt, caption inside, decoration is no figure", measures_blocks.figures),
    "h": Row("notes: Note, ID, called, read where called", measures_blocks.notes),
    "i": Row("links: annotation, Contents, one Link when wrapped", measures_inline.links),
    "j": Row("citations are Reference, references BibEntry", measures_inline.citations),
    "k": Row("Lang on a foreign phrase", measures_inline.phrases),
    "l": Row("E on an abbreviation", measures_inline.abbreviations),
    "m": Row("Code", measures_inline.code),
    "n": Row("Formula with Alt", measures_inline.formulas),
    "o": Row("callout is a group with a title", measures_blocks.callouts),
    "p": Row("running heads and folios are Pagination artifacts", measures_file.running_heads),
    "q": Row("Em, Strong", measures_inline.emphasis),
    "r": Row("words extract whole", measures_file.whole_words),
    "s": Row("reading order is manuscript order", measures_file.reading_order),
    "t": Row("fonts embedded, glyphs mean characters", measures_file.fonts),
}


def judge(data: bytes, facts: Facts) -> dict[str, Verdict]:
    """Every row's verdict on a PDF. Raises `pikepdf.PdfError` if it cannot be read."""
    pdf = read(data)
    return {letter: row.measure(pdf, facts) for letter, row in ROWS.items()}


def broken_rules(data: bytes) -> list[str]:
    """The rules of PDF/UA-1 that page-validation finds broken, each once. Raises its `PageError`."""
    return sorted({failure.rule_id for failure in page_validation.validate_pdf_bytes(data, profile="ua1").failures})
