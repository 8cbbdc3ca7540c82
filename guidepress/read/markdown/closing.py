"""Tags that were opened and not closed: a phrase ends with the block that it stands in.

HTML would open a phrase again in every block that follows (13.2.6.1, "reconstruct the active formatting elements"): one
``<code>`` that somebody forgot to close, or to escape, would make all the rest of a chapter code, lists and tables
within it. What is written as empty (``<a id="x"/>``) is empty, as in XML; HTML would take it for open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.read import rules
from guidepress.read.markdown.blocks.html import LINE
from guidepress.read.markdown.source_lines import MARKER, line_in, without_markers

_words = re.compile(r"\w+").findall
PHRASES = frozenset(
    _words(
        "a abbr b bdi bdo big cite code del dfn em font i ins kbd mark nobr q s samp small span strike strong sub sup"
        " tt u var"
    )
)
"""Elements of phrases whose end must be written; those of ruby may be left out."""

_EMPTY = frozenset(_words("area base br col embed hr img input link meta param source track wbr"))
_ENDS_PARAGRAPH = frozenset(
    _words(
        "address article aside blockquote center details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5"
        " h6 header hgroup hr main menu nav ol p pre section summary table ul"
    )
)
"""At the begin of these an open paragraph ends (HTML, 13.1.2.4)."""

_ENDS_LIKE = {
    "li": frozenset({"li"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd"})),
    **dict.fromkeys(("td", "th"), frozenset({"td", "th"})),
    "tr": frozenset({"td", "th", "tr"}),
    **dict.fromkeys(("thead", "tbody", "tfoot"), frozenset({"td", "th", "tr", "caption", "thead", "tbody", "tfoot"})),
}
"""What else an element ends that begins beside it, its end tag left out."""

MOST_LOOKED = 20_000
"""Signs in which the end of a phrase is looked for."""
_TAG = re.compile(
    r"<!--.*?(?:-->|$)|<(?P<end>/?)(?P<name>[A-Za-z][^\s/<>]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^\"'<>])*)>", re.DOTALL
)
_OWN_LINE = re.compile(f'{LINE}="(\\d+)"')


def close_phrases(html: str, file: str, findings: Findings) -> str:
    """The HTML of a file with an end for every phrase, in the block that it begins in; finding MAN105 for each.

    Raises nothing; what is no HTML stays as it is, for the parser.
    """
    scan = _Scan(html)
    text = "".join(scan.pieces())
    for name, line in scan.unclosed:
        findings.add(rules.MAN105.at(Place(file, line), f"<{name}> is opened and not closed"))
    return text


@dataclass(slots=True)
class _Scan:
    html: str
    line: int = 1
    open: list[tuple[str, int]] = field(default_factory=list)
    unclosed: list[tuple[str, int]] = field(default_factory=list)

    def pieces(self) -> Iterator[str]:
        done = 0
        for found in _TAG.finditer(self.html):
            between = self.html[done : found.start()]
            for held in MARKER.finditer(between):
                self.line = line_in(held[0]) or self.line
            if own := _OWN_LINE.search(found[0]):
                self.line = int(own[1])
            done = found.end()
            yield between
            name = without_markers(found["name"] or "").lower()
            if not name or name in _EMPTY:
                yield found[0]
            elif found["end"]:
                yield self._end(name) + found[0]
            else:
                yield self._begin(name, found.start())
                if found["rest"].endswith("/"):
                    yield f"{found[0][:-2].rstrip()}></{name}>"
                else:
                    self.open.append((name, self.line))
                    yield found[0]
        yield self.html[done:]
        yield self._close(0)

    def _begin(self, name: str, here: int) -> str:
        """The ends of the phrases in a block that ends because this one begins.

        One whose end is written further on reaches over this block: HTML opens it again in it.
        """
        ended = _ENDS_LIKE.get(name, frozenset()) | (frozenset({"p"}) if name in _ENDS_PARAGRAPH else frozenset())
        for at in range(len(self.open) - 1, -1, -1):
            held = self.open[at][0]
            if held in ended:
                return self._close(at, here)
            if held not in PHRASES:
                break
        return ""

    def _end(self, name: str) -> str:
        """The ends of the phrases that are still open in a block that ends."""
        at = next((at for at in range(len(self.open) - 1, -1, -1) if self.open[at][0] == name), None)
        if at is None:
            return ""
        if name in PHRASES:
            del self.open[at]
            return ""
        return self._close(at)

    def _is_ended(self, name: str, here: int) -> bool:
        """Whether the next tag of a name is an end."""
        found = re.compile(rf"<(/?){name}(?=[\s/>])", re.IGNORECASE).search(self.html, here, here + MOST_LOOKED)
        return found is not None and found[1] == "/"

    def _close(self, at: int, here: int | None = None) -> str:
        """Forget what is open from a place on; the ends of the phrases among it, but of those that go on from here."""
        left = [one for one in self.open[at:] if one[0] in PHRASES]
        kept = [one for one in left if here is not None and self._is_ended(one[0], here)]
        left = [one for one in left if one not in kept]
        self.open[at:] = kept
        self.unclosed.extend(left)
        return "".join(f"</{name}>" for name, _line in reversed(left))
