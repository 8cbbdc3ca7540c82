"""What a terminal cannot show is no fault: letters that its encoding has not, and columns that it says it lacks."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from guidepress.cli.formatters.show import show_findings
from guidepress.cli.streams import json_for, whole_streams
from guidepress.model.finding import Rule, Severity
from guidepress.model.place import Place

FAULT = Rule("ACC001", Severity.ERROR, "No words", "why.", "Write some.").at(
    Place("a.md", 1), "nothing is 'пё' \U0001f600"
)


def narrow(monkeypatch: pytest.MonkeyPatch) -> io.TextIOWrapper:
    """From now on: a standard output that has the letters of ASCII and refuses others."""
    made = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="strict", write_through=True)
    monkeypatch.setattr(sys, "stdout", made)
    monkeypatch.setattr(sys, "stderr", made)
    whole_streams()
    return made


def written(stream: io.TextIOWrapper) -> str:
    """What came out."""
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode("ascii")


def test_letters_that_a_terminal_has_not_are_told_by_their_numbers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A finding about such a letter does not end the command."""
    stream = narrow(monkeypatch)
    show_findings([FAULT], tmp_path, "text")
    assert r"ACC001 error a.md:1 nothing is '\u043f\u0451' \U0001f600" in written(stream)


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_a_machine_gets_json_that_it_can_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, form: str) -> None:
    """JSON has escapes of its own, two for what lies beyond sixteen bits."""
    stream = narrow(monkeypatch)
    show_findings([FAULT], tmp_path, form)
    assert "nothing is 'пё' \U0001f600" in json.dumps(json.loads(written(stream)), ensure_ascii=False)


def test_where_every_letter_can_be_written_it_is() -> None:
    """No escapes for those who need none."""
    assert json_for(io.StringIO(), '{"a": "пё"}') == '{"a": "пё"}'


@pytest.mark.parametrize("columns", ["0", "1"])
def test_a_terminal_without_columns_is_told_all_the_same(
    tmp_path: Path, columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing at all was printed, and the command ended with 1."""
    monkeypatch.setenv("COLUMNS", columns)
    show_findings([FAULT], tmp_path, "text")
    assert "ACC001 error a.md:1 nothing is" in capsys.readouterr().out
