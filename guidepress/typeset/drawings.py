"""Whether the typesetter can draw a drawing: it is tried, alone, before a book is set with it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from types import TracebackType

from guidepress.model.book import Asset
from guidepress.typeset.engine import closed_fetcher
from guidepress.typeset.fonts.pinned import pinned_fontconfig, prepare_fonts

_NAME = "guide:drawing"


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the typesetter says against a drawing, in words, and what it made of it."""

    fault: str
    pdf: bytes


def drawn(asset: Asset) -> Drawn:
    """An SVG, drawn alone on a page of its size; each is tried once in a process."""
    return _drawn(asset.data, asset.width, asset.height)


@lru_cache(maxsize=512)
def _drawn(data: bytes, width: float, height: float) -> Drawn:
    from weasyprint import HTML

    page = (
        f"<style>@page{{size:{min(width, 9000):g}px {min(height, 9000):g}px;margin:0}}"
        "body{margin:0}img{display:block;width:100%}</style>"
        f'<img src="{_NAME}" alt="">'
    )
    pdf = b""
    with _heard() as told, pinned_fontconfig(prepare_fonts()):  # what is asked first, a process keeps
        try:
            pdf = HTML(string=page, url_fetcher=closed_fetcher(lambda _url: ("image/svg+xml", data))).write_pdf() or b""
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the drawing's
            told.append(_words(error))
    return Drawn("; ".join(dict.fromkeys(told)), pdf)


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What WeasyPrint says meanwhile, warnings and errors; of an error the element that it was about."""
    told: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            error = record.exc_info[1] if record.exc_info else None
            if error is not None:
                told.append(_words(error))
            elif record.levelno >= logging.WARNING and "Failed to render SVG" not in record.getMessage():
                told.append(record.getMessage().replace(_NAME, "it"))

    logger, listener = logging.getLogger("weasyprint"), Listener(logging.DEBUG)
    before = logger.propagate, logger.level
    logger.addHandler(listener)
    logger.propagate = False
    logger.setLevel(logging.DEBUG)
    try:
        yield told
    finally:
        logger.removeHandler(listener)
        logger.propagate, level = before
        logger.setLevel(level)


def _words(error: BaseException) -> str:
    """An error with the element that was being drawn."""
    if isinstance(error, RecursionError):
        return "an element of it is drawn within itself"
    where = _element(error.__traceback__)
    return f"{where}{str(error) or type(error).__name__}"


def _element(trace: TracebackType | None) -> str:
    found = ""
    while trace is not None:
        node = trace.tb_frame.f_locals.get("node")
        tag, get = getattr(node, "tag", None), getattr(node, "get", None)
        if isinstance(tag, str) and callable(get) and "weasyprint" in trace.tb_frame.f_code.co_filename:
            own = get("id")
            found = f"<{tag}{f' id={own}' if own else ''}>: "
        trace = trace.tb_next
    return found
