"""Spelling in languages whose words Guidepress does not bring along: by a Hunspell dictionary of the machine."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from guidepress.check.language import dictionaries
from guidepress.check.language.dictionaries import FOLDERS_VARIABLE, speller_for
from guidepress.check.language.vocabulary import check_vocabulary
from guidepress.check.not_made import not_made
from guidepress.model.book import Book
from guidepress.model.finding import Findings
from guidepress.read import read_guide
from tests.support.places import CASES

AFF = "SET UTF-8\nTRY esianrtolcdugmphbyfvkw\nSFX S Y 1\nSFX S 0 n .\n"
WORDS = "ist/S das die Hand/S warm kalt Wasser grün der und waschen lange Seife"


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with a small dictionary of German, and no other."""
    folder = tmp_path / "dictionaries"
    folder.mkdir()
    words = WORDS.split()
    (folder / "de_DE.aff").write_text(AFF, encoding="utf-8")
    (folder / "de_DE.dic").write_text("\n".join([str(len(words)), *words, ""]), encoding="utf-8")
    monkeypatch.setattr(dictionaries, "USUAL", ())
    monkeypatch.setenv(FOLDERS_VARIABLE, str(folder))
    return folder


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Book]:
    """Reads a guide in a language whose third section says something."""

    def read(text: str, language: str = "de") -> Book:
        folder = tmp_path / f"guide-{language}-{abs(hash(text))}"
        shutil.copytree(CASES / "_guide", folder)
        settings = (folder / "guide.yaml").read_text(encoding="utf-8")
        (folder / "guide.yaml").write_text(settings.replace("language: en", f"language: {language}"), encoding="utf-8")
        (folder / "sections/03-more.md").write_text(f"# A1\n\n{text}\n", encoding="utf-8")
        return read_guide(folder, Findings())

    return read


def told(book: Book) -> list[str]:
    """What is said of the third section."""
    return [one.message for one in check_vocabulary(book) if one.place.file == "sections/03-more.md"]


@pytest.mark.usefixtures("german")
def test_a_slip_is_found_and_its_word_is_named(written: Callable[..., Book]) -> None:
    """A small word, a noun that resembles one; inflected forms are known; a name is nobody's business."""
    found = told(written("Das Waser ist warm, die Handn waschen lange und grünn."))
    assert found == [
        "'Waser' is not in the dictionary de_DE; is 'Wasser' meant?",
        "'grünn' is not in the dictionary de_DE; is 'grün' meant?",
    ]
    assert told(written("Das Wasser ist warm und Frau Xylander waschen lange Hand.")) == []


@pytest.mark.usefixtures("german")
def test_a_phrase_in_another_language_is_spelled_in_it(written: Callable[..., Book]) -> None:
    """In a guide in English, a phrase that is marked as German is held to the dictionary of German."""
    found = told(written("They say [das wasserr ist warm]{lang=de} there.", "en"))
    assert len(found) == 1, found
    assert found[0].startswith("'wasserr' is not in the dictionary de_DE")


@pytest.mark.usefixtures("german")
def test_regions_and_languages_are_chosen_by_name() -> None:
    """The dictionary of the region, else one of the language; none for a language that has none."""
    assert [getattr(speller_for(tag), "name", None) for tag in ("de-DE", "de", "de-AT", "fr")] == [
        "de_DE",
        "de_DE",
        "de_DE",
        None,
    ]


def test_what_was_not_checked_is_named(
    written: Callable[..., Book], german: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a dictionary `check` and the proof say so; the manifest says the same on every machine."""
    book = written("Das Wasser ist warm.")
    spelling = "Spelling was not checked: there is no dictionary for 'de' on this machine (LAN009)."
    with_it, anywhere = not_made(book), not_made(book, here=False)
    assert spelling not in with_it
    monkeypatch.setenv(FOLDERS_VARIABLE, str(german / "none"))
    assert spelling in not_made(book)
    assert not_made(book, here=False) == anywhere
    assert any("dictionaries of the machine" in one for one in anywhere)
    assert not any("LAN009" in one for one in not_made(written("Water is warm.", "en"), here=False))


@pytest.mark.parametrize("tag", ["**", "*", "../../secret", "[a", "", "x" * 300, "zz/../de", "DE\n"])
def test_a_tag_that_is_none_opens_no_file(tag: str, german: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no pattern for the names of files, and leads out of no folder (ACC012 tells it)."""
    shutil.copy(german / "de_DE.aff", german.parent / "secret.aff")
    shutil.copy(german / "de_DE.dic", german.parent / "secret.dic")
    monkeypatch.setenv(FOLDERS_VARIABLE, str(german / "a/b"))
    (german / "a/b").mkdir(parents=True)
    assert speller_for(tag) is None
