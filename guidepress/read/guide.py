"""From a guide folder to a Book."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from guidepress.cache.memory import Memory
from guidepress.languages.language import Language
from guidepress.languages.registry import LANGUAGES, lacking, language_for, primary
from guidepress.model.book import Asset, Book, Part, PartKind, Reference
from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.model.settings import Settings
from guidepress.model.xhtml import PLACE, classes, flat_text, heading_text, place_of
from guidepress.read import generated_parts as matter
from guidepress.read import put_in, rules
from guidepress.read.beside import policy_of, read_beside, read_policies
from guidepress.read.bibliography.citations import Citations
from guidepress.read.bibliography.csl_style import find_style
from guidepress.read.bibliography.references import read_references
from guidepress.read.body import in_tree, number_body, titled_part
from guidepress.read.cross_references import CrossReferences, link_terms, number_floats
from guidepress.read.direction import set_direction
from guidepress.read.folder import Folder, read_settings
from guidepress.read.ids import free_id, give_heading_ids, settle_ids, written_ids
from guidepress.read.images.images import read_image
from guidepress.read.images.sizes import logo_size, shown_size
from guidepress.read.leaflet import with_leaflet
from guidepress.read.look import read_look
from guidepress.read.markdown.again import read_again
from guidepress.read.markdown.bounds import is_bounded
from guidepress.read.markdown.front_matter import Opened, open_file
from guidepress.read.markdown.sanitiser import OWN
from guidepress.read.markdown.source import Source, own_id_of, part_id_of
from guidepress.read.press import read_press
from guidepress.read.settings_faults import SETTINGS_FILE


def read_guide(root: Path, findings: Findings, memory: Memory | None = None) -> Book:
    """Read the guide in a folder: settings, sections, images, references; assemble its parts in order.

    Faults of the manuscript become findings (MAN, REF001), and the Book is made as far as it goes. With a ``memory``
    the files that were read before are not read again. Raises `ConfigurationError` when ``guide.yaml`` cannot be used.
    """
    folder = Folder(root, findings)
    settings = matter.as_shown(read_settings(folder))
    language = language_for(settings.language)
    _report_lacking(settings, language, findings)
    references = read_references(folder, settings, findings)
    read_policies(folder, settings.policy)
    citations = Citations(
        references,
        find_style(folder, settings.citation_style),
        settings.language,
        findings,
        _further_reading(settings, references, findings),
    )
    written = _written_parts(folder, settings, language, citations, memory)
    parts, cited = _arrange(written, settings, language, citations, folder)
    assets = _read_images(folder, parts)
    read_beside(folder, settings, assets)
    look = read_look(folder, settings, assets)
    press = read_press(folder, settings)
    inputs = [*sorted(folder.sources.items()), *sorted(folder.packaged.items())]
    digest = hashlib.sha256("".join(f"{name}\0{value}\n" for name, value in inputs).encode())
    book = Book(
        settings,
        tuple(parts),
        assets,
        cited,
        sources=dict(sorted(folder.sources.items())),
        digest=digest.hexdigest(),
        texts=dict(sorted(folder.texts.items())),
        icc=press,
        look=look,
    )
    return with_leaflet(book, folder, language, policy_of(folder, settings))


def _further_reading(settings: Settings, references: Mapping[str, Reference], findings: Findings) -> list[str]:
    """The keys that ``nocite`` names, all where it says so; REF001 for one that no reference has."""
    for key in settings.nocite:
        if key != "*" and key not in references:
            findings.add(rules.REF001.at(Place(SETTINGS_FILE), f"'nocite': no reference has the id '{key}'"))
    return [key for key in references if "*" in settings.nocite or key in settings.nocite]


def _report_lacking(settings: Settings, language: Language, findings: Findings) -> None:
    """MAN070, once, for all that Guidepress would say in English, and for a braille that it cannot write."""
    place, tag = Place(SETTINGS_FILE), settings.language
    missing = list(lacking(language))
    if "braille" in settings.editions and language.braille is None:
        missing.append("braille")
    if missing and primary(tag) not in LANGUAGES:
        findings.add(
            rules.MAN070.at(place, f"Guidepress has no words in '{tag}': what it adds to the guide is in English")
        )
    elif missing:
        findings.add(rules.MAN070.at(place, f"Guidepress lacks in '{tag}': {', '.join(missing)}"))


@dataclass(frozen=True, slots=True)
class _File:
    """A file that a part is written in, opened; ``entry`` is the index of the body's entry, if it is one."""

    kind: PartKind
    name: str
    opened: Opened
    entry: int | None = None


