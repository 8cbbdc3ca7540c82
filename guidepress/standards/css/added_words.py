"""What a style sheet of an edition adds to the words, takes from them, or does that no prover of ours can judge.

The provers ask it of the sheets in a file (EPB047, WEB031, WEB038), and `check` of the guide's own (BRD006).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import tinycss2

from guidepress.standards.css.dress import strikes_struck, undressed, unjudged_rule, unjudged_selector

_LETTERS = frozenset({"content", "list-style", "list-style-type", "quotes", "symbols", "prefix", "suffix", "pad"})
"""Properties and descriptors that put letters on a page."""
_ORDER = frozenset({"unicode-bidi", "direction", "order", "flex-flow", "flex-direction", "writing-mode"})
_PLACED = frozenset(
    {"grid-area", "grid-row", "grid-column", "grid-row-start", "grid-row-end", "grid-column-start", "grid-column-end"}
)
_KNOWN_RULES = frozenset(
    """
    media supports container layer scope starting-style font-face page counter-style property keyframes namespace
    """.split()
)
_FRAME = re.compile(r"(?:from|to|[\d.]{1,8}%)(?:\s*,\s*(?:from|to|[\d.]{1,8}%))*")
"""What stands before a block of ``@keyframes``; nothing may be set in motion by it (`undressed`)."""
_USED = re.compile(r"(?:content|list-style|list-style-type|quotes)\s*:[^;}]{0,200}?var\(\s*--([\w-]{1,80})")
"""The custom properties that come to stand where letters are put on a page."""
_ATTRIBUTES = frozenset({"data-head", "data-label", "href"})
_SHOWN = 60


@lru_cache(maxsize=32)
def added_words(sheet: str) -> tuple[str, ...]:
    """What a style sheet shows that no page says, or how it puts what is said in another order.

    Letters are refused in `content` and in markers of lists; signs and attributes are what a sheet of ours
    uses, counters only number pages. Fonts of its own, and boxes laid over the page, are refused with them.
    """
    return tuple(why for _line, why in more_than_dress(sheet))


def more_than_dress(sheet: str) -> Iterator[tuple[int, str]]:
    """The line, from 1, and the words of everything in a sheet that does more than dress what the pages say."""
    used = frozenset(f"--{name}" for name in _USED.findall(sheet))
    yield from _rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), used)


def _rules(rules: Iterable[Any], used: frozenset[str]) -> Iterator[tuple[int, str]]:
    for rule in rules:
        if rule.type == "at-rule" and rule.content is not None:
            if rule.lower_at_keyword not in _KNOWN_RULES:
                yield rule.source_line, f"@{rule.lower_at_keyword} is no rule that a prover reads"
            elif rule.lower_at_keyword in {"font-face", "page", "counter-style", "property"}:
                yield from _declared(rule, f"@{rule.lower_at_keyword}", used)
            else:
                yield from _rules(
                    tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), used
                )
        elif rule.type == "qualified-rule":
            if not _FRAME.fullmatch(tinycss2.serialize(rule.prelude).strip()) and (
                why := unjudged_selector(rule.prelude)
            ):
                yield rule.source_line, why
            yield from _declared(rule, tinycss2.serialize(rule.prelude).strip(), used)


def _declared(rule: Any, where: str, used: frozenset[str]) -> Iterator[tuple[int, str]]:
    values: dict[str, str] = {}
    for one in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
        if one.type == "qualified-rule":
            nested = tinycss2.serialize(one.prelude).strip()
            yield one.source_line, f"{where} {{ {nested} {{ … }} }}"  # no cascade of ours reads it
        elif one.type == "at-rule" and where == "@page" and one.content is not None:
            yield from _declared(one, f"@page @{one.lower_at_keyword}", used)
        elif one.type == "at-rule":
            yield one.source_line, f"{where} {{ @{one.lower_at_keyword} … }}"
        elif one.type == "declaration":
            values[one.lower_name] = tinycss2.serialize(one.value).strip().lower()
            if _is_fault(one, where, values[one.lower_name], used):
                yield one.source_line, f"{where} {{ {one.lower_name}: {values[one.lower_name][:_SHOWN]} }}"
    yield from ((rule.source_line, why) for why in unjudged_rule(values, where))
    if "::" in where and values.get("position") in {"absolute", "fixed"} and "background" in " ".join(values):
        yield rule.source_line, f"{where} lays a box over the page"


def _is_fault(one: Any, where: str, value: str, used: frozenset[str]) -> bool:
    """Whether a declaration adds letters, turns their order, strikes them, or does more than dress them."""
    name = one.lower_name
    if (name in _LETTERS or name in used) and _letters(one.value, counts=where.startswith("@page")):
        return True
    if name in _ORDER and any(word in value for word in ("override", "reverse", "rtl", "vertical", "var(")):
        return True
    if name in _PLACED and value not in {"auto", "initial"}:
        return True
    if name == "order" and value not in {"0", "initial"}:
        return True
    if name.startswith("text-decoration") and "line-through" in value and not strikes_struck(where):
        return True
    if where == "@font-face":
        return name == "size-adjust" or (name == "src" and _fetches(one.value))
    return not where.startswith("@") and not _FRAME.fullmatch(where) and undressed(name, list(one.value), where)


def _fetches(tokens: Iterable[Any]) -> bool:
    """Whether a font is anywhere but in the sheet itself or on the reader's machine: no edition has files of fonts."""
    for token in tokens:
        if token.type == "url":
            told = [token.value]
        elif token.type == "function" and token.lower_name in {"url", "src"}:
            told = [str(part.value) for part in token.arguments if part.type == "string"]
        else:
            continue
        if any(not value.strip().lower().startswith("data:") for value in told):
            return True
    return False


def _letters(tokens: Iterable[Any], *, counts: bool = False) -> str:
    """The first letters, picture or number among tokens; "" if there are none. ``counts``: pages may be numbered."""
    for token in tokens:
        if token.type == "string" and any(map(str.isalnum, token.value)):
            return str(token.serialize())[:_SHOWN]
        if token.type == "url":
            return str(token.serialize())[:_SHOWN]
        if token.type == "function" and token.lower_name in {"url", "image-set", "element", "target-text"}:
            return str(token.serialize())[:_SHOWN]
        if token.type == "function" and token.lower_name in {"counter", "counters"} and not counts:
            return str(token.serialize())[:_SHOWN]
        if token.type == "function" and token.lower_name == "attr":
            names = {one.value for one in token.arguments if one.type == "ident"}
            if not names <= _ATTRIBUTES:
                return str(token.serialize())
        elif token.type in {"function", "[] block", "() block"}:
            inner = token.arguments if token.type == "function" else token.content
            if found := _letters(inner, counts=counts):
                return found
    return ""
