"""A leaflet whose disclaimer is the short one that the policy allows: what it says, and what the proof says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.check.statements.short_form import check_short_form
from guidepress.model.book import Book, PartKind
from guidepress.model.edition import LEAFLET
from guidepress.model.finding import Findings
from guidepress.model.xhtml import flat_text
from guidepress.pipeline.build import build
from guidepress.proof.verify import verify_dist
from guidepress.prove import prove_published
from guidepress.read import read_guide
from guidepress.typeset.editions import Press
from tests.support.leaflet import write_leaflet_guide
from tests.support.proven import manifest, record

SHORT_POLICY = """\
title: Own
extends: general
leaflet: {statements: [storage, clinician]}
statements:
  storage: {says: that it is kept away from children, why: They eat it., accept: ['out of reach']}
  clinician: {says: that it replaces nobody, why: They know you., accept: ['does not replace']}
"""
SHORT_DISCLAIMER = """\
# Disclaimer

## What it is

This text is for a test, and nobody paid for it [@snow1855].

It does not replace your nurse [@snow1855], who knows you (see also @snow1855).
{: require=clinician }

## Where it is kept

Keep it out of reach of:
{: require=storage }

- children;
- dogs.

## Who wrote it

Nobody that you know.

!!! danger "First"
    Read this.
    {: .leaflet }
"""


def write_short_guide(folder: Path) -> Path:
    """The tiny guide with a leaflet that says of the disclaimer what must be said, and lists no sources."""
    folder = write_leaflet_guide(folder, leaflet="{blocks: [start], disclaimer: short, references: false}")
    (folder / "policy.yaml").write_text(SHORT_POLICY, "utf-8")
    (folder / "front" / "disclaimer.md").write_text(SHORT_DISCLAIMER, "utf-8")
    with (folder / "guide.yaml").open("a", encoding="utf-8") as settings:
        settings.write("policy: policy.yaml\n")
    return folder


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The Book of that guide."""
    findings = Findings()
    made = read_guide(write_short_guide(tmp_path_factory.mktemp("short")), findings)
    assert [str(one) for one in (*findings.items, *check_short_form(made))] == []
    return made


def test_a_short_disclaimer_says_what_the_policy_asks_for(short: Book) -> None:
    """The statements with their lists, what is marked besides, the headings above them, and where the rest is."""
    said = short.of(LEAFLET)
    part = said.of_kind(PartKind.DISCLAIMER)
    assert part is not None
    assert [flat_text(one) for one in part.tree] == [
        "Disclaimer",
        "What it is",
        "It does not replace your nurse, who knows you (see also Snow).",
        "Where it is kept",
        "Keep it out of reach of:",
        "children; dogs.",
        "Who wrote it",
        "Danger: First Read this.",
        "The whole disclaimer is in the guide.",
    ]
    whole = short.of_kind(PartKind.DISCLAIMER)
    assert whole is not None
    assert "Nobody that you know." in flat_text(whole.tree)
    assert "whole disclaimer" not in flat_text(whole.tree)


def test_without_references_no_number_leads_to_them(short: Book) -> None:
    """No call is left behind, nor the room before it; it says at the end where the sources stand, with the address."""
    said = short.of(LEAFLET)
    assert said.of_kind(PartKind.REFERENCES) is None
    assert [one for part in said.parts for one in part.tree.iter("a") if one.get("role") == "doc-biblioref"] == []
    section = flat_text(said.parts[-1].tree)
    assert "People have done so for long." in section
    assert section.index("The sources are listed in the guide.") < section.index("The whole guide:")
    assert [str(one) for one in prove_published(Press(short).typeset(LEAFLET), short)] == []


def test_the_proof_says_what_a_short_disclaimer_is(tmp_path: Path) -> None:
    """The manifest and the report have its words beside those of the whole; the files alone agree with both."""
    out = tmp_path / "out"
    build(write_short_guide(tmp_path / "guide"), out, ["leaflet"])
    due = manifest(out)["due"]
    own = due["editions"][0]["disclaimer"]
    assert own != due["disclaimer"]
    assert [str(one) for one in verify_dist(out).findings] == []
    told = record(out, "small-leaflet.pdf")
    assert told["disclaimer"] == own
    assert {one["id"]: one["page"] for one in told["statements"]} == {"clinician": "i", "storage": "i"}
