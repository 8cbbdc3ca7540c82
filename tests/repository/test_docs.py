"""What docs/authoring.md shows works as it stands there, and what it calls wrong is found to be so."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from guidepress.cli.app import commands
from guidepress.findings.catalogue import all_rules
from guidepress.model.callouts import CALLOUTS
from guidepress.model.finding import Findings
from guidepress.model.settings import Settings
from guidepress.read import folder as manuscript
from guidepress.read import read_guide
from guidepress.read.bibliography import references
from guidepress.read.bibliography.csl_style import ALIASES
from guidepress.read.markdown import bounds
from guidepress.read.markdown.sanitiser import ELEMENTS
from tests.support.places import ROOT
from tests.support.small_guide import SETTINGS, write_guide

PAGE = ROOT / "docs" / "authoring.md"
TEXT = PAGE.read_text(encoding="utf-8")
GLOSSARY = SETTINGS + "back:\n  glossary: back/glossary.md\n"


@dataclass(frozen=True)
class Example:
    """A fenced block of the page: its line, what stands after the backquotes, and what it holds."""

    line: int
    info: str
    text: str

    @property
    def language(self) -> str:
        """The first word after the backquotes."""
        return self.info.split()[0]


EXAMPLES = [
    Example(TEXT.count("\n", 0, found.start()) + 1, found[1], found[2])
    for found in re.finditer(r"^```(\S[^\n]*)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
]


def of(language: str) -> list[Example]:
    """The examples in a language."""
    return [example for example in EXAMPLES if example.language == language]


def found_in(folder: Path, example: Example) -> list[str]:
    """What is found in a small guide that holds the example, with the references and the glossary of the page."""
    (glossary,) = (one.text for one in EXAMPLES if "file=back/glossary.md" in one.info)
    (sources,) = (one.text for one in of("json"))
    text = example.text if example.text.startswith("# ") else f"# An example\n\n{example.text}"
    files = {"references.json": sources, "back/glossary.md": glossary}
    findings = Findings()
    read_guide(write_guide(folder, text, settings=GLOSSARY, **files), findings)
    return [f"{finding.code} {finding.message}" for finding in findings.in_order()]


def name_of(example: Example) -> str:
    """An example by its line."""
    return f"line {example.line}"


@pytest.mark.parametrize("example", [one for one in of("markdown") if "wrong" not in one.info], ids=name_of)
def test_an_example_works(tmp_path: Path, example: Example) -> None:
    """Nothing is found in it."""
    assert found_in(tmp_path, example) == []


@pytest.mark.parametrize("example", [one for one in of("markdown") if "wrong" in one.info], ids=name_of)
def test_a_wrong_example_is_found(tmp_path: Path, example: Example) -> None:
    """With the very code that the page names, and no other."""
    assert {finding.split()[0] for finding in found_in(tmp_path, example)} == {example.info.split()[-1]}


def test_the_settings_of_the_page_can_be_used() -> None:
    """The example of guide.yaml is complete and valid."""
    example, *_excerpts = of("yaml")
    settings = Settings.model_validate(YAML(typ="safe").load(example.text))
    assert settings.slug == "living-with-gout"


def test_an_excerpt_of_the_settings_can_be_used() -> None:
    """What another place of the page shows of guide.yaml fits into it."""
    whole, *excerpts = (YAML(typ="safe").load(example.text) for example in of("yaml"))
    assert excerpts
    for excerpt in excerpts:
        Settings.model_validate(whole | excerpt)


def test_every_required_setting_is_shown() -> None:
    """Whoever copies the example leaves nothing out; nearly every other setting is there as well."""
    example, *_excerpts = of("yaml")
    shown = set(YAML(typ="safe").load(example.text))
    fields = {field.alias or name: field for name, field in Settings.model_fields.items()}
    assert {name for name, field in fields.items() if field.is_required()} <= shown
    assert shown <= set(fields)


def test_the_list_of_elements_is_the_list() -> None:
    """The page allows what the reader allows."""
    listed = TEXT.split("<!-- elements -->")[1].split("<!-- end -->")[0]
    assert set(re.findall(r"`(\w+)`", listed)) == ELEMENTS


def test_the_limits_are_the_limits() -> None:
    """The numbers of the page are those of the code."""
    said = " ".join(TEXT.split("## Limits")[1].split())
    assert f"{manuscript.MAX_TEXT_BYTES // 1024} kB and {bounds.MAX_BLOCKS} paragraphs a file" in said
    assert f"{bounds.MAX_PARAGRAPH:,} characters a paragraph" in said
    assert f"{bounds.MAX_HEADINGS:,} headings a file" in said
    assert f"{bounds.MAX_COLUMNS:,} columns a table" in said
    assert f"{bounds.MAX_BOXES} lists, quotations and callouts in one another ({bounds.MAX_CALLOUTS} callouts)" in said
    assert f"{references.MAX_REFERENCES} references" in said
    assert f"{manuscript.MAX_IMAGE_BYTES // 1024 // 1024} MB an image" in said


def test_every_style_and_callout_is_named() -> None:
    """The short names of citation styles, and the types of callouts."""
    assert all(re.search(rf"\b{name}\b", TEXT) for name in ("apa", *ALIASES))
    assert all(f"`{name}`" in TEXT for name in CALLOUTS)


def test_every_command_and_code_exists() -> None:
    """Nothing is named that is not there."""
    assert set(re.findall(r"publish\.py ([a-z-]+)", TEXT)) <= set(commands.commands)
    assert set(re.findall(r"\b[A-Z]{3}\d{3}\b", TEXT)) <= set(all_rules())


def test_the_entries_of_the_page_are_json() -> None:
    """The references that the page shows are a list that can be read."""
    (example,) = of("json")
    assert [entry["id"] for entry in json.loads(example.text)] == ["neogi2011", "who2021"]
