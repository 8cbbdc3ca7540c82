"""Files: everything that is read from disk is read here, inside the guide folder and bounded."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from guidepress.model.book import with_line_feeds
from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Finding, Findings
from guidepress.model.place import Place
from guidepress.model.settings import Settings
from guidepress.read import rules
from guidepress.read.settings_faults import SETTINGS_FILE, findings_of, locate, name_meant
from guidepress.standards.guarded_yaml import DATE_LOOKS, UnusableYamlError, load_yaml
from guidepress.standards.usual_signs import FORBIDDEN

MAX_SETTINGS_BYTES = 64 * 1024
MAX_TEXT_BYTES = 2 * 1024 * 1024
MAX_NAME_BYTES = 255
_SPACES = {0x0B: " ", 0x0C: " "}
"""Breaks of lines and pages of old programs: white space (CommonMark 0.31, 2.1), which XML has no sign for."""
_PARTED = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff][\u0300-\u036f]+")
"""A letter of Latin, Greek or Cyrillic, and the accents that stand behind it as signs of their own."""
MAX_FAULTS = 20
"""Forbidden characters that are reported of one file; who has more has another problem."""
MAX_IMAGE_BYTES = 20 * 1024 * 1024


_CANNOT_BE_SPLIT = "Take out of it what is not needed; only a section can be parted into several files."
_MOST_BESIDE = 500
"""Files of a folder among which one that may be meant is looked for."""
_NO_FILE = "is neither a file nor a link to one"
_MAY_READ = "See who may read the file and enter the folders above it (ls -l, chmod)."
_TEXTS = (".csl", ".css", ".svg", ".xml")
"""The endings of files that are texts, though they are read as bytes."""


def composed(text: str) -> str:
    """A text whose letters bear their accents: "é" as one sign (Unicode, NFC), as not every editor writes it.

    Only Latin, Greek and Cyrillic: in other scripts NFC changes the order of signs, or a character for another.
    """
    return text if text.isascii() else _PARTED.sub(_composed, text)


def _composed(found: re.Match[str]) -> str:
    """A letter with all its accents as one sign; where Unicode has none, it stays as it was written."""
    made = unicodedata.normalize("NFC", found[0])
    return made if len(made) == 1 else found[0]


@dataclass(slots=True)
class Folder:
    """The guide folder: the only place that files are read from, and the record of what was read.

    ``sources`` maps each file read (path relative to the folder) to the SHA-256 of its bytes, ``texts`` each text
    that could be used to the bytes themselves; ``packaged`` the files of installed packages that the guide asks for.
    """

    root: Path
    findings: Findings
    sources: dict[str, str] = field(default_factory=dict)
    texts: dict[str, bytes] = field(default_factory=dict)
    packaged: dict[str, str] = field(default_factory=dict)

    def read_bytes(self, name: str, asked_at: Place, limit: int) -> bytes | None:
        """The bytes of a file, or ``None`` with a finding (MAN010, MAN011, MAN013) at the place that asked for it."""
        path = self._inside(name)
        if path is None:
            self.findings.add(_in_a_circle(self.root, name, asked_at) or _outside(name, asked_at))
            return None
        try:
            data = self._bytes_of(path, name, asked_at, limit)
        except OSError as error:
            told = f"'{name}' cannot be read: {error.strerror or error}"
            self.findings.add(rules.MAN010.at(asked_at, told, hint=_MAY_READ))
            return None
        if data is None:
            return None
        is_text = name.lower().endswith(_TEXTS)
        self.sources[name] = hashlib.sha256(with_line_feeds(data) if is_text else data).hexdigest()
        return data

    def _bytes_of(self, path: Path, name: str, asked_at: Place, limit: int) -> bytes | None:
        """The bytes of a file that lies in the guide, or ``None`` with a finding. Raises `OSError`."""
        if not path.is_file():
            near = "" if path.exists() else self.near(name)
            told = f"; did you mean '{near}'?" if near else ""
            is_other = path.exists() and not path.is_dir()
            what = _NO_FILE if is_other else "is a folder, and must be a file" if path.is_dir() else "does not exist"
            hint = "Put a plain file in its place." if is_other else ""
            self.findings.add(rules.MAN010.at(asked_at, f"'{name}' {what}{told}", hint=hint))
            return None
        if (size := path.stat().st_size) > limit:
            hint = "" if name.lower().endswith(".md") else _CANNOT_BE_SPLIT
            told = f"'{name}' has {_size(size)}; the limit is {_size(limit)}"
            self.findings.add(rules.MAN013.at(asked_at, told, hint=hint))
            return None
        return path.read_bytes()

    def read_text(self, name: str, asked_at: Place, limit: int = MAX_TEXT_BYTES) -> str | None:
        """The text of a file with line feeds for line ends and no byte order mark, or ``None`` with a finding."""
        data = self.read_bytes(name, asked_at, limit)
        if data is None:
            return None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            message = f"byte 0x{data[error.start]:02x} is not UTF-8 text"
            self.findings.add(rules.MAN012.at(Place(name, line), message))
            return None
        text = composed(text.replace("\r\n", "\n").replace("\r", "\n").translate(_SPACES))
        faults = list(islice(FORBIDDEN.finditer(text), MAX_FAULTS))
        for found in faults:
            line = text.count("\n", 0, found.start()) + 1
            column = found.start() - text.rfind("\n", 0, found.start())
            self.findings.add(rules.MAN017.at(Place(name, line, column), f"character U+{ord(found[0]):04X}"))
        if faults:
            return None
        self.texts[name] = data
        self.sources[name] = hashlib.sha256(with_line_feeds(data)).hexdigest()
        return text

    def has(self, name: str) -> bool:
        """Whether a file lies in the guide folder."""
        path = self._inside(name)
        return path is not None and is_file(path)

    def has_folder(self, name: str) -> bool:
        """Whether a folder of a name lies in the guide folder."""
        path = self._inside(name)
        return path is not None and path.is_dir()

    def is_within(self, name: str) -> bool:
        """Whether a path leads into the guide folder."""
        return self._inside(name) is not None

    def near(self, name: str) -> str:
        """The path of a file beside which ``name`` would stand, and which may be meant; empty if there is none."""
        above, _, last = name.rpartition("/")
        near = name_meant(last, self.names_in(above or ".", _MOST_BESIDE), at_least=0.85)
        return f"{above}/{near}" if near and above else near

    def names_in(self, name: str, most: int) -> list[str]:
        """The names of the files of a folder inside the guide folder, at most so many; none if there is none."""
        path = self._inside(name)
        try:
            beside = sorted(path.iterdir()) if path is not None and path.is_dir() else []
        except OSError:  # nobody may list it
            return []
        return [one.name for one in islice(beside, most) if is_file(one) and one.name[0] != "."]

    def _inside(self, name: str) -> Path | None:
        """The file, if it lies in the guide folder even after every symbolic link is followed."""
        if Path(name).is_absolute() or "\\" in name or "\0" in name or len(name.encode()) > MAX_NAME_BYTES:
            return None
        root = self.root.resolve()
        try:
            path = (root / name).resolve()
            if (
                not name.isascii()
                and not path.exists()
                and (root / (parted := unicodedata.normalize("NFD", name))).exists()
            ):
                path = (root / parted).resolve()  # a file whose name was given on a Mac
        except (OSError, RuntimeError):
            return None
        return path if path.is_relative_to(root) else None


def is_file(path: Path) -> bool:
    """Whether a path leads to a file; not if nobody may enter a folder on the way."""
    try:
        return path.is_file()
    except OSError:
        return False


def read_settings(folder: Folder) -> Settings:
    """``guide.yaml`` as `Settings`.

    Raises `ConfigurationError` whose findings (MAN001 to MAN005) have file, line and remedy.
    """
    here = Place(SETTINGS_FILE)
    if not is_file(folder.root / SETTINGS_FILE):
        finding = _without_settings(folder.root)
        raise ConfigurationError(finding.message, hint=finding.hint, findings=(finding,))
    text = folder.read_text(SETTINGS_FILE, here, MAX_SETTINGS_BYTES)
    if text is None:
        raise _refused(folder.findings.in_order())
    data = _parse_yaml(text)
    try:
        return Settings.model_validate(data)
    except ValidationError as error:
        raise _refused(findings_of(data, map(dict, error.errors()))) from error


def _size(count: int) -> str:
    """A number of bytes in words."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"


