"""One gate after all that makes markup: what a manuscript says in any field is words in every edition, or an error at its line.

Each field is fed what would run, load or end something; the bytes that are published are parsed as readers parse them.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from guidepress import api
from guidepress.model.book import Book
from guidepress.model.errors import ConfigurationError, FindingsError
from guidepress.model.finding import Finding, Findings, Severity
from guidepress.prove.parsers.html import WebPage
from guidepress.read import read_guide
from tests.support.small_guide import SETTINGS, write_guide

ATTACKS = (
    "<script>gate()</script>",
    "<svg onload=gate()>",
    "</style><style>p{background:url(//gate.example/u)}</style>",
    "@import url(//gate.example/i);",
    "]]><script>gate()</script>",
    "javascript:gate()",
    "<!--><img src=x onerror=gate()>",
    "</title></textarea><iframe src=//gate.example>",
)
ALL = " ".join(attack for attack in ATTACKS if not attack.startswith("<!--"))
LIVE = frozenset({
    "script", "iframe", "object", "embed", "applet", "form", "input", "button", "textarea", "select", "base", "frame",
    "frameset", "portal", "foreignobject", "animate", "set", "handler", "listener", "marquee", "template", "audio", "video",
})  # fmt: skip
ADDRESSES = frozenset({
    "href", "src", "action", "formaction", "data", "poster", "srcset", "cite", "background", "ping", "longdesc", "manifest",
    "codebase", "classid", "profile", "icon", "altimg",
})  # fmt: skip


LOADS = re.compile(r"<|@import|(?:url|src|image)\([\s'\"]*(?!#|data:)[^\s#'\"]*gate", re.IGNORECASE)


def name_of(name: object) -> str:
    """A name without its namespace, in small letters."""
    return re.sub(r"^\{.*\}", "", str(name)).lower()


def live(elements: Iterator[Any]) -> Iterator[str]:
    """What in a tree would run or load what an attack asks for, or came to be by one."""
    for element in elements:
        if not isinstance(element.tag, str):
            continue
        tag, text = name_of(element.tag), "".join(element.itertext())
        if tag in LIVE and ("gate" in text or any("gate" in value for value in element.attrib.values())):
            data = tag == "script" and element.get("type") == "application/ld+json"
            if not (data and json.loads(text) and "<" not in text):
                yield f"<{tag}> {text[:60]}"
        if tag == "style" and "gate" in text and LOADS.search(text):
            yield f"<style> {text[:60]}"
        for name, value in element.attrib.items():
            plain = name_of(name)
            if (
                plain.startswith("on")
                or (plain == "style" and LOADS.search(value))
                or plain == "srcdoc"
                or (plain == "http-equiv" and value.lower() != "content-security-policy")
            ):
                yield f"<{tag} {plain}={value[:60]}>"
            if plain in ADDRESSES:
                squeezed = re.sub(r"[\x00-\x20]", "", value).lower()
                if re.match(r"javascript:|vbscript:|data:text|//|https?://gate", squeezed):
                    yield f"<{tag} {plain}={value[:60]}>"


def live_in_epub(data: bytes) -> Iterator[str]:
    """All files of an EPUB that are markup or a style sheet."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    for name in archive.namelist():
        if name.endswith((".xhtml", ".opf", ".svg", ".ncx", ".xml")):
            yield from (f"{name}: {one}" for one in live(etree.fromstring(archive.read(name)).iter()))
        elif name.endswith(".css") and b"gate" in archive.read(name):
            yield f"{name}: gate"


def live_in(folder: Path) -> list[str]:
    """All that was published in a folder."""
    found: list[str] = []
    for file in sorted(folder.rglob("*")):
        if file.suffix == ".html":
            found += (f"{file.name}: {one}" for one in live(iter(WebPage(file.read_bytes()).elements)))
        elif file.suffix == ".epub":
            found += live_in_epub(file.read_bytes())
        elif file.suffix == ".xml":
            found += (f"{file.name}: {one}" for one in live(etree.parse(file).iter()))
    return found


def live_in_book(book: Book, refused: set[str]) -> list[str]:
    """The trees that every edition is made of, and its drawings, but for what was refused."""
    found = [
        f"{part.source}: {one}" for part in book.parts if part.source not in refused for one in live(part.tree.iter())
    ]
    for asset in book.assets.values():
        if asset.media_type == "image/svg+xml" and asset.name not in refused:
            found += (f"{asset.name}: {one}" for one in live(etree.fromstring(asset.data).iter()))
    return found


def quoted(text: str) -> str:
    """A text as YAML and JSON both read it."""
    return json.dumps(text)


def escaped(text: str) -> str:
    """A text that Markdown prints as it stands."""
    return re.sub(r"([<>@`*_|])", r"\\\1", text)


# One guide that says them all where words are asked for


