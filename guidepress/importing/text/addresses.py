"""Pictures and links: pictures are taken along, links lead to the files that the guide has."""

from __future__ import annotations

import posixpath
import re
from html import escape
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

from guidepress.importing.folder import MAX_PICTURE_BYTES
from guidepress.importing.text.lines import Context, Line, id_of, outside_code, outside_spans

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")
_PICTURE = re.compile(
    r"!\[(?P<alt>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*(?P<path><[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)"
    r"(?P<size>\s+=\d*%?x?\d*%?)?(?P<title>\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)(?P<attributes>\{[^{}\n]*\})?"
)
_SPACED = re.compile(
    r"(?P<before>!\[[^\[\]\n]{0,400}\]\()(?P<path>[^()<>\"'\s][^()<>\"'\n]{0,200} [^()<>\"'\n]{0,200}"
    r"\.(?:svg|png|jpe?g|gif|webp))(?P<after>[^()\n]{0,200}\))",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"(?<!!)\[\s*(?P<picture>!\[(?:[^\[\]\\]|\\.)*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)(?:\{[^{}\n]*\})?)\s*\]"
    r"\((?P<target>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)"
)
_PANDOC = frozenset({"Quarto", "bookdown"})
"""Tools that have pandoc print what stands in the brackets of a picture, below it."""
_STRESS = re.compile(r"(\*{1,3})(?=[^\s*])([^*\n]{1,300})(?<=[^\s*])\1")
_TAG = re.compile(r"<img\b(?P<inner>[^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"\b(?P<name>src|alt|title|width|height|id)\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'>]+))"
)
_DEFINED = re.compile(r"(?P<head>\s{0,3}\[[^\]^][^\]]*\]:\s*)(?P<path>\S+)(?P<rest>.*)")
_USED = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\[(?P<label>[^\[\]]*)\]")
_LINK = re.compile(
    r"(?<!!)\[(?P<words>(?:[^\[\]\\]|\\.|!?\[[^\[\]]*\](?:\([^()]*\))?)*)\]\((?P<path>(?:[^()\s<>]|\([^()\s<>]*\))+)(?P<rest>[^()\n]*)\)"
)


def settle_addresses(lines: list[Line], context: Context) -> list[Line]:
    """The lines with every picture taken along, or told and put into words; links from the root led from the file."""
    defined = {
        found["head"].strip()[1:-2].casefold(): found["path"]
        for line in lines
        if (found := _DEFINED.fullmatch(line.text))
    }

    figures = _figures(lines, context)

    def change(line: Line) -> str:
        text = line.text
        text = outside_spans(text, lambda piece: _SPACED.sub(lambda found: _without_spaces(found, context), piece))
        text = _USED.sub(lambda found: _by_label(found, defined), text)
        text = outside_spans(text, lambda piece: _LINKED.sub(lambda found: _linked(found, line, context), piece))
        text = outside_spans(text, lambda piece: _TAG.sub(lambda found: _tag(found, line, context), piece))
        text = outside_spans(
            text, lambda piece: _PICTURE.sub(lambda found: _picture(found, line, context, figures), piece)
        )
        return outside_spans(text, lambda piece: _LINK.sub(lambda found: _link(found, context), piece))

    return outside_code(lines, change)


def _figures(lines: list[Line], context: Context) -> frozenset[int]:
    """The lines of pictures that stand alone in a paragraph, where pandoc prints what stands in their brackets."""
    if context.plan.tool not in _PANDOC:
        return frozenset()
    texts = ["", *(line.text.strip() for line in lines), ""]
    alone = (n for n, text in enumerate(texts) if text.startswith("![") and not texts[n - 1] and not texts[n + 1])
    return frozenset(lines[n - 1].number for n in alone)


def _without_spaces(found: re.Match[str], context: Context) -> str:
    """A picture whose name has spaces, which some tools take as it is: so that it is one, if the file is there."""
    there = context.folder.resolve(found["path"], context.file, context.plan.root)
    return f"{found['before']}{quote(found['path'], safe='/._-+~%')}{found['after']}" if there else found[0]


def _linked(found: re.Match[str], line: Line, context: Context) -> str:
    """A picture that is a link: one that is on the web, or not there, leaves its words as the link."""
    picture = _PICTURE.fullmatch(found["picture"])
    if picture is None or _file_of(picture["path"].strip("<>"), context)[1] is not None:
        return found[0]
    words = picture["alt"].strip() or (picture["title"] or "").strip()[1:-1].strip()
    address = picture["path"].strip("<>")
    context.lost("Pictures", line, f"'{address}' is {_where(address)}{f': “{words}”' if words else ''}")
    return f"[{words or address.rpartition('/')[2] or address}]({found['target']})"


def _where(address: str) -> str:
    return "on the web" if "://" in address or address.startswith("//") else "not there"


def _by_label(found: re.Match[str], defined: dict[str, str]) -> str:
    path = defined.get((found["label"] or found["alt"]).casefold())
    return f"![{found['alt']}]({path})" if path else found[0]


