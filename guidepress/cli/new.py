"""``publish.py new``: a guide to start from, that builds and passes."""

from __future__ import annotations

import datetime as dt
import re
import shlex
import unicodedata
import uuid
from importlib.resources import files
from pathlib import Path

import click

from guidepress.languages.registry import language_meant
from guidepress.model.errors import ConfigurationError, naming
from guidepress.standards.fresh_folder import fresh_folder, why_not_fresh

MOST_TITLE = 500
"""Characters of a title: a longer one is no title, and a cover has no room for it."""
TEMPLATE = files("guidepress") / "starter_guide"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--language",
    default="en",
    show_default=True,
    metavar="TAG",
    help="The language of the guide, and of all that it begins with: en, en-GB, de, es or fr, with any region.",
)
@click.option("--title", default="", metavar="TEXT", help="What it is called. Default: the name of the folder.")
def new(folder: Path, language: str, title: str) -> None:
    """Make a new guide in FOLDER that builds and passes."""
    for path in make_guide(folder, language, title):
        click.echo(path.as_posix())
    program = click.get_current_context().find_root().info_name
    click.echo(f"\nNow: {program} build --guide {shlex.quote(folder.as_posix())}")


def make_guide(folder: Path, language: str = "en", title: str = "") -> list[Path]:
    """Copy the starter guide of a language into a folder that does not exist yet or is empty; returns the files made.

    ``language`` is a BCP 47 tag. Without a ``title`` the folder's name becomes one; the identifier is new, the dates
    are today's: from then on they are the editor's. Raises `ConfigurationError` for a language without a starter guide,
    and rather than overwrite anything.
    """
    start, tag = _starter(language)
    if taken := why_not_fresh(folder):
        raise ConfigurationError(taken, hint="Name a new folder.")
    words = re.sub(r"[^\w]+", " ", unicodedata.normalize("NFC", folder.resolve().name)).strip() or "New guide"
    shown = "".join(one for one in title if one.isspace() or unicodedata.category(one) != "Cc")
    title = " ".join(shown.split()) or words[:1].upper() + words[1:]
    if len(title) > MOST_TITLE:
        raise ConfigurationError(
            f"the title has {len(title)} characters; {MOST_TITLE} are the most", hint="Name a shorter one with --title."
        )
    slug = _slug(words) or _slug(title) or "guide"
    today = dt.datetime.now(tz=dt.UTC).date()
    values = {
        "LANGUAGE": tag,
        "TITLE": title.replace("\\", "\\\\").replace('"', '\\"'),  # between quotation marks, as YAML has it
        "SLUG": slug,
        "UUID": str(uuid.uuid4()),
        "TODAY": today.isoformat(),
        "NEXT": (today + dt.timedelta(days=365)).isoformat(),
        "YEAR": str(today.year),
    }
    made: list[Path] = []
    with fresh_folder(folder):
        for name in sorted(_names()):
            text = TEMPLATE.joinpath(start, name).read_text(encoding="utf-8")
            for key, value in values.items():
                text = text.replace(f"@{key}@", value)
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with naming(path):
                path.write_text(text, encoding="utf-8")
            made.append(path)
    return made


_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "å": "a", "ł": "l"})


def _slug(words: str) -> str:
    """The stem of the file names: letters without their marks, as they are written where there are none (ä: ae)."""
    spelt = unicodedata.normalize("NFC", words).lower().translate(_SPELT)
    bare = "".join(one for one in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(one))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:80].strip("-")


def _starter(language: str) -> tuple[str, str]:
    """The folder of a language's starter guide, and the language's tag as it is usually written."""
    first, *others = language.replace("_", "-").split("-")
    known = sorted(one.name for one in TEMPLATE.iterdir() if one.is_dir() and one.joinpath("guide.yaml").is_file())
    if first.lower() not in known or not all(re.fullmatch(r"[A-Za-z0-9]{2,8}", one) for one in others):
        near = language_meant(language, known)
        raise ConfigurationError(
            f"there is no guide to start from in the language '{language}'",
            hint=(f"Did you mean '{near}'? " if near else "")
            + f"There are: {', '.join(known)}, with any region (en-GB).",
        )
    regions = [one.upper() if len(one) == 2 else one for one in others]  # a country (ISO 3166)
    return first.lower(), "-".join([first.lower(), *regions])


def _names() -> list[str]:
    return [
        "guide.yaml",
        "references.json",
        "front/disclaimer.md",
        "front/about.md",
        "sections/01-introduction.md",
        "sections/02-what-helps.md",
        "back/glossary.md",
        "figures/steps.svg",
    ]
