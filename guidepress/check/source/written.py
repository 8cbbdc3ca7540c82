"""What a Markdown file says, read by a plain reader that knows only what is declared to be markup.

It builds no tree and knows no list, no table and no emphasis: it goes through the text once and takes out what the
dialect declares to be no words (addresses, attributes, comments, tags, labels of notes, markers of items). What it
takes out may be said all the same, for the same signs may stand in code; what it leaves must be said.

It is long because one pass over a text has one method for every kind of markup.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from html import unescape

from guidepress.check.source import declared
from guidepress.check.source.pieces import Known, Piece, Written
from guidepress.check.source.regions import Cut, Kind, Region, cut, settings_end
from guidepress.check.source.signs import signs, words


def written(text: str, known: Known) -> Written:
    """What a file says."""
    lines = text.split("\n")
    first = settings_end(lines)
    parts = cut(lines[first:], first + 1)
    titled = any(declared.HEADING.search("\n".join(region.lines)) for region in parts.body if region.kind is Kind.TEXT)
    labelled = (declared.LABELLED.fullmatch(line) for line in lines if line.lstrip(" >\t").startswith("["))
    titles = {found["label"].casefold().strip(): found["words"] for found in labelled if found}
    body = _Reading(known, titles)
    for number, line in enumerate(lines[:first], 1):
        title = declared.TITLE.match(line)
        body.say(line[: title.start("words")] if title else line, number, markup=True)
        if title:
            body.say(title["words"], number, markup=titled)
            titled = titled or bool(signs(title["words"]))
    for region in parts.body:
        body.read(region)
    return Written(body.pieces, list(_notes(parts, body, known)), titled)


def _notes(parts: Cut, body: _Reading, known: Known) -> Iterator[Piece]:
    """The notes: those that the body calls, in its order, then those that notes call, in theirs."""
    read: dict[str, _Reading] = {}
    for name, regions in parts.notes.items():
        read[name] = _Reading(known, body.titles)
        for region in regions:
            read[name].read(region)
    waiting = deque(body.calls)
    done: set[str] = set()
    while waiting:
        call = waiting.popleft()
        if isinstance(call, str):
            if call in done or call not in read:
                continue
            done.add(call)
            call = read[call]
        yield from call.pieces
        waiting.extend(call.calls)


_LOWER = str.maketrans("CEILMPRSTY", "ceilmprsty")
"""The letters of elements whose end is looked for; a mapping of one to one, so that offsets stay."""


class _Reading:
    """Reads regions one after another."""

    def __init__(self, known: Known, titles: Mapping[str, str]) -> None:
        """``titles`` are those of the addresses that are defined apart, by label."""
        self.known, self.titles = known, titles
        self.pieces: list[Piece] = []
        self.calls: list[str | _Reading] = []

    def read(self, region: Region) -> None:
        """Take in the pieces of a region."""
        if region.kind is Kind.TEXT:
            _Scan(self, region).run()
            return
        for number, line in enumerate(region.lines, region.first):
            self.say(line, number, markup=region.kind is Kind.MARKUP)

    def say(self, text: str, line: int, *, markup: bool = False) -> None:
        """Take in text that stands on one line."""
        if markup:
            if held := signs(text):
                self.pieces.append(Piece(held, line, text.strip(), markup=True))
            return
        for _at, word in words(text):
            if held := signs(word):
                self.pieces.append(Piece(held, line, word))


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Where each opening bracket of a text stands, and the one that closes it."""
    opened: list[int] = []
    for found in declared.BRACKET.finditer(text):
        if found[0] == "[":
            opened.append(found.start())
        elif found[0] == "]" and opened:
            yield opened.pop(), found.start()


