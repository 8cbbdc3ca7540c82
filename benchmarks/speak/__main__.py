"""Say every PDF and EPUB of some folders, each in a process of its own, and count what came of it.

    python -m benchmarks.speak FOLDER...

Nothing is fetched: the folders are, for instance, checkouts of veraPDF-corpus, pdf.js, qpdf and epub3-samples. A
process may have 2 GB of memory and 30 seconds of one core. An exit code other than 0 (said) and 2 (refused in words)
is a fault.
"""

from __future__ import annotations

import os
import re
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

MEMORY = 2 * 2**30
"""Address space of a process, in bytes."""
SECONDS = 30
"""Time on a core, in seconds; whoever takes longer hangs."""
_SUFFIXES = frozenset({".pdf", ".epub"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file: the exit code (negative: the signal), seconds of a core, peak memory in bytes.

    ``told`` is the first line of what the command told on standard error.
    """

    path: Path
    code: int
    seconds: float
    memory: int
    told: str

    @property
    def kind(self) -> str:
        """What it is counted as."""
        match self.code:
            case 0:
                return "said"
            case 2:
                return "refused in words"
            case code if code < 0:
                return "hang" if -code in {9, 24} else "killed"
            case _:
                return "fault"


def main(folders: Iterable[str]) -> int:
    """Print the counts of each folder, and every fault; the exit code is 1 if there is one."""
    faults = 0
    for folder in folders:
        outcomes = [speak(path) for path in _files(Path(folder))]
        counts = Counter(one.kind for one in outcomes)
        seconds, peak = sum(one.seconds for one in outcomes), max((one.memory for one in outcomes), default=0)
        print(f"{folder}: {len(outcomes)} files, {seconds:.0f} s, at most {peak / 2**20:.0f} MB; {dict(counts)}")
        for one in outcomes:
            if one.kind in {"fault", "hang", "killed"}:
                faults += 1
                print(f"  {one.kind} {one.code} {one.path}: {one.told}")
            elif one.seconds > 5 or one.memory > 2**29:
                print(f"  heavy {one.seconds:.0f} s {one.memory / 2**20:.0f} MB {one.path}")
        for told, count in Counter(re.sub(r"'.*?'|\d+", "…", one.told) for one in outcomes if one.code == 2).items():
            print(f"  {count} x {told}")
    return 1 if faults else 0


def speak(path: Path) -> Outcome:
    """Say a file in a process of its own."""
    from guidepress.cli.app import main as command

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            code = command(["speak", str(path)])
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
        _, status, usage = os.wait4(child, 0)
        err.seek(0)
        told = err.read().decode("utf-8", "replace").partition("\n")[0]
    code = os.waitstatus_to_exitcode(status)
    return Outcome(path, code, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, told)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in _SUFFIXES and path.is_file())


if __name__ == "__main__":
    # what every process needs is loaded once, before the first of them
    import guidepress.prove.speech.epub
    import guidepress.prove.speech.pdf  # noqa: F401

    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
