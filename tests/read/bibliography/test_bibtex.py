"""BibTeX as people write it: what pandoc refuses or drops, and one bad entry that does not take the others with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Findings
from guidepress.model.xhtml import flat_text
from guidepress.read import read_guide
from guidepress.read.bibliography.bibtex import entries_of
from guidepress.read.bibliography.formats import items_of
from tests.support.small_guide import SETTINGS, write_guide

GOOD = "@book{good, author={Poe, P.}, title={Good}, year={2003}, publisher={P}}\n"

FIELDS = {
    "a dash by its name": ("title={T{\\textendash}U \\textemdash{} V 2{\\texttimes}3}", "title", "T–U — V 2×3"),
    "Greek letters and indices": (
        "title={{$\\alpha$-helix, $H_2O$, $10^{-3}$, $\\mathrm{Ca}^{2+}$}}",
        "title",
        "α-helix, H<sub>2</sub>O, 10<sup>−3</sup>, Ca<sup>2+</sup>",
    ),
    "a formula that is no sign": ("title={A $\\frac{a}{b}$}", "title", "A $\\frac{a}{b}$"),
    "a letter that takes an accent": (
        "title={x}, author={Garc\\'{\\i}a, J.}",
        "author",
        [{"family": "García", "given": "J."}],
    ),
    "a particle": (
        "title={x}, author={van der Berg, Jan}",
        "author",
        [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}],
    ),
    "a first name that begins with a command": (
        "title={x}, author={{\\L}ukasz Nowak and {\\L}aski Jr, Jan}",
        "author",
        [{"family": "Nowak", "given": "Łukasz"}, {"family": "Łaski Jr", "given": "Jan"}],
    ),
    "a season": ("title={x}, date={2018-21}", "issued", {"date-parts": [[2018]], "season": "1"}),
    "a span of years": ("title={x}, year={2019--2020}", "issued", {"date-parts": [[2019], [2020]]}),
    "a year with a letter": ("title={x}, year={2000a}", "issued", {"date-parts": [[2000]]}),
    "about a year": ("title={x}, year={c. 1850}", "issued", {"date-parts": [[1850]], "circa": True}),
    "words for a year": ("title={x}, year={in press}", "status", "in press"),
    "an address that is published": (
        "title={x}, howpublished={\\url{https://example.org/x}}",
        "URL",
        "https://example.org/x",
    ),
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_is_read_as_it_is_meant(name: str) -> None:
    """In the spelling of CSL-JSON."""
    fields, field, wanted = FIELDS[name]
    items, refused = items_of("refs.bib", f"@misc{{a, {fields}}}\n")
    assert not refused
    assert isinstance(items[0], dict)
    assert items[0].get(field) == wanted


BAD = {
    "a brace that nobody closes": "@book{bad, title={Open {brace}, year={2002}\n\n",
    "no comma behind the key": "@book{bad title={No comma}}\n\n",
    "two commas": "@book{bad, title={Two}, year={2005},,}\n\n",
}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_entry_is_told_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    """MAN060 at its line; a source beside it is cited as if nothing were."""
    book, found = read(tmp_path, f"{GOOD.replace('good', 'first')}\n{BAD[name]}{GOOD}", "A [@good], and [@first].")
    assert found == ["MAN060 refs.bib:3"]
    assert [one.key for one in book.references] == ["first", "good"]


def test_a_file_of_bad_entries_alone_is_told_once(tmp_path: Path) -> None:
    """With the line of the first."""
    _book, found = read(tmp_path, f"\n{BAD['two commas']}", "Words.")
    assert found == ["MAN060 refs.bib:2"]


def test_round_brackets_and_abbreviations(tmp_path: Path) -> None:
    """As BibTeX has both; a comment and a preamble say nothing."""
    text = (
        '@comment{x}\n@preamble{ "\\newcommand{\\x}{y}" }\n@string(j = {Journal of Tea})\n@string{k = "K"}\n'
        "@article(one, author={Doe, J.}, title={In (round) brackets}, journal=j # { (} # k # {)}, year=2001)\n"
    )
    book, found = read(tmp_path, text, "A [@one].")
    assert found == ["REF021 refs.bib:5"]
    assert book.references[0].csl["container-title"] == "Journal of Tea (K)"


def test_an_entry_that_stands_on_another_finds_it_beside_a_bad_one() -> None:
    """``crossref`` to an entry that is asked in another half."""
    procs = "@proceedings{p, title={Proceedings of X}, year={2015}, publisher={ACM}}\n"
    crossed = "@inproceedings{c, author={Doe, J.}, title={Paper}, crossref={p}}\n"
    items, refused = items_of("refs.bib", crossed + GOOD + BAD["two commas"] + GOOD.replace("good", "g2") + procs)
    assert [one.line for one in refused] == [3]
    paper = next(one for one in items if isinstance(one, dict) and one["id"] == "c")
    assert paper["container-title"] == "Proceedings of X"


def test_the_entries_of_a_file_know_their_lines() -> None:
    """Those in round brackets, and those whose brace stands on the next line."""
    text = "@book{a,\n title={x}}\n@string{s = {t}}\n  @book\n{b, title={y}}\n@book(c, title={z (z)})\n"
    assert [(one.key, one.line) for one in entries_of(text)] == [("a", 1), ("", 3), ("b", 4), ("c", 6)]


def read(folder: Path, text: str, section: str, style: str = "ama") -> tuple[Book, list[str]]:
    """A guide with these references, and its findings as ``CODE file:line``."""
    findings = Findings()
    settings = f"{SETTINGS}references: refs.bib\ncitation-style: {style}\n"
    book = read_guide(
        write_guide(folder, f"# T {{#t}}\n\n{section}\n", settings=settings, **{"refs.bib": text}), findings
    )
    return book, [f"{one.code} {one.place.file}:{one.place.line}" for one in findings.in_order()]


TWO = GOOD + "@book{doe, author={Doe, Jane}, title={Other}, year={2004}, publisher={Q}}\n"

NOTED = {
    "behind the point": ("A word [@good, p. 3]. More.", "A word.1 More.", ["P. Poe, Good (P, 2003), 3."]),
    "names in the sentence": ("As @doe [p. 2] says.", "As Doe1 says.", ["Other (Q, 2004), 2."]),
    "names without a page": ("And @doe says so.", "And Doe1 says so.", ["Other (Q, 2004)."]),
    "without the author": ("Doe [-@doe] says.", "Doe1 says.", ["Other (Q, 2004)."]),
    "two at once, then again": (
        "A [see @good; @doe]. B [@good].",
        "A.1 B.2",
        ["See P. Poe, Good (P, 2003); Jane Doe, Other (Q, 2004).", "Poe, Good."],
    ),
    "in a note": ("A[^1] b.\n\n[^1]: Words [@good].", "A1 b.", ["Words P. Poe, Good (P, 2003)."]),
    "in code and links": (
        "`[@good]` and [@x/y](https://example.org/) [@good].",
        "[@good] and @x/y.1",
        ["P. Poe, Good (P, 2003)."],
    ),
}


@pytest.mark.parametrize("name", NOTED)
def test_a_style_of_notes_cites_in_notes(tmp_path: Path, name: str) -> None:
    """Chicago's notes: a call in the text, the words in the note, a way to the list from there."""
    section, text, notes = NOTED[name]
    book, found = read(tmp_path, TWO, section, "chicago-notes-bibliography")
    assert found == []
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    assert flat_text(part.tree.findall("p")[0]) == text
    said = [flat_text(aside) for aside in part.tree.findall("aside")]
    assert [one.partition(" ")[2] for one in said] == notes
    assert part.tree.xpath(".//aside//a[@role='doc-biblioref']")


