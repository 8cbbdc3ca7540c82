"""The typesetter and its sheets: what every edition that WeasyPrint draws needs."""

from __future__ import annotations

import base64
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from guidepress.model.edition import Edition
from guidepress.model.errors import InternalError
from guidepress.model.styles import STYLES


def data_uri(media_type: str, data: bytes) -> str:
    """A resource as a URI that holds it (RFC 2397)."""
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"


_WITHIN = re.compile(r"data:(image/(?:svg\+xml|png|jpeg|gif|webp));base64,([A-Za-z0-9+/=]*)")


def closed_fetcher(held: Callable[[str], tuple[str, bytes] | None]) -> Any:
    """A fetcher for WeasyPrint that knows what is ``held`` (media type and bytes by URL) and nothing else.

    It reaches neither a disk nor a network; a picture that a drawing carries within itself is its own.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class ClosedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
            within = _WITHIN.fullmatch(url)
            found = (within[1], base64.b64decode(within[2])) if within else held(url)
            if found is None:
                raise ValueError(f"not a part of the guide: {url[:80]}")
            return URLFetcherResponse(url, found[1], {"Content-Type": found[0]})

    return ClosedFetcher()


def read_sheet(name: str) -> str:
    """The text of a style sheet in ``styles/``."""
    return (STYLES / name).read_text(encoding="utf-8")


_FROM_RIGHT: Mapping[str, tuple[str, ...]] = {
    "paged.css": ("right-to-left.css", "right-to-left-pages.css"),
    "web.css": ("right-to-left.css",),
    "epub-tables.css": ("right-to-left.css",),
}
"""The sheets that follow another in a guide that runs from right to left."""


def sheets_of(edition: Edition, *, rtl: bool) -> tuple[str, ...]:
    """The style sheets of an edition in cascade order, for a guide that runs from right to left or left to right."""
    return tuple(one for name in edition.sheets for one in (name, *(_FROM_RIGHT.get(name, ()) if rtl else ())))


@contextmanager
def no_warnings() -> Iterator[None]:
    """Turn everything that WeasyPrint warns about into one `InternalError`: no rule of ours may fail in silence."""
    from guidepress.standards.html_runs import remember_runs
    from guidepress.standards.selectors import allow_many_siblings

    allow_many_siblings()
    remember_runs()
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger, handler = logging.getLogger("weasyprint"), Collector(logging.WARNING)
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = before
    if messages:
        raise InternalError("the typesetter warned: " + "; ".join(dict.fromkeys(messages)))
