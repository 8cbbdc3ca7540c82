"""EPUBs that others made: roles, names, what is hidden, lists, drawings, renditions, damaged containers."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from guidepress.cli import app as cli
from guidepress.cli.speak import as_text
from guidepress.prove.speech import epub as speech
from guidepress.prove.speech.epub import speak_epub
from tests.support.strange_epub import make_epub


def lines(body: str, head: str = "", **more: str) -> list[str]:
    """What is said of a page, line by line."""
    return list(as_text(speak_epub(make_epub({"a.xhtml": body}, head=head, files=dict(more)))))[1:]


def test_what_is_hidden_is_not_said() -> None:
    """By attributes, by style sheets and in the element; what is made visible again is."""
    head = (
        "<style>.a{display:none} .b{visibility:hidden} .b b{visibility:visible} @media print{.c{display:none}}</style>"
    )
    body = (
        '<p class="a">A</p><p class="b">B<b>bold</b></p><p class="c">C</p><p style="display: none">D</p><p hidden="">E</p>'
        '<p aria-hidden="true">F</p><ul><li class="a">G</li><li>H</li></ul>'
    )
    assert lines(body, head) == ["paragraph: bold", "paragraph: C", "list of 1", "  item •: H"]
    linked = '<link rel="stylesheet" href="s.css"/>'
    made = make_epub({"a.xhtml": '<p id="x">A</p><p>B</p>'}, head=linked, files={"s.css": "#x{display:none!important}"})
    assert list(as_text(speak_epub(made)))[1:] == ["paragraph: B"]


def test_what_is_no_text_is_not_said() -> None:
    """Scripts, styles, templates, and what stands in for a film."""
    body = (
        "<script>let a</script><style>p{}</style><template><p>T</p></template><iframe src='x'>I</iframe><p>Text</p>"
        '<video aria-label="The tide">no film</video><audio title="Waves">no sound</audio>'
    )
    assert lines(body) == ["paragraph: Text", "video, The tide", "audio, Waves"]


def test_roles_are_heeded() -> None:
    """A heading by its role, pictures by theirs, and notes by their type alone; presentation leaves what is inside."""
    body = (
        '<div role="heading" aria-level="3">H</div><div role="img" aria-label="A map"><p>x</p></div>'
        '<table role="presentation"><tr role="none"><td role="none">Cell</td></tr></table>'
        '<p>A<a epub:type="noteref" href="#n">1</a></p><aside epub:type="footnote" id="n"><p>Note</p></aside>'
        '<img role="presentation" alt="no" src="i.png"/><img src="i.png" alt="no" aria-labelledby="t"/><p id="t">Named</p>'
        '<span epub:type="pagebreak" title="7">7</span><table aria-label="Heights"><tr><td>1</td></tr></table>'
    )
    assert lines(body) == [
        "heading level 3: H",
        "figure: A map",
        "Cell",
        "paragraph: A[link: 1]",
        "note",
        "  paragraph: Note",
        "figure: Named",
        "paragraph: Named",
        "table 1 columns 1 rows, Heights",
        "  row",
        "    cell: 1",
    ]


def test_fields_are_said_with_name_role_and_value() -> None:
    """By their label, by ARIA, by what they show."""
    body = (
        '<label for="n">Name</label><input id="n" value="Ada"/><input type="checkbox" aria-label="Yes" checked=""/>'
        '<input type="hidden" value="h"/><button>Send</button><button aria-label="Close">x</button>'
        '<select title="Land"><option>Peru</option><option selected="">Mali</option></select>'
        '<textarea placeholder="More">some</textarea><div role="radio" aria-checked="false" aria-label="Red"/>'
    )
    assert lines(body) == [
        "Name",
        "text field, Name: Ada",
        "checkbox, Yes, checked",
        "button, Send",
        "button, Close",
        "choice, Land: Mali",
        "text field, More: some",
        "radio button, Red, not checked",
    ]


def test_lists_count_as_they_are_numbered() -> None:
    """From ``start``, by ``value``, and downwards; terms in groups, and lists in the meanings of others."""
    body = (
        '<ol reversed=""><li>c</li><li>b</li></ol><ol reversed="" start="9"><li>i</li><li value="4">d</li><li>c</li></ol>'
        '<ol start="3"><li>c</li><li>d</li></ol><dl><div><dt>T</dt><dd><dl><dt>U</dt><dd>V</dd></dl></dd></div></dl>'
    )
    assert [line for line in lines(body) if "item" in line] == [
        "  item 2.: c",
        "  item 1.: b",
        "  item 9.: i",
        "  item 4.: d",
        "  item 3.: c",
        "  item 3.: c",
        "  item 4.: d",
        "  item T",
        "      item U: V",
    ] or [line.strip() for line in lines(body) if "item" in line][-2:] == ["item T", "item U: V"]


def test_drawings_and_formulas_are_said() -> None:
    """Title and description of a drawing, or its text; a formula without words by its signs."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>Deaths</title><desc>By year</desc><text>12</text></svg>'
    math = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow>'
        '<annotation encoding="t">tex</annotation></semantics></math>'
    )
    assert lines(f"<p>{math}</p>{svg}") == ["paragraph: [formula: x + 1]", "figure: Deaths. By year"]
    bare = '<svg xmlns="http://www.w3.org/2000/svg"><g><text>Only <tspan>text</tspan></text></g></svg>'
    said = speak_epub(make_epub({"a.xhtml": "<p>x</p>", "b.svg": svg, "c.svg": bare}))
    assert list(as_text(said))[1:] == ["paragraph: x", "figure: Deaths. By year", "figure: Only text"]


