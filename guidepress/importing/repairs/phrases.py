"""Menders of what stands within lines: links, tags, attributes, pictures, formulas, notes, citations."""

from __future__ import annotations

import re

from guidepress.importing.repairs.near import Lines, near

_WORDS = r"(?P<words>(?:[^\[\]]|!?\[[^\[\]]*\](?:\([^()]*\))?)*)"


def _loose(mark: str, sign: str) -> str:
    """The pattern of emphasis that begins or ends with a space, and so is none; or sound, and passed over."""
    words = rf"[^{sign}\s](?:[^{sign}\n]{{0,200}}[^{sign}\s])?"
    return (
        rf"(?<![\\\w{sign}])(?:(?P<sound>{mark}{{1,2}})(?!{mark}){words}(?P=sound)(?!{mark})|(?P<mark>{mark}{{1,2}})(?!{mark})"
        rf"(?:(?P<before>[ \t]+)(?P<words>{words})(?P<after>[ \t]*)|(?P<only>{words})(?P<behind>[ \t]+))"
        rf"(?P=mark)(?!{mark}))"
    )


_LOOSE = {"*": _loose(r"\*", "*"), "_": _loose("_", "_")}


def link(lines: Lines, at: int, message: str) -> str:
    """A link that leads nowhere, as its words."""
    named = re.search(r"'(.*)'", message)
    if named and not named[1]:
        told = near(lines, at, rf"\[{_WORDS}\]\(\s*\)", lambda found: found["words"])
        told = told or near(lines, at, r"<a\b[^<>]*\bhref=(?:\"\s*\"|'\s*')[^<>]*>", lambda _found: "<a>")
        return f"a link without an address: {told}" if told else ""
    address = re.escape(named[1]) if named else ""
    if message.endswith("refers to itself"):  # a heading of Quarto that shows its own number
        told = near(lines, at, rf"\[\]\(#{address}\)[ \t]*", lambda _found: "")
        return f"the number of a heading in it: {told.strip()}" if told else ""
    target = rf"(?:[^()\s#]*#)?{address}" if message.startswith("nothing has the id") else rf"<?{address}[^()\s]*"
    told = near(
        lines,
        at,
        rf"\[{_WORDS}\]\({target}>?(?:\s[^()]*)?\)(?:\{{[^{{}}]*\}})?",
        lambda found: found["words"] or f"({named[1] if named else ''})",
    )
    told = told or near(lines, at, rf"^\s*\[[^\]]+\]:\s*<?{target}.*$", lambda _found: "")
    told = told or near(
        lines, at, rf"<a\b[^<>]*\bhref=[\"']?{target}[\"']?[^<>]*>(?P<words>.*?)</a>", lambda found: found["words"]
    )
    told = told or near(lines, at, rf"<{address}[^<>]*>", lambda found: f"`{found[0][1:-1]}`")
    return f"a link that leads nowhere: {told}" if told else ""


def empty_link(lines: Lines, at: int, message: str) -> str:
    """A link without words, taken out."""
    named = re.search(r"'(.*)'", message)
    address = re.escape(named[1]) if named else r"[^()\s]+"
    told = near(lines, at, rf"\[\s*\]\({address}[^()]*\)", lambda _found: "")
    told = told or near(lines, at, r"<a\b[^<>]*>\s*</a>", lambda _found: "")
    return f"a link without words: {told}" if told else ""


def _said_by_tag(found: re.Match[str]) -> str:
    """What a component shows of its attributes: ``<Badge text="new" />`` says "new"."""
    said = re.search(r"\s(?:text|label|title)=(?:\"([^\"<>]+)\"|'([^'<>]+)')", found[0])
    return f"({said[1] or said[2]})" if said and found[0].endswith("/>") else ""


