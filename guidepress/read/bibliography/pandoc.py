"""Pandoc, run as a program of its own: the only module that knows where it is and how it is called.

The package ``pypandoc_binary`` carries it (GPL-2.0-or-later); nothing of it is imported. It is run in its sandbox
(no network, no file but those that are handed to it), in an empty folder, with bounded input, memory and time.
"""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from guidepress.model.errors import OutsideToolError

PACKAGE = "pypandoc_binary"
SECONDS = 30.0
"""How long a run may take, if nobody says otherwise."""

MAX_INPUT_BYTES = 16 * 1024 * 1024
MAX_MEMORY = "700M"
"""The heap that the program may use, in the words of its run-time system; a third more is what it takes at the most."""

KEPT_RESULTS = 64
_REFUSALS = frozenset({1, 2, 4, 24, 25, 61, 63, 64, 91, 92, 93, 94, 99})
"""Exit codes that speak of the input: I/O, stack, styles, citations, bibliography, network, broken containers, parsing,
macros without end, UTF-8, notebooks, character sets, files."""
_HEAP = 251
"""How pandoc ends that needs more memory than it is given."""

_NOWHERE = "http://127.0.0.1:9"
"""A proxy that is not there: a style may name a parent, and the sandbox does not keep pandoc from asking for it."""

_REMEDY = f"Run 'sh setup.sh' again, or install the package with pip: {PACKAGE}."
_results: dict[str, bytes] = {}


class PandocRefusal(Exception):  # noqa: N818 (a verdict on what it was given, not a fault of the program)
    """Pandoc ran and could not use what it was given; the message is its own, on one line."""


def run_pandoc(
    arguments: Sequence[str], given: bytes, files: Mapping[str, bytes] | None = None, *, seconds: float | None = None
) -> bytes:
    """What pandoc makes of ``given``. ``files`` lie in its folder under these names while it runs.

    The same question is answered from memory, within a process. Raises `PandocRefusal` if it cannot use the input,
    needs more time or memory than is allowed, or is given too much; `OutsideToolError` if it is missing or broken.
    """
    files = files or {}
    if len(given) + sum(map(len, files.values())) > MAX_INPUT_BYTES:
        raise PandocRefusal(f"more than {MAX_INPUT_BYTES // 2**20} MB")
    asked = _digest(arguments, given, files)
    if asked not in _results:
        answer = _run(arguments, given, files, seconds or SECONDS)
        while len(_results) >= KEPT_RESULTS:
            del _results[next(iter(_results))]
        _results[asked] = answer
    return _results[asked]


def pandoc_version() -> str:
    """The version of the package, which decides that of the program in it. Raises `OutsideToolError`."""
    try:
        return version(PACKAGE)
    except PackageNotFoundError as error:
        raise OutsideToolError("pandoc is not installed", hint=_REMEDY) from error


def _digest(arguments: Sequence[str], given: bytes, files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for piece in (
        pandoc_version().encode(),
        *(argument.encode() for argument in arguments),
        *(piece for name, data in sorted(files.items()) for piece in (name.encode(), data)),
        given,
    ):
        digest.update(hashlib.sha256(piece).digest())
    return digest.hexdigest()


def _program() -> Path:
    spec = find_spec("pypandoc")
    if spec is not None and spec.origin:
        folder = Path(spec.origin).parent / "files"
        for name in ("pandoc", "pandoc.exe"):
            if (folder / name).is_file():
                return folder / name
    raise OutsideToolError("pandoc is not installed", hint=_REMEDY)


def _run(arguments: Sequence[str], given: bytes, files: Mapping[str, bytes], seconds: float) -> bytes:
    program = _program()
    with tempfile.TemporaryDirectory(prefix="guidepress-") as folder:
        try:
            for name, data in files.items():
                (Path(folder) / name).write_bytes(data)
        except OSError as error:
            told = f"'{tempfile.gettempdir()}' cannot be written to: {error.strerror or error}"
            raise OutsideToolError(told, hint="Make room there, or name another folder in TMPDIR.") from error
        command = [str(program), "+RTS", f"-M{MAX_MEMORY}", "-RTS", "--sandbox", "--data-dir", folder, *arguments]
        surroundings = {"HOME": folder, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PATH": ""}
        surroundings |= dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), _NOWHERE)
        try:
            done = subprocess.run(
                command, input=given, capture_output=True, cwd=folder, env=surroundings, timeout=seconds, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise PandocRefusal(f"not done after {seconds:.0f} seconds") from error
        except OSError as error:
            raise OutsideToolError(f"pandoc cannot be run: {error.strerror or error}", hint=_REMEDY) from error
    if done.returncode == 0:
        return done.stdout
    said = " ".join(done.stderr.decode("utf-8", "replace").split())[:300]
    if done.returncode == _HEAP:
        raise PandocRefusal(f"it takes more than {MAX_MEMORY}B of memory: does something in it hold itself?")
    if done.returncode in _REFUSALS:
        raise PandocRefusal(said or "no reason is given")
    raise OutsideToolError(f"pandoc failed ({done.returncode}): {said}", hint=_REMEDY)