def _written_parts(
    folder: Folder, settings: Settings, language: Language, citations: Citations, memory: Memory | None
) -> dict[PartKind, list[Part]]:
    """The parts that are written, read: those of front and back by their kind, those of the body as sections."""
    files = _files(folder, settings)
    keys = frozenset(citations.references)
    lettered = bool(keys) and citations.style.raised
    parts: dict[PartKind, list[Part]] = {}
    body: dict[int, Part] = {}
    ids = list(_part_ids(files))
    for one, part_id in zip(files, ids, strict=True):
        opened = one.opened
        language_of_part = opened.language or settings.language
        source = Source(
            one.name, opened.text, part_id, language_of_part, keys, lettered, citations.style.notes, settings.callouts
        )
        if one.entry is not None and (own := own_id_of(opened.text)) in frozenset(PartKind):
            message = f"the id '{own}' is that of a page that every guide may have; give another"
            folder.findings.add(rules.MAN040.at(Place(one.name, 1), message))
        part = _read_part(folder, source, language, one.kind, memory)
        if opened.language:
            part.tree.set("lang", opened.language)
        if one.entry is None:
            parts.setdefault(one.kind, []).append(part)
        else:
            body[one.entry] = part
    taken = {*ids, *(name for one in files for name in written_ids(one.opened.text)), *PartKind}
    outline = settings.outline
    for index, entry in enumerate(outline):
        if not entry.is_file:
            name = free_id(f"part-{1 + sum(before.level == 0 for before in outline[:index])}", taken)
            taken.add(name)
            body[index] = titled_part(entry, name)
    parts[PartKind.SECTION] = in_tree(outline, body)
    return parts


def _files(folder: Folder, settings: Settings) -> list[_File]:
    """The files of the parts in the order in which they are asked for, as far as they can be read."""
    names: list[tuple[PartKind, str, int | None]] = []
    for front in settings.front:
        if isinstance(front, dict):
            names += [(PartKind(kind), name, None) for kind, name in front.items()]
    for number, entry in enumerate(settings.outline):
        if entry.is_file:
            names.append((PartKind.SECTION if entry.level else PartKind.DIVISION, entry.text, number))
    names += [(PartKind(kind), name, None) for kind, name in settings.back.items()]
    files: list[_File] = []
    for kind, name, entry_at in names:
        text = folder.read_text(name, Place(SETTINGS_FILE))
        if text is not None:
            files.append(_File(kind, name, open_file(text, name, folder.findings), entry_at))
    return files


def _part_ids(files: Sequence[_File]) -> Iterator[str]:
    """The id of each part: its own, or one made from its title, and then no other part's and nobody's own."""
    taken = {name for one in files for name in written_ids(one.opened.text)} | set(PartKind)
    for one in files:
        of_body = one.entry is not None
        text = one.opened.text
        wanted = part_id_of(text, Path(one.name).stem) if of_body else one.kind.value
        name = free_id(wanted, taken) if of_body and not own_id_of(text) else wanted
        taken.add(name)
        yield name


def _read_part(folder: Folder, source: Source, language: Language, kind: PartKind, memory: Memory | None) -> Part:
    name, part_id = source.file, source.part_id
    before = len(folder.findings.items)
    if is_bounded(source.text, name, folder.findings):
        tree = read_again(source, language, folder.findings, memory)
    else:
        folder.texts.pop(name, None)  # nobody after us is to be exhausted by it either
        tree = etree.Element("section")
    headings = tree.findall("h1")
    if not any(len(heading) or flat_text(heading) for heading in headings[:1]) and len(folder.findings.items) == before:
        folder.findings.add(rules.MAN015.at(Place(name, 1)))
    for further in headings[1:]:
        folder.findings.add(rules.MAN016.at(place_of(further)))
    title = headings[0] if headings else etree.Element("h1", {PLACE: f"{name}:1"})
    if title.getparent() is None:
        title.text = Path(name).stem
        tree.insert(0, title)
    title.set("id", f"{part_id}-title")
    root = matter.part_section(kind, part_id, f"{part_id}-title")
    root.set(PLACE, f"{name}:1")
    if title.attrib.pop(OWN, None) is not None:
        root.set(OWN, "")
    for child in list(tree):
        root.append(child)
    return Part(part_id, kind, heading_text(title), root, name)


