"""What the text says of the guide by hand is what guide.yaml says (DIS038)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from xml.sax.saxutils import escape

import pytest

from guidepress.check.agreement.check import check_agreement
from guidepress.model.book import Book, PartKind
from guidepress.model.settings import Licence, Reviewer
from tests.check.by_hand import book_of, part_of, reference_of

NOBODY = "No funding was received for this guide."
FOUNDATION = "The Acme Foundation paid for this guide."


def book(
    text: str, language: str = "en", kind: PartKind = PartKind.DISCLAIMER, *, funding: str = NOBODY, reviewer: str = ""
) -> Book:
    """A guide of version 1.0 with 25 sources, and a sentence in one of its parts."""
    made = book_of(
        part_of(kind, f"<p>{escape(text)}</p>"),
        language=language,
        references=tuple(reference_of(f"k{number}") for number in range(25)),
    )
    review = made.settings.review.model_copy(
        update={
            "reviewed": dt.date(2026, 11, 22),
            "next_review": dt.date(2027, 5, 22),
            "law_checked": dt.date(2026, 11, 20),
            "evidence_searched": dt.date(2026, 11, 21),
            "reviewers": (Reviewer(name=reviewer),) if reviewer else (),
        }
    )
    changed = {
        "version": "1.0",
        "date": dt.date(2026, 11, 23),
        "review": review,
        "licence": Licence(name="CC BY-SA 4.0"),
        "funding": funding,
    }
    return replace(made, settings=made.settings.model_copy(update=changed))


def told(made: Book) -> list[str]:
    """The messages of the findings, which are all of this code."""
    findings = list(check_agreement(made))
    assert {one.code for one in findings} <= {"DIS038"}
    return [one.message for one in findings]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The text was last reviewed on 21 November 2026.", "'reviewed' 2026-11-22"),
        ("Last updated: 2026-11-30.", "'reviewed' 2026-11-22"),
        ("The next review is due by May 2024.", "'next-review' 2027-05-22"),
        ("What we say of the law is as checked on 1 March 2025.", "'law-checked' 2026-11-20"),
        ("We searched the evidence on 22 November 2026.", "'evidence-searched' 2026-11-21"),
        ("This is version 2.0.", "'version' 1.0"),
        ("This guide, version 1.1, replaces version 1.0.", "'version' 1.0"),
        ("We used 24 sources.", "25 are on the references page"),
        ("All 30 sources are on the references page.", "25 are on the references page"),
        ("This guide was reviewed by Dr. Jane Doe, MD.", "names nobody"),
        ("It was funded by Acme Kratom Inc.", "'funding' No funding"),
        ("The Acme Foundation paid for this guide.", "'funding' No funding"),
        ("This text is under CC BY 4.0.", "'licence' CC BY-SA 4.0"),
        ("The text is licensed under Creative Commons Attribution 4.0.", "'licence' CC BY-SA 4.0"),
        ("All rights reserved.", "'licence' CC BY-SA 4.0"),
    ],
)
def test_what_differs_is_told(text: str, says: str) -> None:
    """A date, version, count, reviewer, payer or licence that differs is named with what guide.yaml says."""
    (message,) = told(book(text))
    assert says in message


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Zuletzt geprüft am 21. November 2026."),
        ("de", "Nächste Prüfung: 22. Mai 2028."),
        ("de", "Dies ist Version 2.0."),
        ("de", "Wir haben 24 Quellen ausgewertet."),
        ("de", "Dieser Ratgeber wurde geprüft von Dr. Max Muster."),
        ("de", "Diese Ausgabe wurde von der Firma Muster bezahlt."),
        ("fr", "Dernière révision : 21 novembre 2026."),
        ("fr", "Prochaine révision : 22 mai 2028."),
        ("fr", "Ce guide a été relu par Marie Dupont."),
        ("es", "Última revisión: 21 de noviembre de 2026."),
        ("es", "Próxima revisión: 22 de mayo de 2028."),
        ("es", "Esta guía fue revisada por Ana López."),
    ],
)
def test_in_other_languages(language: str, text: str) -> None:
    """The same in German, French and Spanish."""
    assert len(told(book(text, language))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The text was last reviewed on 22 November 2026.",
        "The next review is due by May 2027.",
        "What we say of the law is as checked on 20 November 2026.",
        "We last searched the evidence on 21 November 2026.",
        "This is version 1.0, of 23 November 2026. It replaces version 0.9.",
        "We used 25 sources.",
        "Nobody paid for this guide.",
        "It has no sponsor, no tie to any seller, and no advertising.",
        "No clinician has reviewed this version yet.",
        "This text is under CC BY-SA 4.0.",
        "The fonts are under the SIL licence; one photo is CC BY 2.0.",
        "The FDA reviewed it in March 2020.",
        "The law of 1 March 2025 bans it.",
        "The study of 2019 used 12 sources of leaf.",
        "A review of 40 sources was used.",
        "The trial was paid for by Acme Inc.",
        "Some authors of the studies we cite have ties to the industry.",
    ],
)
def test_what_agrees_or_is_about_something_else(text: str) -> None:
    """What guide.yaml says too, and what is said of a study, a law, a font."""
    assert told(book(text)) == []


def test_people_who_are_named() -> None:
    """A named reviewer may be named with or without titles; another one, or nobody, is told."""
    assert told(book("This guide was reviewed by Dr. Jane Doe, MD.", reviewer="Jane Doe")) == []
    assert len(told(book("This guide was reviewed by John Roe.", reviewer="Jane Doe"))) == 1
    assert len(told(book("No clinician has reviewed this guide.", reviewer="Jane Doe"))) == 1


def test_who_paid() -> None:
    """Who is named under 'funding' may be named in the text; another one, or nobody, is told."""
    assert told(book("The Acme Foundation paid for this guide.", funding=FOUNDATION)) == []
    assert len(told(book("Nobody paid for this guide.", funding=FOUNDATION))) == 1
    assert len(told(book("The Bolt Trust paid for this guide.", funding=FOUNDATION))) == 1
    german = "Die Stiftung Gesundheit hat bezahlt."
    assert told(book("Das Heft wurde von der Stiftung Gesundheit finanziert.", "de", funding=german)) == []
    assert len(told(book("Das Heft wurde von der Firma Muster finanziert.", "de", funding=german))) == 1


def test_sections_speak_of_the_guide_only_where_they_say_so() -> None:
    """In a section 'this guide' or 'we' must stand in the sentence."""
    section = PartKind.SECTION
    assert told(book("The survey was reviewed by an ethics board in May 2020.", kind=section)) == []
    assert told(book("We use version 2.0 of the scale.", kind=section)) == []
    assert len(told(book("This guide was last reviewed on 1 May 2020.", kind=section))) == 1
    assert len(told(book("This guide has 30 sources.", kind=section))) == 1
