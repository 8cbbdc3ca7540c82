"""How far a source reaches: no statistic behind it, no cause from a survey."""

from __future__ import annotations

import pytest

from guidepress.check.claims.reach import check_reach
from guidepress.model.book import Book
from tests.check.by_hand import book_of, reference_of, said, section

A, B = (f'<sup class="cite"><a href="#ref-{key}">1</a></sup>' for key in "ab")


def judged(text: str, title: str = "A survey of users", policy: str = "health") -> list[str]:
    """The codes for a paragraph whose first source has a title; the second is a trial."""
    references = (reference_of("a", title=title), reference_of("b", title="A randomized trial"))
    book = book_of(section(f"<p>{text}</p>"), references=references)
    return said(
        check_reach(Book(book.settings.model_copy(update={"policy": policy}), book.parts, references=references))
    )


@pytest.mark.parametrize(
    "text",
    [
        f"Most used it{A}. In another town 12 of 40 had none.",
        f"Most used it{A}. About 30% felt ill afterwards.",
        f"Most used it{A}. One in five went to hospital.",
        f"Viele nahmen es{A}. Jeder fünfte wurde krank.",
        f"Beaucoup en prenaient{A}. Un patient sur cinq était malade.".replace("Un patient", "Un malade"),
        f"Muchos lo tomaban{A}. El 30 % enfermó.",
    ],
)
def test_a_statistic_behind_the_last_source(text: str) -> None:
    """CLM041 in four languages; under a policy that asks for no sources nothing."""
    assert judged(text) == ["CLM041"]
    assert judged(text, policy="general") == []


@pytest.mark.parametrize(
    "text",
    [
        f"In another town 12 of 40 had none{A}.",
        f"Most used it{A}. That is 12 of 40.",
        f"Most used it{A}. Of these, 12 of 40 had none.",
        f"Most used it{A}. Ask for the other list.",
        f"Most used it{A}. In another town 12 of 40 had none{B}.",
        "In another town 12 of 40 had none.",
    ],
)
def test_a_statistic_with_its_source(text: str) -> None:
    """Cited itself, spoken of the sentence before, or in a paragraph without a source, which is CLM001's."""
    assert judged(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"Users drink less, which shows that it prevents illness{A}.",
        f"Kratom prevents illness{A}.",
        f"Das zeigt, dass es Krankheit verhindert{A}.",
        f"Cela montre que le thé protège du rhume{A}.",
        f"Esto muestra que la infusión previene el resfriado{A}.",
    ],
)
def test_a_survey_shows_no_cause(text: str) -> None:
    """CLM042 for a source that by its title watched or asked; a trial, or a trial beside it, may show a cause."""
    assert judged(text) == ["CLM042"]
    assert judged(text, title="A randomized trial") == []
    assert judged(text.replace(A, A + B)) == []


@pytest.mark.parametrize(
    "text",
    [
        f"It does not prove that it prevents illness{A}.",
        f"Users drink less{A}.",
        f"Sellers say “it prevents illness”{A}.",
        f"Whether kratom prevents illness is open{A}.",
    ],
)
def test_what_a_survey_may_be_cited_for(text: str) -> None:
    """What was seen, what is denied, and what others say in quotation marks."""
    assert judged(text) == []
