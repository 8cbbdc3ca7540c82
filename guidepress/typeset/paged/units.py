"""Units of setting: the parts of a book, each laid out alone.

All units share one document tree, one set of style sheets, one cache of pictures and one font configuration, so that
their pages can be joined into one document as if they had been laid out together: the elements are the same objects.
While a unit is laid out, the ``body`` holds its sections and no others.

It is long because all ways to the pages of a unit (its headings first, laid out, from the shelf, written anew) stand
beside one another.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from guidepress.typeset.engine import closed_fetcher
from guidepress.typeset.paged.document import PagedDocument, Resource
from guidepress.typeset.paged.headings import with_long_headings
from guidepress.typeset.paged.passes import Mending, references, shown_folios
from guidepress.typeset.paged.renumber import renumbered
from guidepress.typeset.paged.sheets import parsed
from guidepress.typeset.paged.shelf import Shelf, Taken

if TYPE_CHECKING:
    from weasyprint import Document

_SETTLING_ROUNDS = 6
"""How often a unit is set anew for what only its own pages teach."""

_LONG_PART = 8000
"""Letters from which on setting a part again costs more than setting its headings first, though most need it not."""

_SIDES = {"right": True, "recto": True, "left": False, "verso": False}
"""Whether a value of ``break-before`` asks for a recto; the others take the side that comes."""


@dataclass(frozen=True, slots=True)
class _Settled:
    """What a unit's last setting came to: its key on the shelf, what it was set with, how often it was set."""

    key: str
    set_with: tuple[bool, int, Mending]
    settings: int


@dataclass(eq=False)
class Unit:
    """A part of the book, or parts that run on: what has been learnt of it, and its pages as they were laid out last.

    ``name`` is the id of the first section, ``opening`` its ``break-before`` as the sheets have it, ``first`` the
    number of its first page in the book, ``setting`` the number of the setting that its pages are of; ``settings`` says
    how often it was laid out.
    """

    name: str
    sections: tuple[Any, ...]
    opening: str
    mending: Mending = field(default_factory=Mending)
    first: int = 0
    setting: int = 0
    settings: int = 0
    _settled: _Settled | None = None
    _document: Document | None = None
    _set_with: tuple[bool, int, Mending] | None = None

    @property
    def document(self) -> Document:
        """Its pages. Raises `AssertionError` before it was set."""
        assert self._document is not None, self.name  # noqa: S101  # never asked for before
        return self._document

    @property
    def is_set(self) -> bool:
        """Whether it has pages."""
        return self._document is not None

    def ids(self) -> set[str]:
        """The ids of its elements."""
        return {name for section in self.sections for element in section.iter() if (name := element.get("id"))}

    def targets(self) -> set[str]:
        """The ids whose folios it shows."""
        return {target for _number, target in references(self.sections)}

    @property
    def opens_recto(self) -> bool:
        """Whether its style asks for a recto."""
        return _SIDES.get(self.opening, False)

    def recto(self, next_is: bool) -> bool:
        """Whether it begins on a recto, if the next page ``next_is`` one."""
        return _SIDES.get(self.opening, next_is)


