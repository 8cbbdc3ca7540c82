"""The language of a text against the one that is declared, and the checks that are not made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from guidepress.check.language.recognised import FEWEST, check_recognised, other_language
from guidepress.check.not_made import not_made
from guidepress.model.book import Book
from tests.check.by_hand import book_of, reference_of, section

LANGUAGES = ("en", "de", "fr", "es")
STATEMENTS = Path(__file__).parents[1] / "statements"
TURKISH = (
    "Bu kılavuz genel bilgi verir. Doktorunuzun yerini tutmaz ve acil durumda yardım istemeniz gerekir. Lütfen"
    " ilaçlarınızı kendi başınıza bırakmayın, çünkü bu tehlikeli olabilir ve zarar görebilirsiniz."
)


def passages(language: str) -> list[str]:
    """Prose in a language, in pieces of the fewest words."""
    data = yaml.load((STATEMENTS / f"wordings_{language}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    words = " ".join(str(text) for kinds in data.values() for text in kinds["sound"]).split()
    return [" ".join(words[at : at + FEWEST + 5]) for at in range(0, len(words) - FEWEST - 5, FEWEST + 5)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_passages(language: str) -> None:
    """In its own language nothing is told; under each other one the language that it is in."""
    texts = passages(language)
    assert len(texts) > 30
    assert [text for text in texts if other_language(text, language)] == []
    for declared in {*LANGUAGES, "nl", "pl"} - {language}:
        assert [text for text in texts if other_language(text, declared) != language] == []


@pytest.mark.parametrize(
    "text",
    [
        "Aspirin, ibuprofen, naproxen, paracetamol, tramadol, gabapentin, metformin, prednisone, warfarin, codeine.",
        "Mitragyna speciosa, Mitragyna hirsuta, Papaver somniferum, Cannabis sativa, Panax ginseng, Ginkgo biloba.",
        "Jane Doe, John Roe, Marie Dupont, Max Muster, Ana López, Yuki Tanaka, Sven Svensson, Anna Kowalska, Li Wei.",
    ],
)
def test_lists_of_names_are_in_no_language(text: str) -> None:
    """Medicines, species, people."""
    assert other_language(text, "en") == ""


def test_other_languages_and_other_scripts() -> None:
    """A language without a list of little words is recognised by the model."""
    assert other_language(TURKISH, "en") == "tr"
    assert other_language(TURKISH, "tr") == ""


def german(*, declared: str) -> Book:
    """A guide with a German section and an English one."""
    paragraph = f"<p>{passages('de')[0]}</p>"
    english = replace(section(f"<p>{passages('en')[0]}</p>"), id="two")
    return book_of(section(paragraph), english, language=declared)


def test_a_part_and_the_whole() -> None:
    """A part in another language is told where it stands, a whole guide where its language is set; a marked one not."""
    assert [str(one.place) for one in check_recognised(german(declared="en"))] == ["section.md:1"]
    both = replace(german(declared="fr"), parts=german(declared="fr").parts[:1])
    (finding,) = check_recognised(both)
    assert (finding.place.file, finding.code) == ("guide.yaml", "LAN015")
    marked = book_of(section(f'<p lang="de">{passages("de")[0]}</p><p>{passages("en")[0]}</p>'))
    assert list(check_recognised(marked)) == []


def test_short_parts_together() -> None:
    """No part has words enough: they are taken as one text."""
    words = passages("en")[0].split()
    halves = [replace(section(f"<p>{' '.join(words[n::2])}</p>"), id=f"part-{n}") for n in range(2)]
    (finding,) = check_recognised(book_of(*halves, language="fr"))
    assert (finding.place.file, finding.code) == ("guide.yaml", "LAN015")
    assert list(check_recognised(book_of(*halves, language="en"))) == []


def test_what_is_not_checked_is_named() -> None:
    """By language, by want of a list, by want of words; nothing where all was looked at."""
    whole = book_of(section(f"<p>{passages('en')[0]}</p>"))
    assert not_made(whole) == ()
    told = " ".join(not_made(book_of(section("<p>Kurz.</p>"), language="de", references=(reference_of("a"),))))
    assert all(code in told for code in ("LAN015", "LAN009", "CLM", "REF014"))
    assert "REF014" not in " ".join(not_made(replace(whole, references=(reference_of("a"),)), retractions=True))
