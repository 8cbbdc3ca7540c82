"""Menders of blocks: rows and heads of tables, listings, lines that look like headings, what nobody closed."""

from __future__ import annotations

import re
import unicodedata

from guidepress.importing.repairs.near import NEAR, Lines, is_comment, near, start_of
from guidepress.read.markdown.blocks.tables import split_cells

_LONGEST_HEAD = 60
"""Signs of a cell that may be the head of its column."""


def row(lines: Lines, at: int, message: str) -> str:
    """A row with more or fewer cells than its table has columns: filled up, or the others joined."""
    counts = [int(one) for one in re.findall(r"\d+", message)]
    cells = list(split_cells(lines[at].strip()))
    first = start_of(lines, at)
    ruled = next((n for n in range(at, first, -1) if re.fullmatch(r"[\s|:-]*-[\s|:-]*", lines[n])), first + 1)
    columns = len(split_cells(lines[ruled - 1].strip()))
    if not counts or "|" not in lines[at]:
        return ""
    while len(cells) < columns:
        cells.append("")
    if len(cells) > columns:
        cells[columns - 1 :] = [" ".join(cells[columns - 1 :])]
    told = lines[at]
    lines[at] = f"| {' | '.join(cells)} |"
    return f"a row of {counts[0]} cells, made to fit: {told}"


def drawing(lines: Lines, at: int, _message: str) -> str:
    """A listing that looks like a drawing is said to be what a terminal shows, or Markdown."""
    found = re.fullmatch(r"([ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*(?:`{3,}|~{3,})).*", lines[at])
    if found is None:
        return _indented_drawing(lines, at)
    signs = "".join(lines[at + 1 : at + 4])
    lines[at] = f"{found[1]}{'console' if re.search('[│├└┌─▀-▟]', signs) else 'markdown'}"
    return f"a listing of signs, said to be {lines[at].lstrip('`~ >')}"


def _indented_drawing(lines: Lines, at: int) -> str:
    """The same of code that is nothing but indented: it gets fences."""
    if not re.match(r" {4}|\t", lines[at]):
        return ""
    last = at
    for number in range(at + 1, len(lines)):
        if lines[number].strip() and not re.match(r" {4}|\t", lines[number]):
            break
        last = number if lines[number].strip() else last
    inner = [line.removeprefix("\t") if line.startswith("\t") else line[4:] for line in lines[at : last + 1]]
    signs = "".join(inner[1:4])
    edge = re.match(r" *", inner[0])[0]  # type: ignore[index] # it matches everything
    lines[at] = f"{edge}~~~~{'console' if re.search('[│├└┌─▀-▟]', signs) else 'markdown'}\n{inner[0]}"
    for number, text in enumerate(inner[1:], at + 1):
        lines[number] = text
    lines[last] = f"{lines[last]}\n{edge}~~~~"
    return f"a listing of signs, in fences: {inner[0][:60]}"


def heading_like(lines: Lines, at: int, message: str) -> str:
    """A line in bold or italics that stands for a heading, in the words alone with a colon behind; so in a cell."""
    if "|" in lines[at] and (named := re.match(r"“(?P<words>[^”]+)” looks like a heading", message)):
        words = r"\s+".join(map(re.escape, named["words"].split()))
        made = re.sub(
            rf"([*_]{{1,3}})\s*(?P<words>{words})\s*\1", lambda found: f"{found['words']}:", lines[at], count=1
        )
        if made != lines[at]:
            lines[at] = made
            return f"words of a cell in bold that look like a heading: {named['words']}"
    for number in range(at, min(len(lines), at + NEAR)):
        found = re.fullmatch(r"(\s*)(\*{1,3}|_{1,3})(?P<words>[^\s*_].*?)[:.]?\2[:.]?\s*", lines[number])
        if found:
            told, lines[number] = lines[number], f"{found[1]}{found['words']}:"
            return f"a line in bold that looks like a heading: {told}"
        if lines[number].strip():  # the finding is about this line, and about no other
            return ""
    return ""


_HEADING = re.compile(r"(?P<before>[ \t>]*)(?P<marks>#{1,6})[ \t]+(?P<words>.*?)(?:[ \t]+\{[^{}]*\})?[ \t]*")


def heading(lines: Lines, at: int, message: str) -> str:
    """A heading of a level that leaves one out: of the level that follows, or in a quotation words in bold.

    One whose words are taken for attributes, as they stand in braces, keeps them.
    """
    if (said := re.fullmatch(r"([ \t>]*#{1,6}[ \t]+)(\{.*\})[ \t]*", lines[at])) and "says nothing" in message:
        lines[at] = f"{said[1]}\\{said[2]}"
        return f"a heading in braces: {said[2]}"
    levels = re.search(r"has level (\d) and comes after level (\d)", message)
    found = _HEADING.fullmatch(lines[at])
    if levels is None or found is None or not found["words"]:
        return ""
    told = lines[at]
    if ">" in found["before"]:
        lines[at] = f"{found['before']}**{found['words'].strip('*')}**"
        return f"a heading in a quotation, as words in bold: {told}"
    lines[at] = lines[at].replace(found["marks"], "#" * (int(levels[2]) + 1), 1)
    return f"a heading of a level that left one out: {told}"


