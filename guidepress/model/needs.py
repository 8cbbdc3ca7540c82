"""What readers need, which an edition answers (`Edition.suits`)."""

from __future__ import annotations

from enum import StrEnum


class Need(StrEnum):
    """What a reader may ask for instead of small print: the formats of the NHS standard DAPB1605, in its order."""

    LARGE_PRINT = "Large print"
    DYSLEXIA = "Print that suits readers with dyslexia"
    BRAILLE = "Braille"
    READ_ALOUD = "Electronic text for a screen reader"
    OWN_LOOK = "E-mail or a web page, to be set as the reader likes"
    TAGGED = "PDF that a screen reader reads"
    PRINT = "Print"
    AUDIO = "Audio"
    EASY_READ = "Easy read"
    SIGNED = "British Sign Language video"
