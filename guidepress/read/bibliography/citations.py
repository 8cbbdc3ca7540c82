"""Citations: gathered from the parts as they are read, written into their places, linked to the list and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from guidepress.languages.language import Language
from guidepress.languages.registry import language_for, mark
from guidepress.model.book import Reference
from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.model.xhtml import PLACE, classes, detach, place_of
from guidepress.read import rules
from guidepress.read.bibliography.citation_links import Cited, Entries, link_sources
from guidepress.read.bibliography.citeproc import Answer, ask_citeproc
from guidepress.read.bibliography.csl_style import Style
from guidepress.read.bibliography.inlines import Inline, element_of
from guidepress.read.bibliography.pandoc import PandocRefusal
from guidepress.read.bibliography.placement import against_word
from guidepress.read.bibliography.reference_list import Backlink, ReferenceList, reference_ids
from guidepress.read.bibliography.references import HOW_TO_ADD
from guidepress.read.bibliography.rich_text import NO_LOCATOR
from guidepress.read.bibliography.spoken_names import spoken_names
from guidepress.read.markdown.citation_syntax import Cite, Mode, near, parse_citation
from guidepress.read.settings_faults import SETTINGS_FILE


@dataclass(slots=True)
class _Citation:
    """A citation: the element that holds it, and its sources in the order in which they were written."""

    holder: etree._Element
    cited: list[Cited]


@dataclass(slots=True)
class Citations:
    """The references of a guide, and every citation of them as the parts are read in order.

    ``listed`` are the keys of entries that are listed without being cited.
    """

    references: Mapping[str, Reference]
    style: Style
    language: str
    findings: Findings
    listed: Sequence[str] = ()
    _citations: list[_Citation] = field(default_factory=list)
    _count: int = 0

    def collect(self, tree: etree._Element, part: int) -> None:
        """Note the citations of a part; REF001 for a key that no reference has."""
        for holder in tree.xpath(".//*[@data-cite]"):
            written = holder.attrib.pop("data-cite")
            cited = list(self._known(holder, parse_citation(written, self.references), part))
            if not cited:
                holder.text = written
            elif self.style.notes and cited[0].cite.mode is Mode.IN_SENTENCE and not _is_in_note(holder):
                _set_names(holder, spoken_names(self.references[cited[0].cite.key].csl, language_for(self.language)))
            elif (before := self._joined(holder, cited)) is not None:
                before.cited += cited
                before.holder.tail = holder.tail
                holder.tail = None
                detach(holder)
            else:
                self._citations.append(_Citation(holder, cited))

    def _known(self, holder: etree._Element, cites: Sequence[Cite], part: int) -> Iterator[Cited]:
        for cite in cites:
            if cite.key in self.references:
                self._count += 1
                yield Cited(cite, self._count, part)
                continue
            other = near(cite.key, frozenset(self.references))
            asked = f"; is '{other}' meant?" if other else ""
            message = f"no reference has the id '{cite.key}'{asked}"
            hint = "" if self.references else HOW_TO_ADD.format(name="references.json")
            self.findings.add(rules.REF001.at(place_of(holder), message, hint=hint))

    def _joined(self, holder: etree._Element, cited: Sequence[Cited]) -> _Citation | None:
        """The raised citation that stands right before this one: two of them would read as one number."""
        before = self._citations[-1] if self._citations else None
        if before is None or not self.style.raised or before.holder.getnext() is not holder:
            return None
        spoken = any(one.cite.mode is Mode.IN_SENTENCE for one in cited)
        return None if spoken or (before.holder.tail or "").strip() else before

    def set_all(
        self, parts: Sequence[tuple[str, str]], language: Language
    ) -> tuple[list[etree._Element], tuple[Reference, ...]]:
        """Write every citation into its holder; return the content of the references page and the references.

        ``parts`` gives for each part its number or "" and its title. The list is an ``ol`` for numeric styles, a
        ``ul`` for others; what is listed but not cited follows under a heading of its own.
        """
        cited = dict.fromkeys(one.cite.key for citation in self._citations for one in citation.cited)
        further = [key for key in self.listed if key not in cited]
        content: list[etree._Element] = []
        if cited or further:
            try:
                content = self._set(list(cited), further, parts, language)
            except PandocRefusal as refusal:
                self._refused(str(refusal))
        if self.style.short_titles:
            self._report_long_titles(cited)
        used = {key: tuple(one.id for one in self._of(key)) for key in cited}
        return content, tuple(
            Reference(ref.key, ref.csl, ref.place, used.get(key, ())) for key, ref in self.references.items()
        )

    def _report_long_titles(self, cited: Iterable[str]) -> None:
        """REF021 for each journal, once, whose title the style would abbreviate and the data do not."""
        told: set[str] = set()
        for key in cited:
            reference = self.references[key]
            title = str(reference.csl.get("container-title") or "")
            if reference.csl.get("type") != "article-journal" or reference.csl.get("container-title-short"):
                continue
            if len(title.removeprefix("The ").split()) > 1 and title not in told:
                told.add(title)
                self.findings.add(rules.REF021.at(reference.place, f"'{key}': '{title[:100]}' has no short title"))

    def _refused(self, reason: str) -> None:
        if self.style.own:
            self.findings.add(rules.MAN061.at(Place(self.style.name, 1), f"'{self.style.name}' sets nothing: {reason}"))
        else:
            place = next((Place(reference.place.file) for reference in self.references.values()), Place(SETTINGS_FILE))
            self.findings.add(rules.MAN060.at(place, f"they cannot be set: {reason}"))
        for citation in self._citations:
            citation.holder.text = "[" + "; ".join(one.cite.key for one in citation.cited) + "]"

    def _set(
        self, cited: list[str], further: list[str], parts: Sequence[tuple[str, str]], language: Language
    ) -> list[etree._Element]:
        apart = bool(further) and self.style.numeric  # further reading has no numbers, and takes none away
        asked = [[_asked(one.cite, self.style) for one in citation.cited] for citation in self._citations]
        first = self._ask(cited if apart else [*cited, *further], asked)
        entries = [*first.entries, *(self._ask(further, []).entries if apart else ())]
        counted = enumerate(first.entries, 1) if self.style.numeric else ()
        ids = reference_ids([*cited, *further])
        numbers = {entry.key: number for number, entry in counted}
        known = Entries(first.keys, ids, numbers, self.style.hyphens, language.book.citation_of)
        for citation, words in zip(self._citations, first.citations, strict=True):
            self._fill(citation, words, known, language)
        backlinks = {key: list(self._backlinks(key, parts)) for key in cited}
        american = language.csl == "en-US"
        return ReferenceList(self.references, ids, backlinks, self.style.numeric, american, language).made_of(entries)

    def _ask(self, keys: Sequence[str], asked: Sequence[Sequence[Cite]]) -> Answer:
        return ask_citeproc(
            self.style, language_for(self.language).csl, {key: self.references[key].csl for key in keys}, asked
        )

    def _of(self, key: str) -> list[Cited]:
        return [one for citation in self._citations for one in citation.cited if one.cite.key == key]

    def _backlinks(self, key: str, parts: Sequence[tuple[str, str]]) -> Iterator[Backlink]:
        """The way back to the first citation in each section, by its number, or by its title where it has none."""
        met: set[int] = set()
        for one in self._of(key):
            if one.part not in met:
                met.add(one.part)
                number, title = parts[one.part]
                yield Backlink(one.id, number or title, title)

    def _fill(self, citation: _Citation, words: Sequence[Inline], known: Entries, language: Language) -> None:
        """Put the words of a citation into its holder, each source a link."""
        holder = citation.holder
        content = element_of(words)
        raised = len(content) == 1 and content[0].tag == "sup" and not (content.text or content[0].tail)
        source = content[0] if raised else content
        holder.tag = "sup" if raised else "span"
        holder.set("class", "cite")
        holder.text = source.text
        holder.extend(list(source))
        link_sources(holder, citation.cited, known)
        for anchor in holder.iter("a"):
            if anchor.get("aria-label"):
                mark(anchor, language.book, language)
        for anchor in holder.iter("a", "span"):
            if anchor.get("id"):
                anchor.set(PLACE, holder.get(PLACE, ""))
        spoken = citation.cited[0].cite.mode is Mode.IN_SENTENCE and self.style.numeric
        if spoken:
            names = etree.Element("span", {PLACE: holder.get(PLACE, "")})
            holder.addprevious(names)
            _set_names(names, spoken_names(self.references[citation.cited[0].cite.key].csl, language))
            names.tail = None if raised else " "
        if self.style.notes and not _is_in_note(holder):
            _set_apart(holder)
        if (
            self.style.notes
            and (holder.tail or "").startswith(".")
            and "".join(holder.itertext()).rstrip().endswith(".")
        ):
            holder.tail = (holder.tail or "")[1:]
        if raised and not (holder.text or "").strip():  # words such as "see" before a number stand apart
            against_word(holder, points=self.language.split("-")[0].lower() == "en")


def _set_names(holder: etree._Element, names: str) -> None:
    """The names by which a sentence speaks of a source: words that reading adds."""
    holder.set("class", "cited")
    holder.text = names


def _set_apart(holder: etree._Element) -> None:
    """Put what is worded for a note between brackets, where no note can be: in the caption of a figure."""
    holder.text = f"({holder.text or ''}"
    if len(holder):
        holder[-1].tail = f"{(holder[-1].tail or '').rstrip().rstrip('.')})"
    else:
        holder.text = f"{holder.text.rstrip().rstrip('.')})"


def _is_in_note(holder: etree._Element) -> bool:
    return any("footnote" in classes(one) for one in holder.iterancestors("aside"))


def _asked(cite: Cite, style: Style) -> Cite:
    """What citeproc is asked, so that no word is lost.

    Where sources have numbers, the names in a sentence are ours (`spoken_names`). A style without a place for pages and
    chapters gets them as words.
    """
    if style.numeric and cite.mode is not Mode.NORMAL:
        cite = replace(cite, mode=Mode.NORMAL)
    if not style.locators and cite.suffix:
        words = cite.suffix.lstrip(" ,;:")
        cite = replace(cite, suffix=f", {NO_LOCATOR}{words}")
    return cite
