"""The sources that a word processor keeps with its citations come in with them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from guidepress.importing.cited import sources_of_odt
from guidepress.importing.documents import read_document

OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
MARK = '<text:bibliography-mark text:identifier="{key}" text:bibliography-type="{kind}" {more}>[1]</text:bibliography-mark>'


def odt(*marks: str) -> bytes:
    """An ODT whose text is these marks."""
    content = (
        f'<office:document-content xmlns:office="{OFFICE}:office:1.0" xmlns:text="{OFFICE}:text:1.0"><office:body>'
        f"<office:text><text:p>{''.join(marks)}</text:p></office:text></office:body></office:document-content>"
    )
    return packed({"content.xml": content})


def packed(members: dict[str, str]) -> bytes:
    """An archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return made.getvalue()


def test_marks_of_an_odt_are_sources() -> None:
    """Each once, under the key that its mark has, whatever signs are in it."""
    article = MARK.format(
        key="Snow 1855",
        kind="article",
        more='text:author="Snow J and Farr W" text:title="On {Cholera}" text:journal="Lancet" text:year="1855" '
        'text:volume="3" text:pages="1-9"',
    )
    page = MARK.format(key="web", kind="www", more='text:title="A page" text:url="https://example.org/a"')
    found = {
        one["id"]: one for one in sources_of_odt(odt(article, page, article, MARK.format(key="", kind="x", more="")))
    }
    assert sorted(found) == ["Snow 1855", "web"]
    snow = found["Snow 1855"]
    assert (snow["type"], snow["title"], snow["container-title"]) == ("article-journal", "On Cholera", "Lancet")
    assert (snow["page"], snow["volume"], snow["issued"]) == ("1-9", "3", {"date-parts": [[1855]]})
    assert found["web"]["URL"] == "https://example.org/a"


NAMES = {
    "Litton E and Ho KM": [("Litton", "E."), ("Ho", "K. M.")],
    "Iwanaga, I Nishi, and Y Kihara": [("Iwanaga", None), ("Nishi", "I."), ("Kihara", "Y.")],
    "Cairns Smith W, El-Shafei H": [("Cairns Smith", "W."), ("El-Shafei", "H.")],
    "Chen TH; Chang Mei-Ling": [("Chen", "T. H."), ("Mei-Ling", "Chang")],
    "Snow, John": [("Snow", "John")],
    "Snow, John and Farr, William": [("Snow", "John"), ("Farr", "William")],
    "John Snow": [("Snow", "John")],
    "Clerico": [("Clerico", None)],
}


@pytest.mark.parametrize("written", NAMES)
def test_names_are_parted_as_people_write_them(written: str) -> None:
    """LibreOffice leaves it to who types."""
    (source,) = sources_of_odt(odt(MARK.format(key="k", kind="book", more=f'text:author="{written}" text:title="T"')))
    assert [(one["family"], one.get("given")) for one in source["author"]] == NAMES[written]


def test_a_broken_odt_has_no_sources() -> None:
    """Nor has one whose text is none."""
    assert sources_of_odt(b"PK") == sources_of_odt(packed({"content.xml": "<a>"})) == sources_of_odt(packed({})) == []


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def test_citations_of_zotero_in_a_docx_are_citations(tmp_path: Path) -> None:
    """With the source that their field holds; as text they could be set in no style."""
    item = {
        "id": 7,
        "type": "book",
        "title": "Tides",
        "author": [{"family": "Ray", "given": "Ann"}],
        "issued": {"date-parts": [["2001"]]},
    }
    cited = json.dumps(
        {
            "citationID": "x",
            "citationItems": [{"id": 7, "uris": ["http://zotero.org/7"], "itemData": item, "locator": "3"}],
        }
    )
    code = f"ADDIN ZOTERO_ITEM CSL_CITATION {cited}".replace('"', "&quot;")
    runs = (
        "<w:r><w:t>Told </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        f"<w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        "<w:r><w:t>(Ray 2001)</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t> here.</w:t></w:r>"
    )
    file = tmp_path / "tides.docx"
    file.write_bytes(
        packed(
            {
                "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
                "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" Type="{DOCUMENT}" Target="word/document.xml"/></Relationships>',
                "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body><w:p>{runs}</w:p></w:body></w:document>',
            }
        )
    )
    plan = read_document(file).plan
    (source,) = plan.sources
    assert (source["title"], source["author"]) == ("Tides", [{"family": "Ray", "given": "Ann"}])
    assert f"Told [@{source['id']}, 3" in (plan.nodes[0].text or "")
    assert "(Ray 2001)" not in (plan.nodes[0].text or "")
