"""What a person is asked about the files in ``dist/``: the questions, with the places to look at beside each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path

import pypdfium2

from guidepress.dist.folder import Dist
from guidepress.model.book import Book
from guidepress.model.edition import EDITIONS, EditionKind
from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Findings
from guidepress.model.speech import Said
from guidepress.prove.speech.epub import speak_epub
from guidepress.prove.speech.pdf import speak_pdf
from guidepress.read import read_guide
from guidepress.standards.conformance.answers import ANSWERS, Answer, Answers, Judgement, read_answers
from guidepress.standards.conformance.criteria import CRITERIA, READ, SERVICES, asked, editions
from guidepress.standards.conformance.judged_text import text_digest

SHOWN = 12
"""How many places are listed beside a question; the transcript has all."""
_SCALE = 1.5
_SNIPPET = 40
_REMEDY = "'publish.py build' makes the files of the guide as it is."

_LOOK_AT: Mapping[str, frozenset[str]] = {
    "1.1.1": frozenset({"figure", "formula"}),
    "1.3.1": frozenset({"heading", "table", "list", "note", "callout"}),
    "1.3.3": frozenset({"figure", "callout"}),
    "1.4.1": frozenset({"figure", "table"}),
    "1.4.3": frozenset({"figure", "callout"}),
    "1.4.5": frozenset({"figure"}),
    "1.4.10": frozenset({"table", "figure"}),
    "1.4.11": frozenset({"figure"}),
    "2.4.4": frozenset({"link", "reference"}),
    "2.4.6": frozenset({"heading", "caption"}),
    "2.5.3": frozenset({"link"}),
    "3.2.4": frozenset({"link"}),
    "4.1.2": frozenset({"link", "table"}),
}
"""What a criterion is about, by the kinds of `Said`; of the others, all of the text is shown from its beginning."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to look at: what is said there, the line of the transcript (from 1), the page and its picture."""

    kind: str
    text: str
    line: int
    page: str = ""
    picture: Path | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its id (a criterion, or a name of `SERVICES`), its title, its words, and what was said before.

    ``stale`` says that the former answer was about another text.
    """

    id: str
    title: str
    asks: str
    former: Answer | None = None
    stale: bool = False


@dataclass
class Sitting:
    """Some editions of a guide that one person judges, with pictures of the pages and the transcript in a folder."""

    guide: Path
    book: Book
    names: tuple[str, ...]
    files: Mapping[str, bytes]
    desk: Path
    answers: Answers | None
    transcript: Sequence[str] = field(default_factory=list)

    @cached_property
    def digest(self) -> str:
        """The digest of the text that is judged."""
        return text_digest(self.book)

    @cached_property
    def said(self) -> Said | None:
        """What the first edition that speaks says aloud; a web page is heard by the EPUB or the PDF beside it."""
        for name in (*self.names, "epub", "screen"):
            if name in self.files and EDITIONS[name].kind is EditionKind.EPUB:
                return speak_epub(self.files[name])
            if name in self.files and EDITIONS[name].kind is EditionKind.PDF:
                return speak_pdf(self.files[name])
        return None

    @cached_property
    def _pages(self) -> tuple[bytes, Mapping[str, int], Sequence[tuple[str, str]]] | None:
        """The PDF whose pages are shown: its bytes, the numbers of its pages by folio, its texts with their folios."""
        name = next(
            (one for one in (*self.names, "screen") if one in self.files and EDITIONS[one].kind is EditionKind.PDF),
            None,
        )
        if name is None:
            return None
        with pypdfium2.PdfDocument(self.files[name]) as pdf:
            folios = {pdf.get_page_label(number) or str(number + 1): number for number in range(len(pdf))}
        texts = [(_plain(one), one.page) for one in speak_pdf(self.files[name]).walk() if one.page]
        return self.files[name], folios, texts

    def questions(self) -> Iterator[Question]:
        """All questions in their order."""
        former = self._former()
        for number in asked(EDITIONS[name].kind for name in self.names):
            one = CRITERIA[number]
            yield Question(
                number, f"{number} {one.name} (Level {one.level})", one.question, *former.get(number, (None, False))
            )
        for name, asks in SERVICES.items():
            yield Question(name, "Documentation and help", asks, *former.get(name, (None, False)))

    def _former(self) -> dict[str, tuple[Answer | None, bool]]:
        found: dict[str, tuple[Answer | None, bool]] = {}
        for name in self.names:
            for number, answer, judgement in self.answers.of(name) if self.answers else ():
                found.setdefault(number, (answer, judgement.text != self.digest))
        return found

    def open(self, who: str) -> dict[str, Answer]:
        """What this person answered already of just these editions and this text, to go on from there."""
        for judgement in self.answers.judgements if self.answers else ():
            same = tuple(judgement.editions) == self.names and judgement.text == self.digest
            if same and judgement.by.name == who:
                return dict(judgement.answers)
        return {}

    def spots(self, question: Question) -> list[Spot]:
        """The places to look at for a question, in the order of the text; pictures are made as they are asked for."""
        if self.said is None or question.id in SERVICES:
            return []
        kinds = _LOOK_AT.get(question.id)
        found: list[Spot] = []
        line = 0
        for one in self.said.walk():
            wanted = (
                one.language and one is not self.said
                if question.id == "3.1.2"
                else kinds is not None and one.kind in kinds
            )
            text = _plain(one)
            if not wanted or not text:
                continue
            line = self._line(text, line)
            found.append(Spot(one.kind, text, line + 1))
        if not found:
            found = [Spot("text", self.transcript[0] if self.transcript else "", 1)]
        return [self._pictured(spot) for spot in found[:SHOWN]] + found[SHOWN:]

    def _line(self, text: str, start: int) -> int:
        """The first line of the transcript from ``start`` on that holds the beginning of a text; ``start`` if none."""
        for number in range(start, len(self.transcript)):
            if text[:_SNIPPET] in self.transcript[number]:
                return number
        return start

    def _pictured(self, spot: Spot) -> Spot:
        pages = self._pages
        if pages is None:
            return spot
        data, folios, texts = pages
        folio = next((page for text, page in texts if spot.text[:_SNIPPET] in text), "")
        number = folios.get(folio, 0)
        return Spot(spot.kind, spot.text, spot.line, folio or next(iter(folios), ""), self._picture(data, number))

    def _picture(self, data: bytes, number: int) -> Path:
        """The picture of a page (PNG), made once."""
        path = self.desk / f"{hashlib.sha256(data).hexdigest()[:8]}-page-{number + 1:03}.png"
        if not path.is_file():
            with pypdfium2.PdfDocument(data) as pdf:
                out = BytesIO()
                pdf[number].render(scale=_SCALE).to_pil().save(out, "PNG")
            path.write_bytes(out.getvalue())
        return path


def sit_down(guide: Path, folder: Path, names: Sequence[str], desk: Path) -> Sitting:
    """Get ready to judge some editions in a folder; without names, all that lie there and are read on a screen.

    Raises `ConfigurationError`: no such edition, files that are not those of the guide as it is, an unusable guide or
    ``conformance.yaml``.
    """
    if strange := [name for name in names if name not in editions()]:
        raise ConfigurationError(
            f"'{strange[0]}' is no edition that is read on a screen", hint=f"They are: {', '.join(editions())}."
        )
    findings = Findings()
    book = read_guide(guide, findings)
    if findings.has_errors():
        raise ConfigurationError(
            "the guide has errors: mend them before anybody judges it", findings=tuple(findings.in_order())
        )
    answers, faults = read_answers(book.texts[ANSWERS]) if ANSWERS in book.texts else (None, ())
    if faults:
        where = f"{ANSWERS}:{faults[0].line}" if faults[0].line else ANSWERS
        raise ConfigurationError(f"{where}: {faults[0].message}", hint=f"Mend {ANSWERS}, or delete it to begin anew.")
    dist = Dist(folder, guide)
    files = _files(dist, book)
    if missing := [name for name in names if name not in files]:
        raise ConfigurationError(f"the edition '{missing[0]}' does not lie in '{folder}'", hint=_REMEDY)
    chosen = tuple(name for name in EDITIONS if name in (names or files))
    if not chosen:
        raise ConfigurationError(f"no edition that is read on a screen lies in '{folder}'", hint=_REMEDY)
    return Sitting(guide, book, chosen, files, desk, answers)


def _files(dist: Dist, book: Book) -> dict[str, bytes]:
    """The editions there by name, once it is sure that they are those of the guide as it is.

    The answers themselves are left out of what is compared: giving them does not make the files older.
    """
    manifest = dist.manifest()
    inputs = manifest.get("inputs")
    then = dict(inputs.get("files", {})) if isinstance(inputs, dict) else {}
    now = dict(book.sources)
    then.pop(ANSWERS, None)
    now.pop(ANSWERS, None)
    if manifest.get("identifier") != book.settings.identifier or then != now:
        raise ConfigurationError(f"the files in '{dist.out}' are not those of the guide as it is", hint=_REMEDY)
    found = {}
    for name, edition in EDITIONS.items():
        path = dist.out / edition.file_name(book.settings.slug)
        if edition.kind in READ and path.is_file():
            found[name] = path.read_bytes()
    listed = {str(one.get("file")): one.get("sha256") for one in manifest.get("files", []) if isinstance(one, dict)}
    for name, data in found.items():
        file = EDITIONS[name].file_name(book.settings.slug)
        if listed.get(file) != hashlib.sha256(data).hexdigest():
            raise ConfigurationError(f"'{file}' is not the file that was built", hint=_REMEDY)
    return found


def judgement_of(
    sitting: Sitting, by: Mapping[str, str], date: object, methods: Sequence[str], given: Mapping[str, Answer]
) -> Judgement:
    """The judgement that somebody makes of a sitting. Raises `ValueError` for a name or an address that is none."""
    order = [*CRITERIA, *SERVICES]
    answers = {name: given[name] for name in sorted(given, key=order.index)}
    data = {
        "editions": list(sitting.names),
        "text": sitting.digest,
        "by": {key: value for key, value in by.items() if value},
        "date": date,
        "methods": list(methods),
        "answers": answers,
    }
    return Judgement.model_validate(data)


def _plain(one: Said) -> str:
    """What is said of a figure or a formula, else the words of all that is in it."""
    return " ".join((one.text or one.words()).replace("\u00ad", "").split())
