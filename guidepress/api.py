"""The public face for other programs: five functions, typed, that speak to no terminal (docs/api.md).

`guidepress` offers them under its own name. What goes wrong is an error of `guidepress.model.errors`, each with a
``message`` and a ``hint``, or an `OSError` where a file cannot be read or written.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from guidepress.model.finding import Finding, Findings

if TYPE_CHECKING:
    from guidepress.model.book import Book
    from guidepress.model.speech import Said
    from guidepress.pipeline.built import Built
    from guidepress.proof.prove_dist import Proven


@dataclass(frozen=True, slots=True)
class Reading:
    """A guide that was read: the Book, made as far as it goes, and what reading found, in the order of places."""

    book: Book
    findings: tuple[Finding, ...]


def read(folder: Path | str) -> Reading:
    """Read the guide in a folder, without judging what it says.

    Raises `ConfigurationError` if ``guide.yaml`` cannot be used; it carries the findings that say why.
    """
    from guidepress.read.guide import read_guide

    findings = Findings()
    book = read_guide(Path(folder), findings)
    return Reading(book, tuple(findings.in_order()))


def check(folder: Path | str) -> tuple[Finding, ...]:
    """Everything that is wrong with the guide in a folder, waivers applied, in the order of places; writes nothing.

    Raises `ConfigurationError` as `read` does.
    """
    from guidepress.pipeline.check import check as check_guide

    return tuple(check_guide(Path(folder)).in_order())


def build(
    folder: Path | str,
    out: Path | str,
    editions: Sequence[str] = (),
    *,
    strict: bool = False,
    jobs: int = 1,
) -> Built:
    """Check, typeset and prove the guide in a folder, then replace ``out`` in one step.

    ``editions`` are names (``"screen"``, ``"epub"``); without them those that ``guide.yaml`` names are made. With
    ``strict`` a warning stops the build as an error does. ``jobs`` processes work side by side; the bytes are the same.

    Raises `FindingsError`, which holds the findings, if the guide or an edition has errors; `ConfigurationError` for an
    unknown edition, an ``out`` that holds something else, or as `read` does; `OSError`. ``out`` is then as it was.
    """
    from guidepress.pipeline.build import build as build_guide

    return build_guide(Path(folder), Path(out), editions, strict=strict, jobs=jobs)


def prove(
    dist: Path | str, guide: Path | str, require: Collection[str] = (), *, editions: Sequence[str] = ()
) -> Proven:
    """Prove the editions that lie in a folder against the guide that they were made from; replaces ``dist/proof``.

    Due are the ``editions`` named, else those of ``guide.yaml``: one that is not there is a finding.

    Validators that are installed are asked as well; ``Proven.missing`` names those that are not. ``require`` names
    validators that there are (``"epubcheck"``, ``"all"``).

    A prover that breaks down is in ``Proven.broke``, and nothing is proved. Raises `ConfigurationError` (no edition
    there, another guide, an unknown validator) and `OutsideToolError` if a validator is required and not installed.
    """
    from guidepress.model.errors import OutsideToolError
    from guidepress.proof.prove_dist import prove_dist, wanting

    proven = prove_dist(Path(dist), Path(guide), require, editions=editions)
    if missing := wanting(proven, require):
        raise OutsideToolError(f"required and not installed: {', '.join(missing)}")
    return proven


def speak(path: Path | str) -> Said:
    """What a screen reader says of a PDF or an EPUB, of Guidepress or not, as a tree.

    Raises `ConfigurationError` for a file that is neither, is damaged, cannot be read, or opens only with a password.
    """
    from guidepress.prove.speech.file import speak_file

    return speak_file(Path(path))
