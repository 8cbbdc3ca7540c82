"""Whether the package document and the container of an EPUB say what the guide says, no more and no less."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from guidepress.languages.direction import runs_right_to_left
from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.xhtml import XML_LANG
from guidepress.prove.likeness.expected import some
from guidepress.prove.likeness.markup import plain
from guidepress.prove.likeness.rules import EPB063
from guidepress.prove.parsers.css.cascade import local
from guidepress.prove.parsers.epub.container import CONTAINER, DC, EpubFile, PageFile


def prove_package(epub: EpubFile, book: Book) -> Iterator[Finding]:
    """EPB063: what the package document says is what the guide says, no more and no less."""
    here = Place(epub.package_file)
    settings = book.settings
    language = language_for(settings.language)
    people = [person for person in settings.authors if person.role == "aut"]
    others = [person for person in settings.authors if person.role != "aut"]
    licence = ", ".join(piece for piece in (settings.licence.name, settings.licence.url) if piece)
    wanted: dict[str, list[str]] = {
        "identifier": list(dict.fromkeys([settings.urn, settings.identifier])),
        "title": [title for title in (settings.title, settings.subtitle) if title],
        "language": [settings.language],
        "creator": [person.name for person in people],
        "contributor": [person.name for person in (*others, *settings.review.reviewers)],
        "publisher": [settings.publisher],
        "date": [settings.date.isoformat()],
        "description": [settings.description],
        "subject": list(settings.subjects),
        "rights": [f"© {settings.copyright}. {licence}"],
    }
    said: dict[str, list[str]] = {}
    dublin: Iterable[Any] = epub.package.iter(f"{DC}*")
    for element in dublin:
        said.setdefault(local(element), []).append(plain(element.text))
    for name in sorted(wanted.keys() | said.keys()):
        due = [plain(value) for value in wanted.get(name, [])]
        if said.get(name, []) != due:
            yield EPB063.at(here, f"dc:{name} is {some(said.get(name, []))}, not {some(due)}")
    source = language.book.page_source.format(
        title=settings.title, version=settings.version, date=settings.date.isoformat()
    )
    sorted_as = [plain(one.file_as) for one in (*settings.authors, *settings.review.reviewers) if one.file_as]
    known: dict[str, set[str]] = {
        "pageBreakSource": {plain(source)},
        "dcterms:modified": {f"{settings.date.isoformat()}T00:00:00Z"},
        "schema:accessMode": {"textual", "visual"},
        "schema:accessModeSufficient": {"textual", "textual,visual"},
        "schema:accessibilityFeature": _FEATURES,
        "schema:accessibilityHazard": _HAZARDS,
        "file-as": set(sorted_as),
        "schema:lastReviewed": {settings.review.reviewed.isoformat()},
        "schema:expires": {settings.review.next_review.isoformat()},
    }
    for name in ("schema:lastReviewed", "schema:expires"):
        if (count := len(list(epub.meta(name)))) != 1:
            yield EPB063.at(here, f"{name} is said {count} times")
    for name, values in known.items():
        for value in (plain(one.text) for one in epub.meta(name)):
            if value not in values:
                yield EPB063.at(here, f"{name} is '{value[:80]}'")
    turned = next((one.get("page-progression-direction") for one in epub.package.iter("{*}spine")), None)
    if (turned == "rtl") != runs_right_to_left(settings.language) and turned != "default":
        yield EPB063.at(here, f"pages turn '{turned or 'ltr'}'")
    yield from _access(epub, book, here)
    yield from _refinements(epub, book, here)
    yield from _vocabulary(epub, book, here)


def _refinements(epub: EpubFile, book: Book, here: Place) -> Iterator[Finding]:
    """What is said of titles and people (their kind, role, order, and how they are sorted), and of the claim."""
    by_id: dict[str, Any] = {one.get("id", ""): one for one in epub.package.iter("*")}
    said: Counter[tuple[str, ...]] = Counter()
    for meta in epub.package.iter(f"{_OPF}meta"):
        name, value = str(meta.get("property", "")), plain(meta.text)
        about = by_id.get(str(meta.get("refines", "")).removeprefix("#"))
        if meta.get("refines") is None:
            if name not in _PROPERTIES:
                yield EPB063.at(here, f"{name or 'a fact without a name'} is '{value[:80]}'")
        elif about is None or local(about) != "meta":
            said[plain("" if about is None else about.text), name, value, meta.get("scheme", "")] += 1
        elif (about.get("property"), name) not in _OF_CLAIMS:  # a claim has rules of its own (EPB040, EPB041)
            yield EPB063.at(here, f"{name} of {about.get('property')} is '{value[:80]}'")
    due = _due_refinements(book)
    for fact in sorted((due - said) + (said - due)):
        of, name, value, scheme = fact
        found = "is not said" if due[fact] > said[fact] else "is said"
        yield EPB063.at(here, f"{name} '{value[:60]}' {scheme} of “{of[:60]}” {found}")


def _due_refinements(book: Book) -> Counter[tuple[str, ...]]:
    settings = book.settings
    due: Counter[tuple[str, ...]] = Counter()
    for place, (kind, title) in enumerate((("main", settings.title), ("subtitle", settings.subtitle)), 1):
        if title:
            due.update([(plain(title), "title-type", kind, ""), (plain(title), "display-seq", str(place), "")])
    people = [(one, one.role) for one in settings.authors] + [(one, "sad") for one in settings.review.reviewers]
    for place, (person, role) in enumerate(people, 1):
        name = plain(person.name)
        due.update([(name, "role", role, "marc:relators"), (name, "display-seq", str(place), "")])
        if person.file_as:
            due[name, "file-as", plain(person.file_as), ""] += 1
    return due


def _vocabulary(epub: EpubFile, book: Book, here: Place) -> Iterator[Finding]:
    """Nothing stands in the package and the container but what an EPUB of ours has there (EPUB 3.3, 4.2.6 and 5)."""
    told: set[str] = set()
    listed: Iterable[Any] = epub.package.iter("*")
    for element in listed:
        name, space = local(element), str(element.tag).rpartition("}")[0] + "}"
        known = (_DUBLIN if space == DC else _PACKAGE if space == _OPF else {}).get(name)
        strange = [] if known is None else sorted(set(map(str, element.attrib)) - known)
        what = f"<{name[:40]}> stands in the package" if known is None else ""
        if strange:
            what = f"<{name}> has {strange[0].rpartition('}')[2][:40]}='{str(element.get(strange[0]))[:60]}'"
        elif name == "package" and not set(_PREFIX.findall(element.get("prefix", ""))) <= _PREFIXES:
            what = f"prefix is '{str(element.get('prefix'))[:80]}'"
        if what and what not in told:
            told.add(what)
            yield EPB063.at(here, what)
    held: Iterable[Any] = epub.container.iter("*")
    for element in held:
        strange = sorted(set(map(str, element.attrib)) - _CONTAINER.get(local(element), set()))
        if local(element) not in _CONTAINER or strange:
            what = f"has {strange[0].rpartition('}')[2][:40]}" if strange else "stands in the container"
            yield EPB063.at(Place(CONTAINER), f"<{local(element)[:40]}> {what}")
    yield from _guide(epub, book, here)


def _guide(epub: EpubFile, book: Book, here: Place) -> Iterator[Finding]:
    """The old guide (OPF 2.0.1, 2.6) leads to the cover, for programs that show it twice else, and nowhere else."""
    title = language_for(book.settings.language).book.cover.format(title=book.settings.running_title)
    cover = next((page.file for page in epub.spine for _ in page.of_role("doc-cover")), "")
    for one in epub.package.iter(f"{_OPF}reference"):
        target = PageFile(epub.package_file, epub.package).target(str(one.get("href", "")))
        if (one.get("type"), plain(one.get("title")), target) != ("cover", plain(title), (cover, "")):
            yield EPB063.at(
                here, f"the guide of the package leads to '{str(one.get('href'))[:80]}' as {one.get('type')}"
            )


_OPF = "{http://www.idpf.org/2007/opf}"
_PREFIX = re.compile(r"(\S{1,40}):\s+(\S{1,200})")
_PREFIXES = frozenset(
    {
        ("schema", "http://schema.org/"),
        ("a11y", "http://www.idpf.org/epub/vocab/package/a11y/#"),
        ("dcterms", "http://purl.org/dc/terms/"),
    }
)
"""What the prefixes of properties mean: another address behind one is another property."""
_PACKAGE: dict[str, set[str]] = {
    "package": {"unique-identifier", "version", "prefix", "dir", XML_LANG},
    "metadata": set(),
    "meta": {"property", "refines", "scheme", "id", XML_LANG},
    "manifest": set(),
    "item": {"id", "href", "media-type", "properties"},
    "spine": {"page-progression-direction"},
    "itemref": {"id", "idref", "linear"},
    "guide": set(),
    "reference": {"type", "title", "href"},
}
_DUBLIN: dict[str, set[str]] = {
    **{name: {"id"} for name in ("identifier", "title", "creator", "contributor")},
    **{name: set() for name in ("language", "publisher", "date", "description", "subject", "rights")},
}
_CONTAINER: dict[str, set[str]] = {
    "container": {"version"},
    "rootfiles": set(),
    "rootfile": {"full-path", "media-type"},
}
"""The elements of the package and of the container, each with its attributes."""
_PROPERTIES = set(
    """
    pageBreakSource dcterms:modified dcterms:conformsTo schema:accessMode schema:accessModeSufficient
    schema:accessibilityFeature schema:accessibilityHazard schema:accessibilitySummary schema:lastReviewed
    schema:expires
    """.split()
)
"""What is said of the whole EPUB."""
_OF_CLAIMS = {("dcterms:conformsTo", "a11y:certifiedBy"), ("a11y:certifiedBy", "dcterms:date")}
"""Who settled a claim of conformance, and when (EPUB Accessibility 1.1, 3.5)."""
_FEATURES = set(
    """
    alternativeText ARIA describedMath displayTransformability MathML pageBreakMarkers pageNavigation readingOrder
    structuralNavigation tableOfContents unlocked
    """.split()
)
"""What an EPUB of ours may have; whether it has it is for EPB043."""
_HAZARDS = {"none", "unknownFlashingHazard", "unknownMotionSimulationHazard", "noSoundHazard"}


def _access(epub: EpubFile, book: Book, here: Place) -> Iterator[Finding]:
    """The summary is made of our own sentences; hazards are none unless a picture moves."""
    access = language_for(book.settings.language).access
    ours = [value for name in access.__dataclass_fields__ if isinstance(value := getattr(access, name), str)]
    for meta in epub.meta("schema:accessibilitySummary"):
        rest = plain(meta.text)
        for sentence in sorted(map(plain, ours), key=len, reverse=True):
            rest = rest.replace(sentence, " ") if sentence else rest
        if any(map(str.isalnum, rest)):
            yield EPB063.at(here, f"schema:accessibilitySummary says “{' '.join(rest.split())[:80]}”")
    hazards = {meta.text for meta in epub.meta("schema:accessibilityHazard")}
    may_move = {"image/gif", "image/webp", "image/apng", "image/png"}
    moving = any(asset.media_type in may_move for asset in book.assets.values())
    if hazards != {"none"} and not moving:
        yield EPB063.at(here, f"schema:accessibilityHazard is {some(sorted(map(str, hazards)))}, and no picture moves")
