"""Shared libraries are found by looking for their files: no program is started to find them.

On Linux `ctypes.util.find_library`, by which WeasyPrint's ``cffi`` looks for Pango, runs ``ldconfig``, ``gcc`` and
``ld`` where they are; a build of an untrusted guide starts no compiler.
"""

from __future__ import annotations

import ctypes.util
import os
import sys
import sysconfig
from pathlib import Path


def find_without_a_compiler() -> None:
    """From now on, in this process. Elsewhere than on Linux nothing is started, and nothing is changed."""
    if sys.platform.startswith("linux"):
        ctypes.util.find_library = _file_of


def _file_of(name: str) -> str | None:
    """The file name of a library as the linker knows it (``libpango-1.0.so.0``), or ``None``.

    It need not lie where a linker looks: who loads it by this name is told by the system.
    """
    for folder in _folders():
        found = sorted(folder.glob(f"lib{name}.so.*"), key=lambda path: (len(path.name), path.name))
        if found:
            return found[0].name
        if (folder / f"lib{name}.so").is_file():
            return f"lib{name}.so"
    return None


def _folders() -> list[Path]:
    own = [Path(one) for one in os.environ.get("LD_LIBRARY_PATH", "").split(":") if one]
    multiarch = sysconfig.get_config_var("MULTIARCH")
    places = [f"/usr/lib/{multiarch}", f"/lib/{multiarch}"] if multiarch else []
    return [*own, *map(Path, (*places, "/usr/local/lib", "/usr/lib64", "/lib64", "/usr/lib", "/lib"))]
