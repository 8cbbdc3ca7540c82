"""CLM025 to CLM027, CLM030, CLM031: what readers can reckon themselves is right, in four languages."""

from __future__ import annotations

import pytest

from guidepress.check.claims.arithmetic import check_arithmetic
from tests.check.by_hand import book_of, said, section

SENTENCES = [
    ("en", "In all, 120 of 480 patients (35%) had fewer attacks.", "CLM025"),
    ("en", "In all, 120 of 480 patients (25%) had fewer attacks.", ""),
    ("en", "Side effects came in 12.5% (5 of 40).", ""),
    ("en", "Side effects came in 15.2% (5 of 40).", "CLM025"),
    ("en", "About 2 in 3 people (67 percent) slept well, and 1 in 3 (33%) did not.", ""),
    ("en", "Some 410 of 1,200 adults, or about 33 percent, have it.", ""),
    ("de", "Bei 120 von 480 Kindern (35 %) half es.", "CLM025"),
    ("de", "Bei 61 von 480 Kindern (12,7 %) half es.", ""),
    ("fr", "Chez 90 des 300 patients, 90 sur 300 (40 %) allaient mieux.", "CLM025"),
    ("es", "Mejoraron 90 de 300 personas (30 %).", ""),
    ("en", "The score went from 40 to 60, a rise of 40 percent.", "CLM026"),
    ("en", "The score went from 40 to 60, a rise of 50 percent.", ""),
    ("en", "The score went from 40 to 60 points, a rise of 20.", ""),
    ("en", "It fell from 60 to 45, a rise of 25 percent.", "CLM026"),
    ("en", "It fell from 60 percent to 45 percent, a fall of 15 percentage points.", ""),
    ("de", "Der Wert stieg von 40 auf 60, ein Anstieg um 30 Prozent.", "CLM026"),
    ("fr", "Le score est passé de 40 à 60, soit une hausse de 50 %.", ""),
    ("es", "Pasó de 80 a 60, una bajada del 35 %.", "CLM026"),
    ("en", "Take it for 14-10 days.", "CLM030"),
    ("en", "Wash for 40–20 seconds.", "CLM030"),
    ("en", "It lasts 10–14 days, and between 2 and 5 hours at night.", ""),
    ("en", "It was cut from 60 to 40 mg, then by 20–10 mg a week.", ""),
    ("en", "In 2019–20 months passed.", ""),
    ("de", "Es dauert zwischen 9 und 4 Tagen.", "CLM030"),
    ("fr", "Cela dure entre 2 et 5 jours.", ""),
    ("es", "Entre 50 y 20 personas.", "CLM030"),
    ("en", "The oldest patient was aged 145.", "CLM031"),
    ("en", "A 100-year-old woman took part; the oak is 400 years old.", ""),
    ("en", "Rest for 30 hours a day, 5 days a week.", "CLM031"),
    ("en", "People aged 65 to 12 took part.", "CLM030"),
    ("de", "Es half 260 von 240 Kindern.", "CLM025"),
    ("fr", "390 sur 300 personnes allaient mieux.", "CLM025"),
    ("es", "Mejoraron 390 de 300 personas.", "CLM025"),
    ("es", "Mejoraron 90 de 300 personas, 20 de 2024.", ""),
    ("fr", "L’isolement est réduit de 7 à 5 jours.", ""),
    ("es", "El aislamiento se redujo de 7 a 5 días.", ""),
    ("fr", "Prenez-le de 7 à 5 jours.", "CLM030"),
    ("de", "Der Mann war 160 Jahre alt.", "CLM031"),
    ("fr", "Elle était âgée de 87 ans.", ""),
    ("es", "Duerma 26 horas al día.", "CLM031"),
]


@pytest.mark.parametrize(("language", "text", "code"), SENTENCES)
def test_a_sentence_that_can_be_reckoned(language: str, text: str, code: str) -> None:
    """A share of its counts, a change of its two numbers, a range, an age: told if it does not come out."""
    found = said(check_arithmetic(book_of(section(f"<p>{text}</p>"), language=language)))
    assert found == ([code] if code else [])


def table(*rows: str, head: str = "<th>Group</th><th>People</th>") -> str:
    """A table of rows, the cells of each parted by bars."""
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        (("A|40", "B|35", "C|25", "Total|110"), ["CLM027"]),
        (("A|40", "B|35", "C|25", "Total|100"), []),
        (("A|1,040", "B|35", "C|25", "All|1,100"), []),
        (("A|33.3%", "B|33.3%", "C|33.3%", "Total|100%"), []),
        (("A|80", "B|75", "C|65", "Total|100"), []),
        (("A|40", "B|35", "Total|85"), []),
    ],
    ids=["a slip", "right", "thousands", "rounded", "people who count twice", "two rows"],
)
def test_totals(rows: tuple[str, ...], codes: list[str]) -> None:
    """A total that is near its sum and is not the sum; one that is far from it counts something else."""
    assert said(check_arithmetic(book_of(section(table(*rows))))) == codes


def test_cells_with_a_count_and_a_share() -> None:
    """'45 (18%)' under 'n = 250' is right, '45 (28%)' is not."""
    head = "<th>Effect</th><th>Drug (n = 250)</th>"
    assert said(check_arithmetic(book_of(section(table("Nausea|45 (18%)", "Itch|45 (28%)", head=head))))) == ["CLM025"]