def _without_settings(root: Path) -> Finding:
    """MAN001: the folder is none, has a file of almost this name, or nothing of the kind."""
    here = Place(SETTINGS_FILE)
    if os.path.lexists(root / SETTINGS_FILE):
        what = "a folder" if (root / SETTINGS_FILE).is_dir() else "neither a file nor a link to one"
        return rules.MAN001.at(here, f"'{SETTINGS_FILE}' is {what}, and must be a file")
    if not root.is_dir():
        told = "is a file" if root.exists() else "does not exist"
        return rules.MAN001.at(here, f"the guide folder '{root.as_posix()}' {told}")
    try:
        names = [one.name for one in islice(root.iterdir(), _MOST_BESIDE) if is_file(one)]
    except OSError as error:
        told = f"the guide folder '{root.as_posix()}' cannot be read: {error.strerror or error}"
        return rules.MAN001.at(here, told, hint=_MAY_READ)
    for name in sorted(names):
        if name.lower().removesuffix(".txt") in {SETTINGS_FILE, "guide.yml", "guide"}:
            told = f"'{name}' in the guide folder is not called guide.yaml"
            return rules.MAN001.at(here, told, hint=f"Rename '{name}' to guide.yaml.")
    return rules.MAN001.at(here, "no guide.yaml in the guide folder")


