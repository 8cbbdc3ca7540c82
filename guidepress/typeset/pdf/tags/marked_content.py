"""What each drawn thing is, decided before it is drawn: real content with its exact text, or an artifact.

WeasyPrint draws text box by text box (about one a line and font). For each we know the words it must give when a
machine reads it back. Three things would be lost otherwise: the space at the end of a line, which no glyph shows; the
whole word behind a hyphen that the line break added; text that glyphs cannot give back (right-to-left runs are drawn
from the left). The first becomes a real space glyph, the second a soft hyphen in ``ActualText`` on the hyphen alone,
the third ``ActualText`` on the run (ISO 32000-1, 14.9.4; PDF/UA-1 7.2).

It is one file, long as it is, because it replaces one walk of the engine's and shares its state. Everything here leans
on private parts of WeasyPrint 70.0; ``tests/typeset/pdf/tags/test_tree.py`` says when they moved.

It is long because it is one decision for each kind of box.
"""

from __future__ import annotations

import io
import re
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, ClassVar

import pydyf
from fontTools.ttLib import TTFont
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf.stream import Stream

from guidepress.typeset.fonts.pinned import nominal
from guidepress.typeset.pdf.tags.roles import BY_TAG, is_note, tag_of

SOFT_HYPHEN = "\u00ad"
PAGINATION_HEADER = {"Type": "/Pagination", "Subtype": "/Header"}
PAGINATION_FOOTER = {"Type": "/Pagination", "Subtype": "/Footer"}
PAGINATION = {"Type": "/Pagination"}
LAYOUT = {"Type": "/Layout"}

_GLYPHS = re.compile(r"<([0-9a-f]*)>")
_ORNAMENT = re.compile(r"[^\w\"'“”‘’„«»‹›()\[\]%]*")
_TYPED = {"\u2010": "-", "\u2011": "-", "\u00a0": " "}
_SAME = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2010": "-", "\u2011": "-", "\n": " ", "\t": " "})


