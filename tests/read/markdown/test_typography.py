"""Quotes, apostrophes, primes and dashes come out as a typesetter would set them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from guidepress.model.book import PartKind
from guidepress.model.finding import Findings
from guidepress.model.xhtml import flat_text
from guidepress.read import read_guide
from guidepress.read.markdown.typography import set_typography
from tests.support.small_guide import write_guide

SET = [
    ("en", 'The sign "?" here', "The sign “?” here"),
    ("en", '"?"', "“?”"),
    ("en", '"!" and "..."', "“!” and “…”"),
    ("en", "5'10\" tall", "5′10″ tall"),
    ("en", "He is 5' 10\" tall", "He is 5′ 10″ tall"),
    ("en", 'He said, "I am 5\'10" tall."', "He said, “I am 5′10″ tall.”"),
    ("en", 'a 12" pipe', "a 12″ pipe"),
    ("en", '"in 2015" and "in 2016"', "“in 2015” and “in 2016”"),
    ("en", "the '90s and '80s", "the ’90s and ’80s"),
    ("en", "the summer of '69", "the summer of ’69"),
    ("en", "class of '69 and 'x'", "class of ’69 and ‘x’"),
    ("en", "rock 'n' roll", "rock ’n’ roll"),
    ("en", "rock-'n'-roll", "rock-’n’-roll"),
    ("en", "'Twas the night, 'tis it", "’Twas the night, ’tis it"),
    ("en", "get 'em", "get ’em"),
    ("en", "don't, it's, dogs' tails", "don’t, it’s, dogs’ tails"),
    ("en", "1990's", "1990’s"),
    ("en", "'a word'", "‘a word’"),
    ("en", "He said, \"'Quoted' words in a larger quote.\"", "He said, “‘Quoted’ words in a larger quote.”"),
    ("en", "'He said \"x\" to me'", "‘He said “x” to me’"),
    ("en", "\"She said 'x'\"", "“She said ‘x’”"),
    ("en", "\"She said 'x.'\"", "“She said ‘x.’”"),
    ("en", 'he said--"yes"--and went', "he said–“yes”–and went"),
    ("en", 'he said---"yes"', "he said—“yes”"),
    ("en", '"I---" he said', "“I—” he said"),
    ("en", '("yes")', "(“yes”)"),
    ("en", '["yes"]', "[“yes”]"),
    ("en", '<b>"yes"</b>', "<b>“yes”</b>"),
    ("en", '"<b>yes</b>"', "“<b>yes</b>”"),
    ("en", '"<b>yes</b>," he', "“<b>yes</b>,” he"),
    ("en", "<em>dog</em>'s", "<em>dog</em>’s"),
    ("en", '"<code>"x"</code>"', '“<code>"x"</code>”'),
    ("en", "<code>x</code>'s", "<code>x</code>’s"),
    ("en", 'pseudo-"science"', "pseudo-“science”"),
    ("en", '"yes"/"no"', "“yes”/“no”"),
    ("en", '"yes"<br/>"no"', "“yes”<br/>“no”"),
    ("en", "the 'cause' of it", "the ‘cause’ of it"),
    ("en", "'cause I can", "’cause I can"),
    ("en", "\"go get 'em,\" she said of the dogs' owner", "“go get ’em,” she said of the dogs’ owner"),
    ("en", "'tis the dogs' day", "’tis the dogs’ day"),
    ("en", "the word '--'", "the word ‘–’"),
    ("en", "1'000 francs", "1’000 francs"),
    ("en", "\"don't 'quote' me\"", "“don’t ‘quote’ me”"),
    ("en", '"a" "b"', "“a” “b”"),
    ("en", '"a", "b"', "“a”, “b”"),
    ("en", '"A quotation that goes on', "“A quotation that goes on"),
    ("en", "6'2\"", "6′2″"),
    ("en", "O'Brien's '68 \"hit\"", "O’Brien’s ’68 “hit”"),
    ("en", "the letter 's'", "the letter ‘s’"),
    ("en", "\"'", "“’"),
    ("de", "\"a\" und 'b'", "„a“ und ‚b‘"),
    ("de", "wie geht's, 's ist gut", "wie geht’s, ’s ist gut"),
    ("de", '("Ja!")', "(„Ja!“)"),
    ("de-CH", "\"a\" und 'b'", "«a» und ‹b›"),
    ("fr", '"oui"', "«\u202foui\u202f»"),
    ("fr", "l'eau d'ici", "l’eau d’ici"),
    ("fr", 'l\'"eau"', "l’«\u202feau\u202f»"),
    ("pl", '"a"', "“a”"),
]
"""Language, what is typed, what is set."""


@pytest.mark.parametrize(("language", "typed", "wanted"), SET)
def test_signs_are_set_as_in_print(language: str, typed: str, wanted: str) -> None:
    """Each sign becomes the one that the language and the signs around it ask for; elements stay as they are."""
    tree = etree.fromstring(f"<p>{typed}</p>")
    set_typography(tree, language)
    assert etree.tostring(tree, encoding="unicode") == f"<p>{wanted}</p>"


ESCAPED = {
    '\\"a\\" and "b"': '"a" and “b”',
    "\\'a and it\\'s": "'a and it's",
    "a \\-- b -- c": "a -- b – c",
    "a\\... b...": "a... b…",
    "&quot;a&quot; &#39;b": '"a" \'b',
    '`"a"` "b"': '"a" “b”',
    '*"a"*: "*b*"': "“a”: “b”",
    '["a"](https://example.org) says "b"': "“a” says “b”",
    '[Er sagt "a"]{lang=de}': "Er sagt “a”",
    'Er sagt "a"\n{: lang=de }': "Er sagt „a“",
}


@pytest.mark.parametrize("typed", ESCAPED)
def test_signs_in_markdown(tmp_path: Path, typed: str) -> None:
    """What is escaped, or is code, stays; a block in another language has the marks of that language."""
    book = read_guide(write_guide(tmp_path, f"# T\n\n{typed}\n"), Findings())
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    (paragraph,) = part.tree.findall("p")
    assert flat_text(paragraph) == ESCAPED[typed]
