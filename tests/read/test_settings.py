"""``guide.yaml`` and the files it names: every fault is told with its line, none is a traceback.

It is long because each setting has the faults that it can have.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Findings
from guidepress.model.settings import Settings
from guidepress.read import read_guide
from tests.support.small_guide import SETTINGS, write_guide

OPENING = len(SETTINGS.splitlines())


def refused(folder: Path) -> list[str]:
    """The findings, as ``CODE file:line``, with which a ``guide.yaml`` is refused."""
    with pytest.raises(ConfigurationError) as caught:
        read_guide(folder, Findings())
    return [f"{finding.code} {finding.place.file}:{finding.place.line}" for finding in caught.value.findings]


def found(folder: Path) -> list[str]:
    """The findings of a guide that can be read."""
    findings = Findings()
    read_guide(folder, findings)
    return [f"{finding.code} {finding.place.file}:{finding.place.line}" for finding in findings.in_order()]


SETTINGS_FAULTS = {
    "an unknown setting": (SETTINGS + "colour: red\n", [f"MAN003 guide.yaml:{OPENING + 1}"]),
    "an unknown setting in a setting": (
        SETTINGS.replace("  name: CC0", "  name: CC0\n  nmae: x"),
        ["MAN003 guide.yaml:14"],
    ),
    "a setting twice": (SETTINGS + "title: Again\n", [f"MAN002 guide.yaml:{OPENING + 1}"]),
    "a number for a text": (SETTINGS.replace("title: A Small Guide", "title: 12"), ["MAN004 guide.yaml:1"]),
    "a version without quotation marks": (SETTINGS.replace('"1.0"', "1.0"), ["MAN004 guide.yaml:10"]),
    "a list for a text": (SETTINGS.replace("title: A Small Guide", "title: [a, b]"), ["MAN004 guide.yaml:1"]),
    "a text for a list": (SETTINGS.replace("  - name: Ada Example", "  Ada"), ["MAN004 guide.yaml:5"]),
    "no title": (SETTINGS.replace("title: A Small Guide\n", ""), ["MAN005 guide.yaml:1"]),
    "an empty title": (SETTINGS.replace("title: A Small Guide", 'title: "  "'), ["MAN004 guide.yaml:1"]),
    "no date": (SETTINGS.replace("date: 2026-01-02", "date: soon"), ["MAN004 guide.yaml:11"]),
    "a slug with a path": (SETTINGS.replace("slug: small", "slug: ../../etc"), ["MAN004 guide.yaml:2"]),
    "a licence that runs": (
        SETTINGS.replace("  name: CC0", "  name: CC0\n  url: javascript:alert(1)"),
        ["MAN004 guide.yaml:14"],
    ),
    "no identifier of ours": (SETTINGS.replace("urn:uuid:5b1f2a52", "urn:5b1f2a52"), ["MAN004 guide.yaml:9"]),
    "a tab for indentation": (SETTINGS + "page:\n\ttrim: a4\n", [f"MAN002 guide.yaml:{OPENING + 2}"]),
    "a bracket that stays open": (
        SETTINGS + "page:\n  trim: a4\nsubjects: [a,\n",
        [f"MAN002 guide.yaml:{OPENING + 4}"],
    ),
    "a list, not settings": ("- a\n- b\n", ["MAN002 guide.yaml:1"]),
    "nothing": ("", ["MAN002 guide.yaml:1"]),
    "a text": ("hello\n", ["MAN002 guide.yaml:1"]),
    "two documents": (SETTINGS + "---\ntitle: x\n", [f"MAN002 guide.yaml:{OPENING + 1}"]),
    "an object of Python": ("!!python/object/apply:os.system ['true']\n", ["MAN002 guide.yaml:1"]),
    "a bomb of aliases": (
        "a: &a [x,x]\n" + "\n".join(f"{b}: &{b} [*{a},*{a},*{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
        ["MAN002 guide.yaml:2"],
    ),
    "depth": ("a: " + "[" * 50_000, ["MAN002 guide.yaml:1"]),
    "a control that is written as an escape": (SETTINGS + 'subtitle: "a\\0b"\n', [f"MAN002 guide.yaml:{OPENING + 1}"]),
    "a page of the front twice": (
        SETTINGS.replace("  - contents", "  - disclaimer: front/disclaimer.md\n  - contents"),
        ["MAN004 guide.yaml:22"],
    ),
    "a list that a library gives up on": (
        "?   #? - '*a>#? ? ? \n>- #- ''|{#\n{{- #{'<<\na>&aaa",
        ["MAN002 guide.yaml:1"],
    ),
    "a separator of lines": (SETTINGS + "subtitle: a\u2028b\n", [f"MAN017 guide.yaml:{OPENING + 1}"]),
    "1 MB": ("# " + "x" * 1_000_000, ["MAN013 guide.yaml:None"]),
    "a control character": (SETTINGS + "subtitle: a\x07b\n", [f"MAN017 guide.yaml:{OPENING + 1}"]),
}


@pytest.mark.parametrize("name", SETTINGS_FAULTS)
def test_a_fault_of_the_settings_is_told_with_its_line(tmp_path: Path, name: str) -> None:
    """Each fault is refused, and the finding names the line to mend."""
    settings, findings = SETTINGS_FAULTS[name]
    assert refused(write_guide(tmp_path, "# T\n\nx\n", settings=settings)) == findings


def test_breaks_in_a_title_are_spaces(tmp_path: Path) -> None:
    """Breaks and tabs would stand in the title of the PDF and of the page; a space that does not break stays."""
    settings = SETTINGS.replace("title: A Small Guide", 'title: "A\\nSmall\\t \\r\\nGuide\\u00a0x"')
    book = read_guide(write_guide(tmp_path, "# T\n\nx\n", settings=settings), Findings())
    assert book.settings.title == "A Small Guide\u00a0x"


def test_sizes_are_told_in_words_that_differ(tmp_path: Path) -> None:
    """A file a little over the limit has not "0.1 MB; the limit is 0.1 MB"."""
    with pytest.raises(ConfigurationError) as caught:
        read_guide(write_guide(tmp_path, "# T\n\nx\n", settings="# " + "x" * 100_000), Findings())
    assert "has 100 kB; the limit is 66 kB" in caught.value.findings[0].message


def test_a_chain_of_policies_is_not_read_without_end(tmp_path: Path) -> None:
    """Of 40 files that extend one another no more are read than a chain may have; one that is missing is told at its line."""
    links = {f"p{n}.yaml": f"title: T\nextends: p{n + 1}.yaml\n" for n in range(40)}
    folder = write_guide(tmp_path, "# T\n\nx\n", settings=f"{SETTINGS}policy: p0.yaml\n", **links)
    book = read_guide(folder, Findings())
    assert sum(name.startswith("p") and name.endswith(".yaml") for name in book.sources) < 12
    (folder / "p1.yaml").unlink()
    assert found(folder) == ["MAN010 p0.yaml:2"]


def test_no_settings(tmp_path: Path) -> None:
    """A folder without guide.yaml is no guide, and a folder that is not there is none either."""
    assert refused(tmp_path) == ["MAN001 guide.yaml:None"]
    assert refused(tmp_path / "absent") == ["MAN001 guide.yaml:None"]


def test_settings_that_are_no_text(tmp_path: Path) -> None:
    """guide.yaml in another encoding is refused with the line of the first wrong byte."""
    folder = write_guide(tmp_path, "# T\n\nx\n")
    (folder / "guide.yaml").write_bytes(SETTINGS.replace("A Small", "Ein grünes").encode("latin-1"))
    assert refused(folder) == ["MAN012 guide.yaml:1"]


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    """The same guide, saved by an editor on Windows, reads the same."""
    text = "# T\n\nOne\nparagraph.\n\n- a\n- b\n"
    plain = read_guide(write_guide(tmp_path / "a", text, **{"references.json": "[]"}), Findings())
    folder = write_guide(tmp_path / "b", text, **{"references.json": "[]"})
    for path in (folder / "guide.yaml", folder / "sections/one.md"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    findings = Findings()
    assert list(read_guide(folder, findings).text()) == list(plain.text())
    assert findings.items == []


BYTES = {
    "latin-1": ("# T\n\nx\n\ncaf\xe9\n".encode("latin-1"), ["MAN012 sections/one.md:5"]),
    "UTF-16": ("# T\n\nx\n".encode("utf-16"), ["MAN012 sections/one.md:1"]),
    "a NUL": (b"# T\n\na\0b\n", ["MAN017 sections/one.md:3"]),
    "an escape": (b"# T\n\n\na\x1b[31m\n", ["MAN017 sections/one.md:4"]),
    "private use": ("# T\n\n\ue000\ue011\ue001\n".encode(), ["MAN017 sections/one.md:3"] * 3),
    "a lone surrogate": (b"# T\n\n\xed\xa0\x80\n", ["MAN012 sections/one.md:3"]),
    "nothing": (b"", ["MAN015 sections/one.md:1"]),
    "spaces": (b" \n\t\n", ["MAN015 sections/one.md:1"]),
    "no heading": (b"Words.\n", ["MAN015 sections/one.md:1"]),
    "an empty heading": (b"# \n\nWords.\n", ["MAN015 sections/one.md:1"]),
    "two headings": (b"# A\n\nx\n\n# B\n", ["MAN016 sections/one.md:5"]),
    "five megabytes": (b"# A\n\n" + b"word word\n\n" * 500_000, ["MAN013 guide.yaml:None"]),
}


@pytest.mark.parametrize("name", BYTES)
def test_a_section_that_is_no_section(tmp_path: Path, name: str) -> None:
    """Wrong bytes, no heading, too many: found, with the line."""
    data, findings = BYTES[name]
    folder = write_guide(tmp_path, "", **{"references.json": "[]"})
    (folder / "sections/one.md").write_bytes(data)
    assert found(folder) == findings


PATHS = {
    "missing": ("sections/none.md", "MAN010"),
    "a folder": ("sections", "MAN010"),
    "above": ("../outside.md", "MAN011"),
    "far above": ("../../../../../../etc/passwd", "MAN011"),
    "around": ("sections/../../outside.md", "MAN011"),
    "absolute": ("/etc/passwd", "MAN011"),
    "with backslashes": (r"..\outside.md", "MAN011"),
    "a link out": ("sections/link.md", "MAN011"),
    "in a linked folder": ("linked/outside.md", "MAN011"),
    "a link in a circle": ("sections/circle.md", "MAN011"),
    "too long": ("x" * 290, "MAN011"),
}


@pytest.mark.parametrize("name", PATHS)
def test_a_path_stays_in_the_guide(tmp_path: Path, name: str) -> None:
    """What lies outside the guide folder is not read, whichever way it is named."""
    path, code = PATHS[name]
    (tmp_path / "outside.md").write_text("# Secret\n", encoding="utf-8")
    settings = SETTINGS.replace("sections/one.md", f"'{path}'")
    folder = write_guide(tmp_path / "guide", "# T\n", settings=settings, **{"references.json": "[]"})
    (folder / "sections/link.md").symlink_to(tmp_path / "outside.md")
    (folder / "linked").symlink_to(tmp_path)
    (folder / "sections/circle.md").symlink_to("circle.md")
    findings = Findings()
    book = read_guide(folder, findings)
    assert [finding.code for finding in findings.items] == [code]
    assert not any("Secret" in text for text in book.text())


def test_a_link_inside_the_guide_is_followed(tmp_path: Path) -> None:
    """A symbolic link is no fault in itself."""
    folder = write_guide(tmp_path, "# T\n", **{"references.json": "[]"})
    (folder / "sections/one.md").rename(folder / "sections/real.md")
    (folder / "sections/one.md").symlink_to("real.md")
    assert found(folder) == []


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("titel: x\n", "unknown setting 'titel'; did you mean 'title'?"),
        ("subtitle: ''\n", "'subtitle' is empty"),
        ("leaflet: [a, '']\n", "'leaflet.blocks.1' is empty"),
        ("editions: []\n", "'editions' is empty"),
        ("isbn: 978-1-٤٠٢٨-9462-6\n", "with a right check digit)"),
        ("page:\n  trmi: a5\n", "unknown setting 'page.trmi'; did you mean 'trim'?"),
        ("brand:\n  acent: '#123456'\n", "unknown setting 'brand.acent'; did you mean 'accent'?"),
        ("page:\n  trim: A5\n", "is none of 6x9, 5.5x8.5, 7x10, 8.5x11, a4, a5; did you mean 'a5'?"),
        ("zzz: 1\n", "unknown setting 'zzz'"),
    ],
)
def test_a_slip_is_told_with_what_was_meant(tmp_path: Path, written: str, told: str) -> None:
    """A letter that is wrong, a capital; where nothing is near, nothing is guessed."""
    with pytest.raises(ConfigurationError) as caught:
        read_guide(write_guide(tmp_path, "# One\n", settings=SETTINGS + written), Findings())
    (finding,) = caught.value.findings
    assert finding.message.endswith(told)


@pytest.mark.parametrize(
    ("written", "hint"),
    [("english", "Write 'language: en'."), ("Deutsch", "Write 'language: de'."), ("en_US", "Write a tag such as")],
)
def test_a_language_by_its_name_is_told_its_tag(tmp_path: Path, written: str, hint: str) -> None:
    """Never a pattern."""
    settings = SETTINGS.replace("language: en", f"language: {written}")
    with pytest.raises(ConfigurationError) as caught:
        read_guide(write_guide(tmp_path, "# One\n", settings=settings), Findings())
    (finding,) = caught.value.findings
    assert finding.message == f"'language': '{written}' is no tag of a language"
    assert (finding.hint or "").startswith(hint)


TOLD = {
    "a word for a list": (SETTINGS + "regions: uk\n", "'regions' must be a list", "Write 'regions: [uk]'."),
    "a colour by name": (SETTINGS + "brand: {accent: purple}\n", "'purple' is no colour", '"#7a1f5c"'),
    "a file for settings": (
        SETTINGS + "brand: {logo: a.svg}\n",
        "holds settings of its own: file, alt",
        "{name: value}",
    ),
    "a tab": (SETTINGS + "\tfunding: None.\n", "cannot start any token", "Put spaces in the tab's place"),
    "a slug of words": (SETTINGS.replace("slug: small", "slug: My Guide"), "'My Guide' is no stem", "small letters"),
    "a web font": (
        SETTINGS + "brand: {fonts: {text: {regular: x.woff2}}}\n",
        "'brand.fonts.text.regular': 'x.woff2' is no file of a typeface",
        "ends with .ttf or .otf",
    ),
    "an unknown face": (
        SETTINGS + "brand: {fonts: {text: {regular: x.ttf, bald: y.ttf}}}\n",
        "unknown setting 'brand.fonts.text.bald'",
        "",
    ),
    "a typeface of a list": (
        SETTINGS + "brand: {fonts: {text: [a]}}\n",
        "'brand.fonts.text' must be text",
        "text: words",
    ),
    "an address without https": (SETTINGS + "url: example.org\n", "'example.org' is no address", "https://"),
}


@pytest.mark.parametrize("fault", TOLD)
def test_a_mistake_is_told_in_words_of_the_editor(tmp_path: Path, fault: str) -> None:
    """No type of a program and no pattern stands in the message, and the remedy is about this setting."""
    settings, message, remedy = TOLD[fault]
    with pytest.raises(ConfigurationError) as caught:
        read_guide(write_guide(tmp_path, "# One\n", settings=settings), Findings())
    (finding,) = caught.value.findings
    assert message in finding.message
    assert remedy in finding.hint
    assert not any(
        word in finding.message + finding.hint
        for word in ("tuple", "dictionary", "pattern", "instance", "constrained", "FontFiles")
    )


@pytest.mark.parametrize("name", ["guide.yml", "guide.yaml.txt", "Guide.yaml.TXT"])
def test_settings_under_another_name_are_named(tmp_path: Path, name: str) -> None:
    """Windows hides endings, and others write .yml."""
    (tmp_path / name).write_text(SETTINGS, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        read_guide(tmp_path, Findings())
    assert f"'{name}'" in caught.value.findings[0].message
    assert f"Rename '{name}'" in caught.value.findings[0].hint


@pytest.mark.parametrize(("make", "what"), [(Path.mkdir, "a folder"), (os.mkfifo, "neither a file nor a link to one")])
def test_settings_that_are_no_file_are_not_said_to_be_missing(
    tmp_path: Path, make: Callable[[Path], None], what: str
) -> None:
    """MAN001 says what is there; a pipe is not opened."""
    make(tmp_path / "guide.yaml")
    with pytest.raises(ConfigurationError) as caught:
        read_guide(tmp_path, Findings())
    assert [str(one.message) for one in caught.value.findings] == [f"'guide.yaml' is {what}, and must be a file"]


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    """A misspelled folder is another mistake than a folder without settings."""
    with pytest.raises(ConfigurationError) as caught:
        read_guide(tmp_path / "nix", Findings())
    assert "nix' does not exist" in caught.value.findings[0].message


def test_a_path_of_almost_a_file_is_told_with_it(tmp_path: Path) -> None:
    """Capitals and backslashes are what differs on other machines."""
    settings = SETTINGS.replace("sections/one.md", "sections\\one.md")
    text = "# One\n\n![A box](figures/Box.SVG)\n"
    findings = Findings()
    read_guide(write_guide(tmp_path / "a", text), findings)
    assert any("did you mean 'figures/box.svg'?" in one.message for one in findings.items)
    findings = Findings()
    read_guide(write_guide(tmp_path / "b", text, settings=settings), findings)
    assert any("with '/': sections/one.md" in one.hint for one in findings.items)


@pytest.mark.parametrize("method", ["read_bytes", "is_file"])
def test_what_nobody_may_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    """A file without a right to it, or behind a folder that nobody may enter: MAN010, which says so."""
    folder = write_guide(tmp_path, "# T\n\nx\n", **{"references.json": "[]"})
    real = getattr(Path, method)

    def refuse(path: Path) -> object:
        if path.name == "one.md":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, method, refuse)
    findings = Findings()
    read_guide(folder, findings)
    (finding,) = findings.items
    assert (finding.code, finding.message) == ("MAN010", "'sections/one.md' cannot be read: Permission denied")


def test_a_folder_that_nobody_may_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the guide: MAN001; of style sheets: none are laid over ours."""
    folder = write_guide(tmp_path, "# T\n\nx\n", **{"references.json": "[]", "styles/web.css": "p { color: #123 }"})

    def refuse(path: Path) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert found(folder) == []
    (folder / "guide.yaml").unlink()
    assert refused(folder) == ["MAN001 guide.yaml:None"]


