"""Alarms on prose by others: the text files of a folder, laid into a guide as its sections and checked.

Markdown is read as Markdown; of plain text, blank lines part paragraphs. Front matter, templates, code, images and
addresses are taken out, so that only prose is judged. What the guide lacks (sources, a disclaimer) is no alarm.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guidepress.check import check_book
from guidepress.check.text.sentences import WORD
from guidepress.model.finding import Finding, Findings
from guidepress.read import read_guide

NO_ALARMS = frozenset({"LAN002", "LAN003", "LAN004", "LAN005", "LAN014", "CLM001", "CLM005"})
"""Measures of length and reading level, and claims without a source: these texts have no references."""

FILES, BYTES = 40, 60_000
"""Files of a guide, and bytes of a file, that are read at once."""

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_NO_PROSE = re.compile(
    r"```.*?```|~~~.*?~~~|\{\{.*?\}\}|\{%.*?%\}|<!--.*?-->|<[^>]*>|!\[[^\]]*\]\([^)]*\)|^\s*(?:\||:::|#\s*$).*$|^\[[^\]]+\]:.*$"
    r"|^[ ]{4}.*$|`[^`]*`|\$[^$]*\$|\{[^}]*\}",
    re.DOTALL | re.MULTILINE,
)
_LINK = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_SETTINGS = """title: Prose
slug: prose
language: {language}
description: Prose by others.
authors: [{{name: Others}}]
publisher: Others
contact: others@example.org
identifier: urn:uuid:0d6a2c1e-9a53-4c57-8f5e-5b8a4d0b7c21
version: "1.0"
date: 2026-01-02
licence: {{name: CC0 1.0}}
copyright: 2026 Others
review: {{statement: Not reviewed., reviewed: 2026-01-02, next-review: 2027-01-02}}
funding: None.
conflicts: None.
front: [title-page, contents]
sections:
{sections}
policy: {policy}
"""


@dataclass(frozen=True, slots=True)
class Prose:
    """What was read, and what was said about it."""

    words: int
    findings: tuple[Finding, ...]

    def by_code(self) -> Counter[str]:
        """How many alarms of each code."""
        return Counter(finding.code for finding in self.findings)


def alarms_on(folder: Path, policy: str = "general", language: str = "en-US") -> Prose:
    """The alarms on the text files below a folder (``.md``, ``.txt``), without those of `NO_ALARMS`."""
    texts = [text for path in sorted(folder.rglob("*")) if path.suffix in {".md", ".txt"} for text in _pieces(path)]
    words, found = 0, list[Finding]()
    for first in range(0, len(texts), FILES):
        some = texts[first : first + FILES]
        words += sum(len(WORD.findall(text)) for text in some)
        found += _checked(some, policy, language)
    return Prose(words, tuple(found))


def _pieces(path: Path) -> Iterator[str]:
    """The prose of a file, in pieces that may be read at once; words that are too few are left out."""
    text = _FRONT.sub("", path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n"))
    plain = re.sub(r"^#(?=\s)", "##", _LINK.sub(r"\1", _NO_PROSE.sub("", text)), flags=re.MULTILINE)
    piece = ""
    for paragraph in plain.split("\n\n"):
        if len(piece) + len(paragraph) > BYTES:
            yield piece
            piece = ""
        piece += paragraph + "\n\n"
    if len(WORD.findall(piece)) >= FILES:
        yield piece


def _checked(texts: list[str], policy: str, language: str) -> Iterator[Finding]:
    with tempfile.TemporaryDirectory() as room:
        guide = Path(room)
        names = [f"s{number}.md" for number in range(len(texts))]
        for name, text in zip(names, texts, strict=True):
            (guide / name).write_text(f"# Part {name[1:-3]}\n\n{text}", encoding="utf-8")
        listed = "\n".join(f"  - {name}" for name in names)
        settings = _SETTINGS.format(language=language, sections=listed, policy=policy)
        (guide / "guide.yaml").write_text(settings, encoding="utf-8")
        for finding in check_book(read_guide(guide, Findings())):
            if finding.place.file in names and finding.code not in NO_ALARMS:
                yield finding
