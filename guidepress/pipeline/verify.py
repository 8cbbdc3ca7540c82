"""Verifying ``dist/`` with the sources: build again, compare the bytes, and say what differs and why."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from guidepress.dist.folder import REPORT, Dist, read_file
from guidepress.dist.manifest import sha256, tool_versions
from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Finding, Findings
from guidepress.model.place import Place
from guidepress.pipeline.build import build
from guidepress.pipeline.differences import first_difference
from guidepress.pipeline.stopwatch import Watch
from guidepress.proof.due import due_files
from guidepress.proof.held import entries_of
from guidepress.proof.rules import PRV001, PRV017
from guidepress.proof.verify import Verified, verify_dist
from guidepress.read import read_guide

_SHOWN = 3


def verify_with_sources(
    folder: Path,
    guide: Path,
    *,
    allowed: Path | None = None,
    signer: str = "",
    also: Collection[str] = (),
    editions: Sequence[str] = (),
    jobs: int = 1,
    watch: Watch | None = None,
) -> Verified:
    """As `verify_dist`, and the editions built again from the guide: PRV017 for each file that is another.

    Due are the ``editions`` named, else those of ``guide.yaml``. Raises `FindingsError` if the guide has errors, and
    what `verify_dist` raises.
    """
    alone = verify_dist(folder, allowed=allowed, signer=signer, also=also)
    if not alone.editions:
        return alone
    dist = Dist(folder, guide)
    book = read_guide(guide, Findings())
    manifest = dist.manifest()
    if manifest.get("identifier") != book.settings.identifier:
        raise ConfigurationError(f"'{folder}' holds the edition of another guide", hint="Choose another --guide.")
    found = [
        PRV001.at(Place(name), f"{name} is due by the guide, and is not there")
        for name, one in due_files(book, editions).items()
        if one.is_due and name not in dist.inventory()
    ]
    with tempfile.TemporaryDirectory(prefix="guidepress-") as room:
        again = Path(room, "dist")
        build(guide, again, alone.editions, jobs=jobs, watch=watch)
        found += _compared(dist, Dist(again, guide), manifest, changed_sources_of(manifest, book.sources))
    every = Findings()
    every.extend([*alone.findings, *found])
    shown = [*alone.shown]
    if not any(one.code == PRV017.code for one in found):
        shown.append("The files are, byte for byte, what the guide gives today; words and disclaimer are the guide's.")
    left = tuple(line for line in alone.not_shown if "--guide" not in line)
    return replace(alone, findings=tuple(every.in_order()), shown=tuple(shown), not_shown=left)


def changed_sources_of(manifest: Mapping[str, Any], sources: Mapping[str, str]) -> list[str]:
    """The files of the guide that are others than those that the manifest names."""
    inputs = manifest.get("inputs")
    then = inputs.get("files") if isinstance(inputs, dict) else None
    old = then if isinstance(then, dict) else {}
    return sorted(path for path in old.keys() | sources.keys() if old.get(path) != sources.get(path))


def _compared(there: Dist, again: Dist, manifest: Mapping[str, Any], changed: Sequence[str]) -> Iterator[Finding]:
    """PRV017 for each file that was built again and is another, with the cause and the first difference."""
    why = _why(manifest, again.manifest(), changed)
    lies = there.inventory()
    for name, entry in entries_of(again.manifest()).items():
        if entry.get("kind") == REPORT or name not in lies:
            continue
        try:
            old = read_file(lies[name])
        except OSError:
            continue  # PRV015 says so
        if sha256(old) != entry["sha256"]:
            new = read_file(again.out / name)
            yield PRV017.at(Place(name), f"{name} {why}; {first_difference(old, new)}")


def _why(old: Mapping[str, Any], new: Mapping[str, Any], changed: Sequence[str]) -> str:
    """Why bytes differ, as far as the manifest that lies there tells."""
    if changed:
        more = f" and {len(changed) - _SHOWN} more" if len(changed) > _SHOWN else ""
        return f"was made of other sources ({', '.join(changed[:_SHOWN])}{more})"
    tools = old.get("tools")
    then = tools if isinstance(tools, dict) else {}
    others = [
        f"{name} {then.get(name, 'none')}, now {now}" for name, now in tool_versions().items() if then.get(name) != now
    ]
    if others:
        return f"was made with other tools ({'; '.join(others[:_SHOWN])})"
    if _digest(old) != _digest(new):
        return "was made with other style sheets"
    return "has the same sources and tools by the manifest: it was changed after it was built"


def _digest(manifest: Mapping[str, Any]) -> object:
    inputs = manifest.get("inputs")
    return inputs.get("sha256") if isinstance(inputs, dict) else None
