"""The shipped packs are read by libyaml: it must read them as the guarded parser does."""

from __future__ import annotations

from importlib.resources import files

import pytest

from guidepress.policies.load import SHIPPED, _load
from guidepress.standards.guarded_yaml import load_yaml


@pytest.mark.parametrize("name", SHIPPED)
def test_both_parsers_read_the_same(name: str) -> None:
    """YAML 1.1 and 1.2 take some plain words for other things (`no`, `1:30`); a pack of ours has none of them."""
    data = files("guidepress.policies").joinpath("packs", f"{name}.yaml").read_bytes()
    assert _load(data, f"{name}.yaml") == load_yaml(data.decode())


def test_a_file_of_the_same_name_is_guarded() -> None:
    """Only the very bytes of a shipped pack are trusted."""
    assert hasattr(_load(b"title: Mine\n", "health.yaml"), "lc")
