"""Sources as Zotero, Mendeley, EndNote, JabRef, PubMed and Google Scholar export them, and as people break them.

``everyday/printed.json`` holds what the list prints in AMA, read by hand; citeproc-js, asked once, said the same of all but
three: it has no "et al." for "others" in BibTeX, and keeps "on" small behind a point.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from guidepress.model.finding import Findings
from guidepress.model.settings import Settings
from guidepress.read.bibliography.bibtex_text import is_title_case
from guidepress.read.bibliography.bodies import in_braces, is_body
from guidepress.read.bibliography.citeproc import ask_citeproc
from guidepress.read.bibliography.csl_data import misshapen, tidied
from guidepress.read.bibliography.csl_style import find_style
from guidepress.read.bibliography.formats import NotReadable, items_of, lines_of
from guidepress.read.bibliography.inlines import element_of
from guidepress.read.bibliography.nbib import items_of_nbib
from guidepress.read.bibliography.references import read_references
from guidepress.read.folder import Folder
from guidepress.standards.doi import bare_doi
from tests.support.small_guide import SETTINGS

HERE = Path(__file__).parent / "everyday"
PRINTED: dict[str, dict[str, str]] = json.loads((HERE / "printed.json").read_text(encoding="utf-8"))
REFUSED = {
    "mendeley.bib": ["MAN060 6: two items have the id 'Smith2019a'"],
    "endnote.bib": [
        "MAN060 1: an entry has no key, by which it could be cited: write one behind its bracket, such as @article{lee2019,"
    ],
    "by_hand.bib": ["MAN060 12: 'blog': 'accessed' has no 'date-parts' such as [[2026, 11, 23]]"],
}


@pytest.mark.parametrize("name", PRINTED)
def test_an_export_is_printed_as_it_is_meant(tmp_path: Path, name: str) -> None:
    """Every entry of the file, or a finding that says why not."""
    findings = Findings()
    settings = Settings.model_validate({**yaml.safe_load(SETTINGS), "references": name})
    entries = {key: one.csl for key, one in read_references(Folder(HERE, findings), settings, findings).items()}
    answer = ask_citeproc(find_style(Folder(tmp_path, findings), "ama"), "en-US", entries, [])
    printed = {one.key: "".join(element_of(one.words).itertext()) for one in answer.entries}
    assert printed == PRINTED[name]
    told = [f"{one.code} {one.place.line}: {one.message}" for one in findings.in_order() if one.code != "REF020"]
    assert told == REFUSED.get(name, [])


def test_there_are_sixty_of_them() -> None:
    """Of every program, those that are refused among them."""
    assert sum(map(len, PRINTED.values())) + sum(map(len, REFUSED.values())) >= 60


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Attention Is All You Need", True),
        ("Proceedings of the 5th Annual Meeting of Brewers of {ACM}", True),
        ("Dengue in Viet Nam: 2010--2019", False),
        ('Sm{\\aa} Barns H{\\"a}lsa Och V{\\aa}rd', True),
        ("cl{\\'i}nico aleatorizado", False),
        ("The {PRISMA} statement: an updated guideline", False),
        ("{{Effect of Tea on Pain in Viet Nam}}", False),
        ("$\\alpha$-Helix Folds of the {Golgi} at $H_2O$", False),
        ("", False),
    ],
)
def test_a_title_case_is_told_from_a_sentence_with_names(title: str, expected: bool) -> None:
    """What stands in braces says nothing; two capitals may be names."""
    assert is_title_case(title) is expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Department of Health and Human Services", "{Department of Health and Human Services}"),
        ("World Health Organization and Doe, Jane", "{World Health Organization} and Doe, Jane"),
        (
            "Centers for Disease Control and Prevention and Roe, R.",
            "{Centers for Disease Control and Prevention} and Roe, R.",
        ),
        ("Ministry of Health and NHS England", "{Ministry of Health} and {NHS England}"),
        ("{Tea Board} and John Smith and others", "{Tea Board} and John Smith and others"),
        ("Organizaci{\\'o}n Mundial de la Salud and others", "{Organizaci{\\'o}n Mundial de la Salud} and others"),
        ("GBD 2019 Risk Factors Collaborators", "{GBD 2019 Risk Factors Collaborators}"),
        ("Sanders and Forbes, B. and {A and B}", "Sanders and Forbes, B. and {A and B}"),
    ],
)
def test_bodies_are_kept_whole(names: str, expected: str) -> None:
    """An "and" within their names divides nothing; persons stay as they are."""
    assert in_braces(names) == expected


def test_no_person_is_a_body() -> None:
    """Names that hold words of bodies in longer ones."""
    people = ("Jane Doe", "Ludwig van Beethoven", "Group, Anna", "Amtmann Peter", "de la Cruz María", "Forrest Whoever")
    assert [name for name in people if is_body(name)] == []


def test_a_language_is_that_of_the_entry() -> None:
    """It is not lost where pandoc is asked for another, and none is made up."""
    text = "@misc{a, title={Der Tee}, language={de}}\n@misc{b, title={On tea}}\n@misc{c, title={On tea}, langid={french}}\n"
    items, _refused = items_of("refs.bib", text)
    assert [one.get("language") for one in items if isinstance(one, dict)] == ["de", None, "fr-FR"]


def test_letters_that_pandoc_drops_stay() -> None:
    """Greek outside of formulas, bars, Croatian and Icelandic letters, indices as Zotero writes them."""
    text = (
        "@misc{a, title={{\\DJ}or{\\dj}e {\\textbar} \\textbeta-blockers, {\\th}or, 10$^{\\textrm{6}}$ {\\texteuro}}}\n"
    )
    items, _refused = items_of("refs.bib", text)
    assert isinstance(items[0], dict)
    assert items[0]["title"] == "Đorđe | β-blockers, þor, 10<sup>6</sup> €"


@pytest.mark.parametrize(
    ("field", "written", "expected"),
    [
        ("page", "pp. 12-15", "12-15"),
        ("page", "S. 12-15", "12-15"),
        ("page", "S12-S15", "S12-S15"),
        ("page", "p12", "p12"),
        ("volume", "Vol. 3", "3"),
        ("volume", "Volvox", "Volvox"),
        ("issue", "No. 4", "4"),
        ("issue", "Suppl 2", "Suppl 2"),
        ("edition", "Third", "3"),
        ("edition", "second edition", "2"),
        ("edition", "3. Aufl.", "3. Aufl."),
        ("edition", "2nd ed.", "2"),
        ("edition", "11th", "11"),
        ("edition", "4.3.1", "4.3.1"),
        ("language", "eng", "en"),
        ("language", "Deutsch", "de"),
        ("language", "en_GB", "en-GB"),
        ("language", "grc", "grc"),
        ("URL", "<https://x.org/>", "https://x.org/"),
        ("URL", "https://x.org/ https://y.org/", "https://x.org/"),
        ("URL", "https://x.org/a b", "https://x.org/a b"),
        ("title", "Tea &amp; AT&T", "Tea &amp; AT&T"),
    ],
)
def test_what_a_style_sets_itself_is_taken_out(field: str, written: str, expected: str) -> None:
    """Labels, ordinals in words, names of signs; nothing that is no such thing."""
    made, _mended = tidied({"id": "a", "type": "book", "title": "T", field: written})
    assert made[field] == expected


def test_dates_that_are_none() -> None:
    """A style says itself that there is none; words that are no date stay."""
    item = {"id": "a", "type": "book", "title": "T"}
    assert "issued" not in tidied({**item, "issued": {"literal": "n.d."}})[0]
    assert "issued" not in tidied({**item, "issued": {"raw": "n. d."}})[0]
    assert misshapen({**item, "issued": {"raw": "n. d."}}) == ""
    assert tidied({**item, "issued": {"literal": "around Easter"}})[0]["issued"] == {"literal": "around Easter"}
    assert tidied({**item, "issued": {"raw": "2020/3"}})[0]["issued"] == {"date-parts": [[2020, 3]]}


def test_numbers_of_one_line_are_taken_out_of_a_note() -> None:
    """As BibTeX joins the lines of Zotero's field; a sentence that names a number stays."""
    item = {"id": "a", "type": "book", "title": "T"}
    made, _mended = tidied({**item, "note": "PMID: 32000001 PMCID: PMC7000001"})
    assert (made["PMID"], made["PMCID"], "note" in made) == ("32000001", "PMC7000001", False)
    assert tidied({**item, "note": "See DOI: 10.1/x for more."})[0]["note"] == "See DOI: 10.1/x for more."


