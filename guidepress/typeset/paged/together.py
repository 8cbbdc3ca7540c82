"""What stays together over the turn of a page, and what need not, beyond what the sheets can tell."""

from __future__ import annotations

from lxml import etree

from guidepress.model.xhtml import flat_text
from guidepress.typeset.paged.late_rules import announces

_DASHES = ("\N{EM DASH}", "\N{EN DASH}", "\N{HORIZONTAL BAR}", "\N{TWO-EM DASH}")
"""What the name of who is quoted begins with."""


def mark_attributions(root: etree._Element) -> None:
    """The class ``attribution`` for the paragraph that says whose words a quotation are: it stays with them."""
    for quotation in root.iter("blockquote"):
        last = quotation[-1] if len(quotation) > 1 else None
        if last is not None and last.tag == "p" and (_says_who(last) or _is_work(last)):
            _add_class(last, "attribution")


def free_lists(root: etree._Element) -> None:
    """The class ``unannounced`` for a list that may begin a page: the typesetter keeps each with what stands before it.

    A paragraph that ends with a colon stays with its list, and so does the text of an item with the list in it.
    """
    for listing in root.iter("ol", "ul"):
        before, parent = listing.getprevious(), listing.getparent()
        if before is not None and parent is not None and parent.tag != "li" and not announces(before):
            _add_class(listing, "unannounced")


def _says_who(paragraph: etree._Element) -> bool:
    return flat_text(paragraph).lstrip().startswith(_DASHES)


def _is_work(paragraph: etree._Element) -> bool:
    """Whether a paragraph is the name of a work and nothing else."""
    if len(paragraph) != 1 or paragraph[0].tag != "cite":
        return False
    return not f"{paragraph.text or ''}{paragraph[0].tail or ''}".strip()


def _add_class(element: etree._Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())
