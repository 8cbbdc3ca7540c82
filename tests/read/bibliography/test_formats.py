"""References as programs export them: CSL-JSON, BibTeX, RIS, CSL-YAML; each finding at the entry's line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Findings
from guidepress.model.xhtml import flat_text
from guidepress.read import read_guide
from tests.support.small_guide import SETTINGS, write_guide

BIB = """\
% exported by a reference manager
@comment{nothing}

@article{smith2010,
  title = {On {pH} and \\emph{Mitragyna}},
  author = {M{\\"u}ller, J{\\"o}rg and Smith, Anna and others},
  journaltitle = {Journal of Tea},
  shortjournal = {J Tea},
  date = {2010-05-03},
  pages = {1--9},
  doi = {10.1000/one},
}
@misc{page:1, title = {A page}, author = {{Tea Board}}, url = {https://example.org/}, year = 2011}
"""
RIS = """\
TY  - JOUR
ID  - smith2010
AU  - Smith, Anna
PY  - 2010
DA  - 2010/05/03/
TI  - On tea
T2  - Journal of Tea
SP  - 1
EP  - 9
DO  - https://doi.org/10.1000/one
ER  -

TY  - BOOK
AU  - Snow, John
PY  - 1855/02/
TI  - On cholera
PB  - Churchill
ER  -
"""
YAML = """\
---
references:
- id: smith2010
  type: article-journal
  title: "On *tea* and pH"
  author:
  - family: Smith
    given: Anna
  container-title: Journal of Tea
  issued: 2010-05
  DOI: "doi:10.1000/one"
- id: 'snow 1855'
  type: book
  title: On cholera
...
"""
LAUGHS = "\n".join(
    ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)), "references: [*a11]"]
)
ZOTERO = json.dumps(
    [
        {
            "id": "http://zotero.org/users/1/items/ABCD1234",
            "citation-key": "smith2010",
            "type": "article-journal",
            "title": "On tea",
            "container-title": "Journal of Tea",
            "journalAbbreviation": "J Tea",
            "source": "PubMed",
            "note": "PMID: 12345678\nPMCID: PMC55\nRead this.",
            "categories": ["a"],
            "custom": {"a": 1},
            "volume": 3,
            "author": [{"family": "Smith", "given": "Anna", "comma-suffix": True}],
            "issued": {"date-parts": [["2010", 5, "3"]]},
            "accessed": {"date-parts": [["2020", 1, 2]], "season": ""},
        },
        {"id": 7, "type": "book", "title": "On cholera", "issued": {"literal": "in press"}},
        {"id": "1/EFGH", "type": "book", "title": "On snow", "issued": {"raw": "1855-02"}},
    ],
    indent=1,
)


def read(folder: Path, name: str, text: str, section: str) -> tuple[Book, list[str]]:
    """A guide whose references are in this file, and its findings as ``CODE file:line``."""
    findings = Findings()
    settings = f"{SETTINGS}references: {name}\n"
    book = read_guide(write_guide(folder, f"# T\n\n{section}\n", settings=settings, **{name: text}), findings)
    return book, [f"{one.code} {one.place.file}:{one.place.line}" for one in findings.in_order()]


def entries(book: Book) -> list[str]:
    """The entries of the references page."""
    page = book.of_kind(PartKind.REFERENCES)
    assert page is not None
    return [flat_text(one) for one in page.tree.iter("span") if one.get("class") == "entry"]


@pytest.mark.parametrize(
    ("name", "text", "keys", "lines", "wanted", "found"),
    [
        (
            "refs.bib",
            BIB,
            ["smith2010", "page:1"],
            [4, 13],
            [
                "Müller J, Smith A, et al. On pH and Mitragyna. J Tea. Published online May 3, 2010:1-9. doi:10.1000/one",
                "Tea Board. A page. 2011. https://example.org/",
            ],
            [],
        ),
        (
            "refs.ris",
            RIS,
            ["smith2010", "Snow_1855-02"],
            [1, 13],
            [
                "Smith A. On tea. Journal of Tea. Published online May 3, 2010:1-9. doi:10.1000/one",
                "Snow J. On Cholera. Churchill; 1855.",
            ],
            ["REF020 refs.ris:1", "REF021 refs.ris:1"],
        ),
        (
            "refs.yaml",
            YAML,
            ["smith2010", "snow 1855"],
            [3, 12],
            ["Smith A. On tea and pH. Journal of Tea. Published online May 2010. doi:10.1000/one", "On Cholera."],
            ["REF020 refs.yaml:3", "REF021 refs.yaml:3"],
        ),
        (
            "zotero.json",
            ZOTERO,
            ["smith2010", "7", "1/EFGH"],
            [4, 46, 54],
            ["Smith A. On tea. J Tea. 2010;3.", "On Cholera. in press.", "On Snow. 1855."],
            [],
        ),
    ],
)
def test_an_export_is_read_as_it_is(
    tmp_path: Path, name: str, text: str, keys: list[str], lines: list[int], wanted: list[str], found: list[str]
) -> None:
    """Keys, lines and what is printed."""
    section = " ".join(f"x [@{{{key}}}]." if " " not in key else "" for key in keys)
    book, said = read(tmp_path, name, text, section)
    assert [one.key for one in book.references] == keys
    assert [one.place.line for one in book.references] == lines
    printed = [one.rstrip() for one in entries(book)]
    assert [one.lower() for one in printed] == [one.lower() for one in wanted][: len(printed)]
    assert said == found


def test_numbers_are_taken_out_of_zoteros_extra_field(tmp_path: Path) -> None:
    """They are fields of CSL; the rest of the note stays."""
    book, _found = read(tmp_path, "zotero.json", ZOTERO, "x [@smith2010].")
    csl = book.references[0].csl
    assert (csl["PMID"], csl["PMCID"], csl["note"]) == ("12345678", "PMC55", "Read this.")


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("refs.bib", "@article{a, title = {Never closed", ["MAN060 refs.bib:1"]),
        (
            "refs.bib",
            "@book{a, title={A}}\n@book{a, title={B}}\n\n@book{b,\n author={X}}\n",
            ["MAN060 refs.bib:1", "MAN060 refs.bib:4"],
        ),
        ("refs.ris", "no RIS at all", ["MAN060 refs.ris:1"]),
        ("refs.yaml", "a: [1\n", ["MAN060 refs.yaml:1"]),
        ("refs.yaml", LAUGHS, ["MAN060 refs.yaml:1"]),
        ("refs.json", '{"items": [{"itemType": "book"}]}', ["MAN060 refs.json:1"]),
        ("missing.bib", "", []),
        (
            "refs.bib",
            '@string{a0 = "x"}\n'
            + "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 60))
            + "@book{k, title = a59}",
            ["MAN060 refs.bib:18"],
        ),
        (
            "refs.bib",
            "@book{d, title={D}}\n@book{a, crossref = {b}}\n@book{b, xdata = {d, c}}\n@book{c, crossref = {a}}",
            ["MAN060 refs.bib:2"],
        ),
        (
            "refs.json",
            '[{"id": "a", "type": "book", "title": "T"},\n {"id": "b", "type": "book", "title": "U"},\n 5, null]',
            ["MAN060 refs.json:2"] * 2,
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str, text: str, found: list[str]) -> None:
    """With its line, and without a traceback."""
    assert read(tmp_path, name, text, "x")[1] == found


def test_ris_with_broken_fields(tmp_path: Path) -> None:
    """Fields over several lines, empty lines in a record, three kinds of line ends, a date that only DA has."""
    text = (
        "TY  - JOUR\r\nAU  - Smith, A.\r\n\r\nTI  - A title over\r\n  two lines\r\nT2  - Journal\r\nPY  - 2020/05/04/\r\nER  - \r\n"
        "\r\nTY  - BOOK\rA1  - Doe, J.\rT1  - A book\rPY  - 1999///\rDA  - 1998\rPB  - Press\rER  - \r"
        "TY  - ELEC\nAU  - Ort, X.\nTI  - A page\nUR  - https://example.org/\nDA  - 2021/03//\nER  -"
    )
    book, _found = read(tmp_path, "refs.ris", text, "a [@Smith_2020-05-04] [@Doe_1999] [@Ort_2021-03]")
    told = " ".join(entries(book))
    for wanted in (
        "A title over two lines.",
        "A Book. Press; 1999.",
        "A page. Published online March 2021.",
        "Smith A.",
    ):
        assert wanted in told


def test_ris_tells_the_line_of_the_file(tmp_path: Path) -> None:
    """Also behind a field over two lines."""
    text = "TY  - JOUR\nTI  - A title\n  over two lines\nPY  - 2020\nER  - \n\nTY  - BOOK\nTI  - No end\nTY  - BOOK\nER  - \n"
    _book, found = read(tmp_path, "refs.ris", text, "a")
    assert found == ["MAN060 refs.ris:7"]  # the record that does not end


def test_a_missing_references_file_says_what_belongs_there(tmp_path: Path) -> None:
    """It is told where guide.yaml names it, or where something is cited; a guide that cites nothing needs none."""
    cites = write_guide(tmp_path / "cites", "# One\n\nSo it is said [@snow1855].\n")
    plain = write_guide(tmp_path / "plain", "# One\n\nWords.\n")
    named = write_guide(tmp_path / "named", "# One\n\nWords.\n", settings=f"{SETTINGS}references: sources.json\n")
    told = {}
    for folder in (cites, plain, named):
        (folder / "references.json").unlink()
        findings = Findings()
        read_guide(folder, findings)
        told[folder.name] = [(one.code, str(one.place), one.hint) for one in findings.items]
    assert told["plain"] == []
    (cited,), (missing,) = told["cites"], told["named"]
    assert cited[:2] == ("REF001", "sections/one.md:3")
    assert missing[:2] == ("MAN010", "guide.yaml")
    assert "'references.json' beside guide.yaml" in cited[2]
    assert "'sources.json' beside guide.yaml" in missing[2]
    assert all("CSL JSON" in hint and "references: null" in hint for hint in (cited[2], missing[2]))
