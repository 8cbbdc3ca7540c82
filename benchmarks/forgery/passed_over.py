"""Forgeries that no reader is shown: remarks and instructions between the words, a typeface that is nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.forgery.books import EPUB, INDEX, OPF, WEB
from benchmarks.forgery.forged import Change, Forgery, in_epub, replaced, within

_PAGE, _NAV, _SHEET = "EPUB/how-much.xhtml", "EPUB/nav.xhtml", "EPUB/styles/epub.css"
_CONTAINER = "META-INF/container.xml"
_SAID = "<p>Do not force water on somebody who is not awake.</p>"
_REMARK = "<!-- Approved by the agency -->"


def forgeries() -> Iterator[Forgery]:
    """Every one of them."""
    for file, changes in ((EPUB, _OF_EPUB), (WEB, _OF_WEB), (INDEX, _OF_INDEX)):
        for name, change in changes.items():
            yield Forgery(f"{file}: {name}", file, change)


def _in_other_letters(files: dict[str, bytes]) -> None:
    """A page in UTF-16, as EPUB 3.3 allows, with a remark."""
    text = files[_PAGE].decode().replace("encoding='utf-8'", "encoding='utf-16'").replace(_SAID, _REMARK + _SAID)
    files[_PAGE] = text.encode("utf-16")


def _face(files: dict[str, bytes]) -> None:
    files[_SHEET] += b'\n@font-face { font-family: serif; src: local(serif), url("../fonts/gone.woff2") }\n'


_OF_EPUB: dict[str, Change] = {
    "a remark in a page": within(_PAGE, (_SAID, _REMARK + _SAID)),
    "a remark in a page of other letters": in_epub(_in_other_letters),
    "an instruction in a page": within(_PAGE, (_SAID, "<?approved by the agency?>" + _SAID)),
    "a remark in the contents": within(_NAV, ("<nav", f"{_REMARK}<nav"), count=1),
    "a remark in the package": within(OPF, ("</metadata>", f"{_REMARK}</metadata>")),
    "a remark in the container": within(_CONTAINER, ("</rootfiles>", f"{_REMARK}</rootfiles>")),
    "a typeface without its file": in_epub(_face),
}
_OF_WEB: dict[str, Change] = {
    "a remark in the page": replaced((_SAID, _REMARK + _SAID)),
    "a remark before the page": replaced(("<!DOCTYPE html>", f"{_REMARK}<!DOCTYPE html>")),
    "a remark behind the page": replaced(("</html>", f"</html>{_REMARK}")),
    "an instruction in the page": replaced((_SAID, "<?approved?>" + _SAID)),
}
_OF_INDEX: dict[str, Change] = {"a remark in the page": replaced(("<main", f"{_REMARK}<main"), count=1)}
