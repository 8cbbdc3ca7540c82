"""Editions with damage are spoken and proved to an end: with what they say, or with one of our errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.hostile.mutants import mutant, mutate


def test_damage_is_the_same_for_a_seed() -> None:
    """A failure can be had again."""
    data = b"%PDF-1.7\n" + b"1 0 obj << /Type /Catalog >> endobj\n" * 50
    assert mutant(data, "1") == mutant(data, "1")
    assert len({mutant(data, str(seed)) for seed in range(20)}) > 10


@pytest.mark.slow
def test_a_slice_of_the_mutants(tmp_path: Path) -> None:
    """Forty of each edition, one in ten proved: none without end, none that takes the memory, none that is a fault."""
    found = mutate(40, 7, folder=tmp_path)
    assert {tally.name: tally.failures for tally in found} == {tally.name: [] for tally in found}
    assert sum(tally.proved for tally in found) >= 16
