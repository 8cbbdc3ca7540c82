"""The digest of what a person judges: the words, the markup that assistive technology tells of, and the pictures."""

from __future__ import annotations

import hashlib

from lxml import etree

from guidepress.model.book import Book

_TOLD = ("alt", "alttext", "aria-label", "dir", "href", "lang", "role", "scope", "src", "title")
"""Attributes that a reader is told of, or that lead somewhere."""


def text_digest(book: Book) -> str:
    """SHA-256 over the language, the parts and the pictures of a Book; the same text gives the same digest.

    What was decided otherwise (places in the files, ids, classes, names of files) does not count, so that a section
    that moves to another file keeps its judgement, and one whose words change does not.
    """
    digest = hashlib.sha256(f"{book.settings.language}\0{book.settings.title}\0".encode())
    for part in book.parts:
        digest.update(f"part {part.kind.value}\0".encode())
        for event, element in etree.iterwalk(part.tree, events=("start", "end")):
            if not isinstance(element.tag, str):
                continue
            if event == "start":
                told = [
                    f"{name}={_value(name, element.get(name, ''), book)}" for name in _TOLD if name in element.attrib
                ]
                digest.update(f"<{etree.QName(element).localname} {' '.join(told)}>{_plain(element.text)}".encode())
            else:
                digest.update(f"</>{_plain(element.tail) if element is not part.tree else ''}".encode())
    return digest.hexdigest()


def _value(name: str, value: str, book: Book) -> str:
    if name == "src" and value in book.assets:
        return hashlib.sha256(book.assets[value].data).hexdigest()
    return "#" if name == "href" and value.startswith("#") else value


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())