def other_language(lines: Lines, _at: int, message: str) -> str:
    """A text in another language than the book says so at its head."""
    named = re.match(r"this part is in '([\w-]+)'", message)
    if named is None or lines[0].strip() == "---":
        return ""
    lines[:0] = ["---", f"lang: {named[1]}", "---", ""]
    return f"a text in another language, which it says now: {named[1]}"


def lone_sign(lines: Lines, at: int, message: str) -> str:
    """A sign that is all that a cell, an item or a paragraph says, with its name of Unicode beside it."""
    named = re.search(r"'(.+)' is all that stands here", message)
    known = [name.lower() for sign in named[1] if (name := unicodedata.name(sign, ""))] if named else []
    names = [name for name in known if not name.startswith(("variation selector", "zero width", "space"))]
    if named is None or not names:
        return ""
    sign = re.escape(named[1])
    words = f'{named[1]} <span lang="en">{", ".join(dict.fromkeys(names))}</span>'
    told = near(
        lines,
        at,
        rf"(?<![\w>]){sign}(?=[ \t]*(?:\||$))",
        lambda _found: words,
        most=0,
        holds=lambda found: re.search(r"(?:^|\|)[\s>*+.)\d-]*$", found.string[: found.start()]) is not None,
    )
    return f"a sign that stands alone, with its name: {named[1]} {', '.join(names)}" if told else ""


def listed(lines: Lines, at: int, message: str) -> str:
    """Lines that begin with the same sign, and so look like a list, become one."""
    named = re.search(r"lines begin with '(.+?)', and are no list", message)
    if named is None or not lines[at].lstrip().startswith(named[1]):
        return ""
    told, number = lines[at], at
    while number < len(lines) and lines[number].strip():
        if lines[number].lstrip().startswith(named[1]):
            lines[number] = f"- {lines[number].lstrip()}"
        number += 1
    if at and lines[at - 1].strip():
        lines[at] = f"\n{lines[at]}"
    return f"lines that look like a list, as one: {told}"


def head_cell(lines: Lines, at: int, _message: str) -> str:
    """A table whose head says nothing gets numbers of its columns."""
    first = at if "|" in lines[at] else start_of(lines, at)
    if "|" not in lines[first]:
        return "" if re.match(r"[ \t>]*(?:`{3,}|~{3,})", lines[first]) else _html_head(lines, at)
    cells = re.split(r"(?<!\\)\|", lines[first].strip().strip("|"))
    cells = [cell.replace("&nbsp;", " ").strip() or str(number) for number, cell in enumerate(cells, 1)]
    told, lines[first] = lines[first], f"| {' | '.join(cells)} |"
    return f"the heads of columns, which are numbers now: {told}"


def _html_head(lines: Lines, at: int) -> str:
    """The first row of a table of HTML becomes its head, if it looks like one; else its columns get numbers."""
    text = "\n".join(lines[at : at + 200])
    row = re.search(r"<table\b.*?(?P<row><tr\b.*?)(?:</tr>|(?=<tr\b)|</table>)", text, re.DOTALL | re.IGNORECASE)
    if row is None or "<td" not in row["row"].lower():
        return ""
    cells = re.split(r"<t[dh]\b", row["row"], flags=re.IGNORECASE)[1:]
    said = [" ".join(re.sub(r"<[^<>]*>", " ", f"<{cell}").split()) for cell in cells]
    if "<img" in row["row"].lower() or not all(0 < len(words) <= _LONGEST_HEAD for words in said):
        spans = [re.search(r"\bcolspan=[\"']?(\d{1,3})", cell.partition(">")[0], re.IGNORECASE) for cell in cells]
        columns = sum(int(one[1]) if one else 1 for one in spans)
        heads = "".join(f"<th>{number}</th>" for number in range(1, columns + 1))
        text = f"{text[: row.start('row')]}<tr>{heads}</tr>\n{text[row.start('row') :]}"
        lines[at : at + 200] = text.split("\n")
        return f"the heads of columns, which are numbers now: {' '.join(said)[:80]}"
    made = re.sub(r"(</?)td\b", r"\1th", row["row"], flags=re.IGNORECASE)
    text = f"{text[: row.start('row')]}{made}{text[row.end('row') :]}"
    lines[at : at + 200] = text.split("\n")
    return f"the first row of a table, which is its head now: {' '.join(said)[:80]}"


def caption(lines: Lines, at: int, _message: str) -> str:
    """A caption without a table, as a paragraph."""
    told = near(lines, at, r"^\s*(?:Table|Caption)?:\s+", lambda _found: "")
    return "a caption without a table, as a paragraph" if told else ""


