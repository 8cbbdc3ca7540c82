"""``import-report.md``: what was there before and is there after, and each loss with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guidepress.importing.counting import THINGS, Counts, kept, shown_missing
from guidepress.importing.outside import Outside
from guidepress.importing.plan import Log, Plan
from guidepress.model.finding import Finding

MOST = 200
"""Losses of one kind, and words, that are listed; the report says how many there are."""


@dataclass(slots=True)
class Imported:
    """What an import made: its plan, its losses, the counts before and after, and the errors that are left."""

    guide: Path
    plan: Plan
    log: Log
    before: Counts
    after: Counts
    errors: tuple[Finding, ...]
    missing: Counter[str]
    outside: Outside

    @property
    def beside(self) -> str:
        """What to say if more words stand beside the chapters than in them; nothing if that is not so."""
        if self.outside.words <= self.before.of["words"]:
            return ""
        texts = f"{self.outside.texts} texts" if self.outside.texts > 1 else "1 text"
        return f"{texts} beside the chapters, with {self.outside.words:,} words, did not come in"


def report_text(imported: Imported) -> str:
    """The report, in Markdown."""
    return "\n".join(_lines(imported)) + "\n"


def _lines(imported: Imported) -> Iterator[str]:
    plan, before, after = imported.plan, imported.before.of, imported.after.of
    texts = sum(1 for node in plan.all() if node.file)
    yield f"# Import of “{plan.title}”"
    yield ""
    yield f"Read as a book of {plan.tool} in '{plan.language}': {texts} texts."
    yield ""
    if imported.beside:
        yield f"**{imported.beside}**: the list of chapters does not name them, or was not understood."
        yield ""
    yield "| of | in the source | in the guide |"
    yield "|---|---:|---:|"
    for thing in THINGS:
        yield f"| {thing} | {before[thing]} | {after[thing]} |"
    yield ""
    share = kept(imported.before, imported.missing)
    yield f"Words of the source that are in the guide: {share:.2f} %; {imported.missing.total()} are not."
    if unshown := imported.before.of["unshown"]:
        yield f"Without {unshown} words of code that {plan.tool} runs or hides, and shows to no reader."
    yield "They are counted by a reader that knows no tool: names and options in the marks of its tool are among them."
    yield ""
    yield "## To be filled in"
    yield ""
    yield "- `front/disclaimer.md`: what the book is not, and what it cannot do for its readers."
    yield "- `guide.yaml`: publisher, contact, licence, review, funding and conflicts, where the source says nothing."
    if imported.errors:
        yield ""
        yield "## Errors that are left"
        yield ""
        for finding in imported.errors[:MOST]:
            yield f"- {finding.code} {finding.place}: {finding.message}"
    yield from _losses(imported)
    if imported.missing:
        yield ""
        yield "## Words that the guide has fewer times"
        yield ""
        for word, count, file, line in shown_missing(imported.missing, imported.before, MOST):
            yield f"- {word} ({count}), first at {file}:{line}"


def _losses(imported: Imported) -> Iterator[str]:
    kinds: dict[str, list[str]] = {}
    for loss in imported.log.losses:
        kinds.setdefault(loss.kind, []).append(str(loss))
    if kinds:
        yield ""
        yield "## What is not in the guide as it was in the source"
    for kind in sorted(kinds):
        yield ""
        yield f"### {kind} ({len(kinds[kind])})"
        yield ""
        for told in kinds[kind][:MOST]:
            yield f"- {_escaped(told)}"
        if len(kinds[kind]) > MOST:
            yield f"- and {len(kinds[kind]) - MOST} more"


def _escaped(text: str) -> str:
    """A line in which no sign is a mark of Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|{}#$~" else sign for sign in text)
