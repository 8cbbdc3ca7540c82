r"""The text of an entry of BibTeX, made fit for pandoc, which drops names of signs and takes capitals out of titles.

BibTeX's titles are in title case, so pandoc writes all that stands in no braces small. Programs and people export
titles as the journal has them, though: "Dengue in Viet Nam" would become "Dengue in viet nam". An entry whose title
is no title case is therefore given a language that pandoc does not know, and leaves alone; its own is put back behind
that.
"""

from __future__ import annotations

import re
from typing import Any

from guidepress.read.bibliography.bodies import in_braces

AS_WRITTEN = "x-as-written"
"""The language of an entry whose title keeps its capitals."""

_GREEK = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ε",
    "zeta": "ζ",
    "eta": "η",
    "theta": "θ",
    "iota": "ι",
    "kappa": "κ",
    "lambda": "λ",
    "mu": "μ",
    "nu": "ν",
    "xi": "ξ",
    "pi": "π",
    "rho": "ρ",
    "sigma": "σ",
    "tau": "τ",
    "upsilon": "υ",
    "phi": "φ",
    "chi": "χ",
    "psi": "ψ",
    "omega": "ω",
}
_SIGNS = {
    "textendash": "–",
    "textemdash": "—",
    "texttimes": "×",
    "textquotesingle": "'",
    "textquoteright": "’",
    "textquoteleft": "‘",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textdiv": "÷",
    "textpm": "±",
    "textminus": "−",
    "textellipsis": "…",
    "textperiodcentered": "·",
    "textnumero": "№",
    "textbar": "|",
    "texttrademark": "™",
    "textdagger": "†",
    "textdaggerdbl": "‡",
    "dag": "†",
    "ddag": "‡",
    "textexclamdown": "¡",
    "textquestiondown": "¿",
    "textcent": "¢",
    "texteuro": "€",
    "textordmasculine": "º",
    "textordfeminine": "ª",
    "textonesuperior": "¹",
    "textperthousand": "‰",
    "textasteriskcentered": "∗",
    "textlnot": "¬",
    "textrightarrow": "→",
    "textleftarrow": "←",
    "textuparrow": "↑",
    "textdownarrow": "↓",
    "textinfty": "∞",
    "textohm": "Ω",
    "textcelsius": "℃",
    "degree": "°",
    "textnonbreakinghyphen": "\u2011",
    "nobreakdash": "",
    "textnobreakspace": "\u00a0",
    "textthinspace": "\u2009",
    "thinspace": "\u2009",
    "enspace": " ",
    "quad": " ",
    "checkmark": "✓",
    "textsurd": "√",
    "textmugreek": "μ",
    "textcurrency": "¤",
    "textwon": "₩",
    "textservicemark": "℠",
    "textcompwordmark": "",
    "DJ": "Đ",
    "dj": "đ",
    "NG": "Ŋ",
    "ng": "ŋ",
    "TH": "Þ",
    "th": "þ",
    "DH": "Ð",
    "dh": "ð",
    "SS": "ẞ",
    **{f"{text}{name}": sign for name, sign in _GREEK.items() for text in ("", "text")},
    **{
        f"{text}{name.capitalize()}": sign.upper()
        for name, sign in _GREEK.items()
        for text in ("", "text")
        if name in {"gamma", "delta", "theta", "lambda", "xi", "pi", "sigma", "phi", "psi", "omega"}
    },
}
"""Signs and letters by the names that pandoc's reader drops."""

_NAMES = "|".join(sorted(_SIGNS, key=len, reverse=True))
_SIGN = re.compile(rf"\{{\\({_NAMES})\s{{0,9}}\}}|\\({_NAMES})(?:\{{\}}|(?![A-Za-z])[ ]?)")
_COMMA_BELOW = re.compile(r"\\textcommabelow\{?([A-Za-z])\}?")
_EMPHASISED = re.compile(r"(?<!\{)\\(?:textit|emph|mkbibemph)\{[^{}]*\}")
_STEP = re.compile(r"[{}\"]|(?<![\w-])(?P<name>[A-Za-z][\w-]{0,40})\s{0,20}=\s{0,20}(?=[{\"])")
_FORMULA = re.compile(r"(?<!\\)\$[^$]{0,400}(?<!\\)\$")
_COMMAND = re.compile(r"\\[A-Za-z]+")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_HELD = "ꟿ"
"""A letter that stands for what is in braces."""

