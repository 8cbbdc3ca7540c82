"""The folder that is brought in: the only place that an import reads from, bounded, and never left."""

from __future__ import annotations

import os
import posixpath
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from ruamel.yaml.error import MarkedYAMLError

from guidepress.model.errors import ConfigurationError
from guidepress.standards.guarded_yaml import UNREADABLE, load_plain

MAX_FILES = 20_000
MAX_TEXT_BYTES = 2 * 1024 * 1024
MAX_PICTURE_BYTES = 20 * 1024 * 1024
MAX_ALL_BYTES = 500 * 1024 * 1024
"""What an import reads in all; who has more brings in a part at a time."""
MAX_YAML_BYTES = 256 * 1024
_MAX_MARKS = 3_000
TEXTS = (".md", ".mdx", ".markdown", ".qmd", ".rmd", ".ipynb")
_SKIPPED = frozenset(
    """
    node_modules bower_components vendor third_party _book _site _build site target venv __pycache__
    """.split()
)
_TAG = re.compile(r"(?<=[\s:,\[-])!{1,2}[\w./:-]+")


@dataclass(slots=True)
class SourceFolder:
    """A folder of somebody else. Paths are relative to it, with ``/``; symbolic links out of it are not followed."""

    root: Path
    wanted: str = ""
    """The language that is asked for, of a source in several; empty for that which it begins with."""
    read: int = 0
    unnamed: list[str] = field(default_factory=list, repr=False)
    """Texts whose names are bytes that are no text, as far as they can be written: no guide can name them."""
    unread: dict[str, str] = field(default_factory=dict, repr=False)
    """Files of settings that are there and cannot be read, and why."""
    _files: list[str] | None = field(default=None, repr=False)

    def files(self) -> list[str]:
        """All files in the order of their paths, without hidden ones and what tools have built; not too many."""
        if self._files is None:
            found: list[str] = []
            for folder, names, files in os.walk(self.root, followlinks=False):
                names[:] = sorted(name for name in names if not name.startswith(".") and name not in _SKIPPED)
                here = Path(folder).relative_to(self.root).as_posix()
                found += [posixpath.normpath(posixpath.join(here, name)) for name in files if not name.startswith(".")]
                if len(found) > MAX_FILES:
                    raise ConfigurationError(
                        f"'{self.root}' holds more than {MAX_FILES} files", hint="Name the folder of the book itself."
                    )
            kept = {name: name.encode("utf-8", "replace").decode() for name in found}
            self._files = sorted(name for name, written in kept.items() if name == written)
            self.unnamed = sorted(
                written for name, written in kept.items() if name != written and name.lower().endswith(TEXTS)
            )
        return self._files

    def inside(self, name: str) -> Path | None:
        """A file of the folder, if it is one even after every symbolic link is followed."""
        if not name or "\0" in name or len(name.encode("utf-8", "replace")) > 1000 or PurePosixPath(name).is_absolute():
            return None
        root = self.root.resolve()
        try:
            path = (root / name).resolve()
        except (OSError, RuntimeError):
            return None
        return path if path.is_relative_to(root) and path.is_file() else None

    def bytes(self, name: str, limit: int) -> bytes | None:
        """The bytes of a file; ``None`` if there is no such file, or it is larger than allowed."""
        path = self.inside(name)
        if path is None or (size := path.stat().st_size) > limit:
            return None
        self.read += size
        if self.read > MAX_ALL_BYTES:
            raise ConfigurationError(
                f"more than {MAX_ALL_BYTES // 2**20} MB would be read", hint="Bring in a part of the book at a time."
            )
        return path.read_bytes()

    def text(self, name: str) -> str | None:
        """A text with line feeds; what is no UTF-8 is read as the letters of Western Europe."""
        data = self.bytes(name, MAX_TEXT_BYTES)
        if data is None:
            return None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def resolve(self, address: str, here: str, root: str = "") -> str | None:
        """The file that a text at ``here`` means by an address, if it is one: from it, from the root, or as it is."""
        path = unquote(address.partition("#")[0].partition("?")[0]).strip()
        if not path or "://" in path or path.startswith(("mailto:", "tel:", "data:")):
            return None
        if "\\" in path and (found := self.resolve(path.replace("\\", "/"), here, root)):
            return found  # as Windows writes it
        bare = path.lstrip("/")
        tried = [posixpath.join(posixpath.dirname(here), path)] if not path.startswith("/") else []
        for name in map(posixpath.normpath, (*tried, posixpath.join(root, bare), bare)):
            if not name.startswith("..") and self.inside(name) is not None:
                return name
        return None

    def yaml(self, name: str) -> dict[str, Any]:
        """A file of settings in YAML; nothing if it cannot be read."""
        data = self.bytes(name, MAX_YAML_BYTES)
        if data is None and self.inside(name):
            self.unread[name] = f"the settings are larger than {MAX_YAML_BYTES // 1024} kB"
        if not data:
            return {}
        try:
            return _mapping(data.decode("utf-8-sig", "replace"))
        except UNREADABLE as error:
            self.unread[name] = f"the settings are no YAML ({_where(error)})"
            return {}

    def toml(self, name: str) -> dict[str, Any]:
        """A file of settings in TOML; nothing if it cannot be read."""
        data = self.bytes(name, MAX_YAML_BYTES)
        try:
            return tomllib.loads(data.decode("utf-8-sig", "replace")) if data else {}
        except tomllib.TOMLDecodeError as error:
            self.unread[name] = f"the settings are no TOML ({error})"
            return {}

    def under(self, folder: str, *endings: str) -> Iterator[str]:
        """The files below a folder that end in some way."""
        start = f"{folder.rstrip('/')}/" if folder else ""
        return (name for name in self.files() if name.startswith(start) and name.lower().endswith(endings))


