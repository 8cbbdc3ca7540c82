"""Noise for the readers, in this process: each must end with findings or one of our errors, and nothing else.

Text is put together from the marks that a reader knows; editions and documents are made and damaged.

It is long because each reader has a maker of its own noise.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from benchmarks.hostile.mutants import editions, mutant
from benchmarks.hostile.noise_of_files import Target, of_files
from guidepress.check import check_book
from guidepress.cli.speak import as_json, as_text
from guidepress.importing.bring_in import bring_in
from guidepress.model.errors import GuidepressError, InternalError, OutsideToolError
from guidepress.model.finding import Findings
from guidepress.policies.load import PackError, parse
from guidepress.proof.of_others import STANDARDS, judge_file
from guidepress.prove.speech.file import speak_file
from guidepress.prove.validators.toolbox import Toolbox
from guidepress.read import read_guide
from guidepress.read.bibliography.formats import NotReadable, items_of
from guidepress.read.images.drawing import read_drawing
from guidepress.standards.guarded_yaml import UnusableYamlError, load_yaml

_MARKS = (
    "# ",
    "## ",
    "\n\n",
    "\n",
    "- ",
    "- [x] ",
    "~~",
    "1. ",
    "> ",
    "    ",
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "~~~\n",
    "[",
    "](",
    ")",
    "![",
    "{.a}",
    "{#x}",
    "{lang=fr}",
    "[^1]",
    "[^1]: ",
    "^[",
    "[@a]",
    "[@a, p. 5]",
    "$x$",
    "$$\n",
    "\\",
    "|",
    "|---|\n",
    ": ",
    "<div>",
    "</div>",
    "<q>",
    "</q>",
    "<table>",
    "<td>",
    "<!--",
    "-->",
    "<![CDATA[",
    "&#x1f;",
    "&amp;",
    "{{title}}",
    "{{statement:x}}",
    '"',
    "'",
    "--",
    "...",
    "word ",
    "é",
    "\u202e",
    "\u05d0",
    "\u0627",
    "\u0300",
    "\u200b",
    "\t",
    "https://example.org/a%",
    "<https://a b>",
)
_SVG = (
    "<g>",
    "</g>",
    "<rect ",
    "/>",
    ">",
    '<use href="#a"/>',
    'id="a"',
    '<path d="M0 0',
    "L1 1",
    "A1 1 0 0 0 1 1",
    '"',
    'opacity="',
    ".5",
    "-1e9",
    "nan",
    "5%",
    'transform="rotate(',
    ")",
    "<style>",
    "</style>",
    "g{fill:red}",
    "<text>",
    "</text>",
    "a",
    "<!--",
    "-->",
    " ",
    '<mask id="m">',
    "</mask>",
    'mask="url(#m)"',
    "<metadata>",
    "</metadata>",
    'x="',
    'points="',
    "1,2 ",
    "&lt;",
    "&x;",
)
_YAML = (
    "title",
    "a",
    ": ",
    "\n",
    "  ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "\\0",
    "|",
    ">",
    "&a",
    "*a",
    "!!x ",
    "2026-02-30",
    "~",
    "#",
    ",",
    "? ",
    "<<",
    "\t",
)


_BIBTEX = (
    "@article{",
    "@book{",
    "@string{",
    "@comment{",
    "@preamble{",
    "a,",
    "}",
    "{",
    "\n",
    " = ",
    "title",
    "author",
    "year",
    "journal",
    "month",
    '"',
    "#",
    "jan",
    ",",
    " and ",
    "others",
    "{\\'e}",
    "\\",
    "$x$",
    "~",
    "--",
    "2020",
    "%",
    "é",
    "\x00",
)
_RIS = (
    "TY  - JOUR\n",
    "ER  - \n",
    "AU  - ",
    "TI  - ",
    "PY  - ",
    "DA  - ",
    "DO  - ",
    "SP  - ",
    "a",
    "\n",
    ", ",
    "/",
    "2020",
    "é",
    "- ",
)
_JSON = (
    "[",
    "]",
    "{",
    "}",
    '"id": "a"',
    '"type": "book"',
    '"issued": ',
    '"author": ',
    '"title": ',
    '"date-parts"',
    ": ",
    ", ",
    "1",
    "-1e99",
    "null",
    '"x"',
    '"\\ud800"',
    "\n",
)
_BOOK = (
    *_MARKS,
    "- [A](a.md)\n",
    "* [B](b.md#x)\n",
    "[b](a.md)",
    "---\ntitle: x\n---\n",
    ":::{note}\n",
    ":::\n",
    "{% hint %}",
    "<details>",
    "![](x.png)",
    "{{< figure src='x' >}}",
    "[[a|b]]",
    "> [!NOTE]\n",
    "```{r}\n",
    "@fig-a",
    "\\begin{x}",
    "{: .a}",
)
_OWN = re.compile("[\ue000-\uf8ff]")
"""Signs that the reader marks places with while it reads: no edition may say one."""
SECONDS = 20
"""How much of the processor one input may take."""


class _TooLongError(Exception):
    """A reader took more time than `SECONDS`."""


@contextmanager
def _bounded() -> Iterator[None]:
    """Ends what takes more of the processor than `SECONDS`."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _made(chance: random.Random, pieces: tuple[str, ...]) -> str:
    few = chance.sample(pieces, k=min(len(pieces), chance.randint(2, 12)))
    return "".join(chance.choice(few if chance.random() < 0.8 else pieces) for _ in range(chance.randint(1, 120)))


