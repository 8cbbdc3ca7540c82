"""What would run, load or end something in what is published: what attacks write, and an eye that sees it in trees."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from guidepress.model.book import Book
from guidepress.prove.parsers.html import WebPage

ATTACKS = (
    "<script>gate()</script>",
    "<svg onload=gate()>",
    "</style><style>p{background:url(//gate.example/u)}</style>",
    "@import url(//gate.example/i);",
    "]]><script>gate()</script>",
    "javascript:gate()",
    "<!--><img src=x onerror=gate()>",
    "</title></textarea><iframe src=//gate.example>",
)
ALL = " ".join(attack for attack in ATTACKS if not attack.startswith("<!--"))
LIVE = frozenset(
    {
        "script",
        "iframe",
        "object",
        "embed",
        "applet",
        "form",
        "input",
        "button",
        "textarea",
        "select",
        "base",
        "frame",
        "frameset",
        "portal",
        "foreignobject",
        "animate",
        "set",
        "handler",
        "listener",
        "marquee",
        "template",
        "audio",
        "video",
    }
)
ADDRESSES = frozenset(
    {
        "href",
        "src",
        "action",
        "formaction",
        "data",
        "poster",
        "srcset",
        "cite",
        "background",
        "ping",
        "longdesc",
        "manifest",
        "codebase",
        "classid",
        "profile",
        "icon",
        "altimg",
    }
)


LOADS = re.compile(r"<|@import|(?:url|src|image)\([\s'\"]*(?!#|data:)[^\s#'\"]*gate", re.IGNORECASE)


def name_of(name: object) -> str:
    """A name without its namespace, in small letters."""
    return re.sub(r"^\{.*\}", "", str(name)).lower()


def live(elements: Iterator[Any]) -> Iterator[str]:
    """What in a tree would run or load what an attack asks for, or came to be by one."""
    for element in elements:
        if not isinstance(element.tag, str):
            continue
        tag, text = name_of(element.tag), "".join(element.itertext())
        if tag in LIVE and ("gate" in text or any("gate" in value for value in element.attrib.values())):
            data = tag == "script" and element.get("type") == "application/ld+json"
            if not (data and json.loads(text) and "<" not in text):
                yield f"<{tag}> {text[:60]}"
        if tag == "style" and "gate" in text and LOADS.search(text):
            yield f"<style> {text[:60]}"
        for name, value in element.attrib.items():
            plain = name_of(name)
            if (
                plain.startswith("on")
                or (plain == "style" and LOADS.search(value))
                or plain == "srcdoc"
                or (plain == "http-equiv" and value.lower() != "content-security-policy")
            ):
                yield f"<{tag} {plain}={value[:60]}>"
            if plain in ADDRESSES:
                squeezed = re.sub(r"[\x00-\x20]", "", value).lower()
                if re.match(r"javascript:|vbscript:|data:text|//|https?://gate", squeezed):
                    yield f"<{tag} {plain}={value[:60]}>"


def live_in_epub(data: bytes) -> Iterator[str]:
    """All files of an EPUB that are markup or a style sheet."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    for name in archive.namelist():
        if name.endswith((".xhtml", ".opf", ".svg", ".ncx", ".xml")):
            yield from (f"{name}: {one}" for one in live(etree.fromstring(archive.read(name)).iter()))
        elif name.endswith(".css") and b"gate" in archive.read(name):
            yield f"{name}: gate"


def live_in(folder: Path) -> list[str]:
    """All that was published in a folder."""
    found: list[str] = []
    for file in sorted(folder.rglob("*")):
        if file.suffix == ".html":
            found += (f"{file.name}: {one}" for one in live(iter(WebPage(file.read_bytes()).elements)))
        elif file.suffix == ".epub":
            found += live_in_epub(file.read_bytes())
        elif file.suffix == ".xml":
            found += (f"{file.name}: {one}" for one in live(etree.parse(file).iter()))
    return found


def live_in_book(book: Book, refused: set[str]) -> list[str]:
    """The trees that every edition is made of, and its drawings, but for what was refused."""
    found = [
        f"{part.source}: {one}" for part in book.parts if part.source not in refused for one in live(part.tree.iter())
    ]
    for asset in book.assets.values():
        if asset.media_type == "image/svg+xml" and asset.name not in refused:
            found += (f"{asset.name}: {one}" for one in live(etree.fromstring(asset.data).iter()))
    return found