WORDS = {
    "title": "{}",
    "subtitle": "{}",
    "short-title": "{}",
    "description": "{}",
    "subjects": ["{}"],
    "authors": [{"name": "{}", "file-as": "{}", "credentials": "{}"}, {"name": "{}", "role": "edt"}],
    "publisher": "{}",
    "certifier": "{}",
    "contact": "{}",
    "licence": {"name": "{}", "url": "https://example.org/<script>gate()</script>"},
    "copyright": "{}",
    "review": {
        "statement": "{}",
        "reviewers": [{"name": "{}", "file-as": "{}", "credentials": "{}"}],
        "reviewed": "2026-01-01",
        "next-review": "2027-01-01",
    },
    "funding": "{}",
    "conflicts": "{}",
    "provenance": "{}",
    "contacts": {"help-line": {"number": "116 123", "label": "{}"}},
    "brand": {"back-text": "{}"},
    "slug": "small",
    "language": "en",
    "identifier": "urn:uuid:5b1f2a52-6a3c-4b83-9a43-0f0e8c5d7a10",
    "version": "1.0",
    "date": "2026-01-02",
    "front": ["title-page", "imprint", {"disclaimer": "front/disclaimer.md"}, "contents", {"about": "front/about.md"}],
    "sections": [{"part": "{}", "sections": ["sections/one.md"]}],
    "back": {"glossary": "back/glossary.md"},
    "references": "references.json",
    "policy": "policy.yaml",
}
REFERENCE_TEXTS = (
    "title", "container-title", "container-title-short", "publisher", "publisher-place", "volume", "issue", "page",
    "edition", "note", "abstract", "genre", "number", "archive", "event-title", "collection-title", "annote", "keyword",
)  # fmt: skip
REFERENCE_TYPES = (
    "article-journal",
    "book",
    "chapter",
    "report",
    "webpage",
    "thesis",
    "dataset",
    "legislation",
    "patent",
)
SECTION = """\
# A {e} section {{#sec-one}}

Text {e} and `{a}` and [a link](https://example.org/ "{q}") and [a phrase]{{lang=fr}}.[^note] The [thing]{{.term}} is ABC.

[^note]: A note {e}.

*[ABC]: {x}

!!! note "{e}"
    In a callout {e}.

Table: A caption {e}. {{#tbl-one}}

| Head {e} | Other |
|---|---|
| Cell {e} | `{c}` |

![An alternative {c2}.](../figures/box.svg "A caption {e}."){{#fig-one}}

- An item {e}
- [ ] A task {e}

Formula $\\text{{m}}$ and $x$.

```text
{a}
```

> A quotation {e}.

<p title="{q}"><kbd>{h}</kbd> <abbr title="{q}">DEF</abbr></p>

Cited {cites}, with [see {c2} @r0, {c2}].

{{{{contacts}}}}
"""


def filled(value: Any, count: list[str]) -> Any:
    """A setting with each place filled by a mark of its own and the attacks."""
    if isinstance(value, dict):
        return {key: filled(each, count) for key, each in value.items()}
    if isinstance(value, list):
        return [filled(each, count) for each in value]
    if value == "{}":
        count.append(f"m{len(count)}q {ALL}")
        return count[-1]
    return value


def hostile_files() -> tuple[dict[str, str], list[str]]:
    """The files of the guide, and what guide.yaml says."""
    said: list[str] = []
    settings = filled(WORDS, said)
    html = ALL.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    items: list[dict[str, Any]] = [
        {
            "id": f"r{number}",
            "type": kind,
            **{key: f"{key} {ALL}" for key in REFERENCE_TEXTS},
            "author": [{"family": f"Family {ALL}", "given": f"Given {ALL}"}, {"literal": f"Literal {ALL}"}],
            "issued": {"date-parts": [[2001, 2, 3]]},
            "accessed": {"date-parts": [[2026, 1, 1]]},
            "URL": "https://example.org/?<script>gate()</script>",
            "DOI": f"10.1000/{number}<script>gate()</script>",
        }
        for number, kind in enumerate(REFERENCE_TYPES)
    ]
    policy = {
        "title": ALL,
        "extends": "general",
        "contacts": {
            "line": {"says": ALL, "why": ALL, "number": "112", "label": {"en": f"label {ALL}"}, "checked": "2026-01-01",
                     "sources": [{"title": ALL, "url": "https://example.org/", "read": "2026-01-01"}]},
        },
    }  # fmt: skip
    return {
        "guide.yaml": json.dumps(settings),
        "policy.yaml": json.dumps(policy),
        "front/about.md": f"# About {escaped(ALL)}\n\nText {escaped(ALL)}.\n",
        "front/disclaimer.md": f"# Disclaimer\n\nCall 112. This advises nobody {escaped(ALL)}.\n",
        "back/glossary.md": f"# Glossary\n\nthing\n:   A meaning {escaped(ALL)}.\n\nother {escaped(ATTACKS[0])}\n:   What.\n",
        "figures/box.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 150">'
        f'<title>{html}</title><desc>{html}</desc><rect width="300" height="150" fill="white"/><text x="9" y="40">&lt;script&gt;gate()&lt;/script&gt;</text></svg>',
        "references.json": json.dumps(items),
    }, said


