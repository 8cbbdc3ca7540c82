"""The command line: commands, progress, exit codes."""

from __future__ import annotations

import errno
import re
import sys
from collections.abc import Iterator, MutableMapping, Sequence
from importlib import import_module
from pathlib import Path

import click

from guidepress.cli.ending import Ending, ended_politely
from guidepress.cli.options import is_guide
from guidepress.cli.streams import whole_streams
from guidepress.model import errors
from guidepress.model.edition import EDITIONS
from guidepress.model.errors import GuidepressError
from guidepress.model.version import __version__
from guidepress.pipeline import ceiling
from guidepress.pipeline.collector import seldom

_MOST_TOLD = 5
"""Findings that are told of settings that cannot be used, by a command that tells no others."""
_WITHOUT_NUMBER = re.compile(r"^\[Errno \d{1,4}\] ")


_WHERE = {
    "approve": "approve",
    "build": "build",
    "catalogue": "catalogue",
    "changes": "changes",
    "check": "check",
    "due": "due",
    "explain": "check",
    "import": "import_book",
    "new": "new",
    "preview": "preview.command",
    "prove": "prove",
    "sign": "verify",
    "sign-off": "sign_off",
    "speak": "speak",
    "status": "verify",
    "verify": "verify",
}
"""The commands, each with its module."""
_FUNCTIONS = {"import": "import_book", "sign-off": "sign_off"}
"""The function of a command that is called otherwise."""


class _Words(click.types.StringParamType):
    """Text of the command line. Bytes that are none, which Python hands over as halves of pairs, are refused.

    But for the name of a folder that is there: a system may call its folders as it likes.
    """

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """See `click.ParamType`."""
        words = str(super().convert(value, param, ctx))
        if any("\ud800" <= letter <= "\udfff" for letter in words) and not Path(words).exists():
            self.fail("this is no text in UTF-8.", param, ctx)
        return words


class Commands(MutableMapping[str, click.Command]):
    """The commands by name. A module is imported when its command is asked for: who builds waits for no other."""

    def __init__(self) -> None:
        self._others: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._others:
            module = import_module(f"guidepress.cli.{_WHERE[name]}")
            command: click.Command = getattr(module, _FUNCTIONS.get(name, name))
            for parameter in command.params:
                if parameter.type is click.STRING:
                    parameter.type = _Words()
            self._others[name] = command
        return self._others[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._others[name] = command

    def __delitem__(self, name: str) -> None:
        del self._others[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**_WHERE, **self._others})

    def __len__(self) -> int:
        return len({**_WHERE, **self._others})


class BuildFirst(click.Group):
    """A group whose default command is ``build``: ``publish.py`` and ``publish.py --out X`` mean it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """See `click.Group`: without a command, or with options of its own only, ``build`` is meant.

        ``help`` and ``help COMMAND`` are ``--help``.
        """
        own = {"--help", "--version", "-h"}
        if args and args[0] == "help":
            args = [*args[1:2], "--help"]
        if not args or (args[0].startswith("-") and args[0] not in own):
            args = ["build", *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """See `click.Group`: who names a guide, or an edition, where a command stands is told how it goes on."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            name = args[0]
            if name in EDITIONS or is_guide(Path(name)):
                told = f"'{name}' is {'an edition' if name in EDITIONS else 'a guide'}, and a command stands first"
                raise click.UsageError(f"{told}: '{_called()} build {name}' builds it.", ctx) from error
            raise


@click.group(
    cls=BuildFirst,
    commands=Commands(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="guidepress")
def commands() -> None:
    """Publish an accessible guide: PDF, EPUB and web page from Markdown.

    Without a command, builds the guide in manuscript/ into dist/.

    Exit codes: 0 done; 1 errors were found, dist/ is untouched; 2 wrong use or settings; 3 something outside failed;
    4 an internal error.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; every error becomes a message, never a traceback."""
    whole_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if said := ceiling.misunderstood():
        click.echo(
            f"{_called()}: {ceiling.VARIABLE} is {said[:40]!r}, which is no number of megabytes\n"
            f"  Set it to digits alone, such as 4000; 0 for no limit.",
            err=True,
        )
        return errors.EXIT_USAGE
    most = ceiling.ceiling()
    with ended_politely() as ending:
        try:
            with ceiling.under(most), seldom():
                code = _run(given, ending)
        except (ceiling.CeilingReachedError, MemoryError) as error:
            short = "there is not enough memory" if isinstance(error, MemoryError) else ceiling.told(most)
            click.echo(f"{_called()}: {short}\n  {ceiling.HINT}", err=True)
            code = errors.exit_code(MemoryError())
        except KeyboardInterrupt:
            code = ending.code
    return ending.code if ending.signal else code


def _run(given: list[str], ending: Ending) -> int:
    try:
        commands.main(args=given, prog_name=_called(), standalone_mode=False)
    except click.exceptions.Abort:
        return ending.code
    except click.ClickException as error:
        error.show()
        return errors.EXIT_USAGE
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else errors.EXIT_DONE
    except KeyboardInterrupt:
        return ending.code
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - the last door: no traceback reaches a user
        if not ending.signal:
            _tell(error, replaces=_replaces(given))
        return errors.exit_code(error)
    return errors.EXIT_DONE


_REPLACES = frozenset({"build", "prove"})
"""The commands that replace editions, or what is proved of them."""


def _replaces(given: Sequence[str]) -> bool:
    """Whether a command would have replaced something; without a name it is ``build``."""
    return (given[0] if given and not given[0].startswith("-") else "build") in _REPLACES


def _called() -> str:
    """The program's name as it was called: that of the installed package, else that of the repository's front door."""
    return "guidepress" if Path(sys.argv[0]).stem == "guidepress" else "publish.py"


def _tell(error: Exception, *, replaces: bool = False) -> None:
    """An error in words, with what to do about it; ``replaces`` says whether editions would have been replaced."""
    name = _called()
    match error:
        case GuidepressError() if errors.exit_code(error) != errors.EXIT_INTERNAL:
            click.echo(f"{name}: {error.message}" + (f"\n  {error.hint}" if error.hint else ""), err=True)
            found = [one for one in getattr(error, "findings", ()) if one.message != error.message]
            for finding in found[:_MOST_TOLD]:
                click.echo(f"  {finding}\n    {finding.hint}", err=True)
        case OSError():
            click.echo(f"{name}: {_reason(error)}", err=True)
            if replaces:
                click.echo("Nothing was replaced; the last edition is as it was.", err=True)
        case _:
            import traceback

            frame = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(frame.filename).name}:{frame.lineno}"
            click.echo(f"{name}: internal error: {type(error).__name__}: {error} ({where})", err=True)
            click.echo(
                "This is a fault of Guidepress. Please report it with this message and the guide that shows it.",
                err=True,
            )


def _reason(error: OSError) -> str:
    """Why a file could not be read or written, and which; of several the first."""
    several = error.args[0] if error.args and isinstance(error.args[0], list) else []
    if several and isinstance(several[0], tuple):
        return f"{_WITHOUT_NUMBER.sub('', str(several[0][-1])).partition(': ')[0]}: {several[0][1]}"
    if error.errno == errno.ELOOP:
        return f"a link leads to itself: {error.filename or ''}".rstrip(": ")
    named = " -> ".join(str(one) for one in (error.filename, error.filename2) if one)
    return f"{error.strerror or error}: {named}".rstrip(": ")
