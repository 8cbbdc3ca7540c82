"""The outside validators: each says nothing of a good file, names the mistake in a bad one, and is missed loudly."""

from __future__ import annotations

import subprocess
import tempfile
import time
import zipfile
from pathlib import Path
from unittest.mock import Mock

import pytest
import weasyprint

from guidepress.prove.validators import validators
from guidepress.prove.validators.toolbox import Toolbox
from tests.support import outside
from tests.support.java_server import JavaServer

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" xml:lang="en" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:6ad1c4d0-0d3c-4a55-9a0c-0f8e4ad0e4a1</dc:identifier>
<dc:title>Tides</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta><meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Words only.</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="one"/></spine></package>"""
PAGE = """<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>{title}</title></head><body>{body}</body></html>"""
NAV = '<nav epub:type="toc" role="doc-toc" aria-label="Contents"><ol><li><a href="one.xhtml">One</a></li></ol></nav>'


def make_epub(file: Path, body: str) -> Path:
    """A whole EPUB of one page, valid as far as `body` is."""
    with zipfile.ZipFile(file, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", CONTAINER)
        book.writestr("EPUB/package.opf", PACKAGE)
        book.writestr("EPUB/nav.xhtml", PAGE.format(title="Contents", body=NAV))
        book.writestr("EPUB/one.xhtml", PAGE.format(title="One", body=body))
    return file


@pytest.fixture(scope="module")
def good_epub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An EPUB without a fault."""
    return make_epub(tmp_path_factory.mktemp("epub") / "good.epub", "<h1>One</h1><p>The sea.</p>")


@pytest.fixture(scope="module")
def bad_epub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An EPUB whose picture is not there and has no alternative text."""
    return make_epub(tmp_path_factory.mktemp("epub") / "bad.epub", '<h1>One</h1><p><img src="missing.png"/></p>')


@pytest.fixture(scope="module")
def good_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF/UA-1 document of one paragraph."""
    file = tmp_path_factory.mktemp("pdf") / "good.pdf"
    page = '<html lang="en"><title>Tides</title><h1>Tides</h1><p>The sea.'
    weasyprint.HTML(string=page).write_pdf(file, pdf_variant="pdf/ua-1")
    return file


@pytest.fixture(scope="module")
def bad_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF that claims and tags nothing."""
    file = tmp_path_factory.mktemp("pdf") / "bad.pdf"
    weasyprint.HTML(string="<p>The sea.").write_pdf(file)
    return file


def test_the_processes_of_a_run_share_one_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever comes first starts it, the next is answered by the same, and it ends with the last of them."""
    run = Mock(wraps=subprocess.run)
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("PYTEST_XDIST_TESTRUNUID", "shared")
    first, second = (JavaServer(tmp_path / "java") for _time in range(2))
    assert run.call_count == 1
    first.close()
    assert second._asked("hello") == 0
    second.close()
    for _time in range(200):
        if not list(tmp_path.iterdir()):
            break
        time.sleep(0.05)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.outside
