"""MathML in words, in the manner of plain English read aloud: "the fraction a over b", "x squared"."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

SYMBOLS = {
    "+": "plus", "-": "minus", "−": "minus", "±": "plus or minus", "=": "equals", "≠": "is not equal to", "<": "is less than",
    ">": "is greater than", "≤": "is at most", "≥": "is at least", "≈": "is about", "×": "times", "·": "times", "⋅": "times",
    "∗": "times", "/": "over", "÷": "divided by", "∑": "the sum", "∏": "the product", "∫": "the integral", "∞": "infinity",
    "∂": "partial", "→": "to", "∈": "in", "∝": "is proportional to", "√": "root", "(": "open bracket", ")": "close bracket",
    "[": "open square bracket", "]": "close square bracket", "{": "open brace", "}": "close brace", "|": "bar", ",": ",",
    "!": "factorial", "%": "percent", "…": "and so on", "⋯": "and so on", "∣": "given", "∼": "is distributed as",
    "^": "hat", "¯": "bar", "ˉ": "bar", "‾": "bar", "~": "tilde", "˜": "tilde", "\u2062": "", "\u2061": "of", "′": "prime",
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma",
    "τ": "tau", "φ": "phi", "ϕ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "Δ": "capital delta", "Σ": "capital sigma",
    "Ω": "capital omega", "Γ": "capital gamma", "Λ": "capital lambda", "Φ": "capital phi", "Π": "capital pi",
}  # fmt: skip
_POWERS = {"2": "squared", "3": "cubed"}


def spoken(element: etree._Element) -> str:
    """A formula in words, one space between them."""
    words = re.sub(r"\s*,(?:\s*,)+", ",", " ".join(_say(element).replace(" ,", ",").split()))
    return words.strip(" ,")


def _say(element: etree._Element) -> str:
    name = etree.QName(element).localname
    if name in {"annotation", "annotation-xml", "mspace", "mphantom"}:
        return ""
    speak = _SPEAKERS.get(name)
    if speak is not None:
        return speak([child for child in element if isinstance(child.tag, str)])
    if len(element):
        return " ".join(_say(child) for child in element)
    text = (element.text or "").strip()
    return SYMBOLS.get(text, text)


def _simple(element: etree._Element) -> bool:
    return len(element) == 0 or (len(element) == 1 and _simple(element[0]))


def _fraction(parts: list[etree._Element]) -> str:
    top, bottom = _say(parts[0]), _say(parts[1])
    if all(_simple(part) for part in parts):
        return f"{top} over {bottom}"
    return f"the fraction {top} over {bottom}, end fraction,"


def _power(parts: list[etree._Element]) -> str:
    base, exponent = _say(parts[0]), _say(parts[1])
    return f"{base} {_POWERS[exponent]}" if exponent in _POWERS else f"{base} to the power {exponent}"


def _index(parts: list[etree._Element]) -> str:
    return f"{_say(parts[0])} sub {_say(parts[1])}"


def _index_power(parts: list[etree._Element]) -> str:
    base, low, high = (_say(part) for part in parts)
    if base in {"the sum", "the product", "the integral"}:
        return f"{base} from {low} to {high} of"
    return f"{base} sub {low} " + _POWERS.get(high, f"to the power {high}")


def _under(parts: list[etree._Element]) -> str:
    return f"{_say(parts[0])} over {_say(parts[1])} of"


def _over(parts: list[etree._Element]) -> str:
    return f"{_say(parts[0])} {_say(parts[1])}"


def _between(parts: list[etree._Element]) -> str:
    base, low, high = (_say(part) for part in parts)
    return f"{base} from {low} to {high} of"


def _root(parts: list[etree._Element]) -> str:
    return f"the square root of {' '.join(_say(part) for part in parts)}, end root,"


def _nth_root(parts: list[etree._Element]) -> str:
    return f"the root of order {_say(parts[1])} of {_say(parts[0])}, end root,"


def _table(parts: list[etree._Element]) -> str:
    rows = [[_say(cell) for cell in row] for row in parts]
    if max((len(row) for row in rows), default=0) <= 1:
        return "; ".join(" ".join(row) for row in rows)
    told = "; ".join(f"row {n}: {', '.join(row)}" for n, row in enumerate(rows, 1))
    return f"a table of {len(rows)} rows: {told}; end table,"


_SPEAKERS: dict[str, Callable[[list[etree._Element]], str]] = {
    "mfrac": _fraction, "msup": _power, "msub": _index, "msubsup": _index_power, "munder": _under, "mover": _over,
    "munderover": _between, "msqrt": _root, "mroot": _nth_root, "mtable": _table,
}  # fmt: skip
