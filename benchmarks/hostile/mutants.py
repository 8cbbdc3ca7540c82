"""Editions with damage: each mutant is spoken and proved, in a process that has little memory and little time.

A mutant must end with what is said or with one of our errors; a prover that stumbles on one says so, and is counted.
"""

from __future__ import annotations

import io
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import traceback
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

from guidepress.cli.speak import as_json, as_text
from guidepress.model.book import Book
from guidepress.model.edition import EPUB, SCREEN, WEB, Edition, Published
from guidepress.model.errors import GuidepressError, InternalError
from guidepress.model.finding import Findings
from guidepress.proof.of_others import STANDARDS, judge_file
from guidepress.prove import prove_edition
from guidepress.prove.speech.file import speak_file
from guidepress.prove.validators.toolbox import Toolbox
from guidepress.read import read_guide

SECONDS, MEGABYTES = 20, 500
ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "benchmarks" / "forgery" / "guide"
_NUMBERS = (
    b"0",
    b"-1",
    b"99999999999",
    b"1e400",
    b"nan",
    b"[",
    b"<<",
    b"(",
    b"null",
    b"true",
    b"/X",
    b"<FEFF",
    b"R",
    b"0 0 R",
)
_NAMES = (
    b"/Kids",
    b"/K",
    b"/P",
    b"/S",
    b"/Type",
    b"/Font",
    b"/ToUnicode",
    b"/Length",
    b"/Filter",
    b"/Parent",
    b"/Annots",
    b"/MCID",
    b"/Pg",
    b"/Count",
    b"/W",
    b"/Lang",
    b"/Alt",
    b"/Dest",
    b"/Names",
    b"/Nums",
    b"/XObject",
    b"/Resources",
)
_MARKS = (
    b"<",
    b">",
    b"</",
    b"&",
    b"&#0;",
    b"&#xFFFFFFFF;",
    b'"',
    b"<!--",
    b"]]>",
    b"<p",
    b"<table>",
    b"<svg>",
    b"href=",
    b"id=",
    b"xml:",
    b"<script>",
    b"{",
    b"}",
    b"@media",
    b"/*",
    b"url(",
    b"\x00",
    b"\xff\xfe",
    "\u202e".encode(),
)


@dataclass
class Tally:
    """What came of the mutants of an edition."""

    name: str
    spoken: int = 0
    proved: int = 0
    megabytes: int = 0
    failures: list[str] = field(default_factory=list)
    stumbled: list[str] = field(default_factory=list)

    @property
    def row(self) -> str:
        """A row of the table."""
        failed = "; ".join(self.failures[:3]) or "none"
        return f"| {self.name} | {self.spoken} | {self.proved} | {self.megabytes} | {len(self.stumbled)} | {failed} |"


HEAD = "| edition | spoken | proved | most MB | provers that stumbled | failed |\n|---|---|---|---|---|---|"


def editions(folder: Path) -> dict[str, tuple[Edition, bytes]]:
    """A small guide, published: the PDF as it is and with its streams open, the EPUB, the web edition."""
    # Beside this process: threads that a build starts would be missing in every fork of this one.
    command = [sys.executable, str(ROOT / "publish.py"), "build", "screen", "epub", "web"]
    subprocess.run([*command, "--guide", str(GUIDE), "--out", str(folder)], check=True, stdout=subprocess.DEVNULL)
    files = {name: (folder / name).read_bytes() for name in ("water.pdf", "water.epub", "read.html")}
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(files["water.pdf"])) as pdf:
        pdf.save(held, qdf=True, deterministic_id=True)
    return {
        "PDF": (SCREEN, files["water.pdf"]),
        "PDF, streams open": (SCREEN, held.getvalue()),
        "EPUB": (EPUB, files["water.epub"]),
        "web": (WEB, files["read.html"]),
    }


def mutant(data: bytes, seed: str) -> bytes:
    """The bytes with damage: of an EPUB, half the time that of one file in it."""
    chance = random.Random(seed)  # noqa: S311 - damage, not a secret
    if data[:2] == b"PK" and chance.random() < 0.7:
        return _within(data, chance)
    marks = (*_NUMBERS, *_NAMES) if data[:4] == b"%PDF" else _MARKS
    return _damaged(data, chance, marks)


