"""``publish.py speak``: what a screen reader says of a PDF or an EPUB, for people and for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from guidepress.languages.groups import SpeakWords
from guidepress.languages.registry import language_for, primary
from guidepress.model.speech import FIELDS, INLINE, Said
from guidepress.model.xhtml import fold

SOFT_HYPHEN = "\u00ad"
_UNPRINTABLE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\ufeff]")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="For people or machines.",
)
def speak(file: Path, form: str) -> None:
    """Say what a screen reader says of a PDF or EPUB FILE, from the file's own structure."""
    from guidepress.prove.speech.file import speak_file

    said = speak_file(file)
    click.echo(as_json(said) if form == "json" else "\n".join(map(printable, as_text(said))))


def printable(line: str) -> str:
    """A line without what would move the cursor or change a terminal's mind, and without what nobody hears."""
    return _UNPRINTABLE.sub("", line).encode("utf-8", "replace").decode()


def as_json(said: Said) -> str:
    """The tree as JSON; empty fields are left out. A half of a surrogate pair stands as a question mark."""
    return json.dumps(_data(said), ensure_ascii=False, indent=1).encode("utf-8", "replace").decode()


def _data(said: Said) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": said.kind}
    if said.notes:
        data["notes"] = dict(said.notes)
    for name in ("text", "name", "state", "language", "expansion", "page"):
        if value := getattr(said, name):
            data[name] = value
    if said.level:
        data["level"] = said.level
    if said.kids:
        data["kids"] = [_data(kid) for kid in said.kids]
    return data


def without_folios(said: Said) -> Said:
    """The tree without the page numbers that paged editions add to links, for comparing it with an EPUB's."""
    kids: list[Said] = []
    for kid in said.kids:
        if kid.kind != "folio":
            kids.append(without_folios(kid))
        elif kids and kids[-1].kind == "text":
            space = " " if kid.words()[-1:].isspace() else ""
            kids[-1] = replace(kids[-1], text=kids[-1].text.rstrip() + space)
    return replace(said, kids=kids)


