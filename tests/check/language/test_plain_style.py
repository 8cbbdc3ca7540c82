"""How hard a text is: counted as published examples count, with limits that hold to the word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guidepress.check.language.plain_style import Limits, check_style, limits_of, unpaired
from guidepress.check.language.readability import Measure, measure, syllables
from guidepress.check.text.sentences import split_sentences
from guidepress.model.book import Book


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1),
        ("water", 2),
        ("naloxone", 3),
        ("benzodiazepine", 6),
        ("responsibility", 6),
        ("wanted", 2),
        ("washed", 1),
        ("table", 2),
        ("doctor’s", 2),
        ("look-alike", 3),
        ("FDA", 3),
        ("1969", 1),
        ("mitragynine", 4),
        ("glorbed", 1),
        ("zorples", 2),
        ("blicking", 2),
    ],
)
def test_syllables(word: str, count: int) -> None:
    """Known words as the CMU Pronouncing Dictionary says them; others by their groups of vowels."""
    assert syllables(word) == count


def test_flesch_kincaid_of_a_known_example() -> None:
    """'The cat sat on the mat.': six words, one sentence, six syllables: grade -1.45 by the published formula."""
    grade = measure(["The cat sat on the mat."]).flesch_kincaid
    assert grade == pytest.approx(-1.45)


def test_flesch_kincaid_of_a_hard_sentence() -> None:
    """A sentence whose counts are well known: 13 words and 24 syllables, grade 11.26."""
    counted = measure(["The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."])
    assert (counted.words, counted.syllables) == (13, 24)
    assert counted.flesch_kincaid == pytest.approx(11.26, abs=0.01)


def test_smog_by_its_table() -> None:
    """McLaughlin's rule of thumb: the square root of the hard words in 30 sentences, plus 3; ours is close to it."""
    for hard, grade in ((9, 6), (16, 7), (25, 8), (49, 10), (100, 13)):
        assert Measure(30, 400, 600, hard).smog == pytest.approx(grade, abs=0.6)


def test_smog_of_too_few_sentences_is_not_given() -> None:
    """Nine sentences say too little; ten are scaled to thirty."""
    assert Measure(9, 90, 150, 9).smog is None
    assert Measure(10, 90, 150, 3).smog == Measure(30, 270, 450, 9).smog


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dr. Smith came. He left.", 2),
        ("It is 3.5 mg, e.g. This much.", 1),
        ("“Yes.” He left.", 2),
        ("He lives in the U.S. Now what?", 1),
        ("Wait... what? No!", 2),
        ("No full stop", 1),
        ("", 0),
        ("• – •", 0),
        ("J. R. Tolkien wrote it. So what?", 2),
        ("See Fig. 3. It shows it.", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    """Full stops of abbreviations, initials and numbers end no sentence; quotation marks belong to the one before."""
    assert len(split_sentences(text)) == count


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("(a) and [b] “c”", []),
        ("(a", [0]),
        ("a)b", []),
        ("word) more", [4]),
        ("([a)]", [1, 4]),
        ("a) wet, b) dry", []),
        ("a 12” towel", []),
        (":-) and :(", []),
        ("“a ‘b’ c”", []),
        ("“a", [0]),
        ("a”", [1]),
        ("1.2) x", []),
    ],
)
def test_partners(text: str, alone: list[int]) -> None:
    """Brackets and double quotation marks pair; items, inches and faces need no partner."""
    assert unpaired(text) == alone


def test_a_quotation_over_two_paragraphs() -> None:
    """It opens again in the second, so the first has no closing mark."""
    assert unpaired("“One.", following="“Two.”") == []
    assert unpaired("“One.", following="Two.") == [0]


def test_the_policy_sets_the_limits(guide: Book) -> None:
    """What ``readability`` of the policy says holds; a policy that cannot be used leaves the defaults."""
    settings = guide.settings.model_copy(update={"policy": "own.yaml"})
    own = b"title: Own\nreadability: {sentence-max: 12, smog-max: 9}\n"
    limits = limits_of(replace(guide, settings=settings, texts={**guide.texts, "own.yaml": own}))
    assert limits == Limits(smog=9, target=None, flesch_kincaid=10, mean_sentence=20, sentence=12, paragraph=150)
    assert limits_of(replace(guide, settings=settings, texts={**guide.texts, "own.yaml": b"title: ["})) == Limits()


def test_limits_can_be_set(guide: Book) -> None:
    """Under lower limits the first guide has findings of each kind; under its own it has none."""
    assert list(check_style(guide)) == []
    found = {one.code for one in check_style(guide, Limits(smog=5, mean_sentence=8, sentence=12, paragraph=20))}
    assert found == {"LAN002", "LAN003", "LAN004", "LAN005"}


def test_what_health_asks(guide: Book) -> None:
    """Guides about health aim at SMOG grade 8, Flesch-Kincaid grade 8 and paragraphs of seven lines."""
    settings = guide.settings.model_copy(update={"policy": "health"})
    limits = limits_of(replace(guide, settings=settings))
    assert limits == Limits(smog=10, target=8, flesch_kincaid=8, mean_sentence=20, sentence=30, paragraph=85)


def test_the_flesch_kincaid_grade_has_its_own_limit(guide: Book) -> None:
    """LAN002 is told when either grade is over its limit, and says which."""
    found = list(check_style(guide, Limits(smog=30, flesch_kincaid=4)))
    assert found
    assert {one.code for one in found} == {"LAN002"}
    assert all("the limit is Flesch-Kincaid 4" in one.message for one in found)


def test_the_guide_as_a_whole_has_an_aim(guide: Book) -> None:
    """LAN014 is told once, of all sections together; a section may be harder than the aim."""
    assert [one.code for one in check_style(guide, Limits(target=7))] == ["LAN014"]
    assert list(check_style(guide, Limits(target=9, smog=9))) == []


def test_measures_add_up() -> None:
    """The measure of two texts together is that of both as one."""
    one, other = ["The cat sat on the mat."], ["Responsibility is unavoidable.", "Rest."]
    assert measure(one) + measure(other) == measure(one + other)
