"""Statements in many wordings: which the checker takes for sound, and which for turned round or weakened.

A file is YAML: the identifiers of a policy's statements, the kinds of wordings of each (``sound``, and others for what
turns it round or weakens it), and the wordings of each kind. Each is judged alone, with a marker and without.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from lxml import etree

from guidepress.check.statements.judge import judge
from guidepress.check.statements.said import said_in
from guidepress.model.book import Part, PartKind
from guidepress.policies.load import shipped

SOUND = "sound"


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording of a statement, what kind it is said to be, and whether it is judged so."""

    statement: str
    kind: str
    text: str
    is_right: bool


def judged_wordings(path: Path, language: str, policy: str = "health") -> Iterator[Wording]:
    """Every wording of a file, in a primary language, held to a policy of this package.

    Raises ``KeyError`` for a statement that the policy does not have.
    """
    statements = shipped(policy).pack.statements
    for name, kinds in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).items():
        for kind, texts in kinds.items():
            for text in map(str, texts):
                blocks = said_in(_disclaimer(text))
                sound = {judge(statements[name], blocks, language, marked=marked).is_sound for marked in (True, False)}
                yield Wording(name, kind, text, sound == {kind == SOUND})


def _disclaimer(text: str) -> Part:
    tree = etree.Element("section")
    etree.SubElement(tree, "p").text = text
    return Part("disclaimer", PartKind.DISCLAIMER, "", tree, "disclaimer.md")
