"""TeX to MathML, with words for those who cannot see it."""

from __future__ import annotations

from lxml import etree

from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.model.xhtml import MATHML, PLACE, place_of
from guidepress.read import rules
from guidepress.read.lines import without_markers
from guidepress.read.mathspeak import spoken

_ENVIRONMENTS = {"aligned": "align*", "gathered": "gather*", "alignedat": "align*"}
"""Environments that the converter does not know, and the ones that it sets alike."""

_DELIMITERS = ((r"\(", r"\)"), (r"\[", r"\]"))


def set_math(root: etree._Element, findings: Findings) -> None:
    """Replace the TeX that Markdown left (``class="arithmatex"``) by MathML with ``alttext``.

    A formula that cannot be read stays TeX, and is MAN050.
    """
    for holder in root.xpath(".//*[@class='arithmatex']"):
        tex, block = _source(holder)
        formula = _mathml(tex, block, place_of(holder), findings)
        holder.text = None
        holder.set("class", "math block" if block else "math inline")
        if formula is not None:
            holder.append(formula)
        else:
            holder.text = tex


def _source(holder: etree._Element) -> tuple[str, bool]:
    text = without_markers("".join(holder.itertext())).strip()
    for opening, closing in _DELIMITERS:
        text = text.removeprefix(opening).removesuffix(closing)
    return " ".join(text.split()), holder.tag == "div"


def _mathml(tex: str, block: bool, place: Place, findings: Findings) -> etree._Element | None:
    from latex2mathml.converter import convert  # here, for it takes long to load and most guides have no formula

    known = tex
    for name, alike in _ENVIRONMENTS.items():
        known = known.replace(f"{{{name}}}", f"{{{alike}}}")
    try:
        formula = etree.fromstring(convert(known, display="block" if block else "inline"))
        words = spoken(formula)
    except Exception as error:  # noqa: BLE001 - the converter raises whatever it meets, from IndexError to its own
        findings.add(rules.MAN050.at(place, f"'{tex[:60]}': {type(error).__name__}"))
        return None
    if unknown := [text for element in formula.iter() if (text := element.text or "").startswith("\\")]:
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
