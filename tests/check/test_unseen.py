"""Text that lies: what is shown in another order, what hides, and hosts that look like others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guidepress.check.unseen import check_unseen, host_fault, text_fault
from guidepress.model.book import PartKind
from guidepress.model.finding import Severity
from tests.check.by_hand import book_of, part_of, reference_of, section

LIES = {
    "an override": "safe \u202eexe.gpj",
    "an override that ends": "a \u202eb\u202c c",
    "an isolate that nothing ends": "a \u2066b",
    "an embedding that nothing ends": "a \u202bb",
    "an end of nothing": "a \u2069b",
    "crossed": "a \u2066 b \u202a c \u2069 d \u202c",
    "tags": "a\U000e0041\U000e0042",
    "an unfinished flag": "\U0001f3f4\U000e0067\U000e0062",
    "a pile of marks": "o" + "\u0300" * 5,
    "a pile of soft hyphens": "o" + "\u00ad" * 800 + "p",
    "a pile of unseen signs": "o" + "\u200b\u200c\u200d\u2060\ufeff",
}
TRUTHS = {
    "an isolate": "a \u2068b\u2069 c",
    "isolates in isolates": "\u2067a \u2066b\u2069 c\u2069",
    "a flag": "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "Vietnamese, taken apart": "e\u0302\u0301",
    "Hebrew with points": "\u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd",
    "Arabic with vowels": "\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f",
    "a joined emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "a soft hyphen": "con\u00adfu\u00adsion",
}


@pytest.mark.parametrize("name", LIES)
def test_text_that_lies_is_an_error(name: str) -> None:
    """In a paragraph, a title, an alternative text, a reference, and first of all in a disclaimer."""
    text = LIES[name]
    assert text_fault(text)
    books = [
        book_of(section(f"<p>{text}</p>")),
        book_of(section(f'<p><img src="x" alt="{text}"/></p>')),
        book_of(section(f"<ul><li>{text}<p>x</p></li></ul>")),
        book_of(part_of(PartKind.DISCLAIMER, f"<p>No <em>advice</em> {text}</p>"), disclaimer=True),
        book_of(section("<p>x</p>"), references=(reference_of("a", title=text),)),
    ]
    plain = book_of(section("<p>x</p>"))
    books.append(replace(plain, settings=plain.settings.model_copy(update={"subtitle": text})))
    for book in books:
        found = list(check_unseen(book))
        assert [one.code for one in found] == ["MAN095"]
        assert found[0].severity is Severity.ERROR


@pytest.mark.parametrize("name", TRUTHS)
def test_what_scripts_need_is_no_lie(name: str) -> None:
    """Marks, joiners and isolates that end are how some languages are written."""
    assert text_fault(TRUTHS[name]) == ""


@pytest.mark.parametrize(
    "host",
    [
        "аpple.com",
        "exаmple.org",
        "ex\u200bample.org",
        "ex\u00adample.org",
        "gοogle.com",
        "www.xn--pple-43d.com",
        "аррӏе.com",
        "xn--80ak6aa92e.com",
        "ex%E2%80%8Bample.org",
        "a\u202eb.org",
    ],
)
def test_a_host_that_looks_like_another_is_an_error(host: str) -> None:
    """Whole or in part in other letters, as they are or in their ASCII form, in a link or in a reference."""
    address = f"https://{host}/x"
    linked = book_of(section(f'<p><a href="{address}">x</a></p>'))
    cited = book_of(section("<p>x</p>"), references=(reference_of("a", URL=address),))
    for book in (linked, cited):
        assert "MAN096" in [one.code for one in check_unseen(book)]


@pytest.mark.parametrize(
    "host", ["example.org", "münchen.de", "пример.рф", "xn--mnchen-3ya.de", "例え.jp", "παράδειγμα.gr"]
)
def test_an_honest_host_is_none(host: str) -> None:
    """Names in one script, of whatever language."""
    assert host_fault(f"https://{host}/") == ""
