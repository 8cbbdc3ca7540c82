"""Every rule on an EPUB: a good one passes them all, and one edit of its bytes fails the rule it should.

It is long because each rule has the edit of the bytes that breaks it.
"""

from __future__ import annotations

import copy
import io
import json
import re
import zipfile
from base64 import b64encode
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from guidepress.model.edition import EPUB
from guidepress.model.finding import Findings, Rule
from guidepress.prove.epub import rules as epub_rules
from guidepress.prove.epub.edition import prove_epub
from guidepress.prove.epub.package import CLAIMED
from guidepress.prove.epub.safety import _faults
from guidepress.prove.parsers.epub.container import XHTML
from guidepress.read.guide import read_guide
from guidepress.typeset.epub.edition import bind_epub
from tests.support.editions import Editions
from tests.support.opened_epub import pack, unpack
from tests.support.small_guide import write_guide

if TYPE_CHECKING:
    from pathlib import Path

Edit = Callable[[dict[str, bytes]], None]
OPF = "EPUB/content.opf"
NAV = "EPUB/nav.xhtml"
SHORE = "EPUB/the-shore.xhtml"


@pytest.fixture
def good(fieldbook_editions: Editions) -> bytes:
    """The EPUB of the unlike guide, without a page list."""
    return fieldbook_editions.epub_without_pages.published.data


def codes(data: bytes) -> set[str]:
    """The codes of all findings."""
    return {finding.code for finding in prove_epub(data)}


def swap(file: str, old: str, new: str, count: int = 1) -> Edit:
    """Replace a pattern in one file; it must be there."""

    def edit(entries: dict[str, bytes]) -> None:
        text, times = re.subn(old, new, entries[file].decode(), count=count, flags=re.DOTALL)
        assert times, f"{old} is not in {file}"
        entries[file] = text.encode()

    return edit


def claimed(text: str, certifier: str = "Ada Auditor") -> str:
    """The end of the metadata with a claim of conformance."""
    by = f'<meta property="a11y:certifiedBy" refines="#claim">{certifier}</meta>' if certifier else ""
    return f'<meta property="dcterms:conformsTo" id="claim">{text}</meta>{by}</metadata>'


def swap_in_pages(old: str, new: str) -> Edit:
    """Replace a pattern in every page that has it."""

    def edit(entries: dict[str, bytes]) -> None:
        times = 0
        for name, data in entries.items():
            if name.endswith(".xhtml"):
                text, found = re.subn(old, new, data.decode(), flags=re.DOTALL)
                entries[name] = text.encode()
                times += found
        assert times

    return edit


def add(file: str, data: bytes) -> Edit:
    """Add an entry where its name belongs."""

    def edit(entries: dict[str, bytes]) -> None:
        entries[file] = data
        for name in sorted(set(entries) - {"mimetype"}):
            entries[name] = entries.pop(name)

    return edit


def drop(file: str) -> Edit:
    """Leave an entry out."""
    return lambda entries: void(entries.pop(file))


def last(file: str) -> Edit:
    """Move an entry to the end."""
    return lambda entries: entries.update({file: entries.pop(file)})


def void(_: object) -> None:
    """Nothing, whatever the edit returned."""
    return


