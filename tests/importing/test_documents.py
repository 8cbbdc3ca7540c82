"""Documents as texts of Markdown."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from guidepress.importing.documents import read_document
from guidepress.read.bibliography.pandoc import run_pandoc

PAGES = {
    "tags left out": "<title>T</title><h1>T</h1><p>One<table><tr><th>A<th>B<tr><td>1<td>2</table><ul><li>x<li>y</ul>",
    "every tag": (
        "<html><body><h1>T</h1><p>One</p><table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td>"
        "<td>2</td></tr></tbody></table><ul><li>x</li><li>y</li></ul></body></html>"
    ),
    "heads in the body": (
        "<h1>T</h1><p>One</p><table><tbody><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>"
        "<ul><li>x</li><li>y</li></ul>"
    ),
}


@pytest.mark.parametrize("page", PAGES)
def test_html_is_read_as_browsers_read_it(tmp_path: Path, page: str) -> None:
    """Whatever tags its author left out: the same paragraphs, the table with its head, the list."""
    file = tmp_path / "page.html"
    file.write_text(PAGES[page], encoding="utf-8")
    (chapter,) = read_document(file).plan.nodes
    lines = [" ".join(line.split()) for line in (chapter.text or "").splitlines() if line.strip()]
    assert lines == ["# T", "One", "| A | B |", "|-----|-----|", "| 1 | 2 |", "- x", "- y"]


DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def read(folder: Path, form: str, data: bytes) -> tuple[str, dict[str, bytes]]:
    """What a document says in Markdown, and its pictures."""
    file = folder / f"tides.{form}"
    file.write_bytes(data)
    document = read_document(file)
    return "\n".join(node.text or "" for node in document.plan.nodes), document.pictures


def test_a_page_of_html_may_hold_its_pictures_in_itself(tmp_path: Path) -> None:
    """As programs save one: a picture was lost, and its letters were counted as words."""
    drawing = "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/%3E"
    page = (
        f'<h1>T</h1><p>Words <img alt="Dot" src="data:image/png;base64,{DOT}"> and '
        f'<img alt="Drawn" src="data:image/svg+xml;charset=utf-8,{drawing}"> and <img alt="No" src="data:image/png;base64,!">.</p>'
    )
    text, pictures = read(tmp_path, "html", page.encode())
    assert sorted(pictures) == ["pictures/1.png", "pictures/2.svg"]
    assert pictures["pictures/1.png"].startswith(b"\x89PNG")
    assert pictures["pictures/2.svg"].startswith(b"<svg xmlns=")
    assert "base64" not in text
    assert "pictures/1.png" in text


def test_tasks_of_html_are_tasks(tmp_path: Path) -> None:
    """Pandoc leaves out the list of those that are labels, as it writes them itself."""
    task = '<li><label><input type="checkbox"{}>{}</label></li>'
    page = f"<h1>T</h1><ul>{task.format('', 'open')}{task.format(' checked', 'done')}</ul>"
    text, _pictures = read(tmp_path, "html", page.encode())
    assert [line.split() for line in text.splitlines() if line.startswith("-")] == [
        ["-", "[", "]", "open"],
        ["-", "[x]", "done"],
    ]


def test_fields_of_an_odt_are_words(tmp_path: Path) -> None:
    """What pandoc does not know of a line it leaves out; what nobody is shown stays out."""
    made = io.BytesIO(run_pandoc(("-f", "markdown", "-t", "odt", "-s"), b"# T\n\nHERE\n"))
    fields = (
        '<text:text-input>typed</text:text-input> <text:variable-get text:name="v">kept</text:variable-get> '
        '<text:date>in May</text:date> <text:sequence text:name="F">7</text:sequence> '
        "<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>above</text:ruby-text></text:ruby> "
        "<text:meta>a <text:span>meta</text:span></text:meta>"
        '<text:hidden-text text:condition="x" text:string-value="no">hidden</text:hidden-text>'
    )
    new = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(new, "w") as archive:
        for name in old.namelist():
            archive.writestr(name, old.read(name).replace(b"HERE", fields.encode()))
    assert "typed kept in May 7 base (above) a meta\n" in read(tmp_path, "odt", new.getvalue())[0]


def test_formulas_and_the_title_of_an_odt_are_read(tmp_path: Path) -> None:
    """Pandoc leaves both out, and said nothing of it."""
    source = b"# One\n\nWhere $a^2 = b$ is.\n\n$$\\frac{1}{2}$$\n"
    data = run_pandoc(("-f", "markdown", "-t", "odt", "-s", "--metadata", "title=On Tides"), source)
    text, _pictures = read(tmp_path, "odt", data)
    assert "Where $a^{2} = b$ is." in text or "Where $a^2 = b$ is." in text
    assert r"$$\frac{1}{2}$$" in text
    assert read_document(tmp_path / "tides.odt").plan.title == "On Tides"


def test_links_of_an_epub_lead_to_its_headings(tmp_path: Path) -> None:
    """Pandoc leaves their names on the frames around them, which a guide does not have."""
    source = b"# One {#one}\n\nSee [two](#two).\n\n## Two {#two}\n\nWords.\n"
    data = run_pandoc(("-f", "markdown", "-t", "epub", "-s", "--metadata", "title=T"), source)
    text, _pictures = read(tmp_path, "epub", data)
    (target,) = {one.partition(")")[0] for one in text.split("[two](#")[1:]}
    assert f"{{#{target}}}" in text


def test_links_of_an_epub_lead_to_frames_and_rows(tmp_path: Path) -> None:
    """A frame that a link leads to leaves its name; that of a row is written without the file in which it stands."""
    source = (
        b"# One\n\nSee [box](#box), [row](#row).\n\n<div id='box'><p>In it.</p></div>\n\n<div id='no'><p>X</p></div>\n\n"
        b"<table><tr><th>A</th><th>B</th></tr><tr id='row'><td><p>1</p><p>2</p></td><td>3</td></tr></table>\n"
    )
    data = run_pandoc(("-f", "markdown-native_divs", "-t", "epub", "-s", "--metadata", "title=T"), source)
    text, _pictures = read(tmp_path, "epub", data)
    targets = {called: text.partition(f"[{called}](#")[2].partition(")")[0] for called in ("box", "row")}
    assert f'<span id="{targets["box"]}"></span>' in text
    assert targets["row"] == "row"
    assert '<tr id="row">' in text
    assert 'no"' not in text


def test_a_long_document_is_cut_below_its_only_title(tmp_path: Path) -> None:
    """Its headings are chapters, theirs sections: read as one file, a book of some length was refused whole (MAN013)."""
    many = "<p>Water rises and falls.</p>" * 3_000
    page = f"<title>T</title><h1>T</h1><p>First.</p><h2>A</h2>{many}<h4>Deep</h4><p>x</p><h2>B</h2><pre># no title</pre><h3>C</h3><p>y</p>"
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    whole = [
        (node.file, (node.text or "").split("\n")[0], len(node.children)) for node in read_document(file).plan.nodes
    ]
    assert whole == [("01.md", "# T", 0), ("01-01.md", "# A", 0), ("01-02.md", "# B", 0)]
    last = read_document(file).plan.nodes[-1].text or ""
    assert "\n    # no title" in last
    assert "## C" in last


def test_a_short_document_is_one_chapter(tmp_path: Path) -> None:
    """Three headings on a page make no book of four chapters."""
    file = tmp_path / "page.html"
    file.write_text("<h1>T</h1><p>x</p><h2>A</h2><p>y</p><h2>B</h2><p>z</p>", encoding="utf-8")
    (chapter,) = read_document(file).plan.nodes
    assert "## B" in (chapter.text or "")


def test_sections_of_a_long_chapter_stay_below_it(tmp_path: Path) -> None:
    """A chapter of a document with several is cut too, and keeps its sections, down to those of a section."""
    many = "<p>Water rises and falls.</p>" * 1_500
    page = f"<h1>One</h1><p>x</p><h1>Two</h1><h3>A</h3>{many}<h4>A1</h4>{many}<h4>A2</h4>{many}<h3>B</h3><p>z</p>"
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    one, two = read_document(file).plan.nodes
    assert one.children == []
    assert [(node.file, len(node.children)) for node in two.all()] == [
        ("02.md", 2),
        ("02-01.md", 2),
        ("02-01-01.md", 0),
        ("02-01-02.md", 0),
        ("02-02.md", 0),
    ]


def test_an_end_of_a_line_is_no_emphasis(tmp_path: Path) -> None:
    """Programs leave italics around nothing but it: two asterisks were printed."""
    text, _pictures = read(tmp_path, "html", b"<h1>T</h1><p><em><br></em>Ha, <em>now</em>.</p><p>a<b><br></b>b</p>")
    assert [line for line in text.splitlines() if line.strip()] == ["# T", "Ha, *now*.", "a\\", "b"]


def test_numbers_of_the_pages_of_a_printed_book_are_no_words(tmp_path: Path) -> None:
    """As transcriptions have them, in the midst of a sentence; what a link leads to stays, and a number that is text."""
    file = tmp_path / "page.html"
    file.write_text(
        '<h1>T</h1><p>The <span class="pagenum"><a name="Page_9" id="Page_9">[Pg 9]</a></span>tide of <span class="pagenum">'
        'chapter one</span>, see <a href="#Page_9">there</a>.</p><div class="page-number">10</div><p>10</p>',
        encoding="utf-8",
    )
    document = read_document(file)
    text = document.plan.nodes[0].text or ""
    assert document.page_numbers == 2
    assert 'The <span id="Page_9"></span>tide of chapter one, see [there](#Page_9).' in text
    assert [line for line in text.splitlines() if line.strip()][-1] == "10"
    assert "Pg" not in text
