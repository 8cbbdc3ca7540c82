"""The braille edition: what stands in which cell, read from the bytes.

It is long because each kind of block has its test here, in the order of the rules of braille.
"""

from __future__ import annotations

import ctypes
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.edition import BRAILLE
from guidepress.model.errors import EXIT_OUTSIDE, ConfigurationError, OutsideToolError, exit_code
from guidepress.prove.braille.edition import prove_braille
from guidepress.standards import braille as louis
from guidepress.typeset.braille.edition import braille_brf
from guidepress.typeset.braille.pages import number_cells
from guidepress.typeset.paged.page_map import PageMap, PageStart, Position
from tests.support.braille import needs_liblouis, pages_of, parts_as_pages, trimmed
from tests.support.small_guide import SETTINGS, small_book


@pytest.fixture(autouse=True)
def _liblouis() -> None:
    needs_liblouis()


def body(folder: Path, section: str, settings: str = SETTINGS, **files: str) -> list[str]:
    """The lines of the first page of a section, without running head and page number; the file must prove clean."""
    book = small_book(folder, section, settings=settings, **files)
    data = braille_brf(book, BRAILLE, parts_as_pages(book)).data
    assert [str(finding) for finding in prove_braille(data, book)] == []
    page = next(page for page in pages_of(data) if page[0].endswith("   #A"))
    return trimmed([*page[1:-1], page[-1][:-5]])


def test_a_paragraph_is_contracted_and_begins_in_cell_3(tmp_path: Path) -> None:
    """UEB grade 2: "and", "the", "of", "not" and "people" are one cell; capitals and numbers have their indicators."""
    lines = body(tmp_path, "# One\n\nThe people and the FDA do not use 25 of these words, which run over the line.\n")
    assert lines[0].strip() == ',"O'
    assert lines[1:] == ["", "  ,! P & ! ,,FDA D N USE #BE ( ^! ^WS1 :", "RUN OV] ! L9E4"]


def test_headings_are_centred_or_begin_in_cells_5_and_7(tmp_path: Path) -> None:
    """BANA 4: level 1 centred with blank lines, level 2 in cell 5, level 3 in cell 7, a blank line before each."""
    lines = body(tmp_path, "# Top\n\nText a.\n\n## Middle\n\nText b.\n\n### Low\n\nText c.\n")
    assert lines == [
        " " * 18 + ",TOP",
        "",
        "  ,TEXT A4",
        "",
        "    ,MIDDLE",
        "  ,TEXT ;B4",
        "",
        "      ,L[",
        "  ,TEXT ;C4",
    ]


def test_nested_lists_run_over_to_the_right_of_the_deepest_level(tmp_path: Path) -> None:
    """BANA 8: levels in cells 1 and 3, runovers in cell 5; bullets and numbers stay; blank lines around."""
    lines = body(
        tmp_path,
        "# One\n\nA list:\n\n- the first item, which is long enough to run over\n    1. inner item\n- second\n\nEnd.\n",
    )
    assert lines[2:] == [
        "  ,A LI/3",
        "",
        "_4 ! F/ ITEM1 : IS L;G 5 TO RUN OV]",
        "  #A4 9N] ITEM",
        "_4 SECOND",
        "",
        "  ,5D4",
    ]


def test_a_task_says_whether_it_is_done(tmp_path: Path) -> None:
    """In place of a bullet, in note indicators, for no code has a sign for it; one that is numbered has both."""
    lines = body(tmp_path, "# One\n\nTo do:\n\n- [ ] pack\n- [x] tell\n- rest\n\n1. [ ] go\n")
    assert lines[4:] == ['@.<N D"O@.> PACK', '@.<D"O@.> TELL', "_4 RE/", "", '#A4 @.<N D"O@.> G']


@pytest.mark.parametrize("language", ["fr", "he"])
def test_a_task_is_told_in_the_language_of_the_guide(tmp_path: Path, language: str) -> None:
    """The name of the sign was said, in English; the prover asks for the words of the language, and for these alone."""
    settings = SETTINGS.replace("language: en", f"language: {language}")
    text = "# One\n\nTo do:\n\n- [ ] pack\n"
    book = small_book(tmp_path / "open", text, settings=settings)
    done = small_book(tmp_path / "done", text.replace("[ ]", "[x]"), settings=settings)
    data = braille_brf(book, BRAILLE, parts_as_pages(book)).data
    assert [str(finding) for finding in prove_braille(data, book)] == []
    assert {finding.code for finding in prove_braille(data, done)} == {"BRL008"}


