"""YAML of others: what is refused, and where."""

from __future__ import annotations

import pytest

from guidepress.importing.folder import parse_yaml
from guidepress.model.finding import Findings
from guidepress.read.markdown.front_matter import open_file
from guidepress.standards.guarded_yaml import UNREADABLE, UnusableYamlError, load_plain, load_yaml


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
        "a",
        "2",
        "None",
        "2.5",
        "2026-01-01",
    ]


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
    with pytest.raises(UNREADABLE):
        load_plain(f"a: b\n{before}{text}")
    findings = Findings()
    open_file(f"---\na: b\n{before}{text}\n---\n\n# T\n", "s.md", findings)
    assert [one.code for one in findings.items] == ["MAN111"]  # lines of it are no settings
    assert parse_yaml(before + text) == {}


def test_an_anchor_twice_is_no_warning_of_python() -> None:
    """Nobody who publishes a guide can do anything about it; a warning would be an error of this test."""
    assert parse_yaml("a: &x 1\nb: &x 2\n") == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("text", "told", "line"),
    [
        ("%YAML 1.3\n---\na: 1\n", "'%YAML 1.3' is a directive of YAML, and none is read: take the line out", 1),
        (
            "# ours\n\n%YAML 1.1\n---\na: no\n",
            "'%YAML 1.1' is a directive of YAML, and none is read: take the line out",
            3,
        ),
        ("a: 1\n---\nb: 2\n", "a second document begins here ('---'), and only one is read", 2),
    ],
)
def test_what_stands_around_a_document_is_told(text: str, told: str, line: int) -> None:
    """A directive could have words read as something else; what a second document says would be lost."""
    with pytest.raises(UnusableYamlError) as caught:
        load_yaml(text)
    assert (caught.value.message, caught.value.line) == (told, line)


def test_a_percent_sign_of_a_text_is_no_directive() -> None:
    """At the head of a line of a long text, and after the mark of a document."""
    assert dict(load_yaml("---\na: |\n  %YAML\nb: 5%\n")) == {"a": "%YAML\n", "b": "5%"}
