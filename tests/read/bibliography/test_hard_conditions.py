"""What makes citations hard: years that collide, ranges, names, dates, words in a sentence, styles without a place.

It is long because each condition brings its references whole.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Findings
from guidepress.model.xhtml import flat_text
from guidepress.read import read_guide
from tests.support.small_guide import SETTINGS, write_guide


def name(family: str, given: str, **more: str) -> dict[str, str]:
    """A name as CSL-JSON has it."""
    return {"family": family, "given": given, **more}


SMITH = [name("Smith", "Anna B."), name("Jones", "Carl")]
ITEMS: list[dict[str, Any]] = [
    {
        "id": "first",
        "type": "article-journal",
        "title": "First study",
        "author": SMITH,
        "volume": "1",
        "page": "1-9",
        "container-title": "Journal of Tea",
        "container-title-short": "J Tea",
        "issued": {"date-parts": [["2020"]]},
    },
    {
        "id": "second",
        "type": "article-journal",
        "title": "Second study",
        "author": SMITH,
        "volume": "2",
        "page": "1-9",
        "container-title": "Journal of Tea",
        "container-title-short": "J Tea",
        "issued": {"date-parts": [["2020", "4", ""]]},
    },
    {
        "id": "season",
        "type": "article-magazine",
        "title": "Season",
        "author": [name("Berg", "Jan", **{"non-dropping-particle": "van den"})],
        "container-title": "Mag",
        "issued": {"date-parts": [[2011]], "season": 2},
    },
    {
        "id": "range",
        "type": "book",
        "title": "Range",
        "editor": [name("Ed", "It")],
        "edition": "2",
        "publisher": "X",
        "issued": {"date-parts": [[2001]]},
    },
    {
        "id": "king",
        "type": "book",
        "title": "Strength to love",
        "author": [name("King", "Martin Luther", suffix="Jr.")],
        "publisher": "Harper",
        "issued": {"literal": "in press"},
    },
    {
        "id": "page",
        "type": "webpage",
        "title": 'A page with "quotes"',
        "author": [{"literal": "Tea Board"}],
        "URL": "https://example.org/",
        "accessed": {"date-parts": [[2026, 11, 2]]},
    },
    {
        "id": "mao",
        "type": "article-journal",
        "title": "茶与疼痛",
        "author": [name("毛", "泽东")],
        "volume": "7",
        "container-title": "茶学报",
        "issued": {"date-parts": [[2014]]},
    },
    {
        "id": "many",
        "type": "book",
        "title": "Many",
        "author": [name("Able", "A"), name("Baker", "B"), name("Cole", "C")],
        "publisher": "X",
        "issued": {"date-parts": [[2019]]},
    },
    {
        "id": "literal",
        "type": "book",
        "title": "Some",
        "author": [name("Able", "A"), {"literal": "et al."}],
        "publisher": "X",
        "issued": {"date-parts": [[2018]]},
    },
]


def read(folder: Path, text: str, style: str = "ama", settings: str = "", **files: str) -> tuple[Book, list[str]]:
    """A guide of these references, and its findings as ``CODE message``."""
    findings = Findings()
    held = {"references.json": json.dumps(ITEMS, ensure_ascii=False), **files}
    guide = write_guide(folder, f"# T\n\n{text}\n", settings=f"{SETTINGS}citation-style: {style}\n{settings}", **held)
    return read_guide(guide, findings), [f"{one.code} {one.message}" for one in findings.in_order()]


def tree(book: Book, kind: PartKind) -> etree._Element:
    """The tree of a part that must be there."""
    found = book.of_kind(kind)
    assert found is not None
    return found.tree


def said(book: Book) -> str:
    """The paragraphs of the section, on one line each."""
    return "\n".join(flat_text(p) for p in tree(book, PartKind.SECTION).iter("p"))


def entries(book: Book) -> dict[str, str]:
    """The entries of the references page by id."""
    page = tree(book, PartKind.REFERENCES)
    return {
        (item.get("id") or ""): flat_text(next(span for span in item.iter("span") if span.get("class") == "entry"))
        for item in page.iter("li")
    }


@pytest.mark.parametrize(
    ("style", "text", "wanted"),
    [
        ("apa", "A [@first; @second].", "A (Smith & Jones, 2020a, 2020b)."),
        ("chicago", "A [@first]. B [@second].", "A (Smith and Jones 2020a). B (Smith and Jones 2020b)."),
        ("harvard", "A [@first; @second].", "A (Smith and Jones, 2020a, 2020b)."),
        (
            "mla",
            "A [@first, p. 5]. B [@second].",
            "A (Smith and Jones, “First Study” 5). B (Smith and Jones, “Second Study”).",
        ),
        ("apa", "A [see @first, pp. 5--7; -@season].", "A (see Smith & Jones, 2020, pp. 5–7; 2011)."),
        ("apa", "As @first [p. 3] says.", "As Smith & Jones (2020, p. 3) says."),
        ("apa", "As @first [p. 3; see also @range] says.", "As Smith & Jones (2020, p. 3; see also Ed, 2001) says."),
        ("apa", "As @first says, -@season too.", "As Smith & Jones (2020) says, (2011) too."),
        ("apa", "As van den Berg [-@season] says.", "As van den Berg (2011) says."),
        ("apa", "A [@page]. B [@king].", "A (Tea Board, n.d.). B (King, in press)."),
        ("apa", "A [@first, {pp. iv, vi-xi} and more].", "A (Smith & Jones, 2020, pp. iv, vi–xi and more)."),
        ("apa", "A [@first, *passim*].", "A (Smith & Jones, 2020, passim)."),
        ("apa", "A [@first, @season].", "A (Smith & Jones, 2020; van den Berg, 2011)."),
        ("apa", "A [@first; see table 2].", "A (Smith & Jones, 2020; see table 2)."),
        ("vancouver", "A [@first; @second; @season; @range].", "A (1–4)."),
        ("vancouver", "A [@first, chapter 2].", "A (1, chapter 2)."),
        ("ama", "Use it [@first].", "Use it.1"),
        ("ama", "Use it [@first], now; or [@second]; or [@season]: so.", "Use it,1 now; or2; or3: so."),
        ("ama", "Use *it [@first]*. Go.", "Use it.1 Go."),
        ("ama", 'He said "use it" [@first]. "Go [@second]."', "He said “use it”.1 “Go.”2"),
        ("ama", "A [@first] [@second]. B [@first][@second], c.", "A.1,2 B,1,2 c."),
        ("ama", "A [@first; @second; @season; @range].", "A.1-4"),
        ("ama", "A [@first, p. 5].", "A.1(p5)"),
        ("ama", "So [see @first, p. 3].", "So see 1(p3)."),
        (
            "ama",
            "As @first say, and @many [p. 3], @literal, too.",
            "As Smith and Jones1 say, and Able et al.,2(p3) Able et al.,3 too.",
        ),
        ("vancouver", "As @page says.", "As Tea Board (1) says."),
        ("nature", "A [@first; @second; @season; @range].", "A.1–4"),
        ("ieee", "A [@first; @second].", "A [1], [2]."),
    ],
)
def test_a_citation_is_said_as_the_style_has_it(tmp_path: Path, style: str, text: str, wanted: str) -> None:
    """In the text, as a reader sees it."""
    book, found = read(tmp_path, text, style)
    assert [one for one in found if not one.startswith("REF021")] == []
    assert said(book) == wanted


def test_without_english_the_point_stays_where_it_is(tmp_path: Path) -> None:
    """German and French set a raised figure before the point or not at all by rule."""
    settings = SETTINGS.replace("language: en", "language: de")
    findings = Findings()
    guide = write_guide(tmp_path, "# T\n\nNimm es [@snow1855].\n", settings=settings)
    assert said(read_guide(guide, findings)) == "Nimm es1."


@pytest.mark.parametrize(
    ("style", "key", "wanted"),
    [
        ("ama", "range", "Ed I, ed. Range. 2nd ed. X; 2001."),
        ("apa", "range", "Ed, I. (Ed.). (2001). Range (2nd ed.). X."),
        ("chicago", "range", "Ed, It, ed. 2001. Range. 2nd ed. X."),
        ("mla", "range", "Ed, It, editor. Range. 2nd ed., X, 2001."),
        ("apa", "season", "van den Berg, J. (2011, Summer). Season. Mag."),
        ("ama", "season", "van den Berg J. Season. Mag. Published online Summer 2011."),
        ("mla", "first", "Smith, Anna B., and Carl Jones. “First Study.” Journal of Tea, vol. 1, 2020, pp. 1–9."),
        ("ama", "second", "Smith AB, Jones C. Second study. J Tea. 2020;2:1-9."),
        ("ama", "king", "King ML Jr. Strength to Love. Harper; in press."),
        ("chicago", "page", "Tea Board. n.d. “A Page with ‘Quotes.’” Accessed November 2, 2026. https://example.org/."),
        ("ieee", "mao", "毛泽东, “茶与疼痛,” 茶学报, vol. 7, 2014."),
        ("ama", "mao", "毛泽东. 茶与疼痛. 茶学报. 2014;7."),
        ("ama", "literal", "Able A, et al. Some. X; 2018."),
        ("apa", "literal", "Able, A. et al. (2018). Some. X."),
    ],
)
def test_an_entry_is_said_as_the_style_has_it(tmp_path: Path, style: str, key: str, wanted: str) -> None:
    """On the references page; a raised or roman case of a title word is the style's business."""
    book, _found = read(tmp_path, f"A [@{key}].", style)
    assert entries(book)[f"ref-{key}"].lower() == wanted.lower()


