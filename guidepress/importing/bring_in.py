"""An import, from the source to a guide that builds and a report of what was lost."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from guidepress.importing.counting import count_guide, count_source
from guidepress.importing.documents import FORMATS, as_markdown, read_document
from guidepress.importing.folder import MAX_PICTURE_BYTES, SourceFolder
from guidepress.importing.language import language_of_texts
from guidepress.importing.outside import Outside, told_outside
from guidepress.importing.plan import Log, Node, Plan
from guidepress.importing.references import as_json, read_references
from guidepress.importing.repairs.captions import take_numbers_out
from guidepress.importing.repairs.mend import mend
from guidepress.importing.report import Imported, report_text
from guidepress.importing.settings import settings_text
from guidepress.importing.text.convert import convert, opened
from guidepress.importing.text.headings import part_named, split_at_titles
from guidepress.importing.text.lines import Context, Line
from guidepress.importing.tools import plan_of
from guidepress.importing.typefaces import typefaces_for
from guidepress.languages.registry import language_for, language_meant, tongue
from guidepress.model.errors import ConfigurationError, naming
from guidepress.read.bibliography.pandoc import PandocRefusal
from guidepress.read.folder import MAX_SETTINGS_BYTES
from guidepress.standards.fresh_folder import fresh_folder, why_not_fresh

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
REPORT = "import-report.md"
_MOST_TOLD = 3
"""Losses that are told of a source of which nothing is left."""
_ENDINGS = {".bib": "BibTeX", ".ris": "RIS", ".nbib": "PubMed", ".xml": "EndNote"}
"""Lists of references that are brought in alone."""
_LISTS = frozenset(_ENDINGS.values())


@dataclass(slots=True)
class _Texts:
    """The texts of a source: as they were, and as the guide has them, by their paths in it."""

    originals: list[tuple[str, str]] = field(default_factory=list)
    made: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)


def bring_in(source: Path, target: Path, today: dt.date, language: str = "") -> Imported:
    """Make a guide in ``target`` of a folder or a document. ``today`` becomes the date of the edition.

    Raises `ConfigurationError` if there is nothing to bring in, or the target is not a new or empty folder.
    """
    if source.is_dir() and target.resolve().is_relative_to(source.resolve()):
        raise ConfigurationError(
            f"'{target}' lies in '{source}', which is not changed", hint="Name a new folder outside of it."
        )
    if taken := why_not_fresh(target):
        raise ConfigurationError(taken, hint="Name a new folder: nothing is overwritten.")
    if language and not _TAG.fullmatch(language):
        near = language_meant(language)
        raise ConfigurationError(
            f"'{language[:40]}' is no tag of a language",
            hint=f"Did you mean '{near}'?" if near else "Write a tag such as en, en-GB, de, es or fr (BCP 47).",
        )
    log = Log()
    folder, plan, held = _opened(source, log, language)
    texts = _Texts()
    _set_language(plan, folder, language)
    _read_texts(Context(folder, plan, log, "", held=held), texts)
    entries = [*plan.sources, *read_references(folder, plan.bibliography, log)]
    if plan.tool in _LISTS:
        _skeleton(plan, texts, [str(entry["id"]) for entry in entries])
    outside = Outside(0, 0)
    if source.is_dir():
        outside = told_outside(folder, plan, {name for name, _ in texts.originals}, log)
    if not texts.made:
        raise ConfigurationError(
            f"'{source}' holds no text that can be brought in",
            hint="; ".join(f"{one.file}: {one.what}" for one in log.losses[:_MOST_TOLD]),
        )
    with fresh_folder(target):
        _write(source, target, plan, texts, as_json(entries) if entries else "", today)
        before = count_source(texts.originals, log.unshown, frozenset(str(entry["id"]) for entry in entries))
        book, errors = mend(target, log)
        for name in texts.pictures.keys() - {asset.removeprefix("sections/") for asset in book.assets}:
            (target / "sections" / name).unlink()  # taken out for what is wrong with it, or shown by nothing
        after, missing = count_guide(book, before)
        take_numbers_out(target, book, log)
        imported = Imported(target, plan, log, before, after, errors, missing, outside)
        with naming(target / REPORT):
            (target / REPORT).write_text(report_text(imported), encoding="utf-8")
    return imported


def _opened(source: Path, log: Log, language: str) -> tuple[SourceFolder, Plan, dict[str, bytes]]:
    """The folder that is read, its plan, and the pictures that a document brings along."""
    if source.is_dir():
        folder = SourceFolder(source, language)
        plan = plan_of(folder, log)
        for name, why in folder.unread.items():
            log.lost("Settings", name, None, f"{why}: what they say of the book, its list of chapters too, is not read")
        for name in folder.unnamed:
            log.lost("Files", name, None, "its name is no text: give it another, and bring the book in again")
        return folder, plan, {}
    if not source.is_file():
        what = "is neither a file nor a folder" if source.exists() else "does not exist"
        raise ConfigurationError(
            f"'{source}' {what}", hint="Name a folder of Markdown, or a document, on this machine."
        )
    folder = SourceFolder(source.parent)
    if source.suffix.lower() in FORMATS:
        document = read_document(source)
        if document.page_numbers:
            what = f"{document.page_numbers} numbers of the pages of a printed edition"
            log.lost("Numbers of pages", source.name, None, what)
        if document.listed:
            what = f"{document.listed} lines of its tables of contents and figures, which a guide makes itself"
            log.lost("Lists of contents", source.name, None, what)
        return folder, document.plan, document.pictures
    if source.suffix.lower() in {".md", ".mdx", ".markdown", ".qmd", ".rmd"}:
        return folder, Plan("Markdown", nodes=[Node(file=source.name)], splits=True), {}
    if (tool := _ENDINGS.get(source.suffix.lower())) is not None:
        title = source.stem.replace("_", " ").replace("-", " ").strip().capitalize() or "References"
        return folder, Plan(tool, title=title, bibliography=[source.name]), {}
    raise ConfigurationError(
        f"'{source.name}' is of no kind that can be brought in",
        hint=f"Name a folder, a Markdown file, or one that ends in {', '.join((*FORMATS, *_ENDINGS))}.",
    )


def _set_language(plan: Plan, folder: SourceFolder, asked: str) -> None:
    samples = [node.text or (folder.text(node.file) if node.file else "") or "" for node in plan.all()][:40]
    tag = asked or plan.language.replace("_", "-")
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", tag) or not asked:
        tag = language_of_texts(samples, tag)
    plan.language = tag


def _read_texts(context: Context, texts: _Texts) -> None:
    """Rewrite every text of the plan. An entry without a text that holds others becomes a part, or a title alone."""
    folder, plan, log = context.folder, context.plan, context.log
    plan.nodes = list(_titled(plan.nodes))
    for node in plan.nodes:
        if node.file is None and node.children:
            node.is_part = True
    if plan.splits and not any(node.text for node in plan.nodes):
        _split(folder, plan, log)
    seen: set[str] = set()
    for node in plan.all():
        if node.file is None or (node.file in seen and node.text is None):
            if node.file is None and node.text is None and not node.is_part and node.title:
                _title_alone(node, texts, log)
            continue
        seen.add(node.file)
        text = node.text if node.text is not None else _text(folder, node.file, log)
        if text is None:
            continue
        lines, title = opened(text)
        texts.originals.append((node.file, "\n".join(line.text for line in lines)))
        here = replace(context, file=node.file, title=title or node.title, is_numbered=node.is_numbered)
        here.no_description = language_for(plan.language).importing.undescribed
        place = _place(node.file, texts)
        texts.made[place] = convert(lines, here)
        texts.originals += log.taken_in
        log.taken_in = []
        texts.places[id(node)] = place
    texts.pictures = context.pictures
    if not plan.title:
        first = next(iter(texts.made.values()), "")
        plan.title = next((line[2:] for line in first.split("\n") if line.startswith("# ")), "")
        plan.title = re.sub(r"\s*\{[^{}]*\}\s*$", "", plan.title).strip() or "Untitled"


def _titled(nodes: list[Node]) -> Iterator[Node]:
    """Entries, none without a title: one that only holds others becomes its first page, or leaves them alone."""
    for node in nodes:
        node.children = list(_titled(node.children))
        if node.title or node.file is not None or node.text is not None or not node.children:
            yield node
            continue
        first = node.children[0]
        stem = posixpath.splitext(posixpath.basename(first.file or ""))[0].lower()
        if stem in {"index", "_index", "readme"}:
            yield replace(first, children=[*first.children, *node.children[1:]])
        else:
            yield from node.children


def _skeleton(plan: Plan, texts: _Texts, keys: list[str]) -> None:
    """One section to fill in, which cites the first reference; the others are listed as further reading.

    Raises `ConfigurationError` if there is no reference.
    """
    if not keys:
        raise ConfigurationError(f"'{plan.bibliography[0]}' holds no reference that can be read")
    node = Node(plan.title)
    plan.nodes = [node]
    plan.further = keys[1:]
    words = language_for(plan.language)
    line = words.importing.write_here.format(cited=f"[@{keys[0]}]")
    other = tongue(words.importing, words)
    opening = f"---\nlang: {other}\n---\n\n" if other else ""
    texts.places[id(node)] = "sections/text.md"
    texts.made["sections/text.md"] = f"{opening}# {plan.title}\n\n{line}\n"


def _title_alone(node: Node, texts: _Texts, log: Log) -> None:
    """An entry without a text: with sections below, a chapter that has nothing but its title; else told."""
    if not node.children:
        log.lost("Chapters", "the list of chapters", None, f"“{node.title}” has no text")
        return
    stem = re.sub(r"\W+", "-", node.title.lower()).strip("-")[:40] or "chapter"
    place = _place(f"{stem}.md", texts)
    texts.made[place] = f"# {node.title}\n"
    texts.places[id(node)] = place


def _text(folder: SourceFolder, file: str, log: Log) -> str | None:
    if not file.lower().endswith(".ipynb"):
        text = folder.text(file)
        if text is None:
            log.lost("Chapters", file, None, "too large to be brought in")
        return text
    data = folder.bytes(file, MAX_PICTURE_BYTES)
    try:
        return as_markdown("ipynb", data) if data is not None else None
    except PandocRefusal as refusal:
        log.lost("Chapters", file, None, f"pandoc cannot read it: {refusal}")
        return None


def _place(file: str, texts: _Texts) -> str:
    """Where the guide has a text; beside its pictures, so that they are found."""
    stem, ending = posixpath.splitext(file)
    if ending.lower() not in {".md", ".mdx", ".markdown", ".qmd", ".rmd", ".ipynb"}:
        stem = file
    place, count = f"sections/{stem}.md", 2
    while place in texts.made:
        place, count = f"sections/{stem}-{count}.md", count + 1
    return place


def _split(folder: SourceFolder, plan: Plan, log: Log) -> None:
    """Cut every file at its titles, and begin a part where one is named (bookdown)."""
    nodes: list[Node] = []
    holder = nodes
    for node in plan.nodes:
        text = _text(folder, node.file, log) if node.file else None
        if text is None or node.file is None:
            continue
        lines, title = opened(text)
        for chapter in split_at_titles(lines):
            if (named := part_named(chapter)) is not None:
                part = Node(named[0], is_part=True, is_numbered=False)
                nodes.append(part)
                holder = part.children
                chapter = [line for line in chapter if not line.text.startswith("# ")]  # noqa: PLW2901
            if _holds_words(chapter):
                holder.append(Node(title, node.file, text="\n".join(line.text for line in chapter)))
                title = ""
    plan.nodes = [node for node in nodes if node.file or node.children]


def _holds_words(lines: list[Line]) -> bool:
    return any(re.search(r"\w", line.text) for line in lines)


def _write(source: Path, target: Path, plan: Plan, texts: _Texts, references: str, today: dt.date) -> None:
    words = language_for(plan.language).importing
    files: dict[str, bytes] = {place: text.encode() for place, text in texts.made.items()}
    other = tongue(words, language_for(plan.language))
    opening = f"---\nlang: {other}\n---\n\n" if other else ""
    disclaimer = f"{opening}# {words.disclaimer_title}\n\n{words.disclaimer.format(title=plan.title)}\n"
    files["front/disclaimer.md"] = disclaimer.encode()
    files["guide.yaml"] = settings_text(
        plan,
        texts.places,
        today,
        has_references=bool(references),
        cited=plan.further,
        fonts=typefaces_for([plan.title, references, *texts.made.values()], plan.language),
    ).encode()
    if len(files["guide.yaml"]) > MAX_SETTINGS_BYTES:
        raise ConfigurationError(
            f"'{source}' has {len(texts.made):,} texts: more than the settings of a guide can name",
            hint="Bring in a folder of it at a time.",
        )
    if references:
        files["references.json"] = references.encode()
    files |= {f"sections/{name}": data for name, data in texts.pictures.items()}
    for name, data in sorted(files.items()):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with naming(path):
            path.write_bytes(data)
