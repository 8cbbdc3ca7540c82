"""Editions that a person judged: what is settled of them, and the file that says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from guidepress.model.edition import EDITIONS
from guidepress.model.finding import Findings
from guidepress.read import read_guide
from guidepress.standards.conformance.answers import ANSWERS
from guidepress.standards.conformance.criteria import asked
from guidepress.standards.conformance.judged_text import text_digest
from guidepress.standards.conformance.settled import Claim

SETTLED = Claim("Ada Auditor", dt.date(2026, 1, 20))
"""Conformance as if it had been judged."""


def write_answers(
    guide: Path, editions: Sequence[str], answers: Mapping[str, str] | None = None, *, organisation: str = ""
) -> Path:
    """Write ``conformance.yaml`` for the text as it stands: every question answered 'supports', but for ``answers``."""
    digest = text_digest(read_guide(guide, Findings()))
    lines = ["format: 1", "judgements:", f"  - editions: [{', '.join(editions)}]", f"    text: {digest}"]
    lines += ["    by:", "      name: Ada Auditor", "      role: accessibility officer"]
    lines += [f"      organisation: {organisation}"] if organisation else []
    lines += ["    date: 2026-01-20", "    methods: [NVDA 2025.1 with Firefox, keyboard alone]", "    answers:"]
    for number in asked(EDITIONS[name].kind for name in editions):
        said = (answers or {}).get(number, "supports")
        if said != "":
            remark = "" if said == "supports" else ", remark: Seen so."
            lines.append(f"      {number}: {{answer: {said}{remark}}}")
    path = guide / ANSWERS
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
