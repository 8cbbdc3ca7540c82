"""The rules of the proof (`PRV`): the files, the manifest and the manuscript they were made of."""

from __future__ import annotations

from guidepress.model.finding import Rule, Severity

_AGAIN = "Build the guide again, or put the file back as it was built."


PRV001 = Rule(
    "PRV001", Severity.ERROR, "A file that the manifest lists is not there",
    "Who was promised this edition does not get it.", _AGAIN,
)  # fmt: skip


PRV002 = Rule(
    "PRV002", Severity.ERROR, "A file is not the one that was built",
    "It was damaged or changed after it was proved; what was proved of it holds no more.", _AGAIN,
)  # fmt: skip


PRV003 = Rule(
    "PRV003", Severity.ERROR, "A file was made of another manuscript",
    "It does not say what the manuscript says today.", "Build the guide again.",
)  # fmt: skip


PRV004 = Rule(
    "PRV004", Severity.WARNING, "A file was made with other style sheets or tools",
    "It cannot be made again byte for byte with those of today.", "Build the guide again.",
)  # fmt: skip


PRV005 = Rule(
    "PRV005", Severity.ERROR, "A validator that is not part of Guidepress finds a fault",
    "Shops, libraries and assistive technology rely on the standard that it judges.",
    "This is a fault of the typesetter, or the file was edited afterwards: make the edition anew, or report it.",
)  # fmt: skip


PRV006 = Rule(
    "PRV006", Severity.ERROR, "The manifest cannot be relied on",
    "What it does not describe cannot be proved.", "Build the guide again.",
)  # fmt: skip


PRV007 = Rule(
    "PRV007", Severity.ERROR, "A file cannot be read to its end",
    "Neither will a reader's program read it.", _AGAIN,
)  # fmt: skip
