"""Images, headings, tables, links and languages of the text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidepress.check.accessibility.markup import check_accessibility, is_language_tag, repeats, stands_in
from guidepress.model.book import PartKind
from tests.check.by_hand import book_of, part_of, said, section

TABLE = "<table><caption>Soaps</caption>{}<tbody><tr><th scope='row'>a</th><td>b</td></tr></tbody></table>"
FIGURE = (
    '<figure><img src="a.png" alt="{}"/><figcaption><span class="label">Figure 1</span> “Soap”</figcaption></figure>'
)
VALID = "en EN-us en-GB zh-Hant-TW ja-Latn sr-Cyrl-RS de-1996 de-CH-1901 es-419 he haw und mul zxx x-private qaa"
INVALID = ("", "e", "english", "jp", "cz", "en-UK", "en_US", "en-", "-en", "fr FR", "español", "de-Latn-Latn", "a-b")


def codes(body: str, title: str = "Title") -> list[str]:
    """The codes of what is found in a section with some XHTML."""
    return said(check_accessibility(book_of(section(body, title=title))))


@pytest.mark.parametrize(
    ("image", "found"),
    [
        ('<img src="a.png"/>', ["ACC001"]),
        ('<img src="a.png" alt=""/>', ["ACC001"]),
        ('<img src="a.png" alt=" \u00a0"/>', ["ACC001"]),
        ('<img src="a.png" alt="" class="decorative"/>', []),
        ('<img src="a.png" alt="A bar of soap" class="decorative"/>', ["ACC013"]),
        ('<img src="a.png" alt="A bar of soap"/>', []),
        (f'<img src="a.png" alt="{"x" * 250}"/>', []),
        (f'<img src="a.png" alt="{"x" * 251}"/>', ["ACC003"]),
        (FIGURE.format("Soap."), ["ACC004"]),
        (FIGURE.format("Soap in a dish"), []),
    ],
)
def test_images(image: str, found: list[str]) -> None:
    """An image is described, in words of its own, at a length that can be heard; or it is decorative and is not."""
    assert codes(image) == found


@pytest.mark.parametrize(
    ("words", "name", "is_one"),
    [
        ("strength.svg", "figures/strength.svg", True),
        ("other.jpeg", "figures/strength.svg", True),
        ("figures/strength.svg", "figures/strength.svg", True),
        ("IMG_0042", "figures/img_0042.png", True),
        ("Kelp", "figures/kelp.jpg", False),
        ("Image", "a.png", True),
        ("Figure 3:", "a.png", True),
        ("Bild", "a.png", True),
        ("Image of a pool", "a.png", False),
        ("The file a.png as the editor shows it", "a.png", False),
    ],
)
def test_what_only_stands_in_for_a_description(words: str, name: str, is_one: bool) -> None:
    """File names and placeholders are none; a plain word that happens to be the file's name may be one."""
    assert stands_in(words, name) is is_one


@given(st.lists(st.integers(2, 6), max_size=8))
def test_exactly_the_skips_are_found(levels: list[int]) -> None:
    """Down by one and up by any are free; each step down by more is one finding, whatever came before."""
    body = "".join(f"<h{level}>Words</h{level}><p>Text.</p>" for level in levels)
    skips = sum(later > earlier + 1 for earlier, later in itertools.pairwise([1, *levels]))
    assert codes(body) == ["ACC005"] * skips


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("", "<h2>Words</h2>", ["ACC005", "ACC011"]),
        ("", "<p>Text.</p>", ["ACC011"]),
        ("Title", "<blockquote><h1>Words</h1></blockquote>", ["ACC011"]),
        ("Title", "<h2/>", ["ACC006"]),
        ("Title", "<h2> <em>\u00a0</em></h2>", ["ACC006"]),
        ("Title", "<h2>{#id}</h2>", ["ACC006"]),
        ("Title", '<h2>{title="a"}</h2>', ["ACC006"]),
        ("Title", "<h2>{‘message’: ‘words’}</h2>", []),
        ("Title", "<h2>{x} and {y}</h2>", []),
        ('<span class="number">3</span> ', "", ["ACC006"]),
        ('<span class="number">3</span> Three', "", []),
        ("Title", "<aside><h2>In a callout</h2></aside><h3>After it</h3>", []),
    ],
)
def test_headings(title: str, body: str, found: list[str]) -> None:
    """A part has one title, on top; every heading says something besides its number; levels hold across asides."""
    assert codes(body, title) == found


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("<thead><tr><th scope='col'>A</th><th/></tr></thead>", ["ACC044"]),
        ("<thead><tr><th/><th/></tr></thead>", ["ACC007"]),
        ("<thead><tr><td>A</td><td>B</td></tr></thead>", ["ACC007"]),
        ("", ["ACC007"]),
        ("<tbody><tr><th scope='colgroup'>A</th></tr></tbody>", []),
    ],
)
def test_tables(head: str, found: list[str]) -> None:
    """A head row has a head cell with words; heads of rows alone do not say what a column holds."""
    assert codes(TABLE.format(head)) == found


