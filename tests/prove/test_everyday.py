"""What people write every day is no forgery: each of these stopped an edition once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from guidepress.model.edition import EDITIONS, EPUB, SCREEN, WEB
from guidepress.pipeline.build import build
from guidepress.prove import prove_published
from guidepress.typeset.editions import Press
from tests.conftest import read_cleanly
from tests.support.small_guide import write_guide

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"><rect width="90" height="90"/></svg>'
TEXTS = {
    "a list of a hundred items": "# Tides {#one}\n\n99. The first\n100. The next\n101. The last\n",
    "a picture that is a link": "# Tides {#one}\n\nSee:\n\n[![The harbour from above](figures/sea.svg)](https://www.example.org/)\n",
    "a chapter called as the book": "# A Small Guide {#one}\n\nThe tide, as [this chapter](#one) says.\n",
    "a link in another language": "# Tides {#one}\n\n[La marée](https://www.example.org/maree) monte deux fois.\n{: lang=fr }\n",
    "a picture in the head of a long table": (
        '# Tides {#one}\n\n<table><thead><tr><th><img src="figures/sea.png" alt="Sea" width="20" height="20"></th><th>High</th></tr>'
        "</thead><tbody>" + "<tr><td>Bay</td><td>4</td></tr>" * 60 + "</tbody></table>\n"
    ),
    "a callout that ends overleaf with code": (
        "# Tides {#one}\n\n!!! tip\n    Do so.\n\n"
        + "    Water rises and falls twice a day. Wait for it, and look.\n\n" * 60
        + "    ```\n"
        + "    wait\n" * 60
        + "    ```\n"
    ),
    "a sign of logic": "# Tides {#one}\n\nThe moon is full \u21d4 the tide is high.\n",
    "tasks among other items": "# Tides {#one}\n\n- Boats\n- Ropes\n- [ ] Look at the table of tides\n- [x] Tell somebody\n",
    "an aside by hand": "# Tides {#one}\n\n<aside><p>The tide is late.</p></aside>\n\n!!! note\n    Not always.\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_it_is_published(text: str, tmp_path: Path) -> None:
    """The PDF, the EPUB and the web page, each proved."""
    folder = write_guide(tmp_path / "guide", text)
    (folder / "figures").mkdir(exist_ok=True)
    (folder / "figures/sea.svg").write_text(DRAWING, encoding="utf-8")
    Image.new("RGB", (90, 90), (0, 80, 120)).save(folder / "figures/sea.png")
    built = build(folder, tmp_path / "dist", [SCREEN.name, EPUB.name, WEB.name])
    assert {one.edition.name for one in built.published} == {SCREEN.name, EPUB.name, WEB.name}


TASK = "Look at the table of tides before you walk out, tell somebody when you will be back, and take a light along. "
TASKS = {
    "of more than a line": f"- [ ] {TASK}{TASK}\n\n- [x] {TASK}\n",
    "with words from the right": f"- [ ] {TASK}\u05e9\u05dc\u05d5\u05dd {TASK}\n\n- [x] Short\n",
    "among other items": f"- {TASK}\n\n- Short\n\n- [ ] {TASK}\u05e9\u05dc\u05d5\u05dd\n",
}


@pytest.mark.parametrize("name", ["dyslexia", "phone"])
@pytest.mark.parametrize("text", TASKS.values(), ids=TASKS.keys())
def test_a_box_of_a_task_hangs(text: str, name: str, tmp_path: Path) -> None:
    """It stands in place of a bullet: the lines of the task begin at one place behind it, in clear type too."""
    book = read_cleanly(write_guide(tmp_path / "guide", f"# Tides\n\nBoats.\n\n{text}"))
    assert [str(one) for one in prove_published(Press(book).typeset(EDITIONS[name]), book)] == []
