"""YAML of others: what is refused, and where."""

from __future__ import annotations

import pytest

from guidepress.importing.folder import parse_yaml
from guidepress.model.finding import Findings
from guidepress.read.markdown.front_matter import open_file
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


GIVEN_UP = (
    "?   #? - '*a>#? ? ? \n>- #- ''|{#\n{{- #{'<<\na>&aaa",
    "#[\n\n\n  \n\n\t  2026-02-30\n\n    \n\n*a\n\n  ? \n\n2026-02-30]\n{\\0}\n      \n    \n\n    \n    \n\n\n  \n\n      \n\n  ",
)


@pytest.mark.parametrize("text", GIVEN_UP)
@pytest.mark.parametrize("before", ["", "title: T\nstatements:\n  a: "])
def test_where_the_library_gives_up_the_text_is_refused(text: str, before: str) -> None:
    """It raises AssertionError and NotImplementedError there: such a text is no fault of ours, and ends as others do."""
    with pytest.raises(UnusableYamlError):
        load_yaml(before + text)
    findings = Findings()
    open_file(f"---\na: b\n{before}{text}\n---\n\n# T\n", "s.md", findings)
    assert [one.code for one in findings.items] == ["MAN085"]
    assert parse_yaml(before + text) == {}


def test_an_anchor_twice_is_no_warning_of_python() -> None:
    """Nobody who publishes a guide can do anything about it; a warning would be an error of this test."""
    assert parse_yaml("a: &x 1\nb: &x 2\n") == {"a": 1, "b": 2}
