"""``publish.py preview``."""

from __future__ import annotations

import threading
from pathlib import Path

import click

from guidepress.cli.options import guide_folder, guide_option
from guidepress.model.errors import ConfigurationError


@click.command()
@guide_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="N",
    help="The port on this machine; 0 takes a free one.",
)
def preview(guide: Path | None, port: int) -> None:
    """Show the guide in the browser while it is written.

    Its pages, its web page, its findings and what a listener hears, anew whenever a file is saved.

    Only this machine can reach it. Ends with Ctrl-C.
    """
    from guidepress.cli.preview.server import Server
    from guidepress.cli.preview.session import Session

    folder = guide_folder(guide)
    if not folder.is_dir():
        raise ConfigurationError(f"there is no folder '{folder}'", hint="Name the guide's folder with --guide DIR.")
    session = Session(folder)
    try:
        server = Server(session, port)
    except OSError as error:
        raise ConfigurationError(
            f"port {port} cannot be used: {error.strerror}", hint="Name another with --port N, or 0 for a free one."
        ) from error
    threads = [
        threading.Thread(target=session.run, daemon=True),
        threading.Thread(target=_watch, args=(session,), daemon=True),
        threading.Thread(target=server.serve_forever, daemon=True),
    ]
    for thread in threads:
        thread.start()
    click.echo(f"Open {server.address} (Ctrl-C ends the preview)")
    try:
        threads[0].join()
    except KeyboardInterrupt:
        click.echo("")
    finally:
        session.stop()
        server.shutdown()
        server.server_close()


def _watch(session: object) -> None:
    from watchfiles import DefaultFilter, watch

    from guidepress.cli.preview.session import Session

    assert isinstance(session, Session)  # noqa: S101  # for the types: the module is imported late
    made = (session.guide / "dist").resolve()

    class Written(DefaultFilter):
        def __call__(self, change: object, path: str) -> bool:
            return super().__call__(change, path) and made not in (Path(path), *Path(path).parents)  # type: ignore[arg-type]

    for _changes in watch(session.guide, watch_filter=Written(), debounce=60, step=20, raise_interrupt=False):
        session.touch()
