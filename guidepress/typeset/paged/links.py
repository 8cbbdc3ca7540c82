"""References within the book as paper shows them (with the page), and addresses that can be broken over lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote, unquote

from lxml import etree

from guidepress.model.xhtml import BLOCKS, HEADINGS, classes, flat_text

STAND_IN = "88"
"""What is set for a folio before the pages are known: as wide as most of them."""

_HOST = re.compile(r"\A(?:https?://)?[^/]+")
_PIECES = re.compile(r"(?<=[\w)])(?=[/._?#%=&~,@-]\w{2})")
_LONGEST_PIECE = 40


TYPED = 250
"""Signs of an address that somebody may type; longer ones hold the state of a page, and would fill one."""


def prepare_links(
    root: etree._Element, page: str, *, addresses: bool = True, drawable: Callable[[str], bool] = lambda _sign: True
) -> None:
    """Make room for folios and for the line breaks of addresses.

    A link to another place of the book shows its folio, for on paper nothing can be followed: it gets ``data-folio`` (a
    stand-in), ``data-page`` (the word), the class ``to-page`` and, if it stands in brackets, ``in-brackets``. A link
    that shows its own address gets the class ``url`` and a ``wbr`` wherever the Chicago Manual of Style (14.18) lets an
    address break. With ``addresses`` any other link out of the book shows its address after its words: it gets
    ``data-address`` and the class ``addressed``; a letter of it that is not ``drawable`` is escaped.
    A link in a heading shows neither, for both would be words of its own.
    """
    for link in list(root.iter("a")):
        if any(above.tag in HEADINGS for above in link.iterancestors()):
            continue
        if link.get("href", "").startswith("#"):
            if _shows_folio(link):
                link.set("data-folio", STAND_IN)
                link.set("data-page", page)
                listed = any("toc" in classes(above) for above in link.iterancestors("ol"))
                more = [] if listed else ["to-page", "in-brackets"] if _in_brackets(link) else ["to-page"]
                if more:
                    link.set("class", " ".join([*link.get("class", "").split(), *more]))
        elif _is_address(text := flat_text(link), link.get("href", "")):
            link.set("class", f"{link.get('class', '')} url".strip())
            if not len(link):
                _divide_address(link)
        elif addresses and (address := _address(link)) and _solid(address) not in _solid(text):
            shown = "".join(sign if sign.isascii() or drawable(sign) else quote(sign) for sign in address)
            link.set("data-address", shown)
            names = ["addressed", "in-brackets"] if _in_brackets(link) else ["addressed"]
            link.set("class", " ".join([*link.get("class", "").split(), *names]))


def _is_address(text: str, href: str) -> bool:
    """Whether the words of a link are an address of the web or of mail."""
    is_mail = href.startswith("mailto:") and "@" in text and " " not in text
    return is_mail or "://" in text or text.startswith(("doi", "10.", "www."))


def _address(link: etree._Element) -> str:
    """What somebody who has only paper would type: an address of the web or of mail; empty for any other link.

    Entries of a list of sources are as their style has them.
    """
    if any("entry" in classes(above) for above in link.iterancestors("span")):
        return ""
    href = link.get("href", "")
    scheme, _colon, rest = href.partition(":")
    if scheme.lower() == "mailto":
        return unquote(rest.partition("?")[0])
    if scheme.lower() not in {"http", "https"}:
        return ""
    return href.removeprefix("https://").removesuffix("/") if len(href) <= TYPED else ""


def _solid(text: str) -> str:
    return "".join(text.lower().split()).removeprefix("www.").rstrip("/")


def _shows_folio(link: etree._Element) -> bool:
    """Whether a link leads a reader of paper to a page: it is no call, no word of the glossary, no way back of a note.

    The ways back of a source say on which pages it is cited.
    """
    if link.get("role") == "doc-backlink":
        above = link.getparent()
        return above is not None and "backlinks" in classes(above)
    return "term" not in classes(link) and not link.get("role", "").startswith("doc-")


def _in_brackets(link: etree._Element) -> bool:
    """Whether a bracket that was opened before the link in its block is still open."""
    text: list[str] = []
    node = link
    while (parent := node.getparent()) is not None and node.tag not in BLOCKS:
        for sibling in node.itersiblings(preceding=True):
            text += [sibling.tail or "", *(() if sibling.tag in BLOCKS else sibling.itertext())]
        text.append(parent.text or "")
        node = parent
    before = "".join(text)
    return any(before.count(opening) > before.count(closing) for opening, closing in ("()", "[]"))


def _divide_address(link: etree._Element) -> None:
    text = link.text or ""
    host = found[0] if (found := _HOST.match(text)) else ""
    divided = [host, *_PIECES.split(text[len(host) :])] if len(text) > len(host) + 2 else [text]
    pieces = [
        piece[start : start + _LONGEST_PIECE] for piece in divided for start in range(0, len(piece), _LONGEST_PIECE)
    ]
    link.text = pieces[0] if pieces else None
    for piece in pieces[1:]:
        etree.SubElement(link, "wbr").tail = piece
