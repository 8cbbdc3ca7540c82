"""Labels of lists are part of what is compared: what counts, letters, bullets, in their order."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from guidepress.model.book import Book
from guidepress.model.edition import SCREEN
from guidepress.model.speech import Said
from guidepress.prove import prove_published
from guidepress.prove.transcript.list_labels import prove_labels
from guidepress.typeset.editions import Press
from tests.support.small_guide import small_book

SECTION = """\
# Steps

1. Wash
2. Dry
    1. the hands
    2. the feet
        - between the toes

<ol type="I" start="4"><li>Rest</li></ol>

Words[^note].

[^note]:
    7. In a note

Word
:   A definition.

- [ ] Done when it is
"""
LABELS = ["1.", "2.", "a.", "b.", "–", "IV.", "7."]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A guide with lists of all kinds."""
    return small_book(tmp_path_factory.mktemp("guide"), SECTION)


def found(book: Book, labels: list[str]) -> list[tuple[int | None, str]]:
    """Where and what is found in an edition that says these labels."""
    kids = [Said("item", kids=[Said("label", kids=[Said("text", label)], marker=True)]) for label in labels]
    return [(one.place.line, one.message) for one in prove_labels(Said("document", kids=kids), book)]


def test_the_labels_that_were_written_are_right(book: Book) -> None:
    """The stop behind them does not count, nor which sign a bullet is."""
    assert found(book, LABELS) == []
    assert found(book, [label.strip(".").replace("–", "•") for label in LABELS]) == []


@pytest.mark.parametrize(
    ("place", "label", "line", "message"),
    [
        (1, "8.", 4, "the item “Dry the hands the feet between the toes” has “8”, not “2”"),
        (2, "1.", 5, "the item “the hands” has “1”, not “a”"),
        (4, "1.", 7, "the item “between the toes” has “1”, not a bullet"),
        (5, "4.", 9, "the item “Rest” has “4”, not “IV”"),
        (6, "•", 14, "the item “In a note” has a bullet, not “7”"),
    ],
)
def test_another_label_is_found(book: Book, place: int, label: str, line: int, message: str) -> None:
    """With the line of the item."""
    assert found(book, [*LABELS[:place], label, *LABELS[place + 1 :]]) == [(line, message)]


def test_one_too_few_or_too_many(book: Book) -> None:
    """An item without its label, and a label of no item."""
    assert found(book, LABELS[1:]) == [(3, "the item “Wash” has no label, not “1”")]
    assert [message for _line, message in found(book, [*LABELS, "•"])] == [
        "the item “In a note” has a bullet, not no label"
    ]
    assert len(found(book, [])) == len(LABELS)


@pytest.mark.slow
def test_labels_that_are_forged_in_the_bytes(book: Book) -> None:
    """Two labels changed places in drawing and text alike: letters and words are sound, the steps are not."""
    made = Press(book).typeset(SCREEN)
    assert [str(one) for one in prove_published(made, book)] == []
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Lbl"]
        first, second = (int(label.K[0] if isinstance(label.K, pikepdf.Array) else label.K) for label in found[:2])
        page = pikepdf.Page(found[0].Pg)
        page.contents_coalesce()
        data = page.Contents.read_bytes()
        shown = [re.search(rb"MCID %d>>\s*BDC.*?(\[[^\]]*\]) TJ" % mcid, data, re.DOTALL) for mcid in (first, second)]
        (left, right), (begin, end) = (one.span(1) for one in shown if one is not None)
        swapped = data[begin:end] + data[right:begin] + data[left:right]
        page.obj.Contents = pdf.make_stream(data[:left] + swapped + data[end:])
        held = io.BytesIO()
        pdf.save(held, deterministic_id=True)
    codes = [one.code for one in prove_published(replace(made, data=held.getvalue()), book)]
    assert codes.count("PDF060") == 2
    assert not {"SAY001", "SAY002", "SAY003"} & set(codes)