def test_a_record_of_pubmed_has_what_it_says() -> None:
    """Names with suffixes, titles that are translated, keys that nobody shares, and numbers."""
    text = (HERE / "pubmed.nbib").read_text(encoding="utf-8")
    items = items_of_nbib(text + text)
    assert [one["id"] for one in items[2:4]] == ["Müller-Weiß_2015", "Polack_2020_33301246"]
    third = items[2]
    assert third["author"][1] == {"family": "van den Berg", "given": "J.", "suffix": "Jr"}
    assert (third["title"], third["page"], third["language"]) == ("Pflege bei Demenz: ein Überblick", "12-15", "de")
    assert items[0]["PMCID"] == "PMC7745181"


def test_a_file_that_is_none_of_pubmed_is_told() -> None:
    """With what was looked for."""
    with pytest.raises(ValueError, match="no record of PubMed"):
        items_of("refs.nbib", "TY  - JOUR\n")


def test_a_record_of_endnote_has_what_it_says() -> None:
    """How a title is set, numbers, the day, who is in which place, and the line of each; renamed kinds keep a number."""
    text = (HERE / "endnote.xml").read_text(encoding="utf-8")
    items = {one["id"]: one for one in items_of("refs.xml", text)[0] if isinstance(one, dict)}
    first = items["van-der-Berg_2019"]
    assert first["title"] == "Sleep after <i>Valeriana</i> in rats & mice"
    assert (first["PMID"], first["PMCID"], first["ISSN"], first["language"]) == (
        "31234567",
        "PMC6123456",
        "1234-5679",
        "en",
    )
    assert (first["issued"], first["URL"]) == ({"date-parts": [[2019, 3, 4]]}, "https://example.org/a")
    book = items["Lee_2020"]
    assert (book["collection-editor"][0]["family"], book["collection-title"]) == ("Moll", "Plain books")
    assert items["endnote_18"]["type"] == "document"
    assert lines_of("refs.xml", text)["smith2018"] == 7