_SMALL = frozenset(
    """
    a an and as at but by for from in into nor of off on onto or over per so than that the to up upon via vs versus
    with within without between among through during after before under against about towards toward since until
    across
    """.split()
)
_MANY = 3
"""Capitals behind the first word that make a title case; fewer may be names."""

_LISTS = frozenset({"publisher", "institution", "organization", "school", "address", "location"})
"""Fields that BibLaTeX takes for lists: "John Wiley and Sons" would be "John Wiley; Sons"."""
_AND = re.compile(r"(?<=\s)and(?=\s)")

_LANGUAGE = re.compile(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2})?")


def prepared(body: str) -> str:
    """What stands in an entry's brackets, as pandoc is asked for it."""
    if "\\text" in body or _SIGN.search(body):
        body = _SIGN.sub(lambda found: _SIGNS[found[1] or found[2]], _COMMA_BELOW.sub("\\\\1\u0326", body))
    fields = fields_of(body)
    made = body
    for name, (first, last) in sorted(fields.items(), key=lambda one: -one[1][0]):
        value = body[first:last]
        if name in {"author", "editor", "translator"}:
            made = f"{made[:first]}{in_braces(value)}{made[last:]}"
        elif name in _LISTS:
            made = f"{made[:first]}{_AND.sub('{and}', value)}{made[last:]}"
        elif name in {"title", "booktitle"}:
            made = f"{made[:first]}{_EMPHASISED.sub(lambda found: f'{{{found[0]}}}', value)}{made[last:]}"
    key, comma, rest = made.partition(",")
    return f"{key}{comma} langid = {{{AS_WRITTEN}}},{rest}" if comma and _keeps_capitals(body, fields) else made


def fields_of(body: str) -> dict[str, tuple[int, int]]:
    """Where the values of an entry's fields stand that are in braces or quotes, by name; the first of each."""
    found: dict[str, tuple[int, int]] = {}
    depth, quoted, name, start = 0, False, "", 0
    for step in _STEP.finditer(body):
        sign = step[0]
        if step["name"]:
            name = "" if depth or quoted else step["name"].lower()
        elif sign == '"' and not depth and (quoted or name):
            if quoted and name:
                found.setdefault(name, (start, step.start()))
            quoted, start, name = not quoted, step.end(), "" if quoted else name
        elif sign == "{":
            start = step.end() if not depth and not quoted else start
            depth += 1
        elif sign == "}":
            depth -= 1
            if not depth and not quoted and name:
                found.setdefault(name, (start, step.start()))
                name = ""
    return found


def language_of(body: str) -> str:
    """What an entry says its language is, as BCP 47 has it; nothing if it says none that is known by two letters."""
    fields = fields_of(body)
    first, last = fields.get("language", (0, 0))
    said = body[first:last].strip("{} ")
    return said.replace("_", "-") if _LANGUAGE.fullmatch(said) else "en" if said.lower() in {"eng", "english"} else ""


def with_language(item: dict[str, Any], body: str) -> None:
    """Give an item back the language that it says, where it was asked for with one that is none."""
    if item.get("language") == AS_WRITTEN:
        item.pop("language")
    if "language" not in item and (said := language_of(body)):
        item["language"] = said


def _keeps_capitals(body: str, fields: dict[str, tuple[int, int]]) -> bool:
    """Whether the title of an entry is to stay as it is written: no title case, or no English."""
    if "title" not in fields or {"langid", "hyphenation"} & fields.keys():
        return False
    first, last = fields.get("language", (0, 0))
    said = body[first:last].strip("{} ").lower()
    return bool(said and not said.startswith("en")) or not is_title_case(body[slice(*fields["title"])])


def is_title_case(title: str) -> bool:
    """Whether a title of TeX has capitals where title case has them. What stands in braces says nothing."""
    words = _WORD.findall(_COMMAND.sub("", _FORMULA.sub(_HELD, _outside_braces(title))))[1:]
    bare = [word for word in words if word[0].isalpha() and not word.startswith(_HELD) and word.lower() not in _SMALL]
    return len([word for word in bare if word[0].isupper()]) >= _MANY and all(word[0].isupper() for word in bare)


def _outside_braces(text: str) -> str:
    """A text with one letter for each group in braces."""
    made: list[str] = []
    depth, at = 0, 0
    for found in re.finditer(r"[{}]", text):
        if not depth:
            made.append(text[at : found.start()])
        depth = max(0, depth + (1 if found[0] == "{" else -1))
        at = found.end()
        if not depth:
            made.append(_HELD)
    return "".join((*made, text[at:] if not depth else ""))
