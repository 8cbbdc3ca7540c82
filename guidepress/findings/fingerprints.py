"""What makes a finding the same finding tomorrow: its fingerprint does not change when lines move."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from guidepress.findings.spans import Sources
from guidepress.model.finding import Finding
from guidepress.model.xhtml import fold

VERSION = "guidepress/v1"
"""The name of this way of making fingerprints; another way gets another name (SARIF 2.1.0, 3.27.17)."""


def fingerprints(findings: Sequence[Finding], sources: Sources) -> list[str]:
    """One fingerprint a finding, in their order: 32 hexadecimal digits.

    It is made of the code, the file, the message and the words of the source line; the same four a second time count
    as a second finding. Line and column are not in it: text that is added above changes nothing.
    """
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        line = fold(sources.line(finding.place) or "")
        key = f"{finding.code}\0{finding.place.file}\0{finding.message}\0{line}"
        seen[key] += 1
        made.append(hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return made
