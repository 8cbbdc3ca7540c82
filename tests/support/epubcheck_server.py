"""EPUBCheck in one Java process for many EPUBs: a start costs ten times what a small book does.

Run as a program it reads a path a line, judges the file, writes its report beside it (``.json``) and answers with the
exit code. JPype starts Java in this process and not in that of the tests, which fork.
"""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from guidepress.prove.validators.readings import read_epubcheck
from guidepress.prove.validators.toolbox import JAVA_OPTIONS
from guidepress.prove.validators.verdict import Verdict


class EpubcheckServer:
    """A process that judges EPUBs one after the other, until this one ends."""

    def __init__(self, java: Path, jar: Path) -> None:
        """Starts the process with the Java runtime that a program belongs to, and EPUBCheck's jar."""
        self._lock = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(java), str(jar)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        atexit.register(self._process.kill)

    def verdict(self, book: Path) -> Verdict:
        """What EPUBCheck says of a file; its report is left beside it.

        Raises:
            OutsideToolError: the report is of another shape, or contradicts itself.
        """
        with self._lock:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            self._process.stdin.write(f"{book}\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        assert answer, "EPUBCheck's process ended"
        said = json.loads(Path(f"{book}.json").read_text(encoding="utf-8"))
        return read_epubcheck(said, int(answer), b"")


@cache
def server(java: Path, jar: Path) -> EpubcheckServer:
    """The one server of this process."""
    return EpubcheckServer(java, jar)


def _serve(arguments: Sequence[str]) -> None:
    """Answer each line of the standard input; what Java prints goes to the standard error, which nobody reads."""
    import jpype

    java, jar = (Path(one).resolve() for one in arguments)
    jars = [str(jar), *(str(one) for one in sorted((jar.parent / "lib").glob("*.jar")))]
    machine = next(java.parent.parent.rglob("libjvm.*"))
    jpype.startJVM(str(machine), *JAVA_OPTIONS, classpath=jars)
    system, stream = jpype.JClass("java.lang.System"), jpype.JClass("java.io.PrintStream")
    system.setOut(stream(system.err))
    checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")
    for line in sys.stdin:
        book = line.rstrip("\n")
        sys.stdout.write(f"{int(checker().run([book, '--quiet', '--json', f'{book}.json']))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve(sys.argv[1:])
