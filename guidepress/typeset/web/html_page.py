"""What every web page of ours shares: the head with its security policy, inlined styles, HTML text."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from guidepress.languages.direction import runs_right_to_left
from guidepress.model.errors import InternalError
from guidepress.model.styles import STYLES
from guidepress.model.xhtml import MATHML

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK_LINES = re.compile(r"\n\s*\n+")
_DARK = re.compile(r"--dark-([a-z-]+)\s*:")
_OUTSIDE = re.compile(r"@import|url\(\s*(?![\"']?(?:data:|#))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page says; ``styles``, ``script`` and ``record`` are texts, ``kind`` its type in Open Graph.

    ``record`` is JSON-LD: data, which no browser runs.
    """

    language: str
    title: str
    description: str
    styles: str
    author: str = ""
    script: str = ""
    kind: str = "website"
    record: str = ""


def read_sheets(names: Iterable[str], *further: str) -> str:
    """Style sheets of ``styles/`` as one text, and ``further`` ones as they are, without comments.

    Every token ``--dark-NAME`` takes the place of ``--NAME`` on the screen of a reader who prefers dark. Raises
    `InternalError` when a sheet fetches anything or would end the style element.
    """
    text = "\n".join([*((STYLES / name).read_text(encoding="utf-8") for name in names), *further])
    text = _BLANK_LINES.sub("\n", _COMMENT.sub("", text)).strip() + "\n"
    if _OUTSIDE.search(text) or "</" in text:
        raise InternalError("a style sheet of the web edition is not self-contained")
    dark = "".join(f"--{name}:var(--dark-{name});" for name in dict.fromkeys(_DARK.findall(text)))
    system = f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n"
    return f"{text}@media screen{{:root[data-theme=dark]{{{dark}color-scheme:dark}}}}\n{system}"


def read_script(name: str = "web.js") -> str:
    """A script of ``styles/``, by default that of the web edition, without its comments at the beginnings of lines."""
    text = _COMMENT.sub("", (STYLES / name).read_text(encoding="utf-8"))
    return _BLANK_LINES.sub("\n", text).strip() + "\n"


def policy(styles: str, script: str = "") -> str:
    """The Content Security Policy of a page with this style and script: nothing else may load, run or be sent."""
    runs = f"script-src '{_digest(script)}'; " if script else ""
    return (
        f"default-src 'none'; img-src data:; font-src data:; style-src '{_digest(styles)}'; {runs}"
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    """How a policy names a text (Content Security Policy 3, hash sources)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"


def page(head: Head, body: etree._Element) -> bytes:
    """A whole HTML document around a ``<body>``, in UTF-8."""
    root = etree.Element("html", {"lang": head.language})
    if runs_right_to_left(head.language):
        root.set("dir", "rtl")
    top = etree.SubElement(root, "head")
    etree.SubElement(top, "meta", {"charset": "utf-8"})
    etree.SubElement(
        top, "meta", {"http-equiv": "Content-Security-Policy", "content": policy(head.styles, head.script)}
    )
    etree.SubElement(top, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    etree.SubElement(top, "title").text = head.title
    etree.SubElement(top, "meta", {"name": "description", "content": head.description})
    if head.author:
        etree.SubElement(top, "meta", {"name": "author", "content": head.author})
    etree.SubElement(top, "meta", {"name": "color-scheme", "content": "light dark"})
    etree.SubElement(top, "meta", {"name": "referrer", "content": "no-referrer"})
    for name, content in (("title", head.title), ("description", head.description), ("type", head.kind)):
        etree.SubElement(top, "meta", {"property": f"og:{name}", "content": content})
    etree.SubElement(top, "meta", {"property": "og:locale", "content": head.language.replace("-", "_")})
    if head.record:
        etree.SubElement(top, "script", {"type": "application/ld+json"}).text = head.record
    etree.SubElement(top, "style").text = head.styles
    if head.script:
        etree.SubElement(top, "script").text = head.script
    root.append(body)
    return f"<!DOCTYPE html>\n{html_text(root)}\n".encode()


def html_text(root: etree._Element) -> str:
    """An element in the HTML syntax, for which MathML has no namespace of its own to declare."""
    plain = etree.fromstring(etree.tostring(root))
    for element in plain.iter(f"{{{MATHML}}}*"):
        element.tag = etree.QName(element).localname
    etree.cleanup_namespaces(plain)
    etree.strip_tags(plain, etree.Comment)
    text: str = etree.tostring(plain, method="html", encoding="unicode", with_tail=False)
    return text.replace("</wbr>", "")  # libxml2 does not know that it has no end (HTML, 13.1.2)


def add_apart(parent: etree._Element, text: str, after: str = "", *, rtl: bool) -> None:
    """Text that runs from left to right (a file name, a date in digits) at the end of what ``parent`` says.

    In a line from right to left it is isolated: else its neighbours would change its order (Unicode UAX 9, W4 to W7).
    """
    if rtl:
        add(parent, "bdi", text, dir="ltr").tail = after or None
    else:
        parent.text = f"{parent.text or ''}{text}{after}"


def add(parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    """A new last child; ``class_``, ``aria_label`` and the like are written as attributes without the trick."""
    names = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    element = etree.SubElement(parent, tag, names)
    element.text = text or None
    return element
