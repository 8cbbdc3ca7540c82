"""Runs the validators that are not part of Guidepress for tests, through `guidepress.prove.validators.validators`.

They stand in `.tools` (see `setup.sh --test`), in a Python package, or on the PATH. Where one is missing, the test
that asked for it is skipped with the reason; with `GUIDEPRESS_REQUIRE=all` in the environment it fails instead, so
that a machine which is meant to have all of them cannot pass for want of one.

A file is judged once a session: results are kept under the digest of its bytes. EPUBCheck and veraPDF run on in a process of
their own (`tests.support.java_server`); tests of Guidepress's own call of them say so.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal, NoReturn, TypeVar

import pytest

from guidepress.model.errors import OutsideToolError
from guidepress.prove.validators import validators as outside
from guidepress.prove.validators.toolbox import MissingToolError, Toolbox, chromium_arguments
from guidepress.prove.validators.validators import Message

__all__ = [
    "Flavour",
    "Message",
    "OutsideToolError",
    "ace",
    "axe_source",
    "chromium",
    "chromium_arguments",
    "epubcheck",
    "epubcheck_jar",
    "java",
    "missing",
    "node_package",
    "verapdf",
    "verapdf_jar",
]

from tests.support.java_server import JavaServer, server
from tests.support.places import ROOT

TOOLS = ROOT / ".tools"

Flavour = Literal["ua1", "ua2", "2a", "3a", "4f"]
Found = TypeVar("Found")


def missing(what: str, remedy: str = "sh setup.sh --test") -> NoReturn:
    """Skips the running test because `what` is not installed, or fails it where GUIDEPRESS_REQUIRE=all."""
    reason = f"{what} is not installed here ({remedy} installs it)"
    if os.environ.get("GUIDEPRESS_REQUIRE") == "all":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def epubcheck(book: Path) -> list[Message]:
    """What EPUBCheck says of an EPUB, usage notes left out; empty for a valid one.

    Raises:
        OutsideToolError: EPUBCheck broke down.
    """
    return list(_epubcheck(book, _digest(book)))


def ace(book: Path) -> list[Message]:
    """The violations that Ace by DAISY finds in an EPUB; `severity` is axe's impact.

    Raises:
        OutsideToolError: Ace could not open the book or the browser.
    """
    return list(_ace(book, _digest(book)))


def verapdf(document: Path, flavour: Flavour) -> list[Message]:
    """The rules of a profile that a PDF fails, by clause and test number (`7.1-3`), first offender in `where`.

    Raises:
        OutsideToolError: veraPDF could not read the file as a PDF, or broke down.
    """
    return list(_verapdf(document, flavour, _digest(document)))


@cache
def axe_source() -> str:
    """The source of axe-core, to be run in a page."""
    return (node_package("axe-core") / "axe.min.js").read_text(encoding="utf-8")


def node_package(name: str) -> Path:
    """The folder of a Node package of `tests/tools/package.json`."""
    return _found(lambda: Toolbox(TOOLS).node_package(name))


def chromium() -> Path:
    """The Chromium that browser tests drive; `GUIDEPRESS_CHROMIUM` names another than the first on the PATH."""
    return _found(Toolbox(TOOLS).chromium)


def java() -> Path:
    """The Java runtime: `JAVA_HOME`'s, else the first on the PATH."""
    return _found(Toolbox(TOOLS).java)


def epubcheck_jar() -> Path:
    """EPUBCheck's jar, which the Python package `epubcheck` carries."""
    return _found(Toolbox(TOOLS).epubcheck_jar)


def verapdf_jar() -> Path:
    """veraPDF's jar, with all that it needs in it."""
    return _found(Toolbox(TOOLS).verapdf_jar)


def _found(find: Callable[[], Found]) -> Found:
    """What is looked for; without it the running test is skipped or fails (`missing`)."""
    try:
        return find()
    except MissingToolError as error:
        missing(error.what)


@cache
def _epubcheck(book: Path, _digest: str) -> tuple[Message, ...]:
    return _server().epubcheck(book).messages


@cache
def _ace(book: Path, _digest: str) -> tuple[Message, ...]:
    return _found(lambda: outside.ace(Toolbox(TOOLS), book.read_bytes())).messages


@cache
def _verapdf(document: Path, flavour: Flavour, _digest: str) -> tuple[Message, ...]:
    return _server().verapdf(document, flavour, verapdf_jar()).messages


def _server() -> JavaServer:
    return server(java(), epubcheck_jar(), verapdf_jar())


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
