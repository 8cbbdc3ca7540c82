"""Documents that would keep a program busy for minutes are refused before it is asked."""

from __future__ import annotations

import io
import zipfile

import pytest

from guidepress.importing import bounds
from guidepress.importing.bounds import refuse_too_much
from guidepress.model.errors import ConfigurationError


def packed(**files: str) -> bytes:
    """A container with these texts; ``__`` stands for the dot of a name."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "."), text)
    return held.getvalue()


REFUSED = {
    "a deep page": ("html", b"<div>" * 400 + b"x", "line 1: elements are nested more than 300 deep"),
    "a deep page of phrases": ("html", b"\n" + b"<b class='x'>" * 400, "line 2: elements"),
    "a deep page of an EPUB": ("epub", packed(a__xhtml="<div>" * 400 + "</div>" * 400), "nested more than"),
    "a long spine": ("epub", packed(o__opf="<itemref idref='a'/>" * 2001), "2,001 pages in its spine"),
    "many paragraphs": ("docx", packed(document__xml="<w:p/>" * 60_001), "60,001 paragraphs"),
    "many paragraphs of an ODT": ("odt", packed(content__xml="<text:p>x</text:p>" * 60_001), "60,001 paragraphs"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_too_much_is_refused(name: str) -> None:
    """With what there is too much of."""
    form, data, told = REFUSED[name]
    with pytest.raises(ConfigurationError, match=told):
        refuse_too_much(form, data)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is read, not its bytes; nor are many members unpacked that are large together."""
    monkeypatch.setattr(bounds, "_MAX_MEMBER_BYTES", 1000)
    with pytest.raises(ConfigurationError, match=r"'a.xml' in it has"):
        refuse_too_much("docx", packed(a__xml="x" * 1001))
    monkeypatch.setattr(bounds, "_MAX_WHOLE_BYTES", 1500)
    with pytest.raises(ConfigurationError, match="MB of text"):
        refuse_too_much("docx", packed(a__xml="x" * 900, b__xml="x" * 900))


def test_what_people_write_passes() -> None:
    """Paragraphs and items whose ends are left out are not nested; what is no container is left to the program."""
    refuse_too_much("html", b"<ul>" + b"<li>x<p>y<br>" * 5000 + b"</ul>" + b"<div>a</div>" * 5000 + b"<img/>" * 900)
    refuse_too_much("docx", b"none")
    refuse_too_much("tex", b"<div>" * 9000)