def fuzz(seconds: float, seed: int, base: Path) -> tuple[dict[str, int], list[str]]:
    """Feed each reader as long as the others; how many inputs each had, and what broke one, with the input.

    Who ends a long run with Ctrl-C is told what it did until then.
    """
    counts: dict[str, int] = {}
    broken: list[str] = []
    with tempfile.TemporaryDirectory() as held:
        targets = [*_of_a_guide(base, Path(held)), *of_files(), *_of_others(Path(held))]
        spent = dict.fromkeys((name for name, *_rest in targets), 0.0)
        end = time.monotonic() + seconds
        with suppress(KeyboardInterrupt):
            while (begun := time.monotonic()) < end:
                name, pieces, feed = min(targets, key=lambda one: spent[one[0]])
                counts[name] = counts.get(name, 0) + 1
                text = _made(random.Random(f"{seed}-{name}-{counts[name]}"), pieces)  # noqa: S311 - noise, not a secret
                try:
                    with _bounded():
                        feed(text)
                except InternalError as error:
                    broken.append(f"{name}: {error!r}: {text!r}")
                except (GuidepressError, UnusableYamlError, PackError, NotReadable):
                    pass
                except Exception as error:  # noqa: BLE001 - this is what is looked for
                    broken.append(f"{name}: {error!r}: {text!r}")
                spent[name] += time.monotonic() - begun
    return counts, broken


def _of_a_guide(base: Path, folder: Path) -> list[Target]:
    guide = folder / "guide"
    shutil.copytree(base, guide)
    section = guide / "sections/01-introduction.md"
    settings = (guide / "guide.yaml").read_text(encoding="utf-8")

    def manuscript(text: str) -> None:
        section.write_text(f"# Introduction\n\n{text}\n", encoding="utf-8")
        findings = Findings()
        book = read_guide(guide, findings)
        if left := _OWN.search(" ".join(str(one) for part in book.parts for one in part.tree.itertext())):
            raise AssertionError(f"a sign of the reader's own is left in the text: {left[0]!r}")
        list(check_book(book))

    def own_settings(text: str) -> None:
        (guide / "guide.yaml").write_text(f"{settings}\nsubtitle: {text}\n", encoding="utf-8")
        try:
            read_guide(guide, Findings())
        finally:
            (guide / "guide.yaml").write_text(settings, encoding="utf-8")

    def front_matter(text: str) -> None:
        section.write_text(f"---\ntitle: x\n{text}\n---\n\n# Introduction\n", encoding="utf-8")
        read_guide(guide, Findings())

    def drawing(text: str) -> None:
        read_drawing("s.svg", f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{text}</svg>'.encode())

    def references(text: str) -> None:
        (guide / "references.json").write_text(text, encoding="utf-8")
        try:
            read_guide(guide, Findings())
        finally:
            shutil.copy(base / "references.json", guide)

    return [
        ("references", _JSON, references),
        ("Markdown, read and checked", _MARKS, manuscript),
        ("SVG", _SVG, drawing),
        ("YAML", _YAML, load_yaml),
        ("policies", _YAML, lambda text: parse(f"title: T\nstatements:\n  a: {text}".encode(), "p.yaml")),
        ("settings", _YAML, own_settings),
        ("settings of a section", _YAML, front_matter),
    ]


def _of_others(folder: Path) -> list[Target]:
    made = editions(folder / "published")

    def book_of_others(text: str) -> None:
        source, target = folder / "source", folder / "target"
        for old in (source, target):
            shutil.rmtree(old, ignore_errors=True)
        source.mkdir()
        third = len(text) // 3
        for name, piece in zip(
            ("SUMMARY.md", "a.md", "b.md"), (text[:third], text[third : -third or None], text), strict=True
        ):
            (source / name).write_text(piece, encoding="utf-8")
        bring_in(source, target, dt.date(2026, 1, 1))

    def edition(name: str) -> Callable[[str], None]:
        _edition, data = made[name]
        asked = () if name == "EPUB" else STANDARDS
        file = folder / f"mutant.{'epub' if name == 'EPUB' else 'pdf'}"

        def act(text: str) -> None:
            file.write_bytes(mutant(data, text))
            said = speak_file(file)
            as_json(said)
            list(as_text(said))
            judged = judge_file(file, standards=asked, house=name == "EPUB", tools=Toolbox(folder / "nothing"))
            if why := [run.why for run in judged.broke if not run.why.startswith(OutsideToolError.__name__)]:
                raise AssertionError(why)

        return act

    return [
        ("BibTeX", _BIBTEX, lambda text: items_of("r.bib", text)),
        ("RIS", _RIS, lambda text: items_of("r.ris", text)),
        ("books of others", _BOOK, book_of_others),
        ("PDF, spoken and judged", _JSON, edition("PDF, streams open")),
        ("EPUB, spoken and judged", _JSON, edition("EPUB")),
    ]
