"""``prove FILE``: any PDF or EPUB by the standards alone, without a guide; exit codes, and what is told."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from guidepress.cli import app as cli
from guidepress.cli.prove import STANDARDS
from guidepress.model.edition import SCREEN
from guidepress.proof import of_others
from guidepress.prove.validators import toolbox
from tests.support.editions import Editions
from tests.support.strange_epub import make_epub

NOWHERE = toolbox.Toolbox(Path("nowhere"))


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No validator of others is asked: what is tried here is ours."""
    monkeypatch.setattr(of_others, "validators", lambda *_asked: ())


def proved(path: Path, *options: str) -> int:
    """The exit code of the command."""
    return cli.main(["prove", str(path), *options])


def written(folder: Path, name: str, data: bytes) -> Path:
    """A file with these bytes."""
    (folder / name).write_bytes(data)
    return folder / name


def without_claim(data: bytes) -> bytes:
    """A PDF that claims no standard any more."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.Root.Metadata
        pdf.save(made)
    return made.getvalue()


def test_an_epub_of_others_is_held_to_the_standard_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It has none of what this house asks for, and passes; asked for by name, house rules fail it and say whose they are."""
    file = written(tmp_path, "theirs.epub", make_epub({"a.xhtml": "<p>x</p>"}))
    assert proved(file) == 0
    told = capsys.readouterr().out
    assert "guidepress, EPUB 3.3: passed (5 rules" in told
    assert "house" not in told
    assert proved(file, "--house") == 1
    told = capsys.readouterr().out
    assert "guidepress, EPUB 3.3: passed" in told
    assert "house rules of Guidepress: failed" in told
    assert "no standard asks for it" in told


def test_what_the_standard_forbids_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The place is the file inside the file, and the remedy does not ask to report it to us."""
    file = written(tmp_path, "theirs.epub", make_epub({"a.xhtml": '<a href="no.xhtml">n</a>'}))
    assert proved(file, "--format", "json") == 1
    said = json.loads(capsys.readouterr().out)
    (found,) = said["findings"]
    assert (found["code"], found["file"], found["hint"]) == ("EPB016", "theirs.epub/EPUB/a.xhtml", of_others.MEND)
    assert [(one["profile"], one["status"], one["findings"]) for one in said["provers"]] == [("EPUB 3.3", "failed", 1)]
    assert said["format"] == "EPUB"


def test_a_pdf_is_held_to_what_it_claims(
    minimal_editions: Editions, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What claims nothing is not passed for that: it is held to what one names, or to nothing, and that is no proof."""
    data = minimal_editions.of(SCREEN).data
    assert proved(written(tmp_path, "ours.pdf", data)) == 0
    assert "claims PDF/UA-1, PDF/A-3a" in capsys.readouterr().out
    file = written(tmp_path, "silent.pdf", without_claim(data))
    assert proved(file) == 2
    assert "--standard PDF/UA-1" in capsys.readouterr().err
    assert proved(file, "--standard", "PDF/UA-1", "--format", "json") == 1
    said = json.loads(capsys.readouterr().out)
    assert {(one["code"], one["file"]) for one in said["findings"]} == {("PDF010", "silent.pdf")}
    assert said["claims"] == []


