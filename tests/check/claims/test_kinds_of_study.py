"""CLM028: studies in animals told as of people; CLM029: one amount in two units."""

from __future__ import annotations

import pytest

from guidepress.check.claims.kinds_of_study import check_kinds_of_study
from tests.check.by_hand import book_of, reference_of, said, section

RATS = reference_of("rat", title="Mitragynine and pain in rats", type="article-journal")
MICE = reference_of("maus", title="Wirkung auf die Haut von Mäusen", type="article-journal")
TRIAL = reference_of("trial", title="A trial in 40 patients", type="article-journal")
BOTH = reference_of("both", title="Effects in mice and in human volunteers", type="article-journal")
VITRO = reference_of("dish", title="Statins and muscle in vitro", type="article-journal")

KEYED = reference_of(
    "keyed", title="What it does", keyword="Animals, Not Humans; Rats, Sprague-Dawley", type="article-journal"
)
ASKED = reference_of("asked", title="What it does", keyword="Humans; Rats", type="article-journal")


def cite(key: str) -> str:
    """A citation of a source."""
    return f'<sup class="cite"><a role="doc-biblioref" href="#ref-{key}">1</a></sup>'


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"Patients felt less pain.{cite('rat')}", ["CLM028"]),
        (f"Rats felt less pain.{cite('rat')} Patients were not asked.", []),
        (f"In animals it eased pain; whether people feel it is open.{cite('rat')}", []),
        (f"Patients felt less pain.{cite('trial')}", []),
        (f"Adults felt less pain.{cite('both')}", []),
        (f"Adults felt less pain.{cite('rat')}{cite('trial')}", []),
        (f"People lose muscle.{cite('dish')}", ["CLM028"]),
        (f"Patients felt less pain.{cite('keyed')}", ["CLM028"]),
        (f"Rats felt less pain.{cite('keyed')}", []),
        (f"Patients felt less pain.{cite('asked')}", []),
        (f"Bei Patienten heilte die Haut.{cite('maus')}", ["CLM028"]),
        (f"Bei Mäusen heilte die Haut.{cite('maus')}", []),
        (f"It eased pain.{cite('rat')} Many people buy it.{cite('trial')}", []),
    ],
)
def test_in_whom_it_was_studied(text: str, codes: list[str]) -> None:
    """A sentence that speaks of people and cites only what says 'in rats', in its title or its keywords; the sentence with the call counts."""
    book = book_of(section(f"<p>{text}</p>"), references=(RATS, MICE, TRIAL, BOTH, VITRO, KEYED, ASKED))
    assert said(check_kinds_of_study(book)) == codes


TABLE = (
    "<table><thead><tr><th>Medicine</th><th>Dose (mg)</th></tr></thead>"
    "<tbody><tr><td>Levothyroxine</td><td>50</td></tr></tbody></table>"
)


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (f"{TABLE}<p>People start with levothyroxine 50 µg.</p>", ["CLM029"]),
        (f"{TABLE}<p>People start with 50 micrograms of levothyroxine.</p>", ["CLM029"]),
        (f"{TABLE}<p>People start with levothyroxine 50 mg.</p>", []),
        ("<p>Salbutamol 100 µg is a puff. Later: 100 micrograms of salbutamol.</p>", []),
        ("<p>Salbutamol 100 µg is a puff. Later: salbutamol 100 mg.</p>", ["CLM029"]),
        ("<p>Salbutamol 100 µg inhaler, or salbutamol 100 mg inhaler.</p>", ["CLM029"]),
        ("<p>Salbutamol 100 µg. Salbutamol 100 mg. Salbutamol 100 mg.</p>", ["CLM029", "CLM029"]),
        ("<p>Vitamin D is 10 µg, magnesium 10 mg.</p>", []),
    ],
)
def test_one_amount_has_one_unit(body: str, codes: list[str]) -> None:
    """The same number of the same substance, in a table and in the text."""
    assert said(check_kinds_of_study(book_of(section(body)))) == codes
