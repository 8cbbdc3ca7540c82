"""Numbers that a caption brings along: "Table 5: Heights" would be "Table 5 Table 5: Heights" in a guide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guidepress.importing.plan import Log
from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.place import Place
from guidepress.model.xhtml import classes, flat_text, place_of

_WORDS: Mapping[str, tuple[str, ...]] = {
    "figure": (
        "Figure",
        "Fig.",
        "Fig",
        "Abbildung",
        "Abb.",
        "Figura",
        "Рисунок",
        "Рис.",
        "图",
        "圖",
        "図",
        "شكل",
        "איור",
    ),
    "table": ("Table", "Tab.", "Tabelle", "Tabla", "Tabela", "Tabella", "Tableau", "Таблица", "表", "جدول", "טבלה"),
}
"""What programs call them, beside what the guide's language does."""
_CAPTIONS = (("figure", "figcaption"), ("table", "caption"))
_BEFORE = r"(?P<before>^[ \t>]*(?:Table|Figure)?:[ \t]+|<(?:fig)?caption\b[^<>]*>\s*(?:<p>)?\s*|\(\s*[^\s()]+\s+[\"'])"
"""What a caption stands behind in a line: a mark of its own, a tag, the address of a picture."""
_REACH = 400
"""How many lines a caption may stand behind the line that its table begins on."""


@dataclass(frozen=True, slots=True)
class _Own:
    """A caption with a number of its own: what it is of, both numbers, the label as a pattern, and its words."""

    kind: str
    number: int
    ours: int
    label: str
    words: str
    place: Place


def take_numbers_out(target: Path, book: Book, log: Log) -> None:
    """Take a caption's own number out where the guide gives it the same; else both stay, and the others are told.

    What the text says of "Table 5" is as right as before, for numbers of a kind are taken out together.
    """
    found = [*_own(book)]
    for kind in _WORDS:
        mine = [one for one in found if one.kind == kind]
        if all(one.number == one.ours for one in mine):
            for one in mine:
                _take_out(target, one)
        else:
            for one in mine:
                what = f"a number of its own behind the guide's: {one.words[:80]}"
                log.lost("Numbers of captions", one.place.file, one.place.line, what)


def _own(book: Book) -> Iterator[_Own]:
    words = language_for(book.settings.language).book
    for part in book.parts:
        for kind, tag in _CAPTIONS:
            names = {*_WORDS[kind], words.figure if kind == "figure" else words.table}
            either = "|".join(re.escape(one) for one in sorted(names, key=len, reverse=True))
            label = re.compile(
                rf"(?:{either})[ \u00a0]*(?P<number>\d{{1,4}})(?:[.:：](?!\d)|(?=\s))\s*(?=(?P<next>\S))"
            )
            for caption in part.tree.iter(tag):
                span = next((one for one in caption.iter("span") if "label" in classes(one)), None)
                ours = re.search(r"\d+\Z", flat_text(span)) if span is not None else None
                if span is None or ours is None:
                    continue
                said = flat_text(caption).removeprefix(flat_text(span)).lstrip(" :.\u00a0\u2003")
                own = label.match(said)
                if own and not (own["next"].islower() and own[0].strip()[-1].isdigit()):  # "Table 5 shows ..." is said
                    pattern = r"(?:\s|&nbsp;)*".join(map(re.escape, own[0].replace("\u00a0", " ").split()))
                    yield _Own(kind, int(own["number"]), int(ours[0]), pattern, said, place_of(caption))


def _take_out(target: Path, own: _Own) -> None:
    path = target / own.place.file
    lines = path.read_text(encoding="utf-8").split("\n")
    pattern = re.compile(f"{_BEFORE}{own.label}" + r"\s*(?=[^\s\"'<])", re.IGNORECASE)
    first = max((own.place.line or 1) - 3, 0)
    for number, line in enumerate(lines[first : first + _REACH], first):
        if pattern.search(line):
            lines[number] = pattern.sub(lambda met: met["before"], line, count=1)
            path.write_text("\n".join(lines), encoding="utf-8")
            return