class Setter:
    """Lays units out. The typesetter's seams that it uses: ``HTML``, ``CSS``, ``Document.copy``."""

    def __init__(self, paged: PagedDocument, sheets: Sequence[str], shelf: Shelf | None = None, look: str = "") -> None:
        """Parse the document and the sheets; nothing is laid out yet.

        Parts that lie on a ``shelf`` are taken from there; ``look`` is the digest of the fonts that the book brings.
        """
        from weasyprint.text.fonts import FontConfiguration

        self._fonts = FontConfiguration()
        self._sheets = [parsed(text, self._fonts) for text in sheets]
        self._pictures: dict[str, Any] = {}
        self._leaves: dict[bool, list[Any]] = {}
        self._settings = 0
        self._context: Any = None
        self._shelf = shelf
        self._resources = paged.resources
        self._parse(paged)
        self._rests_on = self._ground(sheets, look) if shelf else ""

    def _parse(self, paged: PagedDocument) -> None:
        html = self._html = weasyprint_html(paged.html, paged.resources)
        self._sections = list(html.etree_element.find("body"))
        openings = self._openings(html, self._sections)
        self.units: list[Unit] = []
        for section, opening in zip(self._sections, openings, strict=True):
            if opening == "auto" and self.units:
                self.units[-1].sections += (section,)
            else:
                self.units.append(Unit(section.get("id", ""), (section,), opening))

    def set(self, unit: Unit, *, recto: bool, folio: int, mend: bool = True) -> None:
        """Lay a unit out from a side and a folio on, unless it was laid out with the very same before.

        With ``mend`` it is laid out anew for what its own pages teach. Where nothing is new but folios that are as
        wide as those that its pages show, these are written into the pages.
        """
        before = unit.settings
        key, tried = "", self._shelf is None or not mend or unit is self.units[0]
        for _ in range(_SETTLING_ROUNDS):
            wanted = (recto, folio, unit.mending)
            if unit._set_with == wanted:
                if key:
                    unit._settled = _Settled(key, wanted, unit.settings)
                break
            shown = dict(shown_folios(unit.sections))
            unit.mending.apply(unit.sections)
            self._settings += 1
            unit.setting = self._settings
            if not self._renumbered(unit, wanted, shown):
                if not tried:
                    tried, key = True, self._key(unit, recto=recto, folio=folio)
                    if self._taken(unit, key, recto=recto, folio=folio):
                        key = ""
                        continue
                if mend and not unit.settings:
                    unit.mending = self._foreseen(unit, recto=recto, folio=folio)
                    unit.mending.apply(unit.sections)
                    wanted = (recto, folio, unit.mending)
                unit._document = None
                unit._document = self._render(self._html_of(unit), unit.sections, recto=recto, folio=folio)
                unit.settings += 1
            unit._set_with = wanted
            if mend:
                unit.mending = unit.mending.within(unit.document.pages)
        if unit.settings != before:
            gc.collect()  # of what laying out leaves behind; what was laid out before is frozen, and is not walked over
        gc.freeze()

    def _foreseen(self, unit: Unit, *, recto: bool, folio: int) -> Mending:
        """The state of a unit with what its headings teach if they are laid out alone, which costs little."""
        letters = sum(len(text) for section in unit.sections for text in section.itertext())
        bare = map(with_long_headings, unit.sections if letters >= _LONG_PART else ())
        skeleton = [one for one in bare if one is not None]
        state = Mending()
        for _ in range(_SETTLING_ROUNDS if skeleton else 0):
            pages = self._render(self._html_of(unit), skeleton, recto=recto, folio=folio).pages
            if (taught := state.with_headings(pages)) == state:
                break
            state = taught
            state.apply(skeleton)
        return replace(unit.mending, balanced={**state.balanced, **unit.mending.balanced})

    def _renumbered(self, unit: Unit, key: tuple[bool, int, Mending], shown: Mapping[str, str]) -> bool:
        """Whether a unit's pages are what they must be once the folios that they show are written anew."""
        if unit._document is None or unit._set_with is None:
            return False
        recto, folio, mending = unit._set_with
        if (recto, folio, replace(mending, folios=key[2].folios)) != key:
            return False
        now = dict(shown_folios(unit.sections))
        changed = {number: (shown[number], now[number]) for number in now if shown[number] != now[number]}
        return renumbered(unit._document.pages, changed, mending.here | mending.quiet)

    def _key(self, unit: Unit, *, recto: bool, folio: int) -> str:
        """The key of a unit on the shelf, in the state in which it is set next."""
        assert self._shelf is not None  # noqa: S101  # asked by the caller
        shown = dict(shown_folios(unit.sections))
        return self._shelf.key(self._rests_on, self._content(unit), (recto, folio), unit.mending, shown)

    def _taken(self, unit: Unit, key: str, *, recto: bool, folio: int) -> bool:
        """Whether a unit lay on the shelf: it is then in the state in which setting it would leave it."""
        assert self._shelf is not None  # noqa: S101  # asked by the caller
        taken = self._shelf.take(key, self._elements(unit), self._fonts, self._picture)
        if taken is None:
            return False
        state = replace(taken.mending, folios=unit.mending.folios)
        state.apply(unit.sections)
        now = dict(shown_folios(unit.sections))
        changed = {number: (taken.shown[number], now[number]) for number in now if taken.shown[number] != now[number]}
        if not renumbered(taken.pages, changed, state.here | state.quiet):
            unit.mending.apply(unit.sections)
            return False
        unit._document, unit._settled = self._frame.copy(taken.pages), None
        unit.mending, unit._set_with = state, (recto, folio, state)
        return True

    def keep(self) -> None:
        """Put on the shelf what was laid out, once its pages were written."""
        for unit in self.units if self._shelf else ():
            settled, now = unit._settled, unit._set_with
            if settled is None or now is None or self._shelf is None or settled.settings != unit.settings:
                continue
            if now[2].steps:
                continue  # a table that was made narrower: its elements are others now
            if (
                replace(now[2], folios={}) == replace(settled.set_with[2], folios={})
                and now[:2] == settled.set_with[:2]
            ):
                part = Taken(now[2], dict(shown_folios(unit.sections)), unit.document.pages)
                self._shelf.keep(settled.key, part, self._elements(unit), self._pictures)

    def _elements(self, unit: Unit) -> list[Any]:
        root = self._html.etree_element
        return [root, root.find("body"), *(element for section in unit.sections for element in section.iter())]

    def _picture(self, url: str) -> Any:
        """A picture by its URL, as laying out would load it."""
        if self._context is None:
            import weasyprint
            from weasyprint.css.counters import CounterStyle

            bare = weasyprint.HTML(string="<title>None</title>", url_fetcher=self._html.url_fetcher)
            options = {**weasyprint.DEFAULT_OPTIONS, "cache": self._pictures}
            self._context = weasyprint.Document._build_layout_context(bare, self._fonts, CounterStyle(), {}, options)
        return self._context.get_image_from_uri(url=url)

    def _ground(self, sheets: Sequence[str], look: str) -> str:
        """The digest of what all units rest on: sheets, fonts, the language of the document."""
        root = self._html.etree_element
        said = [*sheets, look, sorted(root.attrib.items()), sorted(root.find("body").attrib.items())]
        return hashlib.sha256(json.dumps(said).encode("utf-8", "surrogatepass")).hexdigest()

    def _content(self, unit: Unit) -> str:
        """The digest of a unit's markup, as it is now, and of its pictures."""
        digest = hashlib.sha256()
        for section in unit.sections:
            text = ET.tostring(section, encoding="unicode")
            digest.update(text.encode("utf-8", "surrogatepass") + b"\0")
            for url, resource in sorted(self._resources.items()):
                if url in text:
                    digest.update(url.encode() + hashlib.sha256(resource.data).digest())
        return digest.hexdigest()

    def leaf(self, *, recto: bool) -> list[Any]:
        """A blank page of a side."""
        if recto not in self._leaves:
            self._leaves[recto] = list(self._render(self._html, (), recto=recto, folio=1).pages)
        return self._leaves[recto]

    def joined(self, pages: list[Any]) -> Document:
        """Pages of several units as one document, over the whole tree."""
        return self.units[0].document.copy(pages)

    def _html_of(self, _unit: Unit) -> Any:
        """The parsed document that a unit's sections are in."""
        return self._html

    def _openings(self, html: Any, sections: Sequence[Any]) -> list[str]:
        """The ``break-before`` of each section, by the sheets; asked of sections without content."""
        empty = [type(section)(section.tag, dict(section.attrib)) for section in sections]
        document = self._render(html, empty, recto=True, folio=1)
        pages, self._frame = document.pages, document.copy([])
        found = {
            id(box.element): str(box.style["break_before"]) for page in pages for box in page._page_box.descendants()
        }
        return [found.get(id(section), "auto") for section in empty]

    def _render(self, html: Any, sections: Sequence[Any], *, recto: bool, folio: int) -> Document:
        import weasyprint

        root = html.etree_element
        body = root.find("body")
        held = list(body)
        rule = f"@page :first {{ counter-reset: page {folio} }}"
        start = weasyprint.CSS(string=rule, font_config=self._fonts, url_fetcher=html.url_fetcher)
        body[:] = sections
        root.set("style", f"break-before: {'recto' if recto else 'verso'}")
        try:
            return html.render(
                font_config=self._fonts,
                stylesheets=[*self._sheets, start],
                pdf_variant="pdf/ua-1",
                cache=self._pictures,
            )
        finally:
            del root.attrib["style"]
            body[:] = held


def weasyprint_html(text: str, resources: Mapping[str, Resource]) -> Any:
    """A document, parsed, that can reach its own pictures and nothing else."""
    import weasyprint

    return weasyprint.HTML(string=text, url_fetcher=_closed_fetcher(resources))


def _closed_fetcher(resources: Mapping[str, Resource]) -> Any:
    """A fetcher that knows the document's own pictures and nothing else."""
    held = {unquote(known): resource for known, resource in resources.items()}

    def fetch(url: str) -> tuple[str, bytes] | None:
        found = held.get(unquote(url))
        return (found.media_type, found.data) if found is not None else None

    return closed_fetcher(fetch)
