"""The success criteria of WCAG 2.0 to 2.2, levels A and AA: what rules look at each, and what a person is asked.

A criterion is decided by machine only where rules decide all of it, and does not apply only where a rule proves that
the file holds nothing that it is about. Everything else is for a person to judge, whatever rules bear on a part of it.
Which rules bear on a criterion is said by the rules themselves: by the clause that each names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from guidepress.model.edition import EDITIONS, EditionKind
from guidepress.model.rules import FAMILIES, family

READ = tuple(kind for kind in EditionKind if kind.is_read)
"""The kinds of edition that WCAG is about: those that are read on a screen."""

SILENT: Mapping[EditionKind, tuple[str, ...]] = {
    EditionKind.PDF: ("PDF015",),
    EditionKind.EPUB: ("EPB005",),
    EditionKind.WEB: ("WEB003", "WEB011"),
}
"""The rules that prove that a file plays nothing."""

INERT: Mapping[EditionKind, tuple[str, ...]] = {
    EditionKind.PDF: ("PDF015",),
    EditionKind.EPUB: ("EPB005",),
    EditionKind.WEB: ("WEB002", "WEB003", "WEB011"),
}
"""The rules that prove that a file is content: it sends nothing, and runs nothing, but for the script of ours in a web page."""

WHOLE: Mapping[str, Mapping[EditionKind, tuple[str, ...]]] = {
    "3.1.1": {
        EditionKind.PDF: ("ACC012", "LAN015", "PDF014"),
        EditionKind.EPUB: ("ACC012", "LAN015", "EPB010"),
        EditionKind.WEB: ("ACC012", "LAN015", "WEB007"),
    },
}
"""Criteria of which rules decide all, with the rules."""

OF_THE_WHOLE = frozenset({"2.4.1", "2.4.2", "2.4.5", "3.1.1"})
"""Criteria about the file as one thing: what fails them fails them throughout, not in parts."""

_MORE: Mapping[str, tuple[str, ...]] = {
    "1.1.1": ("PDF010", "SAY001", "SAY003"),
    "1.3.1": ("PDF010", "PDF011"),
    "1.3.2": ("PDF010", "PDF011", "SAY001", "SAY002"),
    "1.4.3": ("DIS116",),
    "2.4.1": ("EPB030", "EPB031"),
    "2.4.2": ("PDF014",),
    "2.4.4": ("PDF010",),
    "2.4.5": ("EPB030",),
    "3.1.2": ("PDF010",),
    "4.1.2": ("PDF010", "WEB015"),
}
"""Rules of other standards that bear on a criterion as well."""

_MANUSCRIPT = ("MAN", "SRC", "CLM", "ACC", "LAN")
"""Families of rules on the manuscript, which hold for every edition that is made of it."""
_KINDS: Mapping[str, tuple[EditionKind, ...]] = {
    "PDF": (EditionKind.PDF,),
    "EPB": (EditionKind.EPUB,),
    "WEB": (EditionKind.WEB,),
    "SAY": READ,
    "DIS": READ,
}

_TABLE = """\
1.1.1 A 2.0 Non-text Content | Does the alternative of each picture and formula say what the picture says to who sees it?
1.2.1 A 2.0 Audio-only and Video-only (Prerecorded) | media
1.2.2 A 2.0 Captions (Prerecorded) | media
1.2.3 A 2.0 Audio Description or Media Alternative (Prerecorded) | media
1.2.4 AA 2.0 Captions (Live) | media
1.2.5 AA 2.0 Audio Description (Prerecorded) | media
1.3.1 A 2.0 Info and Relationships | Is all that looks like a heading, list, table, note or emphasis announced as that, and nothing else?
1.3.2 A 2.0 Meaningful Sequence | Does the transcript, from beginning to end, have the order in which the pages are to be read?
1.3.3 A 2.0 Sensory Characteristics | Is nothing told by shape, colour, size, place or sound alone?
1.3.4 AA 2.1 Orientation | Can it be read upright and across, without either being forced?
1.3.5 AA 2.1 Identify Input Purpose | inert: Does a field that asks for something about the reader say so to programs? (A field for search does not.)
1.4.1 A 2.0 Use of Color | Is nothing told by colour alone, in text, links, tables and pictures?
1.4.2 A 2.0 Audio Control | media
1.4.3 AA 2.0 Contrast (Minimum) | Has all text, that in pictures too, a contrast of 4.5 to 1 (large text 3 to 1), light and dark?
1.4.4 AA 2.0 Resize Text | Can the text be enlarged to twice its size without loss of content?
1.4.5 AA 2.0 Images of Text | Does no picture stand for text, but where its look is what matters?
1.4.10 AA 2.1 Reflow | Can all of it be read in a column 320 CSS pixels wide without scrolling in two directions?
1.4.11 AA 2.1 Non-text Contrast | Have lines, symbols and parts of pictures that must be told apart a contrast of 3 to 1?
1.4.12 AA 2.1 Text Spacing | Is nothing lost when a reader spaces lines, paragraphs, letters and words as the criterion says?
1.4.13 AA 2.1 Content on Hover or Focus | Can whatever appears on hover or focus be dismissed, be pointed at, and does it stay?
2.1.1 A 2.0 Keyboard | Can everything be reached and done with the keyboard: links, contents, regions that scroll?
2.1.2 A 2.0 No Keyboard Trap | Does the keyboard get out of whatever it gets into?
2.1.4 A 2.1 Character Key Shortcuts | inert: Can a shortcut of a single key, if there is one, be turned off or changed?
2.2.1 A 2.0 Timing Adjustable | inert: Is there no limit of time, or can it be turned off or extended?
2.2.2 A 2.0 Pause, Stop, Hide | Does nothing move, blink, scroll or change by itself?
2.3.1 A 2.0 Three Flashes or Below Threshold | Does nothing flash more than three times in a second?
2.4.1 A 2.0 Bypass Blocks | Can what is repeated be passed over: by a link, landmarks, headings or bookmarks?
2.4.2 A 2.0 Page Titled | Does the title say what the file, and each page of the EPUB, is about?
2.4.3 A 2.0 Focus Order | Does the focus move in an order that keeps the meaning?
2.4.4 A 2.0 Link Purpose (In Context) | Does each link say, with its sentence, where it leads?
2.4.5 AA 2.0 Multiple Ways | Are there two ways to find a part: contents, search, page list, links?
2.4.6 AA 2.0 Headings and Labels | Do headings and labels say what follows?
2.4.7 AA 2.0 Focus Visible | Can be seen where the focus is?
2.4.11 AA 2.2 Focus Not Obscured (Minimum) | Is what has the focus never wholly hidden?
2.5.1 A 2.1 Pointer Gestures | inert: Can whatever is done with several fingers or along a path be done with one point as well?
2.5.2 A 2.1 Pointer Cancellation | inert: Does nothing happen before the finger or the button is lifted?
2.5.3 A 2.1 Label in Name | Does the name of each link hold the words that it shows?
2.5.4 A 2.1 Motion Actuation | inert: Can whatever is done by moving the device be done otherwise as well?
2.5.7 AA 2.2 Dragging Movements | inert: Can whatever is done by dragging be done without it as well?
2.5.8 AA 2.2 Target Size (Minimum) | Are targets 24 by 24 CSS pixels, or in a sentence, or spaced so?
3.1.1 A 2.0 Language of Page | whole
3.1.2 AA 2.0 Language of Parts | Is every passage and phrase in another language marked as such, and no other?
3.2.1 A 2.0 On Focus | inert: Does nothing change only because something gets the focus?
3.2.2 A 2.0 On Input | inert: Does nothing unexpected change when something is typed or chosen in a control?
3.2.3 AA 2.0 Consistent Navigation | Does navigation that is repeated keep its order?
3.2.4 AA 2.0 Consistent Identification | Is what does the same named the same throughout?
3.2.6 A 2.2 Consistent Help | Does help, such as the contact, stand in the same place wherever it is repeated?
3.3.1 A 2.0 Error Identification | inert: Is a wrong entry named in words, where there can be one?
3.3.2 A 2.0 Labels or Instructions | inert: Has each control a label that says what it is for?
3.3.3 AA 2.0 Error Suggestion | inert: Is said how to mend a wrong entry, where there can be one?
3.3.4 AA 2.0 Error Prevention (Legal, Financial, Data) | inert: Can an entry with legal or financial effect be taken back, where there is one?
3.3.7 A 2.2 Redundant Entry | inert: Is nothing asked for twice?
3.3.8 AA 2.2 Accessible Authentication (Minimum) | inert: Does nothing ask for a test of memory to log in?
4.1.2 A 2.0 Name, Role, Value | Does assistive technology tell of each link and region that scrolls what it is, and its name?
4.1.3 AA 2.1 Status Messages | inert: Is a message, such as the number of hits of a search, told without moving the focus?"""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A success criterion: its number, level (A, AA), the version of WCAG that brought it, its English name.

    ``question`` is what a person is asked where machines do not decide. What it is ``about`` may be a thing that a file
    is proved not to have: "media", or "control" (whatever asks, or acts by itself), which only web pages have.
    """

    number: str
    level: str
    since: str
    name: str
    question: str = ""
    about: str = ""

    def lacking(self, kind: EditionKind) -> bool:
        """Whether rules prove that a file of a kind has nothing that it is about."""
        return self.about == "media" or (self.about == "control" and kind is not EditionKind.WEB)

    def is_asked(self, kind: EditionKind) -> bool:
        """Whether a person is asked about it in a file of a kind."""
        return bool(self.question) and not self.lacking(kind)

    def rules(self, kind: EditionKind) -> tuple[str, ...]:
        """The codes of the rules that bear on it in a file of a kind, in order."""
        if self.lacking(kind):
            return SILENT[kind] if self.about == "media" else INERT[kind]
        if self.number in WHOLE:
            return WHOLE[self.number][kind]
        return tuple(code for code in _bearing().get(self.number, ()) if kind in _kinds(code))


