"""Names of bodies (an organisation, a ministry, a group) where a format has room for persons alone.

Programs write "Ministry of Health" as they write "Jane Doe", and readers of BibTeX and RIS take the last word for its
family's name. What no person is called tells them apart.
"""

from __future__ import annotations

import re

_WORDS = re.compile(
    r"\b(?:Organi[sz]ation|Institut\w{0,3}|Ministry|Agency|Association|Society|Cent(?:er|re)s?|University|Department|Council|Committee"
    r"|Foundation|Network|Group|Services?|Office|College|Academy|Board|Bureau|Administration|Commission|Federation|Union|Trust|Collaboration"
    r"|Collaborators|Investigators|Authority|Alliance|Coalition|Corporation|Inc|Ltd|LLC|GmbH|Parliament|Government|Library"
    r"|Museum|Registry|Laborator(?:y|ies)|Directorate|Nations"
    r"|Consortium|Taskforce|Task Force|Panel|Team|Initiative|Programme|Hospitals?|Clinic"
    r"|Gesellschaft|(?:Bundes|Landes)[^\W\d_]+|Ministerium|Verband|Amt|Weltgesundheitsorganisation|Kommission"
    r"|Société|Ministère|Agence|Haute Autorité|Sociedad|Ministerio|Agencia|Organizaci[óo]n|Consejo|Comité"
    r"|Istituto|Società|Ministero|Agenzia|Organizzazione|Sociedade|Ministério|Agência|Organizaç[ãa]o|Conselho"
    r"|Collaborative|NHS|WHO|UNICEF|CDC|FDA|EMA|NICE|OECD|UNESCO|ECDC|OMS"
    r"|for|of the|für|para|pour|\d{2,4})\b"
)
"""Words and numbers that no person is called by, in a name without a comma."""

_GOVERNED = re.compile(r"\b(?:for|of|für|für die|para|pour|de|del|per|di)\b")
"""After one of these, an "and" may go on with what a body is for: the Department of Health and Human Services."""

_AND = re.compile(r"(?<!\S)and(?!\S)")
_GROUP = re.compile(r"[{}]")
_TEX = re.compile(r"[{}]|\\[^A-Za-z]|\\[A-Za-z]{1,2}(?![A-Za-z])[ ]?")


def is_body(name: str) -> bool:
    """Whether a name is that of a body: no comma divides it, and it holds a word that no person is called by."""
    return "," not in name and _WORDS.search(name) is not None


def in_braces(names: str) -> str:
    """Names of BibTeX ("A and B") with each that is a body's in braces, which keep it whole."""
    made: list[str] = []
    open_to_more = False
    for name in _divided(names):
        bare = " ".join(_TEX.sub("", name).split())
        alone = "," not in bare and "{" not in name.replace("{\\", "\\") and bare.lower() != "others"
        if alone and open_to_more and not is_body(bare.partition(" ")[0]) and not bare.isupper():
            made[-1] = f"{made[-1][:-1]} and {name.strip()}}}"
            continue
        is_one = alone and is_body(bare)
        open_to_more = is_one and _GOVERNED.search(bare) is not None
        made.append(f"{{{name.strip()}}}" if is_one else name.strip())
    return " and ".join(made)


def _divided(names: str) -> list[str]:
    """The names, divided at every "and" that stands in no braces."""
    depth, at, cut = 0, 0, [0]
    for found in _AND.finditer(names):
        for sign in _GROUP.findall(names[at : found.start()]):
            depth += 1 if sign == "{" else -1
        at = found.end()
        if depth <= 0:
            cut += [found.start(), found.end()]
    cut.append(len(names))
    return [names[first:last] for first, last in zip(cut[::2], cut[1::2], strict=True)]
