"""What WeasyPrint loads: not what no guide needs, until it is called."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.support.places import ROOT

LATER = ["fontTools.subset", "fontTools.varLib.instancer", "fontTools.ttLib.woff2"]
SCRIPT = """\
import io, json, sys
import guidepress.typeset
later = json.loads(sys.argv[1])
import weasyprint, weasyprint.pdf.fonts, weasyprint.text.fonts
at_first = [name for name in later if name in sys.modules]
parts = weasyprint.pdf.fonts, weasyprint.text.fonts
options = parts[0].subset.Options(retain_gids=True)
try:
    parts[1].woff2.decompress(io.BytesIO(b"no font"), io.BytesIO())
except Exception as error:
    refused = type(error).__name__
try:
    parts[0].instantiateVariableFont(None, {})
except Exception as error:
    pass
import fontTools.subset
print(json.dumps({
    "at first": at_first,
    "in the end": [name for name in later if name in sys.modules],
    "same": type(options) is fontTools.subset.Options and options.retain_gids,
    "refused": refused,
    "source": weasyprint.__loader__.get_filename("weasyprint") == weasyprint.__file__,
}))
"""


def test_weasyprint_loads_parts_of_fonttools_when_they_are_called() -> None:
    """Half of the time that it took to load; what is called is the real thing, and who else asks for it gets that."""
    command = [sys.executable, "-c", SCRIPT, json.dumps(LATER)]
    told = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    assert told == {"at first": [], "in the end": LATER, "same": True, "refused": "TTLibError", "source": True}
