"""An SVG that draws and does nothing else: which elements it may hold, what they may say, how much they may draw.

It is long because what this gate lets in must be seen at one look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from guidepress.model.book import Asset, with_line_feeds
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.xhtml import SVG, take_out
from guidepress.read import rules
from guidepress.read.images.drawing_values import UNKNOWN, declarations, value_fault
from guidepress.read.images.whole import BROKEN, load_whole
from guidepress.standards.css.values import PIXELS

MAX_DEPTH = 60
"""Elements within one another, those that ``<use>``, a pattern or a marker brings in counted where they are drawn."""
MAX_DRAWN = 60_000
"""How much is drawn: elements and letters, where they are drawn, and for each fifty signs of a path one more."""
LOOKED_THROUGH = 150
"""Elements that are looked through for one with an id, in the time that one takes to draw."""
MAX_PATH = 300_000
"""Signs of one path or list of points."""
MAX_STYLE = 4_000_000
"""Signs of the selectors of all style sheets times the elements they are held against."""

_DOCTYPE = re.compile(
    rb"<!DOCTYPE[ \t\r\n]+svg(?:[ \t\r\n]+(?:PUBLIC|SYSTEM|\"[^\"\[\]<>]*\"|'[^'\[\]<>]*'))*[ \t\r\n]*>"
)
"""A document type without entities, as drawing programs write it: it does nothing, and is taken out."""

_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SUBSET = re.compile(rb"<!DOCTYPE[ \t\r\n]+svg\b[^\[\]<>]{0,1000}\[[^\]]{0,20000}\][ \t\r\n]*>")
"""One that declares entities of its own: what it declares is dropped, and who uses it is refused."""
_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)\w{1,100};")

DRAWS = frozenset(
    """
    a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
    feTurbulence filter g image line linearGradient marker mask metadata path pattern polygon polyline radialGradient
    rect stop style svg switch symbol text textPath title tref tspan use view
    """.split()
)
"""The elements of SVG that draw, name or tell (SVG 1.1 and 2); none of them runs, moves or holds another language."""
_TOLD = f"{{{SVG}}}metadata"
_TOOLS = re.compile(
    r"http://(?:www\.inkscape\.org|sodipodi\.sourceforge\.net|ns\.adobe\.com|www\.serif\.com|www\.bohemiancoding\.com|"
    r"www\.w3\.org/1999/02/22-rdf-syntax-ns#|purl\.org/dc/|creativecommons\.org/ns#|web\.resource\.org/cc/|"
    r"www\.openclipart\.org|www\.vectornator\.io|www\.figma\.com|schemas\.microsoft\.com/visio|vectornator\.io|"
    r"sketch)|https?://(?:boxy-svg\.com|svgjs\.(?:com|dev)|www\.figma\.com|affinity\.serif\.com)|adobe:ns:meta/",
    re.IGNORECASE,
)
"""Where the names of drawing programs and of metadata begin; their elements draw nothing and are taken out."""
_HEAD = b"<?xml version='1.0' encoding='utf-8'?>\n"
_NOTHING = r"0?\.?0+%?"
_LOADS = frozenset({"src", "srcset", "action", "formaction", "content", "http-equiv", "poster", "data", "background"})
_SIZE = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*(px|pt|mm|cm|in|pc)?\s*")
_UNITS = {"": 1.0} | {unit: PIXELS[unit] for unit in ("px", "pt", "mm", "cm", "in", "pc")}
_REACHES = re.compile(
    r"@import|\b(?:image|image-set|cross-fade|src)\(|url\(\s*(?!\s|['\"]?\s*(?:#|data:image/(?:png|jpeg)))",
    re.IGNORECASE,
)
_DATA = re.compile(r"data:image/(?P<kind>png|jpe?g);base64,(?P<data>[A-Za-z0-9+/=\s%]*)")
_POINTS_TO = re.compile(r"url\(\s*['\"]?#([^'\"()\s]+)")
_LINKING = frozenset(
    {"fill", "stroke", "clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end"}
)
_COMMENT_OR_BLOCK = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/|\{[^{}]*\}")


@lru_cache(maxsize=256)
def read_drawing(name: str, data: bytes) -> Asset | Finding:
    """An SVG as an asset, or the finding against it.

    Findings (MAN033 to MAN038) stand at the line of the file. Entities are never expanded: who uses one is refused.
    """
    root = _parsed(name, data)
    if isinstance(root, Finding):
        return root
    judged = _judged(name, root)
    if isinstance(judged, Finding):
        return judged
    size = _size(root)
    if size is None:
        told = "it has neither a viewBox nor a width and height"
        return rules.MAN033.at(Place(name, 1), told, hint='Give its <svg> a viewBox, such as viewBox="0 0 300 200".')
    made = _undeclared(data if b"\0" in data else with_line_feeds(data))
    of_file = root.getroottree().docinfo
    is_utf8 = (of_file.encoding or "UTF-8").upper() == "UTF-8" and of_file.xml_version in {None, "1.0"}
    if _without_tools(root) or not is_utf8:  # an EPUB takes XML 1.0 in UTF-8 alone (EPUB 3.3, 3.3 and 3.9)
        made = _HEAD + etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=False)
    return Asset(name, "image/svg+xml", made, *size, plain=judged)


def _undeclared(data: bytes) -> bytes:
    """Without a document type of which nothing is used; every line stays where it is."""
    for doctype in (_DOCTYPE, _SUBSET):
        data = doctype.sub(lambda found: b"\n" * found[0].count(b"\n"), data, count=1)
    return data


def _parsed(name: str, data: bytes) -> etree._Element | Finding:
    """The tree of a drawing in which nothing runs, loads or declares anything."""
    data = _undeclared(data)
    for pattern, what in ((_ENTITY, "it uses the entity {}"), (_DECLARED, "it declares entities ({})")):
        if found := pattern.search(data):
            line = data.count(b"\n", 0, found.start()) + 1
            return rules.MAN035.at(Place(name, line), what.format(found[0].decode()))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return rules.MAN033.at(Place(name, getattr(error, "lineno", None)), "not a well-formed SVG")
    if root.tag != f"{{{SVG}}}svg":
        return rules.MAN033.at(Place(name, 1), "the root is not an <svg> of the SVG namespace")
    if root.getroottree().docinfo.doctype:
        return rules.MAN035.at(Place(name, 1), "it has a document type declaration")
    for element in (*root.itersiblings(preceding=True), *root.itersiblings(), *root.iter()):
        if fault := svg_fault(element):
            return rules.MAN035.at(Place(name, element.sourceline), fault)
    return root


def svg_fault(element: etree._Element) -> str:
    """What an element does beyond drawing, in words, or nothing."""
    if not isinstance(element.tag, str):
        return "" if isinstance(element, etree._Comment) else "it has a processing instruction"
    own = etree.QName(element)
    name = own.localname
    if own.namespace != SVG and _is_of_a_tool(own.namespace or ""):
        return ""
    if own.namespace != SVG or name not in DRAWS:
        return f"<{name}>" + ("" if own.namespace == SVG else ", which is no element of SVG")
    if name == "style" and _reaches("".join(element.itertext())):
        return "a style that loads something, or hides what it says"
    for attribute, value in element.attrib.items():
        if fault := _attribute_fault(name, etree.QName(attribute).localname.lower(), value):
            return fault
    return ""


def _attribute_fault(element: str, local: str, value: str) -> str:
    if local == "base":
        return "a base address"
    if local in _LOADS:
        return f"the attribute {local}, which loads or sends something in a page"
    if local.startswith("on"):
        return f"the event handler {local}"
    if local == "href" and not value.startswith("#") and not (element == "image" and _DATA.match(value)):
        return f"a reference to '{value[:60]}'"
    if _REACHES.search(value) or (local == "style" and _reaches(value)):
        return f"a reference in {local}"
    return ""


def _is_of_a_tool(namespace: str) -> bool:
    return _TOOLS.match(namespace) is not None


def _reaches(style: str) -> bool:
    """Whether a style may load something; an escape could spell what loads, a tag end the sheet: neither is needed."""
    return "\\" in style or "<" in style or _REACHES.search(style) is not None


def _without_tools(root: etree._Element) -> bool:
    """Take out what drawing programs keep for themselves; whether there was anything.

    KiCad draws its letters as lines, and lays them over those as text that nobody can see, for readers who mark words.
    """
    theirs = [one for one in root.iter() if isinstance(one.tag, str) and not one.tag.startswith(f"{{{SVG}}}")]
    theirs += [one for one in root.iter(f"{{{SVG}}}text") if re.fullmatch(_NOTHING, one.get("opacity", "").strip())]
    for one in theirs:
        take_out(one)
    return bool(theirs)


def _judged(name: str, root: etree._Element) -> bool | Finding:
    """Whether every value is known to be sound; the finding (MAN034, MAN038) if one is not, or if it is too much."""
    sure = True
    for element in _drawn(root):
        own = etree.QName(element).localname
        line = element.sourceline
        sure = sure and own not in {"style", "filter", "switch", "tref", "view", "image"}
        sure = sure and (own not in {"polygon", "polyline"} or bool(element.get("points", "").strip()))
        for attribute, value in element.attrib.items():
            local = etree.QName(attribute).localname
            if not attribute.startswith("{") or "XML/1998" in attribute or local == "href":
                fault = _value_fault(own, local, value)
                if fault == UNKNOWN:
                    sure = False
                elif fault:
                    return rules.MAN038.at(Place(name, line), f"<{own}>: {local}='{_short(value)}' {fault}")
        if own == "image" and (fault := _picture_fault(element)):
            return rules.MAN038.at(Place(name, line), f"<image>: {fault}")
        if max((len(element.get(key, "")) for key in ("d", "points")), default=0) > MAX_PATH:
            return _too_much(name, line, f"<{own}> has a path of more than {MAX_PATH:,} signs")
    return _count(name, root) or sure


def _value_fault(element: str, local: str, value: str) -> str:
    if local == "href":
        return ""
    if local == "preserveAspectRatio":
        return (
            ""
            if re.fullmatch(
                r"\s*(?:defer\s+)?(?:none|x(?:Min|Mid|Max)Y(?:Min|Mid|Max))(?:\s+(?:meet|slice))?\s*", value
            )
            else UNKNOWN
        )
    if element.startswith("fe") or element == "filter":
        return UNKNOWN
    if element == "svg" and local == "version":
        return ""
    return value_fault(local, value)


def _short(value: str) -> str:
    plain = " ".join(value.split())
    return plain if len(plain) <= 40 else f"{plain[:40]}…"


def _drawn(root: etree._Element) -> Iterator[etree._Element]:
    """The elements of SVG, but for what lies in ``<metadata>``."""
    told = {inner for one in root.iter(_TOLD) for inner in one.iter()}
    for element in root.iter(f"{{{SVG}}}*"):
        if element not in told:
            yield element


def _picture_fault(element: etree._Element) -> str:
    """What is wrong with a picture within a drawing: it must be one, and be what it says."""
    import base64
    import io

    from PIL import Image

    address = next((value for key, value in element.attrib.items() if etree.QName(key).localname == "href"), "")
    if address.startswith("#") or not address:
        return "it shows no picture" if not address else "it shows no picture, but an element"
    found = _DATA.fullmatch(address.strip())
    if found is None:
        return "its address is none of a PNG or JPEG in base64"
    try:
        raw = base64.b64decode("".join(found["data"].split()), validate=True)
        with Image.open(io.BytesIO(raw), formats=["PNG" if found["kind"] == "png" else "JPEG"]) as picture:
            if picture.width * picture.height > 25_000_000:
                return f"its picture has {picture.width} × {picture.height} pixels; the limit is 25,000,000"
            load_whole(picture)
    except (*BROKEN, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return f"its picture is no whole {found['kind'].upper()}"
    return ""


def _too_much(name: str, line: int | None, message: str) -> Finding:
    return rules.MAN034.at(Place(name, line), message, hint="Simplify the drawing, or export it as a PNG.")


def _count(name: str, root: etree._Element) -> Finding | None:
    """How much a drawing draws once all that it uses is put in; a finding for too much and for what holds itself."""
    elements = sum(1 for _one in root.iter(f"{{{SVG}}}*"))
    selectors = sum(len(_COMMENT_OR_BLOCK.sub("", "".join(style.itertext()))) for style in root.iter(f"{{{SVG}}}style"))
    if selectors * elements > MAX_STYLE:
        return _too_much(name, 1, "its style sheet has too many selectors for so many elements")
    by_id: dict[str, etree._Element] = {}
    for element in root.iter(f"{{{SVG}}}*"):
        if own := element.get("id"):
            by_id.setdefault(own, element)
    try:
        counting = _Counting(by_id)
        cost = counting.of(root, 0)
        cost += len(counting.wanted) * elements / LOOKED_THROUGH
    except _CannotBeDrawnError as fault:
        rule = rules.MAN034 if fault.is_large else rules.MAN038
        hint = "Simplify the drawing." if fault.is_large else None
        place = Place(name, fault.element.sourceline)
        return rule.at(place, fault.message, hint=hint) if hint else rule.at(place, fault.message)
    return _too_much(name, 1, f"it draws more than {MAX_DRAWN:,} things") if cost > MAX_DRAWN else None


class _CannotBeDrawnError(Exception):
    """An element that holds itself, or that is too deep or too much."""

    def __init__(self, element: etree._Element, message: str, *, is_large: bool = False) -> None:
        super().__init__(message)
        self.element, self.message, self.is_large = element, message, is_large


@dataclass(slots=True)
class _Counting:
    """What each element costs, counted once, with what it brings in from elsewhere."""

    by_id: dict[str, etree._Element]
    known: dict[etree._Element, tuple[float, int]] = field(default_factory=dict)
    open: set[etree._Element] = field(default_factory=set)
    wanted: set[etree._Element] = field(default_factory=set)

    def of(self, element: etree._Element, depth: int) -> float:
        """The cost of an element. Raises `_CannotBeDrawnError`."""
        return self._both(element, depth)[0]

    def _both(self, element: etree._Element, depth: int) -> tuple[float, int]:
        if element in self.known:
            cost, deep = self.known[element]
            if depth + deep > MAX_DEPTH:
                raise _CannotBeDrawnError(element, f"its elements are nested more than {MAX_DEPTH} deep", is_large=True)
            return cost, deep
        if element in self.open:
            own = element.get("id")
            raise _CannotBeDrawnError(element, f"<{etree.QName(element).localname}> '{own}' is drawn within itself")
        if depth > MAX_DEPTH:
            raise _CannotBeDrawnError(element, f"its elements are nested more than {MAX_DEPTH} deep", is_large=True)
        self.open.add(element)
        signs = len(element.get("d", "")) + len(element.get("points", ""))
        letters = len(element.text or "") + len(element.tail or "")
        cost, deep = 1 + signs / 50 + letters, 0
        brought = [(child, 1.0) for child in element if isinstance(child.tag, str)]
        brought += list(self._brought(element))
        for other, times in brought:
            more, further = self._both(other, depth + 1)
            cost += more * times
            deep = max(deep, further + 1)
            if cost > MAX_DRAWN * 1e3:
                raise _CannotBeDrawnError(element, f"it draws more than {MAX_DRAWN:,} things", is_large=True)
        self.open.discard(element)
        self.known[element] = cost, deep
        return cost, deep

    def _brought(self, element: etree._Element) -> Iterator[tuple[etree._Element, float]]:
        """What an element draws that stands elsewhere, and how often."""
        points = max(1.0, (len(element.get("d", "")) + len(element.get("points", ""))) / 4)
        said = [(etree.QName(key).localname, value) for key, value in element.attrib.items()]
        said += [pair for key, value in said if key == "style" for pair in declarations(value)]
        for key, value in said:
            target = None
            if key == "href" and value.startswith("#") and etree.QName(element).localname != "a":
                target = self.by_id.get(value[1:])
            elif key in _LINKING and (found := _POINTS_TO.search(value)):
                target = self.by_id.get(found[1])
            if target is not None:
                self.wanted.add(target)
                yield target, points if key.startswith("marker") else 1.0


def _size(root: etree._Element) -> tuple[float, float] | None:
    """Width and height in CSS px, from the attributes or the viewBox."""
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    sizes: list[float] = []
    for attribute, position in (("width", 2), ("height", 3)):
        found = _SIZE.fullmatch(root.get(attribute, ""))
        try:
            size = float(found[1]) * _UNITS[found[2] or ""] if found else float(box[position])
        except (ValueError, IndexError):
            return None
        if not 0 < size < 1e6:
            return None
        sizes.append(size)
    return sizes[0], sizes[1]
