"""References that somebody made to do harm: text stays text, and everything ends soon."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Findings
from guidepress.model.xhtml import flat_text
from guidepress.read import read_guide
from guidepress.read.bibliography.addresses import valid_address
from guidepress.read.bibliography.rich_text import restored, rich_text
from guidepress.standards.doi import doi_address
from tests.support.small_guide import SETTINGS, write_guide

ALLOWED = {"section", "h1", "ol", "ul", "li", "span", "a", "i", "b", "sub", "sup"}


def read(folder: Path, items: list[dict[str, Any]], text: str, style: str = "ama") -> tuple[Book, list[str]]:
    """A guide of these references, and its findings as ``CODE message``."""
    findings = Findings()
    settings = f"{SETTINGS}citation-style: {style}\n"
    guide = write_guide(folder, f"# T\n\n{text}\n", settings=settings, **{"references.json": json.dumps(items)})
    return read_guide(guide, findings), [f"{one.code} {one.message}" for one in findings.in_order()]


def page(book: Book) -> Any:
    """The references page."""
    found = book.of_kind(PartKind.REFERENCES)
    assert found is not None
    return found.tree


HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "an image": "<img src=x onerror=alert(1)>",
    "TeX": r"\input{/etc/passwd} $\write18{ls}$ \begin{x}",
    "Markdown": "[x](javascript:alert(1)) *y* `z` ![i](file:///etc/passwd)",
    "entities": "&lt;b&gt; &#60; &amp;",
    "raw HTML of pandoc": "```{=html}\n<b>x</b>\n```",
    "an unclosed pair": "<i>a <b>b</i> c</b> <sub>",
    "a span of another kind": '<span onclick="x">y</span> <span class="csl-left-margin">z</span>',
    "braces": "{{x}} {{{y}}}",
}


@pytest.mark.parametrize("style", ["ama", "apa", "mla"])
@pytest.mark.parametrize("name", HOSTILE)
def test_text_stays_text(tmp_path: Path, name: str, style: str) -> None:
    """In the title, in names, in the publisher, around a citation; only the pairs of CSL become elements."""
    odd = HOSTILE[name]
    item = {
        "id": "a",
        "type": "book",
        "title": f"x {odd} x",
        "author": [{"family": f"F {odd}", "given": "A"}],
        "publisher": f"P {odd}",
    }
    book, found = read(tmp_path, [item], "A [@a].", style)
    assert found == []
    tree = page(book)
    assert {str(element.tag) for element in tree.iter()} <= ALLOWED
    assert all(
        set(element.attrib) <= {"id", "class", "role", "href", "aria-label", "aria-labelledby", "data-at"}
        for element in tree.iter()
    )
    said = flat_text(tree).replace("“", '"').replace("”", '"').replace("‘", "'").replace("’", "'")
    assert " ".join(f"F {odd}".split()).replace("’", "'") in said
    assert not any((link.get("href") or "").startswith(("javascript", "file")) for link in tree.iter("a"))


def test_what_csl_allows_comes_through(tmp_path: Path) -> None:
    """Italics, bold, raised, lowered, small capitals, and words whose case stays."""
    title = (
        'On <i>i</i> <b>b</b> <sup>p</sup> <sub>s</sub> <sc>c</sc> <span style="font-variant: small-caps">d</span> '
        '<span class="nocase">pH</span>'
    )
    book, _found = read(
        tmp_path, [{"id": "a", "type": "webpage", "title": title, "URL": "https://example.org/"}], "A [@a].", "mla"
    )
    (entry,) = [one for one in page(book).iter("span") if one.get("class") == "entry"]
    marked = {(one.tag, one.get("class"), one.text.lower()) for one in entry.iter() if one.text}
    assert {("i", None, "i"), ("b", None, "b"), ("sup", None, "p"), ("sub", None, "s")} <= marked
    assert {("span", "small-caps", "c"), ("span", "small-caps", "d")} <= marked
    assert "pH" in flat_text(entry)


BOMBS = {
    "tags that never close": "<i>" * 30_000,
    "tags in tags": "<i>" * 5_000 + "x" + "</i>" * 5_000,
    "quotes": '"' * 100_000,
    "words in quotes": "\"a b '" * 14_000,
    "one word": "A" * 100_000,
    "braces": "{" * 100_000,
    "spans": '<span class="nocase">' * 5_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_title_of_a_hundred_kilobytes_ends(tmp_path: Path, name: str) -> None:
    """Pandoc alone doubles its time with each tag that is not closed."""
    book, found = read(
        tmp_path,
        [{"id": "a", "type": "webpage", "title": BOMBS[name], "URL": "https://example.org/"}],
        "A [@a].",
        "mla",
    )
    if found:
        assert found[0] in {
            "MAN060 they cannot be set: quotation marks or markup nest too deeply in a reference",
            "MAN060 they cannot be set: not done after 30 seconds",
        }
    else:
        assert len(flat_text(page(book))) > 1_000


@pytest.mark.slow
def test_two_thousand_references_end(tmp_path: Path) -> None:
    """As many as a guide may have, each cited and each with the next one."""
    items = [
        {
            "id": f"r{n}",
            "type": "book",
            "title": f"Title {n}",
            "author": [{"family": f"Smith{n % 50}", "given": "Anna"}],
            "issued": {"date-parts": [[2000 + n % 20]]},
        }
        for n in range(2_000)
    ]
    text = "\n\n".join(
        " ".join(f"w [@r{n}; @r{(n + 1) % 2000}]" for n in range(begin, begin + 20)) for begin in range(0, 2_000, 20)
    )
    book, found = read(tmp_path, items, text)
    assert found == []
    assert len(list(page(book).iter("li"))) == 2_000


def test_odd_keys_are_cited_and_have_ids_of_their_own(tmp_path: Path) -> None:
    """Whatever a program makes of a key; two that would have one id get two."""
    keys = [
        "a/b",
        "a:b",
        "a b",
        "{x}",
        "<y>",
        "ключ",
        "k'\"&",
        "10.1000/x(1)",
        "http://zotero.org/1",
        "é",
        "*",
        "r1",
        "r2",
    ]
    items = [{"id": key, "type": "book", "title": f"T {n}"} for n, key in enumerate(keys)]
    cited = [key for key in keys if " " not in key and "{" not in key]
    book, found = read(tmp_path, items, " ".join(f"x [@{{{key}}}]" for key in cited))
    assert found == []
    used = {one.key for one in book.references if one.citations}
    assert used == set(cited)
    ids = [item.get("id") for item in page(book).iter("li")]
    assert len(ids) == len(set(ids)) == len(cited)
    assert all(name and not set(name) & set(" <>\"'&#") for name in ids)


@pytest.mark.parametrize(
    ("doi", "address"),
    [
        (
            "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
            "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O",
        ),
        ("10.1000/a#b%c?d", "https://doi.org/10.1000/a%23b%25c%3Fd"),
    ],
)
def test_a_doi_leads_where_it_should(tmp_path: Path, doi: str, address: str) -> None:
    """Signs that mean something in an address are escaped; the words are the DOI itself."""
    assert doi_address(doi) == address
    for style in ("ama", "apa", "nature", "ieee"):
        book, _found = read(
            tmp_path / style, [{"id": "a", "type": "article-journal", "title": "T", "DOI": doi}], "A [@a].", style
        )
        links = [link for link in page(book).iter("a") if link.get("role") is None]
        assert {link.get("href") for link in links} == {address}
        assert style == "nature" or flat_text(links[0]).endswith(doi)


@pytest.mark.parametrize(
    ("address", "valid"),
    [
        ("https://example.org/a b|c", "https://example.org/a%20b%7Cc"),
        ("https://example.org/a%20b%zz", "https://example.org/a%20b%25zz"),
        ('https://example.org/?q="<x>"', "https://example.org/?q=%22%3Cx%3E%22"),
        ("https://example.org/#a#b", "https://example.org/#a%23b"),
        ("https://bücher.example/ü", "https://bücher.example/ü"),
        ("javascript:alert(1)", ""),
        ("https://", ""),
    ],
)
def test_an_address_is_made_valid(address: str, valid: str) -> None:
    """RFC 3986, and nothing escaped twice."""
    assert valid_address(address) == valid
    assert not valid or valid_address(valid) == valid


def test_rich_text_is_its_own_text_again() -> None:
    """What is no pair comes back letter by letter."""
    for text in ("a < b", "<i>x", "x</i>", "<i><b>x</i></b>", "<I>x</I >"):
        assert restored(rich_text(text)).lower().replace(" >", ">") == text.lower().replace(" >", ">")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[{"id": "a", "type": "book",\n "volume": ' + "9" * 5000 + "}]", "a number has too many digits"),
        ('[\n{"id": "a\\ud800", "type": "book"}]', "the id of item 1 has a sign that no text may have"),
        ("\n" + "[" * 100_000, "not valid JSON: nested too deeply"),
    ],
)
def test_json_that_python_stumbles_over_is_told_at_its_line(tmp_path: Path, text: str, told: str) -> None:
    """Digits past the limit of integers, half a sign in an id, brackets without end."""
    findings = Findings()
    read_guide(write_guide(tmp_path, "# T\n\nx\n", **{"references.json": text}), findings)
    found = [one for one in findings.items if one.code == "MAN060"]
    assert [one.message for one in found] == [told]
    assert found[0].place.line in {1, 2}
