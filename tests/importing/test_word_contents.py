"""What a word processor lists of its own pages is no text of a guide."""

from __future__ import annotations

import io
import zipfile

from guidepress.importing.word_contents import without_contents

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:styleId="FI1"><w:name w:val="Figure Index 1"/></w:style>'
    '<w:style w:styleId="TC"><w:name w:val="Table Contents"/></w:style></w:styles>'
)


def docx(body: str, styles: str = STYLES) -> bytes:
    """A DOCX, as far as its lists go."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        archive.writestr("word/styles.xml", styles)
        archive.writestr("word/media/a.png", b"picture")
    return made.getvalue()


def line(style: str, text: str) -> str:
    """A paragraph."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def said(data: bytes) -> str:
    """The text of its document, and whether its picture is there."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("word/media/a.png") == b"picture"
        return archive.read("word/document.xml").decode()


def test_lists_with_pages_are_left_out() -> None:
    """Whatever the language of the program; cells of tables stay, and so do the places that links lead to."""
    gallery = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{line('Heading', 'Inhalt')}{line('Verzeichnis1', 'Ebbe 3')}</w:sdtContent></w:sdt>"
    )
    place = '<w:p><w:pPr><w:pStyle w:val="FI1"/></w:pPr><w:bookmarkStart w:name="here"/></w:p>'
    made, count = without_contents(
        docx(gallery + line("Verzeichnis1", "Flut 5") + place + line("TC", "Cell") + line("X", "Text"))
    )
    text = said(made)
    assert count == 4
    assert [word in text for word in ("Inhalt", "Ebbe", "Flut", "Cell", "Text", "here")] == [False] * 3 + [True] * 3


def test_a_document_without_lists_stays() -> None:
    """To the byte; and one that is none."""
    sound = docx(line("TC", "Cell"))
    for data in (sound, docx(line("Verzeichnis1", "Flut 5"), "<broken"), b"PK"):
        assert without_contents(data) == (data, 0)


def test_simple_fields_and_what_was_put_in_keep_their_words() -> None:
    """Both are lost by pandoc, the second if the file does not say who did it; marks of paragraphs are no words."""
    run = "<w:r><w:t>{}</w:t></w:r>".format
    inner = f'<w:fldSimple w:instr=" SEQ Figure "><w:ins w:id="1">{run("seven")}</w:ins></w:fldSimple>'
    mark = '<w:pPr><w:rPr><w:ins w:id="2"/></w:rPr></w:pPr>'
    made, count = without_contents(docx(f"<w:p>{mark}{run('Figure ')}{inner}<w:moveTo>{run('moved')}</w:moveTo></w:p>"))
    text = said(made)
    assert count == 0
    assert ("fldSimple" in text, "moveTo" in text, text.count("<w:ins ")) == (False, False, 1)
    order = (
        "Figure ",
        'fldCharType="begin"',
        "SEQ Figure",
        'fldCharType="separate"',
        "seven",
        'fldCharType="end"',
        "moved",
    )
    places = [text.index(one) for one in order]
    assert places == sorted(places)
