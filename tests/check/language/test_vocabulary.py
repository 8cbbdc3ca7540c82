"""Words: what a dictionary knows, whose spelling it is, and that the lists agree with one another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guidepress.check.language.spelling import dictionary, is_known, is_listed, own_words, suggestion
from guidepress.check.language.variants import american, british
from guidepress.check.language.vocabulary import check_vocabulary
from guidepress.model.book import Asset, Book
from tests.check.by_hand import book_of, said, section


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("colour", "color"),
        ("behavioural", "behavioral"),
        ("centres", "centers"),
        ("centred", "centered"),
        ("travelling", "traveling"),
        ("analysing", "analyzing"),
        ("organisation", "organization"),
        ("reorganised", "reorganized"),
        ("anaemia", "anemia"),
        ("haemorrhage", "hemorrhage"),
        ("grey", "gray"),
        ("paediatrician", "pediatrician"),
        ("licence", "license"),
        ("kilometres", "kilometers"),
    ],
)
def test_british_to_american(theirs: str, ours: str) -> None:
    """Each British form has its American one, and the dictionary knows that one."""
    assert american(theirs) == ours
    assert american(ours) is None
    assert ours in dictionary()


@pytest.mark.parametrize(
    "word",
    [
        "exercise",
        "surprise",
        "promise",
        "advise",
        "wise",
        "four",
        "hour",
        "acre",
        "parameter",
        "hem",
        "hemp",
        "controlled",
        "permitted",
        "analyses",
    ],
)
def test_words_of_both_countries(word: str) -> None:
    """A word that everybody spells so is nobody's."""
    assert american(word) is None
    assert british(word) is None


@pytest.mark.parametrize("word", ["organize", "license", "meter", "program", "story", "tire", "fetch", "inquiry"])
def test_american_words_that_the_british_use_too(word: str) -> None:
    """Oxford spelling has -ize; a gas meter and a computer program are British."""
    assert british(word) is None


@pytest.mark.parametrize(
    "word", ["color", "neighbors", "center", "gray", "traveled", "analyze", "pediatric", "labeled"]
)
def test_american_words(word: str) -> None:
    """Others are found, and lead back."""
    assert american(british(word) or "") == word


@pytest.mark.parametrize(
    "word",
    ["soap", "soaps", "doctor’s", "doctors'", "colour", "well-known", "re-washing", "mg", "µm", "don’t", "glorb’s"],
)
def test_known_words(word: str) -> None:
    """Plurals, genitives, both spellings, pieces joined by hyphens, units, and the guide's own words."""
    assert is_known(word, frozenset({"glorb"}))


@pytest.mark.parametrize(
    "word", ["recieve", "seperate", "definately", "occured", "accomodate", "teh", "soap-glorb", "carefuly"]
)
def test_slips(word: str) -> None:
    """Common misspellings are in no list."""
    assert not is_known(word, frozenset())


def test_a_slip_has_a_suggestion() -> None:
    """One letter away; nothing is guessed for what resembles no word."""
    assert suggestion("recieve") == "receive"
    assert suggestion("xqzzkwv") is None


def test_the_list_of_own_words() -> None:
    """Comments, case and byte order marks do not matter."""
    assert own_words("\ufeff# Names\nKratom  # the tree\n\nketum speciosa\nDoctor’s\n".encode()) == {
        "kratom",
        "ketum",
        "speciosa",
        "doctor's",
    }


def test_every_word_of_the_first_guides_list_is_needed(guide: Book) -> None:
    """A word that the dictionary has, or that the guide no longer uses, does not stay in its list."""
    listed = own_words(guide.texts["words.txt"])
    text = " ".join(guide.text()).casefold()
    assert {word for word in listed if is_listed(word) or word not in text} == set()


def test_a_guide_without_a_list_or_a_glossary_is_checked(minimal: Book) -> None:
    """Neither is required."""
    assert list(check_vocabulary(minimal)) == []


@pytest.mark.parametrize(
    "word", ["chelation", "macular", "rickettsial", "stereotactic", "erythropoietin", "glucocorticoids"]
)
def test_terms_of_medicine_are_known(word: str) -> None:
    """They stand in the list of medical words, and in no other."""
    assert is_known(word, frozenset())
    assert not is_listed(word)


@pytest.mark.parametrize("word", ["symtoms", "aptism", "hosptial", "diabets", "medcine", "chelaton"])
def test_the_medical_list_holds_no_slips(word: str) -> None:
    """A slip of a common word is not taken for a term."""
    assert not is_known(word, frozenset())


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<p>Both 7-OH and 7OH. The 7-OH kind.</p>", ["LAN006"]),
        ("<p>Of COVID-19 and of COVID-19.</p>", []),
        ("<p>Vitamin B12 and vitamin B-12. Take B12.</p>", ["LAN006"]),
        ("<p>It holds 3 mg, or 3mg, or 3-mg.</p>", []),
    ],
)
def test_words_with_numbers_are_written_in_one_way(body: str, told: list[str]) -> None:
    """LAN006: a hyphen between letters and digits here, and none there; units are another matter."""
    assert [one for one in said(check_vocabulary(book_of(section(body)))) if one == "LAN006"] == told


def test_the_words_of_a_drawing_are_spelled() -> None:
    """LAN009 in the ``text`` of an SVG, at its line."""
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg">\n<text x="1">Signs of a symtom</text>\n</svg>'
    book = book_of(section("<p>Text.</p>"))
    drawn = replace(book, assets={"a.svg": Asset("a.svg", "image/svg+xml", drawing, 1, 1)})
    assert [(one.code, str(one.place)) for one in check_vocabulary(drawn)] == [("LAN009", "a.svg:2")]
