"""PDFs that others made: what is said of them, what is counted, and what is refused in words.

It is long because it holds a small PDF for each oddity.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from guidepress.cli import app as cli
from guidepress.cli.speak import as_json, as_text, printable
from guidepress.model.errors import ConfigurationError
from guidepress.prove.parsers.pdf.drawing import canvas
from guidepress.prove.parsers.pdf.to_unicode import read_font
from guidepress.prove.speech import pdf as speech
from guidepress.prove.speech.file import speak_file
from guidepress.prove.speech.pdf import speak_pdf
from tests.support.tagged_pdf import TaggedPdf, shown


def lines(data: bytes) -> list[str]:
    """What is said, line by line, without the language."""
    return [line for line in as_text(speak_pdf(data)) if line != "document, English"]


def test_the_actual_text_of_a_heading_is_said() -> None:
    """Of any element, to people and to machines; what it replaces is not counted as left out."""
    made = TaggedPdf(shown("Drawn", "Text"))
    data = made.data(made.element("H1", 0, ActualText=String("Said")), made.element("P", 1))
    assert lines(data) == ["heading level 1: Said", "paragraph: Text"]
    assert '"text": "Said"' in as_json(speak_pdf(data))


def test_an_empty_actual_text_silences_a_phrase_and_no_document() -> None:
    """A soft hyphen may be silent; a page of a book may not."""
    made = TaggedPdf(shown("Heard", "Unheard"))
    silent = made.element("Span", 1, ActualText=String(""))
    data = made.data(made.element("Document", [made.element("P", [0, silent])], ActualText=String("")))
    assert lines(data) == ["paragraph: Heard"]


def test_words_outside_the_structure_are_counted() -> None:
    """Tagged but in no element, and not tagged at all; artifacts are meant to be silent."""
    content = shown("Heard", "Left out") + b" BT /F 9 Tf (Loose words here) Tj /Artifact BMC (Folio) Tj EMC ET"
    made = TaggedPdf(content)
    said = speak_pdf(made.data(made.element("P", 0)))
    assert said.notes == {"outside": 5}
    assert "Words outside the structure, not said: 5." in list(as_text(said))
    assert '"outside": 5' in as_json(said)


def test_without_a_structure_the_words_are_said_as_drawn() -> None:
    """Also where the content is marked, where the tree holds nothing, and where each letter is drawn by itself."""
    made = TaggedPdf(shown("One", "Two"))
    told = "No structure; pages whose words are said in the order in which they are drawn: 1."
    assert lines(made.data()) == [told, "One Two"]
    del made.pdf.Root.MarkInfo
    made.root.Type = Name.Nothing
    assert lines(made.data(made.element("P"))) == [told, "One Two"]
    assert lines(TaggedPdf(shown("O", "n", "e", " ", "T", "w", "o")).data()) == [told, "One Two"]


def test_nothing_is_told_as_nothing() -> None:
    """An empty page is no silence without a reason."""
    assert lines(TaggedPdf().data())[-1] == "Nothing is said."


def test_headings_without_a_level_are_as_deep_as_they_stand() -> None:
    """``H`` in nested sections (ISO 32000-1, 14.8.4.2.2)."""
    made = TaggedPdf(shown("Book", "Chapter", "Section", "Words"))
    inner = made.element("Sect", [made.element("H", 2), made.element("P", 3)])
    middle = made.element("Sect", [made.element("H", 1), made.element("Div", [inner])])
    data = made.data(made.element("Document", [made.element("H", 0), middle]))
    assert lines(data) == [
        "heading level 1: Book",
        "heading level 2: Chapter",
        "heading level 3: Section",
        "paragraph: Words",
    ]


def test_maps_of_types_are_followed() -> None:
    """Chains to their end; a loop ends; a type of PDF 2.0 that the file maps is what it is mapped to."""
    made = TaggedPdf(shown("One", "Two", "Three", "Four"))
    roles = Dictionary(A=Name.B, B=Name.C, C=Name.H2, X=Name.Y, Y=Name.X, Title=Name.P)
    kids = [made.element(role, n) for n, role in enumerate(("A", "X", "Title", "H3"))]
    said = lines(made.data(*kids, RoleMap=roles))
    assert said == ["heading level 2: One", "Two", "paragraph: Three", "heading level 3: Four"]
    assert lines(made.data(made.element("Title", [0, 1, 2, 3]), RoleMap=Dictionary()))[0].startswith("title: One")


def test_a_namespace_has_a_map_of_its_own() -> None:
    """PDF 2.0: the type and the namespace that it is mapped to."""
    made = TaggedPdf(shown("One"))
    space = made.pdf.make_indirect(Dictionary(NS=String("urn:own"), RoleMapNS=Dictionary(Kopf=Array([Name.H2, None]))))
    assert lines(made.data(made.element("Kopf", 0, NS=space))) == ["heading level 2: One"]


def field(**entries: Any) -> Dictionary:
    """A widget."""
    return Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=[0, 0, 9, 9], **entries)


def test_fields_are_said_with_name_role_and_value() -> None:
    """In the structure and, where there is none, after the words of their page."""
    made = TaggedPdf(shown("Form"))
    parent = made.pdf.make_indirect(Dictionary(T=String("person"), FT=Name.Tx))
    fields = [
        field(FT=Name.Tx, TU=String("Your name"), V=String("Ada")),
        field(T=String("city"), Parent=parent),
        field(FT=Name.Btn, TU=String("I agree"), AS=Name.Yes),
        field(FT=Name.Btn, TU=String("Red"), Ff=1 << 15, AS=Name.Off),
        field(FT=Name.Btn, Ff=1 << 16, MK=Dictionary(CA=String("Send"))),
        field(FT=Name.Ch, TU=String("Country"), V=Array([String("Peru"), String("Mali")])),
        Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Contents=String("A note")),
        field(FT=Name.Tx, TU=String("Hidden"), F=2),
    ]
    held = [made.pdf.make_indirect(one) for one in fields]
    said = [
        "text field, Your name: Ada",
        "text field, person.city",
        "checkbox, I agree, checked",
        "radio button, Red, not checked",
        "button, Send",
        "choice, Country: Peru, Mali",
        "annotation: A note",
    ]
    forms = [made.element("Form", Dictionary(Type=Name.OBJR, Obj=one)) for one in held]
    assert lines(made.data(made.element("P", 0), *forms)) == ["paragraph: Form", *said]
    made.page.Annots = Array(held)
    made.pdf.Root.AcroForm = Dictionary(Fields=Array(held))
    assert lines(made.data())[1:] == ["Form", *said]


@pytest.mark.parametrize(
    ("encoding", "codes", "text"),
    [
        ("UniGB-UCS2-H", "\u4f60\u597d".encode("utf-16-be"), "\u4f60\u597d"),
        ("UniJIS-UTF16-V", "\U00020000a".encode("utf-16-be"), "\U00020000a"),
        ("90ms-RKSJ-H", "\u3042\uff8f!".encode("cp932"), "\u3042\uff8f!"),
        ("GBK-EUC-H", "\u4f60".encode("gbk"), "\u4f60"),
        ("ETen-B5-V", "\u4f60".encode("big5"), "\u4f60"),
        ("KSCms-UHC-H", "\uac00".encode("cp949"), "\uac00"),
        ("H", bytes(byte & 0x7F for byte in "\u6f22".encode("euc_jp")), "\u6f22"),
    ],
)
def test_predefined_cmaps_are_read(encoding: str, codes: bytes, text: str) -> None:
    """The old code pages, and Unicode."""
    made = TaggedPdf(b"BT /C 9 Tf <" + codes.hex().encode() + b"> Tj ET")
    made.page.Resources.Font.C = Dictionary(Type=Name.Font, Subtype=Name.Type0, Encoding=Name(f"/{encoding}"))
    assert lines(made.data())[1:] == [text]


def test_characters_without_a_meaning_are_counted() -> None:
    """A font whose codes are glyphs, and no map."""
    made = TaggedPdf(b"BT /C 9 Tf <00010002> Tj ET")
    made.page.Resources.Font.C = Dictionary(Type=Name.Font, Subtype=Name.Type0, Encoding=Name("/Identity-H"))
    assert "Characters whose font does not say what they mean: 2." in lines(made.data())


def test_a_page_that_cannot_be_read_is_told_and_the_others_are_said() -> None:
    """Its stream is damaged."""
    made = TaggedPdf(shown("One"))
    made.pdf.add_blank_page()
    made.pdf.pages[1].obj.Contents = made.pdf.make_stream(b"[(a) Tj (b)] TJ")
    said = speak_pdf(made.data(made.element("P", 0)))
    assert said.notes == {"unread": 1}
    assert "paragraph: One" in list(as_text(said))


def test_a_page_that_ends_too_soon_says_what_it_has() -> None:
    """In the middle of a text, and of an array: without a word of a library on the way."""
    for end in (b" BT /F 9 Tf (cut", b" BT /F 9 Tf [(cut) 5", b" BI /W 1 ID x"):
        made = TaggedPdf(shown("Words") + end)
        assert "paragraph: Words" in lines(made.data(made.element("P", 0)))


ODD: dict[str, Any] = {
    "root is a number": lambda made: made.pdf.Root.__setattr__("StructTreeRoot", 5),
    "role map is a number": lambda made: made.root.__setattr__("RoleMap", 5),
    "no id": lambda made: made.root.__setattr__("K", Dictionary(S=Name.P, K=Dictionary(Type=Name.MCR))),
    "page is a number": lambda made: made.root.__setattr__(
        "K", Dictionary(S=Name.P, K=Dictionary(Type=Name.MCR, Pg=5, MCID=0))
    ),
    "id is a text": lambda made: made.root.__setattr__(
        "K", Dictionary(S=Name.P, K=Dictionary(Type=Name.MCR, MCID=String("0")))
    ),
    "level without end": lambda made: made.root.__setattr__("K", Dictionary(S=Name("/H" + "9" * 5000), K=0)),
    "level of other digits": lambda made: made.root.__setattr__("K", Dictionary(S=Name("/H²"), K=0)),
    "type is a number": lambda made: made.root.__setattr__("K", Dictionary(S=5, K=0)),
    "language is a number": lambda made: made.pdf.Root.__setattr__("Lang", 5),
    "roman numeral of millions": lambda made: made.pdf.Root.__setattr__(
        "PageLabels", Dictionary(Nums=Array([0, Dictionary(S=Name.R, St=2_000_000_000)]))
    ),
    "differences": lambda made: made.page.Resources.Font.F.__setattr__("Encoding", Dictionary(Differences=5)),
    "differences of texts": lambda made: made.page.Resources.Font.F.__setattr__(
        "Encoding", Dictionary(Differences=[String("a"), Name.b])
    ),
    "font is a number": lambda made: made.page.Resources.Font.__setattr__("F", 5),
    "resources are a number": lambda made: made.page.__setattr__("Resources", 5),
    "annotations are a number": lambda made: made.page.__setattr__("Annots", 5),
    "attributes are a number": lambda made: made.root.__setattr__("K", Dictionary(S=Name.L, A=5)),
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_types_are_taken_for_nothing(kind: str) -> None:
    """Whatever stands in place of what should be there: the rest is said."""
    made = TaggedPdf(shown("Words"))
    made.root.K = made.element("P", 0)
    made.pdf.Root.StructTreeRoot = made.root
    ODD[kind](made)
    held = made.pdf.Root.get("/StructTreeRoot")
    assert held is not None
    kids = held.K if isinstance(held, Dictionary) else Array([])
    if isinstance(held, Dictionary):
        data = made.data(*(kids if isinstance(kids, Array) else [kids]))
    else:
        saved = io.BytesIO()
        made.pdf.save(saved)
        data = saved.getvalue()
    said = speak_pdf(data)
    assert list(as_text(said))
    assert as_json(said)


def test_trees_that_lead_back_to_themselves_end() -> None:
    """An element below itself, many times; an array that holds itself; a figure whose caption is the figure."""
    made = TaggedPdf(shown("Words"))
    one = made.element("P", 0)
    one.K = Array([0, *[one] * 20])
    assert lines(made.data(one)) == ["paragraph: Words"]
    array = made.pdf.make_indirect(Array([]))
    array.append(Dictionary(S=Name.Sect, K=array))
    assert speak_pdf(made.data(made.element("Sect", array))).notes
    figure = made.element("Figure", Alt=String("A box."))
    caption = made.element("Caption", [figure])
    figure.K = Array([caption])
    assert "A box." in "\n".join(lines(made.data(figure)))


def test_what_asks_for_too_much_is_refused_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """More elements, more forms inside forms, more codes than any book has."""
    path = tmp_path / "bomb.pdf"
    made = TaggedPdf(shown("Words"))
    path.write_bytes(made.data(*[made.element("P", 0) for _ in range(30)]))
    monkeypatch.setattr(speech, "MOST_ELEMENTS", 20)
    with pytest.raises(ConfigurationError, match="more than 20 elements"):
        speak_file(path)
    monkeypatch.undo()
    made = TaggedPdf(b"/X9 Do")
    forms = Dictionary()
    for level in range(10):
        inside = b" ".join([f"/X{level - 1} Do".encode()] * 9) if level else b"BT /F 9 Tf (x) Tj ET"
        form = made.pdf.make_stream(inside, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
        form.Resources = Dictionary(XObject=forms, Font=made.page.Resources.Font)
        forms[f"/X{level}"] = made.pdf.make_indirect(form)
    made.page.Resources.XObject = forms
    path.write_bytes(made.data())
    monkeypatch.setattr(canvas, "MOST_FORMS", 1000)
    with pytest.raises(ConfigurationError, match="forms inside forms"):
        speak_file(path)
    monkeypatch.undo()
    monkeypatch.setattr(canvas, "MOST_CODES", 100)
    path.write_bytes(TaggedPdf(shown("Words")).data())
    with pytest.raises(ConfigurationError, match="more than 100 codes"):
        speak_file(path)


def test_a_map_without_end_takes_no_memory() -> None:
    """Ranges over billions of codes, and a letter of a million letters."""
    made = TaggedPdf()
    ranges = b"".join(b"<%08X> <%08X> <0000>\n" % (n << 24, (n << 24) + 0x10FFFF) for n in range(40))
    long = b"1 beginbfrange <0001> <0009> <" + b"0041" * 300_000 + b"> endbfrange"
    for maps, codes, letters in ((b"40 beginbfrange\n" + ranges + b"endbfrange", 0x20000, 0x20000), (long, 9, 9 * 128)):
        reader = read_font(Dictionary(Type=Name.Font, Subtype=Name.Type0, ToUnicode=made.pdf.make_stream(maps)))
        assert len(reader.unicode) == codes
        assert sum(map(len, reader.unicode.values())) <= letters


@pytest.mark.parametrize("kind", ["pipe", "folder", "missing", "password", "cut", "no file of ours", "device"])
def test_what_cannot_be_said_is_refused_with_exit_2(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sentence and a remedy; nothing is waited for."""
    path = tmp_path / "x.pdf"
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "device":
            path = Path("/dev/zero")
        case "password":
            with pikepdf.new() as pdf:
                pdf.add_blank_page()
                pdf.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))
        case "cut":
            path.write_bytes(TaggedPdf(shown("Words")).data()[:60])
        case "no file of ours":
            path.write_bytes(b"\x89PNG")
        case _:
            pass
    assert cli.main(["speak", str(path)]) == 2
    told = capsys.readouterr().err
    assert str(path) in told
    assert len(told.splitlines()) == 2, told


def test_a_terminal_is_not_told_what_to_do() -> None:
    """Escape sequences and halves of letters in the words of a file are not printed; neither is a space of no width."""
    assert printable("a\x1b[2Jb\u200bc\ud800\td") == "a[2Jbc?\td"
