"""Pages that were read before: the drawing is that of a reader who knows nothing, whatever changed around them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from guidepress.prove.parsers.pdf.drawing import pages as drawing
from guidepress.prove.parsers.pdf.drawing.items import Drawing
from guidepress.prove.parsers.pdf.drawing.kept import KeptPages
from guidepress.prove.parsers.pdf.drawing.pages import read_pages

CONTENT = """\
q 0.9 0.9 0.2 rg 10 10 180 80 re f Q
/P << /MCID 0 >> BDC BT /F1 12 Tf 20 50 Td [(Water) -250 (boils)] TJ ET EMC
/Span << /MCID 1 /ActualText (and) >> BDC BT /F1 12 Tf 1 Tr 0 0.2 0.6 0.1 k 20 30 Td (&) Tj ET EMC
/Artifact << /Type /Pagination >> BDC BT 0 Tr /F1 8 Tf 20 12 Td (%d) Tj ET EMC
0 0 m 200 0 l S
"""


class Memory(dict[str, bytes]):
    """A store in memory."""

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes."""
        self[key] = data


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the pages that are run."""
    found: list[int] = []
    before = drawing._run

    def run(held: object, number: int, shared: object) -> object:
        found.append(number)
        return before(held, number, shared)  # type: ignore[arg-type]

    monkeypatch.setattr(drawing, "_run", run)
    return found


def document(
    contents: list[str], *, font: str = "Helvetica", widths: int = 500, before: int = 0, role: str = "P"
) -> bytes:
    """A tagged file of some pages; ``before`` is the number of objects that stand before all others."""
    pdf = pikepdf.new()
    for number in range(before):
        pdf.make_indirect(pikepdf.Dictionary(Number=number))
    every: Any = [widths] * 95
    face = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.TrueType,
            BaseFont=pikepdf.Name(f"/{font}"),
            FirstChar=32,
            LastChar=126,
            Widths=pikepdf.Array(every),
        )
    )
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    nums = pikepdf.Array()
    for number, content in enumerate(contents):
        page = pdf.add_blank_page(page_size=(200, 100))
        page.obj.Contents = pdf.make_stream(content.encode())
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=face))
        page.obj.StructParents = number
        element = [pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name(f"/{one}"), P=root)) for one in (role, "Span")]
        entry: Any = [number, pdf.make_indirect(pikepdf.Array(element))]
        nums.extend(entry)
    root.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=nums))
    pdf.Root.StructTreeRoot = root
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def read(data: bytes, store: Memory | None = None, ground: str = "ground") -> Drawing:
    """What a file draws."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return read_pages(pdf, KeptPages(store, ground) if store is not None else None)


def test_a_kept_page_is_the_page(runs: list[int]) -> None:
    """The second reading runs nothing, and every item, piece of text, mark and font is the same."""
    data, store = document([CONTENT % 1, CONTENT % 2]), Memory()
    first = read(data, store)
    assert runs == [0, 1]
    runs.clear()
    second = read(data, store)
    assert runs == []
    assert first == second == read(data)
    assert [piece.text for piece in second.pages[0].told] == ["Waterboils", "and", "1"]
    assert second.pages[0].items[1].mark.path == ("P",)


def test_a_page_that_moved_is_known_and_bound_anew(runs: list[int]) -> None:
    """A page before it, other numbers of objects, another element: it is not run, and says what the file says today."""
    store = Memory()
    read(document([CONTENT % 1, CONTENT % 2]), store)
    runs.clear()
    moved = document([CONTENT % 9, CONTENT % 1, CONTENT % 2], before=7, role="H1")
    found = read(moved, store)
    assert runs == [0]
    assert found == read(moved)
    assert found.pages[2].items[1].mark.path == ("H1",)
    assert {item.page for item in found.pages[2].items} == {2}


def _others() -> Iterator[tuple[str, bytes, str]]:
    yield "another content", document([CONTENT % 3]), "ground"
    yield "a font of another name", document([CONTENT % 1], font="Courier"), "ground"
    yield "a font of other widths", document([CONTENT % 1], widths=501), "ground"
    yield "another program", document([CONTENT % 1]), "other"


@pytest.mark.parametrize(("data", "ground"), [pytest.param(data, ground, id=name) for name, data, ground in _others()])
def test_what_a_page_rests_on_counts(runs: list[int], data: bytes, ground: str) -> None:
    """With another content, font or program a page is run."""
    store = Memory()
    read(document([CONTENT % 1]), store)
    runs.clear()
    assert read(data, store, ground) == read(data)
    assert runs[0] == 0
    assert len(store) == 2


@pytest.mark.parametrize("damage", [b"", b"no", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_a_damaged_entry_is_as_none(runs: list[int], damage: bytes) -> None:
    """The page is run."""
    data, store = document([CONTENT % 1]), Memory()
    read(data, store)
    runs.clear()
    store.update(dict.fromkeys(store, damage))
    assert read(data, store) == read(data)
    assert runs == [0, 0]


def test_a_page_with_a_fault_is_run_each_time(runs: list[int]) -> None:
    """An operator that nobody knows: it is told again."""
    data, store = document([CONTENT % 1 + "oops\n"]), Memory()
    faults = [read(data, store).pages[0].faults for _ in range(2)]
    assert faults[0] == faults[1] != ()
    assert (runs, len(store)) == ([0, 0], 0)
