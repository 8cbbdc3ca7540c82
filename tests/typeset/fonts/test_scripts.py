"""The typefaces that the extras ``scripts`` and ``cjk`` bring: a sentence in each script, set, read back and proved."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from guidepress.importing.typefaces import MOST
from guidepress.model.edition import SCREEN
from guidepress.model.finding import Findings
from guidepress.model.look import OwnFont
from guidepress.prove import prove_published
from guidepress.read import read_guide
from guidepress.read.font_packages import faces_of
from guidepress.typeset.editions import Press
from guidepress.typeset.fonts.own import points_of
from tests.support.small_guide import SETTINGS, write_guide

SENTENCES = {
    "noto-sans-jp": ("ja", "痛みが続くときは、医師に相談してください。"),
    "noto-sans-sc": ("zh-Hans", "如果疼痛持续，请告诉医生您吃了什么。"),
    "noto-sans-tc": ("zh-Hant", "如果疼痛持續，請告訴醫生您吃了什麼。"),
    "noto-sans-kr": ("ko", "통증이 계속되면 의사와 상담하십시오."),
    "noto-sans-devanagari": ("hi", "यदि दर्द बना रहे, तो डॉक्टर से बात कीजिए।"),
    "noto-sans-bengali": ("bn", "ব্যথা থাকলে ডাক্তারের সঙ্গে কথা বলুন।"),
    "noto-sans-tamil": ("ta", "வலி தொடர்ந்தால் மருத்துவரிடம் பேசுங்கள்."),
    "noto-sans-thai": ("th", "ถ้ายังปวดอยู่ โปรดปรึกษาแพทย์"),
    "noto-sans-georgian": ("ka", "თუ ტკივილი გრძელდება, ესაუბრეთ ექიმს."),
    "noto-sans-armenian": ("hy", "Եթե ցավը շարունակվում է, խոսեք բժշկի հետ։"),
    "noto-sans-ethiopic": ("am", "ሕመሙ ከቀጠለ ሐኪምዎን ያነጋግሩ።"),
    "noto-sans-khmer": ("km", "បើការឈឺចាប់នៅតែបន្ត សូមពិគ្រោះជាមួយគ្រូពេទ្យ។"),
}
PLAIN = ("ja", "zh-Hans", "zh-Hant", "ko", "ka", "hy", "am")
"""Languages whose letters stand side by side as they are written, so that any reader of a PDF finds the sentence."""


@pytest.mark.parametrize("name", SENTENCES)
def test_a_typeface_has_the_letters_of_its_script(name: str) -> None:
    """A regular face and a bold one at least, from a package that ``setup.sh --test`` brings."""
    assert {400, 700} <= {face.weight for face in faces_of(name)}


@pytest.mark.parametrize("name", ["noto-sans-georgian", "noto-sans-thai"])
def test_the_letters_of_a_typeface_are_those_of_its_table(name: str) -> None:
    """Two readers of fonts agree on which signs a typeface has; what is no font has none, and nothing is raised."""
    face = faces_of(name)[0]
    data = face.path.read_bytes()
    with TTFont(face.path, lazy=True) as opened:
        known = set(opened.getBestCmap())
    assert points_of(OwnFont("text", 400, italic=False, name=name, data=data)) == known
    assert points_of(OwnFont("text", 400, italic=False, name=name, data=data[: len(data) // 2])) <= known
    assert points_of(OwnFont("text", 400, italic=False, name=name, data=b"no font")) == frozenset()


@pytest.mark.parametrize("first", range(0, len(SENTENCES), MOST))
def test_each_script_is_set_in_its_typeface(first: int, tmp_path: Path) -> None:
    """The provers find each word and each form of a letter, and so does a reader that knows nothing of the structure."""
    names = list(SENTENCES)[first : first + MOST]
    sentences = [SENTENCES[name] for name in names]
    section = "".join(f"[{text}]{{lang={tag}}}\n\n" for tag, text in sentences)
    faces = "".join(f"      - {name}\n" for name in names)
    write_guide(tmp_path, f"# One\n\n{section}", settings=f"{SETTINGS}brand:\n  fonts:\n    others:\n{faces}")
    book = read_guide(tmp_path, findings := Findings())
    assert [str(one) for one in findings.items] == []
    made = Press(book).typeset(SCREEN)
    assert [str(one) for one in prove_published(made, book)] == []
    drawn = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made.data))
    seen = "".join(unicodedata.normalize("NFC", drawn).split())
    assert [tag for tag, text in sentences if tag in PLAIN and "".join(text.split()) not in seen] == []
