r"""Commands of TeX that a source makes for itself (``\newcommand``, ``math`` of MyST, ``macros``), written out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from guidepress.importing.text.lines import Context, Line, in_code, outside_spans

MOST = 500
"""Commands of a source."""
LONGEST = 2_000
"""Signs of what a command stands for; ten times as many of a line that it is written out in."""
ROUNDS = 6
"""How deep commands may stand in one another."""

_NAME = r"\\[A-Za-z]{1,40}"
_BODY = r"\{(?P<body>(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}){0,400})\}"
_DEFINITION = re.compile(
    rf"\\(?:(?:re)?new|provide)command\*?[ ]?(?:\{{(?P<name>{_NAME})\}}|(?P<bare>{_NAME}))(?:\[\d\])?{_BODY}"
    rf"|\\def[ ]?(?P<defined>{_NAME})(?:#\d){{0,9}}{_BODY.replace('body', 'text')}"
    rf"|\\DeclareMathOperator(?P<star>\*?)\{{(?P<operator>{_NAME})\}}{_BODY.replace('body', 'words')}"
)
_COMMAND = re.compile(rf"(?P<name>{_NAME})(?![A-Za-z])")
_ARGUMENT = re.compile(r"[ ]?(?:\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\}){0,400})\}|([^\s{}\\])|(\\[A-Za-z]{1,40}))")


def write_out_macros(lines: list[Line], context: Context) -> list[Line]:
    """The lines without definitions, and with what the commands stand for in the place of each."""
    known = context.plan.macros
    made: list[Line] = []
    code = in_code(lines)
    for line, is_code in zip(lines, code, strict=True):
        text = line.text
        if not is_code and "\\" in text and (found := list(_DEFINITION.finditer(text))):
            known |= dict(map(_defined, found[: max(0, MOST - len(known))]))
            context.log.unshown += [one[0] for one in found]
            text = _DEFINITION.sub("", text)
            if not text.strip(" \t>$%"):
                text = text if text.count("$") == 2 else ""
        if known and not is_code and "\\" in text:
            text = outside_spans(text, partial(_noted, known=known, context=context))
        made.append(line if text == line.text else Line(line.number, text))
    return _without_empty(made, lines)


def _defined(found: re.Match[str]) -> tuple[str, str]:
    if found["operator"]:
        return found["operator"], rf"\operatorname{{{found['words']}}}"
    return found["name"] or found["bare"] or found["defined"], found["body"] or found["text"] or ""


def _noted(text: str, known: Mapping[str, str], context: Context) -> str:
    made = _written(text, known)
    if made != text:  # what the commands are called, no reader sees
        context.log.unshown += [name for name in _COMMAND.findall(text) if name in known]
    return made


def _written(text: str, known: Mapping[str, str]) -> str:
    for _round in range(ROUNDS):
        made, at = [], 0
        for found in _COMMAND.finditer(text):
            if found.start() < at or (body := known.get(found["name"])) is None:
                continue
            values, end = _arguments(text, found.end(), body)
            if values is None:
                continue
            made += [text[at : found.start()], _filled(body, values, text[end : end + 1])]
            at = end
        if not made:
            return text
        longer = "".join((*made, text[at:]))
        if len(longer) > LONGEST * 10:
            return text
        text = longer
    return text


def _arguments(text: str, at: int, body: str) -> tuple[list[str] | None, int]:
    """What a command is given, as many as its body asks for, and where that ends; nothing if there are too few."""
    count = max((int(one) for one in re.findall(r"#([1-9])", body)), default=0)
    values: list[str] = []
    for _number in range(count):
        found = _ARGUMENT.match(text, at)
        if found is None:
            return None, at
        values.append(found[1] if found[1] is not None else found[2] or found[3])
        at = found.end()
    return values, at


def _filled(body: str, values: list[str], behind: str) -> str:
    made = re.sub(r"#([1-9])", lambda found: values[int(found[1]) - 1], body)
    return f"{made} " if behind.isalpha() and re.search(r"\\[A-Za-z]+$", made) else made


def _without_empty(made: list[Line], lines: list[Line]) -> list[Line]:
    """The lines without formulas that held nothing but definitions."""
    gone: set[int] = set()
    for number, line in enumerate(made):
        if line.text.strip() != "$$" or number in gone:
            continue
        end = number + 1
        while end < len(made) and not made[end].text.strip():
            end += 1
        changed = any(made[n].text != lines[n].text for n in range(number, min(end, len(made))))
        if changed and end < len(made) and made[end].text.strip() == "$$":
            gone |= set(range(number, end + 1))
    return [line for number, line in enumerate(made) if number not in gone]
