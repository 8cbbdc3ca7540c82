"""The disclaimer is there, says something, stands first and is marked as a notice."""

from __future__ import annotations

import pytest

from guidepress.check.policy.disclaimer import check_disclaimer, words_of_text
from guidepress.model.book import Part, PartKind
from tests.check.by_hand import book_of, part_of, said, section

WORDS = "<p>This guide does not replace the advice of a clinician.</p>"
TITLE_PAGE = part_of(PartKind.TITLE_PAGE, "")
DISCLAIMER = part_of(PartKind.DISCLAIMER, WORDS)
CONTENTS = part_of(PartKind.CONTENTS, "", title="Contents")
ABOUT = part_of(PartKind.ABOUT, "<p>Text.</p>", title="About")
SECTION = section("<p>Text.</p>", title="One")


def test_a_sound_disclaimer_passes() -> None:
    """A disclaimer with words, marked, before the contents and the text, has no finding."""
    assert said(check_disclaimer(book_of(TITLE_PAGE, DISCLAIMER, CONTENTS, SECTION, disclaimer=True))) == []


def test_a_guide_that_asks_for_none_has_none() -> None:
    """DIS001 stands where a disclaimer must be asked for: in guide.yaml."""
    (finding,) = check_disclaimer(book_of(TITLE_PAGE, CONTENTS, SECTION))
    assert (finding.code, str(finding.place)) == ("DIS001", "guide.yaml")


def test_one_that_could_not_be_read_is_not_found_twice() -> None:
    """If guide.yaml asks for a disclaimer whose file is missing, reading says so and the check keeps silent."""
    assert said(check_disclaimer(book_of(TITLE_PAGE, CONTENTS, SECTION, disclaimer=True))) == []


@pytest.mark.parametrize(
    ("before", "named"),
    [((CONTENTS,), "Contents"), ((ABOUT,), "About"), ((SECTION,), "One"), ((TITLE_PAGE, CONTENTS), "Contents")],
)
def test_what_stands_before_it_is_named(before: tuple[Part, ...], named: str) -> None:
    """DIS003 names the first part that comes too early."""
    rest = [one for one in (CONTENTS, SECTION) if one not in before]
    (finding,) = check_disclaimer(book_of(*before, DISCLAIMER, *rest, disclaimer=True))
    assert finding.code == "DIS003"
    assert f"'{named}'" in finding.message


def test_a_disclaimer_without_its_role_is_found() -> None:
    """DIS004: without role="doc-notice" no reading system announces it."""
    plain = part_of(PartKind.DISCLAIMER, WORDS, role="")
    assert said(check_disclaimer(book_of(plain, CONTENTS, SECTION, disclaimer=True))) == ["DIS004"]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("", 0),
        ("<p>  </p><p>—</p>", 0),
        ("<h2>Many words in a second heading</h2><p>Two words.</p>", 2),
        ("<p>One</p><p>two</p><ul><li>three</li></ul>", 3),
        ("<p>No advice, 24 hours a day.</p>", 5),
        ("<p>本指南不能替代医生。</p>", 9),
    ],
)
def test_words_are_counted_as_they_are_said(body: str, count: int) -> None:
    """Headings, signs and numbers are no words; where a script sets no spaces, every letter is one."""
    assert words_of_text(part_of(PartKind.DISCLAIMER, body, title="A heading with words")) == count


def test_a_heading_alone_is_no_disclaimer() -> None:
    """DIS002: what counts is what stands below the heading."""
    bare = part_of(PartKind.DISCLAIMER, "<p>Read this.</p>", title="This guide is not medical advice at all")
    assert said(check_disclaimer(book_of(bare, CONTENTS, SECTION, disclaimer=True))) == ["DIS002"]
