"""Read and check: what is found, and what is set aside by a waiver."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from lxml import etree

from guidepress.cache.memory import Memory
from guidepress.check import check_book
from guidepress.check.pictures.drawn_words import words_are_in_doubt
from guidepress.check.references.echoes import without_echoes
from guidepress.findings.settings_lines import SETTINGS, with_lines
from guidepress.findings.spans import Sources, pinpointed
from guidepress.findings.waivers import Waiver, apply_waivers
from guidepress.model.book import Asset, Book
from guidepress.model.finding import Finding, Findings
from guidepress.model.place import Place
from guidepress.model.xhtml import MATHML, place_of
from guidepress.pipeline.own_look import judged_look
from guidepress.pipeline.stopwatch import Watch
from guidepress.read import read_guide, rules
from guidepress.standards.usual_signs import is_usual

Check = Callable[[Book], Iterable[Finding]]
_LETTERS = 50


def check(guide: Path, watch: Watch | None = None) -> Findings:
    """Read and check a guide; nothing is written. Raises `ConfigurationError` if ``guide.yaml`` cannot be used."""
    return check_book_of(guide, watch)[0]


def check_book_of(guide: Path, watch: Watch | None = None, also: Sequence[Check] = ()) -> tuple[Findings, Book]:
    """As `check`, and the Book that was checked: its texts for whoever mends them.

    ``also`` are checks that are made on demand only, such as those that ask the network.
    """
    findings = Findings()
    book, _waivers = read_and_check(guide, findings, watch or Watch(), (*also, without_glyph, judged_look))
    if also:  # such as a further list of retractions
        findings.items = without_echoes(findings.items)
    return findings, book


def undrawable(book: Book) -> Iterable[Finding]:
    """Drawings and formulas that the typesetter cannot draw (MAN038, MAN050), and words of a drawing that nobody sees.

    Asked only where that is in doubt.
    """
    for asset in book.assets.values():
        if asset.media_type != "image/svg+xml" or (asset.plain and not words_are_in_doubt(asset.data)):
            continue
        from guidepress.typeset.drawings import drawn

        tried = drawn(asset)
        if tried.fault:
            yield rules.MAN038.at(Place(asset.name, 1), f"the typesetter cannot draw it: {tried.fault[:300]}")
        elif tried.pdf:
            yield from _lost_words(asset, tried.pdf)
    yield from _undrawable_formulas(book)


def _lost_words(asset: Asset, pdf: bytes) -> Iterable[Finding]:
    """PDF019 for each line of a drawing whose words are cut off, covered or pale, as the proof of a PDF has it."""
    from guidepress.prove.likeness.drawn_words import drawing_of
    from guidepress.prove.likeness.rules import PDF019
    from guidepress.prove.likeness.sight import MEND_DRAWING, lost_words
    from guidepress.prove.parsers.pdf.file import PdfFile

    told: set[tuple[Place, str]] = set()
    for words, why in lost_words(PdfFile(pdf)):
        place = drawing_of({asset.name: asset}, words) or Place(asset.name, 1)
        if (place, why) not in told:
            told.add((place, why))
            yield PDF019.at(place, f"{why}: “{words[:_LETTERS]}”", hint=MEND_DRAWING)


def _undrawable_formulas(book: Book) -> Iterable[Finding]:
    """Formulas that are well-formed and cannot be drawn (MAN050), once each."""
    told: set[str] = set()
    for part in book.parts:
        for formula in part.tree.iter(f"{{{MATHML}}}math"):
            from guidepress.typeset.paged.formulas import formula_fault

            text = etree.tostring(formula, with_tail=False).decode()
            if text not in told and (fault := formula_fault(formula)):
                told.add(text)
                yield rules.MAN050.at(place_of(formula), fault[:300])


def without_glyph(book: Book) -> Iterable[Finding]:
    """What no font can show (PDF001): it stops a PDF, and is told before anything is set."""
    if all(map(is_usual, book.text())) and is_usual(book.settings.model_dump_json()):
        return ()
    from guidepress.typeset.fonts.coverage import missing_characters

    return missing_characters(book)


def read_and_check(
    guide: Path, findings: Findings, watch: Watch, also: Sequence[Check] = ()
) -> tuple[Book, tuple[Waiver, ...]]:
    """The Book and the waivers that set something aside; ``findings`` holds what stands, each with its column."""
    with watch.stage("read"):
        book = read_guide(guide, findings)
    with watch.stage("check"):
        waivers = judge(book, findings, guide, also)
    return book, waivers


def judge(
    book: Book, findings: Findings, guide: Path, also: Sequence[Check] = (), memory: Memory | None = None
) -> tuple[Waiver, ...]:
    """Check a Book that was read with ``findings``, which then hold what stands, each with its column.

    With a ``memory`` parts that were checked before are not checked again. Returns the waivers that set something
    aside.
    """
    findings.extend(check_book(book, memory))
    findings.extend(undrawable(book))
    for further in also:
        findings.extend(further(book))
    outcome = apply_waivers(findings.items, book.texts)
    settled = with_lines(outcome.findings, book.texts.get(SETTINGS, b"").decode("utf-8", "replace"))
    findings.items = pinpointed(settled, Sources(guide))
    return outcome.used
