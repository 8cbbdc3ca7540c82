"""Sixty more sound disclaimers, of wordings that were written before the rules: none is questioned."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml

from benchmarks.checker.guides import guide_of
from guidepress.check.statements.contradictions import check_contradictions
from guidepress.check.statements.frames import check_frames
from guidepress.check.statements.in_earnest import check_in_earnest
from guidepress.check.statements.required import check_statements
from guidepress.model.book import PartKind
from tests.support.places import TESTS

DATA: dict[str, dict[str, list[str]]] = yaml.load(
    (TESTS / "check" / "statements" / "sixty_more.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)
CHECKS = (check_statements, check_contradictions, check_frames, check_in_earnest)


def disclaimers(language: str, step: int) -> Iterator[str]:
    """Five disclaimers of other wordings: that of a statement moves with it, the disclaimer and the step."""
    for number in range(5):
        yield "\n\n".join(
            texts[(number + step * at * (at + 1) // 2 + at) % len(texts)]
            for at, texts in enumerate(DATA[language].values())
        )


@pytest.mark.parametrize("step", range(3))
@pytest.mark.parametrize("language", DATA)
def test_none_is_questioned(language: str, step: int) -> None:
    """Of the sixty 11 passed at first run: who bears the costs, what an organ suffers, what is not treated."""
    told = [
        str(one)
        for text in disclaimers(language, step)
        for check in CHECKS
        for one in check(guide_of(language, "health", (PartKind.DISCLAIMER, text)))
    ]
    assert told == []


def test_each_is_another() -> None:
    """Sixty disclaimers, two hundred wordings, no two alike."""
    texts = [text for language in DATA for step in range(3) for text in disclaimers(language, step)]
    assert len(texts) == len(set(texts)) == 60
    assert len({text for statements in DATA.values() for texts in statements.values() for text in texts}) == 200
