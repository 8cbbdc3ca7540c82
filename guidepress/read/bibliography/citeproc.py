"""Citations and the list of references as a CSL style sets them, by pandoc's citeproc: one question a guide.

Keys never reach pandoc: the entries go by their place (``r1``, ``r2``), and so do the links in its answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guidepress.read.bibliography.csl_data import for_citeproc
from guidepress.read.bibliography.csl_style import Style
from guidepress.read.bibliography.inlines import Inline, phrases_in
from guidepress.read.bibliography.pandoc import SECONDS, PandocRefusal, run_pandoc
from guidepress.read.bibliography.rich_text import rich_text
from guidepress.read.markdown.citation_syntax import Cite

_API = [1, 23, 1]
"""The version of pandoc's document types that we write; newer ones are read as well."""

SECONDS_AN_ENTRY = 0.15
"""Added to what a run may take. In a style of names and years the time grows with the cube of the number of entries:
500 take 4 seconds of a processor, 1000 take 25; in one of numbers 2000 take 1.5."""

_ARGUMENTS = ("--citeproc", "--csl", "style.csl", "--bibliography", "references.json", "-f", "json", "-t", "json")
_EMPHASIS = re.compile(r"(?<![\w*])(\*\*|\*|_)(?=\S)([^*_]+)(?<=\S)\1(?![\w*])")
_POINT = re.compile("(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])\\.(?=,)")
"""The point that pandoc puts behind a name without initials, as if it were one."""

_LOCALES = {"no": "nb-NO"}
"""Language tags whose locale has another name in CSL."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the list: its key, what stands in its margin (a number, a label), and its words."""

    key: str
    margin: tuple[Inline, ...]
    words: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The words of every citation, in order, and the entries in the style's order.

    ``keys`` says which entry a link's target ``#ref-r1`` means.
    """

    citations: tuple[tuple[Inline, ...], ...]
    entries: tuple[Entry, ...]
    keys: Mapping[str, str]


def ask_citeproc(
    style: Style, language: str, entries: Mapping[str, Mapping[str, object]], citations: Sequence[Sequence[Cite]]
) -> Answer:
    """Set citations and list; ``entries`` maps each key to its CSL-JSON, those that are cited and those only listed.

    Raises `PandocRefusal` if the style or the data
    cannot be used, `OutsideToolError` if pandoc is missing or broken.
    """
    names = {key: f"r{number}" for number, key in enumerate(entries, 1)}
    keys = {name: key for key, name in names.items()}
    initials = style.initials and style.numeric  # in other styles a citation is the family name
    data = [
        {
            **for_citeproc(csl, initials=initials, joins=style.joins, hyphenless=style.hyphenless),
            "id": names[key],
        }
        for key, csl in entries.items()
    ]
    cited = {cite.key for cites in citations for cite in cites}
    document = {
        "pandoc-api-version": _API,
        "meta": _settings(_LOCALES.get(language, language), [names[key] for key in entries if key not in cited]),
        "blocks": [_paragraph(number, cites, names) for number, cites in enumerate(citations, 1)],
    }
    made = run_pandoc(
        _ARGUMENTS,
        json.dumps(document).encode(),
        {"style.csl": style.data, "references.json": json.dumps(data, ensure_ascii=False).encode()},
        seconds=SECONDS + SECONDS_AN_ENTRY * len(entries),
    )
    try:
        blocks = json.loads(made)["blocks"]
    except RecursionError as error:
        raise PandocRefusal("quotation marks or markup nest too deeply in a reference") from error
    if len(blocks) < len(citations):
        raise PandocRefusal("the style leaves citations out")
    words = tuple(tuple(block["c"][0]["c"][1]) for block in blocks[: len(citations)])
    return Answer(words, tuple(_entry(block, keys) for block in _listed(blocks[len(citations) :])), keys)


def _settings(language: str, only_listed: Iterable[str]) -> dict[str, Any]:
    yes = {"t": "MetaBool", "c": True}
    listed = [_citation(Cite(name), {name: name}, 0) for name in only_listed]
    return {
        "lang": {"t": "MetaString", "c": language},
        "link-citations": yes,
        "link-bibliography": yes,
        "nocite": {"t": "MetaInlines", "c": [{"t": "Cite", "c": [listed, [{"t": "Str", "c": "?"}]]}]},
    }


def _paragraph(number: int, cites: Sequence[Cite], names: Mapping[str, str]) -> dict[str, Any]:
    items = [_citation(cite, names, number) for cite in cites]
    return {"t": "Para", "c": [{"t": "Cite", "c": [items, [{"t": "Str", "c": "?"}]]}]}


def _citation(cite: Cite, names: Mapping[str, str], number: int) -> dict[str, Any]:
    return {
        "citationId": names[cite.key],
        "citationPrefix": list(_phrases(cite.prefix)),
        "citationSuffix": list(_phrases(cite.suffix)),
        "citationMode": {"t": cite.mode.value},
        "citationNoteNum": number,
        "citationHash": 0,
    }


def _phrases(text: str) -> Iterable[Inline]:
    """Words before or after a source as inlines; emphasis is what Markdown has it be."""
    begin = 0
    for found in _EMPHASIS.finditer(text):
        yield from _words(text[begin : found.start()])
        yield {"t": "Strong" if found[1] == "**" else "Emph", "c": list(_words(found[2]))}
        begin = found.end()
    yield from _words(text[begin:])


def _words(text: str) -> Iterable[Inline]:
    for piece in re.findall(r"\s+|\S+", text.replace("---", "—").replace("--", "–")):
        yield {"t": "Space"} if piece.isspace() else {"t": "Str", "c": rich_text(piece)}


def _listed(blocks: Sequence[Inline]) -> Iterable[Inline]:
    """The entries in the ``Div`` that pandoc appends."""
    for block in blocks:
        if block["t"] == "Div":
            name = block["c"][0][0]
            if name.startswith("ref-"):
                yield block
            else:
                yield from _listed(block["c"][1])


def _entry(block: Inline, keys: Mapping[str, str]) -> Entry:
    name = block["c"][0][0].removeprefix("ref-")
    margin: list[Inline] = []
    words: list[Inline] = []
    for inline in phrases_in(block["c"][1]):
        if inline["t"] == "Str":
            inline = {"t": "Str", "c": _POINT.sub("", inline["c"])}  # noqa: PLW2901
        (margin if inline["t"] == "Span" and "csl-left-margin" in inline["c"][0][1] else words).append(inline)
    return Entry(keys[name], tuple(margin), tuple(words))