def test_words_that_a_code_writes_as_one(tmp_path: Path) -> None:
    """The French "par exemple" is one sign in its code; in two paragraphs it is two."""
    settings = SETTINGS.replace("language: en", "language: fr")
    text = "# Un\n\nPar exemple, tout \u00e0 fait plus tard[^a]. Il va au par\n\nexemple.\n\n[^a]: Parce que.\n"
    book = small_book(tmp_path, text, settings=settings)
    data = braille_brf(book, BRAILLE, parts_as_pages(book)).data
    assert [str(finding) for finding in prove_braille(data, book)] == []
    broken = data.replace(b".P_E1", b".P_E4")
    assert broken != data
    assert {finding.code for finding in prove_braille(broken, book)} == {"BRL008"}


def test_a_table_is_listed_by_rows_with_its_heads(tmp_path: Path) -> None:
    """BANA 11, listed table format: the row's head at the margin, then each column's head, a colon and the entry; a dash if empty."""
    lines = body(tmp_path, "# One\n\n| Day | Low | High |\n|:--|--:|--:|\n| Monday | 1.9 | 4.1 |\n| Friday | | 3 |\n")
    assert lines[2:] == [',MON"D', "  ,L[3 #A4I", "  ,HI<3 #D4A", ',FRI"D', "  ,L[3 ,-", "  ,HI<3 #C"]


def test_a_callout_stands_between_full_lines(tmp_path: Path) -> None:
    """BANA 7: dots 2356 above, dots 1245 below, 40 cells each; the title is centred."""
    lines = body(tmp_path, "# One\n\nText.\n\n!!! warning\n    Go now.\n\nMore.\n")
    assert lines[3:] == ["", "7" * 40, " " * 17 + ",W>N+", "  ,G N[4", "G" * 40, "", "  ,M4"]


def test_a_figure_has_its_caption_and_a_description_in_note_indicators(tmp_path: Path) -> None:
    """BANA 6: the caption, then the description between dots 4 46 126 and 4 46 345, both 7-5."""
    lines = body(tmp_path, '# One\n\n![A box with two lines on it.](figures/box.svg "The box")\n')
    assert lines[2:] == ["      ,FIGURE #A ,! BOX", "      @.<,FIGURE3 ,A BOX ) TWO L9ES ON", "    X4@.>"]


def test_notes_and_citations_have_raised_numbers(tmp_path: Path) -> None:
    """UEB 7.1: dots 56 35 before letter or number; the note follows its paragraph, 7-5, with the same letter."""
    lines = body(tmp_path, "# One\n\nWater boils[^a] here [@snow1855].\n\n[^a]: At sea level.\n\nMore.\n")
    assert lines[2:] == ['  ,WAT] BOILS;9A "H4;9#A', "      ;9A ,AT SEA LEVEL4", "  ,M4"]


def test_formulas_are_words_in_note_indicators(tmp_path: Path) -> None:
    """A letter beside an indicator stands alone: dots 56 before it, or it would read as a word (UEB 5.7.1)."""
    lines = body(tmp_path, "# One\n\nLet $t$ be set.\n\n$$E = mc^2$$\n")
    assert lines[2:] == ["  ,LET @.<;T@.> 2 SET4", "  @.<;,E EQUALS ;M ;C SQU>$@.>"]


def test_program_text_is_uncontracted_and_keeps_its_indents(tmp_path: Path) -> None:
    """Line by line, four cells in for a runover; a word longer than a line is parted by dot 5 (UEB 10.12.4)."""
    code = "for one in them:\n    stand(one, another_very_long_name_of_a_function)"
    lines = body(tmp_path, f"# One\n\nType `another` now.\n\n```python\n{code}\n```\n")
    assert lines[2:] == [
        "  ,TYPE ANOTHER N[4",
        "",
        "FOR ONE IN THEM3",
        '    STAND"<ONE1',
        '        ANOTHER.-VERY.-LONG.-NAME.-OF.-"',
        '        A.-FUNCTION">',
    ]


def test_emphasis_has_its_indicators_and_takes_the_stop_with_it(tmp_path: Path) -> None:
    """UEB 9: dots 46 2 for an italic word, 45 2356 for a bold passage of three words or more, ended by dots 45 3."""
    lines = body(tmp_path, "# One\n\nSo *very* good, **and all of this**.\n")
    assert lines[2] == "  ,S .1V GD1 ^7& ALL ( ?4^'"


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "he", "ar"])
def test_what_is_struck_out_is_told(tmp_path: Path, language: str) -> None:
    """A dose that is struck out is none: two notes in the language of the guide say so, and a file without is found."""
    settings = SETTINGS.replace("language: en", f"language: {language}")
    book = small_book(tmp_path, "# One\n\nTake ~~22 or 33~~ 11.\n", settings=settings)
    data = braille_brf(book, BRAILLE, parts_as_pages(book)).data
    assert [str(one) for one in prove_braille(data, book)] == []
    plain = small_book(tmp_path / "plain", "# One\n\nTake 22 or 33 11.\n", settings=settings)
    unmarked = braille_brf(plain, BRAILLE, parts_as_pages(plain)).data
    assert any(one.rule.code.startswith("BRL") for one in prove_braille(unmarked, book))