def test_a_standard_that_no_prover_was_asked_about_is_not_passed(
    minimal_editions: Editions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """PDF/UA-2 is veraPDF's alone: where it is missing nothing ran, and that is said; required, it ends with 3."""
    monkeypatch.undo()
    monkeypatch.setattr(toolbox, "Toolbox", lambda: NOWHERE)
    file = written(tmp_path, "silent.pdf", without_claim(minimal_editions.of(SCREEN).data))
    assert proved(file, "--standard", "PDF/UA-2") == 3
    said = capsys.readouterr()
    assert "verapdf, PDF/UA-2: not run" in said.out
    assert "no prover ran" in said.err
    file = written(tmp_path, "ours.pdf", minimal_editions.of(SCREEN).data)
    assert proved(file) == 0
    assert "verapdf: not run" in capsys.readouterr().err
    assert proved(file, "--require", "verapdf") == 3
    assert "required and not installed" in capsys.readouterr().err


REFUSED: list[tuple[str, bytes | None, tuple[str, ...], int, str]] = [
    ("none.pdf", None, (), 2, "there is no"),
    ("x.txt", b"words", (), 2, "neither a PDF nor an EPUB"),
    ("x.epub", make_epub({"a.xhtml": "<p>x</p>"}), ("--standard", "PDF/UA-1"), 2, "standards of PDF"),
    ("x.epub", make_epub({"a.xhtml": "<p>x</p>"}), ("--guide", "manuscript"), 2, "with a FILE go"),
    ("x.epub", make_epub({"a.xhtml": "<p>x</p>"}), ("--require", "nobody"), 2, "no validator 'nobody'"),
    ("x.pdf", b"%PDF-1.7 broken", ("--house",), 2, "no house rules"),
    ("x.pdf", b"%PDF-1.7 broken", (), 1, "PRV007"),
    ("x.epub", b"PK broken", (), 1, "EPB001"),
]


@pytest.mark.parametrize(("name", "data", "options", "code", "told"), REFUSED, ids=[one[-1] for one in REFUSED])
def test_what_cannot_be_proved_ends_in_words(
    name: str,
    data: bytes | None,
    options: tuple[str, ...],
    code: int,
    told: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """No such file, another kind, options that do not fit, and damage: an exit code, a place, a remedy."""
    file = tmp_path / name if data is None else written(tmp_path, name, data)
    assert proved(file, *options) == code
    said = capsys.readouterr()
    assert told in said.out + said.err
    assert "passed" not in said.out


def test_a_pipe_and_a_password(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody waits for a pipe; a locked PDF is refused in words."""
    import os

    os.mkfifo(tmp_path / "pipe.pdf")
    assert proved(tmp_path / "pipe.pdf") == 2
    assert "pipe or a device" in capsys.readouterr().err
    locked = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert proved(written(tmp_path, "locked.pdf", locked.getvalue())) == 2
    assert "password" in capsys.readouterr().err


def without_way(data: bytes) -> bytes:
    """A PDF that does not say where its table of objects is: pikepdf finds it, page-validation does not."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(made, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return made.getvalue()[: made.getvalue().rindex(b"startxref")] + b"startxref\n7\n%%EOF\n"


def with_a_wide_cell(data: bytes) -> bytes:
    """A PDF with a cell that is wider than any book needs."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        kids = pdf.Root.StructTreeRoot.K
        top = kids if isinstance(kids, pikepdf.Dictionary) else kids[0]
        attributes = pikepdf.Dictionary(O=pikepdf.Name.Table, ColSpan=100_000)
        table, row, cell = (
            pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name(f"/{name}")))
            for name in ("Table", "TR", "TD")
        )
        cell.A = attributes
        for parent, kid in ((top, table), (table, row), (row, cell)):
            kid.P = parent
            held = parent.get("/K")
            parent.K = pikepdf.Array(
                [*(held if isinstance(held, pikepdf.Array) else () if held is None else [held]), kid]
            )
        pdf.save(made)
    return made.getvalue()


@pytest.mark.parametrize("spoil", [without_way, with_a_wide_cell])
def test_a_file_that_page_validation_refuses_is_at_fault_itself(
    spoil: Callable[[bytes], bytes],
    minimal_editions: Editions,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It did its work: an error of the file, with the reason, and not a validator that broke down."""
    file = written(tmp_path, "theirs.pdf", spoil(minimal_editions.of(SCREEN).data))
    assert proved(file) == 1
    said = capsys.readouterr()
    assert "PRV007 error theirs.pdf page-validation could not read the PDF: " in said.out
    assert "broke down" not in said.out + said.err
    assert "page-validation, PDF/UA-1: passed" not in said.out


def test_a_prover_that_stumbles_ends_with_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is named, and nothing it judges is called passed."""

    def stumble(*_asked: Any, **_named: Any) -> None:
        raise ZeroDivisionError("it fell over")

    monkeypatch.setattr(of_others, "prove_epub", stumble)
    assert proved(written(tmp_path, "x.epub", make_epub({"a.xhtml": "<p>x</p>"}))) == 3
    said = capsys.readouterr()
    assert "broke down" in said.err
    assert "PRV011" in said.out
    assert "passed" not in said.out


def test_options_of_a_file_do_not_go_with_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And the standards that may be named are those that some prover knows."""
    assert proved(tmp_path, "--house") == 2
    assert "go with a FILE" in capsys.readouterr().err
    assert STANDARDS == of_others.STANDARDS
