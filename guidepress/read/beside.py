"""The files beside the sections: policies, words, data, what was approved or signed. They go into `Book.texts`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from guidepress.model.place import Place
from guidepress.model.settings import Settings
from guidepress.policies.load import MAX_CHAIN, PackError, extended_by, policy_for
from guidepress.policies.pack import Pack
from guidepress.read.folder import Folder
from guidepress.read.settings_faults import SETTINGS_FILE

WORD_LIST = "words.txt"
"""The guide's own words for the spelling check, if it has such a file."""

LOCK = "statements.lock"
"""The statements as they were approved, if anybody has."""

SIGN_OFF = "sign-off.lock"
"""What the reviewers read, if they signed it off."""

CONFORMANCE = "conformance.yaml"
"""What a person answered to the criteria of accessibility that machines cannot judge, if anybody did."""


def read_beside(folder: Folder, settings: Settings, images: Iterable[str]) -> None:
    """Read what is there: words, locks, the data of figures (a CSV file of an image's name beside it), retractions."""
    data = [str(PurePosixPath(name).with_suffix(".csv")) for name in sorted(images)]
    for name in dict.fromkeys([WORD_LIST, LOCK, SIGN_OFF, CONFORMANCE, *data]):
        if folder.has(name) or folder.has_folder(name):  # a folder in its place is told, not passed over
            folder.read_text(name, Place(name))
    if settings.retractions is not None:
        folder.read_text(settings.retractions, Place(SETTINGS_FILE))


def read_policies(folder: Folder, name: str) -> None:
    """Read the policy file that the guide names, and those that it extends."""
    asked_at = Place(SETTINGS_FILE)
    for _ in range(MAX_CHAIN + 1):
        if not name.endswith((".yaml", ".yml")) or name in folder.texts or name == SETTINGS_FILE:
            return
        if (text := folder.read_text(name, asked_at)) is None:
            return
        line = next((number for number, one in enumerate(text.split("\n"), 1) if one.startswith("extends")), 1)
        asked_at, name = Place(name, line), extended_by(folder.texts[name], name) or ""


def policy_of(folder: Folder, settings: Settings) -> Pack | None:
    """The policy, for what its markers put in; one that cannot be used is told by the checks."""
    try:
        return policy_for(settings, folder.texts).pack
    except PackError:
        return None
