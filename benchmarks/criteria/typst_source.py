"""The same words for Typst, with its own means: outline, figures, footnotes, bibliography, quotation."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from guidepress.model.book import Book, Matter, Part, PartKind
from guidepress.model.xhtml import MATHML, classes, flat_text

FORMULAS: Mapping[str, str] = {
    r"T_d = \frac{b \, \gamma}{a - \gamma}, \qquad \gamma = \ln\frac{H}{100} + \frac{a \, T}{b + T},": (
        "T_d = (b gamma)/(a - gamma), quad gamma = ln H/100 + (a T)/(b + T),"
    ),
    "T": "T",
    "H": "H",
    "a = 17.625": "a = 17.625",
    "b = 243.04": "b = 243.04",
}
"""The formulas of the guide in Typst's notation, which is not TeX."""

_SPECIAL = re.compile(r"([\\#*_`$<>@\[\]~=/+\-])")
_MATH = f"{{{MATHML}}}math"

_SETTINGS = """\
#set document(title: "{title}", author: "{author}", description: "{description}")
#set text(lang: "{language}", region: "{region}", size: 10.5pt, hyphenate: true)
#set par(justify: true)
#set heading(numbering: (..n) => if n.pos().len() == 1 {{ numbering("1", ..n) }})
#set table(stroke: 0.5pt)
#show figure.where(kind: table): set block(breakable: true)
#set page(width: 148mm, height: 210mm, margin: (x: 19mm, y: 22mm), numbering: "i", header: align(center)[{title}])
"""


def typst_source(book: Book) -> tuple[str, dict[str, bytes]]:
    """The main file, and the other files by name. Raises `KeyError` for a formula that is not in `FORMULAS`."""
    settings = book.settings
    language, _, region = settings.language.partition("-")
    pieces = [
        _SETTINGS.format(
            title=settings.title,
            author=settings.authors[0].name,
            description=settings.description,
            language=language,
            region=region,
        )
    ]
    opened = False
    for part in book.parts:
        if part.matter is not Matter.FRONT and not opened:
            pieces.append('#pagebreak(weak: true)\n#set page(numbering: "1")\n#counter(page).update(1)\n')
            opened = True
        pieces.append(_part(part, book))
    files = {"references.bib": _bibliography(book)}
    files |= {name.replace("/", "-"): asset.data for name, asset in book.assets.items()}
    return "\n".join(pieces), files


def _part(part: Part, book: Book) -> str:
    if part.kind is PartKind.CONTENTS:
        return "#pagebreak(weak: true)\n#outline(depth: 2)\n"
    if part.kind is PartKind.REFERENCES:
        title = _escaped(part.title)
        style = "american-medical-association"
        return f'#pagebreak(weak: true)\n#bibliography("references.bib", title: "{title}", style: "{style}")\n'
    if part.kind is PartKind.HALF_TITLE:
        return f"#align(center)[{_escaped(part.title)}]\n"
    numbered = part.kind is PartKind.SECTION
    body = _Writer(part.tree, book).blocks(part.tree, numbered=numbered)
    return f"#pagebreak(weak: true)\n{body}"


