"""TeX to MathML, with words for those who cannot see it.

The converter is handed text that nobody vouches for, and it may copy that text into its result. So its tree is never
written and parsed again: it is copied element by element, and what is no part of a formula stays out
(`guidepress.standards.mathml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from lxml import etree

from guidepress.languages.language import Language
from guidepress.languages.registry import language_for, mark
from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.model.xhtml import MATHML, PLACE, place_of
from guidepress.read import rules
from guidepress.read.markdown.markers import as_written
from guidepress.read.markdown.math_alike import SIGNS, alike
from guidepress.read.markdown.math_arguments import with_braces
from guidepress.read.markdown.math_speech import spoken
from guidepress.read.markdown.source_lines import without_markers
from guidepress.standards.mathml import ATTRIBUTES, ELEMENTS, sound_value

_TOKENS = frozenset({"mi", "mn", "mo", "mtext", "ms"})
"""Elements that hold text alone (MathML 3, 3.2); the converter puts an operator of several letters into one."""

_SCRIPTS = {"msub": 1, "msup": 1, "munder": 1, "mover": 1, "msubsup": 2, "munderover": 2}
"""How many elements stand at the base of one."""

_LABEL = "-.2em"
"""How the converter moves the words over an arrow ("xrightarrow"), which is no length that MathML or a page knows."""

_BRACES = {r"\{": "{", r"\}": "}", r"\lbrace": "{", r"\rbrace": "}", r"\backslash": "\\"}
"""Signs that the converter hands on as they are typed, as large brackets."""

_REFERENCE = re.compile(r"&#x([0-9A-Fa-f]{1,8});")
_DELIMITERS = ((r"\(", r"\)"), (r"\[", r"\]"))


def set_math(root: etree._Element, language: str, findings: Findings) -> None:
    """Replace the TeX that Markdown left (``class="arithmatex"``) by MathML with ``alttext``.

    ``language`` (BCP 47) is that of the text, unless an element around the formula has one of its own. A formula that
    cannot be read stays TeX, and is MAN050.
    """
    for holder in root.xpath(".//*[@class='arithmatex']"):
        tex, block = _source(holder)
        spoken_in = language_for(next((up.get("lang", "") for up in _around(holder) if up.get("lang")), language))
        formula = _mathml(tex, block, spoken_in, place_of(holder), findings)
        mark(holder, spoken_in.math, spoken_in)
        holder.text = None
        holder.set("class", "math block" if block else "math inline")
        if formula is not None:
            holder.append(formula)
        else:
            holder.text = tex


def _around(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def _source(holder: etree._Element) -> tuple[str, bool]:
    text = as_written(without_markers("".join(holder.itertext()))).strip()
    for opening, closing in _DELIMITERS:
        text = text.removeprefix(opening).removesuffix(closing)
    return " ".join(text.split()), holder.tag == "div"


def _mathml(tex: str, block: bool, language: Language, place: Place, findings: Findings) -> etree._Element | None:
    from latex2mathml.converter import Converter  # here, for it takes long to load and most guides have no formula

    try:
        made = Converter(display="block" if block else "inline").convert_to_element(with_braces(alike(tex)))
        formula = _admitted(made, place, findings)
        words = spoken(formula, language.math)
    except Exception as error:  # noqa: BLE001 - the converter raises whatever it meets, from IndexError to its own
        why = "it is nested too deeply" if isinstance(error, RecursionError) else type(error).__name__
        findings.add(rules.MAN050.at(place, f"'{tex[:60]}': {why}"))
        return None
    if not "".join(str(text) for text in formula.itertext()).strip():
        findings.add(rules.MAN050.at(place, f"'{tex[:60]}' sets nothing"))
        return None
    if unknown := [text for element in formula.iter() if (text := element.text or "")[:-1].startswith("\\")]:
        findings.add(rules.MAN050.at(place, f"the command {unknown[0]} is not known"))
    content = list(formula)
    semantics = etree.SubElement(formula, f"{{{MATHML}}}semantics")
    row = content[0] if len(content) == 1 else etree.Element(f"{{{MATHML}}}mrow")
    if len(content) != 1:
        row.extend(content)
    semantics.append(row)
    annotation = etree.SubElement(semantics, f"{{{MATHML}}}annotation", {"encoding": "application/x-tex"})
    annotation.text = tex
    formula.set("alttext", words or tex)
    formula.attrib.pop(PLACE, None)
    return formula


def _admitted(source: Element, place: Place, findings: Findings) -> etree._Element:
    """The converter's tree as MathML of ours. Raises `ValueError` for an element that is no part of a formula."""
    if source.tag not in ELEMENTS:
        raise ValueError(f"<{source.tag}> is no part of a formula")
    is_label = source.tag == "mpadded" and source.get("voffset") == _LABEL
    tag = "mrow" if is_label or (source.tag in _TOKENS and len(source)) else source.tag
    element = etree.Element(f"{{{MATHML}}}{tag}", nsmap={None: MATHML})
    for name, value in source.attrib.items() if not is_label else ():
        if name in {"height", "depth"} and value.lstrip().startswith("-"):
            raise ValueError(f"nothing is {value} high")
        if name in ATTRIBUTES and sound_value(name, value):
            element.set(name, value)
        elif name != "xmlns" and value:
            findings.add(rules.MAN021.at(place, f"{name}={value[:40]} in a formula is not allowed"))
    text = _decoded(source.text)
    element.text = _BRACES.get(text or "", text)
    for child in source:
        element.append(_admitted(child, place, findings))
        element[-1].tail = _decoded(child.tail)
    _hold_base(element)
    return element


def _hold_base(element: etree._Element) -> None:
    """Make one base of several: what is raised behind a matrix or a binomial stands behind all its pieces.

    A script has a base and no more than its one or two others (MathML Core, 3.4).
    """
    scripts = _SCRIPTS.get(str(element.tag).rpartition("}")[2], 0)
    if scripts and len(element) > scripts + 1:
        base = etree.Element(f"{{{MATHML}}}mrow")
        base.extend(element[: len(element) - scripts])
        element.insert(0, base)


def _decoded(text: str | None) -> str | None:
    """Text with the character references that the converter writes for signs; any other markup in it stays text."""
    return _REFERENCE.sub(lambda found: chr(int(found[1], 16)), text).translate(SIGNS) if text else None
