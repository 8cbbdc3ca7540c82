"""Targets of MyST, ``(label)=``, and hints of GitBook: marks on lines of their own."""

from __future__ import annotations

import re

from guidepress.importing.text.lines import Context, Line, id_of, in_code

_TARGET = re.compile(r"\((?P<id>[\w:./ -]+(?:\([\w:./ -]*\))?)\)=\s*")
_BEGINS_TEXT = re.compile(r"[^\W\d_]|[*_`\"'(\[]\w")
_IMAGE = re.compile(r"(?P<image>[ \t]*!\[.*\]\([^()\n]*\))(?:\{(?P<attributes>[^{}]*)\})?\s*")
_HINT = re.compile(r"(?P<prefix>[\s>]*)\{%-?\s*hint\s+style=[\"']?(?P<style>\w+)[\"']?\s*-?%\}\s*")
_SECTION = re.compile(r"\s*<!--\s*sec\b(?:[^>]*?\bdata-title=\"(?P<title>[^\"]*)\")?[^>]*-->\s*")
_END_OF_SECTION = re.compile(r"\s*<!--\s*endsec\s*-->\s*")
_SIGNED = re.compile(r"(?P<sign>[!?])>[ \t]+(?P<words>\S.*)")
_END = re.compile(r"(?P<prefix>[\s>]*)\{%-?\s*endhint\s*-?%\}\s*")


def settle_targets(lines: list[Line], context: Context) -> list[Line]:
    """``(label)=`` becomes the id of what stands below it: a heading, a picture, a formula, a division, a paragraph."""
    made: list[Line] = []
    waiting: tuple[Line, str] | None = None
    formula = ""
    for line in lines:
        text = line.text
        if found := _TARGET.fullmatch(text.strip()):
            waiting = (line, id_of(found["id"]))
            continue
        if formula and text.strip() == "$$":
            text, formula = f"{text.rstrip()} {{#{formula}}}", ""
        elif waiting and text.strip():
            name, changed = waiting[1], None
            if text.strip() == "$$":
                formula, changed = name, text
            else:
                changed = _named(text, name)
            if changed is None:
                context.lost("Targets of links", waiting[0], f"({name})= stands before nothing that can have an id")
            text, waiting = changed or text, None
        made.append(Line(line.number, text))
    return made


def _named(text: str, name: str) -> str | None:
    """A line with an id, if it begins what may have one."""
    if text.startswith("#"):
        return text if "{#" in text else f"{text.rstrip()} {{#{name}}}"
    if image := _IMAGE.fullmatch(text):
        held = image["attributes"] or ""
        return text if "#" in held else f"{image['image']}{{#{name}{f' {held}' if held else ''}}}"
    if division := re.fullmatch(r"(?P<open>:{3,}[ \t]*\{\.[^{}#]*)\}(?P<rest>.*)", text):
        return f"{division['open']} #{name}}}{division['rest']}"
    if callout := re.fullmatch(r"(?P<colons>:{3,})[ \t]*\{(?P<name>[\w-]+)\}[ \t]*(?P<title>.*)", text):
        words = callout["title"].replace('"', "'")
        title = f' title="{words}"' if words else ""
        return f"{callout['colons']} {{.{callout['name']}{title} #{name}}}"
    if text.startswith("Table: "):
        return text if "{#" in text else f"{text.rstrip()} {{#{name}}}"
    return f'<span id="{name}"></span>{text}' if _BEGINS_TEXT.match(text) else None


def rewrite_hints(lines: list[Line]) -> list[Line]:
    """Hints of GitBook, ``{% hint %}``, as callouts, and what its readers unfold, with the title that they see."""
    made: list[Line] = []
    for line in lines:
        if found := _HINT.fullmatch(line.text):
            style = {"info": "note", "success": "tip", "working": "warning"}.get(found["style"], found["style"])
            made += [Line(line.number, found["prefix"].rstrip()), Line(line.number, f"{found['prefix']}::: {style}")]
        elif found := _SECTION.fullmatch(line.text):
            title = f" {found['title'].strip()}" if found["title"] else ""
            made += [Line(line.number, ""), Line(line.number, f"::: {{.tab}}{title}"), Line(line.number, "")]
        elif _END_OF_SECTION.fullmatch(line.text):
            made += [Line(line.number, ""), Line(line.number, ":::"), Line(line.number, "")]
        elif found := _END.fullmatch(line.text):
            made += [Line(line.number, f"{found['prefix']}:::"), Line(line.number, found["prefix"].rstrip())]
        else:
            made.append(line)
    return made


def rewrite_signed(lines: list[Line], context: Context) -> list[Line]:
    """Paragraphs of docsify that begin with ``!>`` or ``?>``, as callouts: a warning, a tip."""
    if context.plan.tool != "docsify":
        return lines
    made: list[Line] = []
    code = in_code(lines)
    is_open = False
    for line, is_code in zip(lines, code, strict=True):
        found = None if is_code or is_open else _SIGNED.fullmatch(line.text)
        if is_open and not line.text.strip():
            made.append(Line(line.number, ":::"))
            is_open = False
        if found:
            kind = "warning" if found["sign"] == "!" else "tip"
            made += [Line(line.number, ""), Line(line.number, f"::: {kind}"), Line(line.number, found["words"])]
            is_open = True
        else:
            made.append(line)
    return [*made, Line(lines[-1].number, ":::")] if is_open else made