def _read() -> Iterator[Criterion]:
    for line in _TABLE.splitlines():
        text, _bar, asked = line.partition(" | ")
        number, level, since, name = text.split(" ", 3)
        about = {"media": "media", "inert": "control"}.get(asked.partition(":")[0], "")
        question = "" if asked in {"media", "whole"} else asked.removeprefix("inert: ")
        yield Criterion(number, level, since, name, question, about)


CRITERIA: Mapping[str, Criterion] = MappingProxyType({one.number: one for one in _read()})
"""The criteria by number, in the order of WCAG 2.2 (4.1.1 is obsolete there, and always satisfied)."""


def asked(kinds: Iterable[EditionKind]) -> tuple[str, ...]:
    """The numbers of the criteria that a person is asked about files of some kinds."""
    held = tuple(kinds)
    return tuple(number for number, one in CRITERIA.items() if any(one.is_asked(kind) for kind in held))


SERVICES: Mapping[str, str] = MappingProxyType(
    {
        "support-features": "Does the documentation of the guide (download page, README, help) say which accessibility features the editions have?",
        "support-documentation": "Does the documentation of the guide itself meet WCAG, level AA?",
        "support-formats": "Is documentation that is not electronic, if there is any, given in other formats on request?",
        "support-information": "Does the publisher's help tell people, when asked, of these features?",
        "support-communication": "Does the publisher's help answer people with disabilities in the ways that they need?",
    }
)
"""What a person is asked of the publisher's help, by the names under which conformance.yaml has the answers.

Section 508, chapter 6; EN 301 549 V3.2.1, clause 12.
"""


