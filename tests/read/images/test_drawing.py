"""What a drawing may say: values in their grammar, nothing within itself, no more than can be drawn, each with its line."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from guidepress.cli.app import main
from guidepress.model.book import Asset
from guidepress.model.finding import Finding, Findings
from guidepress.read import read_guide
from guidepress.read.images.drawing import MAX_DRAWN, read_drawing
from guidepress.typeset.drawings import drawn
from tests.support.small_guide import write_guide

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">\n{}\n</svg>'
)


def judged(body: str) -> Asset | Finding:
    """What becomes of a drawing."""
    return read_drawing("s.svg", SVG.format(body).encode())


FAULTY = {
    "opacity": '<rect opacity="x"/>',
    "a stop": '<linearGradient><stop stop-opacity="much"/></linearGradient>',
    "a length": '<rect width="wide"/>',
    "no number at all": '<circle cx="nan"/>',
    "without end": '<line x1="inf"/>',
    "too large": '<line x1="1e30"/>',
    "letters too large": '<text font-size="1e30">x</text>',
    "less than nothing": '<rect stroke-width="-5%"/>',
    "an unknown unit": '<rect width="3furlong"/>',
    "a word to rotate": '<g transform="rotate(x)"/>',
    "scaled by nothing": '<g transform="scale()"/>',
    "half a matrix": '<g transform="matrix(1 0 0)"/>',
    "no function": '<g transform="wobble(3)"/>',
    "something after it": '<g transform="scale(2) please"/>',
    "words for points": '<polyline points="a b"/>',
    "half a point": '<polygon points="1 2 3"/>',
    "a path of words": '<path d="M a b"/>',
    "no beginning": '<path d="L 1 2"/>',
    "half a curve": '<path d="M0 0C1 2 3 4"/>',
    "an unknown command": '<path d="M0 0 B 1 2"/>',
    "half an arc": '<path d="M0 0A1 1 0 0"/>',
    "an arc of a size that is none": '<path d="M0 0A1e-30 1e-30 45 1 1 1e30 1e30"/>',
    "an arc with other flags": '<path d="M0 0A1 1 0 2 0 3 3"/>',
    "an arc that breaks off later": '<path d="M0 0A1 1 0 0 0 3 3L4"/>',
    "a style": '<rect style="fill:red;opacity:much"/>',
    "a view": '<symbol viewBox="0 0 3"/>',
    "a view without room": '<svg viewBox="0 0 0 0"/>',
    "turned by a word": '<marker orient="north"/>',
    "no picture": "<image/>",
    "no whole picture": '<image href="data:image/png;base64,iVBORw0KGgo="/>',
    "another picture": '<image href="data:image/jpeg;base64,iVBORw0KGgo="/>',
    "an element as picture": '<image href="#a"/>',
    "drawn within itself": '<g id="a"><use href="#a"/></g>',
    "drawn within itself by two": '<g id="a"><use href="#b"/></g><g id="b"><use xlink:href="#a"/></g>',
    "masked by itself": '<mask id="m"><rect mask="url(#m)"/></mask>',
    "clipped by itself": '<clipPath id="c"><rect clip-path="url(#c)"/></clipPath>',
    "marked by itself": '<marker id="m"><path d="M0 0L1 1" marker-end="url(#m)"/></marker>',
    "painted by itself": '<pattern id="p"><rect fill="url(#p)"/></pattern>',
    "painted by itself in a style": '<pattern id="p"><rect style="fill:url(#p)"/></pattern>',
    "made of itself": '<linearGradient id="g" href="#g"/>',
}


@pytest.mark.parametrize("name", FAULTY)
def test_what_cannot_be_drawn_is_told_at_its_line(name: str) -> None:
    """The line of the element, whatever its value is; the engines never see it."""
    found = judged(FAULTY[name])
    assert isinstance(found, Finding)
    assert (found.code, str(found.place)) == ("MAN038", "s.svg:2")


FOREIGN = {
    "a picture of a page": '<img xmlns="http://www.w3.org/1999/xhtml" src="http://127.0.0.1/"/>',
    "a form": '<form xmlns="http://www.w3.org/1999/xhtml" action="http://127.0.0.1/"/>',
    "a refresh": '<meta xmlns="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=x"/>',
    "a formula": '<math xmlns="http://www.w3.org/1998/Math/MathML"/>',
    "no namespace": '<rect xmlns=""/>',
    "another case": "<foreignobject/>",
    "what moves": '<rect><animate attributeName="x" to="9"/></rect>',
    "a source": '<image src="x.png" href="#a"/>',
    "in the data about it": '<metadata><img xmlns="http://www.w3.org/1999/xhtml" src="x"/></metadata>',
    "an event of XML": '<handler xmlns="http://www.w3.org/2001/xml-events"/>',
    "a name that begins alike": '<a xmlns="http://purl.org/d"/>',
}


@pytest.mark.parametrize("name", FOREIGN)
def test_only_elements_of_svg_get_in(name: str) -> None:
    """A page opened by itself would run or fetch them (EPUB 3.3, 3.6)."""
    found = judged(FOREIGN[name])
    assert isinstance(found, Finding)
    assert (found.code, str(found.place)) == ("MAN035", "s.svg:2")


def test_what_drawing_programs_keep_for_themselves_is_taken_out() -> None:
    """It draws nothing; the picture stays, and so do the words after it."""
    made = judged(
        '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" pagecolor="#fff"/>'
        '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:li>me</rdf:li></rdf:RDF>'
        '</metadata><rect width="1" height="1"/><text><x:y xmlns:x="http://ns.adobe.com/x/"/>words</text>'
    )
    assert isinstance(made, Asset)
    assert b"namedview" not in made.data
    assert b"RDF" not in made.data
    assert b"<rect" in made.data
    assert b"words</text>" in made.data


def test_text_that_nobody_can_see_is_taken_out() -> None:
    """KiCad lays it over letters that it draws as lines; on a page it was a transparent letter, and no edition was made."""
    made = judged('<text opacity="0" stroke-opacity="0">GND</text><path d="M0 0L1 1"/><text opacity="0.5">seen</text>')
    assert isinstance(made, Asset)
    assert b"GND" not in made.data
    assert b"seen</text>" in made.data


LARGE = {
    "by use": "".join(f'<g id="g{n}">{f"""<use href="#g{n - 1}"/>""" * 10 if n else "<rect/>"}</g>' for n in range(7)),
    "by use in many levels": "".join(
        f'<g id="g{n}">{f"""<use href="#g{n - 1}"/>""" * 10 if n else "<rect/>"}</g>' for n in range(50)
    ),
    "by a long text": f"<text>{'word ' * 13_000}</text>",
    "by one long path": f'<path d="M0 0{"L1 1" * 80_000}"/>',
    "by many elements": "<rect/>" * (MAX_DRAWN + 1),
    "by markers": '<marker id="m">'
    + "<rect/>" * 100
    + '</marker><path marker-mid="url(#m)" d="M0 0'
    + "L1 1" * 1000
    + '"/>',
    "by names": "".join(f'<rect id="a{n}"/><use href="#a{n}"/>' for n in range(4000)),
    "by selectors": f"<style>{'.a b c' * 9000}{{}}</style>{'<rect/>' * 100}",
    "by depth": "<g>" * 70 + "</g>" * 70,
    "by depth through use": "".join(
        f'<g id="g{n}">{f"""<use href="#g{n - 1}"/>""" if n else "<rect/>"}</g>' for n in range(70)
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_what_is_drawn_is_counted_and_bounded(name: str) -> None:
    """Not the signs of the file: a kilobyte of ``<use>`` draws a million things."""
    found = judged(LARGE[name])
    assert isinstance(found, Finding)
    assert found.code == "MAN034"


SOUND = {
    "arcs with packed flags": '<path d="M0 0a1 1 0 013 3 1 1 0 10.5.5z"/>',
    "packed numbers": '<path d="M1-2-3.5.5L1e1,2"/><polyline points="1-2-3-4"/>',
    "close and go on": '<path d="M0,0h3v3H0z m1 1 2 2"/>',
    "transformations": '<g transform="translate(1,2) rotate(45 1 1)scale(2)"/>',
    "colours": '<rect fill="#abc" stroke="rgb(1, 2, 3)" color="currentColor" stop-color="none"/>',
    "a style": '<rect style="fill: #abc; stroke-width:2px; opacity:.5"/>',
    "units": '<rect x="1mm" width="5%" height="3em"/>',
    "used twice": '<g id="a"><rect/></g><use href="#a"/><use xlink:href="#a" x="3"/>',
    "used and not there": '<use href="#nobody"/>',
    "painted": '<linearGradient id="g"><stop offset="0"/></linearGradient><rect fill="url(#g)" width="1" height="1"/>',
    "lists of places": '<text x="1 2 3" dy="1,2">abc</text>',
}


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_is_plain_and_drawn(name: str) -> None:
    """No engine is asked, and the one that would be draws it without a word."""
    made = judged(SOUND[name])
    assert isinstance(made, Asset), made
    assert made.plain
    assert drawn(made).fault == ""


VALUES = (
    "",
    "x",
    "-1",
    "5%",
    "1 2",
    "url(#zz)",
    "none",
    "auto",
    "M0 0",
    "rotate(3)",
    "1-2",
    "bold",
    "inherit",
    "0 0 1 1",
)
NAMES = (
    "x",
    "width",
    "font-size",
    "opacity",
    "fill",
    "d",
    "points",
    "transform",
    "viewBox",
    "rotate",
    "orient",
    "stroke-dasharray",
    "stroke-miterlimit",
    "font-weight",
    "offset",
    "text-anchor",
    "mask",
    "rx",
)


def test_what_is_known_to_be_sound_the_typesetter_draws() -> None:
    """Of all these attributes and values, none is called plain and then stops the typesetter."""
    accepted = []
    for name, value in itertools.product(NAMES, VALUES):
        elements = ("rect", "path", "text", "use", "g", "svg", "circle", "line", "polygon")
        for element in elements:
            body = f'<{element} {name}="{value}">{"ab" if element == "text" else ""}</{element}>'
            made = judged(body)
            if isinstance(made, Asset) and made.plain:
                accepted.append(body)
    assert len(accepted) > 400
    everything = judged("".join(accepted))
    assert isinstance(everything, Asset)
    assert drawn(everything).fault == ""


def test_what_nobody_is_sure_of_is_tried(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A style that the typesetter stumbles over is a finding of ``check`` at the drawing, not a fault of Guidepress."""
    write_guide(tmp_path, "# T\n\nx\n\n![What it shows.](s.svg)\n", **{"references.json": "[]"})
    body = '<style>.b { opacity: much }</style><rect class="b" width="1" height="1"/>'
    (tmp_path / "s.svg").write_text(SVG.format(body), encoding="utf-8")
    assert main(["check", "--guide", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert "MAN038 error s.svg:" in told.out
    assert "<rect>" in told.out
    assert "fault of Guidepress" not in told.out + told.err


def test_a_checkout_for_windows_is_the_same_guide(tmp_path: Path) -> None:
    """Digests, the sources that are attached and the drawings are those of line feeds; what lies there is kept as it is."""
    text = "# T\n\nx\n\n![What it shows.](figures/box.svg)\n"
    books = []
    for name, ends in (("unix", "\n"), ("windows", "\r\n")):
        folder = write_guide(tmp_path / name, text)
        for path in folder.rglob("*.*"):
            path.write_bytes(path.read_bytes().replace(b"><", b">\n<").replace(b"\n", ends.encode()))
        books.append(read_guide(folder, Findings()))
    one, other = books
    assert one.digest == other.digest
    assert one.sources == other.sources
    assert one.assets["figures/box.svg"].data == other.assets["figures/box.svg"].data
    assert other.texts["sections/one.md"] == text.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "UTF-16", "windows-1252", "US-ASCII", "UTF-8"])
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_drawing_is_kept_in_utf8(encoding: str, version: str) -> None:
    """EPUBCheck refuses any other encoding (RSC-028), and XML 1.1 (HTM-001); what it says stays."""
    words = "Cafe" if encoding == "US-ASCII" else "Café"
    head = f'<?xml version="{version}" encoding="{encoding}"?>\n'
    data = f'{head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"><text y="20">{words}</text></svg>'
    kept = read_drawing("s.svg", data.encode(encoding))
    assert isinstance(kept, Asset)
    assert words in kept.data.decode("utf-8")
    assert re.search(rb"encoding=['\"](?!utf-8)|version=['\"]1\.1", kept.data, re.IGNORECASE) is None
