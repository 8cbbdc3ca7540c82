"""What the rules of lines and links let pass, since scripts and editions set it so; and what is beside it, and found."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.model.edition import LEAFLET, SCREEN
from guidepress.model.place import Place
from guidepress.prove.likeness.objects import _plain_words_in
from guidepress.prove.likeness.rows import Raised, _off_line, prove_rows, raised_in
from guidepress.prove.likeness.sight import prove_sight
from guidepress.prove.likeness.told import prove_told
from guidepress.prove.likeness.vocabulary import named_by_others
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.parsers.pdf.drawing.colour_spaces import Colour
from guidepress.prove.parsers.pdf.drawing.geometry import Box
from guidepress.prove.parsers.pdf.drawing.items import DrawnPage, GlyphRun, Mark
from guidepress.prove.parsers.pdf.drawing.lines import lines_of, start_of
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.typeset.editions import Press
from tests.support.small_guide import SETTINGS, small_book

_LEAFLET = SETTINGS + "references: references.json\nleaflet: [only]\n"
_HERE = Place("small.pdf")
_P = Mark(mcid=1, path=("Document", "Sect", "P"), elements=(1, 2, 3))
_OF_RUBY = Mark(artifact="Layout")
_BLACK = Colour("DeviceGray", (0.0,), "gray", None, (0.0, 0.0, 0.0))


def run(
    text: str, x: float, y: float = 100.0, *, size: float = 10.0, mark: Mark = _P, box: Box | None = None
) -> GlyphRun:
    """Letters half as wide as they are high, from a place on."""
    box = box or Box(x, y, x + 0.5 * size * len(text), y + 0.7 * size)
    return GlyphRun(
        page=0,
        order=int(10 * x),
        box=box,
        visible=box,
        mark=mark,
        text=text,
        font="F",
        size=size,
        colour=_BLACK,
        origin=(x, y),
        glyphs=len(text),
    )


def page(*runs: GlyphRun) -> DrawnPage:
    """A page of these."""
    area = Box(0, 0, 400, 600)
    return DrawnPage(0, "1", area, area, area, area, frozenset(), 0, 1.0, runs, (), (), ())


_WATER: Raised = frozenset({("sub", "H", "2"), ("sup", "x", "2")})


@pytest.mark.parametrize(
    ("words", "low", "found"),
    [
        (("of H", "2", "O is"), -2.5, False),
        (("of x", "2", " and"), 4.0, False),
        (("of x", "2", " and"), -2.5, True),
        (("take 10", "2", " drops"), 4.0, True),
    ],
)
def test_what_the_guide_raises_may_stand_off_its_line(words: tuple[str, str, str], low: float, found: bool) -> None:
    """On a leaflet it is hardly smaller than the text; a figure that the guide does not raise is found."""
    first, second, third = words
    runs = [run(first, 50), run(second, 80, 100 + low, size=9.6), run(third, 90)]
    assert (_off_line(runs, _WATER) is not None) == found


def test_what_stands_behind_a_citation_is_held_to_the_words_before_it() -> None:
    """Pages behind the number of a source are raised with it, and the full stop behind them is not."""
    number = Mark(mcid=2, path=(*_P.path, "Reference", "Link"), elements=(*_P.elements, 4, 5))
    cited = [run("ten days", 50), run("1", 90, 104, size=9.6, mark=number), run(", pp. 3-5", 95, 104, size=9.6)]
    assert _off_line([*cited, run(". Then", 140)], frozenset()) is None
    astray = _off_line([*cited, run(". Then", 140, 105)], frozenset())
    assert astray is not None
    assert astray.text == ". Then"


def test_a_leaflet_with_raised_figures_passes(tmp_path: Path) -> None:
    """As it is typeset."""
    text = "# Only {#only}\n\nThe harbour has H~2~O in it, and x^2^ of it [@snow1855, pp. 3-5]. That is all.\n"
    book = small_book(tmp_path, text, settings=_LEAFLET)
    with PdfFile(Press(book).typeset(LEAFLET).data) as file:
        assert list(prove_rows(file, _HERE, raised=raised_in(book))) == []
        assert len(list(prove_rows(file, _HERE))) == 1


def test_a_space_at_the_end_of_a_line_from_the_right_is_no_part_of_it() -> None:
    """It stands at the left of the line; before Latin words it is one of verse."""
    assert start_of([run(" שלום", 50, box=Box(55, 100, 80, 107))]) == 55
    assert start_of([run(" word", 50, box=Box(55, 100, 80, 107))]) == 50


def test_a_bracket_before_a_reading_begins_its_line() -> None:
    """It is no text of the paragraph; one that stands elsewhere begins nothing."""
    lower = [run("（", 50, 80, mark=_OF_RUBY), run("だれ", 60, 80)]
    (lines,) = lines_of(page(run("港は深く", 50), *lower))
    assert [line.start for line in lines] == [50, 50]
    astray = [run("（", 20, 80, mark=_OF_RUBY), run("だれ", 60, 80)]
    (lines,) = lines_of(page(run("港は深く", 50), *astray))
    assert [line.start for line in lines] == [50, 60]


def test_dots_of_the_line_above_are_no_words_under_a_link() -> None:
    """They lie where their letter stands; a full stop on the line of the link is such a word."""
    area = Box(40, 100, 120, 112)
    dots = run("ي", 60, 113, box=Box(60, 110.5, 63, 111.9))
    assert _plain_words_in(area, page(dots)) is None
    stop = run(".", 60, 101, box=Box(60, 101, 62, 102.5))
    assert _plain_words_in(area, page(stop)) == stop
    assert _plain_words_in(area, page(run("words", 60, 102))) is not None


def test_letters_that_mix_their_colour_and_titles_of_others_are_found(tmp_path: Path) -> None:
    """Dark letters are pale in a blend of differences (PDF019); a section is called by its heading (PDF067)."""
    import io

    import pikepdf

    book = small_book(tmp_path, '# Only\n\nThe harbour is deep.\n\n!!! danger "The sea"\n    Deep.\n')
    data = Press(book).typeset(SCREEN).data
    with PdfFile(data) as file:
        assert [*prove_sight(file, book, _HERE), *prove_told(file, book, _HERE)] == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for one in pdf.pages:
            state = pikepdf.Dictionary(Dark=pikepdf.Dictionary(BM=pikepdf.Name.Difference))
            one.obj.Resources.ExtGState = state
            one.contents_add(b"/Dark gs", prepend=True)
        aside = next(one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Aside")
        assert str(aside.T) == "Danger: The sea"
        aside.T = pikepdf.String("Tip: The sea")
        held = io.BytesIO()
        pdf.save(held)
    with PdfFile(held.getvalue()) as file:
        assert "PDF019" in {one.code for one in prove_sight(file, book, _HERE)}
        assert [one.message for one in prove_told(file, book, _HERE)] == ["T of a Aside says “Tip: The sea”"]


def test_a_callout_is_named_by_its_own_title(tmp_path: Path) -> None:
    """Not by that of another one."""
    book = small_book(tmp_path, "# Only\n\n!!! tip\n    Sea.\n\n!!! danger\n    Deep.\n")
    trees = [part.tree for part in book.parts]
    assert list(named_by_others(trees, book)) == []
    tip, danger = (one.get("aria-labelledby", "") for tree in trees for one in tree.iter("aside"))
    html = f'<section><aside aria-labelledby="{tip}"><p class="callout-title" id="{danger}">x</p></aside></section>'
    parts = list(WebPage(html.encode()).named("section"))
    assert list(named_by_others(parts, book)) == [f"<aside> is named by '#{tip}'"]
