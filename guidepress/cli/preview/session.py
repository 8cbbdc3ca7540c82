"""What a preview knows: the guide as it was read last, its web page, its pages, its findings, what a listener hears.

One thread (`Session.run`) reads, typesets and checks whenever a file of the guide changes; any number of others ask for
what is there. A change that comes in the middle of the work makes an end of it, so that what is shown is never older
than the last change by more than one turn of the work.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from guidepress.cache.memory import Memory
from guidepress.cli.formatters.as_json import as_data
from guidepress.cli.speak import as_text
from guidepress.model.edition import EPUB, SCREEN, WEB
from guidepress.model.errors import ConfigurationError, FindingsError, GuidepressError
from guidepress.model.finding import Finding, Findings
from guidepress.pipeline.check import judge

if TYPE_CHECKING:
    from guidepress.model.book import Book
    from guidepress.typeset.paged.live import LivePage, LivePages

Made = TypeVar("Made")

MOST_PICTURES = 400
"""How many pictures of pages are kept."""


@dataclass(frozen=True, slots=True)
class State:
    """What is shown. ``turn`` counts the changes of the guide that were looked at.

    ``pages`` are folio, part and picture; ``changed`` is the picture of the first page that is not as it was.
    ``transcript`` has the lines that a screen reader says, by part. ``seconds`` says how long each step took, ``fresh``
    which steps are of this turn. ``broken`` says that the guide cannot be read now: all else is of the last good turn.
    """

    turn: int = 0
    title: str = ""
    language: str = "en"
    web: bytes = b""
    pages: tuple[LivePage, ...] = ()
    changed: str = ""
    findings: tuple[Finding, ...] = ()
    transcript: dict[str, list[str]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    broken: str = ""

    def as_data(self) -> dict[str, Any]:
        """What the page in the browser is told."""
        return {
            "turn": self.turn,
            "title": self.title,
            "web": hashlib.sha256(self.web).hexdigest(),
            "pages": [{"folio": one.folio, "part": one.part, "picture": one.picture} for one in self.pages],
            "changed": self.changed,
            "findings": [as_data(one) for one in self.findings],
            "seconds": self.seconds,
            "broken": self.broken,
            "steps": list(self.seconds),
        }


class SupersededError(Exception):
    """The guide was changed while it was being looked at."""


class Session:
    """The state of a preview, and the thread that keeps it up."""

    def __init__(self, guide: Path) -> None:
        """Nothing is read yet."""
        self.guide = guide
        self.state = State()
        self._changed = threading.Event()
        self._changed.set()
        self._stopped = threading.Event()
        self._engine = threading.Lock()
        self._listeners: list[SimpleQueue[State | None]] = []
        self._pictures: OrderedDict[str, bytes] = OrderedDict()
        self._live: LivePages | None = None
        self._memory = Memory()

    def touch(self) -> None:
        """Say that the guide has changed."""
        self._changed.set()

    def stop(self) -> None:
        """Make an end of `run` and of every listener."""
        self._stopped.set()
        self._changed.set()
        for listener in list(self._listeners):
            listener.put(None)

    @contextmanager
    def listening(self) -> Iterator[SimpleQueue[State | None]]:
        """A queue with the state as it is, and each that follows; ``None`` at the end."""
        queue: SimpleQueue[State | None] = SimpleQueue()
        self._listeners.append(queue)
        queue.put(self.state)
        try:
            yield queue
        finally:
            self._listeners.remove(queue)

    def picture(self, name: str) -> bytes | None:
        """A page as PNG; ``None`` if there is no such page now."""
        if name not in self._pictures:
            with self._engine:
                drawn = self._live.picture(name) if self._live is not None else None
            if drawn is None:
                return None
            self._keep(name, drawn)
            return drawn
        return self._pictures[name]

    def _keep(self, name: str, drawn: bytes) -> None:
        self._pictures[name] = drawn
        while len(self._pictures) > MOST_PICTURES:
            self._pictures.popitem(last=False)

    def run(self) -> None:
        """Look at the guide whenever it has changed, until `stop`."""
        while not self._stopped.is_set():
            self._changed.wait()
            self._changed.clear()
            if self._stopped.is_set():
                return
            try:
                with self._engine:
                    self._turn()
            except SupersededError:
                continue

    def _turn(self) -> None:
        """Read the guide and show it, step by step; a guide that cannot be read or set leaves the last one standing."""
        self._show(replace(self.state, turn=self.state.turn + 1, seconds={}, broken="", changed=""))
        findings = Findings()
        try:
            book = self._step("read", lambda: _read(self.guide, findings, self._memory))
            web = self._step("web page", lambda: _web(book))
            self._show(replace(self.state, title=book.settings.title, language=book.settings.language, web=web))
            self._show_pages(self._step("pages", lambda: self._set(book)))
            self._step("check", lambda: judge(book, findings, self.guide, memory=self._memory))
            self._show(replace(self.state, findings=tuple(findings.in_order())))
            transcript = self._step("transcript", lambda: _transcript(book))
            self._show(replace(self.state, transcript=transcript))
        except GuidepressError as error:
            told = error.findings if isinstance(error, ConfigurationError | FindingsError) else ()
            known = tuple(told) or tuple(findings.in_order())
            self._show(replace(self.state, findings=known, broken=error.message or "The guide has errors."))
        except OSError as error:
            self._show(replace(self.state, broken=f"{error.filename or self.guide}: {error.strerror or error}"))
        except SupersededError:
            raise
        except Exception as error:  # noqa: BLE001 - the last net: a preview goes on, and says what it met
            self._show(
                replace(self.state, broken=f"internal error: {type(error).__name__}: {error}. Please report it.")
            )

    def _show_pages(self, pages: Sequence[LivePage]) -> None:
        before = {one.picture for one in self.state.pages}
        changed = next((one.picture for one in pages if one.picture not in before), "") if before else ""
        if changed and self._live is not None and (drawn := self._live.picture(changed)) is not None:
            self._keep(changed, drawn)  # who waits for it need not wait for the checks
        self._show(replace(self.state, pages=tuple(pages), changed=changed))

    def _set(self, book: Book) -> tuple[LivePage, ...]:
        from guidepress.typeset.paged.live import LivePages

        if self._live is None:
            self._live = LivePages(SCREEN)
        return self._live.update(book)

    def _step(self, name: str, work: Callable[[], Made]) -> Made:
        begun = time.perf_counter()
        made = work()
        if self._changed.is_set():
            raise SupersededError
        self.state = replace(self.state, seconds={**self.state.seconds, name: time.perf_counter() - begun})
        return made

    def _show(self, state: State) -> None:
        self.state = state
        for listener in list(self._listeners):
            listener.put(state)


def _read(guide: Path, findings: Findings, memory: Memory) -> Book:
    from guidepress.read import read_guide

    return read_guide(guide, findings, memory)


def _web(book: Book) -> bytes:
    from guidepress.typeset.web.edition import web_page

    return web_page(book, WEB).data


def _transcript(book: Book) -> dict[str, list[str]]:
    """What is said of each part: the EPUB's own words, which are those of every edition."""
    from guidepress.prove.speech.epub import speak_epub
    from guidepress.typeset.epub.edition import bind_epub

    said = speak_epub(bind_epub(book, EPUB).data)
    names = ["cover", *(part.id for part in book.parts)]
    return {name: list(as_text(kid)) for name, kid in zip(names, said.kids, strict=False)}
