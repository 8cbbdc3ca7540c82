"""``publish.py prove --answer``: a person answers what machines cannot judge, with the pages and the transcript."""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidepress.cli.formatters.text import printable
from guidepress.cli.speak import as_text
from guidepress.model.errors import ConfigurationError

if TYPE_CHECKING:
    from guidepress.proof.questions import Question, Sitting
    from guidepress.standards.conformance.answers import Answer, Answers, Judgement

_KEYS = {"s": "supports", "p": "partially supports", "d": "does not support", "n": "not applicable"}
_OPEN, _STOP = "o", "q"


def is_terminal() -> bool:
    """Whether a person can answer."""
    return sys.stdin.isatty()


def new_desk() -> Path:
    """A folder for the pictures and the transcript, which stays for the person to look at."""
    return Path(tempfile.mkdtemp(prefix="guidepress-answer-"))


def answer(
    guide: Path,
    folder: Path,
    names: Sequence[str],
    *,
    who: str,
    organisation: str,
    methods: Sequence[str],
    day: dt.date | None,
) -> None:
    """Walk through the questions; what was answered is written after each answer, so that it can be resumed.

    Raises `ConfigurationError` where nobody can answer, or the files are not those of the guide.
    """
    from guidepress.proof.questions import sit_down

    if not is_terminal():
        raise ConfigurationError(
            "--answer asks a person, and there is no terminal to ask at",
            hint="Run it in a terminal, or write conformance.yaml by hand (docs/conformance.md has its form).",
        )
    name, _comma, role = (piece.strip() for piece in who.partition(","))
    if not name or not role:
        raise click.UsageError(
            '--answer needs --by with a name and a role, such as --by "Jane Doe, accessibility officer"'
        )
    sitting = sit_down(guide, folder, names, new_desk())
    _write_transcript(sitting)
    by = {"name": name, "role": role, "organisation": organisation}
    date = day or dt.date.today()  # noqa: DTZ011 - the day where the person is; it is what they answer for
    given = sitting.open(name)
    asked = list(sitting.questions())
    click.echo(printable(f"You judge: {', '.join(sitting.names)}. {len(given)} of {len(asked)} are answered already."))
    click.echo(f"Pictures of the pages and the transcript: {sitting.desk}")
    answers = sitting.answers
    for number, question in enumerate(asked, 1):
        if question.id in given:
            continue
        said = _ask(sitting, question, f"{number}/{len(asked)}")
        if said == _STOP:
            break
        if not isinstance(said, str):
            given[question.id] = said
            answers = _write(sitting, answers, by, date, methods, given)
    missing = [question.id for question in asked if question.id not in given]
    _tell_end(guide, missing, answers)


def _write_transcript(sitting: Sitting) -> None:
    """The transcript as a file, and its lines for whoever looks for a place in it."""
    if sitting.said is None:
        return
    sitting.transcript = [printable(line) for line in as_text(sitting.said)]
    (sitting.desk / "transcript.txt").write_text("\n".join(sitting.transcript) + "\n", encoding="utf-8")


def _ask(sitting: Sitting, question: Question, place: str) -> Answer | str:
    """One question: an answer, or that it stays open, or that the person stops."""
    from guidepress.proof.questions import SHOWN
    from guidepress.standards.conformance.answers import Answer

    click.echo(f"\n[{place}] {question.title}")
    click.echo(f"  {question.asks}")
    spots = sitting.spots(question)
    for spot in spots[:SHOWN]:
        page = f"page {spot.page}: {spot.picture}; " if spot.picture else ""
        click.echo(printable(f"  - {page}transcript.txt:{spot.line}: {spot.kind}: {spot.text[:70]}"))
    if len(spots) > SHOWN:
        click.echo(f"  - and {len(spots) - SHOWN} more in transcript.txt")
    former = question.former
    if former is not None:
        when = "Of the text as it was" if question.stale else "Before"
        remark = f" ({former.remark})" if former.remark else ""
        click.echo(printable(f"  {when}: {former.answer}{remark}"))
    keys = {said: key for key, said in _KEYS.items()}
    choice = click.prompt(
        "  s supports, p partially supports, d does not support, n not applicable, o leave open, q stop",
        type=click.Choice([*_KEYS, _OPEN, _STOP]),
        default=keys[former.answer] if former else None,
        show_choices=False,
    )
    if choice in {_OPEN, _STOP}:
        return str(choice)
    said = _KEYS[str(choice)]
    old = former.remark or "" if former and former.answer == said else ""
    remark = click.prompt("  Remark", default=old, show_default=bool(old)).strip()
    while said != "supports" and not remark:
        click.echo("  Say what you saw, and where: whoever meets the barrier wants to know.")
        remark = click.prompt("  Remark", default="", show_default=False).strip()
    return Answer.model_validate({"answer": said, "remark": remark or None})


def _write(
    sitting: Sitting,
    answers: Answers | None,
    by: dict[str, str],
    date: dt.date,
    methods: Sequence[str],
    given: dict[str, Answer],
) -> Answers:
    from guidepress.pipeline.approve import write_beside
    from guidepress.proof.questions import judgement_of
    from guidepress.standards.conformance.answers import ANSWERS, answered, written_answers

    judgement: Judgement = judgement_of(sitting, by, date, methods, given)
    all_of_them = answered(answers, judgement)
    write_beside(sitting.guide / ANSWERS, written_answers(all_of_them))
    return all_of_them


def _tell_end(guide: Path, missing: Sequence[str], answers: Answers | None) -> None:
    if answers is not None:
        click.echo(f"\n{(guide / 'conformance.yaml').as_posix()}: written")
    if missing:
        click.echo(f"Still open: {', '.join(missing)}. The same command goes on from here.")
    click.echo("Build the guide anew, so that its files say what is settled; 'publish.py prove' reports it.")
