"""What the dialect declares to be no words, as patterns. Each is bounded: none takes more than linear time."""

from __future__ import annotations

import re

CALLOUTS = frozenset(
    """
    abstract admonition attention bug caution check cite critical danger done error example fail failure faq help hint
    important info information missing note question quote seealso success summary tip tldr todo warn warning
    """.split()
)
"""What a callout may be called; its name is markup, and its title if none is written."""

TITLES = frozenset({"see also", "in short", "to do"}) | CALLOUTS
TITLE = re.compile(r"title(?::|[ \t]*=)[ \t]*(?P<words>.*)")
"""The title among the settings that a file begins with: words, if it has no heading of its own."""

HEADED = re.compile(r"(?:(?:[ \t]*+\n){1,3}+[ \t>]*+#{1,6})?+[ \t]++(?P<words>[^\n]*)")
"""What stands behind the opening of a division, or heads it: the title of a callout."""

TITLED = re.compile(r"\btitle=(?P<quote>[\"'])(?P<words>.*?)(?P=quote)")
"""The title of a division among its attributes."""

DIRECTIVE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*\{(?P<name>[\w-]+)\}")
OPTIONS = re.compile(
    r"^[ \t>]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{[\w:+-]+\}[^\n]*(?P<lines>(?:\n[ \t>]*:[\w-]+:(?:[ \t][^\n]*)?(?=\n|$))+)",
    re.MULTILINE,
)
"""The options of a directive, on the lines behind the one that opens it."""

CODE_TITLE = re.compile(
    r"\b(?:title|filename|file-name|caption|lst-cap)=(?P<quote>[\"'])(?P<words>[^\"'\n]*)(?P=quote)"
)
CODE_TAB = re.compile(
    r"[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(?:`{3,}(?!`)|~{3,}(?!~))(?![ \t]*\{)"
    r"[^\[\]{}\n]*(?:\{[^{}\n]*\}[^\[\]{}\n]*)*\[(?P<words>[^\[\]\n]+)\]"
)
"""The title of code behind its fence, which is shown above it."""

LABELLED = re.compile(
    r"[ \t>]{0,12}\[(?P<label>[^\]^][^\]]{0,300})\]:[ \t]*(?:<[^<>\n]*>|\S+)"
    r"[ \t]+[\"'(](?P<words>.*)[\"')][ \t]*"
)
"""The definition of an address with a title, on one line."""

_NOTED = r"(?:\[\^[^\[\]\s]{1,300}+\]|\^\[(?:[^\[\]]|\[[^\[\]]{0,300}+\]){0,1000}+\])"
_CITED = rf"(?:[^\[\]]|{_NOTED}){{1,1000}}"
NOTED = re.compile(_NOTED)
"""The call of a note, or a note that is written where it is called, between the brackets of a citation."""

DESCRIBED = re.compile(
    rf"!\[(?P<shown>(?:{_NOTED}|[^\]\\]|\\.){{0,3000}})\]"
    r"\([^()\n]{0,3000}\)\{[^{}\n]{0,1000}?\bfig-alt=\"(?P<described>[^\"\n]{0,3000})\"[^{}\n]{0,1000}\}"
)
"""A picture whose alternative text stands among its attributes: what stands in the brackets is its caption."""

HEADING = re.compile(r"^(?: {0,3}#(?!#)|=+[ \t]*$)|<h1", re.MULTILINE | re.IGNORECASE)
_ATTRIBUTES = r"\{(?:[^{}\n\"]|\"[^\"\n]{0,3000}+\"){1,40000}+\}|\{\{[^\n]{0,500}?\}\}|\{%[^\n]{0,500}?%\}"
_DESTINATION = r"(?:<[^<>\n]{0,3000}>|(?:[^\s()<>\\]|\\.|\((?:[^()\s\\]|\\.){0,1000}\)){0,3000})"
_TITLE = r"(?:\"(?:[^\"\\]|\\.){0,3000}\"|'(?:[^'\\]|\\.){0,3000}'|\((?:[^()\\]|\\.){0,3000}\))"
_TAIL = rf"\]\([ \t]*+\n?[ \t]*+{_DESTINATION}(?:[ \t\n]++(?P<title>{_TITLE}))?[ \t]*+\n?[ \t]*+\)"
_ITEM = r"(?:[-*+]|\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,8}|#)[.)])"
_DEFINITION = r"\[[^\]^][^\]]{0,300}\]:[ \t]*+\n?[ \t>]*+[^\s\"'(]\S*+(?:[ \t]+\S[^\n]*|\n[ \t]+[\"'(][^\n]*)?$"
ATTRIBUTES = re.compile(r"\{[{%<=]|\{:?\s*(?:-?[#.]|[\w-]+=|-?\s*\})|\{:?\s*[\w-]+\s*[,}]")
"""How a list of attributes or a template begins: braces with anything else in them are words, as in formulas."""

