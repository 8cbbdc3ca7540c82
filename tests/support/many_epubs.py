"""EPUBCheck on many EPUBs in one Java process: a start costs ten times what a small book does."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.outside import epubcheck_jar, java

_PROGRAM = """
public class Many {
    public static void main(String[] files) throws Exception {
        for (String file : files)
            new com.adobe.epubcheck.tool.EpubChecker().run(new String[] {file, "--quiet", "--json", file + ".json"});
    }
}
"""


def epubcheck_many(files: Sequence[Path], folder: Path) -> dict[str, list[str]]:
    """What EPUBCheck says of each EPUB, usage notes left out, by file name; nothing for one that is valid.

    Skips the test where Java cannot run a source (a runtime without its compiler).
    """
    source = folder / "Many.java"
    source.write_text(_PROGRAM, encoding="utf-8")
    jar = epubcheck_jar()
    path = ":".join(map(str, [jar, *sorted((jar.parent / "lib").glob("*.jar"))]))
    done = subprocess.run(
        [str(java()), "-XX:+UseSerialGC", "-cp", path, str(source), *map(str, files)], capture_output=True, check=False
    )
    if b"jdk.compiler" in done.stderr:
        pytest.skip("Java's compiler is not installed here")
    found: dict[str, list[str]] = {}
    for file in files:
        said = json.loads(Path(f"{file}.json").read_text(encoding="utf-8"))
        messages = [one for one in said["messages"] if one["severity"] not in {"USAGE", "INFO", "SUPPRESSED"}]
        if messages or said["checker"]["nFatal"] + said["checker"]["nError"]:
            found[file.name] = [f"{one['ID']} {one['message'][:200]} {one['locations'][:1]}" for one in messages]
    return found
