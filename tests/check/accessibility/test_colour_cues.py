"""Parts of figures that the text names: never by their colour alone."""

from __future__ import annotations

import pytest

from guidepress.check.accessibility.colour_cues import check_cues
from tests.check.by_hand import book_of, said, section


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("In Figure 2 the red line rises.", "en", 1),
        ("The chart has deaths shown in green.", "en", 1),
        ("In the graph, red means danger.", "en", 1),
        ("Figure 1: those light blue areas are sea.", "en", 1),
        ("In Figure 2 the dashed red line rises.", "en", 0),
        ("In Figure 2 the red line (A) rises.", "en", 0),
        ("In Figure 2 the black line rises.", "en", 0),
        ("The red line on the test means that you have it.", "en", 0),
        ("Figure 2 shows a red-faced man.", "en", 0),
        ("In Abbildung 1 steigt die rote Linie.", "de", 1),
        ("In Abbildung 1 steigt die gestrichelte rote Linie.", "de", 0),
        ("Sur le graphique, la ligne rouge monte.", "fr", 1),
        ("Sur le graphique, la ligne rouge en pointillé monte.", "fr", 0),
        ("Nella figura 2 sale la linea rossa.", "it", 1),
        ("Il grafico mostra i morti nell’area verde.", "it", 1),
        ("Nella figura 2 sale la linea rossa tratteggiata.", "it", 0),
    ],
)
def test_colours(text: str, language: str, count: int) -> None:
    """ACC022 where a figure is spoken of and nothing but the hue says what is meant."""
    assert said(check_cues(book_of(section(f"<p>{text}</p>"), language=language))) == ["ACC022"] * count


def test_a_caption_is_about_its_figure() -> None:
    """It needs no word such as 'figure'."""
    body = '<figure><img src="a.svg" alt="Two lines"/><figcaption>{} line is for women.</figcaption></figure>'
    assert said(check_cues(book_of(section(body.format("The red"))))) == ["ACC022"]
    assert said(check_cues(book_of(section(body.format("The upper red"))))) == []
