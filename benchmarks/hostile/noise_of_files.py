"""Noise for the readers of single files: pictures with damage, style sheets, citation styles, lists of other tools."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import tinycss2
from PIL import Image

from benchmarks.hostile.mutants import mutant
from guidepress.importing.folder import parse_yaml
from guidepress.model.finding import Finding, Findings
from guidepress.model.place import Place
from guidepress.pipeline.changes import read_edition
from guidepress.read.bibliography.csl_style import StyleFault, style_of
from guidepress.read.images.images import RASTERS, read_raster
from guidepress.read.markdown.front_matter import open_file
from guidepress.read.own_sheets import faults_of

Target = tuple[str, tuple[str, ...], Callable[[str], object]]

_CSS = (
    "p",
    ".a",
    "#b",
    ":is(",
    ":not(",
    ")",
    "{",
    "}",
    "color",
    "width",
    "content",
    ":",
    ";",
    "calc(",
    "var(--a)",
    "--a:",
    "1px",
    "-1e9em",
    "#fff",
    "url(",
    "@media ",
    "@page ",
    "@import ",
    "print",
    "(",
    "[a=",
    "]",
    "'",
    '"',
    "/*",
    "*/",
    "\\69",
    "!important",
    " ",
    ">",
    ",",
    "none",
    "<!--",
    "&",
    "\n",
)
_CSL = (
    '<macro name="a">',
    "</macro>",
    '<text macro="a"/>',
    '<text macro="b"/>',
    '<text variable="title"/>',
    "<choose>",
    '<if type="book">',
    "</if>",
    "</choose>",
    "<citation>",
    "</citation>",
    "<layout>",
    "</layout>",
    "<bibliography>",
    "</bibliography>",
    "<info>",
    "</info>",
    '<link rel="independent-parent" href="x"/>',
    "<names>",
    "</names>",
    "<label/>",
    "<!-- -->",
    "&a;",
    '<term name="page-range-delimiter">-</term>',
    "<group>",
    "</group>",
)
_LISTS = ("a", ": ", "- ", "[", "]", "{", "}", "&a ", "*a ", "!!x ", "\n", "  ", "'", "<<: ", "? ", "#", "|", ">")
_HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
_HTML = (
    "<section id=a class='part section'>",
    "</section>",
    "<h1>",
    "<p>",
    "<b>",
    "<table>",
    "<td>",
    "\x1d",
    "&#0;",
    "x ",
    "<svg>",
)


def of_files() -> list[Target]:
    """Each reader with the marks that it knows; damage to a picture is seeded by a text."""
    whole = [_picture(kind) for kind in RASTERS]

    def picture(text: str) -> Finding | object:
        chance = random.Random(text)  # noqa: S311 - damage, not a secret
        return read_raster("p.png", mutant(chance.choice(whole), text), Place("s.md", 1))

    def sheet(text: str) -> None:
        if not list(faults_of(text, "styles/web.css")):
            tinycss2.serialize(tinycss2.parse_stylesheet(text))

    def style(text: str) -> None:
        try:
            style_of("s.csl", f"{_HEAD}{text}</style>".encode())
        except StyleFault:
            return

    return [
        ("pictures", ("a", "b", "c", "d"), picture),
        ("style sheets", _CSS, sheet),
        ("styles of citation", _CSL, style),
        ("pages of an edition", _HTML, lambda text: read_edition(text.encode())),
        ("settings of other tools", _LISTS, parse_yaml),
        ("front matter of others", _LISTS, lambda text: open_file(f"---\na: {text}\n---\n\n# T\n", "s.md", Findings())),
    ]


def _picture(kind: str) -> bytes:
    held = io.BytesIO()
    Image.effect_noise((24, 16), 90).convert("P" if kind in {"GIF", "PNG"} else "RGB").save(held, kind)
    return held.getvalue()
