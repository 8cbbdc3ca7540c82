"""The table of books is made by its command: rows by the names of the books."""

from __future__ import annotations

import pytest

from benchmarks.books.__main__ import HEAD, put_into


def test_rows_stand_at_their_place() -> None:
    """A book that is there is renewed where it stands, another is added; the text around stays."""
    table = f"# A\n\n{HEAD}\n| one | x |\n| two | y |\n\nB | c\n"
    made = put_into(table, {"one": "| one | z |", "three": "| three | w |"})
    assert made == f"# A\n\n{HEAD}\n| one | z |\n| two | y |\n| three | w |\n\nB | c\n"


def test_a_text_without_a_table_is_refused() -> None:
    """Nothing is put anywhere else."""
    with pytest.raises(ValueError, match="no table of books"):
        put_into("# A\n", {"one": "| one |"})