def tag(lines: Lines, at: int, message: str) -> str:
    """A tag that no guide may have: taken out but for the words that it shows, or shown as it is typed."""
    named = re.search(r"<([\w:-]+)", message)
    if named is None:
        return ""
    told = near(lines, at, rf"</?{re.escape(named[1])}(?:[\s/][^<>]*)?>", _said_by_tag, most=0)
    told = told or near(lines, at, rf"</?{re.escape(named[1])}\b", lambda found: found[0].replace("<", "&lt;"), most=0)
    if told:
        near(lines, at, rf"</{re.escape(named[1])}\s*>", lambda _found: "", most=0)
    return f"a tag: {told}" if told else ""


def attribute(lines: Lines, at: int, message: str) -> str:
    """An attribute that no guide may have, taken out; an id that is none, too."""
    if no_id := re.match(r"'([^']+)' is no id", message):
        name = re.escape(no_id[1])
        told = near(lines, at, rf"[ \t]*\{{:?[ \t]*#{name}[ \t]*\}}|(?<=[{{ ])#{name}[ \t]*", lambda _found: "")
        return f"an id that is none: {told.strip()}" if told else ""
    named = re.search(r"([\w:@.-]+)=", message) or re.search(r"'([^']+)'", message)
    if named is None:
        return ""
    name = re.escape(named[1])
    told = near(lines, at, rf"\s+{name}\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s<>}}]+)", lambda _found: "")
    told = told or near(lines, at, rf"(?<=\{{){name}\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s<>}}]+)\s*", lambda _found: "")
    told = told or near(lines, at, rf"[ \t]*\{{:?[ \t]*[^{{}}\n]*\b{name}\b[^{{}}\n]*\}}", lambda _found: "")
    return f"an attribute: {told.strip()}" if told else ""


def picture(lines: Lines, at: int, message: str) -> str:
    """A picture that no guide can show, as its words."""
    named = re.search(r"'([^']*)'", message)
    name = re.escape(named[1].rpartition("/")[2]) if named else r"[^()\s]*"
    told = near(lines, at, picture_of(name), words_of)
    told = told or near(lines, at, rf"<img\b[^<>]*{name}[^<>]*>", alt_of)
    return f"a picture, of which its words stay: {told}" if told else ""


def picture_of(name: str) -> str:
    """The pattern of a picture whose address holds what the pattern ``name`` finds."""
    inner = r"(?:[^()\[\]]|\[[^\[\]]*\]|\([^()]*\))*?"
    return (
        rf"!\[(?P<alt>(?:[^\[\]\\]|\\.)*)\]\([^()\s]*{name}[^()\s]*"
        rf"(?:\s+(?:\"(?P<title>{inner})\"|'(?P<other>{inner})'))?\s*\)(?:\{{[^{{}}]*\}})?"
    )


def words_of(found: re.Match[str]) -> str:
    """What stays of a picture: its caption, or its alternative text."""
    return found["title"] or found["other"] or found["alt"]


def alt_of(found: re.Match[str]) -> str:
    """What stays of a picture in HTML: its alternative text."""
    said = re.search(r"\balt=(?:\"([^\"]*)\"|'([^']*)')", found[0])
    return (said[1] or said[2] or "") if said else ""


def description(lines: Lines, at: int, message: str) -> str:
    """An alternative text that is that of another picture, or points elsewhere: kept as the caption."""
    named = re.search(r"'([^']*)'", message)
    stem = named[1].rpartition("/")[2] if named else ""
    bare = re.sub(r"\W+", "_", stem.rpartition(".")[0]).strip("_") or "1"

    def change(found: re.Match[str]) -> str:
        caption = found["title"] or (f' "{found["alt"]}"' if found["alt"] else "")
        if bare[:1].isdigit() or found["alt"] == f"{bare}: ?":  # which says nothing if it is called "placeholder"
            caption = found["title"] or ""
            return f"![{bare} x]({found['path']}{caption})"
        return f"![{bare}: ?]({found['path']}{caption})"

    told = near(
        lines, at, rf"!\[(?P<alt>[^\[\]]*)\]\((?P<path>[^()\s]*{re.escape(stem)})(?P<title>\s+\"[^\"]*\")?\)", change
    )
    if not told:
        told = near(lines, at, rf"<img\b[^<>]*{re.escape(stem)}[^<>]*>", lambda found: _undescribed(found[0], bare))
        return f"an alternative text: {told}" if told else ""
    return f"an alternative text, which is the caption now: {told}" if told else ""


