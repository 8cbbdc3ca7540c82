"""What a PDF says of itself: facts of the guide, in words of ours; whoever saves it anew may say when."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from guidepress.model.edition import SCREEN
from guidepress.model.place import Place
from guidepress.prove.likeness.document import prove_document
from guidepress.prove.parsers.pdf.file import PdfFile
from tests.support.editions import Editions


def _told(editions: Editions, change: Callable[[bytes], bytes]) -> list[str]:
    """The messages on the minimal guide's PDF with other metadata."""
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(editions.of(SCREEN).data)) as pdf:
        data = bytes(pdf.Root.Metadata.read_bytes())
        changed = change(data)
        assert changed != data
        pdf.Root.Metadata = pdf.make_stream(changed, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        pdf.save(held)
    with PdfFile(held.getvalue()) as file:
        found = list(prove_document(file, editions.book, Place("a.pdf")))
    assert {one.code for one in found} <= {"PDF026"}
    return [one.message for one in found]


def _saved(day: str, editions: Editions) -> Callable[[bytes], bytes]:
    date = editions.book.settings.date.isoformat()
    return lambda data: data.replace(f"<xmp:ModifyDate>{date}".encode(), f"<xmp:ModifyDate>{day}".encode())


@pytest.mark.parametrize("day", ["2098-07-01", "2098-07-01T12:00:00Z"])
def test_a_later_day_of_saving_is_honest(minimal_editions: Editions, day: str) -> None:
    """A program that saves a file says when it did."""
    assert _told(minimal_editions, _saved(day, minimal_editions)) == []


@pytest.mark.parametrize("day", ["1998-07-01", "tomorrow", "Approved on 2098", ""])
def test_another_day_of_saving_is_none(minimal_editions: Editions, day: str) -> None:
    """Before it was made nobody saved it, and a word is no day."""
    assert [one[:14] for one in _told(minimal_editions, _saved(day, minimal_editions))] == ["xmp:ModifyDate"]


def test_the_day_it_was_made_stays(minimal_editions: Editions) -> None:
    """It is that of the edition, also in a file that was saved anew."""
    date = minimal_editions.book.settings.date.isoformat().encode()
    change = _told(
        minimal_editions, lambda data: data.replace(b"<xmp:CreateDate>" + date, b"<xmp:CreateDate>2098-07-01")
    )
    assert len(change) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('<rdf:Description rdf:about="" xmlns:x="http://example.com/"><x:safe>yes</x:safe></rdf:Description>', 1),
        ('<rdf:Description rdf:about="" xmlns:x="http://example.com/" x:safe="yes"/>', 1),
        ("<!-- safe at any dose -->", 1),
        ('<rdf:Description rdf:about="" xmlns:m="http://ns.adobe.com/xap/1.0/mm/" m:InstanceID="uuid:1"/>', 0),
        ("<?keep this?>", 0),
    ],
)
def test_words_of_others_in_the_metadata(minimal_editions: Editions, text: str, told: int) -> None:
    """A vocabulary that none of ours has, or a remark, is found; the number of a copy is none."""
    found = _told(minimal_editions, lambda data: data.replace(b"</rdf:RDF>", text.encode() + b"</rdf:RDF>"))
    assert len(found) == told
