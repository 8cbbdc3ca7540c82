"""Markup of other dialects that is left in the text: told, for readers would see it as it is typed (`MAN084`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.model.xhtml import classes, place_of
from guidepress.read import rules
from guidepress.standards.markdown_fences import fenced_lines

MOST = 50
"""Findings of one file; who has more writes in another dialect, and knows it by then."""

_FOREIGN = re.compile(
    r"(?P<template>\{\{.{0,200}?\}\}|\{%.{0,200}?%\})"
    r"|(?P<wiki>!?\[\[[^\[\]\n]{1,200}\]\])"
    r"|(?P<contents>\[TOC\]|^\[\[\Z)"
    r"|(?P<hidden>(?<![\w%])%%[^%]{1,400}%%(?!\w))"
    r"|(?P<anchor>(?<=[ \t])\^(?=[\w-]{0,40}[A-Za-z])[\w-]{4,40}[ \t]*\Z)"
    r"|(?P<rst>^\.\.[ \t]+[\w-]{1,40}::)"
    r"|(?P<macro>^\{(?:info|note|tip|warning|panel|code|noformat|toc|expand|quote|color)(?::[^{}\n]{0,200})?\}[ \t]*$)"
    r"|(?P<link>\[[^\[\]\n]{1,200}\]\[[^\[\]\n]{0,200}\])"
    r"|(?P<raw>\{=[\w-]{1,20}\})"
    r"|(?P<role>\{[A-Za-z][\w:-]{0,40}\}\Z)"
    r"|(?P<latex>\\(?:newpage|pagebreak|clearpage|cleardoublepage|vspace|hspace|noindent|index|label|ref|cite[pt]?|textbf"
    r"|textit|emph|footnote|@ref)\b(?:\{[^{}\n]{0,200}\}|\([^()\n]{0,200}\))?)"
    r"|(?P<emoji>(?<![\w:]):(?:[+-]1|[a-z][a-z0-9_+-]{1,40}):(?![\w:]))"
    r"|(?P<snippet>\{![^{}\n]{1,200}!\}|-{1,2}8<-{1,2}(?:[ \t]+\"[^\"\n]{1,200}\")?)"
    r"|(?P<critic>\{\+\+.{1,200}?\+\+\}|\{--.{1,200}?--\}|\{>>.{1,200}?<<\})"
    r"|(?P<change>\{\Z)"
    r"|(?P<keys>(?<![\w+])\+\+[a-z0-9]+(?:[+-][a-z0-9]+){0,5}\+\+(?![\w+]))"
    r"|(?P<slashes>^/{3,}(?:[ \t]+[a-z][\w-]{0,40}(?:[ \t]*\|[^\n]{0,200})?)?[ \t]*$)"
    r"|(?P<target>^\([\w:./ -]{1,80}\)=[ \t]*$)"
    r"|(?P<comment>^%[ \t]+\S.{0,60})"
    r"|(?P<block>^\+\+\+(?:[ \t]*\{.{0,200}\})?[ \t]*$)"
    r"|(?P<example>(?<![\w)])\(@[\w-]{0,40}\))"
    r"|(?P<bracket>\\[\[(](?=[ \t\w\\]).{0,200}?\\[\])])"
    r"|(?P<mdx>^(?:import|export)[ \t]+(?:[\w*{}][\w*{}, \t]{0,200}[ \t]from[ \t]+)?"
    r"[\"'\u2018-\u201f][^\"'\n\u2018-\u201f]{1,200}[\"'\u2018-\u201f];?[ \t]*$)"
    r"|(?P<cross>(?<![\w@])@(?:fig|tbl|eq|sec|lst)-[\w-]{1,60})",
    re.MULTILINE,
)
_CALLED = {
    "template": "a tag of a template",
    "wiki": "a link as a wiki has it",
    "contents": "a mark for a table of contents",
    "hidden": "a comment of Obsidian",
    "anchor": "the name of a block in Obsidian",
    "rst": "a directive of reStructuredText",
    "macro": "a macro of Confluence",
    "link": "a link whose address is not defined",
    "raw": "a mark for raw text of another format",
    "role": "a role of MyST",
    "latex": "a command of LaTeX",
    "emoji": "the name of an emoji or icon",
    "snippet": "a mark that takes in another file",
    "critic": "a mark of CriticMarkup",
    "change": "the beginning of a mark of CriticMarkup",
    "keys": "a mark for keys of PyMdown",
    "slashes": "a block of PyMdown",
    "target": "a target of MyST",
    "comment": "a comment of MyST, or a title of pandoc",
    "block": "a break between cells of MyST",
    "example": "the number of an example of pandoc",
    "bracket": "a formula behind two backslashes",
    "mdx": "a line of MDX, which names a component",
    "cross": "a reference of Quarto",
}
_REMEDY = {
    "wiki": "Write [words](file.md).",
    "link": "Define it on a line of its own: [label]: https://example.org, or write [words](address).",
    "hidden": "Write <!-- … -->.",
    "anchor": "Write the id on a line below the block, {: #id }.",
    "rst": "Write a callout, !!! note, or the words alone.",
    "macro": "Write a callout, !!! note, or a fence for code.",
    "contents": "Remove it: the contents are made for you.",
    "emoji": "Write the sign itself, or a word.",
    "snippet": "Put in its text, or name the file in guide.yaml.",
    "critic": "Take the change in, or leave it out.",
    "change": "Take the change in, or leave it out.",
    "keys": "Write <kbd>Ctrl</kbd>+<kbd>C</kbd>.",
    "slashes": "Write a callout, !!! note, or the words alone.",
    "target": "Write the id behind the heading, {#id}.",
    "comment": "Write <!-- … -->, or # before the title.",
    "example": "Write 1. and so on.",
    "bracket": "Write one backslash before each bracket.",
    "mdx": "Remove it: a component of a web page is nothing in a book.",
    "cross": "Write [](#id).",
    "role": "Write the words alone, or a link to them.",
}
_RULED = re.compile(r" {0,3}-{2,}(?: {1,40}-{2,}){1,40} *")
_BARS = "Write it with bars: | a | b |, and |---|---| below."
_CODE = frozenset({"code", "pre", "kbd", "samp", "var"})


def tell_foreign(root: etree._Element, findings: Findings) -> None:
    """MAN084 for each piece of foreign markup in the text of a part, but not in its code and formulas."""
    told = 0
    for here, text, following, leads in _prose(root):
        for found in _FOREIGN.finditer(text):
            kind = found.lastgroup or ""
            if (kind == "role" and following != "code") or (kind == "comment" and (found.start() or not leads)):
                continue
            if (kind == "contents" and found[0] == "[[" and following != "em") or (kind == "anchor" and following):
                continue
            if kind == "change" and following not in {"mark", "del"}:
                continue
            if told == MOST:
                return
            told += 1
            place = replace(here, line=(here.line or 1) + text.count("\n", 0, found.start()))
            message = f"'{found[0][:60]}' is {_CALLED[kind]}"
            findings.add(rules.MAN084.at(place, message, hint=_REMEDY.get(kind, "")))


def _prose(root: etree._Element) -> Iterator[tuple[Place, str, str, bool]]:
    """The pieces of text that are no code and no formula: each with its place, what follows, and if it opens one."""
    if not isinstance(root.tag, str) or root.tag in _CODE or "math" in classes(root):
        return
    yield place_of(root), root.text or "", str(root[0].tag) if len(root) else "", root.tag == "p"
    for child in root:
        yield from _prose(child)
        following, here = child.getnext(), place_of(child)
        behind = replace(here, line=(here.line or 1) + "".join(child.itertext(with_tail=False)).count("\n"))
        yield behind, child.tail or "", str(following.tag) if following is not None else "", False


def tell_ruled_tables(text: str, file: str, findings: Findings) -> None:
    """MAN084 for each table that pandoc knows by rows of hyphens: here its cells would be one paragraph."""
    lines = text.split("\n")
    code = fenced_lines(lines)
    before = ""
    for number, line in enumerate(lines):
        if number in code or not _RULED.fullmatch(line) or line == before:
            continue
        around = "".join(lines[max(number - 1, 0) : number] + lines[number + 1 : number + 2])
        if around.strip():
            before = line
            findings.add(
                rules.MAN084.at(Place(file, number + 1), "the columns of a table are drawn with hyphens", hint=_BARS)
            )
