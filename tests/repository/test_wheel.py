"""The package as it is installed: what the wheel holds, and that it publishes a guide without the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from guidepress.model.version import __version__
from tests.support.places import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made by the backend that pyproject.toml names, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    offline = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *offline, "--wheel-dir", folder, ROOT], cwd=folder, check=True
    )
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that has the wheel, and the dependencies of this one by a path.

    A path that a ``.pth`` names is searched as it is: what this environment's own ``.pth`` files name, the repository
    among it, is not.
    """
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(folder, with_pip=False, symlinks=True)
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)}))
    here = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "dependencies.pth").write_text("".join(f"{path}\n" for path in sorted(here)), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(folder), "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", "--ignore-installed", wheel], cwd=folder, check=True)
    return folder / "bin"


def run(program: Path, *arguments: str, cwd: Path) -> str:
    """What a program of that environment says, far from the repository; it must succeed and complain of nothing."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL"))}
    command = [str(program), *arguments]
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_wheel_holds_the_whole_package(wheel: Path) -> None:
    """Every file of ``guidepress/`` and of ``styles/`` that git knows, the licences, and nothing else."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "guidepress", "styles"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    files = {name for name in listed if name and (ROOT / name).is_file()}
    wanted = {name if name.startswith("guidepress/") else f"guidepress/{name}" for name in files}
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
        licences = {name.rpartition("/")[2] for name in archive.namelist() if "/licenses/" in name}
    assert held == wanted
    assert {"guidepress/py.typed", "guidepress/styles/tokens.css", "guidepress/policies/packs/health.yaml"} <= held
    assert licences == {"LICENSE", "THIRD-PARTY.md"}
    assert wheel.name.startswith(f"guidepress-{__version__}-")


def test_the_installed_package_publishes_a_guide(installed: Path, tmp_path: Path) -> None:
    """``guidepress new g`` and ``guidepress build --guide g``: all editions are there, from the wheel alone."""
    where = run(installed / "python", "-c", "import guidepress; print(guidepress.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)
    seen = run(installed / "python", "-c", "import sys; print(*sys.path, sep='\\n')", cwd=tmp_path).split("\n")
    assert str(ROOT) not in seen
    assert run(installed / "guidepress", "--version", cwd=tmp_path).split()[-1] == __version__
    assert "guidepress build --guide g" in run(installed / "guidepress", "new", "g", cwd=tmp_path)
    assert run(installed / "guidepress", "build", "--guide", "g", cwd=tmp_path) == ""
    files = {path.name for path in (tmp_path / "g" / "dist").iterdir()}
    assert {"g.pdf", "g-print.pdf", "g-cover.pdf", "g-large-print.pdf", "g.epub", "read.html", "index.html"} <= files
