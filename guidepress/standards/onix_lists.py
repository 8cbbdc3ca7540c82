"""The codes of ONIX for Books by which the accessibility of an EPUB is told: lists 79, 143 and 196."""

from __future__ import annotations

from collections.abc import Mapping

NAMESPACE = "http://ns.editeur.org/onix/3.1/reference"

ACCESSIBILITY, HAZARD, VERSION = "09", "12", "15"
"""Types of ``ProductFormFeature`` (list 79): accessibility (list 196), hazards (143), version of the format (220)."""

CODES: Mapping[str, str] = {
    "alternativeText": "14",
    "ARIA": "30",
    "describedMath": "53",
    "displayTransformability": "36",
    "MathML": "17",
    "pageBreakMarkers": "19",
    "pageNavigation": "41",
    "readingOrder": "13",
    "structuralNavigation": "29",
    "tableOfContents": "11",
    "unlocked": "10",
}
"""List 196 for each value of ``schema:accessibilityFeature``."""

CONFORMANCE_CODES = ("04", "82", "85")
"""List 196: EPUB Accessibility 1.1, WCAG 2.2, Level AA."""

WITHOUT_SIGHT, CERTIFIER, ASSESSED, CONTACT, SUMMARY = "52", "90", "91", "99", "00"
"""List 196: all that is no decoration can be read without sight; who certified, when; whom to ask; in words."""

HAZARDS: Mapping[str, str] = {
    "none": "00",
    "flashing": "13",
    "noFlashingHazard": "14",
    "sound": "15",
    "noSoundHazard": "16",
    "motionSimulation": "17",
    "noMotionSimulationHazard": "18",
    "unknownFlashingHazard": "24",
    "unknownMotionSimulationHazard": "26",
}
"""List 143 for each value of ``schema:accessibilityHazard``."""
