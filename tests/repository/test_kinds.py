"""A kind of edition that is new is met by an error of types or by a test, never by silence."""

from __future__ import annotations

import ast

from guidepress.model.edition import EDITIONS, EditionKind
from guidepress.model.needs import Need
from guidepress.proof.acr.packs import RENDITIONS, answering
from guidepress.proof.held import _MEDIA
from guidepress.prove.measure import FORMATS
from guidepress.standards.conformance.criteria import INERT, READ, SILENT, WHOLE
from tests.support.places import ROOT


def is_open(match: ast.Match) -> bool:
    """Whether a match that names kinds takes what it does not name for something: its last case is no assertion."""
    patterns = [one for case in match.cases for one in ast.walk(case.pattern) if isinstance(one, ast.MatchValue)]
    of_kinds = any(ast.unparse(one.value).startswith(f"{EditionKind.__name__}.") for one in patterns)
    return of_kinds and "assert_never(" not in ast.unparse(match.cases[-1])


def test_every_match_on_a_kind_ends_in_assert_never() -> None:
    """mypy then names each place that does not know a new kind: none falls into a last case that is meant for others."""
    found = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in sorted((ROOT / "guidepress").rglob("*.py"))
        if "EditionKind" in (text := file.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Match) and is_open(node)
    ]
    assert found == []


def test_the_tables_by_kind_have_all_kinds() -> None:
    """The format that is looked for at the beginning of a file, and the media type that a manifest must give it."""
    assert set(FORMATS) == set(EditionKind)
    assert set(_MEDIA) >= set(EditionKind)


def test_the_rules_of_a_report_are_those_of_each_kind_that_is_read() -> None:
    """A kind that is read on a screen is answered for: by rules that prove that it plays, sends and runs nothing."""
    assert READ == (EditionKind.PDF, EditionKind.EPUB, EditionKind.WEB)
    for held in (SILENT, INERT, *WHOLE.values()):
        assert set(held) == set(READ)


def test_a_need_is_answered_by_the_editions_that_say_so() -> None:
    """No edition is named by hand: the best of each need comes first, and what no edition answers is said as such."""
    assert {need: answering(need) for need in Need} == {
        Need.LARGE_PRINT: ("large-print",),
        Need.DYSLEXIA: ("dyslexia",),
        Need.BRAILLE: ("braille",),
        Need.READ_ALOUD: ("epub", "web"),
        Need.OWN_LOOK: ("web", "epub"),
        Need.TAGGED: ("screen", "screen-ua2"),
        Need.PRINT: ("print",),
        Need.AUDIO: (),
        Need.EASY_READ: (),
        Need.SIGNED: (),
    }


def test_every_edition_with_the_whole_text_is_a_rendition() -> None:
    """What a report on accessibility counts as another way to read the text is asked of the editions, not told by hand."""
    assert set(RENDITIONS) == {one.name for one in EDITIONS.values() if not one.trade and one.name != "leaflet"}
