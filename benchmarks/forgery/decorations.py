"""Forgeries of PDFs that change no word: signs, lines and grounds around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

from benchmarks.forgery.forged import Forgery, in_pdf
from benchmarks.forgery.pdfs import (
    PRINT,
    SCREEN,
    Edit,
    _append,
    _body,
    _content,
    _longest_run,
    _page_with,
    _place,
    _write,
)
from guidepress.prove.parsers.pdf.drawing.pages import read_pages

_WARNING = "Do not force"


def forgeries() -> Iterator[Forgery]:
    """Every one of them."""
    for file, edits in ((SCREEN, {**_BOTH, **_OF_SCREEN}), (PRINT, _BOTH)):
        for name, edit in edits.items():
            yield Forgery(f"{file}: {name}", file, in_pdf(edit))


def _drawn(operators: str, *, below: bool = False) -> Edit:
    """Something is drawn on the page of the text, as an artifact; ``below`` it lies under all else."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page = _body(pdf)
        run = _longest_run(pdf, page)
        places = {"x": run.x0, "y": run.y0, "w": run.width, "h": run.height, "r": run.x1}
        made = f"/Artifact BMC q {operators.format(**places)} Q EMC\n".encode()
        if below:
            _write(pdf, page, made + b"q\n" + _content(page) + b"\nQ")
        else:
            _append(pdf, page, made)

    return edit


def _line_of_the_text(pdf: pikepdf.Pdf) -> None:
    """A line under words is content of their paragraph."""
    page = _body(pdf)
    drawn = read_pages(pdf).pages[_place(pdf, page)]
    run = max((one for one in drawn.glyphs if one.mark.path[-1:] == ("P",)), key=lambda one: len(one.text))
    box, low = run.box, run.origin[1] - 1.2
    line = f"0.6 w {box.x0 + 20} {low} m {box.x0 + 110} {low} l S"
    _append(pdf, page, f"/P <</MCID {run.mark.mcid}>> BDC q {line} Q EMC\n".encode())


def _moved(line: int, far: int) -> Edit:
    """A line of the text begins farther from the margin, by thousandths of the size of its type."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page = _body(pdf)
        data = _content(page)
        run = sorted(re.finditer(rb"\[[^\]]*\] ?TJ", data), key=lambda one: -len(one[0]))[line]
        _write(pdf, page, data[: run.start() + 1] + f"{-far} ".encode() + data[run.start() + 1 :])

    return edit


def _painted(old: bytes, new: bytes) -> Edit:
    """A colour of a page is another one."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page = _page_with(pdf, _WARNING)
        data = _content(page)
        if old not in data:
            raise ValueError(f"nothing is painted in {old.decode()}")
        _write(pdf, page, data.replace(old, new))

    return edit


_BOTH: dict[str, Edit] = {
    "a tick in the margin": _drawn("0 0.4 0.1 RG 2 w 20 {y} m 25 {y} l 32 300 l S"),
    "a tick that is filled": _drawn("0.105882 0.121569 0.133333 rg 20 300 m 26 294 l 40 312 l 26 300 l f"),
    "a circle around words": _drawn("1 w {x} {y} m {x} 500 {r} 500 {r} {y} c {r} 20 {x} 20 {x} {y} c S"),
    "a line under words": _drawn("0.6 w {x} {y} m {r} {y} l 1 0 0 1 0 2 cm S"),
    "a line of the paragraph under words": _line_of_the_text,
    "a line moved from the margin": _moved(0, 2857),
    "another line moved into the margin": _moved(1, -2857),
}
_OF_SCREEN: dict[str, Edit] = {
    "words marked in yellow": _drawn("1 1 0.4 rg {x} {y} {w} {h} re f", below=True),
    "a warning on the ground of a tip": _painted(b"0.980392 0.952941 0.901961", b"0.933333 0.960784 0.941176"),
    "a warning with the bar of a tip": _painted(b"0.427451 0.254902 0", b"0.121569 0.321569 0.196078"),
    "a warning without its ground": _painted(b"0.980392 0.952941 0.901961", b"1 1 1"),
}
"""Those of greys are held to the press; those of a screen have colours."""