EDITS: list[tuple[str, Edit]] = [
    ("EPB001", drop("META-INF/container.xml")),
    ("EPB001", drop(OPF)),
    ("EPB001", swap(SHORE, "</section>", "")),
    ("EPB001", swap(SHORE, "<body", "&undefined;<body")),
    ("EPB002", last("mimetype")),
    ("EPB002", lambda entries: entries.update({"mimetype": b"application/zip"})),
    ("EPB003", last("EPUB/about.xhtml")),
    ("EPB004", drop("EPUB/images/zones.svg")),
    ("EPB004", add("EPUB/stray.txt", b"")),
    ("EPB005", swap(SHORE, "</body>", "<script>1</script></body>")),
    ("EPB005", swap(SHORE, "<p", '<p onclick="x()"')),
    ("EPB005", swap(SHORE, 'href="styles/epub.css"', 'href="https://example.org/a.css"')),
    *[
        ("EPB005", swap(SHORE, "</section>", f"{markup}</section>"))
        for markup in (
            '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
            '<svg xmlns="http://www.w3.org/2000/svg"><handler>1</handler></svg>',
            '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://example.org/a.png"/></svg>',
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"><use x:href="//a.org/#b"/></svg>',
            '<svg xmlns="http://www.w3.org/2000/svg"><path fill="url(http://example.org/#a)" d="M0 0"/></svg>',
            '<svg xmlns="http://www.w3.org/2000/svg"><set attributeName="href" to="#x"/></svg>',
            '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"><mrow href="https://example.org"><mi>x</mi></mrow></math>',
            '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"><script>1</script></math>',
            '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"><maction><mi>x</mi></maction></math>',
            '<a href="java&#10;script:x()">x</a>',
            '<a href="file:///etc/passwd">x</a>',
            '<p style="background: url(//a.org/b)">x</p>',
            "<style>@import 'x.css';</style>",
            "<style>p { background: image-set('http://a.org/b' 1x) }</style>",
            '<x xmlns="urn:x">x</x>',
            '<input value="x"/>',
            '<audio autoplay="">x</audio>',
            "<x-y>z</x-y>",
            "<svg>z</svg>",
            "<P>z</P>",
        )
    ],
    ("EPB005", swap(SHORE, "<head>", '<head><base href="https://example.org/"/>')),
    ("EPB005", swap(SHORE, "<head>", '<head><meta http-equiv="refresh" content="0;url=x"/>')),
    ("EPB005", swap(SHORE, "<html", '<?xml-stylesheet href="http://example.org/a.css"?><html')),
    ("EPB005", swap("EPUB/images/zones.svg", "</svg>", "<script>1</script></svg>")),
    ("EPB005", swap("EPUB/images/zones.svg", "</svg>", '<image href="http://example.org/a.png"/></svg>')),
    ("EPB005", swap("EPUB/images/zones.svg", "</svg>", "<style>@import 'a.css';</style></svg>")),
    *[
        ("EPB005", swap("EPUB/images/zones.svg", "</svg>", f'<image href="data:image/svg+xml{drawing}"/></svg>'))
        for drawing in (
            ";base64," + b64encode(b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>').decode(),
            ";base64," + b64encode(b'<svg xmlns="http://www.w3.org/2000/svg"><use href="//a.org/#b"/></svg>').decode(),
            ",%3Csvg xmlns='http://www.w3.org/2000/svg' onload='x()'/%3E",
            ";base64,PHN2",
            ",%3Chtml/%3E",
        )
    ],
    ("EPB005", swap("EPUB/styles/epub.css", "^", "@import 'more.css';")),
    ("EPB005", swap("EPUB/styles/epub.css", "$", "p { background-image: url(https://example.org/a.png) }")),
    ("EPB006", swap(SHORE, "<p", '<p data-at="a.md:1"')),
    ("EPB010", swap(SHORE, ' xml:lang="en-GB" lang="en-GB"', ' lang="en-GB"')),
    ("EPB010", swap(OPF, ' xml:lang="en-GB"', "")),
    ("EPB011", swap(SHORE, "<title>.*?</title>", "<title>Contents – Tide-Pool Handbook</title>")),
    ("EPB011", swap(SHORE, "<title>.*?</title>", "<title> </title>")),
    ("EPB012", swap(SHORE, "<h2 ", "<h1>Again</h1><h2 ")),
    ("EPB013", swap(SHORE, "</section>", "<h2>Two</h2><h4>Four</h4></section>")),
    ("EPB014", swap(SHORE, 'epub:type="chapter"', 'epub:type="chaptre"')),
    ("EPB014", swap(SHORE, 'epub:type="chapter"', 'epub:type="subchapter"')),
    ("EPB015", swap("EPUB/the-shore.xhtml", "</section>", '<img src="images/zones.svg"/></section>')),
    ("EPB016", swap(NAV, 'href="the-shore.xhtml#bands"', 'href="the-shore.xhtml#band"')),
    ("EPB016", swap(NAV, 'href="cover.xhtml"', 'href="cover.html"')),
    ("EPB016", swap(SHORE, 'aria-labelledby="the-shore-title"', 'aria-labelledby="nobody"')),
    ("EPB017", swap(SHORE, "</section>", '<p id="the-shore">x</p></section>')),
    ("EPB018", swap(SHORE, "</section>", "<p>So &lt;em&gt;very&lt;/em&gt; bold</p></section>")),
    ("EPB019", swap("EPUB/tides.xhtml", ' scope="col"', "")),
    ("EPB020", swap("EPUB/tides.xhtml", ' alttext="[^"]*"', "")),
    ("EPB030", swap(NAV, 'epub:type="toc"', 'epub:type="loi"')),
    ("EPB031", swap(NAV, '<li><a epub:type="bodymatter".*?</li>', "")),
    ("EPB031", swap(NAV, '<li><a epub:type="bibliography".*?</li>', "")),
    ("EPB031", swap(NAV, '<li><a epub:type="toc".*?</li>', "")),
    ("EPB031", swap(NAV, '(epub:type="bodymatter" href=)"[^"]*"', r'\1"tides.xhtml#tides"')),
    ("EPB032", swap(NAV, '<li class="toc-body"><a href="names.xhtml#names">.*?</li>', "")),
    ("EPB032", swap(NAV, '(<li class="toc-front">.*?</li>)(<li class="toc-front">.*?</li>)', r"\2\1")),
    ("EPB033", swap("EPUB/disclaimer.xhtml", 'role="doc-notice"', 'role="doc-preface"')),
    ("EPB033", swap("EPUB/disclaimer.xhtml", 'role="doc-notice"', 'role="doc-notice" hidden=""')),
    (
        "EPB033",
        swap(OPF, '<itemref idref="page-disclaimer"/>(.*?)(\\s*</spine>)', r'\1<itemref idref="page-disclaimer"/>\2'),
    ),
    ("EPB034", swap("EPUB/cover.xhtml", 'alt="[^"]*"', 'alt="" class="decorative"')),
    ("EPB034", swap(OPF, ' properties="cover-image"', "")),
    ("EPB037", swap(SHORE, "</section>", '<span epub:type="pagebreak" id="p9"></span></section>')),
    ("EPB038", swap(OPF, "</metadata>", '<meta property="pageBreakSource">Another edition</meta></metadata>')),
    ("EPB040", swap(OPF, "</metadata>", claimed("EPUB Accessibility 1.1 – WCAG 2.2 Level AA"))),
    ("EPB040", swap(OPF, "</metadata>", claimed("EPUB Accessibility 1.1 - WCAG 2.2 level AA"))),
    ("EPB041", swap(OPF, "</metadata>", claimed(CLAIMED, certifier=""))),
    ("EPB042", swap(OPF, '<meta property="schema:accessibilityHazard">.*?</meta>', "")),
    ("EPB043", swap(OPF, ">readingOrder<", ">pageNavigation<")),
    ("EPB043", swap(OPF, '<meta property="schema:accessMode">visual</meta>', "")),
    ("EPB045", swap("EPUB/styles/epub.css", "$", "body { font-size: 1.1em }")),
    ("EPB045", swap("EPUB/styles/epub.css", "$", "figcaption { font-size: 9px }")),
    ("EPB045", swap("EPUB/styles/epub.css", "$", "html, div { color: #111 }")),
    ("EPB035", swap_in_pages('(role="doc-noteref"[^>]*?) href="[^"]*"', r'\1 href="about.xhtml#about"')),
    ("EPB035", swap_in_pages('href="[^"]*" role="doc-backlink"|role="doc-backlink"', "")),
    ("EPB036", swap_in_pages('role="doc-backlink"', "")),
    ("EPB036", swap("EPUB/references.xhtml", 'role="doc-bibliography"', 'role="doc-index"')),
]
CASCADES = {
    "EPB037": {"EPB038"},
    "EPB002": {"EPB003", "EPB002"},
    "EPB004": {"EPB016"},
    "EPB005": {"EPB004", "EPB058"},  # a formula or drawing in the page is a remark about Kindle, too
    "EPB015": {"EPB043"},
    "EPB016": {"EPB031"},
    "EPB020": {"EPB043"},
    "EPB030": {"EPB043"},
    "EPB032": {"EPB031", "EPB033"},
    "EPB034": {"EPB015", "EPB043"},
    "EPB035": {"EPB036"},
    "EPB036": {"EPB035"},
    "EPB033": {"EPB032"},
}
"""What an edit may fail besides the rule that it aims at, because it is the same fault seen from two sides."""


def test_a_good_epub_has_no_findings(good: bytes) -> None:
    """The closed world: what we bind gives no finding of any severity."""
    assert [str(finding) for finding in prove_epub(good)] == []


def test_a_claim_in_its_right_form_is_no_fault(good: bytes) -> None:
    """The form alone is judged here; whether it was earned is for the provers of claims."""
    entries = unpack(good)
    swap(OPF, "</metadata>", claimed(CLAIMED))(entries)
    assert codes(pack(entries)) == set()


def test_a_source_within_a_range_is_led_back_to_the_range(tmp_path: Path) -> None:
    """In "1–3" the second source has no link of its own, so its first link in a section may be a later one."""
    held = [
        {
            "id": key,
            "type": "book",
            "title": f"A harbour {key}",
            "publisher": "Quay",
            "issued": {"date-parts": [[2001]]},
            "author": [{"family": key.capitalize(), "given": "A."}],
        }
        for key in ("ash", "bay", "cay")
    ]
    text = "# One\n\nTides turn [@ash; @bay; @cay]. So they did before [@bay].\n"
    book = read_guide(write_guide(tmp_path, text, **{"references.json": json.dumps(held)}), Findings())
    assert any("turn.1-3 So" in "".join(map(str, part.tree.itertext())) for part in book.parts)
    data = bind_epub(book, EPUB).data
    assert not [str(one) for one in prove_epub(data) if one.rule.code == "EPB036"]
    pages = unpack(data)
    page = next(
        name for name in pages if b"[@" not in pages[name] and b"cite-2" in pages[name] and "references" not in name
    )
    pages[page] = pages[page].replace(b'id="cite-2"', b'id="cite-9"')
    assert [one for one in prove_epub(pack(pages)) if one.rule.code == "EPB036"]


def test_a_source_is_not_led_back_to_the_place_of_another_in_a_range(tmp_path: Path) -> None:
    """A place within "1–4" is that of one source; the way back of another that is called later leads to its own call."""
    keys = ("ash", "bay", "cay", "dam", "elm")
    held = [
        {
            "id": key,
            "type": "book",
            "title": f"A harbour {key}",
            "author": [{"family": key.capitalize(), "given": "A."}],
        }
        for key in keys
    ]
    text = "# One\n\nTides turn [@ash; @bay; @cay; @dam]. So they did before [@cay], and later [@elm].\n"
    book = read_guide(write_guide(tmp_path, text, **{"references.json": json.dumps(held)}), Findings())
    data = bind_epub(book, EPUB).data
    assert not [str(one) for one in prove_epub(data) if one.rule.code == "EPB036"]
    pages = unpack(data)
    name = "EPUB/references.xhtml"
    within = re.findall(rb'href="(one.xhtml#cite-\d)"', pages[name])
    pages[name] = pages[name].replace(within[4], within[2])
    assert [one for one in prove_epub(pack(pages)) if one.rule.code == "EPB036"]


def test_the_first_guide_has_no_findings(guide_editions: Editions) -> None:
    """manuscript/ as an EPUB gives no finding."""
    assert [str(finding) for finding in prove_epub(guide_editions.of(EPUB).data)] == []


@pytest.mark.parametrize(("code", "edit"), EDITS, ids=[f"{code}-{place}" for place, (code, _) in enumerate(EDITS)])
def test_an_edit_fails_its_rule_and_no_other(good: bytes, code: str, edit: Edit) -> None:
    """One fault in the bytes is found under its code, and under none that has nothing to do with it."""
    entries = unpack(good)
    edit(entries)
    found = codes(pack(entries))
    assert code in found
    assert found <= {code} | CASCADES.get(code, set())


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_page_that_is_there_twice_is_found(good: bytes) -> None:
    """EPB004: programs differ in which of two entries of one name they show."""
    buffer = io.BytesIO(good)
    with zipfile.ZipFile(buffer, "a") as archive:
        last = archive.infolist()[-1]
        archive.writestr(copy.copy(last), archive.read(last))
    assert "EPB004" in codes(buffer.getvalue())


def test_dates_of_the_build_are_found(good: bytes) -> None:
    """EPB003: an entry that carries the time of the build."""
    entries = unpack(good)
    assert codes(pack(entries)) == set()
    buffer = io.BytesIO(pack(entries))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(zipfile.ZipInfo("META-INF/x.xml", (2026, 1, 1, 0, 0, 0)), b"<x/>")
    assert codes(buffer.getvalue()) == {"EPB003", "EPB004"}


@pytest.mark.parametrize(
    ("folder", "data", "found"),
    [
        ("EPUB/", b"", set()),
        ("EPUB/images/", b"", set()),
        ("META-INF/", b"", set()),
        ("EPUB/Approved/", b"", {"EPB004"}),
        ("EPUB/images/", b"Approved", {"EPB004"}),
    ],
)
def test_folders_are_written_down_as_zip_does(good: bytes, folder: str, data: bytes, found: set[str]) -> None:
    """EPB004: an entry for a folder of files says nothing; one that has no file, or holds bytes, is one of nobody's."""
    entries = unpack(good)
    entries[folder] = data
    assert codes(pack(entries)) - {"EPB003"} == found


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7", b"PK\x03\x04" + b"\0" * 60])
def test_what_is_no_epub_is_said_to_be_none(data: bytes) -> None:
    """Never a traceback: any bytes give EPB001."""
    assert codes(data) == {"EPB001"}


def test_a_broken_zip_is_no_epub(good: bytes) -> None:
    """A file cut short or altered in transit gives EPB001."""
    assert codes(good[: len(good) // 2]) == {"EPB001"}
    middle = len(good) // 2
    assert codes(good[:middle] + bytes(255 - byte for byte in good[middle : middle + 400]) + good[middle + 400 :]) == {
        "EPB001"
    }


def test_entities_are_not_expanded(good: bytes, tmp_path: Path) -> None:
    """A page cannot pull a file of the machine into the proof."""
    secret = tmp_path / "secret.txt"
    secret.write_text("<h1>secret</h1>", encoding="utf-8")
    entries = unpack(good)
    swap(SHORE, "<!DOCTYPE html>", f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>')(entries)
    swap(SHORE, "</section>", "<p>&x;</p></section>")(entries)
    findings = list(prove_epub(pack(entries)))
    assert {finding.code for finding in findings} == {"EPB001"}
    assert not any("<h1>" in finding.message for finding in findings)


def test_every_rule_has_an_edit() -> None:
    """No rule without a failing case; no code twice."""
    rules = [value for value in vars(epub_rules).values() if isinstance(value, Rule)]
    assert {rule.code for rule in rules} == {code for code, _ in EDITS}
    assert len({rule.code for rule in rules}) == len(rules)
    assert all(name == value.code for name, value in vars(epub_rules).items() if isinstance(value, Rule))


def test_code_may_show_tags(good: bytes) -> None:
    """EPB018 is about running text: code shows what it likes, and a comparison is no tag."""
    entries = unpack(good)
    swap(SHORE, "</section>", "<p><code>&lt;em&gt;</code> and a &lt; b &gt; c</p></section>")(entries)
    assert codes(pack(entries)) == set()


@pytest.mark.parametrize(
    "name", ["bdi", "data", "details", "figure", "main", "picture", "rtc", "ruby", "summary", "wbr"]
)
def test_the_elements_of_html_are_let_through(name: str) -> None:
    """EPB005 for what HTML has not; none for what it has had since its last version."""
    assert list(_faults(etree.Element(f"{XHTML}{name}"))) == []
    assert list(_faults(etree.Element(f"{XHTML}{name}-y"))) == [f"<{name}-y> is no element of HTML"]
