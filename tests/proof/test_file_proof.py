"""One file that is damaged in some way: what could not be looked at is never called passed."""

from __future__ import annotations

import errno
import io
import shutil
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest

from guidepress.cli import app as cli
from guidepress.dist import folder as dist_folder
from guidepress.languages.registry import LANGUAGES, language_for
from guidepress.model.edition import EPUB, SCREEN, WEB, Edition
from guidepress.model.finding import Severity
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.run import Run, Status
from guidepress.proof.due import due_files
from guidepress.proof.file_proof import STRUCTURE, FileProof, prove_file
from guidepress.prove import DISCLAIMER, WORDS, Prover, count_rules
from guidepress.prove.epub import edition as epub_edition
from guidepress.prove.measure import Format, format_of
from guidepress.prove.parsers.epub import container
from guidepress.prove.parsers.pdf import file as pdf_file
from guidepress.prove.validators.toolbox import Toolbox
from tests.support.editions import Editions
from tests.support.proven import DUE, MINIMAL

KILOBYTE = 1024


@pytest.fixture(autouse=True)
def _no_validators(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.delenv("GUIDEPRESS_CHROMIUM", raising=False)


def proof_of(editions: Editions, edition: Edition, data: bytes) -> FileProof:
    """The proof of some bytes that lie where an edition should."""
    due = due_files(editions.book)[edition.file_name(editions.book.settings.slug)]
    return prove_file(due, data, editions.book, Toolbox(Path("nowhere")), {}, None)


def codes(proof: FileProof) -> set[str]:
    """What was found."""
    return {one.code for one in proof.everything}


def resaved(data: bytes, name: str, value: str) -> bytes:
    """A PDF with another value in its XMP metadata."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata[name] = value
        pdf.save(made)
    return made.getvalue()


def test_a_good_file_is_proved_by_counted_runs(minimal_editions: Editions) -> None:
    """Each of our provers says its version, by how many rules it looked at how much; numbers are those of the bytes."""
    proof = proof_of(minimal_editions, SCREEN, minimal_editions.of(SCREEN).data)
    assert proof.proved
    assert codes(proof) == set()
    ran = [run for run in proof.runs if run.status is not Status.NOT_RUN]
    assert {run.status for run in ran} == {Status.PASSED}
    assert all(run.version and run.rules and run.objects for run in ran)
    assert {run.profile for run in ran} >= {"words", "disclaimer", "structure", "PDF/UA-1", "PDF/A-3a"}
    assert proof.measured.claims == ("PDF/UA-1", "PDF/A-3a")
    assert proof.measured.pages == minimal_editions.of(SCREEN).pages
    assert proof.measured.words == 126


def test_the_rules_of_a_prover_are_those_that_it_applies(minimal_editions: Editions) -> None:
    """Whatever a prover of ours finds in rubbish is among the codes by which its rules are counted."""
    assert count_rules(("SAY",)) == 3
    sound = proof_of(minimal_editions, WEB, minimal_editions.of(WEB).data).runs
    assert next(run.rules for run in sound if run.profile == DISCLAIMER) == 8
    for edition, old, new in ((WEB, b"<h1", b"<h2"), (WEB, b"tide", b"side")):
        data = minimal_editions.of(edition).data.replace(old, new)
        for run in proof_of(minimal_editions, edition, data).runs:
            assert len({one.code for one in run.findings}) <= (run.rules or 0)


def test_a_claim_that_nobody_asked_for_is_found(minimal_editions: Editions) -> None:
    """A PDF that says that it is PDF/X-4 as well."""
    data = resaved(minimal_editions.of(SCREEN).data, "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion", "PDF/X-4")
    proof = proof_of(minimal_editions, SCREEN, data)
    assert "PRV012" in codes(proof)
    assert "PDF/X-4" in proof.measured.claims


@pytest.mark.parametrize(("edition", "step"), [(WEB, 1), (EPUB, 1), (SCREEN, 6)], ids=["web", "epub", "pdf"])
def test_cut_off_anywhere(minimal_editions: Editions, edition: Edition, step: int) -> None:
    """At every kilobyte (of the PDF, every sixth): not proved, no standard and no disclaimer, and never an exception."""
    _cut(minimal_editions, edition, step)


@pytest.mark.slow
def test_a_pdf_cut_off_at_every_kilobyte(minimal_editions: Editions) -> None:
    """The same for all of them."""
    _cut(minimal_editions, SCREEN, 1)


def _cut(editions: Editions, edition: Edition, step: int) -> None:
    whole = editions.of(edition).data
    for end in range(0, len(whole), step * KILOBYTE):
        proof = proof_of(editions, edition, whole[:end])
        assert not proof.proved, end
        assert any(one.severity is Severity.ERROR for one in proof.everything), end
        if "PRV007" in codes(proof):
            passed = {run.profile for run in proof.runs if run.passed}
            assert passed == set(), end
            assert (proof.measured.words, proof.measured.claims) == (None, ()), end


def test_a_pdf_that_nobody_can_open(minimal_editions: Editions) -> None:
    """With a password, without pages, no PDF behind its first line: not run, with why; what counts rests on nothing."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(minimal_editions.of(SCREEN).data)) as pdf:
        pdf.save(made, encryption=pikepdf.Encryption(user="x", owner="y"))
    for data in (made.getvalue(), b"%PDF-1.7\nrubbish", minimal_editions.of(SCREEN).data[:20_000]):
        proof = proof_of(minimal_editions, SCREEN, data)
        assert "PRV007" in codes(proof)
        assert {run.status for run in proof.runs} == {Status.NOT_RUN}
        assert all(run.why for run in proof.runs)
        assert not proof.proved


def test_a_prover_that_breaks_down_stops_no_other(minimal_editions: Editions, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is recorded with its cause; the others are as they were."""

    def broken(_file: object) -> None:
        raise ZeroDivisionError("it fell over")

    monkeypatch.setattr(epub_edition, "prove_epub", broken)
    proof = proof_of(minimal_editions, EPUB, minimal_editions.of(EPUB).data)
    assert codes(proof) == {"PRV011"}
    assert not proof.proved
    run = proof.run("structure")
    assert run is not None
    assert (run.status, run.why) == (Status.BROKE_DOWN, "ZeroDivisionError: it fell over")
    assert {one.status for one in proof.runs if one.profile in {"words", "disclaimer"}} == {Status.PASSED}


def test_what_looked_at_nothing_did_not_run() -> None:
    """No object, no rule, nothing told: no verdict, unless it found something all the same."""
    assert Run("x", "y", "1", rules=3, objects=9).status is Status.PASSED
    assert Run("x", "y", "1", rules=None, objects=9).status is Status.PASSED
    for rules, objects in ((0, 9), (3, 0), (None, None), (None, 0)):
        assert Run("x", "y", "1", rules=rules, objects=objects).status is Status.NOT_RUN
    assert Prover("words", ("SAY",), lambda: (), lambda: 0).run().status is Status.NOT_RUN
    assert Prover("words", ("SAY",), lambda: (), lambda: 1).run().passed


def test_a_prover_that_only_warns_did_not_fail() -> None:
    """Nor did it pass: no standard rests on it. With an error beside the warning it failed."""
    warning, error = (rule_of(code).at(Place("x"), "y") for code in ("PRV004", "PRV001"))
    assert (warning.severity, error.severity) == (Severity.WARNING, Severity.ERROR)
    warned = Run("x", "y", "1", rules=3, objects=9, findings=(warning,))
    assert (warned.status.value, warned.ran, warned.passed) == ("passed with warnings", True, False)
    assert Run("x", "y", "1", rules=3, objects=9, findings=(warning, error)).status is Status.FAILED
    for language in LANGUAGES.values():
        if language.tag != "en":
            assert language.proof.terms["passed with warnings"] != language.proof.terms["failed"]


@pytest.mark.parametrize("tag", sorted(set(LANGUAGES) - {"en"}))
def test_the_rows_of_the_page_have_words_in_every_language(tag: str) -> None:
    """Each verdict and each prover of ours."""
    told = {*(one.value for one in Status), WORDS, DISCLAIMER, STRUCTURE}
    told |= {"likeness", "clear type", "preflight", "braille", "record"}
    assert told - set(language_for(tag).proof.terms) == set()


def bomb(inside: bytes, name: str) -> bytes:
    """An EPUB with one file more."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        archive.writestr(name, inside)
    return made.getvalue()


def test_an_epub_that_unpacks_to_too_much(minimal_editions: Editions, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told from its directory before anything is unpacked; nothing is handed to a validator."""
    monkeypatch.setattr(container, "MAX_BYTES", 100_000)
    unpacked: list[str] = []

    def read(_archive: zipfile.ZipFile, name: str) -> bytes:
        unpacked.append(name)
        return b""

    monkeypatch.setattr(zipfile.ZipFile, "read", read)
    proof = proof_of(minimal_editions, EPUB, bomb(b"0" * 200_000, "EPUB/a.xhtml"))
    assert "PRV007" in codes(proof)
    assert unpacked == []
    assert {run.why for run in proof.runs if run.name == "epubcheck"} == {"the file cannot be opened"}


def test_an_epub_that_lies_about_its_size(minimal_editions: Editions) -> None:
    """What unpacks to more than the directory says is damaged, not read on and on."""
    data = bytearray(bomb(b"0" * 200_000, "EPUB/a.xhtml"))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert "PRV007" in codes(proof_of(minimal_editions, EPUB, bytes(data)))


def test_a_pdf_whose_page_unpacks_to_too_much(minimal_editions: Editions) -> None:
    """Each prover that needs the stream breaks down, none reads it whole; the limit is set for every PDF."""
    assert pikepdf.settings.get_qpdf_limits()["flate_max_memory"] == pdf_file.MOST
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 2**20) for _ in range(12)) + packer.flush()
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(minimal_editions.of(SCREEN).data)) as pdf:
        stream = pikepdf.Stream(pdf, b"")
        stream.write(packed, filter=pikepdf.Name.FlateDecode)
        pdf.pages[0].Contents = pdf.make_indirect(stream)
        pdf.save(made)
    pikepdf.settings.set_qpdf_limits(flate_max_memory=10 * 2**20)
    try:
        proof = proof_of(minimal_editions, SCREEN, made.getvalue())
    finally:
        pikepdf.settings.set_qpdf_limits(flate_max_memory=pdf_file.MOST)
    assert not proof.proved
    assert {run.status for run in proof.runs if run.profile in {"words", "disclaimer"}} == {Status.BROKE_DOWN}


FORMATS = {
    b"%PDF-1.7": Format.PDF,
    b"\n%PDF-1.7": Format.PDF,
    b"PK\x03\x04": Format.OTHER,
    b"": Format.OTHER,
    b"<!DOCTYPE html>": Format.PAGE,
    b"<!doctype HTML><html>": Format.PAGE,
    b"<html>": Format.OTHER,
    b"<x/>": Format.OTHER,
    b"<?xml version='1.0'?><Product/>": Format.OTHER,
    b'<Product xmlns="http://ns.editeur.org/onix/3.1/reference"/>': Format.RECORD,
    b",A\r\n\f": Format.BRAILLE,
    b"\xff\r\n\f": Format.OTHER,
}


@pytest.mark.parametrize("data", FORMATS)
def test_what_a_file_is_by_its_first_bytes(data: bytes) -> None:
    """Whatever it is called."""
    assert format_of(data) is FORMATS[data]


def test_a_full_disk_under_a_proof(
    minimal_editions: Editions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 3, and the folder is as it was."""
    out = tmp_path / "dist"
    out.mkdir()
    for edition in (EPUB, WEB):
        one = minimal_editions.of(edition)
        (out / one.file).write_bytes(one.data)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def full(_path: Path, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(dist_folder, "_write", full)
    assert cli.main(["prove", str(out), "--guide", str(MINIMAL), *DUE]) == 3
    assert "No space left on device" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]
    shutil.rmtree(out)
