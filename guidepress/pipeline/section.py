"""One section as a PDF of its own: read, check, excerpt, typeset, prove, write."""

from __future__ import annotations

import difflib
import os
import tempfile
from dataclasses import replace
from pathlib import Path

from guidepress.model.edition import SCREEN, Published
from guidepress.model.errors import ConfigurationError, FindingsError, naming
from guidepress.model.excerpt import excerpt, sections_of
from guidepress.model.finding import Findings
from guidepress.pipeline.check import read_and_check
from guidepress.pipeline.stopwatch import Watch
from guidepress.prove import prove_published


def build_section(
    guide: Path, out: Path, section: str, *, strict: bool = False, watch: Watch | None = None
) -> Published:
    """Publish one section with the disclaimer and its references as a tagged PDF in the folder ``out``.

    Raises `ConfigurationError` for a section that there is not, `FindingsError` (errors in the manuscript or in the
    file; nothing is written) and `OSError`.
    """
    from guidepress.typeset.editions import Press

    watch = watch or Watch()
    findings = Findings()
    book, _waivers = read_and_check(guide, findings, watch)
    if findings.has_errors(strict=strict):
        raise FindingsError(findings.in_order())
    try:
        part = excerpt(book, section)
    except KeyError:
        known = sections_of(book)
        near = difflib.get_close_matches(section, known, 1)
        hint = f"Did you mean '{near[0]}'? " if near else ""
        hint += f"The sections are: {', '.join(known)}."
        raise ConfigurationError(f"there is no section '{section}'", hint=hint) from None
    with watch.stage("typeset"):
        made = Press(part).typeset(SCREEN)
    published = replace(made, file=f"{book.settings.slug}-{section}.pdf")
    with watch.stage("prove"):
        findings = Findings()
        findings.extend(prove_published(published, part))
    if findings.has_errors(strict=strict):
        raise FindingsError(findings.in_order())
    out.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=out, prefix=".section-")
    with naming(out / published.file), os.fdopen(handle, "wb") as file:
        file.write(published.data)
    Path(name).chmod(0o644)
    Path(name).replace(out / published.file)
    return published
