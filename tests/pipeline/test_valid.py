"""What passes `check` is built, and what is built is sound: on manuscripts made at random from the constructs of the dialect."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidepress import api
from guidepress.model.edition import EPUB, WEB
from guidepress.model.finding import Severity
from guidepress.prove.epub.edition import prove_epub
from guidepress.prove.likeness.epub import prove_epub_likeness
from guidepress.prove.likeness.web import prove_web_likeness
from guidepress.prove.parsers.epub.container import EpubFile
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.web import prove_web
from guidepress.typeset.editions import Press
from guidepress.typeset.epub.edition import bind_epub
from tests.support.edits import MANUSCRIPTS
from tests.support.outside import epubcheck
from tests.support.small_guide import SETTINGS, write_guide

WORDS = (
    "boats",
    "tides",
    "weed",
    "rocks",
    "gulls",
    "crabs",
    "sand",
    "pools",
    "nets",
    "ropes",
    "winds",
    "café",
    "naïve",
    "שלום",
)
Maker = Callable[[random.Random, int], str]


def words(chance: random.Random, least: int = 2) -> str:
    """A few words, none twice in a row."""
    return " ".join(chance.sample(WORDS, chance.randint(least, 8)))


def inline(chance: random.Random) -> str:
    """Words with marks among them."""
    one = words(chance)
    marks = (
        f"*{one}*",
        f"**{one}**",
        f"`{one}`",
        f"[{one}](https://example.org/a?b=1&c=2#d)",
        f"[{one}]{{lang=fr}}",
        f"~~{one}~~",
        f"=={one}==",
        "H~2~O",
        "x^2^",
        "$m / h^2$",
        "\\(a < b\\)",
        "[@snow1855]",
        "[see @snow1855, pp. 3-5]",
        "<kbd>Esc</kbd>",
        "&amp; &lt; &eacute;",
        "\\*star\\*",
        "5'10\"",
        f'"{one}"',
        "a -- b",
        "<https://example.org/>",
        f"<q>{one}</q>",
        "<bdi>שלום</bdi>",
        "[thing]{.term}",
        '<abbr title="World Health">WH</abbr>',
        f"^[{one}]",
        "<ruby>weed<rt>alga</rt></ruby>",
    )
    return f"{words(chance)} {chance.choice(marks)} {words(chance)}"


def table(chance: random.Random, number: int) -> str:
    """A table of some columns, with a caption or without."""
    columns = chance.randint(2, 4)
    rows = [" | ".join(f"{words(chance, 1)}" for _ in range(columns)) for _ in range(chance.randint(1, 4))]
    head = " | ".join(f"Head {column}" for column in range(columns))
    marks = " | ".join(chance.choice(("---", "--:", ":-:")) for _ in range(columns))
    caption = f"Table: {words(chance)} {{#tbl-{number}}}\n\n" if chance.random() < 0.7 else ""
    return caption + "\n".join(f"| {row} |" for row in (head, marks, *rows))


BLOCKS: tuple[Maker, ...] = (
    lambda chance, _n: f"A paragraph: {inline(chance)}, {inline(chance)}.",
    lambda chance, n: f"## {words(chance)} {n}\n\n{inline(chance)}.",
    lambda chance, n: f"## Deep {n} {{#deep-{n}}}\n\n### Deeper {n}\n\n{inline(chance)}.",
    lambda chance, _n: "\n".join(f"- {inline(chance)}" for _ in range(3)),
    lambda chance, _n: f"3. {inline(chance)}\n4. {words(chance)}\n    - {inline(chance)}\n    - {words(chance)}",
    lambda chance, _n: f"a) {words(chance)}\nb) {words(chance)}",
    lambda chance, _n: f"- [ ] {inline(chance)}\n- [x] {words(chance)}",
    lambda chance, _n: f"> {inline(chance)}\n>\n> {words(chance)}.",
    lambda chance, _n: (
        f'!!! {chance.choice(("note", "tip", "warning", "danger", "example"))} "{words(chance)}"\n    {inline(chance)}.'
    ),
    lambda chance, n: f"{words(chance)}.[^n{n}]\n\n[^n{n}]: {inline(chance)}.\n\n    {words(chance)}.",
    table,
    lambda chance, n: f'![{words(chance)}](../figures/box.svg "{words(chance)}"){{#fig-{n}}}\n\nSee [](#fig-{n}).',
    lambda chance, _n: f"![{words(chance)}](../figures/box.svg){{width=50%}}",
    lambda _chance, _n: "$$\n\\text{BMI} = \\frac{m}{h^2}\n$$",
    lambda chance, _n: f"```python\nprint('<b>&{words(chance)}')\n```",
    lambda chance, _n: f"    indented <code> {words(chance)}",
    lambda chance, _n: f"{words(chance)}\n:   {inline(chance)}.",
    lambda chance, _n: f"{words(chance)}  \n{words(chance)}.\n{{: lang=de }}",
    lambda chance, _n: f"::: tip\n{inline(chance)}.\n:::",
    lambda chance, _n: (
        f'<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody><tr><th scope="row">'
        f"{words(chance)}</th><td>{words(chance)}</td></tr></tbody></table>"
    ),
    lambda _chance, _n: "The ABC again.\n\n*[ABC]: A Better Cause",
)


def manuscript(folder: Path, seed: int) -> Path:
    """A guide of two sections with up to a dozen constructs each."""
    chance = random.Random(seed)  # noqa: S311 - a manuscript, not a secret
    sections = {}
    for number in (1, 2):
        blocks = [chance.choice(BLOCKS)(chance, number * 100 + place) for place in range(chance.randint(1, 12))]
        sections[f"sections/s{number}.md"] = "\n\n".join([f"# Section {number} {words(chance)}", *blocks]) + "\n"
    chosen = SETTINGS.replace("  - sections/one.md\n", "".join(f"  - {name}\n" for name in sections))
    chosen += "back:\n  glossary: back/glossary.md\nreferences: references.json\n"
    sections["back/glossary.md"] = "# Glossary\n\nthing\n:   What there is.\n"
    return write_guide(folder, "# T\n\nx\n", settings=chosen, **sections)


def bound(seed: int, folder: Path) -> bytes | None:
    """The EPUB of a manuscript, once its checks and the provers of the EPUB and the web edition find no error.

    Nothing if a check found one: a manuscript at random may be refused, with its line.
    """
    return pressed(manuscript(folder, seed))


def pressed(guide: Path) -> bytes | None:
    """The EPUB of a guide, as `bound` has it."""
    errors = [one for one in api.check(guide) if one.severity is Severity.ERROR]
    assert all(one.place.file and (one.place.line or one.place.file == "guide.yaml") for one in errors)
    if errors:
        return None
    book = api.read(guide).book
    data = bind_epub(book, EPUB).data
    page = Press(book).typeset(WEB).data
    found = (
        *prove_epub(data),
        *prove_epub_likeness(EpubFile(data), book),
        *prove_web(page),
        *prove_web_likeness(WebPage(page), book),
    )
    assert [str(one) for one in found if one.severity is Severity.ERROR] == []
    return data


PHRASES = ("<em><p>weed and rocks</p></em>", "<b lang='fr'><div>algues et rochers</div></b>")
PLACES = (
    "{}",
    "- {}",
    "1. {}",
    "> {}",
    "!!! note\n    {}",
    "term\n:   {}",
    "x[^1]\n\n[^1]: {}",
    "::: tip\n{}\n:::",
    "<table><tr><th scope='col'>A</th></tr><tr><td>{}</td></tr></table>",
    "<figure><img src='../figures/box.svg' alt='A box'><figcaption>{}</figcaption></figure>",
)


def around_blocks(folder: Path, phrase: str, place: str) -> bytes | None:
    """The EPUB of a guide with a phrase around a block in a place."""
    return pressed(write_guide(folder, f"# T\n\nBoats.\n\n{place.format(phrase)}\n\nTides.\n"))


def test_a_phrase_around_a_block_is_sound(tmp_path: Path) -> None:
    """In a plain paragraph; the other places are tried with EPUBCheck."""
    assert around_blocks(tmp_path, PHRASES[0], PLACES[0]) is not None


@pytest.mark.outside
@pytest.mark.slow
def test_phrases_around_blocks_are_sound_in_every_place(tmp_path: Path) -> None:
    """All of them pass the checks, and EPUBCheck has nothing to say of any."""
    files = []
    for number, (phrase, place) in enumerate((one, other) for one in PHRASES for other in PLACES):
        data = around_blocks(tmp_path / str(number), phrase, place)
        assert data is not None, (phrase, place)
        files.append(tmp_path / f"{number}.epub")
        files[-1].write_bytes(data)
    assert len(files) == 20
    assert {file.name: [str(one) for one in found] for file in files if (found := epubcheck(file))} == {}


@settings(max_examples=5, derandomize=True, deadline=None, database=None)
@given(st.integers(0, 10_000))
def test_what_passes_check_is_sound(seed: int) -> None:
    """The checks, then both editions and their provers."""
    with tempfile.TemporaryDirectory() as held:
        bound(seed, Path(held))


@pytest.mark.outside
@pytest.mark.slow
def test_random_manuscripts_are_sound(tmp_path: Path) -> None:
    """Most of them pass the checks; EPUBCheck has nothing to say of any."""
    files = []
    for seed in range(MANUSCRIPTS):
        if (data := bound(seed, tmp_path / str(seed))) is not None:
            files.append(tmp_path / f"{seed}.epub")
            files[-1].write_bytes(data)
    assert len(files) > MANUSCRIPTS / 2
    assert {file.name: [str(one) for one in found] for file in files if (found := epubcheck(file))} == {}