def test_a_fallback_is_followed_and_renditions_are_counted() -> None:
    """A picture in the spine falls back to a page; fallbacks in a ring end; the second rendition is only counted."""
    items = (
        '<item id="p" href="p.jpg" media-type="image/jpeg" fallback="q"/><item id="q" href="b.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="r" href="r.jpg" media-type="image/jpeg" fallback="s"/><item id="s" href="s.jpg" media-type="image/jpeg" fallback="r"/>'
    )
    made = make_epub(
        {"a.xhtml": "<p>One</p>"},
        files={"b.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Two</p></body></html>'},
        items=items,
        spine='<itemref idref="p"/><itemref idref="r"/>',
        roots='<rootfile full-path="b.opf" media-type="application/oebps-package+xml"/>',
    )
    said = speak_epub(made)
    assert said.notes == {"renditions": 1}
    assert [line for line in as_text(said) if "paragraph" in line] == ["paragraph: One", "paragraph: Two"]


def test_a_deep_page_is_said(tmp_path: Path) -> None:
    """Two hundred boxes in one another, as some tools write them; of what is deeper still, nothing breaks."""
    assert lines("<div>" * 200 + "<p>Deep</p>" + "</div>" * 200) == ["paragraph: Deep"]
    path = tmp_path / "x.epub"
    for name in ("p", "em", "blockquote", "li"):
        for depth in (240, 2000):
            path.write_bytes(make_epub({"a.xhtml": f"<{name}>" * depth + "x" + f"</{name}>" * depth}))
            for form in ("text", "json"):
                assert cli.main(["speak", "--format", form, str(path)]) in {0, 2}


def test_damaged_containers_are_refused_with_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No package, no page, no XML, streams of three kinds that are none, a lie about the size, more than any book."""
    good = make_epub({"a.xhtml": "<p>One</p>"})
    path = tmp_path / "x.epub"
    bad: list[bytes] = [b"PK\x03\x04", good[:-30], good.replace(b"EPUB/package.opf", b"EPUB/package.xxx", 1)]
    bad.append(make_epub({"a.xhtml": "<p>One</p>"}, spine='<itemref idref="none"/>'))
    bad.append(make_epub({"a.xhtml": "<html"}))
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        held = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(held, "w", method) as new:
            for name in old.namelist():
                new.writestr(name, old.read(name) * 3)
        broken = bytearray(held.getvalue())
        at = broken.index(b"META-INF/container.xml") + 30
        broken[at : at + 40] = bytes(40)
        bad.append(bytes(broken))
    for data in bad:
        path.write_bytes(data)
        assert cli.main(["speak", str(path)]) == 2, data[:2000]
        told = capsys.readouterr()
        assert told.out == ""
        assert len(told.err.splitlines()) == 2, told.err
    monkeypatch.setattr(speech, "MOST_ELEMENTS", 4)
    path.write_bytes(good)
    assert cli.main(["speak", str(path)]) == 2


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}, "is neither a PDF nor an EPUB"),
        ({"a.txt": "x"}, "is neither a PDF nor an EPUB"),
        ({"mimetype": "application/epub+zip"}, "'META-INF/container.xml' is not in the container"),
        ({"mimetype": "application/epub+zip", "META-INF/container.xml": "<x/>"}, "it names no package document"),
    ],
)
def test_an_archive_that_is_no_epub_is_told(
    files: dict[str, str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A document of an office is no EPUB without its container, and a container that names nothing says so."""
    with zipfile.ZipFile(tmp_path / "a.epub", "w") as made:
        for name, text in files.items():
            made.writestr(name, text)
    assert cli.main(["speak", str(tmp_path / "a.epub")]) == 2
    assert told in capsys.readouterr().err
