"""The rules that a page of an EPUB can be held to by itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from guidepress.model.place import Place
from guidepress.model.xhtml import XML_LANG
from guidepress.prove.epub import rules
from guidepress.prove.parsers.epub.container import MATHML, OPS_TYPE, XHTML, PageFile
from guidepress.standards.shown_tags import SHOWN_TAG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from guidepress.model.finding import Finding

KNOWN_TYPES = frozenset(
    """
    abstract acknowledgments afterword antonym-group appendix assessment assessments backlink backmatter
    bibliography biblioref bodymatter case-study chapter colophon concluding-sentence conclusion condensed-entry
    contributors copyright-page cover covertitle credit credits dedication def dictentry dictionary division
    endnotes epigraph epilogue errata etymology example feedback footnote footnotes foreword frontmatter fulltitle
    glossary glossdef glossref glossterm gram-info halftitle halftitlepage idiom imprimatur imprint index
    index-editor-note index-entry index-entry-list index-group index-headnotes index-legend index-locator
    index-locator-list index-locator-range index-term index-term-categories index-term-category index-xref-preferred
    index-xref-related introduction keyword keywords label landmarks learning-objective learning-objectives
    learning-outcome learning-outcomes learning-resource learning-resources learning-standard learning-standards loa
    loi lot lov noteref notice ordinal other-credits page-list pagebreak part part-of-speech part-of-speech-group
    part-of-speech-list phonetic-transcription phrase-group phrase-list practice practices preamble preface prologue
    pullquote qna revision-history sense-group sense-list seriespage subtitle synonym-group tip title titlepage toc
    toc-brief topic-sentence tran tran-info volume
    """.split()
)
"""The terms of the EPUB 3 Structural Semantics Vocabulary 1.1 that are not deprecated and may stand in a page."""

_PRIVATE = "data-at"


def prove_page(page: PageFile) -> Iterator[Finding]:
    """Everything that is wrong with one page, rule by rule."""
    for check in CHECKS:
        yield from check(page)


def _language(page: PageFile) -> Iterator[Finding]:
    if not page.root.get("lang") or page.root.get("lang") != page.root.get(XML_LANG):
        yield rules.EPB010.at(Place(page.file), "html must say its language in lang and xml:lang alike")


def _private(page: PageFile) -> Iterator[Finding]:
    for element in page.root.iter():
        if _PRIVATE in element.attrib:
            yield rules.EPB006.at(Place(page.file), f"{_PRIVATE}={element.get(_PRIVATE)}")


def _headings(page: PageFile) -> Iterator[Finding]:
    names = {f"{XHTML}h{level}": level for level in range(1, 7)}
    levels = [names[str(element.tag)] for element in page.root.iter(*names)]
    if levels.count(1) != 1:
        yield rules.EPB012.at(Place(page.file), f"{levels.count(1)} first-level headings")
    for upper, lower in zip([0, *levels], levels, strict=False):
        if lower - upper > 1:
            yield rules.EPB013.at(Place(page.file), f"a heading of level {lower} after one of level {upper}")


def _types(page: PageFile) -> Iterator[Finding]:
    for element in page.root.iter():
        for kind in element.get(OPS_TYPE, "").split():
            if kind not in KNOWN_TYPES and ":" not in kind:
                yield rules.EPB014.at(Place(page.file), f"epub:type '{kind}'")


def _images(page: PageFile) -> Iterator[Finding]:
    for image in page.elements("img"):
        decorative = "decorative" in image.get("class", "").split() or image.get("role") in ("presentation", "none")
        if image.get("alt") is None or (not (image.get("alt") or "").strip() and not decorative):
            yield rules.EPB015.at(Place(page.file), f"{image.get('src')} has no description")


def _formulas(page: PageFile) -> Iterator[Finding]:
    for formula in page.root.iter(f"{MATHML}math"):
        if not (formula.get("alttext") or "").strip():
            yield rules.EPB020.at(Place(page.file), f"'{''.join(formula.itertext())[:40]}' has no alttext")


def _ids(page: PageFile) -> Iterator[Finding]:
    counts = Counter(element.get("id") for element in page.root.iter() if element.get("id"))
    for name, count in counts.items():
        if count > 1:
            yield rules.EPB017.at(Place(page.file), f"id '{name}'")


def _tables(page: PageFile) -> Iterator[Finding]:
    for cell in page.elements("th"):
        if cell.get("scope") not in ("row", "col", "rowgroup", "colgroup"):
            yield rules.EPB019.at(Place(page.file), f"'{''.join(cell.itertext())[:40]}' has no scope")


def _shown_tags(page: PageFile) -> Iterator[Finding]:
    """Escaped tags in running text; code may show them."""
    code = {XHTML + name for name in ("code", "pre", "kbd", "samp", "title")}
    for element in page.root.iter():
        inside = str(element.tag) in code or any(str(outer.tag) in code for outer in element.iterancestors())
        texts = [] if inside or str(element.tag).startswith(MATHML) else [element.text or ""]
        if not any(str(outer.tag) in code for outer in element.iterancestors()):
            texts.append(element.tail or "")
        for found in (found for text in texts for found in SHOWN_TAG.finditer(text)):
            yield rules.EPB018.at(Place(page.file), f"the text shows '{found[0][:60]}'")


CHECKS: tuple[Callable[[PageFile], Iterator[Finding]], ...] = (
    _language,
    _private,
    _headings,
    _types,
    _images,
    _formulas,
    _ids,
    _tables,
    _shown_tags,
)
