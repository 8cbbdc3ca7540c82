"""EPUBs of other tools that are valid: no false error; house rules are told apart, and say what they are."""

from __future__ import annotations

import io
import unicodedata
import zipfile

from guidepress.findings.catalogue import all_rules
from guidepress.prove.epub import rules
from guidepress.prove.epub.edition import prove_epub
from tests.support.strange_epub import make_epub

REMOTE = '<item id="r" href="https://example.org/film.mp4" media-type="video/mp4" properties="x"/>'


def found(data: bytes, *, house: bool = False) -> list[str]:
    """Findings, as lines."""
    return [str(finding) for finding in prove_epub(data, house=house)]


def renamed(data: bytes, old: str, new: str) -> bytes:
    """The archive with an entry of another name."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(held, "w") as after:
        for name in before.namelist():
            after.writestr(name.replace(old, new), before.read(name))
    return held.getvalue()


def test_a_valid_epub_of_others_has_no_error() -> None:
    """Scripts, a film elsewhere, files that no package lists, links to parts of pictures and to places in the text."""
    body = (
        '<h2>T</h2><p><a href=" ">here</a><a href="a.xhtml#xywh=percent:5,5,9,9">part</a><a href="a.xhtml#p">p</a>'
        '<img src="d.svg#rect" alt=""/><img src="d.svg#svgView(viewBox(0,0,9,9))" alt=""/>'
        '<a href="package.opf#epubcfi(/6/2!/4)">cfi</a></p><p id="p" epub:type="panel">x</p><script src="s.js"></script>'
    )
    files = {"d.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>', "s.js": ""}
    data = make_epub({"a.xhtml": body}, files=files, items=REMOTE, nav="<p>x</p>")
    held = io.BytesIO(data)
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("META-INF/metadata.xml", "<x/>")
        archive.writestr("OTHER/package.opf", "<x/>")
    assert found(held.getvalue()) == []
    told = found(held.getvalue(), house=True)
    assert any("outside the container" in line for line in told)
    assert not any("https" in line and "not in the container" in line for line in told)


def test_what_the_standard_forbids_is_found_in_any() -> None:
    """A missing file, a link to no element and to no file, two elements of one id."""
    items = '<item id="m" href="missing.css" media-type="text/css"/>'
    told = found(
        make_epub({"a.xhtml": '<p id="x">x</p><p id="x"/><a href="#y">y</a><a href="no.xhtml">n</a>'}, items=items)
    )
    assert [line[:6] for line in told] == ["EPB004", "EPB017", "EPB016", "EPB016"]


def test_accents_may_be_composed_or_not() -> None:
    """The package says 'ü' in one way, the container in the other."""
    composed = make_epub({"a.xhtml": "<p>x</p>", "\u00fc.xhtml": "<p>y</p>"})
    data = renamed(composed, "\u00fc", unicodedata.normalize("NFD", "\u00fc"))
    assert data != composed
    assert found(data) == []


def test_house_rules_say_what_they_are() -> None:
    """Every rule on an EPUB by itself is the standard's or says that it is ours."""
    for code, rule in all_rules().items():
        if "EPB001" <= code <= "EPB045":
            assert (code in rules.OF_THE_STANDARD) != rule.clause.endswith("house rule"), code