def note(lines: Lines, at: int, message: str) -> str:
    """A note that is not called, or a call without a note: a paragraph, or its name."""
    named = re.search(r"\[\^([^\]]+)\]", message)
    if named is None:
        return ""
    name = re.escape(named[1])
    if "never called" in message:
        told = near(lines, at, rf"^ {{0,3}}\[\^{name}\]:\s*", lambda _found: "")
        return f"a note that nothing calls, as a paragraph: {told}" if told else ""
    told = near(lines, at, rf"\[\^{name}\](?!:)", lambda _found: f"^{named[1]}^")
    return f"the call of a note that is not there: {told}" if told else ""


def citation(lines: Lines, at: int, message: str) -> str:
    """A citation of a source that is not there, as it is typed."""
    named = re.search(r"@?([\w:.#$%&+?<>~/-]+)'", message) or re.search(r"'([^']+)'", message)
    if named is None:
        return ""
    told = near(lines, at, rf"(?<![\\\w])@\{{?{re.escape(named[1])}\b", lambda found: f"\\{found[0]}", most=0)
    return f"the citation of a source that is not there: {told}" if told else ""


def written_id(lines: Lines, at: int, message: str) -> str:
    """An id that is given twice, taken out."""
    named = re.search(r"the id '([^']+)'", message)
    if named is None:
        return ""
    name = re.escape(named[1])
    told = near(
        lines,
        at,
        rf"\s*\{{\s*#{name}\s*\}}|(?<=\{{)#{name}\s+|\s+(?:id|name)=[\"']?{name}[\"']?|\s#{name}(?=[\s}}])",
        lambda _found: "",
    )
    return f"an id that is given twice: {told.strip()}" if told else ""


def marker(lines: Lines, at: int, _message: str) -> str:
    """A marker of another tool, as code."""
    told = near(lines, at, r"\{\{([^{}\n]*)\}\}", lambda found: f"`{{{{{found[1]}}}}}`", most=0)
    return f"a marker of another tool, shown as code: {told}" if told else ""


def _tightened(found: re.Match[str]) -> str:
    """Emphasis whose marks stand at its words, the spaces outside."""
    line = found.string
    follows = line[found.end() : found.end() + 1]
    behind = " " if (found["after"] or found["behind"]) and follows not in {*" .,;:!?)", ""} else ""
    before = " " if found["before"] and not line[: found.start()].endswith(" ") else ""
    return f"{before}{found['mark']}{found['words'] or found['only']}{found['mark']}{behind}"


def stray_mark(lines: Lines, at: int, message: str) -> str:
    """A sign of Markdown that marks nothing: shown as it is typed."""
    named = re.match(r"'([^'A-Za-z0-9\s]{1,8})' is printed", message)
    if named is None:
        return ""
    told = ""
    if named[1] in {"*", "**", "_", "__"}:
        told = near(lines, at, _LOOSE[named[1][:1]], _tightened, most=0, holds=lambda found: not found["sound"])
    if told:
        return f"emphasis with a space at its end: {told}"
    escaped = "".join(f"\\{sign}" for sign in named[1])
    told = near(lines, at, rf"(?<!\\){re.escape(named[1])}", lambda _found: escaped, most=0)
    return f"a sign that marks nothing: {told}" if told else ""


def _undescribed(tag: str, bare: str) -> str:
    """A picture of HTML whose alternative text says that nobody has described it."""
    words = f"{bare} x" if bare[:1].isdigit() or f'"{bare}: ?"' in tag else f"{bare}: ?"
    return re.sub(r"\balt\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s<>\"']+)", lambda _found: f'alt="{words}"', tag)
