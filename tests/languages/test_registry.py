"""A tag finds its language; what a language lacks is English, and said to be."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from lxml import etree

from guidepress.languages.direction import direction_of, is_joined, runs_right_to_left
from guidepress.languages.english import ENGLISH
from guidepress.languages.german import LANGUAGE as GERMAN
from guidepress.languages.language import Checks
from guidepress.languages.registry import (
    FILES,
    GROUPS,
    LANGUAGES,
    lacking,
    language_for,
    language_meant,
    mark,
    tongue,
)
from guidepress.languages.unfiled import UNFILED
from guidepress.model.edition import EDITIONS
from tests.support.places import ROOT


@pytest.mark.parametrize(
    ("tag", "found", "licence"),
    [
        ("de", "de", "Lizenz"),
        ("de-CH-1996", "de", "Lizenz"),
        ("DE-ch", "de", "Lizenz"),
        ("en", "en", "Licence"),
        ("en-GB", "en", "Licence"),
        ("en-US", "en", "License"),
        ("en-us-x-plain", "en", "License"),
        ("la", "la", "Licence"),
        ("pt-AO", "pt", "Licença"),
    ],
)
def test_a_tag_falls_back_to_its_language_then_to_english(tag: str, found: str, licence: str) -> None:
    """RFC 4647, 3.4: subtags fall away from the right; the case of letters says nothing."""
    language = language_for(tag)
    assert (language.tag, language.book.licence) == (found, licence)


def test_a_region_has_words_of_its_own() -> None:
    """What a reader there would stumble over."""
    assert language_for("de-CH").typography.quotes.opening == "«"
    assert language_for("de-AT").book.dates.months[0] == "Jänner"
    assert language_for("pt").download.editions["phone"].title == "PDF para o telemóvel"
    assert language_for("pt-BR").download.editions["phone"].title == "PDF para o celular"
    assert language_for("es-MX").typography.quotes.opening == "“"
    assert "ß" not in str(language_for("de-CH")).replace("gro(?:ß|ss)", "")
    assert language_for("ar-LB").book.dates.months[0] == "كانون الثاني"
    assert "olour" not in "".join(map(str, vars_of(language_for("en-US").download)))


def vars_of(thing: object) -> list[object]:
    """The fields of a dataclass."""
    return [getattr(thing, name) for name in thing.__dataclass_fields__]  # type: ignore[attr-defined]


def test_each_file_of_a_language_is_found() -> None:
    """No language stands in the registry under another name, and each knows its direction."""
    for tag, language in LANGUAGES.items():
        assert language_for(tag) is language
        assert language.tag == tag
        assert language.rtl == runs_right_to_left(tag)


def test_a_language_without_a_file_speaks_english_and_says_so() -> None:
    """Latin, which no living file will be of: every group is English, and told in English; nothing is checked that English would be."""
    latin = language_for("la-VA")
    assert list(lacking(latin)) == list(GROUPS.values())
    assert tongue(latin.web, latin) == "en"
    assert latin.braille is None
    assert "et" in latin.checks.little
    assert replace(latin.checks, little=frozenset()) == Checks()
    assert (latin.csl, latin.spine_up) == ("la", False)
    assert language_for("pl").spine_up
    assert language_for("tlh").csl == ENGLISH.csl


def test_a_language_that_lacks_a_group_takes_it_from_english() -> None:
    """That group alone is marked; English itself lacks nothing, nor does a region of it."""
    partly = replace(GERMAN, math=ENGLISH.math)
    assert list(lacking(partly)) == [GROUPS["math"]]
    assert (tongue(partly.math, partly), tongue(partly.book, partly)) == ("en", "")
    for tag in ("en", "en-US", "en-GB"):
        english = language_for(tag)
        assert list(lacking(english)) == []
        assert tongue(english.book, english) == ""


def test_borrowed_words_are_marked_with_language_and_direction() -> None:
    """WCAG 2.2, 3.1.2; a line of English in a page from right to left runs from left to right."""
    persian, arabic = language_for("fa"), language_for("ar")
    assert dict(mark(etree.Element("p"), persian.book, persian).attrib) == {"lang": "en", "dir": "ltr"}
    assert dict(mark(etree.Element("p"), arabic.book, arabic).attrib) == {}


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("ar", "rtl"),
        ("fa-IR", "rtl"),
        ("he", "rtl"),
        ("ur", "rtl"),
        ("yi", "rtl"),
        ("en", "ltr"),
        ("az", "ltr"),
        ("az-Arab", "rtl"),
        ("uz-Arab-AF", "rtl"),
        ("ar-Latn", "ltr"),
        ("he-Latn-IL", "ltr"),
        ("de-1996", "ltr"),
    ],
)
def test_the_script_decides_the_direction(tag: str, direction: str) -> None:
    """A script in the tag comes first, then the script that the language is usually written in."""
    assert direction_of(tag) == direction
    assert language_for(tag).rtl == (direction == "rtl")


def test_arabic_letters_are_joined_and_hebrew_ones_are_not() -> None:
    """Letters that are joined cannot be spaced."""
    assert [tag for tag in ("ar", "fa", "ur", "he", "yi", "en") if is_joined(tag)] == ["ar", "fa", "ur"]


def test_the_page_on_languages_lists_what_there_is(renew: bool) -> None:
    """docs/languages.md: each language with its regions and its braille table; ``--renew`` writes them."""
    rows = []
    for one in sorted(FILES, key=lambda file: file.LANGUAGE.tag):
        tag, braille = one.LANGUAGE.tag, one.LANGUAGE.braille
        regions = ", ".join(f"`{region}`" for region in sorted(one.REGIONS))
        table = f"`{braille.table}`" if braille else ""
        rows.append(f"| `{tag}` | {ENGLISH.speak.languages[tag]} | {regions} | {table} |\n")
    page = ROOT / "docs" / "languages.md"
    text = page.read_text(encoding="utf-8")
    lines = re.compile(r"(?:^\| `.*\n)+", re.MULTILINE)
    assert len(lines.findall(text)) == 1
    if renew:
        page.write_text(lines.sub(lambda _found: "".join(rows), text), encoding="utf-8")
    assert lines.findall(page.read_text(encoding="utf-8")) == ["".join(rows)]


def test_nothing_stands_in_for_a_language_with_a_file() -> None:
    """What is known of languages without a file would overrule the file, or be read by nobody."""
    assert not set(LANGUAGES) & UNFILED


@pytest.mark.parametrize("tag", sorted(LANGUAGES))
def test_a_language_is_meant_by_its_names(tag: str) -> None:
    """What guide.yaml may say instead of a tag: the name in English and in the language, with or without accents."""
    for name in (ENGLISH.speak.languages[tag], LANGUAGES[tag].speak.languages[tag]):
        bare = "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
        assert {language_meant(one) for one in (name, name.lower(), name.upper(), bare)} == {tag}


@pytest.mark.parametrize("tag", sorted(LANGUAGES))
def test_every_edition_has_words_on_the_download_page(tag: str) -> None:
    """What it is called, what it is good for, and what its link says."""
    assert set(LANGUAGES[tag].download.editions) == set(EDITIONS)
