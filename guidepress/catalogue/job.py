"""The work on one guide: build it unless nothing has changed, and say what came of it. Errors become rows."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from guidepress.cache.store import Store
from guidepress.catalogue.row import File, Row, row_of
from guidepress.model.errors import (
    EXIT_INTERNAL,
    EXIT_USAGE,
    ConfigurationError,
    FindingsError,
    GuidepressError,
    exit_code,
    naming,
)
from guidepress.model.finding import Finding, Findings, Severity
from guidepress.pipeline import ceiling
from guidepress.pipeline.unchanged import build_if_changed, build_key, contents_digests

_MOST_WHY = 300


@dataclass(frozen=True, slots=True)
class Task:
    """A guide to build: its name, where it lies, where its editions go, and the file of what was done."""

    name: str
    guide: Path
    out: Path
    done: Path
    editions: tuple[str, ...] = ()
    strict: bool = False
    store: Store | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task; ``changed`` says whether there was anything to do."""

    row: Row
    changed: bool = True


def known(task: Task) -> Outcome | None:
    """The row of an earlier run, if guide, program and output folder are as they were; ``None`` if not."""
    try:
        record = json.loads(task.done.read_bytes())
        row = row_of(record["row"])
    except (OSError, ValueError, LookupError, TypeError):
        return None
    key = build_key(task.guide, task.out, task.editions, strict=task.strict)
    if key is None or record["key"] != key or record["files"] != contents_digests(task.out):
        return None
    return Outcome(replace(row, name=task.name), changed=False)


def work(task: Task) -> Outcome:
    """Build a guide unless nothing has changed. Raises nothing that a guide can cause."""
    return known(task) or _noted(task, built(task))


def built(task: Task) -> Row:
    """Build a guide, whatever was done before; the row says what stopped it, if anything did."""
    row = described(task)
    try:
        made = build_if_changed(task.guide, task.out, task.editions, strict=task.strict, store=task.store)
    except Exception as error:  # noqa: BLE001 - one guide must not stop the others; its row says why
        return _failed(row, error)
    files = tuple(File(one.file, one.edition.name, len(one.data), one.pages) for one in made.published)
    return _counted(replace(row, files=files), made.warnings)


def note(task: Task, row: Row) -> Outcome:
    """Keep a row for the next run; a guide that failed is tried again."""
    return _noted(task, row)


def _noted(task: Task, row: Row) -> Outcome:
    if not row.is_built:
        with contextlib.suppress(OSError):
            task.done.unlink()
        return Outcome(row)
    key = build_key(task.guide, task.out, task.editions, strict=task.strict)
    record = {"key": key, "files": contents_digests(task.out), "row": row.as_data()}
    write_whole(task.done, (json.dumps(record) + "\n").encode())
    return Outcome(row)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there. Raises `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number, beside = tempfile.mkstemp(prefix=".begun-", dir=path.parent)
    try:
        with naming(path), os.fdopen(number, "wb") as file:
            file.write(data)
            os.fchmod(number, 0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def described(task: Task) -> Row:
    """What ``guide.yaml`` says of a guide, as far as it can be read."""
    from guidepress.check.policy.lapses import lapses
    from guidepress.read import read_guide

    try:
        book = read_guide(task.guide, Findings())
        dues = tuple(sorted((str(one.last), one.what) for one in lapses(book)))
    except Exception:  # noqa: BLE001 - the build meets the same, and tells it
        return Row(task.name, task.name)
    settings = book.settings
    due = dues[0][0] if dues else ""
    return Row(task.name, settings.title, settings.language, settings.version, str(settings.date), due=due, dues=dues)


def _failed(row: Row, error: Exception) -> Row:
    match error:
        case FindingsError() | ConfigurationError() if error.findings:
            counted = _counted(row, error.findings)
            first = next((one for one in error.findings if one.severity is Severity.ERROR), error.findings[0])
            return replace(counted, exit_code=exit_code(error), why=str(first)[:_MOST_WHY])
        case GuidepressError():
            why = ". ".join(one for one in (error.message, error.hint) if one)
        case OSError():
            why = f"{error.strerror or error}: {Path(str(error.filename or '')).name}".rstrip(": ")
        case _:
            why = f"internal error: {type(error).__name__}: {error}"
    return replace(row, exit_code=exit_code(error), why=why[:_MOST_WHY])


def _counted(row: Row, findings: Iterable[Finding]) -> Row:
    found = list(findings)
    by_severity: Counter[Any] = Counter(one.severity for one in found)
    codes = Counter(one.code for one in found if one.severity is not Severity.NOTE)
    return replace(
        row,
        errors=by_severity[Severity.ERROR],
        warnings=by_severity[Severity.WARNING],
        findings=dict(sorted(codes.items())),
    )


def lost(task: Task, code: int | None) -> Outcome:
    """What is said of a guide whose process ended without a word."""
    if code == ceiling.EXIT_CEILING:
        why, exit_with = f"{ceiling.told(ceiling.ceiling())}. {ceiling.HINT}", EXIT_USAGE
    else:
        why, exit_with = f"the process that built it ended with {code}", EXIT_INTERNAL
    return Outcome(Row(task.name, task.name, exit_code=exit_with, why=why))
