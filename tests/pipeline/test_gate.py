"""One gate after all that makes markup: what a manuscript says in any field is words in every edition, or an error at its line.

Each field is fed what would run, load or end something; the bytes that are published are parsed as readers parse them.
"""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from guidepress import api
from guidepress.model.errors import FindingsError
from guidepress.model.finding import Severity
from guidepress.prove.parsers.html import WebPage
from tests.support.live import ALL, ATTACKS, live_in
from tests.support.small_guide import write_guide


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
    "title",
    "container-title",
    "container-title-short",
    "publisher",
    "publisher-place",
    "volume",
    "issue",
    "page",
    "edition",
    "note",
    "abstract",
    "genre",
    "number",
    "archive",
    "event-title",
    "collection-title",
    "annote",
    "keyword",
)
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
            "line": {
                "says": ALL,
                "why": ALL,
                "number": "112",
                "label": {"en": f"label {ALL}"},
                "checked": "2026-01-01",
                "sources": [{"title": ALL, "url": "https://example.org/", "read": "2026-01-01"}],
            },
        },
    }
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
