"""YAML of others: what is refused, and where."""

from __future__ import annotations

import pytest

from guidepress.standards.guarded_yaml import UnusableYamlError, load_yaml


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("? - - title", 1),
        ("a: 1\n? {b: c}\n: d", 2),
        ("[a]: b", 1),
        ("? ? a", 1),
        ("a: 1\nb:\n  - c:\n      ? [d]\n      : 2", 4),
        ("a:\n  {? [x, {y: z}]: 1}", 2),
    ],
)
def test_a_key_that_is_no_word_is_refused(text: str, line: int) -> None:
    """YAML lets lists and mappings be keys; no setting has such a one, and no dictionary of ours can hold it."""
    with pytest.raises(UnusableYamlError, match="a key must be a word") as caught:
        load_yaml(text)
    assert caught.value.line == line


def test_keys_of_all_plain_kinds_are_read() -> None:
    """Whoever asks for words finds that a number is none."""
    assert [str(key) for key in load_yaml("a: 1\n2: b\n~: c\n2.5: d\n2026-01-01: e")] == [
        "a", "2", "None", "2.5", "2026-01-01",
    ]  # fmt: skip
