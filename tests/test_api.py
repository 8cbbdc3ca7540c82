"""The public face: what `guidepress` offers other programs, and the example of docs/api.md as it stands there."""

from __future__ import annotations

import inspect
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import guidepress
from guidepress import api
from guidepress.cli.new import make_guide
from guidepress.model.edition import WEB
from guidepress.model.errors import ConfigurationError, FindingsError, OutsideToolError
from guidepress.proof import prove_dist
from guidepress.prove.validators.toolbox import Toolbox
from tests.support.editions import Editions
from tests.support.places import BOOKS, ROOT
from tests.support.small_guide import write_guide

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
MINIMAL = BOOKS / "minimal"


@pytest.fixture
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No validator is installed."""
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("GUIDEPRESS_CHROMIUM", "JAVA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(prove_dist, "Toolbox", lambda: Toolbox(tmp_path))


def test_the_face_is_what_it_says() -> None:
    """The names of ``__all__``, and what the page documents: five functions and the version."""
    assert set(guidepress.__all__) == {"__version__", "read", "check", "build", "prove", "speak"}
    functions = [name for name in guidepress.__all__ if name != "__version__"]
    assert [getattr(guidepress, name) for name in functions] == [getattr(api, name) for name in functions]
    assert set(guidepress.__all__) <= set(dir(guidepress))
    assert set(re.findall(r"^\| `(\w+)\(", PAGE, re.MULTILINE)) == set(functions)
    with pytest.raises(AttributeError, match="no attribute 'publish'"):
        _ = guidepress.publish  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["read", "check", "build", "prove", "speak"])
def test_the_page_shows_the_signature(name: str) -> None:
    """Parameters and defaults are those of the function."""
    (shown,) = re.findall(rf"^\| `{name}\((.*?)\)` \|", PAGE, re.MULTILINE)
    parameters = inspect.signature(getattr(api, name)).parameters.values()
    bare = [each.replace(annotation=inspect.Parameter.empty) for each in parameters]
    assert f"({shown})" == str(inspect.Signature(bare))


def test_rooms_do_not_hide_functions() -> None:
    """Importing a room, before or after, leaves the function in its place; both can be used, as docs/api.md says."""
    script = (
        "import guidepress.read.guide, guidepress.prove.web, guidepress\n"
        "from guidepress.check import check_book\n"
        "assert guidepress.check.__module__ == guidepress.read.__module__ == 'guidepress.api'\n"
        "import guidepress.check.not_made\n"
        "from guidepress import check, prove\n"
        "assert check is guidepress.check and prove.__module__ == 'guidepress.api'\n"
        "import guidepress.read as read\n"
        "assert read is guidepress.read and read.__module__ == 'guidepress.api'\n"
        "from guidepress.read import read_guide\n"
        "assert read_guide.__module__ == 'guidepress.read.guide'\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_importing_the_package_loads_nothing() -> None:
    """No stage, and no library beside the standard one."""
    script = "import sys; before = set(sys.modules); import guidepress; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()} - set(sys.stdlib_module_names)
    assert loaded == {"guidepress"}
    ours = {name for name in done.stdout.split() if name.startswith("guidepress")}
    assert ours == {"guidepress", "guidepress.model", "guidepress.model.version"}


def test_read_gives_the_book_and_what_was_found(tmp_path: Path) -> None:
    """A sound guide has no findings; a dead reference is found with its line, and the Book is there all the same."""
    reading = guidepress.read(MINIMAL)
    assert reading.findings == ()
    assert reading.book.settings.slug == "one-page"
    reading = guidepress.read(str(write_guide(tmp_path, "# The section\n\nSee [](#none).\n")))
    assert [(finding.code, str(finding.place)) for finding in reading.findings] == [("MAN041", "sections/one.md:3")]
    assert reading.book.parts


def test_check_finds_more_than_reading(tmp_path: Path) -> None:
    """A slip of the pen is found by the checks alone; what cannot be read is an error with its findings."""
    guide = write_guide(tmp_path, "# The section\n\nWash the the hands.\n")
    assert guidepress.read(guide).findings == ()
    assert "LAN001" in {finding.code for finding in guidepress.check(guide)}
    (guide / "guide.yaml").write_text("title: [\n", encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        guidepress.check(guide)
    assert caught.value.findings


def test_build_writes_what_was_asked_for(tmp_path: Path, minimal_editions: Editions) -> None:
    """The edition as the command line makes it; an error stops it, and what lay there stays."""
    out = tmp_path / "out"
    built = guidepress.build(MINIMAL, out, ["web"])
    assert [one.file for one in built.published] == ["read.html"]
    assert (out / "read.html").read_bytes() == minimal_editions.of(WEB).data
    with pytest.raises(ConfigurationError, match="no edition 'pdf'"):
        guidepress.build(MINIMAL, out, ["pdf"])
    broken = Path(shutil.copytree(MINIMAL, tmp_path / "broken"))
    (broken / "sections/01-tides.md").write_text("# Tides\n\nSee [](#none).\n", encoding="utf-8")
    with pytest.raises(FindingsError) as caught:
        guidepress.build(broken, out, ["web"])
    assert {finding.code for finding in caught.value.findings} == {"MAN041"}
    assert (out / "read.html").read_bytes() == minimal_editions.of(WEB).data


@pytest.mark.usefixtures("bare_machine")
def test_prove_judges_what_lies_there(tmp_path: Path) -> None:
    """Proven without findings, the missing validators named; required, they are an error."""
    guidepress.build(MINIMAL, tmp_path / "out", ["web"])
    proven = guidepress.prove(tmp_path / "out", MINIMAL, editions=["web"])
    assert proven.findings == ()
    assert "axe" in dict(proven.missing)
    with pytest.raises(OutsideToolError, match="required and not installed"):
        guidepress.prove(tmp_path / "out", MINIMAL, ["axe"], editions=["web"])


@pytest.mark.usefixtures("bare_machine")
def test_the_example_of_the_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of its code, one block after the other, beside a new guide."""
    make_guide(tmp_path / "my-guide")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        exec(compile(block, "docs/api.md", "exec"), names)  # noqa: S102 - the example of our own page
    said = capsys.readouterr().out
    assert "my-guide.epub" in said
    assert "My guide has" in said
    assert "True [" in said
