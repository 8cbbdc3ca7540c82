"""A small tagged PDF and a small EPUB, damaged in many ways: each is said, or refused in words."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator

import pytest
from pikepdf import Dictionary, Name, String

from guidepress.cli import app as cli
from tests.support.strange_epub import make_epub
from tests.support.tagged_pdf import TaggedPdf, shown


def _pdf() -> bytes:
    """Everything that is read: headings, a list, a field, a map of types, a composite font, a form XObject."""
    made = TaggedPdf(shown("Heading", "Words", "Item") + b" BT /C 9 Tf <0001> Tj ET /X Do")
    maps = made.pdf.make_stream(b"1 beginbfrange <0001> <0009> <0041> endbfrange 1 beginbfchar <0A> <0042> endbfchar")
    made.page.Resources.Font.C = Dictionary(Type=Name.Font, Subtype=Name.Type0, ToUnicode=maps)
    form = made.pdf.make_stream(b"BT /F 9 Tf (Form) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    made.page.Resources.XObject = Dictionary(X=form)
    widget = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, TU=String("Name"), V=String("Ada"), Rect=[0, 0, 9, 9]
    )
    item = made.element("LI", [made.element("Lbl"), made.element("LBody", 2)])
    kids = [
        made.element("H1", 0, ActualText=String("Said")),
        made.element("Text", [1, made.element("Span", Alt=String("x"))]),
        made.element("L", [item], A=Dictionary(O=Name.List, ListNumbering=Name.Decimal)),
        made.element("Figure", Alt=String("A box.")),
        made.element("Form", Dictionary(Type=Name.OBJR, Obj=made.pdf.make_indirect(widget))),
    ]
    made.pdf.Root.PageLabels = Dictionary(Nums=[0, Dictionary(S=Name.r)])
    return made.data(made.element("Document", kids), RoleMap=Dictionary(Text=Name.P))


def _epub() -> bytes:
    return make_epub(
        {"a.xhtml": '<h1>One</h1><p class="x">Two</p><ol start="3"><li>Three</li></ol><img alt="box" src="b.png"/>'}
    )


def mutants(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Bytes flipped, runs doubled, moved, cut out or filled, digits changed, the end cut off."""
    chance = random.Random(seed)  # noqa: S311  # the same mutants each time
    digits = [n for n, byte in enumerate(data) if 48 <= byte <= 57]
    for number in range(count):
        held = bytearray(data)
        at, size = chance.randrange(len(held)), chance.randrange(1, 200)
        match number % 6:
            case 0:
                for _ in range(chance.randrange(1, 8)):
                    held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
            case 1:
                del held[at:]
            case 2:
                held[at:at] = held[at : at + size]
            case 3:
                del held[at : at + size]
            case 4:
                for place in chance.sample(digits, min(4, len(digits))):
                    held[place] = 48 + chance.randrange(10)
            case _:
                to = chance.randrange(len(held))
                held[at : at + size] = held[to : to + size]
        yield bytes(held)


def inside(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """An archive whose entries are mutants, each well packed: what is damaged is the book, not its box."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    names = sorted(set(files) - {"mimetype"})
    for number in range(count):
        name = names[number % len(names)]
        (changed,) = mutants(files[name], 1, seed + number) if number % 2 else [_line_out(files[name], seed + number)]
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            for one, content in files.items():
                archive.writestr(one, changed if one == name else content)
        yield held.getvalue()


def _line_out(data: bytes, seed: int) -> bytes:
    """A text without one of its words or tags."""
    words = data.split(b" ")
    del words[seed % len(words)]
    return b" ".join(words)


MAKERS: dict[str, Callable[[int], Iterator[bytes]]] = {
    "pdf": lambda count: mutants(_pdf(), count, 1),
    "epub": lambda count: mutants(_epub(), count, 2),
    "book": lambda count: inside(_epub(), count, 3),
}


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("count", [150, pytest.param(1000, marks=pytest.mark.slow)])
def test_a_damaged_file_is_said_or_refused(
    kind: str, count: int, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 0 or 2, in both forms, without a traceback; some of them are said."""
    path = tmp_path_factory.mktemp("mutants") / "x"
    codes = []
    for number, data in enumerate(MAKERS[kind](count)):
        path.write_bytes(data)
        code = cli.main(["speak", str(path), *(["--format", "json"] if number % 5 == 0 else [])])
        told = capsys.readouterr()
        assert code in {0, 2}, (number, told.err)
        assert "Traceback" not in told.err
        assert bool(told.out) == (code == 0)
        codes.append(code)
    assert set(codes) == {0, 2}