def test_every_source_in_a_range_has_its_link_and_its_way_back(tmp_path: Path) -> None:
    """In "1-5" the figures are the links of 1 and 5; the dash is that of 2 to 4, by name and address."""
    book, _found = read(tmp_path, "A [@first; @second; @season; @range; @king].")
    (holder,) = [one for one in tree(book, PartKind.SECTION).iter("sup") if one.get("class") == "cite"]
    links = [(link.get("id"), link.get("href"), link.text, link.get("aria-label")) for link in holder.iter("a")]
    assert links == [
        ("cite-1", "#ref-first", "1", "Reference 1"),
        ("cite-2", "#ref-second", "-", "Reference 2–4"),
        ("cite-5", "#ref-king", "5", "Reference 5"),
    ]
    assert [one.get("id") for one in holder.iter("span")] == ["cite-3", "cite-4"]
    backs = {
        item.get("id"): [link.get("href") for link in item.iter("a") if link.get("role") == "doc-backlink"]
        for item in tree(book, PartKind.REFERENCES).iter("li")
    }
    assert [backs[f"ref-{key}"] for key in ("first", "second", "season", "range", "king")] == [
        [f"#cite-{number}"] for number in range(1, 6)
    ]


def test_three_in_a_row_are_a_range_of_which_the_second_is_named(tmp_path: Path) -> None:
    """One source behind the dash is named alone."""
    book, _found = read(tmp_path, "A [@first; @second; @season].")
    labels = [link.get("aria-label") for link in tree(book, PartKind.SECTION).iter("a")]
    assert labels == ["Reference 1", "Reference 2", "Reference 3"]


