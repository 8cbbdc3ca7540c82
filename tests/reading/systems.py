"""Two reading systems in Chromium, foliate-js and epub.js, each in a host page that gives tests the same few verbs.

All files come from memory: the browser is answered for one invented host and has no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route

from guidepress.model.xhtml import BLOCKS
from tests.support.outside import node_package

HERE = Path(__file__).parent
HOST = "http://reading.invalid"
OF_ITS_OWN = "An iframe which has both allow-scripts and allow-same-origin"
"""What Chromium says of foliate-js, whatever book is open in it."""
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".epub": "application/epub+zip"}

SystemName = Literal["foliate", "epubjs"]
PACKAGES: dict[SystemName, tuple[str, ...]] = {"foliate": ("foliate-js",), "epubjs": ("epubjs", "jszip")}


@dataclass(frozen=True, eq=False)
class Open:
    """A book that is open in a reading system; ``heard`` collects errors and every request for another host."""

    system: SystemName
    page: Page
    heard: list[str] = field(default_factory=list)

    def ask(self, script: str, argument: Any = None) -> Any:
        """What the host page answers; the script sees ``reader`` and ``argument``."""
        return self.page.evaluate(f"async argument => {{ {script} }}", argument)

    def probe(self, name: str, *arguments: Any) -> Any:
        """The answer of a function of ``probe.js`` for the document that is shown."""
        script = f"const probe = await import('/probe.js'); return probe.{name}(reader.doc(), ...argument)"
        return self.ask(script, list(arguments))

    def read_through(self) -> list[dict[str, Any]]:
        """Turn all pages; for each file what was seen (``seen``), faults, and the number of pages (``turns``)."""
        script = "const {readThrough} = await import('/probe.js'); return readThrough(reader, argument)"
        found: list[dict[str, Any]] = self.ask(script, sorted(BLOCKS))
        return found

    def go(self, href: str) -> None:
        """Go to a place of the book."""
        self.ask("await reader.go(argument)", href)

    def link(self, href: str) -> str:
        """A path relative to the package document as this system wants it: foliate-js counts from the root."""
        return f"EPUB/{href}" if self.system == "foliate" else href

    def click(self, selector: str) -> None:
        """Click an element of the document with the mouse; it must be on the page that is shown."""
        x, y = self.probe("middle", selector)
        size = self.page.viewport_size
        assert size is not None
        assert 0 < x < size["width"], f"{selector} is not on the page that is shown"
        assert 0 < y < size["height"], f"{selector} is not on the page that is shown"
        self.page.mouse.click(x, y)

    def turn_to(self, selector: str) -> None:
        """Turn pages, from the one that is shown, until the first element of this kind in the file is on it."""
        self.ask("reader.doc().querySelector(argument).id ||= 'wanted'", selector)
        name = self.ask("return reader.doc().querySelector(argument).id", selector)
        while not self.probe("shows", name):
            assert self.ask("return reader.next()"), f"{selector} is on no page"

    def until_shown(self, name: str) -> None:
        """Wait until the page that is shown holds the beginning of the element with an id, and stays."""
        self.ask("const {arrive} = await import('/probe.js'); await arrive(reader, argument)", name)


@contextmanager
def opened(
    browser: Browser,
    system: SystemName,
    epub: bytes,
    *,
    width: int = 800,
    height: int = 900,
    scheme: Literal["light", "dark"] = "light",
) -> Iterator[Open]:
    """Open a book in a system; its window is ``width`` by ``height`` CSS px.

    On leaving, nothing must have been complained of and nothing asked of the network.
    """
    roots = {name: node_package(name) for name in PACKAGES[system]}
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    try:
        heard: list[str] = []
        _answer(context, roots, epub, heard)
        page = context.new_page()
        page.on("console", lambda message: _listen(message, heard))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.goto(f"{HOST}/{system}.html")
        page.wait_for_function("window.ready")
        book = Open(system, page, heard)
        book.ask("await reader.open('/book.epub')")
        yield book
        assert heard == [], heard
    finally:
        context.close()


def _listen(message: ConsoleMessage, heard: list[str]) -> None:
    if message.type in {"error", "warning"} and not message.text.startswith(OF_ITS_OWN):
        heard.append(message.text)


def _answer(context: BrowserContext, roots: dict[str, Path], epub: bytes, heard: list[str]) -> None:
    """Answer every request of the pages from memory and the installed packages; write down those for anything else."""

    def answer(route: Route) -> None:
        url = urlsplit(route.request.url)
        path = _file(url.path, roots)
        if f"{url.scheme}://{url.netloc}" != HOST:
            heard.append(f"asked for {route.request.url}")
            route.abort()
        elif url.path == "/book.epub":
            route.fulfill(body=epub, content_type=TYPES[".epub"])
        elif url.path == "/favicon.ico":
            route.fulfill(status=204)
        elif path is None or not path.is_file():
            heard.append(f"asked for {url.path}, which is not there")
            route.fulfill(status=404)
        else:
            route.fulfill(body=path.read_bytes(), content_type=TYPES.get(path.suffix, "application/octet-stream"))

    context.route("**/*", answer)


def _file(path: str, roots: dict[str, Path]) -> Path | None:
    top, _, rest = path.removeprefix("/").partition("/")
    if top != "node_modules":
        return HERE / path.removeprefix("/")
    package, _, file = rest.partition("/")
    return roots[package] / file if package in roots else None