def words(text: str) -> str:
    """A text without spaces, and without what typography sets in its own way."""
    return re.sub(r"[\s“”\"'‘’–—\u00ad\u200b-]", "", text)


def test_words_are_words_in_every_edition(tmp_path: Path) -> None:
    """All fields at once, in the EPUB, the web edition, the download page, the record for shops and the proof."""
    files, said = hostile_files()
    guide = write_guide(tmp_path / "guide", section_of(), settings=files.pop("guide.yaml"), **files)
    try:
        api.build(guide, tmp_path / "out", ["epub", "web"])
    except FindingsError as error:
        pytest.fail("\n".join(str(one) for one in error.findings if one.severity is Severity.ERROR))
    assert live_in(tmp_path / "out") == []
    page = words("".join(WebPage((tmp_path / "out/read.html").read_bytes()).root.itertext()))
    assert page.count(words(ALL)) > 20
    title = said[0]
    assert words(title) in page
    package = zipfile.ZipFile(tmp_path / "out/small.epub").read("EPUB/content.opf")
    assert title in {one.text for one in etree.fromstring(package).iter()}
    record = etree.parse(tmp_path / "out/small.onix.xml")
    assert title in {one.text for one in record.iter()}


def section_of() -> str:
    """The section of that guide."""
    html = ALL.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    cites = " ".join(f"[@r{number}]" for number in range(len(REFERENCE_TYPES)))
    return SECTION.format(
        e=escaped(ALL), a=ALL, c=ATTACKS[0], c2=escaped(ATTACKS[0]), x=html, h=html, q=html, cites=cites
    )


# Field by field, as it is: words, or an error at its line


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
    "a fence of a division": "# T\n\n::: {{.note title=\"{}\"}}\nx\n:::",
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
}  # fmt: skip
REFUSED = (
    "slug", "language", "identifier", "isbn", "url", "date", "theme", "citation-style", "references", "regions",
    "nocite", "editions", "links.addresses", "licence.url", "brand.accent", "cover.design", "page.trim", "page.openings",
    "print.paper", "print.profile", "print.icc", "leaflet.paper", "leaflet.blocks", "review.reviewed", "retractions",
)  # fmt: skip


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
    "references.bib": lambda attack: "@article{snow1855,\n"
    + "".join(
        f" {key} = {{{attack}}},\n"
        for key in ("title", "author", "journal", "publisher", "note", "volume", "pages", "url", "doi", "year", "address")
    )
    + "}\n",
    "references.ris": lambda attack: "TY  - JOUR\nID  - snow1855\n"
    + "".join(f"{key}  - {attack}\n" for key in ("TI", "AU", "JO", "PB", "N1", "VL", "SP", "UR", "DO", "PY", "KW"))
    + "ER  - \n",
    "references.yaml": lambda attack: json.dumps({"references": [
        {"id": "snow1855", "type": attack, "title": attack, "URL": attack, "DOI": attack, "issued": attack,
         "author": [{"literal": attack}], "language": attack, "ISBN": attack},
    ]}),
    "references.json": lambda attack: json.dumps([
        {"id": "snow1855", "type": "book", "title": attack, "URL": attack, "DOI": attack, "PMID": attack, "ISSN": attack,
         "language": attack, "issued": {"literal": attack}, "author": [{"literal": attack}]},
    ]),
}  # fmt: skip


@pytest.mark.parametrize("name", REFERENCE_FILES)
def test_a_reference_is_words_or_an_error(tmp_path: Path, name: str) -> None:
    """Every format, and every field that a style prints or links."""
    settings = f"{SETTINGS}references: {name}\ncitation-style: apa\n"
    files = {name: REFERENCE_FILES[name](ALL)}
    judge(write_guide(tmp_path, "# T\n\nx [@snow1855]\n", settings=settings, **files))


DRAWINGS = (
    "<title>{}</title>", "<desc>{}</desc>", '<text x="{}">x</text>', '<rect fill="{}" width="9" height="9"/>',
    '<a href="{}"><rect width="9" height="9"/></a>', '<use href="{}"/>', "<style>{}</style>", '<g style="{}"/>',
    '<image href="{}" width="9" height="9"/>', "<metadata>{}</metadata>", '<g id="{}" class="{}"/>', "{}",
    '<rect width="9" height="9" filter="{}" clip-path="{}"/>', "<g onclick='{}'/>",
)  # fmt: skip


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
        "<p><script>gate()</script></p>", "<p onclick='x()'>x</p>", "<a href=' java\tscript:gate()'>x</a>",
        "<style>@import url(//gate.example/)</style>", "<p style='background:url(//gate.example)'>x</p>",
    ],
)  # fmt: skip
def test_what_is_live_is_seen(bad: str) -> None:
    """The eye of these tests sees what they look for."""
    assert list(live(iter(WebPage(f"<!DOCTYPE html><title>x</title>{bad}".encode()).elements)))
