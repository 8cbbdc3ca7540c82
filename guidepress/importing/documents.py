"""Documents (DOCX, ODT, HTML, EPUB) as texts of Markdown, by pandoc in its sandbox; pictures from the file itself."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import tinyhtml5

from guidepress.importing.bounds import refuse_too_much
from guidepress.importing.cited import CITATIONS_OF_DOCX, cites_in_fields, sources_of_docx, sources_of_odt
from guidepress.importing.document_tree import mended
from guidepress.importing.folder import MAX_ALL_BYTES, MAX_PICTURE_BYTES, names_of, text_of
from guidepress.importing.opened_documents import (
    put_formulas,
    show_tasks,
    title_of_odt,
    with_marks_for_formulas,
    with_words_of_fields,
    without_data_addresses,
    without_page_numbers,
)
from guidepress.importing.plan import Plan
from guidepress.importing.text.headings import split_at_titles
from guidepress.importing.text.lines import numbered
from guidepress.importing.text.long_texts import chapters_of
from guidepress.importing.word_contents import without_contents
from guidepress.model.errors import ConfigurationError
from guidepress.read.bibliography.pandoc import MAX_INPUT_BYTES, PandocRefusal, run_pandoc
from guidepress.standards.archives import BROKEN_ARCHIVE
from guidepress.standards.html_runs import remember_runs

FORMATS: Mapping[str, str] = {
    ".docx": "docx",
    ".odt": "odt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".epub": "epub",
    ".ipynb": "ipynb",
    ".rtf": "rtf",
    ".rst": "rst",
    ".tex": "latex",
    ".org": "org",
}
"""Pandoc's name of each kind of document, by the ending of its name."""

_MARKDOWN = (
    "markdown-simple_tables-multiline_tables-grid_tables-raw_attribute-raw_tex-smart"
    "-fenced_code_attributes-link_attributes-native_divs-fenced_divs-native_spans-bracketed_spans+pipe_tables"
)
_SECONDS = 120.0
_MAX_TREE = 3 * MAX_INPUT_BYTES
_PACKED = frozenset({"docx", CITATIONS_OF_DOCX, "odt", "epub"})
_INDENTING = frozenset({"docx", CITATIONS_OF_DOCX, "odt", "rtf"})
"""Formats of which pandoc takes indented paragraphs for quotations."""
_MAX_MEMBERS = 5_000
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp)\Z", re.IGNORECASE)
_FRAME = re.compile(
    r"^[ \t]*</?(?:div|section|article|header|footer|main|nav)\b[^<>\n]*>[ \t]*$", re.MULTILINE | re.IGNORECASE
)
"""Elements that only hold others: what is left of the frame of a page."""
_NAMED_FRAME = re.compile(
    r"^[ \t]*<(?:div|section|article)\b[^<>\n]*\bid=\"(?P<id>[\w:.-]{1,200})\"[^<>\n]*>[ \t]*\n\s*"
    r"(?P<heading>#{1,6} [^{}\n]{1,500}?)[ \t]*$",
    re.MULTILINE,
)
"""One that begins with its heading, which takes over its name."""
_NO_EMPHASIS = re.compile(r"(?P<alone>^)?(?<!\*)(?P<mark>\*{1,3})\\(?P=mark)(?P<end>\n|\Z)", re.MULTILINE)
"""Emphasis of nothing but the end of a line."""
_LINK = re.compile(r"(?:\]\(|\bhref=\")#([^\s()\"]{1,300})")
_ID = re.compile(r"\bid=\"([^\s\"<>]{1,300})\"")
_IN_FILE = re.compile(r"\A[^#]{1,200}?\.x?html?_", re.IGNORECASE)
_HEADING_ID = re.compile(r"\{#([^\s{}]{1,300})")
_TASK = re.compile("^(?P<item>[ \\t>]*(?:[-*+]|\\d{1,9}[.)])[ ]+)(?P<box>[\u2610-\u2612])(?=[ ])", re.MULTILINE)
"""A box, ticked or not, at the head of an item."""
_SPAN = re.compile(r"<span\b(?![^<>]*\bid=)[^<>\n]*>([^<>\n]*)</span>", re.IGNORECASE)
"""A span that nothing can lead to."""
_TEMPLATE = b"$title$\n$subtitle$\n$for(author)$$author$; $endfor$\n$lang$\n"


