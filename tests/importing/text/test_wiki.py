"""Vaults of Obsidian and wikis: links by name, pictures, comments and names of blocks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from guidepress.importing.bring_in import bring_in

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><title>Box</title><rect width="4" height="2"/></svg>'
)
HOME = r"""# Home

See [[Other page|that]], [[Other page]], [[Other page#The tides]], [[#Here]], [[gone|words]], [[Shown|Other page]], `[[code]]`.

![[box.svg|300]] ![[box.svg|A box]]

A %%hidden%% word. ^abc1

%%
secret
%%

| a | b |
|---|---|
| [[Other page\|x]] | 2 |

## Here

Behind.
"""
MYST = "# Top\n\nSee [below](#syntax/ref).\n\n(syntax/ref)=\n\n## Below\n\nWords.\n"


def test_links_lead_to_pages_by_their_names(tmp_path: Path) -> None:
    """Wherever the page lies; what is not there is words and told, comments are comments, code is code."""
    source = tmp_path / "vault"
    (source / "sub").mkdir(parents=True)
    (source / "Home.md").write_text(HOME, encoding="utf-8")
    (source / "sub" / "Other page.md").write_text("# Other\n\n## The tides\n\nBack [[Home]].\n", encoding="utf-8")
    (source / "sub" / "box.svg").write_text(PICTURE, encoding="utf-8")
    made = bring_in(source, tmp_path / "guide", dt.date(2026, 11, 27))
    assert made.errors == ()
    text = (tmp_path / "guide" / "sections" / "Home.md").read_text(encoding="utf-8")
    for wanted in (
        "[that](sub/Other%20page.md), [Other page](sub/Other%20page.md)",
        "[Other page > The tides](sub/Other%20page.md#the-tides), [Here](#here), words, [Shown](sub/Other%20page.md)",
        "`[[code]]`",
        "(sub/box.svg) ![A box](sub/box.svg)",
        "A <!--hidden--> word.\n",
        "<!--\nsecret\n-->",
        "| [x](sub/Other%20page.md) | 2 |",
    ):
        assert wanted in text
    assert "'gone' is not there: “words”" in [loss.what for loss in made.log.losses]


def test_targets_of_myst_may_have_slashes(tmp_path: Path) -> None:
    """The id has hyphens, and so has the link."""
    (tmp_path / "a.md").write_text(MYST, encoding="utf-8")
    made = bring_in(tmp_path / "a.md", tmp_path / "guide", dt.date(2026, 11, 27))
    assert made.errors == ()
    text = (tmp_path / "guide" / "sections" / "a.md").read_text(encoding="utf-8")
    assert "[below](#syntax-ref)" in text
    assert "## Below {#syntax-ref}" in text
