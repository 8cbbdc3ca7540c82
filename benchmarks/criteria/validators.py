"""veraPDF, where it is installed: the second opinion on PDF/UA-1."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[2] / ".tools"
SECONDS = 300


def verapdf_rules(data: bytes) -> list[str] | None:
    """The rules of PDF/UA-1 that veraPDF finds broken, as clause and test; ``None`` where it is not installed.

    Raises `RuntimeError` if it could not judge the file.
    """
    java, jars = shutil.which("java"), sorted(TOOLS.glob("verapdf/greenfield-apps-*.jar"))
    if java is None or not jars:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "document.pdf")
        path.write_bytes(data)
        program = [java, "-XX:TieredStopAtLevel=1", "-cp", str(jars[-1]), "org.verapdf.apps.GreenfieldCliWrapper"]
        options = ["--flavour", "ua1", "--format", "json", "--maxfailuresdisplayed", "1"]
        done = subprocess.run(
            [*program, *options, str(path)], capture_output=True, text=True, timeout=SECONDS, check=False
        )
    try:
        result = json.loads(done.stdout)["report"]["jobs"][0]["validationResult"][0]
    except (ValueError, LookupError) as error:
        raise RuntimeError(f"veraPDF did not judge the file (exit {done.returncode}): {done.stderr[-400:]}") from error
    return sorted(f"{rule['clause']}-{rule['testNumber']}" for rule in result["details"]["ruleSummaries"])