@dataclass(slots=True)
class Document:
    """A document as a plan whose chapters hold their texts, and its pictures by the name that the texts call them."""

    plan: Plan
    pictures: dict[str, bytes] = field(default_factory=dict)
    page_numbers: int = 0
    """How many numbers of the pages of a printed edition were taken out."""
    listed: int = 0
    """How many lines of its own tables of contents and figures were."""


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file of Microsoft's older kind begins: ``.doc``, and any document that is locked with a password ([MS-CFB])."""


def _refuse_what_is_none(path: Path, data: bytes) -> None:
    """Raise `ConfigurationError` for a file without anything in it, an old one of Word, and one that is locked."""
    if not data.strip():
        raise ConfigurationError(f"'{path}' is empty", hint="Name the file that holds the document.")
    if data.startswith(_OLE):
        raise ConfigurationError(
            f"'{path}' is locked with a password, or of the kind .doc",
            hint="Open it in the program that made it, and save it as .docx without a password.",
        )


def read_document(path: Path) -> Document:
    """A document, cut at its first-level headings. Raises `ConfigurationError` if it cannot be read."""
    form = FORMATS[path.suffix.lower()]
    if path.stat().st_size > MAX_ALL_BYTES:
        raise ConfigurationError(f"'{path}' is too large to be brought in")
    data = path.read_bytes()
    _refuse_what_is_none(path, data)
    refuse_too_much(form, data)
    held: dict[str, bytes] = {}
    tex: list[str] = []
    sources: list[dict[str, Any]] = []
    said = ("", "")
    page_numbers = listed = 0
    if form == "html":
        data, held, page_numbers = _with_all_tags(data)
    elif form == "odt":
        said = title_of_odt(data)
        sources = sources_of_odt(data)
        data, tex = with_marks_for_formulas(with_words_of_fields(data))
    elif form == "docx":
        data, listed = without_contents(data)
        form, sources = _with_citations(data)
    try:
        told = run_pandoc(("-f", form, "-t", "plain", "--template", "t"), data, {"t": _TEMPLATE}, seconds=_SECONDS)
        text = put_formulas(as_markdown(form, data), tex)
    except PandocRefusal as refusal:
        raise ConfigurationError(
            f"pandoc cannot read '{path}': {refusal}",
            hint="See whether its own program opens it; save it anew there, or as another format.",
        ) from refusal
    lines = (told.decode("utf-8", "replace").split("\n") + [""] * 4)[:4]
    plan = Plan(
        FORMATS[path.suffix.lower()].upper(),
        title=text_of(lines[0]) or text_of(said[0]) or path.stem,
        subtitle=text_of(lines[1]),
        language=text_of(lines[3]) or text_of(said[1]),
        sources=sources,
    )
    plan.authors = names_of(lines[2].rstrip("; "))
    for number, chapter in enumerate(split_at_titles(numbered(text)), 1):
        words = " ".join(line.text.strip("# ") for line in chapter if line.text.strip())
        if words and re.sub(r"\s*\{[^{}]*\}", "", words) != plan.title:
            called = any(line.text.startswith("# ") for line in chapter)
            title = "" if called or plan.nodes else plan.title
            plan.nodes += chapters_of(chapter, f"{number:02}.md", title)
    if not plan.nodes:
        raise ConfigurationError(f"'{path}' holds no text")
    if len(plan.nodes) == 1:  # the title of the document, not of a chapter that holds all others
        plan.nodes, plan.nodes[0].children = [plan.nodes[0], *plan.nodes[0].children], []
    return Document(plan, _pictures(data) if form in _PACKED else held, page_numbers, listed)


