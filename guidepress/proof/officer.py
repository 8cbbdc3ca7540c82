"""The report for an accessibility officer without the guide: whether it says what ``report.json`` and the files say.

A PDF for screens carries the texts of its manuscript, ``guide.yaml`` among them, and ``report.json`` every finding: the
report follows from both, and is made again here. What a person judged rests on the text itself, and is left to whoever
has the guide.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pikepdf
from pydantic import ValidationError

from guidepress.dist.folder import PROOF, said_once
from guidepress.dist.manifest import tool_versions
from guidepress.model.book import Book, with_line_feeds
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.settings import Settings
from guidepress.model.version import __version__
from guidepress.proof.acr import MATERIALS, officer_files
from guidepress.proof.acr.evaluation import columns
from guidepress.proof.rules import PRV018
from guidepress.proof.wcag import criteria
from guidepress.prove.parsers.pdf import values
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.read.generated_parts import as_shown
from guidepress.standards.conformance.answers import ANSWERS
from guidepress.standards.guarded_yaml import UnusableYamlError, load_yaml

_SETTINGS = "guide.yaml"
_SHOWN = "The report for an accessibility officer says what report.json, the manifest and the sources in the PDF give."
_UNSEEN = "What the report for an accessibility officer says (acr.html, openacr-*.yaml, bom.cdx.json): {why}."


_Outcome = tuple[tuple[Finding, ...], tuple[str, ...], tuple[str, ...]]


def prove_officer(manifest: Mapping[str, Any], held: Mapping[str, bytes]) -> _Outcome:
    """PRV018 for each file of the officer's report that says something else; what is shown; what cannot be looked at.

    ``held`` are the files of ``dist/`` by name. That ``report.json`` is not there, or of another shape, is told
    elsewhere.
    """
    try:
        return _outcome(manifest, held)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return (), (), ()


def _outcome(manifest: Mapping[str, Any], held: Mapping[str, bytes]) -> _Outcome:
    report = json.loads(held[f"{PROOF}/report.json"])
    raw = sorted(name for name in held if name.startswith(f"{PROOF}/") and name.count(".") > 2)
    beyond = ("What validators of others said, in their own words: 'publish.py prove' asks them anew.",) * bool(raw)
    sources = _files_of(manifest)
    settings = settings_of(manifest, held)
    if why := _why_unseen(manifest, report, settings, sources):
        return (), (), (_UNSEEN.format(why=why), *beyond)
    assert settings is not None  # noqa: S101  # `_why_unseen` says so otherwise
    book, standing = Book(settings, ()), list(_standing(report))
    due = officer_files(report, book, standing)
    found = tuple(_differences({f"{PROOF}/{name}": data for name, data in due.items()}, held))
    rows = criteria(columns(report["files"], book, standing, report["waivers"]))
    if json.loads(json.dumps(rows)) != report["wcag"]:
        here = Place(f"{PROOF}/report.json")
        found = (*found, PRV018.at(here, "its rows of WCAG do not follow from what it says of the files"))
    return found, () if found else (_SHOWN,), beyond


def _files_of(manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    """The sources that a manifest lists, with their digests."""
    inputs = manifest.get("inputs")
    listed = inputs.get("files") if isinstance(inputs, dict) else None
    return listed if isinstance(listed, dict) else {}


def _why_unseen(
    manifest: Mapping[str, Any], report: Mapping[str, Any], settings: Settings | None, sources: Mapping[str, Any]
) -> str:
    """What stands in the way of making the report again; "" if nothing does."""
    made_by = {
        str(one["version"]) for file in report["files"] for one in file["provers"] if one["name"] == "guidepress"
    }
    if made_by - {__version__} or manifest.get("tools") != tool_versions():
        return "it was made with other versions of the tools than those here; --guide shows it"
    if settings is None:
        return "no PDF is there that carries the guide.yaml of the manifest; --guide shows it"
    if ANSWERS in sources:
        return "it rests on what people judged of the text; --guide shows it"
    return ""


def settings_of(manifest: Mapping[str, Any], held: Mapping[str, bytes]) -> Settings | None:
    """The settings that a PDF beside carries, if they are those that the manifest names; ``None`` if there are none."""
    sources = _files_of(manifest)
    for name in sorted(held):
        data = _attached(held[name]) if name.endswith(".pdf") and "/" not in name else None
        if data is not None and hashlib.sha256(with_line_feeds(data)).hexdigest() == sources.get(_SETTINGS):
            try:
                return as_shown(Settings.model_validate(load_yaml(data.decode("utf-8-sig"))))
            except (UnusableYamlError, UnicodeDecodeError, ValidationError):
                return None
    return None


def _attached(pdf: bytes) -> bytes | None:
    """The ``guide.yaml`` that is attached to a PDF."""
    try:
        with PdfFile(pdf, drawn=False) as file:
            names = values.entry(values.entry(file.pdf.Root, "/Names"), "/EmbeddedFiles")
            one = pikepdf.NameTree(names).get(_SETTINGS) if names is not None else None
            held = values.entry(values.entry(one, "/EF"), "/F")
            return bytes(held.read_bytes()) if isinstance(held, pikepdf.Stream) else None
    except Exception:  # noqa: BLE001  # bytes that anybody may have changed; PRV007 says that they cannot be read
        return None


def _standing(report: Mapping[str, Any]) -> Iterator[Finding]:
    """The findings that stand against the manuscript, as the report lists them."""
    for one in report["manuscript"]:
        yield rule_of(str(one["code"])).at(Place(""), str(one["message"]))


def _differences(due: Mapping[str, bytes], held: Mapping[str, bytes]) -> Iterator[Finding]:
    bill = f"{PROOF}/{MATERIALS}"
    for name, data in due.items():
        if name not in held:
            yield PRV018.at(Place(name), f"{name} is not there")
        elif held[name] != data and (name != bill or _other_bill(held[name], data)):
            yield PRV018.at(Place(name), f"it does not say what report.json says{_where(held[name], data)}")
    for name in sorted(held.keys() - due.keys()):
        if name.startswith((f"{PROOF}/openacr-", f"{PROOF}/acr")):
            yield PRV018.at(Place(name), "it is about no edition of the report")


def _where(found: bytes, due: bytes) -> str:
    """The first line that differs."""
    lines: Sequence[bytes] = found.splitlines()
    wanted = due.splitlines()
    at = next((n for n, pair in enumerate(zip(lines, wanted, strict=False), 1) if pair[0] != pair[1]), None)
    return f", from line {at or min(len(lines), len(wanted)) + 1} on"


def _other_bill(found: bytes, due: bytes) -> bool:
    """Whether a bill of materials says more or other than the one due.

    Packages that make no bytes of an edition may be of other versions where the proof was made, and are not compared.
    """
    try:
        ours, theirs = (json.loads(one, object_pairs_hook=said_once) for one in (due, found))
        versions = [{str(one["name"]): str(one["version"]) for one in bill["components"]} for bill in (ours, theirs)]
        same = {name: version for name, version in versions[0].items() if versions[1].get(name) == version}
        return bool(_told(theirs, same) != _told(ours, same)) or found != _written(theirs)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return True


def _told(bill: Any, known: Mapping[str, str]) -> Any:
    """A bill without the versions of those packages, and without what depends on them; of ours here, with all of it."""
    fixed = tool_versions()
    components = [
        {key: value for key, value in one.items() if key not in {"version", "bom-ref", "purl", "licenses"}}
        if one["type"] in {"data", "library"} and one["name"] not in fixed and known.get(one["name"]) != one["version"]
        else one
        for one in bill["components"]
    ]
    return {**bill, "components": components}


def _written(bill: Any) -> bytes:
    return (json.dumps(bill, ensure_ascii=False, indent=2) + "\n").encode()