def _arrange(
    written: dict[PartKind, list[Part]],
    settings: Settings,
    language: Language,
    citations: Citations,
    folder: Folder,
) -> tuple[list[Part], tuple[Reference, ...]]:
    """All parts in their order, numbered and linked."""
    findings = folder.findings
    sections = written.get(PartKind.SECTION, [])
    front: list[Part] = []
    for entry in settings.front:
        if isinstance(entry, dict):
            front += [part for kind in entry for part in written.get(PartKind(kind), [])]
        elif entry != "contents":
            front.append(
                matter.half_title(settings) if entry == "half-title" else _generated(entry, settings, language)
            )
    back = [part for kind in settings.back for part in written.get(PartKind(kind), [])]
    back.sort(key=lambda part: list(PartKind).index(part.kind))
    numbers = number_body(sections, language) if settings.number_sections else {}
    parts = [*front, *sections, *back]
    trees = [part.tree for part in parts]
    give_heading_ids([(part.id, part.tree) for part in parts])
    glossary = next((part.tree for part in back if part.kind is PartKind.GLOSSARY), None)
    link_terms(trees, glossary, findings)
    for position, part in enumerate(parts):
        citations.collect(part.tree, position)
    listed, cited = citations.set_all([(numbers.get(part.id, ""), part.title) for part in parts], language)
    facts = put_in.facts_of(settings, language, sum(len(each.findall("li")) for each in listed))
    put_in.PutIn(facts, policy_of(folder, settings), settings, language, findings, folder.texts).fill(trees)
    if len(listed):
        place = next((n for n, part in enumerate(parts) if part.kind is PartKind.COLOPHON), len(parts))
        parts.insert(place, matter.references(listed, language))
    number_floats(trees, language)
    settle_ids([part.tree for part in parts], findings)
    targets = {name: element for part in parts for element in part.tree.iter() if (name := element.get("id"))}
    resolver = CrossReferences(targets, language, findings)
    resolver.lead_to_parts({part.source: part.tree for part in parts if part.source.endswith((".md", ".markdown"))})
    for part in parts:
        resolver.resolve(part.tree)
        set_direction(part.tree, settings.language)
    parts = [replace(part, title=_plain_title(part, numbers)) for part in parts]
    if "contents" in settings.front:
        position = sum(
            len(entry) if isinstance(entry, dict) else 1 for entry in settings.front[: settings.front.index("contents")]
        )
        parts.insert(min(position, len(front)), matter.contents(parts, language, settings.contents_depth))
    return parts, cited


def _generated(entry: str, settings: Settings, language: Language) -> Part:
    return matter.title_page(settings, language) if entry == "title-page" else matter.imprint(settings, language)


def _plain_title(part: Part, numbers: Mapping[str, str]) -> str:
    heading = part.tree.find("h1")
    words = heading_text(heading) if heading is not None else part.title
    return words.removeprefix(numbers.get(part.id, "")).strip()


def _beside(folder: Folder, source: str, file: str) -> str:
    """The path of an image from the guide folder: taken from the file that names it, if it lies there."""
    here = posixpath.normpath(posixpath.join(posixpath.dirname(file), source)) if source else source
    return here if here != source and folder.has(unquote(here)) else source


def _read_images(folder: Folder, parts: list[Part]) -> dict[str, Asset]:
    """Every image that the parts show, once; an image that cannot be shown is left out, its words are kept."""
    assets: dict[str, Asset] = {}
    for part in parts:
        for image in list(part.tree.iter("img")):
            source = _beside(folder, image.get("src", ""), place_of(image).file)
            asset = assets.get(source) or read_image(folder, source, place_of(image))
            if asset is None:
                image.tag = "span"
                image.text = image.get("alt")
                continue
            assets[asset.name] = asset
            image.set("src", asset.name)
            own = (asset.width, asset.height)
            is_logo = "logo" in classes(image)
            width, height = logo_size(own) if is_logo else shown_size(image.get("width"), image.get("height"), own)
            image.set("width", f"{width:g}")
            image.set("height", f"{height:g}")
    return assets