def real_box(box: Any) -> Any:
    """The box itself, also where an absolutely positioned one left a placeholder."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def children(box: Any) -> Iterator[Any]:
    """The boxes in a box, in the order of the document."""
    return (real_box(child) for child in getattr(box, "children", ()))


def pseudo(box: Any) -> str:
    """Which pseudo-element a box stands for (``marker``, ``before``, ``after`` …), or nothing."""
    return str(box.element_tag).partition("::")[2] if box.element_tag else ""


def is_flow(box: Any) -> bool:
    """Whether the box begins a run of text of its own: anything but an inline box or a line."""
    return not isinstance(box, boxes.InlineLevelBox | boxes.LineBox) or isinstance(box, boxes.BlockLevelBox)


@dataclass(slots=True)
class Plan:
    """The decisions, by the ``id()`` of a box (boxes live as long as their document).

    ``artifacts`` gives the properties of each artifact; ``spaces`` and ``hyphens`` the text boxes whose line end
    lost a space or gained a hyphen; ``words`` the text that each text box must give.
    """

    artifacts: dict[int, Mapping[str, str]] = field(default_factory=dict)
    spaces: set[int] = field(default_factory=set)
    hyphens: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Flow:
    """The text boxes of one run of text, in order."""

    element: Any
    boxes: list[Any] = field(default_factory=list)


def make_plan(document: Any) -> Plan:
    """Look at every box of every page once."""
    plan = Plan()
    flows: dict[Any, _Flow] = {}
    heads: dict[Any, int] = {}

    def walk(box: Any, artifact: Mapping[str, str] | None, flow: Any, page: int) -> None:
        artifact = artifact or _artifact(box, heads, page)
        if artifact:
            plan.artifacts[id(box)] = artifact
        element = box.element
        if element is not None and not pseudo(box) and is_flow(box):
            flow = element
        elif pseudo(box) in {"marker", "footnote-marker"}:
            flow = (element, pseudo(box))
        if isinstance(box, boxes.TextBox) and not artifact:
            flows.setdefault(flow, _Flow(flow)).boxes.append(box)
        for child in children(box):
            walk(child, artifact, flow, page)

    for number, page in enumerate(document.pages):
        walk(page._page_box, None, None, number)
    for flow in flows.values():
        _settle(flow, flows, plan)
    return plan


def _artifact(box: Any, heads: dict[Any, int], page: int) -> Mapping[str, str] | None:
    """The properties of an artifact, or ``None`` for real content (ISO 32000-1, 14.8.2.2)."""
    if isinstance(box, boxes.MarginBox):
        return PAGINATION_HEADER if "top" in box.at_keyword else PAGINATION_FOOTER
    if box.is_leader:
        return LAYOUT
    element = box.element
    if element is None:
        return None
    if element.tag == "thead" and not pseudo(box) and heads.setdefault(element, page) != page:
        return PAGINATION
    if isinstance(box, boxes.ReplacedBox) and element.get("alt") == "":
        return LAYOUT
    if pseudo(box) == "before" and element.get("data-head"):  # its head, repeated: the structure has it once
        return LAYOUT
    if isinstance(box, boxes.TextBox):
        if not box.text.strip():
            return LAYOUT
        if pseudo(box) in {"before", "after"} and _ORNAMENT.fullmatch(box.text):
            return LAYOUT
    return None


def _settle(flow: _Flow, flows: Mapping[Any, _Flow], plan: Plan) -> None:
    """Compare what is drawn with what the document says, character by character."""
    source, gaps = _source(flow.element, flows)
    position = 0
    last: Any = None
    gap = False
    for box in flow.boxes:
        generated = bool(pseudo(box))
        text = _solid(box.text)
        if last is not None and (gap or (generated and pseudo(last) and last.element is box.element)):
            if not last.text[-1:].isspace() and not box.text[:1].isspace():
                plan.spaces.add(id(last))
            gap = gap and pseudo(box) == "after"  # what follows an element stands before the space behind it
        elif last is not None and generated and not _joined(last.text, box.text):
            plan.spaces.add(id(last))  # a title and the folio behind its leader are two words
        if not generated:
            position, hyphenated = _find(source, text, position, _solid(box.style["hyphenate_character"]))
            if hyphenated:
                plan.hyphens.add(id(box))
            gap = position == 0 or position > len(gaps) or gaps[position - 1]
        last = box
    if last is None or isinstance(flow.element, tuple):
        return
    if not _stands_alone(flow.element) or (0 < position <= len(gaps) and gaps[position - 1]):
        plan.spaces.add(
            id(last)
        )  # a line from the right loses its space even before a block that goes on in the sentence


def _joined(before: str, after: str) -> bool:
    """Whether generated text needs no space before it.

    An address in brackets has lost its space where it begins a line; one of ours would part the words around it.
    """
    return before[-1:].isspace() or after[:1].isspace() or after[:1] in ".,;:!?)]}’”(（"


def _stands_alone(element: Any) -> bool:
    """Whether a run of text has a structure element of its own, which parts its words from what follows."""
    return element is None or element.tag in {"html", "body", "li", "dt", "dd"} or tag_of(element) in BY_TAG


def _find(source: str, text: str, position: int, hyphen: str) -> tuple[int, bool]:
    """Where in the source the drawn text ends, and whether it ends in a hyphen that the source has not."""
    folded, wanted, hyphen = _lower(source), _lower(text), _lower(hyphen)
    for candidate, hyphenated in ((wanted, False), (wanted.removesuffix(hyphen), wanted.endswith(hyphen))):
        if folded.startswith(candidate, position):
            return position + len(candidate), hyphenated
    for candidate, hyphenated in ((wanted, False), (wanted.removesuffix(hyphen), wanted.endswith(hyphen))):
        found = folded.find(candidate, position) if candidate else -1
        if found >= 0:
            return found + len(candidate), hyphenated
    return position + len(text), False


def _lower(text: str) -> str:
    """Text in lower case and of the same length, to see through ``text-transform``."""
    return "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)


def _solid(text: str) -> str:
    """Text without white space and soft hyphens."""
    return "".join(text.split()).replace(SOFT_HYPHEN, "").replace("\u200b", "")


def _source(element: Any, flows: Mapping[Any, _Flow]) -> tuple[str, list[bool]]:
    """The text of a run as the document has it: its characters without spaces, and after which one a space stands."""
    source = _Source(flows)
    if element is not None and not isinstance(element, tuple):
        source.read(element, top=True)
    return "".join(source.solid), source.gaps


class _Source:
    """Collects the text of a run; what flows on its own in it (a block, a note) is left out."""

    def __init__(self, flows: Mapping[Any, _Flow]) -> None:
        self.flows = flows
        self.solid: list[str] = []
        self.gaps: list[bool] = []

    def read(self, node: Any, *, top: bool = False) -> None:
        if not top and is_note(node):  # a note leaves the line that calls it without a trace
            return
        if not top and (node in self.flows or node.tag == "br"):
            self._space()
            return
        self._add(node.text)
        for child in node:
            self.read(child)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        for character in text or "":
            if character.isspace():
                self._space()
            elif character not in {SOFT_HYPHEN, "\u200b"}:
                self.solid.append(character)
                self.gaps.append(False)

    def _space(self) -> None:
        if self.gaps:
            self.gaps[-1] = True


class MarkedStream(Stream):  # type: ignore[misc] # WeasyPrint has no types
    """A page's content stream that follows a `Plan`. ``plan`` is set for the class while a document is written."""

    plan = Plan()
    _settled: ClassVar[weakref.WeakKeyDictionary[Any, int]] = weakref.WeakKeyDictionary()
    """How many glyphs of each font were settled, of all pages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._next_mcid = 0
        self._inside = False
        self._box: Any = None
        self._shown: list[tuple[str, str]] = []
        self._by_name: dict[str, Any] = {}

    def clone(self, **kwargs: Any) -> MarkedStream:
        """A stream for a group, a pattern or a mask, which marks its content as this one does."""
        new: MarkedStream = super().clone(**kwargs)
        new.__class__ = type(self)
        new._next_mcid, new._inside, new._box, new._shown, new._by_name = 0, self._inside, None, [], {}
        return new

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:
        """Mark what is drawn for a box: as content with an id on this stream, or as the artifact it is."""
        if self._tags is None:
            yield
            return
        properties = self.plan.artifacts.get(id(box))
        if properties is not None:
            pydyf.Stream.begin_marked_content(self, "Artifact", pydyf.Dictionary(properties))
            self._inside = True
            yield
            self._inside = False
            pydyf.Stream.end_marked_content(self)
            return
        mcid, self._next_mcid = self._next_mcid, self._next_mcid + 1
        self._tags[box] = {"tag": tag, "mcid": mcid, "stream": self}
        begun = len(self.stream)
        pydyf.Stream.begin_marked_content(self, tag, pydyf.Dictionary({"MCID": mcid}))
        self._box, self._shown = (box, []) if isinstance(box, boxes.TextBox) else (None, [])
        self._inside = True
        yield
        self._inside = False
        if self._box is not None:
            self._assure_text(box, mcid, tag, begun)
        self._box = None
        pydyf.Stream.end_marked_content(self)

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Mark a rule, a background or a border as an artifact of the layout; inside content it belongs to that."""
        outermost = self._tags is not None and not self._inside
        if outermost:
            pydyf.Stream.begin_marked_content(self, "Artifact", pydyf.Dictionary(LAYOUT))
        yield
        if outermost:
            pydyf.Stream.end_marked_content(self)

    def show_text(self, text: str) -> None:
        """Show glyphs, and remember which, to know what they say."""
        super().show_text(text)
        if not self._current_font:
            return
        font = self._font(self._current_font[0])
        self._settled[font] = _settle_font(font, self._settled.get(font, 0))
        if self._box is not None:
            self._shown.append((font.hash, text))

    def end_text(self) -> None:
        """Before the text object ends: part a hyphen of the line break from its word, add a lost space."""
        if self._box is not None and self._shown:
            if id(self._box) in self.plan.hyphens:
                self._part_hyphen()
            if id(self._box) in self.plan.spaces:
                self._show_space()
        super().end_text()

    def _part_hyphen(self) -> None:
        found = re.fullmatch(rb"\[(.*)<([0-9a-f]*)([0-9a-f]{4})>([^<]*)\] TJ", self.stream[-1], re.DOTALL)
        if found is None:
            return
        before, word, hyphen, after = found.groups()
        kerning = b""
        if not word:  # the adjustment between word and hyphen goes with the hyphen: viewers round it less there
            kept = before.rfind(b">") + 1
            before, kerning = before[:kept], before[kept:]
        del self.stream[-1]
        if before or word:
            self.stream.append(b"[" + before + (b"<" + word + b">" if word else b"") + b"] TJ")
        properties = pydyf.Dictionary({"ActualText": pydyf.String(SOFT_HYPHEN)})
        pydyf.Stream.begin_marked_content(self, "Span", properties)
        self.stream.append(b"[" + kerning + b"<" + hyphen + b">" + after + b"] TJ")
        pydyf.Stream.end_marked_content(self)
        font, shown = self._shown[-1]
        self._shown[-1] = font, shown[: shown.rindex(hyphen.decode())] + ">"

    def _show_space(self) -> None:
        font = self._font(self._shown[-1][0])
        if self._say(*self._shown[-1])[-1:].isspace():
            return
        glyph = _space_glyph(font)
        if glyph is not None:
            super().show_text(f"<{glyph:04x}>")
            self._shown.append((font.hash, f"<{glyph:04x}>"))

    def _font(self, name: str) -> Any:
        if len(self._by_name) != len(self._fonts):
            self._by_name = {font.hash: font for font in self._fonts.values()}
        return self._by_name[name]

    def _assure_text(self, box: Any, mcid: int, tag: str, begun: int) -> None:
        """Give the run an ``ActualText`` if its glyphs would not be read back as its words."""
        if not self._shown:
            return
        wanted = box.text
        hyphen = box.style["hyphenate_character"]
        if id(box) in self.plan.hyphens:
            wanted = wanted.removesuffix(hyphen)
        if id(box) in self.plan.spaces:
            wanted += " "
        said = "".join(self._say(font, text) for font, text in self._shown)
        if not _says(said, wanted):
            actual = wanted + (SOFT_HYPHEN if id(box) in self.plan.hyphens else "")
            held = self.stream[begun + 3 :]  # tag, properties, BDC
            del self.stream[begun:]
            properties = pydyf.Dictionary({"MCID": mcid, "ActualText": pydyf.String(actual)})
            pydyf.Stream.begin_marked_content(self, tag, properties)
            self.stream += held

    def _say(self, name: str, text: str) -> str:
        font = self._font(name)
        size = 2 if font.bitmap else 4
        hexes = "".join(_GLYPHS.findall(text))
        return "".join(font.to_unicode.get(int(hexes[n : n + size], 16), "") for n in range(0, len(hexes), size))


