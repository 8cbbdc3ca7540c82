"""An edition without its Book: what it says, what it claims, and whether it keeps the rules that need no manuscript."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import assert_never

from guidepress.model.edition import Edition, EditionKind
from guidepress.model.errors import words_of_error
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.disclaimer.words import digest
from guidepress.prove.epub.edition import prove_epub
from guidepress.prove.measure import Measured, measure
from guidepress.prove.parsers.epub.container import EpubFile, UnreadableError
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.parsers.opened import Opened
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.pdf import PROFILES, judged
from guidepress.prove.speech.epub import speak_epub
from guidepress.prove.speech.pdf import speak_pdf
from guidepress.prove.speech.words import said_words, tree_words
from guidepress.prove.transcript.every_word import without_cover
from guidepress.prove.transcript.web import speak_web
from guidepress.prove.web import prove_web

NOTICE = "doc-notice"


@dataclass(frozen=True, slots=True)
class Alone:
    """What an edition is by itself.

    ``words`` are those that it says, its cover apart (``None`` for a kind that cannot be heard), ``notice`` is the
    digest of its disclaimer's words where it marks one, ``standards`` are those in which page-validation found no rule
    broken. ``is_chosen`` says that it holds chosen blocks, not the whole. ``unreadable`` says why the file could not be
    read to its end.
    """

    kind: EditionKind | None = None
    measured: Measured = field(default_factory=Measured)
    words: tuple[str, ...] | None = None
    notice: str | None = None
    standards: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    unreadable: str = ""
    is_chosen: bool = False
    counted: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """How many rules page-validation applied by each standard, and to how many objects."""


def read_alone(data: bytes, edition: Edition) -> Alone:
    """Everything that a file shows by itself. Never raises for what is in it."""
    try:
        return replace(_read(data, edition.kind), is_chosen=edition.chosen)
    except UnreadableError as error:
        why = f"{error.file}: {error}" if error.file else str(error)
    except Exception as error:  # noqa: BLE001  # bytes that anybody may have changed; whatever stumbles says so
        why = words_of_error(error)
    return Alone(edition.kind, unreadable=why)


def _read(data: bytes, kind: EditionKind) -> Alone:
    match kind:
        case EditionKind.PDF | EditionKind.PRINT | EditionKind.COVER:
            with PdfFile(data, drawn=False) as pdf:
                words = _texts(pdf) if kind.is_counted else None
                measured = measure(pdf, kind)
                said = {name: judged(data, name) for name in measured.claims if name in PROFILES}
                broken = tuple(chain.from_iterable(one.findings for one in said.values()))
                clean = tuple(name for name, one in said.items() if not one.findings)
                counted = {name: (one.rules, one.objects) for name, one in said.items()}
                return Alone(kind, measured, words, None, clean, broken, counted=counted)
        case EditionKind.EPUB:
            epub = EpubFile(data)
            epub.check()
            notices = (one for page in epub.spine for one in page.of_role(NOTICE))
            notice = next((digest(list(tree_words(one, Place("")))) for one in notices), None)
            return Alone(kind, measure(epub, kind), _texts(epub), notice, findings=tuple(prove_epub(epub)))
        case EditionKind.WEB:
            page = WebPage(data)
            marked = [one for one in page.elements if NOTICE in (one.get("role") or "").split()]
            told = digest(list(tree_words(marked[0], Place("")))) if marked else None
            return Alone(kind, measure(page, kind), _texts(page), told, findings=tuple(prove_web(page)))
        case EditionKind.BRAILLE:
            return Alone(kind, measure(Opened(data), kind))
        case _:
            assert_never(kind)


def _texts(file: Opened) -> tuple[str, ...]:
    return tuple(_said(file))


def _said(file: Opened) -> Iterator[str]:
    match file:
        case PdfFile():
            said = without_cover(speak_pdf(file))
        case EpubFile():
            said = without_cover(speak_epub(file))
        case WebPage():
            said = speak_web(file)
        case _:
            return iter(())
    return (word.text for word in said_words(said))
