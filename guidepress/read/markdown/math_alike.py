r"""TeX that the converter of formulas does not know, written as what is set alike.

Commands that say how a formula is to be laid out or numbered, and nothing that is read, are left out: ``\label``,
``\notag``, heights of rows.
"""

from __future__ import annotations

import re

_LAID_OUT = re.compile(
    r"\\(?P<edge>begin|end)\{(?P<name>aligned|alignedat|align|alignat\*?|flalign\*?|gathered|gather|eqnarray\*?)\}"
    r"(?P<columns>(?<=at\})\{\d{1,2}\}|(?<=at\*\})\{\d{1,2}\})?"
)
"""Environments that the converter does not know, prints the signs of, or numbers from 1 on in each formula."""

_ALIKE = {
    "arg": r"\operatorname{arg}",
    "copyright": r"\text{©}",
    "dag": r"\dagger",
    "ddag": r"\ddagger",
    "hdots": r"\dots",
    "newline": r"\\",
    "nonumber": "",
    "notag": "",
    "sgn": r"\operatorname{sgn}",
    "R": r"\mathbb{R}",
    "N": r"\mathbb{N}",
    "Z": r"\mathbb{Z}",
    "reals": r"\mathbb{R}",
    "natnums": r"\mathbb{N}",
    "ensuremath": "",
    **{
        name: rf"\mathrm{{{letter}}}"
        for name, letter in zip(
            ("Alpha", "Beta", "Epsilon", "Zeta", "Eta", "Iota", "Kappa", "Mu", "Nu", "Omicron", "Rho", "Tau", "Chi"),
            "ΑΒΕΖΗΙΚΜΝΟΡΤΧ",
            strict=True,
        )
    },
}
"""Commands of TeX, of KaTeX and of MathJax, without their backslash."""

_COMMAND = re.compile(r"\\([A-Za-z]+)")
_NO_NAME = re.compile(r"\\(?:label|vspace)\*?\{[^{}]*\}")
_STARRED = re.compile(r"\\hspace\*\{")
_PLACE = re.compile(r"(\\begin\{(?:aligned|gathered|alignedat|split|array)\})\s*\[[tcb]\]")
_ROW_HEIGHT = re.compile(r"\\\\\s*\[-?[\d.]+\s*(?:pt|em|ex|mm|cm|in|mu)\]")
_BETWEEN = re.compile(r"\\intertext\{([^{}]*)\}")


_TEXT = re.compile(
    r"(?P<command>\\(?:text(?:rm|bf|it|tt|sf|sc|up|normal)?|mbox|hbox)\s*\{)(?P<words>(?:[^{}\\]|\\.){0,2000})\}"
)
"""Words in a formula."""
_ESCAPED = re.compile(r"\\([{}%$&#_])")
_FORMULA_IN_TEXT = re.compile(r"\$([^$]*)\$")
_STAND_INS = {sign: chr(0xF0000 + ord(sign)) for sign in "{}%$&#_"}
SIGNS = {ord(stand_in): sign for sign, stand_in in _STAND_INS.items()}
"""What stands for the escaped signs of words until they are converted: the converter leaves their backslashes."""


def alike(tex: str) -> str:
    """A formula as the converter knows it. What it does not know either stays as it is, and is told."""
    if "\\" not in tex:
        return tex
    known = _PLACE.sub(r"\1", _TEXT.sub(_text, tex))
    known = _LAID_OUT.sub(_environment, known)
    known = _STARRED.sub(lambda _found: r"\hspace{", _NO_NAME.sub("", known))
    known = _ROW_HEIGHT.sub(lambda _found: r"\\ ", known)
    known = _BETWEEN.sub(r"\\text{\1} \\\\ ", known)
    if "command{" in tex or r"\def" in tex:  # the formula says itself what its commands mean
        return known
    return _COMMAND.sub(lambda found: _ALIKE.get(found[1], found[0]), known)


def _text(found: re.Match[str]) -> str:
    """Words without the backslashes of their signs, and what is a formula in them as one beside them."""
    words = _ESCAPED.sub(lambda escaped: _STAND_INS[escaped[1]], found["words"])
    command = found["command"]
    if "$" not in words:
        return f"{command}{words}}}"
    return f"{{{command}{_FORMULA_IN_TEXT.sub(lambda inner: f'}}{inner[1]}{command}', words)}}}}}".replace(
        f"{command}}}", ""
    )


def _environment(found: re.Match[str]) -> str:
    if found["name"].startswith("eqnarray"):
        return rf"\{found['edge']}{{array}}" + ("{rcl}" if found["edge"] == "begin" else "")
    return rf"\{found['edge']}{{{'gather*' if found['name'].startswith('gather') else 'align*'}}}"
