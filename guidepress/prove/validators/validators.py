"""The validators that are not part of Guidepress: EPUBCheck, Ace by DAISY, veraPDF, and axe-core in Chromium.

Each judges bytes in a private folder that is thrown away, and its report is kept without what differs from machine to
machine.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, assert_never

from guidepress.model.edition import EditionKind
from guidepress.model.errors import OutsideToolError, words_of_error
from guidepress.prove.validators.readings import read_ace, read_axe, read_epubcheck, read_verapdf
from guidepress.prove.validators.toolbox import (
    JAVA_OPTIONS,
    MissingToolError,
    Toolbox,
    chromium_arguments,
    on_path_version,
    run,
    scrubbed,
)
from guidepress.prove.validators.verdict import FAULTS, Message, Verdict

__all__ = ["FAULTS", "Message", "Verdict"]  # where whoever judges a file looks for them

FLAVOURS: Mapping[str, str] = {"PDF/UA-1": "ua1", "PDF/UA-2": "ua2", "PDF/A-3a": "3a", "PDF/A-4f": "4f"}
"""The standards that veraPDF judges, and what it calls their profiles."""
MOST, SHOWN = 256 * 2**20, 500
"""How large a report is read, in bytes; how much of what a tool says is shown, in characters."""
VERAPDF_OPTIONS = ("--format", "json", "--maxfailuresdisplayed", "1", "--nonpdfext")
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@dataclass(frozen=True, slots=True)
class Validator:
    """A validator for a kind of edition; ``profile`` is the standard it judges, ``judge`` raises `OutsideToolError`."""

    tool: str
    profile: str
    judge: Callable[[Toolbox, bytes], Verdict]

    def verdict(self, data: bytes, tools: Toolbox) -> Verdict:
        """The verdict, or that the tool is missing. Raises `OutsideToolError` if it broke down."""
        try:
            return self.judge(tools, data)
        except MissingToolError as error:
            return Verdict(self.tool, self.profile, missing=error.what)
        except (OSError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
            told = error.strerror if isinstance(error, OSError) else words_of_error(error)
            raise OutsideToolError(f"{self.tool} could not be asked: {told}") from error


def validators(kind: EditionKind, claims: Sequence[str]) -> Iterator[Validator]:
    """The validators for a file of a kind that claims some standards."""
    match kind:
        case EditionKind.EPUB:
            yield Validator("epubcheck", "EPUB 3.3", epubcheck)
            yield Validator("ace", "EPUB Accessibility 1.1", ace)
        case EditionKind.WEB:
            yield Validator("axe", "WCAG 2.2 A and AA, by machine", axe)
        case EditionKind.PDF | EditionKind.PRINT | EditionKind.COVER:
            for claim in claims:
                if claim in FLAVOURS:
                    yield Validator("verapdf", claim, _verapdf_for(claim))
        case EditionKind.BRAILLE:
            return  # nobody else has a validator for it
        case _:
            assert_never(kind)


TOOL_NAMES = ("epubcheck", "ace", "verapdf", "axe")
"""What ``--require`` may name."""


def epubcheck(tools: Toolbox, data: bytes) -> Verdict:
    """EPUBCheck on an EPUB."""
    program = [str(tools.java()), *JAVA_OPTIONS, "-jar", str(tools.epubcheck_jar())]
    with _folder(data, "book.epub") as folder:
        report = folder / "report.json"
        done = run([*program, "book.epub", "--quiet", "--json", str(report)], folder)
        said = _report("EPUBCheck", report, done)
        raw = scrubbed(said, folder)
    return read_epubcheck(said, done.returncode, raw)


def ace(tools: Toolbox, data: bytes) -> Verdict:
    """Ace by DAISY on an EPUB; a message's severity is axe's impact."""
    script = tools.node_package("@daisy/ace-cli") / "bin" / "ace.js"
    command = [str(tools.node()), str(script), "--silent", "--force", "--doNotReportMedia"]
    settings = {"PUPPETEER_EXECUTABLE_PATH": str(tools.chromium()), "ACE_TIMEOUT_INITIAL": "60000"}
    with _folder(data, "book.epub") as folder:
        report = folder / "out" / "report.json"
        # A home of its own: Ace keeps a log and settings there, and two at a time would share them.
        settings |= {"XDG_CONFIG_HOME": str(folder), "XDG_STATE_HOME": str(folder)}
        options = ["--tempdir", str(folder / "temp"), "--outdir", str(report.parent)]
        done = run([*command, *options, "book.epub"], folder, **settings)
        said = _report("Ace", report, done)
        raw = scrubbed(said, folder)
    return read_ace(said, done.returncode, raw)


def verapdf(tools: Toolbox, data: bytes, flavour: str, profile: str = "") -> Verdict:
    """veraPDF on a PDF: one message for each rule of a profile that it fails, with the first offender."""
    jar = tools.verapdf_jar()
    program = [str(tools.java()), *JAVA_OPTIONS, "-cp", str(jar), "org.verapdf.apps.GreenfieldCliWrapper"]
    with _folder(data, "edition.pdf") as folder:
        done = run([*program, "--flavour", flavour, *VERAPDF_OPTIONS, "edition.pdf"], folder)
        try:
            (result,) = json.loads(done.stdout)["report"]["jobs"][0]["validationResult"]
        except (ValueError, LookupError, TypeError) as error:
            said = _told(done, folder)
            raise OutsideToolError(f"veraPDF did not judge the file (exit {done.returncode}): {said}") from error
        raw = scrubbed({"validationResult": result}, folder)
    return read_verapdf(result, done.returncode, raw, profile, on_path_version(jar))


def axe(tools: Toolbox, data: bytes) -> Verdict:
    """axe-core on a web page, in Chromium through Playwright, light and dark."""
    package = tools.node_package("axe-core")
    source = (package / "axe.min.js").read_text(encoding="utf-8")
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as error:
        raise MissingToolError("the Python package playwright") from error
    program, said = tools.chromium(), {}
    with _folder(data, "page.html") as folder:
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=str(program), args=chromium_arguments())
                for scheme in ("light", "dark"):
                    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light", offline=True)
                    page.goto((folder / "page.html").as_uri())
                    page.evaluate(source)
                    said[scheme] = page.evaluate(f"axe.run(document, {{runOnly: {list(AXE_TAGS)}}})")
                browser.close()
        except Error as error:
            raise OutsideToolError(f"axe-core did not judge the page: {error}") from error
        version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
        verdict = read_axe(said, version)
        raw = scrubbed({scheme: _short(result) for scheme, result in said.items()}, folder)
    return replace(verdict, raw=raw)


def _short(result: dict[str, Any]) -> dict[str, Any]:
    """What axe-core says, with the places of what it holds against the page, and else the names of its rules."""
    kept = {kind: result[kind] for kind in ("violations", "incomplete", "testEngine")}
    return kept | {kind: [rule["id"] for rule in result[kind]] for kind in ("passes", "inapplicable")}


def _verapdf_for(claim: str) -> Callable[[Toolbox, bytes], Verdict]:
    return lambda tools, data: verapdf(tools, data, FLAVOURS[claim], claim)


class _folder:  # noqa: N801  # a context, used as a function
    """A private folder with one file in it."""

    def __init__(self, data: bytes, name: str) -> None:
        self._held = tempfile.TemporaryDirectory(prefix="guidepress-")
        (Path(self._held.name) / name).write_bytes(data)

    def __enter__(self) -> Path:
        return Path(self._held.name)

    def __exit__(self, *_error: object) -> None:
        self._held.cleanup()


def _report(tool: str, report: Path, done: subprocess.CompletedProcess[str]) -> Any:
    """The JSON report that a tool wrote."""
    try:
        if report.stat().st_size > MOST:
            raise OutsideToolError(f"{tool} wrote a report of more than {MOST // 2**20} MB")
        return json.loads(report.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        message = f"{tool} wrote no report (exit {done.returncode}): {_told(done, report.parent)}"
        raise OutsideToolError(message) from error


def _told(done: subprocess.CompletedProcess[str], folder: Path) -> str:
    """What a tool printed, the end of it, without the place of its private folder."""
    said = (done.stderr or done.stdout).strip()[-SHOWN:]
    for place in (f"{folder.resolve()}/", f"{folder}/", f"{folder.parent}/"):
        said = said.replace(place, "")
    return said or "it said nothing"