def test_a_citation_that_the_style_does_not_print_keeps_its_way_back(tmp_path: Path) -> None:
    """MLA prints nothing for a work whose author the sentence names; the entry still leads to the place."""
    book, _found = read(tmp_path, "Ed says so [-@range].", "mla")
    assert said(book) == "Ed says so ."
    ids = {one.get("id") for one in tree(book, PartKind.SECTION).iter()}
    backs = [link.get("href") for link in tree(book, PartKind.REFERENCES).iter("a")]
    assert "#cite-1" in backs
    assert "cite-1" in ids


def test_a_citation_in_a_link_is_no_link_in_a_link(tmp_path: Path) -> None:
    """HTML allows none; the words stay, and the way back."""
    book, found = read(tmp_path, '<a href="https://example.org/">as @first [p. 3] say</a>', "apa")
    assert found == []
    (link,) = tree(book, PartKind.SECTION).iter("a")
    assert flat_text(link) == "as Smith & Jones (2020, p. 3) say"
    assert not list(link.iter("a"))[1:]
    assert [one.get("id") for one in link.iter("span") if one.get("id")] == ["cite-1"]


def test_further_reading_stands_apart_and_counts_nothing(tmp_path: Path) -> None:
    """``nocite`` lists what no sentence rests on: below a heading, without numbers, and without a finding."""
    for style in ("ama", "apa"):
        book, found = read(tmp_path / style, "A [@second].", style, 'nocite: [first, "king"]\n')
        assert found == []
        page = tree(book, PartKind.REFERENCES)
        assert [(one.tag, one.get("id")) for one in page] == [
            ("h1", "references-title"),
            ("ol" if style == "ama" else "ul", None),
            ("h2", "further-reading"),
            ("ul", None),
        ]
        assert [item.get("id") for item in page[1]] == ["ref-second"]
        assert {item.get("id") for item in page[3]} == {"ref-first", "ref-king"}
        assert not any(flat_text(item)[:1].isdigit() for item in page[3])
        if style == "apa":
            assert "2020a" in entries(book)["ref-first"]
            assert said(book) == "A (Smith & Jones, 2020b)."