@cache
def _bearing() -> Mapping[str, tuple[str, ...]]:
    """The codes of the rules whose clause names a criterion, and those of other standards that bear on it."""
    found: dict[str, set[str]] = {number: set(codes) for number, codes in _MORE.items()}
    for prefix in FAMILIES:
        for code, rule in family(prefix).items():
            for part in rule.clause.split(";"):
                if part.strip().startswith("WCAG"):
                    for number in re.findall(r"\b\d\.\d\.\d{1,2}\b", part):
                        found.setdefault(number, set()).add(code)
    order = list(FAMILIES)
    return {
        number: tuple(sorted(codes, key=lambda code: (order.index(code[:3]), code)))
        for number, codes in found.items()
        if number in CRITERIA
    }


def _kinds(code: str) -> tuple[EditionKind, ...]:
    return READ if code.startswith(_MANUSCRIPT) else _KINDS.get(code[:3], ())


def stands_against(code: str, kind: EditionKind) -> bool:
    """Whether an open finding with a code takes away what a file of a kind claims of its accessibility.

    PRV005 is whatever another validator found in the file.
    """
    if kind not in READ:
        return False
    return code.startswith(("ACC", "PRV005")) or any(code in one.rules(kind) for one in CRITERIA.values())


def editions() -> tuple[str, ...]:
    """The names of the editions that WCAG is about, in their order."""
    return tuple(name for name, one in EDITIONS.items() if one.kind in READ)
