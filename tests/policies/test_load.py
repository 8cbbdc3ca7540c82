"""The shipped packs are read by libyaml: it must read them as the guarded parser does."""

from __future__ import annotations

from importlib.resources import files

import pytest

from guidepress.policies.load import MAX_BYTES, SHIPPED, PackError, _load, parse
from guidepress.policies.pack import Pack
from guidepress.policies.wordings import counted_steps
from guidepress.standards.guarded_yaml import load_yaml


@pytest.mark.parametrize("name", SHIPPED)
def test_both_parsers_read_the_same(name: str) -> None:
    """YAML 1.1 and 1.2 take some plain words for other things (`no`, `1:30`); a pack of ours has none of them."""
    data = files("guidepress.policies").joinpath("packs", f"{name}.yaml").read_bytes()
    assert _load(data, f"{name}.yaml") == load_yaml(data.decode())


def test_a_file_of_the_same_name_is_guarded() -> None:
    """Only the very bytes of a shipped pack are trusted."""
    assert hasattr(_load(b"title: Mine\n", "health.yaml"), "lc")


@pytest.mark.parametrize("name", SHIPPED)
def test_the_wordings_of_a_shipped_pack_are_bounded(name: str) -> None:
    """When a guide is checked they are taken unquestioned; here each is held to the rules of all."""
    data = files("guidepress.policies").joinpath("packs", f"{name}.yaml").read_bytes()
    with counted_steps() as steps:
        Pack.model_validate(_load(data, f"{name}.yaml"))
    assert steps.taken > 0 or name == "general"


def test_a_policy_that_is_called_as_a_shipped_one_is_questioned() -> None:
    """The name of a file vouches for nothing: neither for its size nor for its wordings."""
    with pytest.raises(PackError, match="is not allowed in a wording"):
        parse(b"title: Mine\nforbidden: [{pattern: 'a.*b', why: x, instead: y}]\n", "health.yaml")
    with pytest.raises(PackError, match="is larger than"):
        parse(b"title: Mine\n" + b"#" * MAX_BYTES, "health.yaml")
    many = b"".join(b"  - {pattern: 'a%d.{0,100}b', why: x, instead: y}\n" % number for number in range(200))
    with pytest.raises(PackError, match="too many or too large"):
        parse(b"title: Mine\nforbidden:\n" + many, "health.yaml")
