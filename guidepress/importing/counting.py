"""What a source and the guide made of it hold, counted apart: words by a plain reader, the rest by its marks."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from guidepress.check.source.pieces import Known
from guidepress.check.source.written import written
from guidepress.model.book import Book
from guidepress.model.xhtml import MATHML
from guidepress.standards.markdown_fences import without_fences

THINGS = ("words", "notes", "pictures", "captions", "alternative texts", "tables", "formulas", "links")
_WORD = re.compile(
    r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)
"""A word; a letter where a script parts no words."""
_PATTERNS = {
    "notes": re.compile(r"^\[\^[^\]\s]+\]:|\^\[[^\]\n]+\]", re.MULTILINE),
    "pictures": re.compile(
        r"!\[[^\]]*\][(\[]|<img\b|^[ \t]*(?:`{3,}|:{3,})\{(?:figure|image)\}", re.MULTILINE | re.IGNORECASE
    ),
    "captions": re.compile(r"!\[[^\]]*\]\([^()\s]+\s+[\"'][^\"'\n]+[\"']\s*\)|<figcaption\b", re.IGNORECASE),
    "alternative texts": re.compile(r"!\[[^\]\s][^\]]*\][(\[]|<img\b[^<>]*\balt=[\"'][^\"']+[\"']", re.IGNORECASE),
    "tables": re.compile(
        r"^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$|<table\b", re.MULTILINE | re.IGNORECASE
    ),
    "links": re.compile(
        r"(?<!!)\[[^\[\]\n]+\]\([^()\s]+[^()\n]*\)|<https?://[^\s<>]+>|<a\b[^<>]*\bhref", re.IGNORECASE
    ),
}
_BLOCK_FORMULA = re.compile(r"\$\$.+?\$\$|\\\[.+?\\\]|\\begin\{(?:align|equation)\*?\}", re.DOTALL)
_LINE_FORMULA = re.compile(r"(?<![\\$\w])\$(?![\s$])[^$\n]{1,300}?(?<![\s\\])\$(?![\d$])|\\\([^\n]{1,300}?\\\)")
_SPAN = re.compile(r"`[^`\n]+`")


_TOOL = re.compile(
    r"^[ \t]*:[\w-]+:.*$|^\([\w:.-]+\)=[ \t]*$|\\@ref\([^()\n]*\)|\(\\#[^()\n]*\)|^[ \t>]*(?:`{3,}|:{3,})\{[^{}\n]*\}"
    r"|\{(?:ref|numref|eq|cite[\w:]*)\}`[^`<\n]*`|(?<=`)[^`<\n]*<(?=[^`\n]*>`)"
    r"|\{[\w:-]+\}(?=`)|\{\{[^{}\n]*\}\}|\{%[^\n]*?%\}|^#\|.*$|^(?:#|[ \t]*-)*[ \t]*\(ref:[\w-]+\)"
    r"|(?<![\w@])@(?:fig|tbl|sec|eq|lst)-[\w-]+"
    r"|</?Listing\b[^<>]*>|^\[TOC\]$",
    re.MULTILINE,
)
"""Marks of tools, which are no words: options of directives, labels, roles, templates."""


def _same_lines(found: re.Match[str]) -> str:
    fence = re.match(r"[ \t>]*(?:`{3,}|:{3,})", found[0])
    return fence[0] if fence else "\n" * found[0].count("\n")


@dataclass(slots=True)
class Counts:
    """How many of each of `THINGS`; ``places`` has the first line of each word, ``bag`` how often each stands there."""

    of: Counter[str] = field(default_factory=Counter)
    bag: Counter[str] = field(default_factory=Counter)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)


def count_source(
    texts: Iterable[tuple[str, str]], unshown: Iterable[str] = (), keys: frozenset[str] = frozenset()
) -> Counts:
    """What texts hold as they were, code and all, but without what their tool never shows.

    ``keys`` are those of the references, which are cited and not said.
    """
    counts = Counts()
    for file, text in texts:
        _count_words(file, text, counts, Known(keys))
        prose = _SPAN.sub("`", without_fences(text))
        for thing, pattern in _PATTERNS.items():
            counts.of[thing] += len(pattern.findall(prose))
        rest, blocks = _BLOCK_FORMULA.subn(" ", prose)
        counts.of["formulas"] += blocks + len(_LINE_FORMULA.findall(rest))
    hidden = Counter(word for text in unshown for word in _words(text))
    counts.of["unshown"] = (counts.bag & hidden).total()
    counts.bag -= hidden
    counts.of["words"] = counts.bag.total()
    return counts


def _words(text: str) -> list[str]:
    """The words of a text. The marks of its letters part no words, in whatever order they are written."""
    if not text.isascii():
        apart = unicodedata.normalize("NFD", text)
        text = unicodedata.normalize("NFC", "".join(sign for sign in apart if unicodedata.category(sign)[0] != "M"))
    return _WORD.findall(text.casefold())


def _count_words(file: str, text: str, counts: Counts, known: Known) -> None:
    read = written(_TOOL.sub(_same_lines, text), known)
    for piece in (*read.body, *read.notes):
        if not piece.markup:
            for word in _words(piece.shown):
                counts.bag[word] += 1
                counts.places.setdefault(word, (file, piece.line))


def count_guide(book: Book, before: Counts) -> tuple[Counts, Counter[str]]:
    """What the Book holds, and the words of the source that it has fewer times."""
    counts = Counts()
    for part in book.parts:
        if part.source.startswith("sections/"):
            tree = part.tree
            for text in (*_texts(tree), *(image.get("alt", "") for image in tree.iter("img"))):
                counts.bag.update(_words(str(text)))
            counts.of["notes"] += len(tree.xpath(".//*[@role='doc-footnote']"))
            counts.of["pictures"] += len(list(tree.iter("img")))
            counts.of["captions"] += len(list(tree.iter("figcaption")))
            counts.of["alternative texts"] += sum(bool(image.get("alt")) for image in tree.iter("img"))
            counts.of["tables"] += len(list(tree.iter("table")))
            counts.of["formulas"] += len(list(tree.iter(f"{{{MATHML}}}math")))
            counts.of["links"] += len(tree.xpath(".//a[@href][not(@role)]"))
    counts.of["words"] = counts.bag.total()
    return counts, before.bag - counts.bag


def _texts(element: etree._Element) -> Iterator[str]:
    """The texts in an element one by one; code as one, for its colours part what is a word (``20px``)."""
    if element.tag == "pre":
        yield "".join(element.itertext())
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def kept(before: Counts, missing: Counter[str]) -> float:
    """The share of the words of the source that are in the guide, in percent."""
    total = before.of["words"]
    return 100.0 if not total else 100.0 * (total - missing.total()) / total


def shown_missing(missing: Counter[str], before: Counts, most: int) -> Sequence[tuple[str, int, str, int]]:
    """The words that are missing most often: word, how often, and where it first stands."""
    return [(word, count, *before.places[word]) for word, count in missing.most_common(most)]
