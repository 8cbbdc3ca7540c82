"""Notes that are called where no call can stand: no word is lost, nothing is blamed, and the call stands behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.check.source.every_word import check_source
from guidepress.model.book import PartKind
from guidepress.model.finding import Findings
from guidepress.model.xhtml import classes, flat_text
from guidepress.read import read_guide
from tests.support.small_guide import SETTINGS, small_book, write_guide

CITING = f"{SETTINGS}references: references.json\n"
NOTE = "\n\n[^1]: The note.\n"
PICTURE = "(figures/box.svg)"

SOUND = {
    "within a citation": ("Told [see @snow1855^[inner], p. 3] here.", "Told see 1(p3)a here.", ["inner"]),
    "behind the page cited": (f"Told [@snow1855, p. 3[^1]] here.{NOTE}", "Told1(p3)a here.", ["The note."]),
    "behind a page in the sentence": (f"@snow1855 [p. 3[^1]] told.{NOTE}", "Snow1(p3)a told.", ["The note."]),
    "a citation in a note in a citation": ("Told [@snow1855^[as [@snow1855]]].", "Told1a.", ["as1"]),
    "in a note that is written in the text": ("Told^[outer ^[inner] more].", "Tolda.", ["outer b more", "inner"]),
    "in such a note, defined": (f"Told^[outer[^1] more].{NOTE}", "Tolda.", ["outerb more", "The note."]),
    "three deep": ("A^[1 ^[2 ^[3]]] and^[4].", "Aa andb.", ["1 c", "4", "2 d", "3"]),
    "in a link": ("See [the words^[inner] more](https://example.org/).", "See the words morea.", ["inner"]),
    "in a link that is defined apart": (
        f"See [it[^1] all][x] now.{NOTE}\n[x]: https://example.org/",
        "See it alla now.",
        ["The note."],
    ),
    "in a link of HTML": (
        f'See <a href="https://example.org/">it[^1] all</a> now.{NOTE}',
        "See it alla now.",
        ["The note."],
    ),
    "twice in a link": (f"See [it[^1] all^[x]](https://example.org/).{NOTE}", "See it allab.", ["The note.", "x"]),
    "in a picture": (f"![A box[^1] of it]{PICTURE}{NOTE}", "a", ["The note."]),
    "in a picture in a sentence": (f"So ![a box^[inner] of it]{PICTURE} it is.", "So a it is.", ["inner"]),
    "in a picture with a caption": (
        f'![A box[^1] of it](figures/box.svg "Words."){NOTE}',
        "Figure 1 Words.a",
        ["The note."],
    ),
    "in a caption": ('![A box of it](figures/box.svg "Some^[inner] words.")', "Figure 1 Somea words.", ["inner"]),
    "in a caption beside a description": (
        f'![Some[^1] words]{PICTURE}{{fig-alt="A box of it"}}{NOTE}',
        "Figure 1 Somea words",
        ["The note."],
    ),
    "in the title of a division": (
        f'::: {{.note title="Mind[^1] this"}}\nWords.\n:::{NOTE}',
        "Note: Minda this Words.",
        ["The note."],
    ),
}


@pytest.mark.parametrize(("text", "body", "notes"), SOUND.values(), ids=SOUND)
def test_a_note_is_called_behind_what_holds_its_call(tmp_path: Path, text: str, body: str, notes: list[str]) -> None:
    """All words are in the Book, in the order of the file, and in no alternative text or citation is a number of ours."""
    book = small_book(tmp_path, f"# T\n\n{text}\n", settings=CITING if "@" in text else SETTINGS)
    assert list(check_source(book)) == []
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    blocks = [child for child in part.tree if child.tag != "h1"]
    said = [flat_text(one) for one in blocks if "footnote" not in classes(one)]
    made = [flat_text(one).partition(" ")[2] for one in blocks if "footnote" in classes(one)]
    assert (said[0], made) == (body, notes)
    assert {picture.get("alt", "").lower() for picture in part.tree.iter("img")} <= {"a box of it"}
    assert all(flat_text(link) for link in part.tree.iter("a", "sup"))


def test_a_call_is_no_part_of_an_id_or_a_term(tmp_path: Path) -> None:
    """Ids stay when a note before them comes or goes, and a term is found whatever it calls."""
    glossary = {"back__glossary.md": "# Glossary\n\nGout[^1]\n:   A disease.\n\n[^1]: A note.\n"}
    settings = f"{SETTINGS}back:\n  glossary: back/glossary.md\n"
    text = "# T^[one]\n\n## Head^[two]\n\nSee [gout^[three]]{.term}.\n"
    book = small_book(tmp_path, text, settings=settings, **glossary)
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    assert part.id == "t"
    assert part.tree.xpath("//h2/@id") == ["t-head"]
    assert part.tree.xpath("//a[@class='term']/@href") == ["#term-gout"]


def test_an_attribute_calls_nothing(tmp_path: Path) -> None:
    """What is said of a heading in braces is no text."""
    book = small_book(tmp_path, '# T\n\n## Head {#h title="a^[b]"}\n\nWords.\n')
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    assert flat_text(part.tree) == "T Head Words."
    assert list(check_source(book)) == []


def test_a_call_in_html_is_called_one(tmp_path: Path) -> None:
    """The note is defined, so that is not what is wrong."""
    findings = Findings()
    read_guide(write_guide(tmp_path, f"# T\n\n<p>Words[^1].</p>{NOTE}"), findings)
    assert [(one.code, one.place.line) for one in findings.items] == [("MAN018", 3)]
    assert "stands in HTML" in findings.items[0].message