class _Writer:
    def __init__(self, root: etree._Element, book: Book) -> None:
        self.root, self.book = root, book
        self.notes = {note.get("id", ""): note for note in root.iter("aside") if note.get("role") == "doc-footnote"}

    def blocks(self, element: etree._Element, *, numbered: bool = True) -> str:
        """The blocks in an element, one after another."""
        return "".join(self.block(child, numbered=numbered) for child in element)

    def block(self, element: etree._Element, *, numbered: bool) -> str:  # noqa: C901 - one case a kind of block
        """One block, with an empty line after it."""
        match element.tag:
            case "h1" | "h2" as tag:
                return self._heading(element, int(str(tag)[1]), numbered=numbered)
            case "p":
                return self.inline(element).strip() + "\n\n"
            case "ol" | "ul" as tag:
                items = ", ".join(f"[{self._item(item)}]" for item in element.iterfind("li"))
                return f"#{'enum' if tag == 'ol' else 'list'}({items})\n\n"
            case "dl":
                names = [flat_text(one) for one in element.iterfind("dt")]
                texts = [self.inline(one) for one in element.iterfind("dd")]
                return "".join(f"/ {_escaped(a)}: {b}\n" for a, b in zip(names, texts, strict=True)) + "\n"
            case "figure":
                return self._figure(element)
            case "table":
                return self._table(element)
            case "pre":
                return f"```{element.get('data-language', '')}\n{''.join(element.itertext()).rstrip()}\n```\n\n"
            case "aside" if "callout" in classes(element):
                title = self.inline(element[0])
                rest = "".join(self.block(one, numbered=True) for one in element[1:])
                return f"#block(stroke: 1pt, inset: 8pt)[*{title}*\n\n{rest}]\n\n"
            case "aside":
                return ""
            case "div" if "math" in classes(element):
                return self._formula(element[0], block=True) + "\n\n"
            case "div" if (image := element.find(".//img")) is not None and not image.get("alt"):
                return f'#pdf.artifact(image("{image.get("src", "").replace("/", "-")}", width: 4cm))\n\n'
            case _:
                return self.blocks(element)

    def inline(self, element: etree._Element) -> str:
        """The content of an element in a line."""
        text = _escaped(_folded(element.text))
        return text + "".join(self._piece(child) + _escaped(_folded(child.tail)) for child in element)

    def _piece(self, element: etree._Element) -> str:
        match element.tag:
            case "em" | "i":
                return f"#emph[{self.inline(element)}]"
            case "strong":
                return f"#strong[{self.inline(element)}]"
            case "code":
                return f"`{flat_text(element)}`"
            case "sup" if (call := element.find("a")) is not None and call.get("role") == "doc-noteref":
                return f"#footnote[{self._note(call.get('href', '')[1:])}]"
            case "sup" | "span" if "cite" in classes(element):
                keys = (one.get("href", "").removeprefix("#ref-") for one in element.iterfind("a"))
                return "".join(f"#cite(<{key}>)" for key in keys)
            case "span" if element.find(_MATH) is not None:
                return self._formula(element[0], block=False)
            case "span" if element.get("lang"):
                return f'#text(lang: "{element.get("lang")}", region: none)[{self.inline(element)}]'
            case "a" if element.get("href", "").startswith("#"):
                return f"#link(<{element.get('href', '')[1:]}>)[{self.inline(element)}]"
            case "a":
                return f'#link("{element.get("href")}")[{self.inline(element)}]'
            case _:
                return self.inline(element)

    def _heading(self, element: etree._Element, level: int, *, numbered: bool) -> str:
        title = _escaped(flat_text(element).removeprefix(element.findtext("span[@class='number']", "")).strip())
        section = element.getparent()
        name = element.get("id", "") if level > 1 or section is None else section.get("id", "")
        unnumbered = "" if numbered else ", numbering: none"
        listed = numbered or section is None or section.get("id") == "disclaimer"
        return f"#heading(level: {level}{unnumbered}, outlined: {str(listed).lower()})[{title}] <{name}>\n\n"

    def _item(self, item: etree._Element) -> str:
        text = _escaped(_folded(item.text)).strip()
        for child in item:
            block = child.tag in {"p", "ol", "ul"}
            text += ("\n" + self.block(child, numbered=True) if block else self._piece(child)) + _escaped(
                _folded(child.tail)
            )
        return text.strip()

    def _note(self, name: str) -> str:
        paragraphs = []
        for paragraph in self.notes[name].iterfind("p"):
            back = paragraph.find("a[@role='doc-backlink']")
            text = _escaped(_folded(back.tail if back is not None else paragraph.text))
            rest = (one for one in paragraph if one is not back)
            paragraphs.append(text + "".join(self._piece(one) + _escaped(_folded(one.tail)) for one in rest))
        return "\n\n".join(paragraphs).strip()

    def _figure(self, element: etree._Element) -> str:
        image = element.find(".//img")
        source, alt = (image.get("src", ""), image.get("alt", "")) if image is not None else ("", "")
        picture = f'image("{source.replace("/", "-")}", alt: "{alt}")'
        return f"#figure({picture}, caption: [{self._caption(element.find('figcaption'))}]) <{element.get('id')}>\n\n"

    def _table(self, element: etree._Element) -> str:
        heads = [f"[{self.inline(cell)}]" for cell in element.iterfind("thead/tr/th")]
        cells = [f"[{self.inline(cell)}]" for row in element.iterfind("tbody/tr") for cell in row]
        table = f"table(columns: {len(heads)}, table.header({', '.join(heads)}), {', '.join(cells)})"
        return f"#figure({table}, caption: [{self._caption(element.find('caption'))}]) <{element.get('id')}>\n\n"

    def _caption(self, element: etree._Element | None) -> str:
        """A caption without its label, which Typst makes."""
        if element is None:
            return ""
        label = element.find("span[@class='label']")
        return _escaped(_folded(label.tail if label is not None else element.text)).strip()

    def _formula(self, element: etree._Element, *, block: bool) -> str:
        tex = next((one.text or "" for one in element.iter() if one.get("encoding") == "application/x-tex"), "")
        return (
            f'#math.equation(block: {str(block).lower()}, alt: "{element.get("alttext")}", $ {FORMULAS[tex.strip()]} $)'
        )


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _folded(text: str | None) -> str:
    """Runs of space and line ends as one space; a no-break space stays."""
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def _bibliography(book: Book) -> bytes:
    """The references as BibTeX."""
    entries = []
    for reference in book.references:
        csl: Mapping[str, object] = reference.csl
        people = csl.get("author", ())
        names = [f"{one['family']}, {one['given']}" for one in people] if isinstance(people, list) else []
        issued = csl.get("issued", {})
        year = issued["date-parts"][0][0] if isinstance(issued, dict) else ""
        fields = {
            "author": " and ".join(names),
            "title": f"{{{csl.get('title', '')}}}",
            "journal": csl.get("container-title"),
            "volume": csl.get("volume"),
            "number": csl.get("issue"),
            "pages": str(csl.get("page", "")).replace("-", "--"),
            "year": year,
            "doi": csl.get("DOI"),
        }
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        entries.append(f"@article{{{reference.key},\n{lines}\n}}\n")
    return "\n".join(entries).encode()