def _tag(found: re.Match[str], line: Line, context: Context) -> str:
    """A picture of HTML with nothing but what a guide knows of one."""
    said = {one["name"].lower(): one["a"] or one["b"] or one["c"] or "" for one in _ATTRIBUTE.finditer(found["inner"])}
    if not said.get("src"):
        context.lost("Pictures", line, found[0])
        return said.get("alt", "")
    file, data = _file_of(said["src"], context)
    if data is None:
        words = _gone(said["src"], file, said.get("alt", "").strip(), line, context, link=False)
        is_linked = re.search(r"<a\b[^<>]*>[^<>]*\Z", found.string[: found.start()], re.IGNORECASE) is not None
        if _where(said["src"]) != "on the web" or is_linked or not said["src"].startswith(("http:", "https:")):
            return escape(words, quote=False)
        return f"<a href={quoteattr(said['src'])}>{escape(words, quote=False)}</a>"
    if not said.get("alt", "").strip():
        context.lost("Alternative texts", line, f"'{said['src']}' has none")
        said["alt"] = undescribed(file, context)
    said["src"] = _along(file, data, context)
    kept = {key: said[key] for key in ("src", "alt", "id") if said.get(key)}
    kept |= {side: said[side].removesuffix("px") for side in ("width", "height") if _is_size(said.get(side))}
    return f"<img {' '.join(f'{key}={quoteattr(value)}' for key, value in kept.items())}/>"


def _is_size(value: str | None) -> bool:
    return bool(value and re.fullmatch(r"\d+(?:\.\d+)?(?:px|%)?", value))


def _picture(found: re.Match[str], line: Line, context: Context, figures: frozenset[int]) -> str:
    address = found["path"].strip("<>")
    alt, title = found["alt"].strip(), (found["title"] or "").strip()[1:-1].strip()
    words = alt or title
    file, data = _file_of(address, context)
    if data is None:
        return _gone(address, file, words, line, context)
    attributes = found["attributes"] or ""
    if described := re.search(r"\bfig-alt=(?:\"([^\"]*)\"|'([^']*)')", attributes):
        title = title or alt
        alt = described[1] or described[2] or ""
        attributes = attributes.replace(described[0], "").replace("{}", "")
    elif alt and not title and line.number in figures and found.string.strip() == found[0]:
        alt, title = "", alt.replace('"', '\\"')
    alt = _STRESS.sub(r"\2", alt)
    if not alt:
        context.lost("Alternative texts", line, f"'{address}' has none")
        alt = undescribed(file, context)
    place = _along(file, data, context)
    titled = f' "{title}"' if title else ""
    return f"![{alt}]({place}{titled}){attributes}"


def _gone(address: str, file: str, words: str, line: Line, context: Context, *, link: bool = True) -> str:
    """A picture that cannot be taken along, in words, or as a ``link`` to where it is on the web."""
    where = _where(address)
    why = where if not file else "too large, or of a kind that no guide shows"
    context.lost("Pictures", line, f"'{address}' is {why}{f': “{words}”' if words else ''}")
    if where != "on the web":
        return words
    words = words or address.rstrip("/").rpartition("/")[2] or address
    return f"[{words}]({address})" if link else words


def _along(file: str, data: bytes, context: Context) -> str:
    """Where the guide has a picture, as seen from the text."""
    context.pictures[file] = data
    return quote(posixpath.relpath(file, posixpath.dirname(context.file) or "."), safe="/._-+~")


def _file_of(address: str, context: Context) -> tuple[str, bytes | None]:
    """A picture of the document or the folder, and its bytes if a guide can show it; an empty name if there is none."""
    name = posixpath.normpath(address).lstrip("/.")
    for key, data in context.held.items():
        if key == name or key.endswith(f"/{name}"):
            return key, data
    file = context.folder.resolve(address, context.file, context.plan.root) or ""
    if not file.lower().endswith(PICTURES):
        return file, None
    return file, context.folder.bytes(file, MAX_PICTURE_BYTES)


def undescribed(file: str, context: Context) -> str:
    """What stands in the place of an alternative text that the source does not have."""
    stem = re.sub(r"\W+", "_", posixpath.splitext(posixpath.basename(file))[0]).strip("_")
    return context.no_description.format(name=stem or "1")


def _link(found: re.Match[str], context: Context) -> str:
    """A link from the root of the book, as one from the file."""
    path = found["path"]
    if path.startswith("www.") and context.folder.resolve(path, context.file, context.plan.root) is None:
        return f"[{found['words']}](http://{path}{found['rest']})"
    if context.plan.tool == "docsify" and "://" not in path and "?id=" in path:
        path = path.replace("?id=", "#")
        return f"[{found['words']}]({path}{found['rest']})"
    if path.startswith("#") and ("/" in path or "(" in path):  # targets of MyST, whose ids have hyphens (`targets`)
        return f"[{found['words']}](#{id_of(path[1:])}{found['rest']})"
    if "\\" in path and context.folder.resolve(path, context.file, context.plan.root):
        path = path.replace("\\", "/")
        if not path.startswith("/"):
            return f"[{found['words']}]({path}{found['rest']})"
    if not path.startswith("/") or path.startswith("//"):
        return found[0]
    bare, sign, anchor = path.partition("#")
    for tried in (bare, f"{bare.rstrip('/')}.md", f"{bare.rstrip('/')}/index.md", f"{bare.rstrip('/')}/README.md"):
        if file := context.folder.resolve(tried, context.file, context.plan.root):
            place = posixpath.relpath(file, posixpath.dirname(context.file) or ".")
            return f"[{found['words']}]({quote(place, safe='/._-+~')}{sign}{anchor}{found['rest']})"
    return found[0]