def as_text(said: Said) -> Iterator[str]:
    """The tree as lines: what each thing is, in the language of the file, then what it says."""
    yield from _Reader(language_for(said.language).speak).document(said)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads a tree aloud in the words of a language."""

    words: SpeakWords

    def document(self, said: Said) -> Iterator[str]:
        """The whole tree as lines."""
        if said.language:
            yield self.words.document.format(language=self._language(said.language))
        for kind, count in said.notes.items():
            if kind in self.words.notes:
                yield self.words.notes[kind].format(n=count)
        lines = 0
        for kid in said.kids:
            for line in self._lines(kid, 0):
                lines += 1
                yield line
        if not lines:
            yield self.words.notes["nothing"]

    def _lines(self, said: Said, depth: int) -> Iterator[str]:
        indent = "  " * depth
        if said.kind in INLINE:
            if text := fold(self._inline(said)):
                yield f"{indent}{text}"
            return
        if said.kind in {"section", "document", "body", "rows"}:
            yield from self._content(said, depth)
            return
        if said.kind == "item":
            yield from self._item(said, depth)
            return
        announced, told = self._announce(said)
        runs, blocks = self._split(said.kids if told is None else [])
        first = fold(runs) if told is None else told
        told_of = ", ".join(filter(None, (announced, fold(said.name), self.words.states.get(said.state))))
        yield f"{indent}{told_of if said.kind != 'link' else announced}{': ' if first else ''}{first}"
        for block in blocks if told is None else said.kids:
            yield from self._block(block, depth + 1)

    def _item(self, said: Said, depth: int) -> Iterator[str]:
        """An item on one line with its bullet, number or term, and its further blocks below."""
        label = fold("".join(self._inline(kid) for one in said.kids if one.kind == "label" for kid in one.kids))
        held = [kid for one in said.kids if one.kind != "label" for kid in (one.kids if one.kind == "body" else [one])]
        first, blocks = self._split(held)
        if not first.strip() and blocks and isinstance(blocks[0], Said) and blocks[0].kind == "paragraph":
            first, blocks = self._split(blocks[0].kids)[0], blocks[1:]
        yield f"{'  ' * depth}{self.words.item} {label}{': ' if first and label else ''}{fold(first)}".rstrip()
        for block in blocks:
            yield from self._block(block, depth + 1)

    def _content(self, said: Said, depth: int) -> Iterator[str]:
        for block in _grouped(said.kids):
            yield from self._block(block, depth)

    def _block(self, block: list[Said] | Said, depth: int) -> Iterator[str]:
        if isinstance(block, Said):
            yield from self._lines(block, depth)
        elif text := fold("".join(self._inline(one) for one in block)):
            yield f"{'  ' * depth}{text}"

    def _split(self, kids: list[Said]) -> tuple[str, list[list[Said] | Said]]:
        """The text that opens an element, and the blocks after it."""
        groups = list(_grouped(kids))
        if groups and isinstance(groups[0], list):
            return "".join(self._inline(one) for one in groups[0]), groups[1:]
        return "", groups

    def _announce(self, said: Said) -> tuple[str, str | None]:
        """How an element is announced, and its text if that is not that of its kids."""
        words, language = self.words, f", {self._language(said.language)}" if said.language else ""
        match said.kind:
            case "heading":
                return words.heading.format(level=said.level) + language, None
            case "list":
                count = sum(kid.kind == "item" for kid in said.kids) or _terms(said)
                return words.list.format(n=count) + language, None
            case "contents":
                return words.contents.format(n=sum(kid.kind == "contents entry" for kid in said.kids)), None
            case "table":
                rows = [one for one in said.walk() if one.kind == "row"]
                columns = max((sum(kid.kind.endswith("cell") for kid in row.kids) for row in rows), default=0)
                return words.table.format(columns=columns, rows=len(rows)) + language, None
            case "figure" | "annotation":
                return self._kind(said.kind) + language, fold(said.text)
            case kind if kind in FIELDS:
                return self._kind(kind) + language, fold(said.text) or None
            case kind:
                return self._kind(kind) + language, None

    def _inline(self, said: Said) -> str:
        inner = said.text.replace(SOFT_HYPHEN, "") + "".join(self._inline(kid) for kid in said.kids)
        if said.language:
            return _bracketed(self._language(said.language), inner)
        match said.kind:
            case "link" | "reference" if not any(kid.kind == "link" for kid in said.kids):
                return _bracketed(self._kind(said.kind), inner, said.name)
            case "formula" | "code":
                return _bracketed(self._kind(said.kind), inner)
            case "phrase" if said.expansion:
                return self.words.expansion.format(text=inner, words=said.expansion)
            case _:
                return inner

    def _kind(self, kind: str) -> str:
        return self.words.kinds.get(kind, kind)

    def _language(self, tag: str) -> str:
        """The name of a language, for the ear; a tag without one is said as it is."""
        return self.words.languages.get(primary(tag), tag)


def _grouped(kids: list[Said]) -> Iterator[list[Said] | Said]:
    """Runs of text as lists, blocks one by one."""
    run: list[Said] = []
    for kid in kids:
        if _is_inline(kid):
            run.append(kid)
            continue
        if run:
            yield run
        run = []
        yield kid
    if run:
        yield run


def _is_inline(said: Said) -> bool:
    return said.kind in INLINE and all(_is_inline(kid) for kid in said.kids)


def _terms(said: Said) -> int:
    return sum(kid.kind == "label" for kid in said.kids)


def _bracketed(what: str, words: str, name: str = "") -> str:
    """Words in brackets with what they are, or the name that is said for them; the spaces around them stay outside."""
    before, after = (" " if edge.isspace() else "" for edge in (words[:1], words[-1:]))
    return f"{before}[{what}: {name or words.strip()}]{after}"