class _Scan:
    """One pass over the text of a region."""

    def __init__(self, reading: _Reading, region: Region) -> None:
        self.reading = reading
        self.text = "\n".join(region.lines)
        self.lower = self.text.translate(_LOWER)
        self.first = region.first
        self.starts = [0, *(found.end() for found in re.finditer("\n", self.text))]
        self.blanks = [found.start() for found in declared.BLANK.finditer(self.text)]
        self.ticks: dict[int, list[int]] = {}
        for found in declared.RUN.finditer(self.text):
            self.ticks.setdefault(len(found[0]), []).append(found.start())
        self.pictures: dict[int, bool] = {}
        self.options = [found.span("lines") for found in declared.OPTIONS.finditer(self.text)]
        self.missing: set[str] = set()
        self.brackets = dict(_pairs(self.text)) if "^[" in self.text else {}
        self.takes: dict[str, Callable[[re.Match[str]], int]] = {
            "escape": self._escape,
            "fence": self._fence,
            "ticks": self._ticks,
            "comment": self._comment,
            "raw": self._raw,
            "address": self._address,
            "tag": self._tag,
            "callout": self._callout,
            "colons": self._colons,
            "item": self._item,
            "call": self._call,
            "cite": self._cite,
            "inline": self._inline,
            "tail": self._tail,
            "attributes": self._attributes,
            "key": self._key,
            "entity": self._entity,
            "option": self._option,
            "described": self._described,
            "label": self._label,
        }

    def run(self) -> None:
        """Go through the text once."""
        at = 0
        while found := declared.MARKUP.search(self.text, at):
            self.say(at, found.start())
            take = self.takes.get(found.lastgroup or "", self._declared)
            at = max(take(found), found.start() + 1)
        self.say(at, len(self.text))

    def line(self, at: int) -> int:
        """The line of an offset."""
        return self.first + bisect_right(self.starts, at) - 1

    def say(self, begin: int, end: int) -> None:
        """The words between two offsets."""
        while begin < end:
            line = bisect_right(self.starts, begin) - 1
            stop = min(end, self.starts[line + 1] if line + 1 < len(self.starts) else end)
            self.reading.say(self.text[begin:stop], self.first + line)
            begin = stop

    def region(self, begin: int, end: int) -> Region:
        """What stands between two offsets by itself."""
        return Region(self.line(begin), tuple(self.text[begin:end].split("\n")))

    def scan(self, begin: int, end: int) -> None:
        """The words and calls between two offsets, which may be markup to what stands around them."""
        _Scan(self.reading, self.region(begin, end)).run()

    def declare(self, begin: int, end: int) -> None:
        """What stands between two offsets is markup."""
        self.reading.say(self.text[begin:end], self.line(begin), markup=True)

    def paragraph(self, at: int) -> tuple[int, int]:
        """Where the stretch without an empty line begins and ends that an offset is in."""
        nth = bisect_left(self.blanks, at)
        begin = self.blanks[nth - 1] if nth else 0
        return begin, self.blanks[nth] if nth < len(self.blanks) else len(self.text)

    def _declared(self, found: re.Match[str]) -> int:
        self.declare(found.start(), found.end())
        return found.end()

    def _escape(self, found: re.Match[str]) -> int:
        return found.end()

    def _fence(self, found: re.Match[str]) -> int:
        """A fence around text: what stands behind the name of a callout is its title."""
        directive = declared.DIRECTIVE.match(found[0])
        if directive is None or directive["name"].lower() not in declared.CALLOUTS:
            return self._declared(found)
        self.declare(found.start(), found.start() + directive.end())
        return found.start() + directive.end()

    def _ticks(self, found: re.Match[str]) -> int:
        """Code in a line: to the next run of as many backquotes in the same paragraph (CommonMark 0.31, 6.1)."""
        runs = self.ticks.get(len(found[0]), [])  # none: the run is what an escape left of a longer one
        nth = bisect_right(runs, found.start())
        end = runs[nth] if nth < len(runs) else None
        if end is None or end > self.paragraph(found.start())[1]:
            return found.end()
        self.say(found.end(), end)
        return end + len(found[0])

    def _comment(self, found: re.Match[str]) -> int:
        return self._as_far_as("-->", found)

    def _raw(self, found: re.Match[str]) -> int:
        """A script and its like: nothing in it is read."""
        return self._as_far_as(f"</{found['opaque'].lower()}", found)

    def _as_far_as(self, end: str, found: re.Match[str]) -> int:
        """Markup as far as these signs, if they come."""
        if end in self.missing:
            return found.end()
        at = self.lower.find(end, found.end())
        if at < 0:
            self.missing.add(end)
            return found.end()
        self.declare(found.start(), at + len(end))
        return at + len(end)

    def _address(self, found: re.Match[str]) -> int:
        begin = found.start()
        if found["address"].lower().startswith("mailto:"):  # the scheme is not printed
            begin += len("<mailto:")
            self.declare(found.start(), begin)
        self.say(begin, found.end())
        return found.end()

    def _tag(self, found: re.Match[str]) -> int:
        alt = declared.ALT.search(found[0]) if found[0][:4].lower() in {"<img", "<ima"} else None
        if alt is None:
            return self._declared(found)
        self.declare(found.start(), found.start() + alt.start(alt.lastindex or 0))
        self.reading.say(unescape(alt[alt.lastindex or 0]), self.line(found.start()))
        self.declare(found.start() + alt.end(alt.lastindex or 0), found.end())
        return found.end()

    def _callout(self, found: re.Match[str]) -> int:
        """The line that opens a callout, as far as its title."""
        self.declare(found.start(), found.end())
        title = declared.QUOTED.match(self.text, found.end())
        if title and title[1].strip().casefold() in self.reading.known.titles:
            return self._declared(title)
        return found.end()

    def _colons(self, found: re.Match[str]) -> int:
        """What opens or closes a division; a title among its attributes is said."""
        title = declared.TITLED.search(found[0])
        headed = declared.HEADED.match(self.text, found.end()) if "{" in found[0] and not title else None
        if headed and headed["words"].strip(" \t*_#").casefold() in self.reading.known.titles:
            self.declare(found.start(), headed.end())
            return headed.end()
        if title and title["words"].strip().casefold() not in self.reading.known.titles:
            self.declare(found.start(), found.start() + title.start("words"))
            self.scan(found.start() + title.start("words"), found.start() + title.end("words"))
        else:
            self.declare(found.start(), found.end())
        return found.end()

    def _item(self, found: re.Match[str]) -> int:
        """The marker of an item, and the definition of an address that may stand in it."""
        self.declare(found.start(), found.end())
        defined = declared.DEFINED.match(self.text, found.end())
        return self._declared(defined) if defined else found.end()

    def _call(self, found: re.Match[str]) -> int:
        self.reading.calls.append(found[0][2:-1])
        return self._declared(found)

    def _cite(self, found: re.Match[str]) -> int:
        """A citation: its words are said by the style, and what is called between its brackets is a note."""
        done = found.start()
        for noted in declared.NOTED.finditer(self.text, found.start() + 1, found.end()):
            self.declare(done, noted.start())
            self.scan(*noted.span())
            done = noted.end()
        self.declare(done, found.end())
        return found.end()

    def _inline(self, found: re.Match[str]) -> int:
        """A note written where it is called: as far as its bracket closes in the same paragraph."""
        end = self.brackets.get(found.end() - 1)
        if end is None or end > self.paragraph(found.start())[1]:
            return found.end()
        note = _Reading(self.reading.known, self.reading.titles)
        note.read(self.region(found.end(), end))
        self.reading.calls.append(note)
        return end + 1

    def _tail(self, found: re.Match[str]) -> int:
        """Where a link leads. The title of a picture that stands alone is its caption, and words."""
        title = found["title"]
        if title is None or not self._is_figure(found.start()):
            return self._declared(found)
        self.declare(found.start(), found.start("title"))
        return found.start("title")

    def _is_figure(self, at: int) -> bool:
        begin, end = self.paragraph(at)
        if begin not in self.pictures:
            text = declared.COMMENT.sub("", self.text[begin:end]).strip("\n> ")
            text = declared.CLOSED.sub("", declared.OPENED.split(text)[-1])
            text = re.sub(r"^[ \t>]*(?:[-*+]|\d{1,9}[.)])?[ \t]+", "", text)
            while found := declared.PICTURE.match(text):
                text = text[found.end() :]
            self.pictures[begin] = not text
        return self.pictures[begin]

    def _attributes(self, found: re.Match[str]) -> int:
        if declared.ATTRIBUTES.match(found[0]):
            return self._declared(found)
        return found.start() + 1

    def _described(self, found: re.Match[str]) -> int:
        """A picture with ``fig-alt``: its alternative text is told, then what stands in its brackets, its caption."""
        whole = declared.DESCRIBED.match(self.text, found.start())
        if whole is None or not self._is_figure(found.start()):
            return found.start() + 2
        self.reading.say(whole["described"], self.line(found.start()))
        self.scan(whole.start("shown"), whole.end("shown"))
        self.declare(whole.end("shown"), whole.start("described"))
        return whole.end()

    def _label(self, found: re.Match[str]) -> int:
        """Where a link leads that is defined apart, or the call of a note right behind a bracket.

        The title of a picture that stands alone is its caption.
        """
        self.declare(found.start(), found.end())
        if found[0].startswith("][^"):
            self.reading.calls.append(found[0][3:-1])
            return found.end()
        title = self.reading.titles.get(found[0][2:-1].casefold().strip())
        if title and self._is_figure(found.start()):
            self.reading.say(title, self.line(found.start()))
        return found.end()

    def _option(self, found: re.Match[str]) -> int:
        if any(begin <= found.start() < end for begin, end in self.options):
            return self._declared(found)
        return found.start() + 1

    def _key(self, found: re.Match[str]) -> int:
        cited = found["cited"].rstrip(":.#$%&+?<>~/-")
        if cited not in self.reading.known.keys:
            return found.start() + 1
        end = found.start("cited") + len(cited)
        self.declare(found.start(), end)
        more = declared.LOCATOR.match(self.text, end)
        return self._cite(more) if more else end

    def _entity(self, found: re.Match[str]) -> int:
        meant = unescape(found[0])
        if signs(meant) and meant != found[0]:
            self.reading.say(meant, self.line(found.start()))
            return found.end()
        return self._declared(found)
