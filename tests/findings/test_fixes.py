"""Repairs: the fault is gone afterwards, and not a byte besides has changed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from lxml import etree

from guidepress.cli.app import main
from guidepress.findings.fixes import Repair, repairs, write_repairs
from guidepress.model.finding import Findings
from guidepress.pipeline.check import check, check_book_of
from guidepress.read import read_guide
from tests.support.places import CASES

STOCK = CASES / "_guide"
MORE = "sections/03-more.md"


def guide_with(tmp_path: Path, data: bytes, name: str = MORE) -> Path:
    """The stock guide with one file of these bytes."""
    folder = tmp_path / "guide"
    shutil.copytree(STOCK, folder)
    (folder / name).write_bytes(data)
    return folder


def mended(folder: Path) -> dict[str, bytes]:
    """What the files that can be mended become."""
    findings, book = check_book_of(folder)
    return {repair.file: repair.after for repair in repairs(book.texts, findings.items)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"# More\n\nWash the the hands.\n", b"# More\n\nWash the hands.\n"),
        (b"# More\n\nWash the\nthe hands.\n", b"# More\n\nWash the\nhands.\n"),
        (b"# More\n\nThe the soap. Of of it.\nAnd the the brush.\n", b"# More\n\nThe soap. Of it.\nAnd the brush.\n"),
        (b"# More\r\n\r\nWash the the hands.\r\n", b"# More\r\n\r\nWash the hands.\r\n"),
        (b"\xef\xbb\xbf# More\n\nWash the the hands.", b"\xef\xbb\xbf# More\n\nWash the hands."),
    ],
)
def test_doubled_words(before: bytes, after: bytes, tmp_path: Path) -> None:
    """One of the two goes, wherever the line breaks; line ends and byte order mark stay; LAN001 is gone."""
    folder = guide_with(tmp_path, before)
    assert "LAN001" in {one.code for one in check(folder).items}
    assert mended(folder) == {MORE: after}
    (folder / MORE).write_bytes(after)
    assert "LAN001" not in {one.code for one in check(folder).items}


def test_words_in_code_and_good_doubles_stay(tmp_path: Path) -> None:
    """Code is not prose, 'had had' is right, and a double elsewhere does not touch either."""
    text = b"# More\n\nHe had had soap; type `the the`.\n\n```\nthe the\n```\n\nWash the the hands.\n"
    folder = guide_with(tmp_path, text)
    assert mended(folder) == {MORE: text.replace(b"Wash the the", b"Wash the")}


@pytest.mark.parametrize(
    "address", [b"http://doi.org/", b"http://dx.doi.org/", b"https://dx.doi.org/", b"HTTP://DX.DOI.ORG/"]
)
def test_addresses_of_dois(address: bytes, tmp_path: Path) -> None:
    """Old addresses of a DOI become today's; code, other addresses and the DOI itself stay."""
    text = b"# More\n\nSee [it](%s10.1000/Ab) and [that](http://example.org/doi.org/10.1). Type `%s10.1`.\n"
    folder = guide_with(tmp_path, text % (address, address))
    assert mended(folder) == {MORE: text % (b"https://doi.org/", address)}


def test_spaces_at_line_ends(tmp_path: Path) -> None:
    """Spaces that mean nothing go; a hard break stays, and so does code. The Book is the same afterwards."""
    text = b"# More \n\nOne \ntwo  \nthree  \n\n- a\t\n\n```\nx \n```\n"
    folder = guide_with(tmp_path, text)
    before = trees(folder)
    assert mended(folder) == {MORE: b"# More\n\nOne\ntwo  \nthree\n\n- a\n\n```\nx \n```\n"}
    (folder / MORE).write_bytes(mended(folder)[MORE])
    assert trees(folder) == before
    assert mended(folder) == {}


def trees(folder: Path) -> list[bytes]:
    """The parts of a guide as bytes, spaces at line ends aside."""
    book = read_guide(folder, Findings())
    return [re.sub(rb"[ \t]+(?=\n|<)", b"", etree.tostring(part.tree)) for part in book.parts]


@pytest.mark.parametrize(
    "written",
    [
        "https://doi.org/10.2105/AJPH.2007.124610",
        "http://dx.doi.org/10.2105/AJPH.2007.124610",
        "doi:10.2105/AJPH.2007.124610",
        "DOI: 10.2105/AJPH.2007.124610.",
        " 10.2105/AJPH.2007.124610 ",
    ],
)
def test_dois_of_references(written: str, tmp_path: Path) -> None:
    """A DOI with an address, a label or a full stop becomes the bare one; the file is otherwise the same; no REF006."""
    bare = (STOCK / "references.json").read_bytes()
    data = bare.replace(b'"10.2105/AJPH.2007.124610"', f'"{written}"'.encode())
    assert data != bare
    folder = guide_with(tmp_path, data, "references.json")
    assert mended(folder) == {"references.json": bare}


def test_a_guide_without_a_fault_stays(tmp_path: Path) -> None:
    """Nothing is proposed for the stock guide, nor for our own guides."""
    folder = guide_with(tmp_path, (STOCK / MORE).read_bytes())
    assert mended(folder) == {}
    assert mended(STOCK.parents[2] / "manuscript") == {}


def test_a_file_that_changed_meanwhile_is_not_written(tmp_path: Path) -> None:
    """What the author typed since then is not lost; no temporary file stays behind."""
    folder = guide_with(tmp_path, b"# New\n")
    listed = sorted(folder.rglob("*"))
    with pytest.raises(OSError, match="changed"):
        write_repairs(folder, [Repair(MORE, b"# Old\n", b"# Mended\n")])
    assert (folder / MORE).read_bytes() == b"# New\n"
    assert sorted(folder.rglob("*")) == listed


def test_the_command_shows_first_and_writes_when_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--fix`` alone shows a unified diff and writes nothing; with ``--yes`` it writes, and keeps the file's mode."""
    folder = guide_with(tmp_path, b"# More\n\nWash the the hands.\n")
    (folder / MORE).chmod(0o640)
    main(["check", "--guide", str(folder), "--fix"])
    shown = capsys.readouterr()
    assert "-Wash the the hands.\n+Wash the hands.\n" in shown.out
    assert f"--- a/{MORE}\n+++ b/{MORE}\n" in shown.out
    assert "Nothing was written" in shown.err
    assert (folder / MORE).read_bytes() == b"# More\n\nWash the the hands.\n"
    assert main(["check", "--guide", str(folder), "--fix", "--yes", "--strict"]) == 0
    assert (folder / MORE).read_bytes() == b"# More\n\nWash the hands.\n"
    assert (folder / MORE).stat().st_mode & 0o777 == 0o640


def test_the_command_takes_a_baseline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Written once, it silences what it lists, and only that; without a file the flag is wrong use."""
    folder = guide_with(tmp_path, b"# More\n\nWash the the hands.\n")
    arguments = ["check", "--guide", str(folder), "--strict", "--baseline", str(tmp_path / "b.json")]
    assert main([*arguments, "--write-baseline"]) == 0
    assert main(arguments) == 0
    (folder / MORE).write_bytes(b"# More\n\nNew: of of it.\n\nWash the the hands.\n")
    capsys.readouterr()
    assert main(arguments) == 1
    out = capsys.readouterr().out
    assert "of of" in out
    assert "the the" not in out
    assert main(["check", "--guide", str(folder), "--write-baseline"]) == 2
