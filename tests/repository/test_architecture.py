"""The directions of the imports, as docs/architecture.md has them and `[tool.importlinter]` says them to a machine."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.support.places import ROOT

STAGES = ("read", "check", "typeset", "prove")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs the contracts over the package that lies in `folder`."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--config", "pyproject.toml"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and its contracts, to be broken."""
    shutil.copytree(ROOT / "guidepress", tmp_path / "guidepress", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_import_keeps_to_the_layers() -> None:
    """No contract is broken."""
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(
    ("module", "statement"),
    [
        ("prove/astray.py", "import guidepress.typeset"),
        ("prove/astray.py", "import weasyprint"),
        ("check/astray.py", "import guidepress.read"),
        ("read/astray.py", "import guidepress.pipeline.build"),
        ("typeset/astray.py", "import rich"),
        ("model/astray.py", "import guidepress.check"),
        ("model/astray.py", "import pikepdf"),
        ("astray.py", "import guidepress.model"),
    ],
)
def test_a_wrong_import_is_caught(copy: Path, module: str, statement: str) -> None:
    """The contracts see what they are there for, down to a new module that has no place in the layers."""
    (copy / "guidepress" / module).write_text(statement + "\n", encoding="utf-8")
    done = lint(copy)
    assert done.returncode != 0
    assert "astray" in done.stdout, done.stdout


def test_the_stages_of_the_architecture_are_independent_layers() -> None:
    """The four stages that docs/architecture.md names are the four that the contract keeps apart."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    assert " | ".join(("findings", *STAGES)) in layers
    assert all(f"guidepress/{stage}/" in text for stage in STAGES)


def test_the_picture_stands_as_the_contract_does() -> None:
    """Row by row: who stands above whom, and who side by side; each line of the drawing is as long as the others."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if line.startswith(("    +-", "    | "))]
    assert len({len(line) for line in lines}) == 1
    starts = [number + 1 for number, line in enumerate(lines[:-1]) if line.startswith("+")]
    rows = [
        [cell.split()[0].rstrip("/").removesuffix(".py") for cell in lines[n].strip("|").split("|")] for n in starts
    ]
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    assert rows == [layer.split(" | ") for layer in layers]


def test_the_picture_shows_every_room() -> None:
    """Each package is in the drawing of docs/architecture.md, and each path that the page names is there."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in (ROOT / "guidepress").rglob("__init__.py")} - {"guidepress"}
    assert sorted(room for room in rooms if f"{room}/" not in text) == []
    named = set(
        re.findall(
            r"`((?:cli|pipeline|proof|dist|findings|read|check|typeset|prove|standards|languages|model)/[\w/]+\.py)`",
            text,
        )
    )
    assert len(named) > 20
    assert sorted(name for name in named if not (ROOT / "guidepress" / name).is_file()) == []


def stages_of(module: Path) -> set[str]:
    """The stages that a module imports, wherever in it; one that does not name two is not parsed."""
    text = module.read_text(encoding="utf-8")
    if sum(f"guidepress.{stage}" in text for stage in STAGES) < 2:
        return set()
    tree = ast.parse(text)
    names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names += [one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names]
    return {name.split(".")[1] for name in names if name.startswith("guidepress.")} & set(STAGES)


def test_who_joins_stages_is_on_the_page() -> None:
    """The table under "Who joins what" of docs/architecture.md has each module that imports two stages, and no other."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = text.partition("| joins | what |")[2].partition("\n\n")[0]
    named = {
        path
        for row in table.splitlines()
        for path in re.findall(r"`([\w/]+\.py)`", row.partition("|")[2].partition("|")[0])
    }
    package = ROOT / "guidepress"
    joining = {path.relative_to(package).as_posix() for path in package.rglob("*.py") if len(stages_of(path)) > 1}
    assert joining == named
