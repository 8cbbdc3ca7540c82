"""Forgeries by what nobody asked for: attributes, elements and facts that no list of harmful ones would name."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.forgery.books import EPUB, INDEX, OPF, WEB
from benchmarks.forgery.forged import Forgery, replaced, within

_PAGE, _NAV, _CONTAINER = "EPUB/how-much.xhtml", "EPUB/nav.xhtml", "META-INF/container.xml"
_SAID = "<p>Do not force water on somebody who is not awake.</p>"
_BODY = '<body epub:type="bodymatter">'
_PREVIEW = 'property="og:description" content="'
_WARNING = '<aside class="callout warning" role="note"'


def forgeries() -> Iterator[Forgery]:
    """Every one of them."""
    for name, (file, old, new) in _OF_EPUB.items():
        yield Forgery(f"{EPUB}: {name}", EPUB, within(file, (old, new), count=1))
    for name, (old, new) in _OF_WEB.items():
        yield Forgery(f"{WEB}: {name}", WEB, replaced((old, new), count=1))
    for name, (old, new) in _OF_INDEX.items():
        yield Forgery(f"{INDEX}: {name}", INDEX, replaced((old, new), count=1))


_OF_EPUB: dict[str, tuple[str, str, str]] = {
    "a ground for the body": (_PAGE, _BODY, _BODY.replace(">", ' bgcolor="#000000">')),
    "an ink for the body": (_PAGE, _BODY, _BODY.replace(">", ' text="#ffffff">')),
    "a matter of another kind": (_PAGE, _BODY, '<body epub:type="backmatter bodymatter">'),
    "a slot for a paragraph": (_PAGE, _SAID, _SAID.replace("<p>", '<p slot="none">')),
    "a fact for machines": (_PAGE, _SAID, _SAID.replace("<p>", '<p itemscope="" itemprop="dosage">')),
    "a warning dressed as a tip": (_PAGE, _WARNING, _WARNING.replace("callout warning", "callout tip")),
    "a warning typed as a footnote": (_PAGE, _WARNING, _WARNING + ' epub:type="footnote"'),
    "a name of its own for data": (_PAGE, _SAID, _SAID.replace("<p>", '<p data-endorsed="yes">')),
    "a page that says how wide it is": (_PAGE, "</head>", '<meta name="viewport" content="width=9000"/></head>'),
    "a page that is based elsewhere": (_PAGE, "</head>", '<base href="https://example.com/"/></head>'),
    "a space that holds words together": (_PAGE, "Do not force", "Do not\N{NO-BREAK SPACE}force"),
    "a hyphen within a word": (_PAGE, "somebody", "some\N{SOFT HYPHEN}body"),
    "another hyphen in a number": (
        "EPUB/why-water.xhtml",
        "1-800-222-1222",
        "1\N{NON-BREAKING HYPHEN}800\N{NON-BREAKING HYPHEN}222-1222",
    ),
    "a letter of two": (_PAGE, "first.", "\N{LATIN SMALL LIGATURE FI}rst."),
    "a hint in the contents": (_NAV, '<ol class="toc">', '<ol class="toc" title="Safe">'),
    "a cover by its name": (OPF, "</metadata>", '<meta name="cover" content="page-how-much"/></metadata>'),
    "an author who has drawn": (OPF, 'scheme="marc:relators">aut<', 'scheme="marc:relators">ill<'),
    "an author sorted under another": (OPF, 'property="display-seq">1<', 'property="display-seq">7<'),
    "a title of another kind": (OPF, 'property="title-type">main<', 'property="title-type">short<'),
    "an award": (OPF, "</metadata>", '<meta property="schema:award">Approved</meta></metadata>'),
    "a guide to another page": (OPF, 'Days" href="cover.xhtml"', 'Days" href="how-much.xhtml"'),
    "an image of the package's own": (OPF, "<spine", '<spine xmlns:x="urn:x" x:look="1"'),
    "links of the container": (_CONTAINER, "</rootfiles>", "</rootfiles><links><link href='x' rel='record'/></links>"),
}
_OF_WEB: dict[str, tuple[str, str]] = {
    "a preview that says something else": (_PREVIEW, f"{_PREVIEW}Safe. "),
    "a picture for previews": ("</title>", '</title><meta property="og:image" content="data:,x">'),
    "a word for robots": ("</title>", '</title><meta name="robots" content="noindex">'),
    "an ink for the body": ("<body", '<body text="#ffffff"'),
    "a warning dressed as a tip": (_WARNING, _WARNING.replace("callout warning", "callout tip")),
    "a space that holds words together": ("Do not force", "Do not\N{NO-BREAK SPACE}force"),
    "a fact for machines": (_SAID, _SAID.replace("<p>", "<p itemscope itemprop='dosage'>")),
}
_OF_INDEX: dict[str, tuple[str, str]] = {
    "a preview that says something else": ('property="og:title" content="', 'property="og:title" content="Endorsed: '),
    "a page that is said to be elsewhere": ("</title>", '</title><link rel="canonical" href="https://example.com/">'),
}
