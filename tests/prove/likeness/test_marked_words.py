"""Which words an element in a line is around: in the order of reading, however they are wrapped (EPB070)."""

from __future__ import annotations

import pytest
from lxml import etree

from guidepress.prove.likeness.markup import shown


@pytest.mark.parametrize(
    "held",
    [
        'Mend a <span class="whole">twice named <code>source</code></span> (quickly)',
        'Mend <i>a</i> twice <span>named <code>source</code> (<b class="x">quick</b>ly)</span>',
    ],
)
def test_words_in_a_heading_are_told_in_their_order(held: str) -> None:
    """A word that an edition holds together with its neighbour stands where it stood; it was put behind the others."""
    tree = etree.fromstring(f"<h2><strong>{held}</strong></h2>")
    around = [one for one in shown([tree]).kinds if one.startswith("strong around")]
    assert around == ["strong around “Mendatwicenamedsourcequickly”"]


def test_what_is_hidden_or_a_formula_is_around_nothing() -> None:
    """Nor is a remark; what stands behind them is."""
    tree = etree.fromstring('<p><em>a<span hidden="">b</span>c<math><mi>d</mi></math>e<!-- f -->g</em></p>')
    assert "em around “aceg”" in shown([tree]).kinds