def _in_a_circle(root: Path, name: str, asked_at: Place) -> Finding | None:
    """MAN011 for a symbolic link that leads to itself, by whatever way."""
    if "\0" in name:
        return None
    try:
        (root / name).stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            hint = "Put a plain file in its place."
            return rules.MAN011.at(asked_at, f"'{name}' is a link that leads to itself", hint=hint)
    return None


def _outside(name: str, asked_at: Place) -> Finding:
    """MAN011, which says of a path in the manner of Windows how it is written."""
    if "\\" in name and not name.startswith("\\") and not re.match(r"[A-Za-z]:|.*\.\.", name):
        hint = f"Write it with '/': {name.replace(chr(92), '/')}"
        return rules.MAN011.at(asked_at, f"'{name}' is written with backslashes", hint=hint)
    if "\0" in name:
        return rules.MAN011.at(asked_at, f"'{name}' is no name that a file can have")
    return rules.MAN011.at(asked_at, f"'{name}' leads out of the guide folder")


def place_in_settings(folder: Folder, *steps: str | int) -> Place:
    """The line of ``guide.yaml`` where a setting stands, by its steps; its first line if it stands nowhere."""
    text = folder.texts.get(SETTINGS_FILE, b"").decode("utf-8-sig", "replace")
    return locate(_parse_yaml(text), steps)


def _refused(findings: list[Finding]) -> ConfigurationError:
    return ConfigurationError("guide.yaml cannot be used", findings=tuple(findings))


def _parse_yaml(text: str) -> Any:
    try:
        return load_yaml(text)
    except UnusableYamlError as fault:
        place = Place(SETTINGS_FILE, fault.line, fault.column)
        if fault.is_date:
            raise _refused([rules.MAN004.at(place, fault.message, hint=f"Write the date so: {DATE_LOOKS}.")]) from fault
        hint = "Put spaces in the tab's place: YAML takes no tabs there." if "'\\t'" in fault.message else ""
        raise _refused([rules.MAN002.at(place, fault.message, hint=hint)]) from fault
