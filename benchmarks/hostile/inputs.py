"""Hostile guides, made anew each time: a class, a name, and what is done to a new guide."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.hostile import siblings

SECTION = "sections/01-introduction.md"


@dataclass(frozen=True)
class Case:
    """What is done to a guide in a folder, and under which name it is told."""

    kind: str
    name: str
    spoil: Callable[[Path], None]


def _text(words: str) -> Callable[[Path], None]:
    def spoil(guide: Path) -> None:
        section = guide / SECTION
        section.write_bytes(section.read_bytes() + b"\n\n" + words.encode("utf-8", "surrogatepass") + b"\n")

    return spoil


def _drawing(body: str) -> Callable[[Path], None]:
    def spoil(guide: Path) -> None:
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90">{body}</svg>'
        (guide / "figures" / "s.svg").write_text(svg, encoding="utf-8")
        _text('![A thing.](figures/s.svg "Caption.")')(guide)

    return spoil


def _setting(line: str) -> Callable[[Path], None]:
    def spoil(guide: Path) -> None:
        file = guide / "guide.yaml"
        key = line.partition(":")[0]
        kept = re.sub(rf"(?m)^{re.escape(key)}:.*\n(?:[ -].*\n)*", "", file.read_text(encoding="utf-8"))
        file.write_bytes(f"{kept}\n{line}\n".encode("utf-8", "surrogatepass"))

    return spoil


def _references(data: object, cited: str = "") -> Callable[[Path], None]:
    def spoil(guide: Path) -> None:
        text = data if isinstance(data, str) else json.dumps(data)
        (guide / "references.json").write_text(text, encoding="utf-8")
        _text(cited)(guide)

    return spoil


_MARKDOWN = {
    "col span": '<table><col span="100000000"/><tr><td>x</td></tr></table>',
    "colspan": '<table><tr><td colspan="1000000">x</td></tr></table>',
    "rowspan": '<table><tr><td rowspan="1000000">x</td></tr></table>',
    "nested spans": "[" * 40 + "x" + "]{.a}" * 40,
    "nested quotations": "> " * 3000 + "x",
    "nested lists": "\n".join("  " * n + "- x" for n in range(500)),
    "nested divisions": "<div>" * 3000,
    "open brackets": "[" * 30_000,
    "asterisks": "*a " * 12_000,
    "backquotes": "`" * 30_000,
    "pipes": "|" * 30_000,
    "headings": "\n\n".join(f"## H{n}" for n in range(3000)),
    "notes": " ".join(f"x^[n {n}]" for n in range(2500)),
    "controls by reference": "a &#x1F; &#xFFFF; &#0; &#xD800; b",
    "script in a formula": '$x\\tag{<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>}$',
    "address in a formula": "$\\href{file:///etc/passwd}{x}$",
    "scripts": '<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a>',
    "a turned address": "[x y](https://example.org/\u202egpj.exe)",
    "a turned sentence": "He said \u202e not \u2066 so.",
    "another host": "[the site](https://ex\u0430mple.org/)",
    "a pile of marks": "o" + "\u0300" * 3900,
    "a separator of lines": "a\u2028b",
    "a word of a megabyte": "x" * 1_000_000,
}
_DRAWINGS = {
    "use of itself": '<g id="a"><use href="#a"/></g>',
    "ten to the sixth": "".join(
        f'<g id="g{n}">{f"""<use href="#g{n - 1}"/>""" * 10 if n else "<rect/>"}</g>' for n in range(7)
    ),
    "a page in it": '<img xmlns="http://www.w3.org/1999/xhtml" src="http://127.0.0.1:9/"/>',
    "a script": "<script>alert(1)</script>",
    "an import": "<style>@import url(http://127.0.0.1:9/)</style>",
    "words for numbers": '<rect width="a" height="b" opacity="c"/>',
    "no numbers": '<circle cx="nan" r="inf"/>',
    "a broken path": '<path d="M0 0 A 1 1 0"/>',
    "a broken style": "<style>rect{opacity:x}</style><rect width='1' height='1'/>",
    "large letters": '<text font-size="1e30">x</text>',
    "three hundred kilobytes of words": f"<text>{'word ' * 60_000}</text>",
    "a long path": f'<path d="M0 0{"L1 1" * 200_000}"/>',
    "selectors": f"<style>{''.join(f'.a{n} g rect{{fill:red}}' for n in range(3000))}</style>{'<rect/>' * 2000}",
    "depth": "<g>" * 200 + "</g>" * 200,
    "no picture": '<image href="data:image/png;base64,AAAA"/>',
}
_SETTINGS = {
    "an escape": 'subtitle: "a\\0b"',
    "a half sign": 'subtitle: "a\\ud800b"',
    "depth": f"subtitle: {'[' * 5000}",
    "an alias": "subtitle: &a x\nshort-title: *a",
    "a tag": "subtitle: !!python/name:os.system x",
    "a merge": "subtitle:\n  <<: x",
    "no day": "date: 2026-02-30",
    "a large number": f"version: {'9' * 6000}",
    "a path out": "references: ../../../etc/passwd",
}
_SOURCE = {
    "type": "book",
    "title": "T",
    "publisher": "P",
    "issued": {"date-parts": [[2020]]},
    "author": [{"family": "A"}],
}
_REFERENCES: dict[str, tuple[object, str]] = {
    "digits": ('[{"id": "a", "type": "book", "volume": ' + "9" * 5000 + "}]", ""),
    "a half sign": ([{**_SOURCE, "id": "a\ud800"}], ""),
    "a key with a formula": ([{**_SOURCE, "id": "$a$"}], "A [@$a$]."),
    "depth": ("[" * 100_000, ""),
    "no list": ('{"a": 1}', ""),
    "tags": ([{**_SOURCE, "id": "a", "title": "<i>" * 3000}], "A [@a]."),
    "a script": (
        [{**_SOURCE, "id": "a", "title": "<script>alert(1)</script>", "URL": "javascript:alert(1)"}],
        "A [@a].",
    ),
}


def cases() -> Iterator[Case]:
    """All of them, class by class."""
    for name, words in (_MARKDOWN | siblings.MARKDOWN).items():
        yield Case("Markdown", name, _text(words))
    for name, body in (_DRAWINGS | siblings.DRAWINGS).items():
        yield Case("SVG", name, _drawing(body))
    for name, line in (*_SETTINGS.items(), *siblings.SETTINGS.items()):
        yield Case("settings", name, _setting(line))
    for name, what in (*_REFERENCES.items(), *siblings.REFERENCES.items()):
        yield Case("references", name, _references(*what))


def cases_of(folder: Path) -> Iterator[Case]:
    """The files of a folder: ``*.md`` is added to a section, ``*.svg`` shown as a figure."""
    for file in sorted(folder.rglob("*")):
        if file.suffix == ".md":
            yield Case(f"{folder.name}: Markdown", file.stem, _text(file.read_text("utf-8", "surrogateescape")))
        elif file.suffix == ".svg":
            yield Case(f"{folder.name}: SVG", file.stem, _copied(file))


def _copied(file: Path) -> Callable[[Path], None]:
    def spoil(guide: Path) -> None:
        (guide / "figures" / "s.svg").write_bytes(file.read_bytes())
        _text('![A thing.](figures/s.svg "Caption.")')(guide)

    return spoil
