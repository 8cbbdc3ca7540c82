"""What a guide says of one study in two places, of an organ and its source, of parts and their whole."""

from __future__ import annotations

import pytest

from guidepress.check.claims.kinds_of_study import check_kinds_of_study
from guidepress.check.claims.organs import check_organs
from guidepress.check.claims.same_study import check_same_study
from guidepress.check.claims.wholes import check_wholes
from tests.check.by_hand import book_of, reference_of, said, section

A, B = (f'<sup class="cite"><a href="#ref-{key}">1</a></sup>' for key in "ab")


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            "en",
            "In a survey of 2,798 users, about 1 in 3 had some bad effect.",
            "About 1 in 5 of 2,798 told of some bad effect.",
        ),
        ("en", "Of 640 callers, 40% had a fast heartbeat.", "In the 640 calls, 14 percent had a fast heartbeat."),
        (
            "de",
            "Von 2.798 Befragten hatten 33 % leichte Nebenwirkungen bemerkt.",
            "Unter den 2.798 hatten 53 % leichte Nebenwirkungen bemerkt.",
        ),
        (
            "fr",
            "Sur 1 240 réponses, 30 % signalent des effets indésirables.".replace("1 240", "1240"),
            "Des 1240 réponses, 60 % signalent des effets indésirables.",
        ),
        (
            "en",
            "In one trial, 120 of 480 adults (25%) had fewer attacks.",
            "Later 210 of 480 adults had fewer attacks.",
        ),
        (
            "es",
            "De 1.240 encuestados, 1 de cada 3 tuvo efectos adversos.",
            "De los 1.240, 1 de cada 6 tuvo efectos adversos.",
        ),
    ],
)
def test_one_share_of_one_study(language: str, one: str, other: str) -> None:
    """CLM036 at the second place, however the share is written; the same share twice is none."""
    assert said(check_same_study(book_of(section(f"<p>{one}</p><p>{other}</p>"), language=language))) == ["CLM036"]
    assert said(check_same_study(book_of(section(f"<p>{one}</p><p>{one}</p>"), language=language))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Of 2,798 users, 1 in 3 had some bad effect.", "Of 2,978 users, 1 in 5 had some bad effect."),
        ("Of 2,798 users, 1 in 3 had some bad effect.", "Of 2,798 users, 2 in 3 had no bad effect."),
        ("Of 2,798 users, 1 in 3 had some bad effect.", "Of 2,798 users, 30 percent had some bad effect."),
        (
            "Of 2,798 users, 67 in 100 gave anxiety as a reason, and 65 gave pain.",
            "Of 2,798 users, 91 in 100 took it for pain.",
        ),
        ("In 2019, 30% had a fast heartbeat.", "In 2019, 60% had a fast heartbeat."),
    ],
)
def test_shares_that_may_differ(one: str, other: str) -> None:
    """Of other people, of the opposite, rounded, of something else, or of a year."""
    assert said(check_same_study(book_of(section(f"<p>{one}</p><p>{other}</p>")))) == []


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        (f"It was tried by 26 daily users{A}.", f"In 26 patients with pain it failed{A}.", ["CLM037"]),
        (f"It was tried by 26 healthy adults{A}.", f"The 26 patients slept{A}.", ["CLM037"]),
        (f"Es nahmen 48 Freiwillige teil{A}.", f"Die 48 Patienten schliefen{A}.", ["CLM037"]),
        (f"Chez 48 volontaires{A}.", f"Les 48 patients dormaient{A}.", ["CLM037"]),
        (f"En 48 voluntarios{A}.", f"Los 48 pacientes durmieron{A}.", ["CLM037"]),
        (f"It was tried by 26 daily users{A}.", f"In 26 patients with pain it failed{B}.", []),
        (f"It was tried by 26 daily users{A}.", f"It failed in 27 patients{A}.", []),
        (f"It was tried by 26 people{A}.", f"In 26 patients it failed{A}.", []),
        (f"There were 26 adult patients{A}.", f"The 26 patients slept{A}.", []),
    ],
)
def test_those_who_took_part(one: str, other: str, codes: list[str]) -> None:
    """CLM037 for the same number by the same source, of people who cannot be both."""
    assert said(check_same_study(book_of(section(f"<p>{one}</p><p>{other}</p>")))) == codes


