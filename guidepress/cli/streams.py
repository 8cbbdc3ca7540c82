"""The three streams that a program is born with, also where whoever started it had closed some."""

from __future__ import annotations

import io
import json
import os
import sys
from typing import TextIO


def whole_streams() -> None:
    """Lead what was closed to nowhere: else a file that is opened later is written to as if it were a terminal."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY if number == 0 else os.O_WRONLY)  # the lowest number that is free
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - they last as long as we do
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a letter that a terminal has not is no fault


def json_for(stream: TextIO, text: str) -> str:
    """JSON as a stream can write it: where it has not every letter, the others stand as JSON's own escapes."""
    try:
        text.encode(stream.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return "".join(one if one.isascii() else json.dumps(one)[1:-1] for one in text)
    return text
