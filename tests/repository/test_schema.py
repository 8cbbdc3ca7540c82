"""``docs/guide.schema.json`` is what an editor's program knows of guide.yaml: made from the model, never by hand."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from guidepress.model.settings import Settings
from guidepress.standards.conformance.answers import Answers, read_answers
from tests.support.places import ROOT
from tests.support.schemas import faults

SCHEMA = ROOT / "docs" / "guide.schema.json"
ANSWERS = ROOT / "docs" / "conformance.schema.json"


def generated() -> str:
    """The schema as the model has it, in a stable order."""
    schema = {
        **Settings.model_json_schema(by_alias=True),
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "guide.yaml",
        "description": "The settings of a guide. Generated from the model; `pytest tests/repository/test_schema.py --renew` renews it.",
    }
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def generated_for_answers() -> str:
    """The schema of conformance.yaml as the model has it."""
    schema = {
        **Answers.model_json_schema(),
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "conformance.yaml",
        "description": "What a person answered to the criteria that machines cannot judge (docs/conformance.md). Generated like guide.schema.json.",
    }
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def settings_of(path: Path) -> Any:
    """A guide.yaml as JSON has it: dates are texts."""
    data = YAML(typ="safe").load(path)
    return json.loads(
        json.dumps(data, default=lambda value: value.isoformat() if isinstance(value, dt.date) else str(value))
    )


def held(data: object) -> list[str]:
    """What the schema of the docs has against settings, formats included."""
    return faults(data, json.loads(SCHEMA.read_text(encoding="utf-8")), formats=True)


def test_the_schema_is_current(renew: bool) -> None:
    """What the docs have is what the model says."""
    if renew:
        SCHEMA.write_text(generated(), encoding="utf-8")
    assert SCHEMA.read_text(encoding="utf-8") == generated()
    assert faults({}, json.loads(generated())), "the schema is sound, and asks for something"


def test_the_schema_of_answers_is_current(renew: bool) -> None:
    """An editor's program underlines a slip in conformance.yaml as well; the example of the docs is sound but for its digest."""
    if renew:
        ANSWERS.write_text(generated_for_answers(), encoding="utf-8")
    assert ANSWERS.read_text(encoding="utf-8") == generated_for_answers()
    page = (ROOT / "docs" / "conformance.md").read_text(encoding="utf-8")
    example = page.partition("```yaml\n")[2].partition("```")[0].replace("5f0c...", "f" * 64)
    data = json.loads(json.dumps(YAML(typ="safe").load(example), default=str))
    schema = json.loads(generated_for_answers())
    assert faults(data, schema) == []
    data["judgements"][0]["answers"]["1.1.1"]["answer"] = "maybe"
    assert faults(data, schema)
    read, wrong = read_answers(example.encode())
    assert read is not None
    assert wrong == ()


@pytest.mark.parametrize("path", ["manuscript", "tests/books/tidepools", "tests/books/minimal"])
def test_it_accepts_every_guide(path: str) -> None:
    """No guide here is refused by the schema that its editors see."""
    assert held(settings_of(ROOT / path / "guide.yaml")) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("titel", "x"),
        ("title", ""),
        ("slug", "A B"),
        ("date", "soon"),
        ("sections", []),
        ("authors", [{"nam": "x"}]),
        ("page", {"trim": "a0"}),
    ],
)
def test_it_refuses_what_the_model_refuses(key: str, value: object) -> None:
    """A slip is underlined while it is typed."""
    data = {**settings_of(ROOT / "manuscript/guide.yaml"), key: value}
    assert held(data)


def test_every_setting_says_what_it_is() -> None:
    """An editor's program shows the description beside the setting."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    tables = [schema, *schema["$defs"].values()]
    for table in tables:
        for name, field in table.get("properties", {}).items():
            told = schema["$defs"][field["$ref"].rpartition("/")[2]] if "$ref" in field else field
            assert field.get("description") or told.get("description"), name
            assert "_" not in name, "settings are written with hyphens"
