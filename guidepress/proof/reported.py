"""Whether the report in ``proof/`` is about the files and the manifest beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from guidepress.dist.folder import PROOF, said_once
from guidepress.dist.manifest import made_digest, sha256
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.proof.prove_dist import REPORT_FILE
from guidepress.proof.report import FORMAT as REPORT_FORMAT
from guidepress.proof.report_page import proof_page
from guidepress.proof.rules import PRV018


def prove_report(manifest: Mapping[str, Any], held: Mapping[str, bytes]) -> Iterator[Finding]:
    """PRV018 unless the report is one of these files, and its page is the one that it gives."""
    name, page = f"{PROOF}/{REPORT_FILE}", f"{PROOF}/report.html"
    if name not in held:
        return
    here = Place(name)
    try:
        report = json.loads(held[name], object_pairs_hook=said_once)
        if report["format"] != REPORT_FORMAT:
            yield PRV018.at(here, f"its form is {report['format']!r}; this version of Guidepress knows {REPORT_FORMAT}")
            return
        yield from (PRV018.at(here, told) for told in untold(report, manifest))
        for record in report["files"]:
            file = str(record["file"])
            if record["sha256"] != (sha256(held[file]) if file in held else ""):
                yield PRV018.at(here, f"it is about another {file}")
            if record["proved"] and any(one["severity"] == "error" for one in record["findings"]):
                yield PRV018.at(here, f"it calls {file} proved and lists errors")
        if report["proved"] and not (report["due"] and all(one["proved"] for one in report["files"])):
            yield PRV018.at(here, "it says that all is proved, and that a file is not")
        if page in held and held[page] != proof_page(report):
            yield PRV018.at(Place(page), "it does not say what report.json says")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        yield PRV018.at(here, f"it cannot be read: {type(error).__name__}")


def untold(report: Mapping[str, Any], manifest: Mapping[str, Any]) -> Iterator[str]:
    """What a report says otherwise than the manifest that it is about, of the guide that both are about.

    A report that proves less may be about a later manuscript; what was not checked may be more where it was made.
    """
    if report["manifest"] != made_digest(manifest):
        yield "it is about another manifest"
    others = [key for key, value in report["guide"].items() if manifest.get(key) != value]
    inputs = manifest["inputs"]["sha256"]
    if report["proved"] or report["inputs"] == inputs:
        others += ["inputs"] if report["inputs"] != inputs else []
        others += [key for key in ("policy", "statements", "waivers") if report[key] != manifest[key]]
        others += [] if set(manifest["not-checked"]) <= set(report["not-checked"]) else ["not-checked"]
    yield from (f"it does not say what the manifest says of “{key}”" for key in others)
