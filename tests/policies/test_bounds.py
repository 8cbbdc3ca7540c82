"""What a wording may be, so that no policy takes more than its time."""

from __future__ import annotations

import pytest

from guidepress.policies.wordings import bounded, compiled_of
from tests.support.costs import grows_in_proportion


@pytest.mark.parametrize("pattern", ["a*", "a+", "a{2,}", "(?=a)", r"(a)\1", "a{1,999}", "a?", "("])
def test_a_wording_that_could_run_away_is_refused(pattern: str) -> None:
    """No open or nested repeat, look-around or back-reference; nor one that fits every text."""
    with pytest.raises(ValueError, match=r"."):
        bounded(pattern)


def test_the_worst_wording_takes_its_time_in_bounds() -> None:
    """Three gaps at their widest over a long text that never fits."""
    machine = compiled_of((bounded("a.{0,40}b.{0,40}c"),))
    assert machine.search("ab" * 5000) is None
    grows_in_proportion(lambda size: machine.search("ab" * size), 5000)