def test_foreign_phrases_are_uncontracted(tmp_path: Path) -> None:
    """UEB 13.2: "Fundament" in German keeps its letters; the same word in English has the ending "ment"."""
    lines = body(tmp_path, '# One\n\nThe <span lang="de">Fundament</span> fundament.\n')
    assert lines[2] == "  ,! ,FUNDAMENT FUNDA;T4"


def test_other_scripts_and_signs_without_cells_are_not_lost(tmp_path: Path) -> None:
    """Russian is in Russian braille; a sign that no table has is named in note indicators."""
    lines = body(tmp_path, '# One\n\nA \u6f22 and <span lang="ru">русский</span>.\n')
    assert lines[2:] == ["  ,A @.<CJK UNIFI$ IDEOGRAPH-#F;F#BB@.>", "& RUSSKI&4"]


def test_two_numbers_beside_each_other_stay_two(tmp_path: Path) -> None:
    """The number of a section and a title that begins with one are parted by a space, not by dot 5."""
    settings = SETTINGS.replace("number-sections: false", "number-sections: true")
    lines = body(tmp_path, "# 7-OH is not leaf\n\nText.\n", settings)
    assert lines[0].strip() == "#A #G-,,OH IS N L1F"


def test_print_pages_have_a_line_where_they_begin(tmp_path: Path) -> None:
    """BANA 1.11: hyphens from the left margin to the number at the right; the top of the next page says a2."""
    words = " ".join(f"word{number}" for number in range(400))
    book = small_book(tmp_path, f"# One\n\n{words}\n")
    pages = parts_as_pages(book)
    section = next(part for part in book.parts if part.kind == "section")
    turn = (section.tree[1].text or "").index("word20 ") + 2  # within a word: the page begins before it
    begun = PageMap((*pages.pages, PageStart("2", section.id, Position((1,), 0, turn))))
    data = braille_brf(book, BRAILLE, begun).data
    sheets = pages_of(data)
    first = next(number for number, page in enumerate(sheets) if page[0].endswith("   #A"))
    at = sheets[first].index("-" * 38 + "#B")
    assert sheets[first][at - 1].endswith("^W#AI")
    assert sheets[first][at + 1].startswith("^W#BJ")
    assert sheets[first + 1][0].endswith("   A#B")
    assert sheets[first + 2][0].endswith("   B#B")
    assert list(prove_braille(data, book)) == []


def test_page_numbers_are_t_p_and_plain(tmp_path: Path) -> None:
    """BANA 1.15: transcriber's pages, front matter and text are each counted from 1, at the bottom right."""
    book = small_book(tmp_path, "# One\n\nText.\n")
    sheets = pages_of(braille_brf(book, BRAILLE, parts_as_pages(book)).data)
    corners = [page[-1].split()[-1] for page in sheets]
    assert corners == ["T#A", "T#B", "P#A", "P#B", "P#C", "#A"]
    assert all(len(page[-1]) == 40 for page in sheets)


def test_the_contents_lead_to_print_pages(tmp_path: Path) -> None:
    """BANA 2: guide dots (dot 5), a space on either side, and the print page at the right margin."""
    book = small_book(tmp_path, "# One\n\nText.\n")
    sheets = pages_of(braille_brf(book, BRAILLE, parts_as_pages(book)).data)
    assert ',"O ' + '"' * 33 + " #A" in next(page for page in sheets if any("3T5TS" in line for line in page))


@pytest.mark.parametrize(
    ("label", "cells"), [("12", "#AB"), ("xii", "XII"), ("t3", "T#C"), ("a34", "A#CD"), ("4-6", "#D-#F")]
)
def test_numbers_of_pages(label: str, cells: str) -> None:
    """Digits after dots 3456; letters and roman numerals as they are."""
    assert number_cells(label) == cells


