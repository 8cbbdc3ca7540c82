"""Objects of a PDF are taken for what they should be, or for nothing."""

from __future__ import annotations

from decimal import Decimal

import pikepdf
import pytest

from guidepress.prove.parsers.pdf.drawing.marked_content import Tags
from guidepress.prove.parsers.pdf.drawing.text_state import pieces_of
from guidepress.prove.parsers.pdf.values import entry


def test_an_entry_is_that_of_a_dictionary_or_a_stream() -> None:
    """``None`` for a key that is not there, and for whatever has no keys."""
    pdf = pikepdf.new()
    assert entry(pikepdf.Dictionary(K=5), "/K") == 5
    assert entry(pikepdf.Stream(pdf, b"abc", {"/K": 5}), "/K") == 5
    assert entry(pdf.make_indirect(pikepdf.Dictionary(K=5)), "/K") == 5
    assert entry(pikepdf.Dictionary(K=5), "/L") is None


@pytest.mark.parametrize(
    "value",
    [None, True, 5, 2.5, Decimal(3), "text", pikepdf.Array([1]), pikepdf.Name.K, pikepdf.String("K"), {"/K": 5}],
    ids=str,
)
def test_what_has_no_entries_has_none(value: object) -> None:
    """Not one, and nothing is raised."""
    assert entry(value, "/K") is None


def test_strings_and_moves_are_told_apart() -> None:
    """Whole numbers, others, and strings of both kinds, in an array or alone."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.Contents = pikepdf.Stream(pdf, b"[(ab) -20 <6364> 1.5 /Name] TJ (alone) Tj")
    first, second = (list(one.operands) for one in pikepdf.parse_content_stream(page))
    found = pieces_of(first[0])
    assert found[:4] == [b"ab", -20, b"cd", Decimal("1.5")]
    assert found[4] == pikepdf.Name.Name
    assert pieces_of(second[0]) == [b"alone"]


def test_the_path_of_an_element_is_that_of_its_parent_and_itself() -> None:
    """Whichever was asked first; one that is its own parent ends, and one that no number has is not another."""
    pdf = pikepdf.new()
    root = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Document))
    part = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Sect, P=root))
    leaf = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P, P=part))
    other = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Figure, P=part))
    for asked in ((leaf, other, part), (part, other, leaf), (other, leaf, part)):
        tags = Tags()
        found = {element.objgen: tags._path(element) for element in asked}
        assert found[leaf.objgen] == (("Document", "Sect", "P"), (root.objgen[0], part.objgen[0], leaf.objgen[0]))
        assert found[other.objgen][0] == ("Document", "Sect", "Figure")
        assert found[part.objgen][0] == ("Document", "Sect")
    root.P = leaf
    roles, numbers = Tags()._path(leaf)
    assert len(roles) == len(numbers) == 200
    assert roles[-3:] == ("Document", "Sect", "P")
    tags = Tags()
    for role, parent in ((pikepdf.Name.Em, root), (pikepdf.Name.Code, part)):
        assert tags._path(pikepdf.Dictionary(S=role, P=parent))[0][-1] == str(role)[1:]
