"""The mender of signs that no typeface has: each is called by its name, as somebody would who reads it out."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from guidepress.read.markdown.blocks.code_spans import code_spans
from guidepress.standards.markdown_fences import fenced_lines

_SIGN = re.compile(r"no font has the character '(?P<sign>.)' \(U\+[0-9A-F]+\)", re.DOTALL)
_JOINING = "\N{VARIATION SELECTOR-15}\N{VARIATION SELECTOR-16}"


def name_sign(guide: Path, message: str, language: str) -> str:
    """Write the name of the sign that a finding is about, wherever the guide has it; says what was changed."""
    found = _SIGN.fullmatch(message)
    name = unicodedata.name(found["sign"], "").lower() if found else ""
    if found is None or not name or unicodedata.category(found["sign"])[0] in "LM":  # a letter is no word
        return ""
    sign = found["sign"]
    said = name if language.partition("-")[0] == "en" else f'<span lang="en">{name}</span>'
    for path in (guide / "guide.yaml", *sorted(guide.rglob("*.md"))):
        text = path.read_text(encoding="utf-8")
        if sign in text and path.name != "import-report.md":
            path.write_text(_named(text, sign, name, said if path.suffix == ".md" else name), encoding="utf-8")
    return f"a sign that no typeface has, by its name: {sign} {name}"


def _named(text: str, sign: str, name: str, said: str) -> str:
    lines = text.split("\n")
    code = fenced_lines(lines)
    pattern = re.compile(rf"{re.escape(sign)}[{_JOINING}]?")
    for number, line in enumerate(lines):
        if sign not in line:
            continue
        pieces, at = [], 0
        for begin, end in [(0, len(line))] if number in code else code_spans(line):
            pieces += [pattern.sub(said, line[at:begin]), pattern.sub(name, line[begin:end])]
            at = end
        lines[number] = "".join((*pieces, pattern.sub(said, line[at:])))
    return "\n".join(lines)
