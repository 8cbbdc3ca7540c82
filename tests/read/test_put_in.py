"""Facts that a text calls by name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guidepress.model.finding import Findings
from guidepress.model.xhtml import flat_text
from guidepress.read import read_guide
from tests.support.small_guide import SETTINGS, small_book, write_guide


def test_sources_are_counted_one_by_one(tmp_path: Path) -> None:
    """``{{references.count}}`` is what the references page lists, whatever the form of its list."""
    held = [
        {"id": f"k{n}", "type": "book", "title": f"Book {n}", "issued": {"date-parts": [[1900 + n]]}} for n in range(4)
    ]
    text = "# Sources\n\nOf {{references.count}} sources the first [@k0] and the last [@k3] agree; see [@k1].\n"
    book = small_book(tmp_path, text, **{"references.json": json.dumps(held)})
    assert "Of 3 sources" in flat_text(next(part for part in book.parts if part.source.endswith("one.md")).tree)


@pytest.mark.parametrize(
    ("language", "caption", "lang"),
    [("de", "Wen Sie anrufen können", None), ("it", "Chi chiamare", None), ("la", "Where to call", "en")],
)
def test_contacts_are_headed_in_the_language_of_the_guide(
    tmp_path: Path, language: str, caption: str, lang: str | None
) -> None:
    """In English, and marked so, where the language has no file (WCAG 2.2, 3.1.2); so are labels that only English has."""
    settings = SETTINGS.replace("language: en", f"language: {language}\npolicy: health-us")
    book = read_guide(write_guide(tmp_path, "# Help\n\n{{contacts}}\n", settings=settings), Findings())
    (table,) = (one for part in book.parts for one in part.tree.iter("table") if one.get("class") == "contacts")
    said = table.find("caption")
    assert said is not None
    assert flat_text(said).endswith(f" 1 {caption}")
    assert (said.get("lang"), said.get("dir")) == (lang, "ltr" if lang else None)
    heads = {head.get("lang") for head in table.iter("th") if head.get("scope") == "col"}
    labels = {head.get("lang") for head in table.iter("th") if head.get("scope") == "row"}
    assert heads == {lang}
    assert labels == {None} if language == "de" else labels == {"en"}


def test_a_marker_of_a_policy_is_blamed_on_the_policy(tmp_path: Path) -> None:
    """MAN087 stands at the line of the policy that writes it, not at the disclaimer that puts the statement in."""
    policy = (
        "title: Ours\nextends: general\nstatements:\n  storage:\n    says: where it is kept\n    why: Children.\n"
        "    accept: ['out of reach']\n    wording:\n      en: Keep it out of reach until {{review.nxt}}.\n"
    )
    findings = Findings()
    files = {"ours.yaml": policy}
    settings = SETTINGS.replace("number-sections: false", "policy: ours.yaml")
    read_guide(write_guide(tmp_path, "# One\n\nText.\n\n{{statement:storage}}\n", settings=settings, **files), findings)
    assert [str(one.place) for one in findings.items if one.code == "MAN087"] == ["ours.yaml:9"]
