"""The disclaimer of a page of HTML or XHTML under its style sheets: in sight, as large and as dark as the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.xhtml import BLOCKS, HEADINGS, fold
from guidepress.prove.disclaimer.rules import DIS114, DIS115, DIS116, DIS117, LEAST, PALER, SMALLEST, usual
from guidepress.prove.parsers.css.cascade import Look, Styles, local
from guidepress.standards.contrast import blended, contrast

_FAR = 100.0
"""CSS px off its place at which a text counts as moved off the page."""
_NEVER_SHOWN = frozenset({"template", "script", "style", "noscript", "head", "title"})
_TAKE_AWAY = frozenset(
    """
    display visibility content-visibility clip clip-path mask mask-image filter text-indent margin-left margin-top
    margin-inline-start margin-block-start position transform overflow overflow-y
    """.split()
)
"""The properties of which one must be set for an element to be out of sight, beside its opacity."""
_CUT = frozenset({"hidden", "clip"})
_HEIGHTS = ("height", "max-height", "block-size", "max-block-size")
_RAISED = frozenset({"sup", "sub"})


def prove_shown(
    notice: Element, styles: Styles, body: Sequence[tuple[Styles, Element]], here: Place
) -> Iterator[Finding]:
    """DIS114 to DIS117 for a notice; ``body`` holds elements of the text with which it is compared."""
    texts = [element for element in notice.iter("*") if _own_text(element) and not _apart(element, notice, styles)]
    told: set[str] = set()
    for condition in styles.conditions:
        under = f" ({condition})" if condition else ""
        for element in texts:
            cause = next((found for one in styles.parents(element) if (found := hidden_by(styles, one, condition))), "")
            if cause and cause not in told:
                told.add(cause)
                yield DIS114.at(here, f"{cause}{under}: “{_sample(element)}”")
        for finding in (*_small(texts, styles, body, condition, here), *_pale(texts, styles, body, condition, here)):
            if finding.code not in told:
                told.add(finding.code)
                yield finding


def hidden_by(styles: Styles, element: Element, condition: str) -> str:
    """What takes an element out of sight, or "" if nothing of its own does."""
    name = local(element)
    if name in _NEVER_SHOWN:
        return f"inside <{name}>"
    if name in {"details", "dialog"} and element.get("open") is None:
        return f"inside a closed <{name}>"
    if element.get("hidden") is not None:
        return "'hidden'"
    if element.get("aria-hidden") == "true":
        return "'aria-hidden': not said"
    if element.get("inert") is not None:
        return "'inert': not said"
    return styles.asked(_styled_away, element, condition)


def _styled_away(look: Look) -> str:
    if look.alpha >= 0.1 and _TAKE_AWAY.isdisjoint(look.values):
        return ""
    if look.word("display") == "none":
        return "display: none"
    if look.word("visibility") in {"hidden", "collapse"}:
        return f"visibility: {look.word('visibility')}"
    if look.word("content-visibility") == "hidden":
        return "content-visibility: hidden"
    if look.alpha < 0.1:
        return f"opacity: {look.alpha:.2g}"
    if look.word("clip").startswith("rect") and look.word("position") in {"absolute", "fixed"}:
        return "clip"
    if look.word("clip-path") not in {"", "none"}:
        return "clip-path"
    if look.word("mask") not in {"", "none"} or look.word("mask-image") not in {"", "none"}:
        return "mask"
    if re.search(r"opacity\(|blur\(", look.word("filter")):
        return "filter"
    return _moved(look) or _squeezed(look)


def _moved(look: Look) -> str:
    names = ["text-indent", "margin-left", "margin-top", "margin-inline-start", "margin-block-start"]
    if look.word("position") in {"absolute", "fixed", "relative", "sticky"}:
        names += ["left", "right", "top", "bottom", "inset", "inset-inline-start", "inset-block-start"]
    for name in names:
        found = look.length(name)
        far = found is not None and (abs(found.px) >= look.size if found.percent else abs(found.px) >= _FAR)
        if far and found is not None and (found.px < 0 or name in {"left", "right", "top", "bottom", "text-indent"}):
            return f"moved off the page ({name})"
    transform = look.word("transform")
    if re.search(r"scale[xy]?\(\s*0|translate[xy3d]*\([^)]*-\s*\d{3,}|rotate[xy]\(\s*90", transform):
        return "moved off the page (transform)"
    return ""


def _squeezed(look: Look) -> str:
    """A box of a height of its own, or too narrow for a letter, that cuts off whatever does not fit.

    However high it is: readers choose the size of the type (WCAG 2.2, 1.4.4 and 1.4.12).
    """
    if look.word("overflow") not in _CUT and look.word("overflow-y") not in _CUT:
        return ""
    for name in _HEIGHTS:
        if look.word(name) not in {"", "auto", "none", "min-content", "max-content", "fit-content"}:
            return f"{name}: {look.word(name)}, the rest cut off"
    for name in ("width", "max-width", "inline-size", "max-inline-size"):
        found = look.length(name)
        if found is not None and not found.percent and found.px < look.size:
            return f"{name} of {found.px:g} px, the rest cut off"
    return ""


def _small(
    texts: Iterable[Element], styles: Styles, body: Sequence[tuple[Styles, Element]], condition: str, here: Place
) -> Iterator[Finding]:
    common = usual((round(sheets.look(element, condition).size, 2), len(_text(element))) for sheets, element in body)
    for element in texts:
        size = styles.look(element, condition).size
        block = local(element) in BLOCKS
        if common is not None and size < common * (0.99 if block else SMALLEST):
            under = f" ({condition})" if condition else ""
            yield DIS115.at(here, f"{size / common:.2f} of the size of the text{under}: “{_sample(element)}”")


def _pale(
    texts: Sequence[Element], styles: Styles, body: Sequence[tuple[Styles, Element]], condition: str, here: Place
) -> Iterator[Finding]:
    ink = usual((_contrast(sheets.look(element, condition)), len(_text(element))) for sheets, element in body)
    under = f" ({condition})" if condition else ""
    for element in texts:
        look = styles.look(element, condition)
        ratio = _contrast(look)
        if look.alpha >= 0.1 and ratio < LEAST:
            yield DIS116.at(here, f"contrast {ratio:.1f}:1{under}: “{_sample(element)}”")
    held = [element for element in texts if not _in_heading(element, styles)] or list(texts)
    common = usual((_contrast(styles.look(element, condition)), len(_text(element))) for element in held)
    if common is not None and ink is not None and LEAST <= common < PALER * ink:
        yield DIS117.at(here, f"most of it has a contrast of {common:.1f}:1, the text has {ink:.1f}:1{under}")


def _contrast(look: Look) -> float:
    """The contrast of a text with its ground; 1 where only a screen could tell."""
    if look.ink is None or look.ground is None:
        return 1.0
    return round(contrast(blended(look.ink, look.ground, look.alpha), look.ground), 2)


def _in_heading(element: Element, styles: Styles) -> bool:
    """Whether a text is in a heading, which has an ink of its own, and may be longer than what is said below it."""
    return any(local(one) in HEADINGS for one in styles.parents(element))


def _apart(element: Element, notice: Element, styles: Styles) -> bool:
    """Whether a text may be smaller than the others: raised figures and notes."""
    for one in styles.parents(element):
        if local(one) in _RAISED or "doc-footnote" in (one.get("role") or ""):
            return True
        if one is notice:
            break
    return False


def _own_text(element: Element) -> bool:
    return bool((element.text or "").strip()) or any((kid.tail or "").strip() for kid in element)


def _text(element: Element) -> str:
    return fold("".join(element.itertext()))


def _sample(element: Element) -> str:
    return _text(element)[:60]
