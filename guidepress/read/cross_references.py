"""Ids, numbers and cross-references, once all parts are there."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from guidepress.languages.language import Language
from guidepress.languages.registry import mark
from guidepress.model.finding import Findings
from guidepress.model.xhtml import HEADINGS, classes, flat_text, heading_text, place_of, set_default
from guidepress.read import rules
from guidepress.read.markdown.sanitiser import is_file_link
from guidepress.read.markdown.source import slug
from guidepress.standards.usual_signs import FORBIDDEN

_INDEX = frozenset({"index", "_index", "readme"})
"""Names of the file that stands for its folder."""
_NAMELESS = frozenset({"figure", "img", "table", "pre", "ul", "ol", "dl"})
"""What has no words that a reference could quote; a figure and a table have a label if they have a caption."""
_PUNCTUATION = re.compile(r"[\s~`!@#$%^&*()\-_+=[\]{}|\\;:\"'“”‘’<>,.?/]+")
"""What VitePress writes as one hyphen."""


def number_floats(trees: list[etree._Element], language: Language) -> None:
    """Number the captioned figures and tables through the book: ``<span class="label">Figure 2</span>``."""
    words = {"figure": language.book.figure, "table": language.book.table}
    counts = {"figure": 0, "table": 0}
    for tree in trees:
        for element in tree.iter("figure", "table"):
            caption = element.find("figcaption" if element.tag == "figure" else "caption")
            if caption is None:
                continue
            kind = str(element.tag)
            counts[kind] += 1
            label = etree.Element("span", {"class": "label"})
            label.text = f"{words[kind]} {counts[kind]}"
            mark(label, language.book, language)
            label.tail = " " + (caption.text or "")
            caption.text = None
            caption.insert(0, label)
            if not element.get("id"):
                element.set("id", f"{kind}-{counts[kind]}")


def link_terms(trees: list[etree._Element], glossary: etree._Element | None, findings: Findings) -> None:
    """Give the glossary's terms their ids and lead the text's terms there; MAN043 if there is none."""
    terms: dict[str, str] = {}
    if glossary is not None:
        for listed in glossary.iter("dl"):
            listed.set("class", "glossary")
            for term in listed.iter("dt"):
                key = slug(heading_text(term))
                set_default(term, "id", f"term-{key}")
                terms.setdefault(key, term.get("id", ""))
                _define(term)
    for tree in trees:
        for link in tree.xpath(".//a[@data-term]"):
            key = slug(link.attrib.pop("data-term"))
            if key in terms:
                link.set("href", f"#{terms[key]}")
                link.set("role", "doc-glossref")
            else:
                findings.add(rules.MAN043.at(place_of(link), f"the glossary has no term '{key}'"))
                link.tag = "span"


def _define(term: etree._Element) -> None:
    defined = etree.Element("dfn")
    defined.text, term.text = term.text, None
    for child in list(term):
        defined.append(child)
    term.append(defined)


@dataclass(slots=True)
class CrossReferences:
    """Cross-references put into words: ``[](#fig-strength)`` becomes "Figure 2"."""

    targets: Mapping[str, etree._Element]
    language: Language
    findings: Findings

    def lead_to_parts(self, parts: Mapping[str, etree._Element]) -> None:
        """Turn links to files into links to the parts made from them, by name; MAN022 if the guide has no such file.

        A heading may also be named as GitHub names it, from its words.
        """
        slugs = {name: _slugs(tree) for name, tree in parts.items()}
        pages = _pages(parts)
        for source, tree in parts.items():
            for link in tree.iter("a"):
                address = link.get("href", "")
                path, _hash, wanted = address.partition("#")
                file = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(path))) if path else source
                if path and not is_file_link(address):
                    continue
                file = file if file in parts else pages.get(_bare(file), file)
                if file not in parts:
                    message = f"'{address[:80]}' is a file that guide.yaml does not name"
                    self.findings.add(rules.MAN022.at(place_of(link), message))
                    link.tag = "span"
                    link.attrib.pop("href")
                elif path and not wanted:
                    link.set("href", f"#{parts[file].get('id')}")
                elif (wanted := _plain(wanted)) and (path or wanted not in self.targets):
                    found = slugs[file].get(wanted.lower(), "") if wanted not in self.targets else ""
                    link.set("href", f"#{found or wanted}")

    def resolve(self, tree: etree._Element) -> None:
        """Fill every empty link into the book; MAN041 for a dead one, MAN042 for a circle."""
        for link in tree.iter("a"):
            target = link.get("href", "")
            if target.startswith("#") and target[1:] not in self.targets:
                self.findings.add(rules.MAN041.at(place_of(link), f"nothing has the id '{target[1:]}'"))
                link.tag = "span"
                link.attrib.pop("href")
            elif target.startswith("#") and _is_empty(link):
                self._fill(link, ())

    def _fill(self, link: etree._Element, path: tuple[str, ...]) -> None:
        name = link.get("href", "")[1:]
        if name in path:
            self.findings.add(rules.MAN042.at(place_of(link), f"'{' → '.join((*path, name))}' goes in a circle"))
            link.text = name
            return
        target = self.targets[name]
        heading = target.find("h1") if target.tag == "section" else target
        if "callout" in classes(target):
            heading = target.find("p")
        source = _label(target)
        if source is None and target.tag in _NAMELESS:
            message = f"what has the id '{name}' has no caption that it could be called by"
            self.findings.add(rules.MAN106.at(place_of(link), message))
            link.text = name
            return
        if source is None and heading is not None:
            for inner in heading.iter("a"):
                if inner is not link and _is_empty(inner) and inner.get("href", "")[1:] in self.targets:
                    self._fill(inner, (*path, name))
            if link in heading.iter("a"):
                self.findings.add(rules.MAN042.at(place_of(link), f"'{name}' refers to itself"))
                link.text = name
                return
        words = source or (self._title(heading) if heading is not None else name)
        link.text = words
        link.set("class", "xref")
        if source:
            mark(link, self.language.book, self.language)

    def _title(self, heading: etree._Element) -> str:
        number = next((flat_text(span) for span in heading.findall("span") if "number" in classes(span)), "")
        return self.language.typography.quotes.around(heading_text(heading).removeprefix(number).strip())


