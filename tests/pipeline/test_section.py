"""One section as a PDF of its own, read back from its bytes."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from guidepress.cli.app import main
from guidepress.model.book import Book, PartKind
from guidepress.model.errors import ConfigurationError
from guidepress.model.excerpt import excerpt, sections_of
from guidepress.model.xhtml import flat_text
from guidepress.pipeline.section import build_section
from tests.support.small_guide import SETTINGS, write_guide

SECTION = "# One {#one}\n\nSee [the other](#two) and [@snow1855].\n"
OTHER = "# Two {#two}\n\nWords of the other section [@other].\n"
SOURCES = """[
 {"id": "other", "type": "book", "title": "Another", "publisher": "A", "author": [{"family": "Doe"}], "issued": {"date-parts": [[1900]]}},
 {"id": "snow1855", "type": "book", "title": "Cholera", "publisher": "B", "author": [{"family": "Snow"}], "issued": {"date-parts": [[1855]]}}
]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A guide of two sections; what the second cites comes second."""
    settings = SETTINGS.replace("  - sections/one.md\n", "  - sections/two.md\n  - sections/one.md\n")
    return write_guide(
        tmp_path / "guide", SECTION, settings=settings, **{"sections/two.md": OTHER, "references.json": SOURCES}
    )


def test_a_section_stands_alone_with_disclaimer_and_sources(folder: Path, tmp_path: Path) -> None:
    """Tagged, with title, disclaimer, its own words and its source under the number of the book, and nothing else."""
    made = build_section(folder, tmp_path / "out", "one")
    assert made.file == "small-one.pdf"
    document = pypdfium2.PdfDocument(tmp_path / "out" / made.file)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    assert "advises nobody" in text
    assert "See the other and" in " ".join(text.split())
    assert "Cholera" in text
    assert "2." in text
    assert "Another" not in text
    assert "Words of the other section" not in text
    with pikepdf.open(tmp_path / "out" / made.file) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert b"pdfuaid" in pdf.Root.Metadata.read_bytes()
    assert [path.name for path in (tmp_path / "out").iterdir()] == [made.file]


def test_an_excerpt_says_the_books_words_in_their_order(guide: Book) -> None:
    """Every section of the first guide: each part but the references is the Book's, word for word."""
    for section in sections_of(guide):
        part = excerpt(guide, section)
        kinds = [one.kind for one in part.parts]
        assert kinds[:3] == [PartKind.TITLE_PAGE, PartKind.DISCLAIMER, PartKind.SECTION]
        texts = {one.id: flat_text(one.tree) for one in guide.parts}
        assert all(flat_text(one.tree) == texts[one.id] for one in part.parts if one.kind is not PartKind.REFERENCES)
        ids = {name for one in part.parts for name in one.tree.xpath("//@id")}
        links = {link.get("href", "")[1:] for one in part.parts for link in one.tree.iter("a")}
        assert all(target in ids for target in links if not target.startswith(("ttps:", "el:", "ailto:")))


def test_a_section_that_there_is_not_is_named(folder: Path, tmp_path: Path) -> None:
    """The remedy names the nearest and all; nothing is written."""
    with pytest.raises(ConfigurationError, match="no section 'oen'") as caught:
        build_section(folder, tmp_path / "out", "oen")
    assert caught.value.hint == "Did you mean 'one'? The sections are: two, one."
    assert not (tmp_path / "out").exists()


def test_the_command_writes_one_file(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``build --section`` says what it wrote and leaves ``dist`` alone; an edition beside it is refused."""
    out = tmp_path / "out"
    arguments = ["build", "--guide", str(folder), "--out", str(out), "--section", "one"]
    assert main(arguments) == 0
    assert "small-one.pdf: " in capsys.readouterr().err
    assert not (folder / "dist").exists()
    assert main([*arguments, "epub"]) == 2