@pytest.mark.parametrize(
    ("language", "statement"),
    [("de", "Maschinell übertragen, nicht Korrektur gelesen."), ("fr", "Transcrit par une machine, non relu.")],
)
def test_german_and_french_have_their_own_tables(tmp_path: Path, language: str, statement: str) -> None:
    """The file proves clean, and says in the braille of its language that nobody has read it."""
    settings = SETTINGS.replace("language: en", f"language: {language}")
    book = small_book(
        tmp_path, "# Eins\n\nSieben und drei, H~2~O und x^10^.[^a]\n\n[^a]: Ja.\n\n- ein Wort\n", settings=settings
    )
    published = braille_brf(book, BRAILLE, parts_as_pages(book))
    assert [str(finding) for finding in prove_braille(published.data, book)] == []
    words = louis.translate(statement, str(published.extra["table"])).text.split()
    text = " ".join(published.data.decode("ascii").split())
    assert " ".join(words) in text


def test_an_italian_apostrophe_is_no_mark_of_quotation(tmp_path: Path) -> None:
    """Dot 3 within a word and at its end; what the table of liblouis lacks (hyphen, dash, bullet) comes from the others."""
    settings = SETTINGS.replace("language: en", "language: it")
    lines = body(tmp_path, "# Uno\n\nUn po' d'acqua, “Il\u2011la” – è.\n\n- fai-da-te\n", settings)
    assert lines[2:] == ["  .UN PO' D'ACQUA1 8.IL-LA0 -- !4", "", ",9 FAI-DA-TE"]


@pytest.mark.parametrize(("language", "sign"), [("en", "漢"), ("fr", "漢"), ("he", "≤"), ("it", "å")])
def test_a_sign_that_a_table_lacks_is_told(language: str, sign: str) -> None:
    """Also where the table has cells for the number that liblouis writes for it, or shows a gap; a sign it has is known."""
    table = str(getattr(language_for(language).braille, "table", ""))
    assert not louis.knows(sign, table)
    assert louis.forward(sign, table) is None
    assert louis.knows(",", table)
    assert louis.knows(" ", table)


def test_a_language_without_a_code_is_refused(tmp_path: Path) -> None:
    """The message names the language and what to do; the exit code is that of a wrong setting."""
    book = small_book(tmp_path, "# One\n\nA word.\n")
    book = replace(book, settings=book.settings.model_copy(update={"language": "la"}))
    with pytest.raises(ConfigurationError, match="'la'") as caught:
        braille_brf(book, BRAILLE, parts_as_pages(book))
    assert "de, en, es, fr" in caught.value.hint


def test_without_liblouis_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 3, and the names of the packages."""

    def none(_name: str) -> None:
        raise OSError

    louis._library.cache_clear()
    monkeypatch.setattr(ctypes, "CDLL", none)
    with pytest.raises(OutsideToolError) as caught:
        louis.version()
    assert exit_code(caught.value) == EXIT_OUTSIDE
    assert "liblouis20" in caught.value.hint


def test_a_table_that_is_not_installed_is_named() -> None:
    """A half-installed liblouis does not write an empty book."""
    with pytest.raises(OutsideToolError, match="nowhere"):
        louis.translate("text", "nowhere.ctb")


def test_the_same_book_makes_the_same_bytes(tmp_path: Path) -> None:
    """Two runs differ in nothing; the table and the version of liblouis are on record."""
    book = small_book(tmp_path, "# One\n\nText.\n")
    first, second = (braille_brf(book, BRAILLE, parts_as_pages(book)) for _ in range(2))
    assert hashlib.sha256(first.data).digest() == hashlib.sha256(second.data).digest()
    assert first.extra["liblouis"] == louis.version()
    assert first.media_type == "text/plain; charset=BRF"
    assert first.file == "small.brf"
    assert first.pages == first.data.count(b"\f")


def test_nothing_is_stranded_at_the_foot_of_a_page(guide: Book, fieldbook: Book) -> None:
    """BANA 1.11, 4 and 7: headings, page indicators and first box lines have text after them, last box lines before."""
    for book in (guide, fieldbook):
        titles = [heading.text for part in book.parts for heading in part.headings()]
        heads = {louis.translate(title, "en-ueb-g2.ctb").text for title in titles}
        for page in pages_of(braille_brf(book, BRAILLE, parts_as_pages(book)).data):
            lines = trimmed([*page[1:-1], page[-1][:34]])
            assert not re.fullmatch(r"-{3,}\S+|7{30,}", lines[-1]), page
            assert lines[-1].strip() not in heads or len(lines) == 1, page  # the half-title is nothing else
            assert not re.fullmatch("G{30,}", lines[0]), page


def test_deep_lists_and_hostile_text_leave_room(tmp_path: Path) -> None:
    """However deep a list lies, lines hold words; patterns of eight dots and letters without end are not lost."""
    nested = "\n".join(f"{'    ' * level}- item {level}" for level in range(12))
    body(tmp_path, f"# One\n\n{nested}\n\nCells \u28ff and \u2801, {'supercalifragilistic' * 30}.\n")
