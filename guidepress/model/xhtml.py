"""The XHTML of the Book: small tools for trees without a namespace (MathML and SVG keep theirs)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml import etree

from guidepress.model.place import Place

XHTML = "http://www.w3.org/1999/xhtml"
MATHML = "http://www.w3.org/1998/Math/MathML"
SVG = "http://www.w3.org/2000/svg"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

BOXES = ("☐", "☑")
"""The box of a task that is open, and of one that is done: text in place of a bullet."""
STRUCK = frozenset({"del", "s", "strike"})
"""Elements whose words are struck out."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    """
    address article aside blockquote br caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header
    hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul
    """.split()
)
"""Elements at whose edges a word ends, however the source is spaced."""

PLACE = "data-at"
"""The attribute that says where an element stands in the manuscript; no edition carries it."""

PUT_IN = "data-put-in"
"""The private attribute of an element whose words no section holds: a marker of the section called for them."""

ALT_WRITTEN = "data-alt-written"
"""The private attribute with an alternative text as it was written, where markers in it were replaced."""

REQUIRE = "data-require"
"""What ``{: require=ID }`` becomes: this element says what the policy's statement ID asks for."""

_LISTS = frozenset({"ul", "ol", "dl", "table"})

_SPACE = re.compile(r"\s+")


def place_of(element: etree._Element) -> Place:
    """Where the element, or its nearest ancestor that knows, stands in the manuscript."""
    for candidate in (element, *element.iterancestors()):
        if value := candidate.get(PLACE):
            return Place.parse(value)
    return Place("")


def pieces(element: etree._Element, passed: Collection[etree._Element] = ()) -> Iterator[str]:
    """The text of an element in document order, with a space wherever a block begins or ends.

    MathML counts as its ``alttext``, for that is what is read. Elements that are ``passed`` are not read.
    """
    if not isinstance(element.tag, str) or element in passed:
        return
    if element.tag == f"{{{MATHML}}}math" and element.get("alttext"):
        yield element.get("alttext", "")
        return
    edge = " " if element.tag.rpartition("}")[2] in BLOCKS else ""
    yield edge
    yield element.text or ""
    for child in element:
        yield from pieces(child, passed)
        yield child.tail or ""
    yield edge


def flat_text(element: etree._Element) -> str:
    """The text of an element on one line, spaces folded, none at the ends."""
    return fold("".join(pieces(element)))


def heading_text(element: etree._Element, *, formulas: bool = True) -> str:
    """The text of a heading as navigation shows it: without the calls of notes and sources that stand in it.

    A formula counts as its ``alttext``, or not at all without ``formulas``.
    """
    passed = [one for one in element.iter("{*}a", "{*}sup", "{*}span") if {"noteref", "cite"} & classes(one)]
    if not formulas:
        passed.extend(element.iter(f"{{{MATHML}}}math"))
    return fold("".join(pieces(element, passed)))


def block_after(element: etree._Element) -> etree._Element | None:
    """The block that follows another in the text: notes that stand between belong to the one before them."""
    notes = (one for one in element.itersiblings() if isinstance(one.tag, str) and "footnote" not in classes(one))
    return next(notes, None)


def scope_of(element: etree._Element) -> tuple[etree._Element, ...]:
    """A marked element, and the list or table that it introduces: what follows a paragraph that ends with a colon."""
    following = element.getnext()
    introduces = fold("".join(element.itertext())).endswith((":", "："))
    if introduces and following is not None and following.tag in _LISTS:
        return element, following
    return (element,)


def fold(text: str) -> str:
    """Runs of white space as one space, none at the ends. A no-break space is white space too."""
    return _SPACE.sub(" ", text).strip()


def without_places(root: etree._Element) -> etree._Element:
    """Remove every private attribute in place, for an edition; returns the root."""
    for element in root.iter():
        if isinstance(element.tag, str):
            for name in (PLACE, PUT_IN, ALT_WRITTEN):
                element.attrib.pop(name, None)
    return root


def classes(element: etree._Element) -> frozenset[str]:
    """The element's classes."""
    return frozenset(element.get("class", "").split())


def set_default(element: etree._Element, name: str, value: str) -> None:
    """Set an attribute unless the element has it."""
    if element.get(name) is None:
        element.set(name, value)


def detach(element: etree._Element) -> None:
    """Take an element out of its parent, if it has one; its tail goes with it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def take_out(element: etree._Element, instead: str = "") -> None:
    """Take an element out of its parent, if it has one; what follows it stays, with ``instead`` before it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if said := instead + (element.tail or ""):
        if before is not None:
            before.tail = (before.tail or "") + said
        else:
            parent.text = (parent.text or "") + said
    element.tail = None
    parent.remove(element)


def is_raised_call(element: etree._Element) -> bool:
    """The call of a note or a raised citation."""
    if element.tag != "sup":
        return False
    return "cite" in classes(element) or any("noteref" in classes(link) for link in element.iter("a"))
