"""What an EPUB says of its accessibility, from its package document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from guidepress.prove.parsers.epub.container import EpubFile


@dataclass(frozen=True, slots=True)
class EpubClaims:
    """The properties of EPUB Accessibility 1.1, each with its values in the order of the package."""

    conforms_to: tuple[str, ...]
    certified_by: tuple[str, ...]
    certified_on: tuple[str, ...]
    features: tuple[str, ...]
    sufficient: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str

    @classmethod
    def of(cls, epub: EpubFile) -> Self:
        """Those of an EPUB. Raises `UnreadableError`."""

        def values(name: str) -> tuple[str, ...]:
            return tuple(" ".join((meta.text or "").split()) for meta in epub.meta(name))

        certifiers = {f"#{meta.get('id')}" for meta in epub.meta("a11y:certifiedBy") if meta.get("id")}
        dated = tuple(
            (meta.text or "").strip() for meta in epub.meta("dcterms:date") if meta.get("refines") in certifiers
        )
        return cls(
            values("dcterms:conformsTo"),
            values("a11y:certifiedBy"),
            dated,
            values("schema:accessibilityFeature"),
            values("schema:accessModeSufficient"),
            values("schema:accessibilityHazard"),
            " ".join(values("schema:accessibilitySummary")),
        )
