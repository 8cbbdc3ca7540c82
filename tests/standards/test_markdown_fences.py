"""Fenced code is found where CommonMark and Python-Markdown find it."""

from __future__ import annotations

import markdown
import pytest

from guidepress.standards.markdown_fences import Fence, fenced_lines, fences, without_fences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\n```\nb\n```\nc", [Fence(1, 3, closed=True)]),
        ("~~~ python\n```\n~~~", [Fence(0, 2, closed=True)]),
        ("````\n```\n````", [Fence(0, 2, closed=True)]),
        ("```\n`````", [Fence(0, 1, closed=True)]),
        ("```\n``` x\n```", [Fence(0, 2, closed=True)]),
        ("```\n```~\n```", [Fence(0, 2, closed=True)]),
        ("> ```\n> b\n> ```  ", [Fence(0, 2, closed=True)]),
        ("- ```\n  b\n  ```\n1. * ~~~\n", [Fence(0, 2, closed=True), Fence(3, 4, closed=False)]),
        ("a\n```\nb", [Fence(1, 2, closed=False)]),
        ("``\na `` b ```\n", []),
        ("* ```a```: b\n\n```\nc\n```\n```d``` e", [Fence(2, 4, closed=True)]),
        ("", []),
    ],
)
def test_blocks(text: str, found: list[Fence]) -> None:
    """A block ends with a fence of its own kind, as long at the least and bare; or with the text."""
    assert list(fences(text.split("\n"))) == found
    assert fenced_lines(text.split("\n")) == {n for one in found for n in range(one.first, one.last + 1)}


def test_closed_blocks_are_left_empty() -> None:
    """Closed blocks go, their lines stay; open ones and those behind the marker of a list are kept."""
    assert without_fences("a\n```\nb\n```\nc\n```\nd") == "a\n\n\n\nc\n```\nd"
    assert without_fences("- ```\n  b\n  ```") == "- ```\n  b\n  ```"


@pytest.mark.parametrize("last", ["```", "```  ", "```~", "``` x", "~~~"])
def test_the_end_is_that_of_the_markdown_reader(last: str) -> None:
    """A line ends a block here exactly if it does so in the Markdown that the editions are made of."""
    text = f"```\ncode\n{last}\n\nwords"
    html = markdown.markdown(text, extensions=["pymdownx.superfences"])
    (block,) = fences(text.split("\n"))
    assert block.closed is ("<pre>" in html)
