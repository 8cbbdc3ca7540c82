"""The rules on the disclaimer of an edition, read back from its bytes (DIS110 to DIS117)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from guidepress.model.rules import rule_of
from guidepress.standards.contrast import ENHANCED

DIS110 = rule_of("DIS110")
DIS111 = rule_of("DIS111")
DIS112 = rule_of("DIS112")
DIS113 = rule_of("DIS113")
DIS114 = rule_of("DIS114")
DIS115 = rule_of("DIS115")
DIS116 = rule_of("DIS116")
DIS117 = rule_of("DIS117")

LEAST = ENHANCED
"""The least contrast of the disclaimer (WCAG 2.2, 1.4.6)."""
PALER = 0.75
"""Part of the contrast of the text that most of the disclaimer has at the least; a tint beneath it costs less."""
SMALLEST = 0.6
"""Part of the body's size under which nothing in the disclaimer is, raised figures included."""


def usual(weighted: Iterable[tuple[float, int]]) -> float | None:
    """The value with the greatest weight, as most of a text has it; ``None`` without any."""
    counter: Counter[float] = Counter()
    for value, weight in weighted:
        counter[value] += weight
    return counter.most_common(1)[0][0] if counter else None
