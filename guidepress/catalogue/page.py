"""``catalogue.html``: the table of all guides for their publisher, in English. It works without its script."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from lxml import etree

from guidepress.catalogue.row import Row
from guidepress.languages.direction import direction_of
from guidepress.typeset.web.html_page import Head, add, page, read_script, read_sheets

_SHEETS = ("tokens.css", "proof.css", "catalogue.css")
_FOUND = (("", "any"), ("errors", "errors"), ("warnings", "warnings"), ("none", "none"))
_HEADS = ("Guide", "Language", "Edition", "Due", "Findings", "State", "Files")


def catalogue_page(rows: Sequence[Row]) -> bytes:
    """The page for some rows, in UTF-8."""
    body = etree.Element("body")
    add(body, "a", "Skip to the guides", class_="skip", href="#guides")
    header = add(body, "header")
    add(header, "h1", "Catalogue")
    failed = sum(not row.is_built for row in rows)
    verdict = f"{len(rows)} guides, all built." if not failed else f"{len(rows)} guides; {failed} could not be built."
    add(header, "p", verdict, class_="verdict bad" if failed else "verdict")
    main = add(body, "main", id="guides", tabindex="-1")
    _filters(main, rows)
    caption = "Guides by their folders"
    box = add(main, "div", class_="scroll", tabindex="0", role="group", aria_label=caption)
    made = add(box, "table")
    add(made, "caption", caption)
    head = add(add(made, "thead"), "tr")
    for text in _HEADS:
        add(head, "th", text, scope="col")
    inside = add(made, "tbody")
    for row in rows:
        _line(inside, row)
    styles, script = read_sheets(_SHEETS), read_script("catalogue.js")
    return page(Head("en", "Catalogue", "What was built of each guide.", styles, script=script), body)


def _filters(main: etree._Element, rows: Sequence[Row]) -> None:
    """The form, which is hidden until the script is there to answer it."""
    form = add(main, "form", id="filters", role="search", hidden="hidden")
    _field(form, "search", "Search", type="search")
    _field(form, "due", "Due before", type="date")
    languages = sorted({row.language for row in rows} - {""})
    for name, label, choices in (
        ("language", "Language", [("", "any"), *((one, one) for one in languages)]),
        ("findings", "Findings", _FOUND),
        ("state", "State", [("", "any"), ("built", "built"), ("failed", "failed")]),
    ):
        field = add(form, "p")
        add(field, "label", label, for_=name)
        chosen = add(field, "select", id=name)
        for value, text in choices:
            add(chosen, "option", text, value=value)
    add(form, "p", "", id="shown", role="status")


def _field(form: etree._Element, name: str, label: str, **attributes: str) -> None:
    field = add(form, "p")
    add(field, "label", label, for_=name)
    add(field, "input", id=name, autocomplete="off", **attributes)


def _line(table: etree._Element, row: Row) -> None:
    found = "errors" if row.errors else "warnings" if row.warnings else "none"
    line = add(
        table,
        "tr",
        data_language=row.language,
        data_due=row.due,
        data_findings=found,
        data_state="built" if row.is_built else "failed",
    )
    folder = quote(row.name, errors="surrogatepass")
    head = add(line, "th", scope="row")
    title = add(head, "a", row.title, href=f"{folder}/index.html") if row.is_built else add(head, "span", row.title)
    if row.language:
        title.set("lang", row.language)
        title.set("dir", direction_of(row.language))
    add(head, "span", row.name.encode("utf-8", "replace").decode(), class_="folder")
    add(line, "td", row.language)
    add(line, "td", " of ".join(part for part in (row.version, row.date) if part))
    _due(add(line, "td"), row)
    _findings(add(line, "td"), row)
    add(line, "td", "built" if row.is_built else f"failed: {row.why}", class_="" if row.is_built else "failed")
    _files(add(line, "td"), row, folder)


def _due(cell: etree._Element, row: Row) -> None:
    if row.due:
        add(cell, "time", row.due, datetime=row.due)
        what = [text for day, text in row.dues if day == row.due]
        add(cell, "span", ", ".join(what), class_="folder")


def _findings(cell: etree._Element, row: Row) -> None:
    cell.text = ", ".join(
        f"{number} {name if number == 1 else name + 's'}"
        for number, name in ((row.errors, "error"), (row.warnings, "warning"))
        if number
    ) or ("none" if row.is_built else "")
    codes = " ".join(f"{code} ({number})" if number > 1 else code for code, number in (row.findings or {}).items())
    if codes:
        add(cell, "span", codes, class_="folder")


def _files(cell: etree._Element, row: Row, folder: str) -> None:
    if not row.files:
        return
    listed = add(cell, "ul")
    for file in row.files:
        about = f" {file.size / 1000:.0f} kB" + (f", {file.pages} pages" if file.pages else "")
        add(add(listed, "li"), "a", file.name, href=f"{folder}/{quote(file.name)}").tail = about