def parse_yaml(text: str) -> dict[str, Any]:
    """A mapping in YAML without its tags, which ask a program to be run; nothing if it is none."""
    try:
        return _mapping(text)
    except UNREADABLE:
        return {}


def _mapping(text: str) -> dict[str, Any]:
    """The same; raises one of `UNREADABLE`."""
    if sum(map(text.count, "[{&*")) + text.count("- ") > _MAX_MARKS:
        raise ValueError("too many lists")
    data = load_plain(_TAG.sub("", text))
    return dict(data) if isinstance(data, dict) else {}


def _where(error: Exception) -> str:
    """The line and the reason of an error of the parser, in a line."""
    if isinstance(error, MarkedYAMLError) and (mark := error.problem_mark or error.context_mark):
        return f"line {mark.line + 1}: {error.problem or 'cannot be parsed'}"
    return " ".join(str(error).split())[:80] or "cannot be parsed"


def section_of(data: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A mapping in a mapping; an empty one if there is none."""
    value = data.get(name)
    return value if isinstance(value, dict) else {}


def text_of(value: object) -> str:
    """A setting as a line of text; empty if it is none, or holds code that a tool would run."""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        text = " ".join(str(value).split())
        return "" if "`r " in text or text in {"today", "now", "last-modified"} else re.sub(r"<[^<>]{0,200}>", "", text)
    return ""


def names_of(value: object) -> list[str]:
    """The people that a setting names: a text, a list of texts, or of mappings with a name."""
    if isinstance(value, dict):
        name = value.get("name", "")
        if isinstance(name, dict):
            name = " ".join(filter(None, [text_of(name.get("given")), text_of(name.get("family"))]))
        return [text_of(name)] if text_of(name) else []
    if isinstance(value, list):
        return [name for one in value for name in names_of(one)]
    text = re.sub(r"\[([^\[\]]{1,200})\]\([^()]{0,300}\)", r"\1", text_of(value))
    return [name.strip() for name in re.split(r"\s*(?:;|,? and |, )\s*", text) if name.strip()]
