"""What a report says of files and provers is counted again by whoever verifies: nobody can make a proof look larger."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guidepress.proof.report_page import proof_page
from guidepress.proof.verify import verify_dist
from tests.proof.test_verify import BOOK, REPORT, put_right

pytestmark = pytest.mark.xdist_group("built")
Record = dict[str, Any]


def _run(profile: str, key: str, value: object) -> Callable[[Record], None]:
    def change(record: Record) -> None:
        one = next(one for one in record["provers"] if one["profile"] == profile)
        assert one[key] != value
        one[key] = value

    return change


def _set(key: str, value: object) -> Callable[[Record], None]:
    def change(record: Record) -> None:
        assert record[key] != value
        record[key] = value

    return change


CHANGES: dict[str, Callable[[Record], None]] = {
    "rules": _run("structure", "rules", 99),
    "no rules": _run("words", "rules", 0),
    "objects": _run("likeness", "objects", 9999),
    "words that a prover looked at": _run("words", "objects", 9999),
    "another version": _run("words", "version", "9.9"),
    "another prover": lambda record: record["provers"].append({**record["provers"][0], "profile": "WCAG 2.2 AA"}),
    "one prover less": lambda record: record["provers"].pop(),
    "pages": _set("pages", 99),
    "bytes": _set("bytes", 99),
    "words": _set("words", {"said": 99, "differences": 0}),
    "an edition": _set("edition", "screen"),
    "a kind": _set("kind", "pdf"),
    "a disclaimer": _set("disclaimer", "0" * 64),
    "a statement": _set("statements", [{"id": "approved", "page": "iii"}]),
    "a claim": _set("standards", {"claimed": ["WCAG 2.2 Level AA"], "proved": []}),
    "a proof": _set(
        "standards", {"claimed": ["EPUB 3.3"], "proved": [{"standard": "PDF/X-4", "prover": "x", "version": "1"}]}
    ),
    "nothing for a person": _set("needs-a-person", []),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_report_that_says_more_of_a_file_is_found(copy: Path, name: str) -> None:
    """The manifest, the digests and the page of the report are put right."""
    data = json.loads((copy / REPORT).read_bytes())
    CHANGES[name](next(one for one in data["files"] if one["file"] == BOOK))
    put_right(copy, REPORT, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())
    put_right(copy, "proof/report.html", proof_page(data))
    found = verify_dist(copy).findings
    assert {"PRV018"} == {one.code for one in found}
    assert any(BOOK in str(one.place) for one in found)


def test_a_report_of_an_older_version_counts_otherwise(copy: Path) -> None:
    """All provers of a file may be of another version: whoever has that one counts as it did."""
    data = json.loads((copy / REPORT).read_bytes())
    for file in data["files"]:
        for one in file["provers"]:
            one.update(version="0.0.1", rules=1)
    put_right(copy, REPORT, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())
    put_right(copy, "proof/report.html", proof_page(data))
    assert verify_dist(copy).findings == ()
