"""The outline of a PDF, in the order in which a reader shows it."""

from __future__ import annotations

import pikepdf

from guidepress.prove.parsers.pdf.outline import outline_entries


def test_entries_come_in_their_order_and_once() -> None:
    """A chapter before its sections, these before the next chapter; a ring and an entry that is none end nothing else."""
    pdf = pikepdf.new()
    one, inner, two, last = (pdf.make_indirect(pikepdf.Dictionary(Title=name)) for name in ("1", "1.1", "2", "3"))
    one.First, one.Next = inner, two
    two.First, two.Next = pikepdf.Name.None_, last
    last.First, last.Next = one, two  # a ring
    pdf.Root.Outlines = pikepdf.Dictionary(First=one)
    assert [str(entry.Title) for entry in outline_entries(pdf)] == ["1", "1.1", "2", "3"]


def test_a_file_without_an_outline_has_no_entries() -> None:
    """Nor has one whose outline is empty."""
    pdf = pikepdf.new()
    assert list(outline_entries(pdf)) == []
    pdf.Root.Outlines = pikepdf.Dictionary()
    assert list(outline_entries(pdf)) == []