@pytest.mark.parametrize(
    ("text", "told", "line"),
    [
        ("<xml><records/></xml>", "no record of EndNote", 1),
        ("<a>\n<b></a>", "not valid XML", 2),
        ('<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "b">]><x/>', "declares a document type", 2),
    ],
)
def test_a_file_that_is_none_of_endnote_is_told(text: str, told: str, line: int) -> None:
    """With the line; what a document type could do is not tried."""
    with pytest.raises(NotReadable, match=told) as raised:
        items_of("refs.xml", text)
    assert raised.value.line == line
    assert lines_of("refs.xml", text) == {}


def test_a_number_of_pubmeds_export_is_bare() -> None:
    """PubMed says behind a number what it is."""
    assert bare_doi("10.1016/S0140-6736(20)30183-5 [doi]") == "10.1016/S0140-6736(20)30183-5"


def test_a_second_pair_of_braces_is_no_word() -> None:
    """Zotero and others write one around each field; the style printed ``{PhD} {Thesis}``, and the address led nowhere."""
    text = (
        "@phdthesis{a, title={{Pain}}, author={Doe, J.}, school={{Oslo}}, type={{PhD} {Thesis}}, year={{2003}}}\n"
        "@online{b, title={{O}}, url={{https://example.org/x_y}}, doi={{10.1000/5}}, isbn={{1-2}}, year=2003}\n"
    )
    items, _refused = items_of("refs.bib", text)
    said = [{name: one.get(name) for name in ("genre", "URL", "DOI", "ISBN")} for one in items if isinstance(one, dict)]
    assert said == [
        {"genre": "PhD Thesis", "URL": None, "DOI": None, "ISBN": None},
        {"genre": None, "URL": "https://example.org/x_y", "DOI": "10.1000/5", "ISBN": "1-2"},
    ]


RIS = {
    "THES": ("M3  - PhD thesis\n", {"type": "thesis", "genre": "PhD thesis"}),
    "RPRT": ("M1  - RR-65(1)\nM3  - Guideline\n", {"type": "report", "number": "RR-65(1)", "genre": "Guideline"}),
    "STAT": ("VL  - 21\nSE  - 801\n", {"type": "legislation", "volume": "21", "section": "801"}),
    "COMP": ("ET  - 4.3.1\n", {"type": "software", "version": "4.3.1"}),
    "JOUR": ("SE  - Science\nM1  - 4\n", {"type": "article-journal"}),
}


@pytest.mark.parametrize("kind", RIS)
def test_what_a_type_of_ris_says_is_not_lost(kind: str) -> None:
    """What a thesis is called, numbers of reports, sections of laws, versions of programs; and "Jr." is no given name."""
    written, expected = RIS[kind]
    text = (
        f"TY  - {kind}\nID  - a\nAU  - Smith, John A., Jr.\nAU  - Roe, Max\nTI  - Pain\nPY  - 2003\n{written}ER  - \n"
    )
    items, _refused = items_of("refs.ris", text)
    assert isinstance(items[0], dict)
    fields = ("type", "genre", "number", "section", "version", "edition", "volume")
    assert {name: items[0][name] for name in fields if name in items[0]} == expected
    assert items[0]["author"] == [
        {"family": "Smith", "given": "John A.", "suffix": "Jr."},
        {"family": "Roe", "given": "Max"},
    ]
