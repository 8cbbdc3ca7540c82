"""What only the network knows of the references: notices at Crossref, and links that lead nowhere. Never by default."""

from __future__ import annotations

import json
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import quote, urlsplit

from guidepress.check.references.retractions import Notice, findings_of
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.version import __version__
from guidepress.standards.doi import normal_doi

REF018 = rule_of("REF018")
REF019 = rule_of("REF019")

CROSSREF = "https://api.crossref.org"
TIMEOUT = 10.0
"""Seconds that an answer may take."""

MAX_ANSWER = 4_000_000
"""Bytes of an answer that are read."""

_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: the status of HTTP and the first bytes of the body."""

    status: int
    body: bytes = b""


class Unreachable(Exception):  # noqa: N818 (a fact about a server, not a fault of ours)
    """No server answered."""


Fetch = Callable[[str], Answer]
"""Gets an address of http or https; raises `Unreachable`."""


def fetch(url: str) -> Answer:
    """Get an address with urllib; other schemes than http and https are refused. Raises `Unreachable`."""
    if urlsplit(url).scheme not in {"http", "https"}:
        raise Unreachable(f"'{url[:80]}' is not an address of the web")
    request = urllib.request.Request(url, headers={"User-Agent": f"Guidepress/{__version__}"})  # noqa: S310 (checked above)
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310 (checked above)
            return Answer(response.status, response.read(MAX_ANSWER))
    except urllib.error.HTTPError as error:
        return Answer(error.code)
    except (OSError, HTTPException, ValueError) as error:
        raise Unreachable(_why(error, urlsplit(url).hostname or "")) from error


def _why(error: Exception, host: str) -> str:
    """Why there is no answer, in words: those of the system name no host, or are numbers."""
    cause = getattr(error, "reason", error)
    if isinstance(cause, socket.gaierror):
        return f"the name {host} is not known, or there is no network"
    if isinstance(cause, TimeoutError):
        return f"{host} did not answer in {TIMEOUT:.0f} seconds"
    if isinstance(cause, ssl.SSLError):
        return f"{host} could not be told from another: {getattr(cause, 'verify_message', '') or 'no safe connection'}"
    if isinstance(cause, OSError) and cause.strerror:
        return f"{host}: {cause.strerror}"
    return f"the answer of {host} cannot be read"


def check_online(book: Book, get: Fetch = fetch, *, crossref: str = CROSSREF) -> Iterator[Finding]:
    """REF014, REF015, REF018 and REF019 for each reference: its DOI is asked of Crossref, else its URL is visited.

    One request a reference, one after another. Crossref answers 404 for a DOI of another agency: that is no finding.
    """
    for reference in book.references:
        doi = normal_doi(str(reference.csl.get("DOI") or ""))
        url = str(reference.csl.get("URL") or "")
        if not doi and not url:
            continue
        address = f"{crossref}/works/{quote(doi, safe='')}" if doi else url
        try:
            answer = get(address)
            if doi and answer.status == 200:
                yield from findings_of(reference, notices_in(answer.body))
        except (Unreachable, ValueError) as error:
            yield REF019.at(reference.place, f"'{reference.key}' could not be looked up: {error}")
            continue
        if not doi and answer.status in _GONE:
            yield REF018.at(reference.place, f"'{reference.key}': {url} answers {answer.status}")
        elif answer.status not in {200, *_GONE}:
            yield REF019.at(
                reference.place, f"'{reference.key}' could not be looked up: the server answers {answer.status}"
            )


def notices_in(body: bytes) -> tuple[Notice, ...]:
    """The notices in Crossref's record of a work (``updated-by``). Raises ``ValueError`` if it is no such record."""
    data = json.loads(body)
    message = data.get("message") if isinstance(data, Mapping) else None
    if not isinstance(message, Mapping):
        raise ValueError("the answer is not a record of Crossref")
    updates = message.get("updated-by")
    return tuple(_notice(one) for one in updates if isinstance(one, Mapping)) if isinstance(updates, list) else ()


def _notice(update: Mapping[str, object]) -> Notice:
    when = update.get("updated")
    parts = when.get("date-parts") if isinstance(when, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    date = "-".join(f"{number:02d}" for number in first if isinstance(number, int))
    nature = str(update.get("type") or "notice").replace("_", " ")
    return Notice(nature, date, "", str(update.get("DOI") or ""))