def _damaged(data: bytes, chance: random.Random, marks: tuple[bytes, ...]) -> bytes:
    if chance.random() < 0.1:
        return data[: chance.randrange(len(data) + 1)]
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(data) + 1)
        length = chance.choice((0, 1, 1, 2, 8, 64, 1000))
        put = chance.choice((b"", bytes([chance.randrange(256)]), chance.choice(marks), data[at : at + length] * 3))
        if chance.random() < 0.4 and (found := data.find(chance.choice(marks), at)) >= 0:
            at = found
        data = data[:at] + put + data[at + length :]
    return data


def _within(data: bytes, chance: random.Random) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {info.filename: archive.read(info) for info in archive.infolist()}
    name = chance.choice(sorted(files))
    files[name] = _damaged(files[name], chance, _MARKS)
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, text in files.items():
            archive.writestr(zipfile.ZipInfo(one), text)
    return held.getvalue()


def feed(edition: Edition, data: bytes, book: Book, *, prove: bool) -> Iterator[str]:
    """Speak and prove a mutant here; what was wrong, with where."""
    with tempfile.NamedTemporaryFile(suffix=".epub" if edition is EPUB else ".pdf") as held:
        held.write(data)
        held.flush()
        if edition is not WEB:
            yield from _tried("speak", lambda: _speak(Path(held.name)))
            if prove:
                yield from _tried("prove FILE", lambda: _judge(Path(held.name)))
    if prove:
        one = Published(edition, f"water.{edition.kind}", data, "", 0, 9, (), extra={})
        for run in prove_edition(one, book).runs:
            if run.broke:
                yield f"stumbled: {run.profile}: {' '.join(run.why.split())[:160]}"


def _speak(path: Path) -> None:
    said = speak_file(path)
    as_json(said)
    list(as_text(said))


def _judge(path: Path) -> None:
    """`prove FILE` without tools of others; provers of ours that stumble are counted where editions are proved."""
    asked = () if path.suffix == ".epub" else STANDARDS
    judge_file(path, standards=asked, house=False, tools=Toolbox(path.parent / "nothing"))


def _tried(what: str, act: Callable[[], object]) -> Iterator[str]:
    try:
        act()
    except InternalError as error:
        yield f"{what}: {error!r}"
    except GuidepressError:
        return
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        where = traceback.extract_tb(error.__traceback__)[-1]
        told = " ".join(str(error).split())[:120]
        yield f"{what}: {type(error).__name__}: {told} ({Path(where.filename).name}:{where.lineno})"


def apart(act: Callable[[], Iterator[str]]) -> tuple[list[str], int]:
    """What an act yields, in a process of its own with bounds; and how many megabytes it took beyond this one's."""
    reads, writes = os.pipe()
    begun = _resident()
    child = os.fork()
    if not child:
        status = 1
        try:
            os.close(reads)
            signal.alarm(6 * SECONDS)  # by the clock, on a machine that may be busy
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            with os.fdopen(writes, "w", encoding="utf-8", errors="replace") as told:
                told.write("\n".join(act()))
            status = 0
        except BaseException as error:  # noqa: BLE001 - the process ends here, whatever it was
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
        finally:
            os._exit(status)
    os.close(writes)
    with os.fdopen(reads, encoding="utf-8", errors="replace") as told:
        said = told.read().splitlines()
    _child, state, used = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(state)
    if code:
        said.append("no end" if code in {-signal.SIGALRM, -signal.SIGXCPU, -signal.SIGKILL} else f"ended with {code}")
    return said, max(0, used.ru_maxrss // 1024 - begun)


def _resident() -> int:
    """The megabytes that this process holds, with which a process that it forks begins."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // 2**20


def mutate(count: int, seed: int, every: int = 10, folder: Path | None = None) -> list[Tally]:
    """So many mutants of each edition, all spoken, one of ``every`` proved."""
    with tempfile.TemporaryDirectory() as held:
        work = folder or Path(held)
        found = editions(work / "published")
    book = read_guide(GUIDE, Findings())
    tallies = []
    for name, (edition, data) in found.items():
        tallies.append(tally := Tally(name))
        for number in range(count):
            proved = not number % every
            if edition is WEB and not proved:
                continue
            bad = mutant(data, f"{seed}-{name}-{number}")
            said, megabytes = apart(lambda: feed(edition, bad, book, prove=proved))  # noqa: B023 - run at once
            tally.spoken += edition is not WEB
            tally.proved += proved
            tally.megabytes = max(tally.megabytes, megabytes)
            tally.stumbled += [f"{number}: {one}" for one in said if one.startswith("stumbled")]
            tally.failures += [f"{number}: {one}" for one in said if not one.startswith("stumbled")]
            if megabytes > MEGABYTES:
                tally.failures.append(f"{number}: {megabytes} MB")
    return tallies
