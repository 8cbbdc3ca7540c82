"""What can go wrong, and the one table from an error to an exit code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guidepress.model.finding import Finding

_IN_MEMORY = re.compile(r"<[\w.]{1,80} object at 0x[0-9a-fA-F]{1,16}>")


class GuidepressError(Exception):
    """The root: every error that Guidepress raises on purpose."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        """A message for the person who ran the command, and what they can do about it."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        """So that an error that another process met comes back whole."""
        return _remade, (type(self), self.args, self.__dict__)


def _remade(kind: type[GuidepressError], args: tuple[object, ...], state: dict[str, object]) -> GuidepressError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """While a file is written: an error of a full disk does not say of itself which file it was; this names it."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(path)
        raise


def words_of_error(error: BaseException) -> str:
    """An error that a library raised, by its name and in its words, without what differs from run to run."""
    return f"{type(error).__name__}: {_IN_MEMORY.sub('…', str(error))}"


class FindingsError(GuidepressError):
    """The manuscript or an edition has findings that stop the build."""

    def __init__(self, findings: list[Finding]) -> None:
        """``findings`` is everything that was found, errors and warnings alike."""
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


class ConfigurationError(GuidepressError):
    """``guide.yaml`` or the command line asks for something that cannot be; carries its findings, if any."""

    def __init__(self, message: str, *, hint: str = "", findings: tuple[Finding, ...] = ()) -> None:
        """``findings`` hold file, line and remedy when the fault is in ``guide.yaml``."""
        super().__init__(message, hint=hint)
        self.findings = findings


class OutsideToolError(GuidepressError):
    """A program or a resource outside Guidepress failed: a validator, the disk, a font package."""


class RefusedError(OutsideToolError):
    """A validator came to no verdict by the fault of what it was given: bytes that it cannot read to their end."""


class InternalError(GuidepressError):
    """A promise of ours was broken: please report it."""


EXIT_DONE = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_OUTSIDE = 3
EXIT_INTERNAL = 4

EXIT_CODES: dict[type[BaseException], int] = {
    FindingsError: EXIT_FINDINGS,
    ConfigurationError: EXIT_USAGE,
    OutsideToolError: EXIT_OUTSIDE,
    OSError: EXIT_OUTSIDE,
    MemoryError: EXIT_USAGE,
    InternalError: EXIT_INTERNAL,
    Exception: EXIT_INTERNAL,
}


def exit_code(error: BaseException) -> int:
    """The exit code of an error: that of its nearest class in `EXIT_CODES`."""
    return next((EXIT_CODES[kind] for kind in type(error).__mro__ if kind in EXIT_CODES), EXIT_INTERNAL)
