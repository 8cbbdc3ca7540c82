"""Where things lie in the repository, and what lies in a folder."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
BOOKS = TESTS / "books"
CASES = TESTS / "cases"
GOLDEN = TESTS / "golden"


def tree(folder: Path) -> dict[str, bytes]:
    """The files in a folder, however deep, by their path within it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
