"""``publish.py new``: a guide that passes from the first minute, and nothing overwritten."""

from __future__ import annotations

import re
import unicodedata
import uuid
from importlib.resources import files
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from guidepress.cli.new import TEMPLATE, make_guide
from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Findings
from guidepress.pipeline.build import build
from guidepress.pipeline.check import check
from guidepress.read import read_guide

PACKS = files("guidepress") / "policies" / "packs"


def settings(folder: Path) -> dict[str, object]:
    """The guide's settings."""
    data: dict[str, object] = YAML(typ="safe").load(folder / "guide.yaml")
    return data


@pytest.mark.parametrize(
    "name", ["my-guide", "Été à Paris", "שלום", "a: b # c", "'quotes' \"and\" more", "100 % sure", "---", "x" * 200]
)
def test_a_new_guide_has_no_findings(tmp_path: Path, name: str) -> None:
    """Whatever the folder is called, the guide can be read, and not even a warning is said of it."""
    make_guide(tmp_path / name)
    assert [str(finding) for finding in check(tmp_path / name).in_order()] == []


def test_the_title_is_the_folders_name(tmp_path: Path) -> None:
    """And so is the slug, without what a file name should not hold."""
    make_guide(tmp_path / "living_with gout")
    assert settings(tmp_path / "living_with gout")["title"] == "Living_with gout"
    assert settings(tmp_path / "living_with gout")["slug"] == "living-with-gout"


def test_a_title_may_have_any_signs(tmp_path: Path) -> None:
    """Quotation marks, backslashes and colons are those of the title, not of YAML; read, the marks are those of print."""
    folder = tmp_path / "a"
    make_guide(folder, title='Asthma "inhalers": C:\\temp & für Ängstliche # one')
    assert read_guide(folder, Findings()).settings.title == "Asthma “inhalers”: C:\\temp & für Ängstliche # one"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Über „Asthma“ & mehr", "ueber-asthma-mehr"),
        (unicodedata.normalize("NFD", "Grün"), "gruen"),
        ("Año Nuevo", "ano-nuevo"),
        ("L’œdème", "l-oedeme"),
        ("喘息", "guide"),
    ],
)
def test_no_letter_is_lost_in_the_stem_of_the_files(tmp_path: Path, name: str, slug: str) -> None:
    """A letter with a mark is written as it is where there are none."""
    make_guide(tmp_path / name)
    assert read_guide(tmp_path / name, Findings()).settings.slug == slug


def test_every_guide_has_an_identifier_of_its_own(tmp_path: Path) -> None:
    """Two guides never share one, so the output of one is never taken for the other's."""
    names = []
    for name in ("a", "b"):
        make_guide(tmp_path / name)
        identifier = str(settings(tmp_path / name)["identifier"])
        names.append(uuid.UUID(identifier.removeprefix("urn:uuid:")))
    assert names[0] != names[1]


@pytest.mark.parametrize("tag", ["de", "es", "fr", "en-GB", "de-at"])
def test_a_guide_in_another_language_has_no_findings(tmp_path: Path, tag: str) -> None:
    """All of it is in that language, the statements of the imprint too, and nothing is said of it."""
    make_guide(tmp_path / "guide", tag)
    assert [str(finding) for finding in check(tmp_path / "guide").in_order()] == []
    assert str(settings(tmp_path / "guide")["language"]).lower() == tag.lower()
    if not tag.startswith("en"):
        text = " ".join(path.read_text(encoding="utf-8") for path in (tmp_path / "guide").rglob("*.md"))
        assert not re.search(r"\b(?:the|this|your|says)\b", text, re.IGNORECASE)


@pytest.mark.parametrize("tag", ["de", "es", "fr"])
def test_its_disclaimer_is_in_the_approved_words(tmp_path: Path, tag: str) -> None:
    """Those of the health pack: that it is general, that it replaces nobody, whom to call."""
    make_guide(tmp_path / "guide", tag)
    text = (tmp_path / "guide/front/disclaimer.md").read_text(encoding="utf-8")
    pack = YAML(typ="safe").load(Path(str(PACKS / "health.yaml")))
    wordings = [one["wording"][tag] for one in pack["statements"].values() if tag in one.get("wording", {})]
    assert sum(wording in text for wording in wordings) == 3


def test_a_language_without_a_guide_to_start_from_is_told() -> None:
    """With what may have been meant."""
    with pytest.raises(ConfigurationError, match="no guide to start from in the language 'Deutsch'") as caught:
        make_guide(Path("nowhere"), "Deutsch")
    assert caught.value.hint == "Did you mean 'de'? There are: de, en, es, fr, with any region (en-GB)."


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["de", "es", "fr", "en-GB"])
def test_it_builds(tmp_path: Path, tag: str) -> None:
    """Screen PDF, EPUB and web page, without a warning."""
    make_guide(tmp_path / "guide", tag)
    assert build(tmp_path / "guide", tmp_path / "out", ["screen", "epub", "web"]).warnings == ()


@pytest.mark.parametrize("tag", ["en", "de", "es", "fr"])
def test_every_file_of_the_template_is_copied_and_filled(tmp_path: Path, tag: str) -> None:
    """No file is forgotten, no placeholder left."""
    made = make_guide(tmp_path / "guide", tag)
    template = Path(str(TEMPLATE)) / tag
    expected = {
        path.relative_to(template).as_posix()
        for path in template.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert {path.relative_to(tmp_path / "guide").as_posix() for path in made} == expected
    for path in made:
        assert not re.search(r"@[A-Z]+@", path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_is_there_is_not_overwritten(tmp_path: Path, kind: str) -> None:
    """A file, or a folder that holds something, is refused and left as it is."""
    target = tmp_path / "guide"
    if kind == "file":
        target.write_text("mine", encoding="utf-8")
    else:
        target.mkdir()
        (target / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="is a file" if kind == "file" else "exists and is not empty"):
        make_guide(target)
    assert [path.name for path in tmp_path.rglob("*")] == (["guide"] if kind == "file" else ["guide", "letter.txt"])


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    """A folder made beforehand will do."""
    (tmp_path / "guide").mkdir()
    assert make_guide(tmp_path / "guide")


def test_a_title_with_signs_that_no_text_has_makes_a_guide_that_passes(tmp_path: Path) -> None:
    """Controls are left out, as settings may hold none."""
    make_guide(tmp_path / "g", title="One\x01\x1b[31m of\ttwo\x7f")
    assert settings(tmp_path / "g")["title"] == "One[31m of two"
    assert [str(finding) for finding in check(tmp_path / "g").in_order()] == []


def test_a_title_that_is_none_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    """A hundred thousand letters made a ``guide.yaml`` that ``check`` refused."""
    with pytest.raises(ConfigurationError, match="the title has 501 characters; 500 are the most"):
        make_guide(tmp_path / "g", title="T" * 501)
    assert not (tmp_path / "g").exists()