def _with_citations(data: bytes) -> tuple[str, list[dict[str, Any]]]:
    """How a DOCX is read, and the sources that it cites by a program for references."""
    return (CITATIONS_OF_DOCX, sources_of_docx(data, _SECONDS)) if cites_in_fields(data) else ("docx", [])


def _with_all_tags(data: bytes) -> tuple[bytes, dict[str, bytes], int]:
    """A page of HTML with the tags that its author may leave out, as a browser reads it: pandoc asks for them.

    Its pictures, and how many numbers of pages it had, come with it.

    Pictures that it holds in its own addresses are given names. A first row of heads is the head of its table, as in
    the tables that pandoc reads without a ``<tbody>``. Boxes of tasks are signs, as pandoc has them.
    """
    remember_runs()
    root = tinyhtml5.parse(data, namespace_html_elements=False)
    for table in root.iter("table"):
        body = table.find("tbody")
        row = body.find("tr") if body is not None and table.find("thead") is None else None
        if row is not None and len(row) and all(cell.tag == "th" for cell in row):
            body.remove(row)
            head = ET.Element("thead")
            head.append(row)
            table.insert(list(table).index(body), head)
    held = without_data_addresses(root)
    page_numbers = without_page_numbers(root)
    show_tasks(root)
    page: bytes = ET.tostring(root, "utf-8", method="html")
    return page, held, page_numbers


def as_markdown(form: str, data: bytes) -> str:
    """The text of a document in pandoc's Markdown, as far as a guide has the same marks. Raises `PandocRefusal`."""
    tree = run_pandoc(("-f", form, "-t", "json"), data, seconds=_SECONDS)
    arguments = ("-f", "json", "-t", _MARKDOWN, "--wrap=none", "--markdown-headings=atx", "--reference-location=block")
    made = mended(tree, indents=form in _INDENTING) if len(tree) < _MAX_TREE else b""
    if not 0 < len(made) <= MAX_INPUT_BYTES:  # a very long text: written as it was read
        made, arguments = data, ("-f", form, *arguments[2:])
    text = run_pandoc(arguments, made, seconds=_SECONDS).decode("utf-8", "replace")
    text = _NO_EMPHASIS.sub(lambda found: "" if found["alone"] is not None else f"\\{found['end']}", text)
    text = _NAMED_FRAME.sub(r"\g<heading> {#\g<id>}", text)
    text = _TASK.sub(lambda found: found["item"] + ("[ ]" if found["box"] == "\N{BALLOT BOX}" else "[x]"), text)
    if form == "epub":
        text = _without_files(text)
    linked = {found[1] for found in _LINK.finditer(text)}
    return _SPAN.sub(r"\1", _FRAME.sub(partial(_place_of_frame, linked=linked), text))


def _place_of_frame(found: re.Match[str], linked: set[str]) -> str:
    """What stays of a frame: the place that a link leads to, if it is one."""
    name = _ID.search(found[0])
    return f'<span id="{name[1]}"></span>' if name and name[1] in linked else ""


def _without_files(text: str) -> str:
    """The links of an EPUB: pandoc names the file in each, but not in the ids of rows, cells and pictures."""
    ids = {found[1] for found in _ID.finditer(text)} | {found[1] for found in _HEADING_ID.finditer(text)}

    def lead(found: re.Match[str]) -> str:
        name = _IN_FILE.sub("", found[1])
        return found[0] if found[1] in ids or name not in ids else found[0].replace(f"#{found[1]}", f"#{name}")

    return _LINK.sub(lead, text)


def _pictures(data: bytes) -> dict[str, bytes]:
    """The pictures in the container of a document, by their paths; bounded, and unpacked in memory."""
    found: dict[str, bytes] = {}
    whole = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist()[:_MAX_MEMBERS]:
                if not _PICTURE.search(member.filename) or member.file_size > MAX_PICTURE_BYTES:
                    continue
                whole += member.file_size
                if whole > MAX_ALL_BYTES:
                    break
                with archive.open(member) as opened:
                    found[posixpath.normpath(member.filename).lstrip("/.")] = opened.read(MAX_PICTURE_BYTES)
    except BROKEN_ARCHIVE:
        return {}
    return found