def _says(said: str, wanted: str) -> bool:
    """Whether glyphs give the words that they must: a space too many at an end does no harm, one too few does.

    Before a sign it does: "word" and ", " that runs from the right would be read "word ,".
    """
    said, wanted = _plain(said), _plain(wanted)
    begins = wanted[:1].isalnum() or said[:1].isspace() == wanted[:1].isspace()
    ends = said[-1:].isspace() or not wanted[-1:].isspace()
    return said.strip() == wanted.strip() and begins and ends


def _plain(text: str) -> str:
    """Text as far as reading aloud goes: all spaces and hyphens alike, soft hyphens gone."""
    return text.translate(_SAME).replace(SOFT_HYPHEN, "").replace("\u200b", "")


def _settle_font(font: Any, settled: int = 0) -> int:
    """Mend what a font's glyphs say, wherever they stand, but for the first ones; how many there are now.

    WeasyPrint gives the whole text of a cluster (a letter with its signs) to a glyph that is drawn first, and none to
    the others: each says its own character instead (ISO 32000-1, 9.10.3), and one that has none says nothing that is
    heard, because an empty mapping would be malformed. A glyph that stands for several characters says the one that
    people type and search for. It is done before a run is judged (`_says`): a map that changes later would undo that.
    """
    new = list(islice(font.to_unicode.items(), settled, None))
    own: Mapping[int, str] = {}
    if any(len(text) != 1 for _glyph, text in new):
        own = nominal(font.family.split(",")[0], font.weight, italic=bool(font.style))
    for glyph, text in new:
        character = own.get(glyph, "")
        if not text:
            font.to_unicode[glyph] = character or "\u200b"
        elif text in _TYPED:
            font.to_unicode[glyph] = _TYPED[text]
        elif len(text) > 1 and character and character in text:
            font.to_unicode[glyph] = character
    return len(font.to_unicode)


def _space_glyph(font: Any) -> int | None:
    """The glyph of the space in a font, made known to the font's width and Unicode tables."""
    for glyph, text in font.to_unicode.items():
        if text == " ":
            return int(glyph)
    table = TTFont(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True)
    name = table.getBestCmap().get(0x20)
    if name is None:
        return None
    glyph = table.getGlyphID(name)
    font.to_unicode[glyph] = " "
    font.widths.setdefault(glyph, round(table["hmtx"][name][0] * 1000 / table["head"].unitsPerEm))
    return int(glyph)