def test_a_caption_that_no_note_can_follow_has_its_source_in_brackets(tmp_path: Path) -> None:
    """Nothing runs into the words before it."""
    section = '![A box](figures/box.svg "A box [@good].")'
    book, _found = read(tmp_path, TWO, section, "chicago-notes-bibliography")
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    caption = part.tree.find(".//figcaption")
    assert caption is not None
    assert flat_text(caption).endswith("A box (P. Poe, Good (P, 2003)).")


def test_a_name_in_chinese_has_no_initials(tmp_path: Path) -> None:
    """Nor the point of one."""
    text = "@book{a, author={王, 小明 and 李, 红}, title={T}, publisher={P}, year={2019}}\n"
    book, _found = read(tmp_path, text, "A [@a].", "apa")
    page = book.of_kind(PartKind.REFERENCES)
    assert page is not None
    assert flat_text(page.tree).count("王小明, & 李红. (2019)") == 1


@pytest.mark.parametrize(
    ("entry", "field", "said"),
    [
        ("@book{k, title={T}, publisher={John Wiley and Sons}}", "publisher", "John Wiley and Sons"),
        ('@book{k, title={T}, publisher="Wiley {and} Sons and\n Co"}', "publisher", "Wiley and Sons and Co"),
        ("@book{k, title={T}, address={Oxford and New York}}", "publisher-place", "Oxford and New York"),
        (
            "@techreport{k, title={T}, institution={Centre for {Reviews and} Search and Care}}",
            "publisher",
            "Centre for Reviews and Search and Care",
        ),
    ],
)
def test_a_house_with_and_in_its_name_is_one(entry: str, field: str, said: str) -> None:
    """BibLaTeX takes it for a list, and pandoc set "John Wiley; Sons"."""
    (item,), _refused = items_of("sources.bib", entry)
    assert isinstance(item, dict)
    assert item[field] == said
