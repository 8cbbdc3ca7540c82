"""The profile of the press that ``guide.yaml`` names (ICC.1:2022, 7.2)."""

from __future__ import annotations

from guidepress.model.settings import Settings
from guidepress.read import rules
from guidepress.read.folder import Folder, place_in_settings

MAX_ICC_BYTES = 8_000_000
"""The greatest size of the ICC profile of a press; those of FOGRA have about 2 MB."""
_HEADER = 128


def read_press(folder: Folder, settings: Settings) -> bytes | None:
    """The bytes of the profile, if one is named; one that is none for CMYK is a finding (MAN108)."""
    name = settings.print.icc
    if not name:
        return None
    place = place_in_settings(folder, "print", "icc")
    data = folder.read_bytes(name, place, MAX_ICC_BYTES)
    if data is not None and (fault := profile_fault(data)):
        folder.findings.add(rules.MAN108.at(place, f"'{name}' {fault}"))
    return data


def profile_fault(data: bytes) -> str:
    """What keeps a file from being the profile of a press, in words that follow its name; empty if nothing does."""
    if len(data) < _HEADER or data[36:40] != b"acsp":
        return "is no ICC profile"
    size = int.from_bytes(data[:4], "big")
    if size > len(data):
        return f"is cut off: it says that it has {size:,} bytes, and has {len(data):,}"
    space = data[16:20].decode("ascii", "replace").strip()
    return "" if space == "CMYK" else f"is a profile for {space}, not for CMYK"
