"""``proof/bom.cdx.json``: the fonts and tools that made the files and judged them (CycloneDX 1.6, ECMA-424)."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, requires
from typing import Any

from guidepress.dist.manifest import tool_versions
from guidepress.model.book import Book
from guidepress.model.run import LOOKED
from guidepress.model.version import __version__
from guidepress.proof.acr.evaluation import Record

_CLASSIFIED: Mapping[str, str] = {
    "OSI Approved :: BSD License": "BSD-3-Clause",
    "OSI Approved :: MIT License": "MIT",
    "OSI Approved :: Apache Software License": "Apache-2.0",
    "OSI Approved :: GNU Affero General Public License v3 or later (AGPLv3+)": "AGPL-3.0-or-later",
    "OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "OSI Approved :: ISC License (ISCL)": "ISC",
}
"""SPDX identifiers of the classifiers that packages use which have no licence expression."""
_SIMPLE = frozenset({"MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "GPL-3.0-or-later", "MPL-2.0"})
"""SPDX identifiers that packages write into their older field for licences."""
_JUDGES: Mapping[str, str] = {
    "epubcheck": "BSD-3-Clause",
    "ace": "MIT",
    "verapdf": "GPL-3.0-or-later OR MPL-2.0",
    "axe": "MPL-2.0",
}
"""The licences of the validators that are no Python packages, by the names of the report."""


def bill_of_materials(report: Record, book: Book) -> bytes:
    """The bill as JSON in UTF-8. No clock and no chance: its number comes from the digests of the report."""
    seed = "\n".join([book.settings.urn, *(f"{record['file']} {record['sha256']}" for record in report["files"])])
    components = [*_packages(), *_validators(report)]
    data = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": uuid.uuid5(uuid.NAMESPACE_URL, seed).urn,
        "version": 1,
        "metadata": {
            "timestamp": f"{book.settings.date.isoformat()}T00:00:00Z",
            "component": {
                "type": "data",
                "bom-ref": "guide",
                "name": book.settings.title,
                "version": book.settings.version,
                "licenses": [{"license": {"name": book.settings.licence.name}}],
            },
            "tools": {"components": [{"type": "application", "name": "guidepress", "version": __version__}]},
        },
        "components": sorted(components, key=lambda one: (one["type"], one["name"])),
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _packages() -> Iterator[dict[str, Any]]:
    """Each package that Guidepress asks for and has: fonts are files, all others libraries."""
    for key in sorted(
        {re.sub(r"[-_.]+", "-", name).lower() for name in (*_asked(), *tool_versions())} - {"guidepress"}
    ):
        if one := _package(key):
            yield one


@cache
def _package(key: str) -> dict[str, Any] | None:
    """What a package says of itself, read once; ``None`` if it is not there."""
    try:
        found = distribution(key)
    except PackageNotFoundError:
        return None
    version = found.version
    one: dict[str, Any] = {
        "type": "data" if key.startswith("fontpkg-") else "library",
        "bom-ref": f"pkg:pypi/{key}@{version}",
        "name": key,
        "version": version,
        "purl": f"pkg:pypi/{key}@{version}",
    }
    if licences := _licences(found.metadata):
        one["licenses"] = licences
    if key.startswith("fontpkg-"):
        one["description"] = "Font; editions carry subsets of it"
    return one


def _asked() -> Iterable[str]:
    """The names of the packages that Guidepress depends on; none that are known if it is not installed itself.

    An extra is no part of what makes an edition, unless it is a font: what else is installed changes no byte.
    """
    try:
        asked = requires("guidepress") or []
    except PackageNotFoundError:
        return set()
    named = ((found[0], text) for text in asked if (found := re.match(r"[A-Za-z0-9._-]+", text)))
    return {name for name, text in named if "extra ==" not in text or name.startswith("fontpkg-")}


def _licences(metadata: Any) -> list[dict[str, Any]]:
    """What a package says of its licence: an SPDX expression if it has one."""
    if expression := metadata.get("License-Expression"):
        return [{"expression": str(expression)}]
    said = (metadata.get("License") or "").strip()
    if said in _SIMPLE:
        return [{"expression": said}]
    for classifier in metadata.get_all("Classifier") or []:
        name = str(classifier).removeprefix("License :: ")
        if name in _CLASSIFIED:
            return [{"expression": _CLASSIFIED[name]}]
        if name != str(classifier):
            return [{"license": {"name": name.rpartition(" :: ")[2]}}]
    first = said.splitlines()[0][:120] if said else ""
    return [{"license": {"name": first}}] if first else []


def _validators(report: Record) -> Iterator[dict[str, Any]]:
    """The judges that ran and are no Python packages."""
    ran = {
        (str(one["name"]), str(one["version"]))
        for record in report["files"]
        for one in record["provers"]
        if one["name"] in _JUDGES and one["status"] in LOOKED
    }
    for name, version in sorted(ran):
        yield {
            "type": "application",
            "bom-ref": f"validator:{name}@{version}",
            "name": name,
            "version": version,
            "description": "Judged the files",
            "licenses": [{"expression": _JUDGES[name]}],
        }
