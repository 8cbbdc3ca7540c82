"""The ground that everything stands on: what makes an edition beside the guide, as one digest.

The program's own files, every package that is installed beside it (engines, fonts, dictionaries, pandoc are packages),
Python, and the libraries of the system that draw text.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import json
import os
import platform
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guidepress.model.styles import STYLES

_PACKAGE = Path(__file__).resolve().parents[1]
_LIBRARIES = ("libpango-1.0", "libpangoft2-1.0", "libharfbuzz", "libharfbuzz-subset", "libfontconfig", "liblouis")
"""The libraries of the system behind WeasyPrint and the braille edition; they bring those that they rest on."""
_FILES = tuple(f"{name}." for name in (*_LIBRARIES, "libfreetype", "libglib-2.0", "libgobject-2.0", "libfribidi"))
DATA = tuple(
    """
    /usr/share/liblouis/tables /usr/share/color/icc/ghostscript/default_cmyk.icc
    /usr/share/ghostscript/iccprofiles/default_cmyk.icc /opt/homebrew/share/ghostscript/iccprofiles/default_cmyk.icc
    /usr/local/share/ghostscript/iccprofiles/default_cmyk.icc /usr/share/hunspell /usr/share/myspell
    /usr/share/myspell/dicts
    """.split()
)
"""Files and folders of the system that are read where they are: braille tables, a profile, dictionaries."""


@cache
def ground() -> str:
    """The digest of the ground, in hexadecimal digits."""
    said = {
        "program": program_digest(),
        "packages": sorted(_packages()),
        "python": [sys.version, sys.implementation.name, sys.byteorder, platform.machine(), platform.system()],
        "libraries": sorted(set(_libraries())),
    }
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


@cache
def program_digest() -> str:
    """SHA-256 over all files of the package but the style sheets, which each edition counts for itself."""
    digest = hashlib.sha256()
    package, styles = str(_PACKAGE), str(STYLES)  # as text: paths as objects take longer than the files
    for folder, folders, files in os.walk(package):
        folders[:] = sorted(name for name in folders if name != "__pycache__" and folder + os.sep + name != styles)
        inside = folder[len(package) + 1 :].replace(os.sep, "/")
        for name in sorted(files):
            with open(folder + os.sep + name, "rb", buffering=0) as file:  # noqa: PTH123
                data = file.read()
            digest.update(f"{inside}{'/' if inside else ''}{name}\0{len(data)}\n".encode())
            digest.update(data)
    return digest.hexdigest()


@cache
def sheet_digest(name: str) -> str:
    """SHA-256 of a file of ``styles/``."""
    return hashlib.sha256((STYLES / name).read_bytes()).hexdigest()


def _packages() -> Iterator[str]:
    """Name and version of each installed package, as its folder is called."""
    for place in dict.fromkeys(sys.path):
        with contextlib.suppress(OSError):
            yield from (name for name in os.listdir(place or ".") if name.endswith(_METADATA))  # noqa: PTH208


_METADATA = (".dist-info", ".egg-info", ".egg-link")


def _libraries() -> Iterator[str]:
    """The files of the system's libraries, with size and time, once they are loaded; Linux says which these are.

    Those that a package brings are of its version.
    """
    for name in _LIBRARIES:
        _load(name)
    paths = [*map(Path, DATA)]
    with contextlib.suppress(OSError):
        lines = Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace").splitlines()
        loaded = {"/" + line.partition("/")[2] for line in lines if "/" in line}
        system = (Path(one) for one in loaded if "site-packages" not in one.split("/"))
        paths += [path for path in system if path.name.startswith(_FILES)]
    for path in paths:
        with contextlib.suppress(OSError):
            state = path.stat()
            yield f"{path} {state.st_size} {state.st_mtime_ns}"


def _load(name: str) -> None:
    for ending in (".so.0", ".so.1", ".so.20", ".0.dylib", ".dylib"):
        try:
            ctypes.CDLL(name + ending)
        except OSError:
            continue
        return