MARKUP = re.compile(
    "|".join(
        [
            r"(?P<escape>\\[!-/:-@\[-`{-~])",
            rf"(?P<described>!\[(?=(?:{_NOTED}|[^\]\\\n]|\\.){{0,3000}}\]\([^()\n]{{0,3000}}\)\{{[^{{}}\n]{{0,1000}}?\bfig-alt=))",
            r"(?P<fence>^[ \t>]*(?:`{3,}|~{3,})[^\n`]*$)",
            r"(?P<ticks>`+)",
            r"(?P<comment><!--)",
            r"<(?P<address>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>",
            r"(?P<raw><(?P<opaque>(?i:script|style|template))(?=[\s>]))",
            r"(?P<tag><(?:/?[A-Za-z]|[!?][A-Za-z\[])(?:[^<>\"']|\"[^\"]{0,3000}\"|'[^']{0,3000}'){0,3000}>)",
            rf"(?P<definition>^[ \t>]{{0,12}}{_DEFINITION})",
            r"(?P<abbreviation>^[ \t>]{0,12}\*\[[^\]\n]{1,300}\]:[^\n]*$)",
            r"(?P<callout>^[ \t>]*(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+[\w-]+)*)",
            r"(?P<alert>(?<=>)[ \t]*\[![\w-]+\][+-]?)",
            r"(?P<colons>^[ \t>]*:{3,}[ \t]*(?:\{[^}\n]*\}|[\w.-]+)?)",
            r"(?P<caption>^[ \t>]*Table:(?=\s))",
            rf"(?P<item>^[ \t>]*+(?:{_ITEM}[ \t]++)+(?:\[[ xX]\]\s)?)",
            r"(?P<option>^[ \t>]*:[\w-]+:(?=[ \t\n]|$)[^\n]*$)",
            r"(?P<call>\[\^[^\]\s]+\])",
            r"(?P<inline>\^\[)",
            rf"(?P<tail>{_TAIL})",
            r"(?P<loose>\]\([^()\n\"'<>]{1,1000}\))",
            r"(?P<label>\]\[[^\]]{0,300}\])",
            rf"(?P<attributes>{_ATTRIBUTES})",
            rf"(?P<cite>\[(?:(?:[^\[\]@\n]|{_NOTED}){{0,300}}[\s;(-])?-?@{_CITED}\](?!\(|\[(?!\^|-?@)))",
            r"(?P<key>(?<![\w@])-?@\{?(?P<cited>\w[\w:.#$%&+?<>~/-]*))",
            r"(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,31});)",
        ]
    ),
    re.MULTILINE,
)
ALT = re.compile(r"\balt\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s>]+))", re.IGNORECASE)
PICTURE = re.compile(
    r"!\[(?:\[\^?[^\[\]]{0,300}\]|[^\]\\]|\\.){0,3000}\]"
    r"(?:\[[^\[\]]{0,300}\]|\([ \t]*(?:<[^>]{0,3000}>|[^\s)<][^\s)]{0,3000})"
    rf"(?:\s+{_TITLE})?\s*\))(?: ?\{{[^}}]{{0,1500}}\}})?\s*"
)
COMMENT = re.compile(r"^[ \t>]*<!--(?:(?!-->)[^\n]){0,3000}-->[ \t]*$", re.MULTILINE)
"""A comment on a line of its own, such as a waiver: a picture below it is a figure still; beside it, it is none."""
OPENED = re.compile(r"^[ \t>]*(?:(?:!!!|\?\?\?\+?|:{3,})[^\n]*|\[![\w-]+\][^\n]*)\n[ \t>]*", re.MULTILINE)
"""The line that opens a callout: a picture right below it stands alone in it."""
CLOSED = re.compile(r"(?:\n[ \t>]*:{3,}[ \t]*)+\Z")
BLANK = re.compile(r"\n[ \t>]*(?=\n)")
DEFINED = re.compile(_DEFINITION, re.MULTILINE)
RUN = re.compile(r"`+")
LOCATOR = re.compile(rf"\}}?[ \t]*(?:\n[ \t]*)?\[{_CITED}\]")
QUOTED = re.compile(r"[ \t]+\"([^\"\n]*)\"")
BRACKET = re.compile(r"\\.|[\[\]]")
