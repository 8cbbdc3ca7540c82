"""Field by field, as it is: what a manuscript says in it is words in the Book, or an error at its line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from guidepress.model.book import Book
from guidepress.model.errors import ConfigurationError, FindingsError
from guidepress.model.finding import Finding, Findings, Severity
from guidepress.prove.parsers.html import WebPage
from guidepress.read import read_guide
from tests.support.live import ALL, ATTACKS, live, live_in_book
from tests.support.small_guide import SETTINGS, write_guide


def quoted(text: str) -> str:
    """A text as YAML and JSON both read it."""
    return json.dumps(text)


MARKDOWN = {
    "a heading": "# T {}\n\nx",
    "a paragraph": "# T\n\nx {} y",
    "a block": "# T\n\n{}\n\ny",
    "emphasis": "# T\n\n*x {} y*",
    "code": "# T\n\n`{}`",
    "a listing": "# T\n\n```\n{}\n```",
    "an info string": "# T\n\n``` {}\nx\n```",
    "an info string in braces": "# T\n\n```{{.python {}}}\nx\n```",
    "a formula": "# T\n\n$x {}$",
    "text in a formula": "# T\n\n$\\text{{{}}}$",
    "a formula of its own": "# T\n\n$$\n\\text{{{}}}\n$$",
    "a reference in a formula": "# T\n\n$\\href{{{}}}{{x}} \\class{{{}}}{{x}} \\style{{{}}}{{x}}$",
    "a colour in a formula": "# T\n\n$\\color{{{}}}{{x}}$",
    "an id": "# T\n\n## x {{#{}}}",
    "a class": '# T\n\n## x {{class="{}"}}',
    "a language": '# T\n\n[x]{{lang="{}"}}',
    "an attribute": '# T\n\n[x]{{title="{}"}}',
    "another attribute": "# T\n\n[x]{{onclick={}}}",
    "an address": "# T\n\n[x]({})",
    "an address in brackets": "# T\n\n[x](<{}>)",
    "an address of the net": "# T\n\n[x](https://example.org/{})",
    "an address that is bare": "# T\n\n<{}>",
    "an address by mail": "# T\n\n[x](mailto:{})",
    "a title of a link": '# T\n\n[x](https://example.org/ "{}")',
    "a definition of a link": "# T\n\n[x][y]\n\n[y]: {}",
    "words of a link": "# T\n\n[{}](https://example.org/)",
    "an image": "# T\n\n![x]({})",
    "an alternative": "# T\n\n![{}](../figures/box.svg)",
    "a caption": '# T\n\n![x](../figures/box.svg "{}")',
    "a width": '# T\n\n![x](../figures/box.svg){{width="{}"}}',
    "a cell": "# T\n\n| a | b |\n|---|---|\n| {} | c |",
    "a head of a table": "# T\n\n| {} | b |\n|---|---|\n| a | c |",
    "a caption of a table": "# T\n\nTable: {}\n\n| a | b |\n|---|---|\n| a | c |",
    "a callout": '# T\n\n!!! note "{}"\n    x',
    "a kind of callout": "# T\n\n!!! {}\n    x",
    "a fence of a division": '# T\n\n::: {{.note title="{}"}}\nx\n:::',
    "a note": "# T\n\nx[^1]\n\n[^1]: {}",
    "a note in the line": "# T\n\nx^[{}]",
    "a name of a note": "# T\n\nx[^{}]\n\n[^{}]: y",
    "an abbreviation": "# T\n\nABC\n\n*[ABC]: {}",
    "a term": '# T\n\n[x]{{term="{}"}}',
    "a citation": "# T\n\n[@{}]",
    "a key in braces": "# T\n\n[@{{{}}}]",
    "a locator": "# T\n\n[@snow1855, p. {}]",
    "words before a citation": "# T\n\n[{} @snow1855]",
    "a fact": "# T\n\n{{{{{}}}}}",
    "a comment": "# T\n\n<!-- {} -->\n\nx",
    "a setting of a file": "---\ntitle: '{}'\nid: '{}'\nlang: '{}'\n---\n\n# T\n\nx",
    "an attribute of HTML": '# T\n\n<span title="{}">x</span>',
    "an address of HTML": '# T\n\n<a href="{}">x</a>',
    "a picture of HTML": '# T\n\n<img src="{}" alt="{}">',
    "a style of HTML": '# T\n\n<p style="{}">x</p>',
    "a source of HTML": '# T\n\n<blockquote cite="{}"><p>x</p></blockquote>',
    "a cell of HTML": '# T\n\n<table><tr><th scope="{}">{}</th><td headers="{}">x</td></tr></table>',
    "raw text": "# T\n\n```{{=html}}\n{}\n```",
    "raw text in the line": "# T\n\n`{}`{{=html}}",
    "a role": "# T\n\n{{raw}}`{}`",
}
REFUSED = (
    "slug",
    "language",
    "identifier",
    "isbn",
    "url",
    "date",
    "theme",
    "citation-style",
    "references",
    "regions",
    "nocite",
    "editions",
    "links.addresses",
    "licence.url",
    "brand.accent",
    "cover.design",
    "page.trim",
    "page.openings",
    "print.paper",
    "print.profile",
    "print.icc",
    "leaflet.paper",
    "leaflet.blocks",
    "review.reviewed",
    "retractions",
)


def read(guide: Path) -> tuple[Book | None, list[Finding]]:
    """The Book, and the errors that its reading tells, each at its place."""
    findings = Findings()
    book: Book | None = None
    try:
        book = read_guide(guide, findings)
        found = list(findings.in_order())
    except (ConfigurationError, FindingsError) as error:
        found = [*error.findings]
    errors = [one for one in found if one.severity is Severity.ERROR]
    assert all(one.place.file for one in errors)
    assert all(one.place.line for one in errors if one.place.file.endswith(".md")), [str(one) for one in errors]
    return book, errors


def judge(guide: Path) -> None:
    """Nothing live is in the Book but in files that an error names, so that it is never published."""
    book, errors = read(guide)
    assert errors or book is not None
    if book is not None:
        refused = {one.place.file for one in errors}
        assert live_in_book(book, refused) == []


def inserted(form: str, attack: str) -> str:
    """A form with the attack at each of its places."""
    return (
        form.replace("{{", "\x01").replace("}}", "\x02").replace("{}", attack).replace("\x01", "{").replace("\x02", "}")
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_field_of_the_text_is_words_or_an_error(tmp_path: Path, attack: str) -> None:
    """The attack as it is, in a section for each place of the text that has room for words."""
    sections = {f"sections/s{number:02}.md": inserted(form, attack) for number, form in enumerate(MARKDOWN.values())}
    files = {name: text.replace("# T\n", f"# T {name[10:12]}\n", 1) + "\n" for name, text in sections.items()}
    settings = SETTINGS.replace("  - sections/one.md\n", "".join(f"  - {name}\n" for name in files))
    judge(write_guide(tmp_path, "# T\n\nx\n", settings=settings, **files))


@pytest.mark.parametrize("key", REFUSED)
def test_a_field_of_a_kind_refuses_words(tmp_path: Path, key: str) -> None:
    """What takes no words says so."""
    head, _, tail = key.partition(".")
    kept = re.sub(rf"^{head}:.*\n(?: .*\n)*", "", SETTINGS, flags=re.MULTILINE)
    attack = ATTACKS[REFUSED.index(key) % len(ATTACKS)]
    value = f"[{quoted(attack)}]" if head in {"regions", "nocite", "editions"} or tail == "blocks" else quoted(attack)
    setting = f"{head}: {{{tail}: {value}}}\n" if tail else f"{head}: {value}\n"
    _book, errors = read(write_guide(tmp_path, "# T\n\nx [@snow1855]\n", settings=kept + setting))
    assert errors


REFERENCE_FILES: dict[str, Callable[[str], str]] = {
    "references.bib": lambda attack: (
        "@article{snow1855,\n"
        + "".join(
            f" {key} = {{{attack}}},\n"
            for key in (
                "title",
                "author",
                "journal",
                "publisher",
                "note",
                "volume",
                "pages",
                "url",
                "doi",
                "year",
                "address",
            )
        )
        + "}\n"
    ),
    "references.ris": lambda attack: (
        "TY  - JOUR\nID  - snow1855\n"
        + "".join(f"{key}  - {attack}\n" for key in ("TI", "AU", "JO", "PB", "N1", "VL", "SP", "UR", "DO", "PY", "KW"))
        + "ER  - \n"
    ),
    "references.yaml": lambda attack: json.dumps(
        {
            "references": [
                {
                    "id": "snow1855",
                    "type": attack,
                    "title": attack,
                    "URL": attack,
                    "DOI": attack,
                    "issued": attack,
                    "author": [{"literal": attack}],
                    "language": attack,
                    "ISBN": attack,
                },
            ]
        }
    ),
    "references.json": lambda attack: json.dumps(
        [
            {
                "id": "snow1855",
                "type": "book",
                "title": attack,
                "URL": attack,
                "DOI": attack,
                "PMID": attack,
                "ISSN": attack,
                "language": attack,
                "issued": {"literal": attack},
                "author": [{"literal": attack}],
            },
        ]
    ),
}


@pytest.mark.parametrize("name", REFERENCE_FILES)
def test_a_reference_is_words_or_an_error(tmp_path: Path, name: str) -> None:
    """Every format, and every field that a style prints or links."""
    settings = f"{SETTINGS}references: {name}\ncitation-style: apa\n"
    files = {name: REFERENCE_FILES[name](ALL)}
    judge(write_guide(tmp_path, "# T\n\nx [@snow1855]\n", settings=settings, **files))


DRAWINGS = (
    "<title>{}</title>",
    "<desc>{}</desc>",
    '<text x="{}">x</text>',
    '<rect fill="{}" width="9" height="9"/>',
    '<a href="{}"><rect width="9" height="9"/></a>',
    '<use href="{}"/>',
    "<style>{}</style>",
    '<g style="{}"/>',
    '<image href="{}" width="9" height="9"/>',
    "<metadata>{}</metadata>",
    '<g id="{}" class="{}"/>',
    "{}",
    '<rect width="9" height="9" filter="{}" clip-path="{}"/>',
    "<g onclick='{}'/>",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_drawing_is_a_drawing_or_an_error(tmp_path: Path, attack: str) -> None:
    """The attack in the words, attributes and style sheets of drawings, as it is and escaped."""
    files, section = {}, "# T\n"
    for number, form in enumerate(DRAWINGS):
        for kind, put in (("raw", attack), ("escaped", attack.replace("<", "&lt;").replace(">", "&gt;"))):
            name = f"figures/{kind}{number}.svg"
            files[name] = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inserted(form, put)}</svg>'
            section += f"\n![x](../{name})\n"
    judge(write_guide(tmp_path, section, **files))


@pytest.mark.parametrize(
    "bad",
    [
        "<p><script>gate()</script></p>",
        "<p onclick='x()'>x</p>",
        "<a href=' java\tscript:gate()'>x</a>",
        "<style>@import url(//gate.example/)</style>",
        "<p style='background:url(//gate.example)'>x</p>",
    ],
)
def test_what_is_live_is_seen(bad: str) -> None:
    """The eye of these tests sees what they look for."""
    assert list(live(iter(WebPage(f"<!DOCTYPE html><title>x</title>{bad}".encode()).elements)))