@pytest.mark.parametrize(
    ("title", "text", "codes"),
    [
        ("Liver injury after kratom", "A network that studies kidney injuries", ["CLM038"]),
        ("Hepatotoxicity of a leaf", "It can cause kidney failure", ["CLM038"]),
        ("Liver injury after kratom", "Es gab Nierenschäden", ["CLM038"]),
        ("Liver injury after kratom", "On a vu des lésions des reins", ["CLM038"]),
        ("Liver injury after kratom", "Hubo lesiones de riñón", ["CLM038"]),
        ("Liver injury after kratom", "It can hurt the liver", []),
        ("Liver injury after kratom", "It hurt the liver, and then the kidneys failed, a disease of both", []),
        ("Liver injury after kratom", "The kidneys clean the blood", []),
        ("The leaf and its users", "It can cause kidney failure", []),
    ],
)
def test_the_organ_of_the_source(title: str, text: str, codes: list[str]) -> None:
    """CLM038 for harm to one organ by a source that is about harm to another."""
    book = book_of(section(f"<p>{text}{A}.</p>"), references=(reference_of("a", title=title),))
    assert said(check_organs(book)) == codes


def test_a_sentence_rests_on_the_next_citation() -> None:
    """CLM038 at a sentence that cites nothing, when the one behind it cites."""
    book = book_of(
        section(f"<p>Eleven had kidney injury. All got better{A}.</p>"),
        references=(reference_of("a", title="Liver injury after kratom"),),
    )
    assert said(check_organs(book)) == ["CLM038"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("It shows 152 squares: 61 are empty, 94 are filled, and 7 are crossed.", ["CLM039"]),
        ("Es gab 240 Kinder: 100 mit Salbe, 80 mit Creme und 70 ohne.", ["CLM039"]),
        ("It shows 152 squares: 61 are empty, 84 are filled, and 7 are crossed.", []),
        ("Of 935 calls: 178 were agitated, 158 had a fast heart, and 131 were drowsy.", []),
        ("They had 935 calls: 300 agitated, and 600 drowsy.", []),
        ("It held 4 grams of salt in each gram.", ["CLM040"]),
        ("Jede Kapsel hat 1200 mg Wirkstoff pro Gramm.", ["CLM040"]),
        ("Il y a 1200 mg de sel par gramme.", ["CLM040"]),
        ("Hay 3 gramos de sal por gramo.", ["CLM040"]),
        ("It held 4 milligrams of salt in each gram.", []),
        ("It held 30 g of sugar per 100 g.", []),
        ("Give 500 mg for each kilogram.", []),
        ("She took 4 grams, a gram in each cup.", []),
    ],
)
def test_parts_and_wholes(text: str, codes: list[str]) -> None:
    """CLM039 for parts that nearly add up; CLM040 for more in an amount than the amount. In pictures' words too."""
    language = (
        "de" if "Kapsel" in text or "Kinder" in text else "fr" if "par" in text else "es" if "Hay" in text else "en"
    )
    assert said(check_wholes(book_of(section(f"<p>{text}</p>"), language=language))) == codes
    assert said(check_wholes(book_of(section(f'<img alt="{text}" src="a.svg"/>'), language=language))) == codes


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        (f"This was seen in cells in a dish{A}.", f"In patients it stops pain{A}.", ["CLM028"]),
        (f"Bei Ratten wirkte es{A}.", f"Bei Patienten wirkt es{A}.", ["CLM028"]),
        (f"This was seen in cells in a dish{A}.", f"In patients it stops pain{A}{B}.", []),
        (f"This was seen in cells in a dish{A}.", f"What happens in people is not known{A}.", []),
        (f"This was seen in cells in a dish{A}.", "In patients it stops pain.", []),
    ],
)
def test_the_guide_s_own_words_say_what_was_studied(one: str, other: str, codes: list[str]) -> None:
    """CLM028 for a source that the guide tells of cells or animals in one place, and of people in another."""
    body = section(f"<p>{one}</p><p>{other}</p>")
    told = (reference_of("a", title="Receptors and a leaf"), reference_of("b", title="Receptors again"))
    assert said(check_kinds_of_study(book_of(body, references=told))) == codes
    review = (reference_of("a", title="A review of receptors"), told[1])
    assert said(check_kinds_of_study(book_of(body, references=review))) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("It described 11 cases. All 12 people were ill.", ["CLM043"]),
        ("Es gab 11 Fälle. Alle 12 Kinder waren krank.", ["CLM043"]),
        ("Il y eut 11 cas. Tous les 12 patients étaient malades.", ["CLM043"]),
        ("Hubo 11 casos. Todas las 12 personas enfermaron.", ["CLM043"]),
        ("It described 11 cases. All 11 people were ill.", []),
        ("It described 11 cases in 12 people. All 12 people were ill.", []),
        ("All 12 people were ill.", []),
    ],
)
def test_all_of_how_many(text: str, codes: list[str]) -> None:
    """CLM043 where one count was told before and another is said to be all of it."""
    language = {"I": "en", "E": "de", "H": "es", "A": "en"}[text[0]] if not text.startswith("Il") else "fr"
    assert said(check_wholes(book_of(section(f"<p>{text}</p>"), language=language))) == codes
