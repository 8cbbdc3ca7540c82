"""What the typesetter loads: no program is started to find it, and nothing is loaded that no guide needs.

On Linux `ctypes.util.find_library`, by which WeasyPrint's ``cffi`` looks for Pango, runs ``ldconfig``, ``gcc`` and
``ld`` where they are; a build of an untrusted guide starts no compiler.

WeasyPrint loads the parts of fontTools that subset fonts, make cuts of variable ones and unpack WOFF2: half of the
time that it takes to load. HarfBuzz subsets here, and the fonts are cut before, so that hardly a guide needs them.
"""

from __future__ import annotations

import ctypes.util
import importlib
import os
import sys
import sysconfig
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

_LATER = ("fontTools.subset", "fontTools.varLib.instancer", "fontTools.ttLib.woff2")
"""What is loaded when it is called for the first time."""


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


def load_less() -> None:
    """From now on, in this process, WeasyPrint is loaded without what it may never call."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Later(ModuleType):
    """Stands in for a module of functions and classes: each loads the module when it is called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def later(*arguments: Any, **named: Any) -> Any:
            return getattr(importlib.import_module(self.__name__), name)(*arguments, **named)

        return later


@contextmanager
def _stand_ins() -> Iterator[None]:
    """While this lasts, who asks for a module of `_LATER` that is not loaded gets what stands in for it."""
    held = {name: _Later(name) for name in _LATER if name not in sys.modules}
    sys.modules.update(held)
    try:
        yield
    finally:
        for name, one in held.items():
            if sys.modules.get(name) is one:
                del sys.modules[name]


class _Finder(MetaPathFinder):
    """Finds WeasyPrint where it is, and loads it with `_stand_ins`."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != "weasyprint":
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader)
        return spec


class _Loader(Loader):
    def __init__(self, own: Loader) -> None:
        self._own = own

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._own.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        with _stand_ins():
            self._own.exec_module(module)

    def __getattr__(self, name: str) -> Any:
        """All else that a loader can (its files, its source) is its own."""
        return getattr(self._own, name)
