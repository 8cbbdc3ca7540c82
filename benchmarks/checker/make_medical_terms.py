"""``python -m benchmarks.checker.make_medical_terms LIST.txt.gz``: the medical words that spelling knows (LAN009).

LIST is ``dict/medicalterms-en.txt.gz`` of the npm package ``@cspell/dict-medicalterms`` (GPL-3.0-or-later). Left out are
words that are known without it, short ones, those with signs or digits, and those that a slip makes of a common
English word: 'aptism' is seldom meant. Same list, same bytes.
"""  # noqa: E501

from __future__ import annotations

import gzip
import json
import string
import sys
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from guidepress.check.language.formations import is_formed
from guidepress.check.language.spelling import is_listed

OUT = Path(__file__).resolve().parents[2] / "guidepress" / "check" / "language" / "data" / "medical-terms.txt.gz"
SHORTEST = 6
SURE = 12
"""Letters from which a word is no slip of a common one."""
COMMON = 300
"""Uses that make a word of the English list a common one."""

_HEADER = """# Medical terms: from @cspell/dict-medicalterms (c) Street Side Software, which rests on the list of Aristotelis P. (c) 2014-2017,
# R. Robinson (OpenMedSpel, c 2007-2014) and Rajasekharan N. (c 2009-2014). GPL-3.0-or-later.
# Changed for Guidepress: words left out by benchmarks/checker/make_medical_terms.py.
"""  # noqa: E501


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the list; returns the exit status."""
    source = Path((sys.argv[1:] if arguments is None else list(arguments))[0])
    lines = gzip.decompress(source.read_bytes()).decode("utf-8").splitlines()
    words = {line.casefold() for line in lines if line.isalpha() and line.isascii() and line[1:].islower()}
    packed = (files("spellchecker") / "resources" / "en.json.gz").read_bytes()
    common = {word for word, count in json.loads(gzip.decompress(packed)).items() if count >= COMMON}
    kept = sorted(
        word for word in words if len(word) >= SHORTEST and not _is_known(word) and not _is_slip(word, common)
    )
    text = _HEADER + "\n".join(kept) + "\n"
    OUT.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{len(kept)} words, {OUT.stat().st_size} bytes")
    return 0


def _is_known(word: str) -> bool:
    return is_listed(word) or is_formed(word, is_listed)


def _is_slip(word: str, common: set[str]) -> bool:
    return len(word) < SURE and any(near in common for near in _one_slip_away(word))


def _one_slip_away(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in string.ascii_lowercase:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


if __name__ == "__main__":
    raise SystemExit(main())
