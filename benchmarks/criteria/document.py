"""The same words for tools that read HTML."""

from __future__ import annotations

import base64
from importlib.resources import files

from lxml import etree

from guidepress.model.book import Book, Matter
from guidepress.model.xhtml import take_out, without_places


def peer_html(book: Book, *, floats: bool) -> str:
    """The Book as one HTML document that needs no other file.

    ``floats`` puts each note where it is called, for tools that set footnotes (CSS GCPM, ``float: footnote``); without
    it notes stay after the block that calls them. No element is added or renamed, and pictures become ``data:`` URLs.
    """
    html = etree.Element("html", {"lang": book.settings.language})
    head = etree.SubElement(html, "head")
    etree.SubElement(head, "meta", {"charset": "utf-8"})
    etree.SubElement(head, "title").text = book.settings.title
    etree.SubElement(head, "style").text = files(__package__).joinpath("peer.css").read_text(encoding="utf-8")
    body = etree.SubElement(html, "body")
    for part in book.parts:
        root = without_places(part.tree_copy())
        if part.matter is Matter.FRONT:
            root.set("class", f"{root.get('class', '')} pages-front")
        for image in root.iter("img"):
            asset = book.assets[image.get("src", "")]
            image.set("src", f"data:{asset.media_type};base64,{base64.b64encode(asset.data).decode()}")
        if floats:
            _float_notes(root)
        body.append(root)
    text: str = etree.tostring(html, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    return text


def _float_notes(root: etree._Element) -> None:
    """Put the text of each note in place of its call: such tools make the call themselves."""
    for note in list(root.iterfind(".//aside[@role='doc-footnote']")):
        call = root.find(f".//a[@href='#{note.get('id')}']")
        if call is None:
            continue
        shell = call.getparent()
        holder = shell.getparent() if shell is not None else None
        if shell is None or holder is None:
            continue
        inline = etree.Element("span", {"class": "note-float", "role": "doc-footnote", "id": note.get("id", "")})
        for paragraph in note.iterfind("p"):
            back = paragraph.find("a[@role='doc-backlink']")
            inline.text = (inline.text or "") + (back.tail or "" if back is not None else paragraph.text or "").lstrip()
            inline.extend([one for one in paragraph if one is not back])
        inline.tail = shell.tail
        holder.replace(shell, inline)
        take_out(note)
