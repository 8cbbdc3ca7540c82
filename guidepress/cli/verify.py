"""The commands ``verify``, ``sign`` and ``status``: whether files are what somebody answers for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidepress.cli.options import PlainFile, editions_folder, guide_folder, guide_option
from guidepress.model import errors
from guidepress.model.errors import FindingsError

if TYPE_CHECKING:
    from guidepress.proof.verify import Verified

_SHOWN = 5
_folder = click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False), default=None, required=False, metavar="[DIR]"
)
_editions = click.option(
    "--edition",
    "editions",
    multiple=True,
    metavar="NAME",
    help="An edition that is due; may be given again. Default: those of guide.yaml.",
)
_also = click.option(
    "--also", multiple=True, metavar="FILE", help="A file of your own in DIR, such as CNAME; may be given again."
)


@click.command()
@_folder
@click.option(
    "--guide",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help="The folder with guide.yaml: build again from it and compare the bytes.",
)
@click.option(
    "--allowed-signers",
    type=PlainFile(),
    default=None,
    metavar="FILE",
    help="Who may sign, as ssh-keygen(1) has it: the manifest must be signed by one of them.",
)
@click.option("--signer", default="", metavar="NAME", help="Who of them must have signed.")
@_editions
@_also
def verify(
    folder: Path | None,
    guide: Path | None,
    allowed_signers: Path | None,
    signer: str,
    editions: tuple[str, ...],
    also: tuple[str, ...],
) -> None:
    """Verify the files in DIR by themselves; nothing is written.

    DIR is dist/ by default. Says what the files show without their sources, and what they do not. Exit code 0: nothing
    contradicts; 1: errors were found, or the signature does not hold; 3: ssh-keygen is required and missing.
    """
    from guidepress.cli.formatters.show import show_findings
    from guidepress.proof.verify import verify_dist

    if signer and allowed_signers is None:
        raise click.UsageError("--signer needs --allowed-signers")
    if editions and guide is None:
        raise click.UsageError("--edition needs --guide: by itself, the manifest says what is due")
    target, _of = editions_folder(folder, guide)
    if guide is None:
        verified = verify_dist(target, allowed=allowed_signers, signer=signer, also=also)
    else:
        verified = _with_sources(target, guide, allowed_signers, signer, editions, also)
    show_findings(verified.findings, guide or target, "text")
    for line in verified.shown:
        click.echo(f"shown: {line}")
    for line in verified.not_shown:
        click.echo(f"not shown: {line}")
    if not verified.holds:
        raise SystemExit(errors.EXIT_FINDINGS)


def _with_sources(
    target: Path,
    guide: Path,
    allowed: Path | None,
    signer: str,
    editions: tuple[str, ...],
    also: tuple[str, ...],
) -> Verified:
    """The same with the guide, which is built again."""
    from guidepress.cli.options import tell_findings
    from guidepress.pipeline.verify import verify_with_sources

    try:
        return verify_with_sources(
            target, guide, allowed=allowed, signer=signer, also=also, editions=editions, jobs=os.cpu_count() or 1
        )
    except FindingsError as error:
        tell_findings(error.findings, guide)
        click.echo("The guide cannot be built, so there is nothing to compare with.", err=True)
        raise SystemExit(errors.EXIT_FINDINGS) from error


@click.command()
@_folder
@click.option(
    "--key",
    type=PlainFile(),
    required=True,
    metavar="FILE",
    help="Your private SSH key, or the public one of a key that your agent holds.",
)
@_also
def sign(folder: Path | None, key: Path, also: tuple[str, ...]) -> None:
    """Sign the manifest in DIR with an SSH key: DIR/manifest.json.sig.

    With it every file is signed, for the manifest has the digests of them all, the proof included. Files that do not
    agree with the manifest are not signed (exit code 1). Needs ssh-keygen, and no network.
    """
    from guidepress.cli.formatters.show import show_findings
    from guidepress.dist import signature
    from guidepress.dist.folder import MANIFEST, SIGNATURE, Dist, read_file
    from guidepress.dist.manifest import sha256
    from guidepress.proof.verify import verify_dist

    target, _of = editions_folder(folder, None)
    dist = Dist(target, target)
    verified = verify_dist(target, also=also, signed=False)
    if not verified.holds:
        show_findings(verified.findings, target, "text")
        click.echo("Nothing was signed.", err=True)
        raise SystemExit(errors.EXIT_FINDINGS)
    data = read_file(target / MANIFEST)
    made = signature.sign(data, key)
    dist.replace({SIGNATURE: made}, unchanged={MANIFEST: sha256(data)})
    if not dist.report().get("proved"):
        click.echo("What is signed is not proved: the report says so, and is signed as well.", err=True)
    click.echo((target / SIGNATURE).as_posix())


@click.command()
@_folder
@guide_option
@_editions
@_also
def status(folder: Path | None, guide: Path | None, editions: tuple[str, ...], also: tuple[str, ...]) -> None:
    """Say which files in DIR are not what the guide gives today; nothing is built, proved or written.

    DIR is dist/ by default, or dist/ in the folder of --guide. Exit code 0: all are current; 1: some are not.
    """
    from guidepress.cli.formatters.text import printable
    from guidepress.proof.status import status_of

    target, source = editions_folder(folder, guide)
    states = status_of(target, guide_folder(source), editions=editions, also=also)
    for one in states:
        causes = ", ".join(one.causes[:_SHOWN]) + (" …" if len(one.causes) > _SHOWN else "")
        click.echo(printable(f"{one.file}: {one.state}" + (f" ({causes})" if causes else "")))
    if not all(one.is_current for one in states):
        raise SystemExit(errors.EXIT_FINDINGS)
