"""What a command loads: ``--help`` no stage, ``check`` no typesetter, so that both answer at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from guidepress.cli.app import commands
from tests.support.places import ROOT

STAGES = {"guidepress.read", "guidepress.check", "guidepress.typeset", "guidepress.prove", "guidepress.pipeline.build"}
ENGINES = {"ebooklib", "fontTools", "pikepdf", "pydyf", "pypdfium2", "uharfbuzz", "weasyprint"}
TERMINAL = {"rich"}
PICTURES = {"PIL"}
READERS = {"citeproc", "markdown", "pydantic", "pygments", "ruamel"}

SCRIPT = """\
import sys
from guidepress.cli.app import main
code = main(sys.argv[1:])
print("\\n" + "\\n".join(sys.modules), file=sys.stderr)
sys.exit(code)
"""


def loaded(*arguments: str | Path) -> set[str]:
    """The modules that are there, with the packages around them, when a command has run in a process of its own."""
    command = [sys.executable, "-c", SCRIPT, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], *([name, "--help"] for name in sorted(commands.commands))]
)
def test_help_loads_no_stage(arguments: list[str]) -> None:
    """Nor any library that reads, typesets, proves or paints."""
    assert loaded(*arguments) & {*STAGES, *ENGINES, *TERMINAL, *PICTURES, *READERS} == set()


@pytest.mark.parametrize("guide", ["manuscript", "tests/books/minimal"])
def test_check_loads_no_typesetter(guide: str) -> None:
    """Nor a prover, nor what reads a PDF, nor what reads pixels: these guides have drawings alone."""
    found = loaded("check", "--guide", guide)
    assert {"guidepress.read", "guidepress.check"} <= found
    unwanted = {"guidepress.typeset", "guidepress.prove", "guidepress.proof", "guidepress.pipeline.build", *ENGINES}
    assert found & unwanted == set()
    assert found & PICTURES == set()


def test_pictures_of_pixels_are_looked_at() -> None:
    """What the test above does not find is found where there is one."""
    assert loaded("check", "--guide", "tests/books/sampler") >= PICTURES


def test_explain_reads_the_rules_alone() -> None:
    """No guide, no stage."""
    assert loaded("explain", "ACC001") & {*STAGES, *ENGINES, *READERS} == set()
