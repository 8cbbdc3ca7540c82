"""Judge the bytes of a web page: `prove_web` the web edition, `prove_download` the page that leads to the files."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.styles import STYLES
from guidepress.prove.parsers.html import WebPage

WEB001 = rule_of("WEB001")
WEB002 = rule_of("WEB002")
WEB003 = rule_of("WEB003")
WEB004 = rule_of("WEB004")
WEB005 = rule_of("WEB005")
WEB006 = rule_of("WEB006")
WEB007 = rule_of("WEB007")
WEB008 = rule_of("WEB008")
WEB009 = rule_of("WEB009")
WEB010 = rule_of("WEB010")
WEB011 = rule_of("WEB011")
WEB012 = rule_of("WEB012")
WEB013 = rule_of("WEB013")
WEB014 = rule_of("WEB014")
WEB015 = rule_of("WEB015")

DATA_BLOCK = "application/ld+json"
"""The type of the block of data that a page of ours has."""
_LOADING = frozenset({"src", "srcset", "poster", "data", "background", "action", "formaction", "ping", "manifest"})
_FORBIDDEN = frozenset({"iframe", "frame", "frameset", "object", "embed", "applet", "portal", "base"})
_LINKS = frozenset({"a", "area", "link"})
"""The elements whose address is for the reader to follow, or is looked at by itself."""
_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "headers", "for")
_SCHEME = re.compile(r"^\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_FETCH = re.compile(r"@import|url\((?!\s*[\"']?\s*(?:data:|#))|image-set\(", re.IGNORECASE)
_STRICT = {"default-src": "'none'", "img-src": "data:", "font-src": "data:"}


def prove_web(page: WebPage | bytes) -> Iterator[Finding]:
    """Everything that is wrong with a web edition (WEB001 to WEB015)."""
    page = WebPage.of(page)
    for check in (*_SHARED, _disclaimer):
        yield from check(page)


def prove_download(page: WebPage | bytes) -> Iterator[Finding]:
    """Everything that is wrong with a download page: as `prove_web`, but the disclaimer is only linked there."""
    page = WebPage.of(page, file="index.html")
    for check in _SHARED:
        yield from check(page)


def _syntax(page: WebPage) -> Iterator[Finding]:
    for error in dict.fromkeys(page.errors):
        yield WEB001.at(page.place, f"{WEB001.title}: {error}")


def _scripts(page: WebPage) -> Iterator[Finding]:
    own = list(scripts(page))
    for element in own:
        if len(own) > 1 or element.attrib or (element.text or "") not in _own_scripts():
            yield WEB002.at(page.place, "<script> in the page that is not Guidepress's own")
    for element in page.elements:
        if element.tag in _FORBIDDEN:
            yield WEB002.at(page.place, f"<{element.tag}> in the page")
        for name, value in element.items():
            scheme = _SCHEME.match(re.sub(r"[\x00-\x20]", "", value))
            if name.startswith("on"):
                yield WEB002.at(page.place, f"event handler {name} on <{element.tag}>")
            elif (
                name in {"href", "xlink:href", *_LOADING} and scheme and scheme[1].lower() in {"javascript", "vbscript"}
            ):
                yield WEB002.at(page.place, f"{name} of <{element.tag}> is a script")


def scripts(page: WebPage) -> Iterator[Element]:
    """The scripts of a page, without its one block of data (HTML, 4.12.1): no browser runs that, whatever it holds."""
    blocks = 0
    for element in page.named("script"):
        is_data = dict(element.attrib) == {"type": DATA_BLOCK}
        blocks += is_data
        if not is_data or blocks > 1:
            yield element


def _remote(page: WebPage) -> Iterator[Finding]:
    """Links are for the reader to follow; whatever the browser follows by itself must be inside the page."""
    for element in page.elements:
        for name, value in element.items():
            follows = name in _LOADING or (name == "href" and element.tag == "link")
            if follows and value and not value.strip().lower().startswith(("data:", "#")):
                yield WEB003.at(page.place, f"<{element.tag} {name}={value[:60]!r}>")
            elif name.rpartition(":")[2] == "href" and element.tag not in _LINKS and not value.strip().startswith("#"):
                yield WEB003.at(page.place, f"an address on <{element.tag}>: {value[:60]!r}")
            if name == "style" and _FETCH.search(value):
                yield WEB003.at(page.place, f"a style attribute of <{element.tag}> fetches something")
        if element.tag == "style" and _FETCH.search(element.text or ""):
            yield WEB003.at(page.place, "the style sheet fetches something")
        if element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
            yield WEB003.at(page.place, "the page sends its reader elsewhere (meta refresh)")


def _targets(page: WebPage) -> Iterator[Finding]:
    ids = page.ids()
    for link in page.named("a", "area"):
        target = link.get("href", "")
        if target.startswith("#") and unquote(target[1:]) not in ids:
            yield WEB004.at(page.place, f"nothing has the id '{target[1:]}'")


def _double_ids(page: WebPage) -> Iterator[Finding]:
    for name, count in page.ids().items():
        if count > 1:
            yield WEB005.at(page.place, f"the id '{name}' is used {count} times")


def _images(page: WebPage) -> Iterator[Finding]:
    for number, image in enumerate(page.named("img"), 1):
        if image.get("alt") is None:
            yield WEB006.at(page.place, f"image {number} has no alt attribute")


def _language(page: WebPage) -> Iterator[Finding]:
    if not page.elements[0].get("lang", "").strip():
        yield WEB007.at(page.place)


def _title(page: WebPage) -> Iterator[Finding]:
    if not any((title.text or "").strip() for title in page.named("title")):
        yield WEB012.at(page.place)


def _headings(page: WebPage) -> Iterator[Finding]:
    levels = [
        int(heading.get("aria-level") or str(heading.tag)[1]) for heading in page.named(*(f"h{n}" for n in range(1, 7)))
    ]
    if levels.count(1) != 1:
        yield WEB008.at(page.place, f"the page has {levels.count(1)} first-level headings")
    for upper, lower in pairwise(levels):
        if lower > upper + 1:
            yield WEB013.at(page.place, f"a heading of level {lower} follows one of level {upper}")


def _landmarks(page: WebPage) -> Iterator[Finding]:
    """One main, and a first link that leads to it or into it, before anything else takes the focus."""
    mains = list(page.named("main"))
    first = next((link for link in page.named("a") if link.get("href") is not None), None)
    inside = {element.get("id") for main in mains for element in main.iter()} - {None}
    if len(mains) != 1:
        yield WEB014.at(page.place, f"the page has {len(mains)} main landmarks")
    elif first is None or unquote(first.get("href", "").removeprefix("#")) not in inside:
        yield WEB014.at(page.place, "the first link of the page does not lead to the main landmark")


def _references(page: WebPage) -> Iterator[Finding]:
    ids = page.ids()
    for element in page.elements:
        for attribute in _REFERENCES:
            for name in (element.get(attribute) or "").split():
                if name not in ids:
                    yield WEB015.at(page.place, f"{attribute} of <{element.tag}> names '{name}'")


def _policy(page: WebPage) -> Iterator[Finding]:
    """`default-src 'none'`, data only, and a hash for each style element; nothing says 'unsafe'."""
    policies = [
        meta.get("content", "")
        for meta in page.named("meta")
        if meta.get("http-equiv", "").lower() == "content-security-policy"
    ]
    if len(policies) != 1:
        yield WEB011.at(page.place, f"the page has {len(policies)} Content Security Policies")
        return
    given = {words[0]: " ".join(words[1:]) for text in policies[0].split(";") if (words := text.split())}
    for name, value in _STRICT.items():
        if given.get(name, "'none'" if name != "default-src" else "") not in {value, "'none'"}:
            yield WEB011.at(page.place, f"{name} is {given.get(name, 'not there')!r}, not {value!r}")
    for name in sorted(given.keys() - {*_STRICT, "style-src", "script-src", "base-uri", "form-action"}):
        yield WEB011.at(page.place, f"{name} is not expected")
    for elements, name in ((page.named("style"), "style-src"), (scripts(page), "script-src")):
        if set(given.get(name, "").split()) != set(map(_digest, elements)):
            yield WEB011.at(page.place, f"{name} is not the hash of the page's own, and only that")


def _digest(element: Element) -> str:
    text = (element.text or "").encode()
    return f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'"


@cache
def _own_scripts() -> frozenset[str]:
    """The script that a page of ours may have, as it lies in ``styles``, without its comments."""
    text = re.sub(r"/\*.*?\*/", "", (STYLES / "web.js").read_text(encoding="utf-8"), flags=re.DOTALL)
    return frozenset({re.sub(r"\n\s*\n+", "\n", text).strip() + "\n"})


def _disclaimer(page: WebPage) -> Iterator[Finding]:
    """The part with the role ``doc-notice`` stands before the contents and before the first chapter."""
    order = {
        name: next((n for n, element in enumerate(page.elements) if test(element)), None)
        for name, test in _LANDMARKS.items()
    }
    notice = order["notice"]
    if notice is None or not "".join(page.elements[notice].itertext()).strip():
        yield WEB009.at(page.place)
        return
    for name in ("contents", "text"):
        position = order[name]
        if position is not None and position < notice:
            yield WEB010.at(page.place, f"the disclaimer stands after the {name}")


def _role(*roles: str) -> Callable[[Element], bool]:
    return lambda element: element.get("role") in roles


_LANDMARKS: dict[str, Callable[[Element], bool]] = {
    "notice": _role("doc-notice"),
    "contents": lambda element: element.tag == "nav" or _role("doc-toc")(element),
    "text": _role("doc-chapter", "doc-preface", "doc-introduction"),
}
_SHARED: tuple[Callable[[WebPage], Iterator[Finding]], ...] = (
    _syntax,
    _scripts,
    _remote,
    _targets,
    _double_ids,
    _images,
    _language,
    _title,
    _headings,
    _landmarks,
    _references,
    _policy,
)
