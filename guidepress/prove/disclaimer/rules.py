"""The rules on the disclaimer of an edition, read back from its bytes (DIS110 to DIS117)."""

from __future__ import annotations

from guidepress.model.finding import Rule, Severity

_OURS = "This is a fault of the typesetter, or the file was edited afterwards: make the edition anew, or report it."

DIS110 = Rule(
    "DIS110", Severity.ERROR, "The edition has no disclaimer",
    "Readers would act on the guide without knowing its limits.", _OURS, "DPUB-ARIA 1.1, doc-notice",
)  # fmt: skip
DIS111 = Rule(
    "DIS111", Severity.ERROR, "The disclaimer of the edition does not say what that of the manuscript says",
    "What was left out or changed is what somebody had to know.", _OURS, "project promise",
)  # fmt: skip
DIS112 = Rule(
    "DIS112", Severity.ERROR, "The disclaimer of the edition does not stand before the body",
    "Readers would meet the advice before its limits.", _OURS, "project promise",
)  # fmt: skip
DIS113 = Rule(
    "DIS113", Severity.ERROR, "The disclaimer is not reached from the navigation of the edition",
    "Who moves by the contents, the landmarks or the outline never learns of it.", _OURS,
    "EPUB 3.3, 7.4.2 and 7.4.4; ISO 32000-1, 12.3.3",
)  # fmt: skip
DIS114 = Rule(
    "DIS114", Severity.ERROR, "The disclaimer is hidden",
    "The file holds it, and nobody sees it.", _OURS, "project promise",
)  # fmt: skip
DIS115 = Rule(
    "DIS115", Severity.ERROR, "The disclaimer is smaller than the text",
    "Small print is not read, least of all by those who see badly.", _OURS, "project promise; WCAG 2.2, 1.4.4",
)  # fmt: skip
DIS116 = Rule(
    "DIS116", Severity.ERROR, "The disclaimer has too little contrast",
    "Those who see badly cannot read it.", _OURS, "WCAG 2.2, 1.4.6",
)  # fmt: skip
DIS117 = Rule(
    "DIS117", Severity.ERROR, "The disclaimer is paler than the text",
    "Pale print says that it does not matter.", _OURS, "project promise",
)  # fmt: skip

LEAST = 7.0
"""The least contrast of the disclaimer (WCAG 2.2, 1.4.6)."""
PALER = 0.75
"""Part of the contrast of the text that most of the disclaimer has at the least; a tint beneath it costs less."""
SMALLEST = 0.6
"""Part of the body's size under which nothing in the disclaimer is, raised figures included."""
