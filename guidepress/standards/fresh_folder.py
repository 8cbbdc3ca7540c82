"""A folder that is begun anew and is there whole, or as it was before: a guide that is half made is none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def why_not_fresh(folder: Path) -> str:
    """What keeps a folder from being begun anew, in words, or nothing."""
    if folder.is_symlink() and not folder.exists():
        return f"'{folder}' is a link that leads nowhere"
    if folder.exists():
        if not folder.is_dir():
            return f"'{folder}' is a file"
        return f"'{folder}' exists and is not empty" if any(folder.iterdir()) else ""
    above = next((one for one in folder.parents if one.exists()), None)
    return f"'{above}' is a file" if above is not None and not above.is_dir() else ""


@contextmanager
def fresh_folder(folder: Path) -> Iterator[None]:
    """Fill a folder that is new or empty: what was put there goes again, whatever stopped the work.

    An `OSError` that names no file, as that of a full disk, names the folder.
    """
    new = next((one for one in reversed([folder, *folder.parents]) if not one.exists()), None)
    try:
        yield
    except BaseException as error:
        with suppress(OSError):
            if new is not None:
                shutil.rmtree(new, ignore_errors=True)
            else:
                for one in list(folder.iterdir()):
                    shutil.rmtree(one, ignore_errors=True) if one.is_dir() else one.unlink()
        if isinstance(error, OSError) and error.filename is None and error.errno is not None:
            raise OSError(error.errno, error.strerror, str(folder)) from error
        raise