def test_everything_can_be_listed(tmp_path: Path) -> None:
    """``nocite: "*"`` lists every entry that is not cited; a key that is none is REF001."""
    book, found = read(tmp_path / "all", "A [@second].", settings='nocite: "*"\n')
    assert found == []
    assert len(entries(book)) == len(ITEMS)
    _book, found = read(tmp_path / "none", "A [@second].", settings="nocite: [nobody]\n")
    assert found == ["REF001 'nocite': no reference has the id 'nobody'"]


def test_notes_are_called_by_letters_where_raised_numbers_cite(tmp_path: Path) -> None:
    """Two raised "1" that lead to different places would look and sound alike; elsewhere notes keep their numbers."""
    text = "A[^n]. B [@first]. C[^m].\n\n[^n]: A note.\n[^m]: Another."
    for style, calls in (("ama", ["a", "b"]), ("apa", ["1", "2"]), ("vancouver", ["1", "2"])):
        book, found = read(tmp_path / style, text, style)
        assert found == []
        section = tree(book, PartKind.SECTION)
        links = [one for one in section.iter("a") if one.get("role") == "doc-noteref"]
        assert [one.text for one in links] == calls
        assert [one.get("aria-label") for one in links] == [f"Note {call}" for call in calls]
        backs = [one for one in section.iter("a") if one.get("role") == "doc-backlink"]
        assert [one.text for one in backs] == calls


def test_the_twenty_seventh_note_is_aa(tmp_path: Path) -> None:
    """Letters do not run out."""
    calls = "".join(f"w[^{n}] " for n in range(28))
    notes = "".join(f"[^{n}]: N.\n" for n in range(28))
    book, _found = read(tmp_path, f"{calls}\n\n{notes}")
    links = [one.text for one in tree(book, PartKind.SECTION).iter("a") if one.get("role") == "doc-noteref"]
    assert links[-3:] == ["z", "aa", "ab"]


def test_a_german_guide_is_cited_in_german(tmp_path: Path) -> None:
    """The words of a style come from the locale of the guide's language."""
    findings = Findings()
    settings = SETTINGS.replace("language: en", "language: de") + "citation-style: apa\n"
    guide = write_guide(
        tmp_path, "# T\n\nA [@range; @page, S. 3].\n", settings=settings, **{"references.json": json.dumps(ITEMS)}
    )
    book = read_guide(guide, findings)
    assert "Ed, I. (Hrsg.). (2001). Range (2. Aufl.). X." in entries(book).values()
    assert "o. J., S. 3" in said(book).replace("\xa0", " ")
