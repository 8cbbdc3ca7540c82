"""What a citation style comes to once each macro is put in where it is called (CSL 1.0.2, "Macro")."""

from __future__ import annotations

from lxml import etree

MAX_ELEMENTS = 10_000_000
"""Elements of citation and bibliography with their macros put in; of 2,851 styles of the repository the greatest has 2.5 million."""  # noqa: E501

_NS = "{http://purl.org/net/xbiblio/csl}"


def what_grows(root: etree._Element) -> tuple[str, int] | None:
    """What is wrong with the macros of a style, and the line: one calls itself, or they are called too often."""
    macros = {macro.get("name", ""): macro for macro in root.iter(f"{_NS}macro")}
    sizes: dict[str, int] = {}
    for name in macros:
        if around := _measure(name, macros, sizes):
            return f"has a macro '{around}' that calls itself", macros[around].sourceline or 1
    used = (_size(one, sizes) for one in root if one.tag in {f"{_NS}citation", f"{_NS}bibliography"})
    if sum(used) > MAX_ELEMENTS:
        greatest = max(sizes, key=sizes.__getitem__)
        return f"has a macro '{greatest}' that calls others too often", macros[greatest].sourceline or 1
    return None


def _measure(first: str, macros: dict[str, etree._Element], sizes: dict[str, int]) -> str:
    """Count a macro and those that it calls, into ``sizes``; the name of one that calls itself, if there is one."""
    open_now: dict[str, list[str]] = {}
    waiting = [first]
    while waiting:
        name = waiting[-1]
        if name not in open_now and name not in sizes:
            open_now[name] = [called for called in _calls(macros[name]) if called in macros]
        left = open_now.get(name, [])
        while left and left[-1] in sizes:
            left.pop()
        if left:
            if left[-1] in open_now:
                return left[-1]
            waiting.append(left[-1])
        else:
            sizes.setdefault(name, _size(macros[name], sizes))
            open_now.pop(name, None)
            waiting.pop()
    return ""


def _calls(element: etree._Element) -> list[str]:
    return [called for one in element.iter(etree.Element) if (called := one.get("macro")) is not None]


def _size(element: etree._Element, sizes: dict[str, int]) -> int:
    own = sum(1 for _ in element.iter(etree.Element))
    return own + sum(sizes.get(name, 0) for name in _calls(element))
