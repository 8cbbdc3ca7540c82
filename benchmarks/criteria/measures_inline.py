"""Rows i to n and q: links, citations, languages, abbreviations, code, formulas, emphasis."""

from __future__ import annotations

import io

import pikepdf

from benchmarks.criteria.content import marked_with
from benchmarks.criteria.facts import PROBE, Facts, is_call, letters
from benchmarks.criteria.reading import Node, ReadPdf
from benchmarks.criteria.verdict import Mark, Verdict, by_count, graded

UNTAGGED = Verdict(Mark.NO, "no structure tree")


def links(pdf: ReadPdf, facts: Facts) -> Verdict:
    """Row i: one Link a link, with its annotation in it, which says in Contents where it goes."""
    if not pdf.tagged:
        return UNTAGGED
    elements = list(pdf.root.named("Link"))
    whole = sum(any(letters(text) in one.letters() for one in elements) for text in facts.links)
    annotations = [found for one in elements for found in one.annotations]
    silent = sum(not found.contents.strip() for found in annotations)
    bare = sum(not one.all_annotations() for one in elements)
    return graded(
        {
            f"{bare} of {len(elements)} links without their annotation": not bare,
            f"{silent} of {len(annotations)} annotations without Contents": not silent,
        },
        vital={
            f"{whole} of {len(facts.links)} addresses in the text are one Link": whole == len(facts.links),
            "no annotation in the tree": bool(annotations),
        },
    )


def citations(pdf: ReadPdf, facts: Facts) -> Verdict:
    """Row j: a Reference for each citation, a BibEntry for each reference."""
    if not pdf.tagged:
        return UNTAGGED
    contents = {id(one) for table in pdf.root.named("TOC") for one in table.walk()}
    notes = {id(one) for note in pdf.root.named("Note", "FENote") for one in note.walk()}
    calls = [one.text().strip(" []()") for one in pdf.root.named("Reference") if id(one) not in contents | notes]
    numbers = [text for text in calls if is_call(text)]
    # Calls of notes are numbers in a Reference too, in tools that tag them so.
    cited = len(numbers) >= len(facts.citations) + (len(facts.notes) if _calls_are_references(pdf, facts) else 0)
    entries = [one.letters() for one in pdf.root.named("BibEntry")]
    listed = sum(any(letters(text)[:PROBE] in entry for entry in entries) for text in facts.references)
    whole = listed == len(facts.references)
    return graded(
        {
            "citations are no Reference": cited,
            f"{listed} of {len(facts.references)} references are a BibEntry": whole,
        },
        vital={"neither Reference nor BibEntry": cited or listed > 0},
    )


def phrases(pdf: ReadPdf, facts: Facts) -> Verdict:
    """Row k: Lang on an element, or on marked content, that says the phrase and no more."""
    return _labelled(pdf, "Lang", facts.phrases, "phrases with their language")


def abbreviations(pdf: ReadPdf, facts: Facts) -> Verdict:
    """Row l: E on an element, or on marked content, that says the abbreviation and no more."""
    return _labelled(pdf, "E", facts.abbreviations, "abbreviations with their expansion")


def _labelled(pdf: ReadPdf, name: str, wanted: tuple[tuple[str, str], ...], what: str) -> Verdict:
    """Both places are good: ISO 32000-1, 14.9.2 (Lang) and 14.9.5 (E)."""
    found = {(one.entries[name], one.letters()) for one in pdf.root.walk() if name in one.entries}
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        found |= {(value, letters(text)) for value, text in marked_with(opened, name)}
    return by_count(sum((value, letters(text)) in found for value, text in wanted), len(wanted), what)


def code(pdf: ReadPdf, facts: Facts) -> Verdict:
    """Row m: Code for code in a line and for listings."""
    found = ["".join(one.text().split()) for one in pdf.root.named("Code")]
    good = sum("".join(text.split()) in found for text in facts.codes)
    return by_count(good, len(facts.codes), "pieces of code in a Code")


def formulas(pdf: ReadPdf, facts: Facts) -> Verdict:
    """Row n: Formula with an alternative text. How it is drawn, bytes do not say."""
    found = list(pdf.root.named("Formula"))
    said = sum(bool(one.entries.get("Alt", one.entries.get("ActualText", "")).strip()) for one in found)
    if len(found) == facts.formulas and not said:
        return Verdict(Mark.NO, f"{len(found)} formulas, none with Alt")
    return by_count(min(said, facts.formulas), facts.formulas, "formulas with Alt")


def emphasis(pdf: ReadPdf, facts: Facts) -> Verdict:
    """Row q: Em and Strong."""
    good = sum(_says(pdf, "Em", text) for text in facts.emphases)
    good += sum(_says(pdf, "Strong", text) for text in facts.strongs)
    return by_count(good, len(facts.emphases) + len(facts.strongs), "emphases in an Em or Strong")


def _says(pdf: ReadPdf, name: str, text: str) -> bool:
    return any(one.letters() == letters(text) for one in pdf.root.named(name))


def _calls_are_references(pdf: ReadPdf, facts: Facts) -> bool:
    """Whether the first paragraph, which calls a note and cites nothing, holds a Reference."""
    opening = facts.paragraphs[0].opening if facts.paragraphs else ""
    holders: list[Node] = [one for one in pdf.root.named("P") if opening and opening in one.letters()]
    return any(True for one in holders[-1:] for _ in one.named("Reference"))
