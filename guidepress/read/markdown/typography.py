r"""Quotes, apostrophes, primes, dashes and ellipses, set as the language of the text sets them.

What stands in quotes can hold emphasis, code and links, so a whole block is looked at as one line of text, in which
code and images count as one sign (`_THING`). Escaped signs (``\"``) stay as they were typed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from guidepress.languages.registry import language_for
from guidepress.languages.signs import Typography
from guidepress.model.xhtml import BLOCKS

KEPT = {'"': "\ue020", "'": "\ue021", "-": "\ue022", ".": "\ue023", "&": "\ue024"}
"""Stand-ins of signs that were escaped; a manuscript may not contain these characters itself (``MAN017``)."""

_VERBATIM = frozenset({"code", "pre", "kbd", "samp", "var", "img", "math"})
_THING = "\ufffc"
_BREAK = "\n"
_KEPT_AGAIN = {ord(stand_in): sign for sign, stand_in in KEPT.items()}
_KEPT_SIGN = re.compile(f"[{''.join(KEPT.values())}]")
_SIGNS = re.compile(r"['\"]|(?<!-)-{2,3}(?!-)|(?<!\.)\.{3}(?!\.)")
_BEFORE_OPENING = frozenset("([{<-–—/=|“‘„‚«‹¿¡")
_CLOSING_SINGLE = re.compile(r"(?<=\S)'(?!\w)")
_DECADE = re.compile(r"'\d\ds?\b(?!')")
_HEBREW = "\u0591-\u05c7\u05d0-\u05ea"
_GERSHAYIM = re.compile(f'(?<=[{_HEBREW}])"(?=[{_HEBREW}])')
_GERESH = re.compile(f"(?<=[{_HEBREW}])'")
"""The marks of abbreviations in Hebrew, in whatever language the text around them is; typed as quotation marks."""

_WIDE = (
    "\u2e80-\u303f\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
)
_LINE_END = re.compile(f"(?<=[{_WIDE}])[ \\t]*\\n[ \\t]*(?=[{_WIDE}])")
"""The end of a line between signs that are written without spaces is none (CSS Text 3, 4.1.3). Korean has spaces."""

_DASHES = {"---": "—", "--": "–", "...": "…"}


def set_typography(root: etree._Element, language: str) -> None:
    """Replace typewriter signs in the text of a tree by those of print; ``language`` is a BCP 47 tag.

    Code, formulas and attributes stay as they are. A block with a ``lang`` of its own has the marks of that.
    """
    for run in _runs(root, language):
        text = "".join(run.texts)
        if "\n" in text:
            run.replace({found.start(): (len(found[0]), "") for found in _LINE_END.finditer(text)})
            text = run.renewed()
        if _SIGNS.search(text):
            run.replace(_changes(text, language_for(run.language).typography))
    for element in root.iter():
        if isinstance(element.tag, str):
            element.text = _released(element.text)
        element.tail = _released(element.tail)


def with_typography(text: str, language: str) -> str:
    """A line of text that is no Markdown, with the signs of print."""
    line = etree.Element("p")
    line.text = text
    set_typography(line, language)
    return line.text or ""


def _released(text: str | None) -> str | None:
    return text.translate(_KEPT_AGAIN) if text and _KEPT_SIGN.search(text) else text


@cache
def _elision(words: tuple[str, ...]) -> re.Pattern[str]:
    """Words that lost their beginning: an apostrophe, no opening quote. "Rock 'n' roll" is in every language."""
    listed = rf"|(?:{'|'.join(words)})\b(?!')" if words else ""
    return re.compile(f"'(?:n'{listed})", re.IGNORECASE)


@dataclass(slots=True)
class _Run:
    """The text of one block without the blocks in it: where each piece of it stands, and the pieces."""

    language: str
    holders: list[tuple[etree._Element, bool] | None] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def add(self, element: etree._Element, *, tail: bool) -> None:
        """Add the text of an element, or what follows it."""
        if text := element.tail if tail else element.text:
            self.holders.append((element, tail))
            self.texts.append(text)

    def add_sign(self, sign: str) -> None:
        """Add something that is no text of ours to change."""
        self.holders.append(None)
        self.texts.append(sign)

    def renewed(self) -> str:
        """The text of the run, after its pieces were written anew."""
        for number, holder in enumerate(self.holders):
            if holder is not None:
                self.texts[number] = (holder[0].tail if holder[1] else holder[0].text) or ""
        return "".join(self.texts)

    def replace(self, changes: dict[int, tuple[int, str]]) -> None:
        """Write the pieces anew; ``changes`` maps a position in the run to the length and the text that replaces it."""
        positions = sorted(changes)
        begin = 0
        for holder, text in zip(self.holders, self.texts, strict=True):
            end = begin + len(text)
            made, done = [], begin
            for position in positions[bisect_right(positions, begin - 1) : bisect_right(positions, end - 1)]:
                length, sign = changes[position]
                if position + length <= end:
                    made += [text[done - begin : position - begin], sign]
                    done = position + length
            if made and holder is not None:
                new = "".join((*made, text[done - begin :]))
                if holder[1]:
                    holder[0].tail = new
                else:
                    holder[0].text = new
            begin = end


def _runs(root: etree._Element, language: str) -> Iterator[_Run]:
    """The runs of text of a tree, in no particular order."""
    done: list[_Run] = []

    def walk(element: etree._Element, run: _Run) -> _Run:
        run.add(element, tail=False)
        for child in element:
            if not isinstance(child.tag, str):
                pass
            elif child.tag == "br":
                run.add_sign(_BREAK)
            elif child.tag in BLOCKS and child.tag != "pre":
                done.append(run)
                done.append(walk(child, _Run(child.get("lang") or run.language)))
                run = _Run(run.language)
            elif child.tag.rpartition("}")[2] in _VERBATIM or "data-cite" in child.attrib:
                run.add_sign(_THING)
            else:
                run = walk(child, run)
            run.add(child, tail=True)
        return run

    done.append(walk(root, _Run(root.get("lang") or language)))
    return (run for run in done if run.texts)


def _changes(text: str, typography: Typography) -> dict[int, tuple[int, str]]:
    """What to replace in a run: the position of each sign, its length and what takes its place."""
    pairing = _Pairing(text, typography)
    changes: dict[int, tuple[int, str]] = {}
    for found in _SIGNS.finditer(text):
        sign = found[0]
        if sign == '"':
            new = pairing.double(found.start())
        elif sign == "'":
            new = pairing.single(found.start())
        else:
            new = _DASHES[sign]
        changes[found.start()] = (len(sign), new)
    return changes


class _Pairing:
    """Decides quote after quote of a run, left to right, what it is."""

    def __init__(self, text: str, typography: Typography) -> None:
        self.text, self.quotes = text, typography.quotes
        self.elision = _elision(typography.elisions)
        self.doubles_left = text.count('"') - len(_GERSHAYIM.findall(text))
        self.double_open = self.single_open = 0
        self.opened: set[int] = set()  # positions of quotes that were found to open
        self.closers = [found.start() for found in _CLOSING_SINGLE.finditer(text)]

    def double(self, at: int) -> str:
        """What a typewriter's double quote stands for."""
        if _GERSHAYIM.match(self.text, at):
            return "\u05f4"
        self.doubles_left -= 1
        after_digit = self.text[at - 1 : at].isdigit()
        if after_digit and (not self.double_open or self.doubles_left % 2):
            return "″"
        if self._opens(at, open_now=self.double_open > 0):
            self.opened.add(at)
            self.double_open += 1
            return self.quotes.opening
        self.double_open = max(0, self.double_open - 1)
        return self.quotes.closing

    def single(self, at: int) -> str:
        """What a typewriter's single quote stands for."""
        before, after = self.text[at - 1 : at], self.text[at + 1 : at + 2]
        if (after.isalpha() or not self.single_open) and _GERESH.match(self.text, at):
            return "\u05f3"
        if before.isalnum() and after.isalnum():
            feet = before.isdigit() and after.isdigit() and not self.text[at + 1 : at + 4].isdigit()
            thousands = before.isdigit() and len(self.text) > at + 3 and self.text[at + 1 : at + 4].isdigit()
            return "′" if feet and not thousands else "’"
        if self._is_free(at) and (self.elision.match(self.text, at) or self._is_decade(at)):
            return "’"
        if self._opens(at, open_now=self.single_open > 0) and self._is_closed_later(at):
            self.opened.add(at)
            self.single_open += 1
            return self.quotes.inner_opening
        if self.single_open and not after.isalnum():
            self.single_open -= 1
            return self.quotes.inner_closing
        return "′" if before.isdigit() and not after.isalpha() else "’"

    def _is_free(self, at: int) -> bool:
        """Whether nothing, or something that may precede an opening quote, stands before a position."""
        before = self.text[at - 1 : at] if at else ""
        return not before or before.isspace() or before in _BEFORE_OPENING or at - 1 in self.opened

    def _opens(self, at: int, *, open_now: bool) -> bool:
        after = self.text[at + 1 : at + 2]
        if not self._is_free(at):
            return not open_now and (after.isalnum() and not self.text[at - 1].isalnum() and self._odd(at))
        bare = not after or after.isspace()
        if open_now:
            return not bare and at - 1 not in self.opened and (after.isalnum() or after in "'\"“‘„«([" + _THING)
        return not bare

    def _odd(self, at: int) -> bool:
        """Whether a double quote closes later that nothing else opens."""
        return self.text[at] == '"' and self.doubles_left % 2 == 1

    def _is_decade(self, at: int) -> bool:
        found = _DECADE.match(self.text, at)
        if found is None or found[0].endswith("s"):
            return found is not None
        following = self.text.find("'", at + 1)
        nth = bisect_right(self.closers, at)
        return following not in self.closers[nth : nth + 1]

    def _is_closed_later(self, at: int) -> bool:
        """Whether a quote that might close stands behind: before the double quote ends if one is open."""
        nth = bisect_right(self.closers, at)
        if nth == len(self.closers):
            return False
        if not self.double_open:
            return True
        end = self.text.find('"', at + 1, self.closers[nth])
        return end < 0