def test_a_caption_of_nothing_is_none() -> None:
    """ACC008: the number that the tool writes before it is not a caption."""
    bare = '<table><caption><span class="label">Table 1</span> </caption><thead><tr><th>A</th></tr></thead></table>'
    assert codes(bare) == ["ACC008"]


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ('<a href="u">Click here!</a>', ["ACC009"]),
        ('<a href="u"><em>Read</em> more →</a>', ["ACC009"]),
        ('<a href="u">https://example.org/soap</a>', ["ACC009"]),
        ('<a href="u">www.example.org</a>', ["ACC009"]),
        ('<a href="u">example.org</a>', []),
        ('<a href="u">doi.org/10.1000/182</a>', ["ACC009"]),
        ('<a href="u">doi: 10.1000/182</a>', ["ACC009"]),
        ('<a href="u">here in the shop</a>', []),
        ('<a href="u" lang="de">Mehr</a>', ["ACC009"]),
        ('<p lang="fr"><a href="u">en savoir plus</a></p>', ["ACC009"]),
        ('<p lang="fr"><a href="u">here</a></p>', []),
        ('<a href="u"/>', ["ACC010"]),
        ('<a href="u"><img src="a" alt="" class="decorative"/></a>', ["ACC010"]),
        ('<a href="u"><img src="a" alt="The shop"/></a>', []),
        ('<a id="u"/>', []),
        ('<a class="noteref" href="u">1</a>', []),
    ],
)
def test_links(link: str, found: list[str]) -> None:
    """A link has words, and they say where it leads, in the language that it is in."""
    assert codes(link) == found


def test_addresses_may_stand_in_the_references() -> None:
    """There an address is what readers look for, and its title stands before it; but no link is empty anywhere."""
    body = '<ol><li>Soap. <a class="address" href="u">https://example.org/</a></li></ol><a href="u"/>'
    assert said(check_accessibility(book_of(part_of(PartKind.REFERENCES, body)))) == ["ACC010"]


@pytest.mark.parametrize("tag", VALID.split())
def test_a_tag_of_the_registry_is_valid(tag: str) -> None:
    """Language, script, region, variant and private use, in any case of letters (RFC 5646, 2.1.1)."""
    assert is_language_tag(tag)


@pytest.mark.parametrize("tag", INVALID)
def test_a_tag_that_no_voice_knows_is_not(tag: str) -> None:
    """Names of languages, countries taken for languages, underscores and empty subtags are no tags."""
    assert not is_language_tag(tag)


def test_the_language_of_the_guide_is_looked_at_too() -> None:
    """ACC012 for the setting stands in guide.yaml; what inherits it is not found again."""
    (finding,) = check_accessibility(book_of(section("<p>Text.</p>"), language="jp"))
    assert (finding.code, finding.place.file) == ("ACC012", "guide.yaml")


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ('<th colspan="2">A</th>', ["ACC014"]),
        ('<th colspan="2" scope="col">A</th>', ["ACC014"]),
        ('<th colspan="2" scope="colgroup">A</th>', []),
        ('<th rowspan="2">A</th>', ["ACC014"]),
        ('<th rowspan="0">A</th>', ["ACC014"]),
        ('<th rowspan="2" scope="rowgroup">A</th>', []),
        ('<th colspan="1" rowspan="1">A</th>', []),
        ('<th>A</th><td colspan="2">b</td>', []),
    ],
)
def test_merged_heads(cell: str, found: list[str]) -> None:
    """ACC014: a head over several columns or rows says so by its scope; cells of data may be merged."""
    assert codes(TABLE.format(f"<thead><tr>{cell}</tr></thead>")) == found


@pytest.mark.parametrize(
    ("words", "caption", "same"),
    [
        ("Soap in a dish.", "Soap in a dish", True),
        ("Soap in a small white dish.", "Soap in a small dish", True),
        ("A bar of soap.", "Soap lasts longer if it is kept dry", False),
        ("Soap", "Soap and water, brush and towel", False),
    ],
)
def test_when_a_description_repeats_the_caption(words: str, caption: str, same: bool) -> None:
    """The same words, or four of every five."""
    assert repeats(words, caption) is same