def unclosed(lines: Lines, at: int, _message: str) -> str:
    """Code or a division that nobody closes is closed at the end of its quotation or item, else of the file."""
    if quoted := re.match(r"(?P<before>[ \t]*(?:>[ \t]?)+)(?P<fence>`{3,}|~{3,})", lines[at]):
        last = at
        while last + 1 < len(lines) and re.match(r"[ \t]*>", lines[last + 1]):
            last += 1
        lines[last] = f"{lines[last]}\n{quoted['before']}{quoted['fence']}"
        return f"what nobody closed is closed at the end of its quotation: {lines[at]}"
    if indented := re.match(r"(?P<before>[ \t]+)(?P<fence>`{3,}|~{3,})", lines[at]):
        return _closed_in_item(lines, at, indented["before"], indented["fence"])
    if found := re.match(r"[ \t>]*(?:[-*+]\s+|\d+[.)]\s+)*(`{3,}|~{3,}|:{3,})", lines[at]):
        lines.append(found[1])
        return f"what nobody closed is closed at the end: {lines[at]}"
    return ""


def comment(lines: Lines, at: int, _message: str) -> str:
    """A comment that nobody closes is closed at the end of its line."""
    lines[at] = f"{lines[at]} -->"
    return f"a comment that nobody closed, closed at the end of its line: {lines[at]}"


def settings(lines: Lines, at: int, message: str) -> str:
    """Settings that nobody closed end before the first line that is none."""
    begin = int(message.rpartition("in line ")[2].split()[0]) - 1
    told = lines[at].strip()
    lines[at] = f"{lines[begin].rstrip()}\n\n{lines[at]}"
    return f"settings that nobody closed, closed before the text: {told}"


def _closed_in_item(lines: Lines, at: int, before: str, fence: str) -> str:
    """Code in an item of a list ends where the item ends; a fence with nothing behind it in its item is left out."""
    width = len(before.expandtabs(4))
    inside = at + 1
    last = at
    while inside < len(lines):
        bare = lines[inside].expandtabs(4)
        if bare.strip():
            if len(bare) - len(bare.lstrip()) < width:
                break
            last = inside
        inside += 1
    told = lines[at].strip()
    if last == at:
        lines[at] = ""
        return f"a fence that holds nothing: {told}"
    lines[last] = f"{lines[last]}\n{before}{fence}"
    return f"what nobody closed is closed at the end of its item: {told}"


def as_it_stands(lines: Lines, at: int) -> str:
    """The block of a line as preformatted text: its words stay, its marks mean nothing."""
    first = start_of(lines, at)
    last = first
    while last + 1 < len(lines) and lines[last + 1].strip():
        last += 1
    while first <= last and is_comment(lines[first]):  # a waiver, which readers would see in the code
        first += 1
    if first > last:
        return ""
    marks = sum(re.match(r"[ \t]*(?:`{3,}|~{3,})", one) is not None for one in lines[first : last + 1])
    if re.match(r"[ \t>]*#", lines[first]) or marks % 2 or (marks == 2 and _is_fence(lines[first], lines[last])):
        return ""
    fence = "~~~~~~~~" if marks else "~~~~"
    lines[first] = f"{fence}\n{lines[first]}"
    lines[last] = f"{lines[last]}\n{fence}"
    return f"as it was typed, without a meaning of its marks: {lines[first][len(fence) + 1 : 80]}"


def _is_fence(first: str, last: str) -> bool:
    """Whether a block is nothing but code in its fences."""
    return all(re.match(r"[ \t>]*(?:`{3,}|~{3,})", one) is not None for one in (first, last))


def _in_columns(lines: Lines, first: int, last: int) -> str:
    """A table in bars as several, of a hundred columns each."""
    told = lines[first][:60]
    rows = [re.split(r"(?<!\\)\|", one.strip().removeprefix("|").removesuffix("|")) for one in lines[first : last + 1]]
    if len(rows) < 3 or not re.fullmatch(r"[\s|:-]+", lines[first + 1]) or len({len(row) for row in rows}) > 1:
        return ""
    for number, row in enumerate(rows):
        lines[first + number] = f"|{'|'.join(row[:100])}|"
    for begin in range(100, len(rows[0]), 100):
        lines[last] += "\n\n" + "\n".join(f"|{'|'.join(row[begin : begin + 100])}|" for row in rows)
    return f"a table in several, of a hundred columns each: {told}"


def crowded(lines: Lines, at: int, message: str) -> str:
    """A block with more marks than are read at once, in two: a table with its head again, a list or text at a line.

    A table with too many columns becomes several, each with some of them.
    """
    first = last = start_of(lines, at)
    while last + 1 < len(lines) and lines[last + 1].strip():
        last += 1
    if "columns" in message:
        return _in_columns(lines, first, last)
    if "headings" in message:
        return ""
    middle = (first + last + 1) // 2
    if last - first < 3:
        return ""
    if re.fullmatch(r"[\s|:-]+", lines[first + 1]) and "|" in lines[first]:
        lines[middle] = f"\n{lines[first]}\n{lines[first + 1]}\n{lines[middle]}"
        return f"a table in two: {lines[first][:60]}"
    items = [n for n in range(first + 1, last + 1) if re.match(r"\s*(?:[-*+]|\d+[.)])\s", lines[n])] or [middle]
    cut = min(items, key=lambda n: abs(n - middle))
    lines[cut] = f"\n{lines[cut]}"
    return f"a list or a paragraph in two: {lines[first][:60]}"
