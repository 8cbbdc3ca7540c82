"""Slips that only one language has: questions that are not opened in Spanish, 'das' for 'dass' in German."""

from __future__ import annotations

import pytest

from guidepress.check.language.own_slips import check_own_slips
from tests.check.by_hand import book_of, said, section


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Tiene dudas? No espere.", ["LAN044"]),
        ("Si tiene dudas, qué debe hacer?", ["LAN044"]),
        ("Llame ahora!", ["LAN044"]),
        ("¿Tiene dudas? No espere.", []),
        ("Si tiene dudas, ¿qué debe hacer?", []),
        ("¡Llame ahora!", []),
        ("¿Qué dice usted!", []),
        ("Véase https://example.org/?a=1 para más.", []),
    ],
)
def test_spanish_questions_are_opened(text: str, codes: list[str]) -> None:
    """LAN044 where a sentence ends in a mark that nothing opened; in other languages nothing."""
    assert said(check_own_slips(book_of(section(f"<p>{text}</p>"), language="es"))) == codes
    assert said(check_own_slips(book_of(section(f"<p>{text}</p>"), language="en"))) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Man weiß nicht, das es bei Menschen so ist.", ["LAN045"]),
        ("Viele hoffen, das sie davon gesund werden.", ["LAN045"]),
        ("Es ist wichtig, das Sie anrufen.", ["LAN045"]),
        ("Man weiß nicht, dass es bei Menschen so ist.", []),
        ("Das zeigt das Bild, das Sie hier sehen.", []),
        ("Er weiß, das ist schlimm.", []),
        ("Fragen Sie nach dem Mittel, das er nimmt.", []),
    ],
)
def test_german_das_and_dass(text: str, codes: list[str]) -> None:
    """LAN045 after a word of saying or knowing; a relative 'das' stays."""
    assert said(check_own_slips(book_of(section(f"<p>{text}</p>"), language="de"))) == codes
