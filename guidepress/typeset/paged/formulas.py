"""Formulas as pictures for the paged editions: MathML drawn by ziamath, sized to the text and set on its baseline.

The typesetter knows no MathML. The picture keeps the formula's words (``alttext``) as its alternative text; EPUB and
web keep the MathML itself.
"""

from __future__ import annotations

import logging
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from guidepress.model.errors import InternalError
from guidepress.model.xhtml import MATHML

_SIZE = 100.0
"""Drawn at this size, in px for one em; every measure of the picture is then a hundredth of an em."""

_MARGIN = 4.0
"""Room around the formula, in the same unit, so that no overhang is cut off."""

_ROW_GAP = "0.8em"
"""Between the rows of a table with fractions or limits in it; ziamath's own 0.3 em lets them touch."""

_LINE_GAP = "0.5em"
"""Between rows without: as far apart as the lines of a text."""

_THIN = "0.167em"
"""Before and after the name of a function, such as lim (TeX: a thin space beside an operator)."""

_TALL = tuple(f"{{{MATHML}}}{name}" for name in ("mfrac", "munder", "mover", "munderover"))

_REMEMBERED = 1024
"""How many formulas are remembered as drawn, of a few kilobytes each."""

_DOUBTFUL = frozenset({"mtable", "mspace", "mpadded", "mphantom", "menclose", "mmultiscripts", "mlabeledtr", "ms"})

_MOST = 1000.0
"""The greatest side of a formula, in em."""
_SCRIPTED = frozenset(f"{{{MATHML}}}{name}" for name in ("msub", "msup", "msubsup", "munder", "mover", "munderover"))
_STYLE = f"{{{MATHML}}}mstyle"
_SIGNS = frozenset(f"{{{MATHML}}}{name}" for name in ("mo", "mspace"))

_NOT_DRAWN = frozenset({"annotation", "annotation-xml"})


@dataclass(frozen=True, slots=True)
class MathPicture:
    """A drawn formula. ``width``, ``height`` and ``depth`` (below the baseline) are in em of the text around it."""

    svg: bytes
    width: float
    height: float
    depth: float


def draw_math(formula: etree._Element) -> MathPicture:
    """Draw a ``<math>`` element. Raises `InternalError` if ziamath cannot; ``read`` has admitted only what it knows."""
    source = etree.tostring(_presentation(formula), with_tail=False)
    try:
        return _drawn(source)
    except Exception as error:  # ziamath raises whatever it meets
        raise InternalError(f"the formula '{formula.get('alttext', '')}' cannot be drawn: {error}") from error


@lru_cache(maxsize=_REMEMBERED)
def _drawn(source: bytes) -> MathPicture:
    """The picture of a formula that ziamath knows. All paged editions, and the check before them, draw the same."""
    with warnings.catch_warnings():  # imported here: a guide without formulas need not wait for it
        warnings.simplefilter("ignore", DeprecationWarning)  # ziamath 0.13 looks its font up the old way
        from ziamath.zmath import Math
    with _settings(), _silence():
        drawn = Math(ET.fromstring(source), size=_SIZE, margin=_MARGIN)
        _, height = drawn.getsize()
        depth = -drawn.getyofst()
        picture = drawn.svgxml()
    return MathPicture(
        ET.tostring(picture, encoding="utf-8"),
        width=float(picture.get("width", "0")) / _SIZE,
        height=(height + 2 * _MARGIN) / _SIZE,
        depth=(depth + _MARGIN) / _SIZE,
    )


def formula_fault(formula: etree._Element) -> str:
    """Why a ``<math>`` element cannot be drawn, in words; empty if it can. What is nothing but usual is not tried."""
    if not any(_is_doubtful(element) for element in formula.iter()):
        return ""
    try:
        picture = draw_math(formula)
    except InternalError as error:
        return str(error)
    sides = (picture.width, picture.height, abs(picture.depth))
    if all(0 <= side < _MOST for side in sides):
        return ""
    said = formula.get("alttext", "")[:60]
    return f"the formula '{said}' would be {picture.width:.0f} em wide and {picture.height:.0f} em high"


def _is_doubtful(element: etree._Element) -> bool:
    """Whether an element, as TeX may ask for it, is one that ziamath has stumbled over: of a given size, or empty."""
    name = etree.QName(element).localname
    return name in _DOUBTFUL or (not len(element) and not (element.text or "").strip() and name not in _NOT_DRAWN)


def _presentation(formula: etree._Element) -> etree._Element:
    """A copy without ``semantics`` and annotations, which ziamath does not know; rows of fractions are set apart."""
    copy: etree._Element = etree.fromstring(etree.tostring(formula, with_tail=False))
    for element in list(copy.iter(f"{{{MATHML}}}semantics")):
        parent = element.getparent()
        if parent is None:
            continue
        place = parent.index(element)
        parent.remove(element)
        for child in reversed([c for c in element if etree.QName(c).localname not in _NOT_DRAWN]):
            child.tail = None
            parent.insert(place, child)
    copy.attrib.pop("alttext", None)
    for script in copy.iter(*_SCRIPTED):
        if len(script) and script[0].tag == _STYLE and len(script[0]) > 1:  # ziamath knows no base of several pieces
            row = etree.Element(f"{{{MATHML}}}mrow")
            row.extend(list(script[0]))
            script[0].append(row)
    for table in copy.iter(f"{{{MATHML}}}mtable"):
        table.set("rowspacing", _LINE_GAP if next(table.iter(*_TALL), None) is None else _ROW_GAP)
    _space_names(copy)
    for fraction in copy.iter(f"{{{MATHML}}}mfrac"):
        for part in list(fraction):  # as TeX sets it, and ziamath does not: limits beside the sum
            style = etree.Element(f"{{{MATHML}}}mstyle", {"displaystyle": "false"})
            fraction.replace(part, style)
            style.append(part)
    return copy


def _space_names(formula: etree._Element) -> None:
    """Part the name of a function from a letter or a number beside it, as TeX does; ziamath sets none."""
    names = [one for one in formula.iter(f"{{{MATHML}}}mo") if one.text and len(one.text) > 1 and one.text.isalpha()]
    for name in names:
        holder = name
        while (parent := holder.getparent()) is not None and parent[0] is holder and parent.tag in _SCRIPTED:
            holder = parent
        before, after = holder.getprevious(), holder.getnext()
        if before is not None and before.tag not in _SIGNS:
            holder.addprevious(etree.Element(f"{{{MATHML}}}mspace", {"width": _THIN}))
        if after is not None and after.tag not in _SIGNS:
            holder.addnext(etree.Element(f"{{{MATHML}}}mspace", {"width": _THIN}))


@contextmanager
def _settings() -> Iterator[None]:
    """Plain paths instead of symbols (they need no ids), three decimals; put back afterwards."""
    from ziamath.config import config

    before = (config.svg2, config.precision)
    config.svg2, config.precision = False, 3
    try:
        yield
    finally:
        config.svg2, config.precision = before


@contextmanager
def _silence() -> Iterator[None]:
    """Keep ziamath's remarks about unknown elements from the root logger's standard error."""
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.ERROR)
    try:
        yield
    finally:
        root.setLevel(before)