def _pages(files: Iterable[str]) -> dict[str, str]:
    """The files by the names that other tools have for the pages made of them: without an ending, or as a folder."""
    pages: dict[str, str] = {}
    for file in files:
        bare = _bare(file)
        pages.setdefault(bare, file)
        folder, _slash, name = bare.rpartition("/")
        if name.lower() in _INDEX:
            pages.setdefault(folder or ".", file)
    return pages


def _plain(fragment: str) -> str:
    """A fragment without its escapes; one whose escapes are of signs that no id has stays as it was written."""
    plain = unquote(fragment)
    return fragment if FORBIDDEN.search(plain) else plain


def _bare(path: str) -> str:
    """A path without the ending of its name."""
    return posixpath.splitext(path)[0] if path not in {".", ".."} else path


def _slugs(tree: etree._Element) -> dict[str, str]:
    """The ids of the headings of a part by the names that GitHub gives them, and by those of other tools.

    Of headings that are alike GitHub gives the name alone to the first, and the second has ``-1`` behind it; the name
    alone is none here, for who writes it may mean either.
    """
    slugs: dict[str, str] = {}
    others: dict[str, str] = {}
    counts: dict[str, int] = {}
    for heading in tree.iter(*HEADINGS):
        number = next((flat_text(span) for span in heading.findall("span") if "number" in classes(span)), "")
        words = heading_text(heading).removeprefix(number).strip().lower()
        name = re.sub(r"[^\w -]", "", words).replace(" ", "-")
        count = counts.get(name, 0)
        counts[name] = count + 1
        slugs.setdefault(f"{name}-{count}" if count else name, heading.get("id", ""))
        for one in set(_other_names(words, name)):
            counts[one] = counts.get(one, 0) + (one != name)
            others.setdefault(one, heading.get("id", ""))
    return {one: target for one, target in (others | slugs).items() if counts.get(one, 0) < 2}


def _other_names(words: str, name: str) -> Iterator[str]:
    """What pandoc, Python-Markdown, docsify, VitePress and docutils call a heading."""
    yield name.strip("-")
    yield re.sub(r"-{2,}", "-", name).strip("-")
    yield re.sub(r"\A[\W\d_]+", "", re.sub(r"[^\w\s.-]", "", words)).replace(" ", "-")
    ascii_only = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    yield re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_only)).strip("-")
    yield f"_{name}"
    unmarked = "".join(sign for sign in unicodedata.normalize("NFKD", words) if not unicodedata.combining(sign))
    divided = _PUNCTUATION.sub("-", unmarked).strip("-")
    yield f"_{divided}" if divided[:1].isdigit() else divided
    yield divided.lstrip("0123456789-")


def _is_empty(link: etree._Element) -> bool:
    return len(link) == 0 and not (link.text or "").strip()


def _label(target: etree._Element) -> str | None:
    """The label of a captioned figure or table."""
    caption = target.find("figcaption" if target.tag == "figure" else "caption")
    if caption is None:
        return None
    label = next((span for span in caption.iter("span") if "label" in classes(span)), None)
    return flat_text(label) if label is not None else None
