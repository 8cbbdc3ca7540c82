"""EPUBCheck and veraPDF in one Java process for many files: a start costs more than what most files cost.

The processes of a test run share it: whoever needs it first starts it, and it ends when the last of them has. Run as a
program it listens at a socket, reads a request a line, judges the file, and answers with the exit code; the report lies
beside the file. JPype starts Java there and not in the processes of the tests, which fork.
"""

from __future__ import annotations

import fcntl
import json
import os
import selectors
import socket
import subprocess
import sys
import tempfile
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
from tests.support.places import ROOT

LOCK = ROOT / ".pytest_cache/java.lock"
"""Held by the process that looks for the server, or starts it."""


class JavaServer:
    """A process that judges files one after the other, until nobody is left who asks it."""

    def __init__(self, java: Path, *jars: Path) -> None:
        """Asks the server of this run of tests, which is started if there is none yet."""
        self._command = [sys.executable, __file__, str(_meeting_place()), str(java), *map(str, jars)]
        self._lock = threading.Lock()
        self._connection = self._connected()
        self._answers = self._connection.makefile()

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

    def close(self) -> None:
        """This process asks no more."""
        self._answers.close()
        self._connection.close()

    def _asked(self, *request: str) -> int:
        with self._lock:
            self._connection.sendall(f"{json.dumps(request)}\n".encode())
            answer = self._answers.readline()
        assert answer, "the process of the validators ended"
        return int(answer)

    def _connected(self) -> socket.socket:
        """A connection. One process at a time looks for the server, so that one server is started."""
        place = _meeting_place()
        LOCK.parent.mkdir(exist_ok=True)
        with LOCK.open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            try:
                return _greeted(place)
            except OSError:
                subprocess.run(self._command, stdin=subprocess.DEVNULL, capture_output=True, check=True)
                return _greeted(place)


@cache
def server(java: Path, *jars: Path) -> JavaServer:
    """The server, as this process asks it."""
    return JavaServer(java, *jars)


def _meeting_place() -> Path:
    """The socket that all processes of this run of tests know."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"{os.getpid()}")
    return Path(tempfile.gettempdir()) / f"guidepress-java-{run}"


def _greeted(place: Path) -> socket.socket:
    """A connection to a server that has answered; raises `OSError` if there is none, or if it was about to end."""
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.connect(str(place))
        connection.sendall(b'["hello"]\n')
        if connection.recv(2) != b"0\n":
            raise ConnectionAbortedError(place)
    except OSError:
        connection.close()
        raise
    return connection


def _serve(place: Path, java: Path, jars: Sequence[Path]) -> None:
    """Listen, and go on in a process of its own: that this one ends says that there is somebody to ask."""
    place.unlink(missing_ok=True)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(place))
    listening.listen()
    if os.fork():
        os._exit(0)
    os.setsid()
    for stream in (0, 1, 2):  # whoever started this waits for the end of what it says
        os.dup2(os.open(os.devnull, os.O_RDWR), stream)
    try:
        _answer_all(listening, cache(lambda: _started(java, jars)))
    finally:
        place.unlink(missing_ok=True)


def _answer_all(listening: socket.socket, start: Callable[[], Any]) -> None:
    """Answer each line of everybody who asks, until the last has gone."""
    with selectors.DefaultSelector() as waiting:
        waiting.register(listening, selectors.EVENT_READ)
        while True:
            for key, _events in waiting.select():
                if key.fileobj is listening:
                    connection = listening.accept()[0]
                    waiting.register(connection, selectors.EVENT_READ, connection.makefile("rw"))
                elif line := key.data.readline():
                    key.data.write(f"{_judged(start, *json.loads(line))}\n")
                    key.data.flush()
                else:
                    waiting.unregister(key.fileobj)
                    if len(waiting.get_map()) == 1:
                        return


def _judged(start: Callable[[], Any], program: str, *request: str) -> int:
    """The exit code of a program; a greeting costs no start of Java."""
    match program:
        case "epubcheck":
            return _epubcheck(start(), *request)
        case "verapdf":
            return _verapdf(start(), *request)
        case _:
            return 0


def _started(java: Path, jars: Sequence[Path]) -> Any:
    """Java, with the validators on its path; what it prints goes to the standard error, which nobody reads."""
    import jpype

    paths = [str(one) for jar in jars for one in (jar, *sorted((jar.parent / "lib").glob("*.jar")))]
    machine = next(java.parent.parent.rglob("libjvm.*"))
    jpype.startJVM(str(machine), *JAVA_OPTIONS, classpath=paths)
    system, stream = jpype.JClass("java.lang.System"), jpype.JClass("java.io.PrintStream")
    system.setOut(stream(system.err))
    return jpype


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
    _serve(Path(sys.argv[1]), Path(sys.argv[2]).resolve(), [Path(one).resolve() for one in sys.argv[3:]])