@pytest.mark.slow
class TestEPUBCheck:
    """EPUBCheck."""

    def test_says_nothing_of_a_valid_book(self, good_epub: Path) -> None:
        """A valid EPUB has no messages."""
        assert outside.epubcheck(good_epub) == []

    def test_names_what_is_missing_and_where(self, bad_epub: Path) -> None:
        """A picture that is not in the container is RSC-007 in the page that shows it."""
        (message,) = outside.epubcheck(bad_epub)
        assert (message.code, message.severity) == ("RSC-007", "error")
        assert "missing.png" in message.text
        assert message.where == "EPUB/one.xhtml:3"

    def test_what_is_no_book_at_all_is_said(self, tmp_path: Path) -> None:
        """A file that is not a container is a fatal message, not a pass."""
        file = tmp_path / "words.epub"
        file.write_text("words", encoding="utf-8")
        assert "fatal" in {message.severity for message in outside.epubcheck(file)}

    def test_says_what_the_program_is_told(self, bad_epub: Path) -> None:
        """In the process that goes on EPUBCheck says what it says in one of its own, as Guidepress calls it."""
        told = validators.epubcheck(Toolbox(outside.TOOLS), bad_epub.read_bytes())
        assert told.messages
        assert list(told.messages) == outside.epubcheck(bad_epub)

    def test_judges_the_same_bytes_once(self, good_epub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The second question about a file asks nobody; a changed file is judged anew."""
        first = outside.epubcheck(good_epub)

        def nobody(*_: object, **__: object) -> None:
            raise AssertionError

        monkeypatch.setattr(JavaServer, "epubcheck", nobody)
        assert outside.epubcheck(good_epub) == first
        with pytest.raises(AssertionError):
            outside.epubcheck(make_epub(good_epub.with_name("other.epub"), "<h1>Other</h1>"))


@pytest.mark.outside
@pytest.mark.browser
@pytest.mark.slow
class TestAce:
    """Ace by DAISY, which drives Chromium."""

    def test_finds_no_violation_in_an_accessible_book(self, good_epub: Path) -> None:
        """A book with words, headings and its accessibility metadata passes."""
        assert outside.ace(good_epub) == []

    def test_names_the_rule_and_the_page(self, bad_epub: Path) -> None:
        """A picture without alternative text is `image-alt` in the page that shows it."""
        found = {(message.code, message.severity, message.where) for message in outside.ace(bad_epub)}
        assert ("image-alt", "critical", "one.xhtml") in found

    def test_a_book_that_cannot_be_opened_is_an_error(self, tmp_path: Path) -> None:
        """What Ace cannot judge does not pass."""
        file = tmp_path / "words.epub"
        file.write_text("words", encoding="utf-8")
        with pytest.raises(outside.OutsideToolError, match="Ace wrote no report"):
            outside.ace(file)


@pytest.mark.outside
@pytest.mark.slow
class TestVeraPDF:
    """The veraPDF validator."""

    def test_finds_no_failed_rule_in_a_conforming_document(self, good_pdf: Path) -> None:
        """A tagged document passes PDF/UA-1."""
        assert outside.verapdf(good_pdf, "ua1") == []

    def test_names_clause_and_test_of_each_failed_rule(self, bad_pdf: Path) -> None:
        """An untagged document fails 7.1-3 (neither tagged nor artifact), 7.1-8 (no metadata) and 7.1-11 (no tree)."""
        assert {"7.1-3", "7.1-8", "7.1-11"} <= {message.code for message in outside.verapdf(bad_pdf, "ua1")}

    def test_says_what_the_program_is_told(self, good_pdf: Path, bad_pdf: Path) -> None:
        """In the process that goes on veraPDF says what it says in one of its own, as Guidepress calls it."""
        told = [validators.verapdf(Toolbox(outside.TOOLS), one.read_bytes(), "ua1") for one in (bad_pdf, good_pdf)]
        assert [bool(one.messages) for one in told] == [True, False]
        assert [list(one.messages) for one in told] == [outside.verapdf(one, "ua1") for one in (bad_pdf, good_pdf)]

    @pytest.mark.parametrize("flavour", ["ua2", "2a", "3a"])
    def test_every_flavour_is_a_profile_of_its_own(self, good_pdf: Path, flavour: outside.Flavour) -> None:
        """A PDF/UA-1 document is neither PDF/UA-2 nor PDF/A."""
        assert outside.verapdf(good_pdf, flavour)

    def test_what_is_no_pdf_is_an_error(self, tmp_path: Path) -> None:
        """What veraPDF cannot parse does not pass."""
        file = tmp_path / "words.pdf"
        file.write_text("words", encoding="utf-8")
        with pytest.raises(outside.OutsideToolError, match="veraPDF did not judge the file"):
            outside.verapdf(file, "ua1")


@pytest.mark.outside
def test_axe_is_a_whole_script() -> None:
    """The source of axe-core is the program itself, of the version that is pinned."""
    outside.axe_source.cache_clear()
    assert "axe v4.14.1" in outside.axe_source()[:200]


@pytest.mark.outside
@pytest.mark.browser
def test_chromium_is_a_program() -> None:
    """What is called Chromium runs and says its version."""
    done = subprocess.run([outside.chromium(), "--version"], capture_output=True, text=True, check=True)
    assert "Chrom" in done.stdout


class TestMissing:
    """A validator that is not installed."""

    @pytest.fixture(autouse=True)
    def _bare_machine(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(outside, "TOOLS", tmp_path)
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.delenv("JAVA_HOME", raising=False)
        monkeypatch.delenv("GUIDEPRESS_CHROMIUM", raising=False)
        monkeypatch.delenv("GUIDEPRESS_REQUIRE", raising=False)

    @pytest.mark.parametrize("find", [outside.java, outside.chromium, outside.verapdf_jar])
    def test_skips_with_a_reason(self, find: object) -> None:
        """The test is skipped, and the reason says how to get the tool."""
        assert callable(find)
        with pytest.raises(pytest.skip.Exception, match=r"not installed here .*setup\.sh --test"):
            find()

    def test_skips_for_a_node_package(self) -> None:
        """The same for a Node package, by its name."""
        with pytest.raises(pytest.skip.Exception, match="axe-core"):
            outside.node_package("axe-core")

    def test_fails_where_all_is_required(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """With GUIDEPRESS_REQUIRE=all nothing is passed over."""
        monkeypatch.setenv("GUIDEPRESS_REQUIRE", "all")
        with pytest.raises(pytest.fail.Exception, match="veraPDF is not installed"):
            outside.verapdf_jar()
