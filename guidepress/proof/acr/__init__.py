"""The report for an accessibility officer: in the structure of the VPAT 2.5, with what goes with it."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.proof.acr.evaluation import Record, columns
from guidepress.proof.acr.materials import bill_of_materials
from guidepress.proof.acr.openacr import openacr
from guidepress.proof.acr.page import acr_page

PAGE = "acr.html"
MATERIALS = "bom.cdx.json"


def officer_files(report: Record, book: Book, manuscript: Sequence[Finding]) -> dict[str, bytes]:
    """The files beside ``report.json``, by name: the page, OpenACR for each edition, the bill of materials."""
    found = columns(report["files"], book, manuscript, report["waivers"])
    files = {PAGE: acr_page(report, found, book), MATERIALS: bill_of_materials(report, book)}
    return files | {f"openacr-{one.edition}.yaml": openacr(one, book) for one in found}