def test_the_schema_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two thousand folders that are no guides: what near settings there are is not worked out anew for each."""
    refused(write_guide(tmp_path / "a", "# A\n", settings=SETTINGS + "colour: red\n"))
    monkeypatch.setattr(Settings, "model_json_schema", None)
    assert refused(write_guide(tmp_path / "b", "# B\n", settings=SETTINGS + "colour: red\nzzz: 1\n")) == [
        f"MAN003 guide.yaml:{OPENING + 1}",
        f"MAN003 guide.yaml:{OPENING + 2}",
    ]


@pytest.mark.parametrize(
    ("setting", "told", "remedy"),
    [
        ("regions: [uk, r17]\n", "'regions.1': 'r17' is no country", "[uk, us]"),
        ("callouts:\n  a b: {label: A, like: tip}\n", "'a b' is no name that a guide can give", "before-you-go"),
        ("nocite: [" + "k, " * 2001 + "]\n", "'nocite' has 2001 entries; 2000 are the most", "down to 2000 entries"),
        ("citation-style: A b\n", "'citation-style': 'A b' is not of the form that it takes", ""),
    ],
    ids=["a region", "a type of callout", "too many", "a style"],
)
def test_a_refusal_speaks_of_the_guide_and_not_of_the_program(
    tmp_path: Path, setting: str, told: str, remedy: str
) -> None:
    """What is wrong and how it is written: no pattern, no tuple, no validation."""
    kept = [line for line in SETTINGS.splitlines() if line.partition(":")[0] != setting.partition(":")[0]]
    folder = write_guide(tmp_path, "# A\n", settings="\n".join(kept) + "\n" + setting)
    with pytest.raises(ConfigurationError) as caught:
        read_guide(folder, Findings())
    said = " ".join(f"{one.message} {one.hint}" for one in caught.value.findings)
    assert told in said
    assert remedy in said
    assert not {"pattern", "tuple", "validation"} & set(said.split())


def test_a_slug_that_is_too_long_is_told_with_its_length(tmp_path: Path) -> None:
    """In characters, as a person counts."""
    folder = write_guide(tmp_path, "# A\n", settings=SETTINGS.replace("slug: small", "slug: " + "a" * 81))
    with pytest.raises(ConfigurationError) as caught:
        read_guide(folder, Findings())
    (finding,) = caught.value.findings
    assert (finding.place.line, finding.message) == (2, "'slug' has 81 characters; 80 are the most")


def test_who_cannot_split_a_file_is_not_told_to(tmp_path: Path) -> None:
    """``guide.yaml`` is one file; a section may be several."""
    folder = write_guide(tmp_path, "# A\n", settings=SETTINGS + "# " + "x" * 70_000 + "\n")
    with pytest.raises(ConfigurationError) as caught:
        read_guide(folder, Findings())
    (finding,) = caught.value.findings
    assert (finding.code, "Split" in finding.hint) == ("MAN013", False)


def test_a_section_that_is_named_twice_is_told_as_one(tmp_path: Path) -> None:
    """MAN040 says that ``guide.yaml`` names the file twice, not that an id stands at its own line as well."""
    settings = SETTINGS.replace("sections:\n", "sections:\n  - sections/one.md\n", 1)
    findings = Findings()
    read_guide(write_guide(tmp_path, "# One {#one}\n\nText.\n", settings=settings), findings)
    assert [one.message for one in findings.items if one.code == "MAN040"] == [
        "the id 'one' is there twice, for guide.yaml names 'sections/one.md' twice"
    ]
