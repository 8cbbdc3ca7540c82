"""What a page of HTML holds beside its words: links, names that are only heard, pictures; and what its styles do.

The same questions are asked of the pages of an EPUB and of the web edition. Each answer is a list in the order of the
text, which is compared with that of the Book.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote

from guidepress.model.book import Book
from guidepress.model.xhtml import flat_text
from guidepress.prove.disclaimer.html import hidden_by
from guidepress.prove.parsers.css.cascade import Look, Styles, local
from guidepress.prove.speech.words import normal
from guidepress.standards.contrast import Rgb, blended, contrast

SPOKEN = tuple(
    """
    aria-label aria-description aria-roledescription aria-valuetext aria-braillelabel aria-hidden title alt alttext
    placeholder value label summary abbr content data-head cite datetime lang start reversed type
    """.split()
)
"""Attributes that are said, shown by a style sheet, or change how something is said."""
MEANING = tuple(
    """
    dir longdesc role aria-describedby aria-details aria-level scope headers style inert popover contenteditable
    accesskey translate aria-owns aria-flowto aria-live srcset usemap target download hreflang
    {http://www.w3.org/1999/xlink}href {http://www.w3.org/2001/10/synthesis}ph tabindex rowspan colspan bgcolor
    background text color slot
    """.split()
)
"""Attributes within a part that say what an element is, or how it is read."""
_HTML = "{http://www.w3.org/1999/xhtml}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TURNING = frozenset("\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ODD = re.compile(r"[^\x00-\x7f]")
_BREAK = "doc-pagebreak"
_LEAST = 2.0
"""The least contrast of anything that counts as in sight; what people need is more, and asked for elsewhere."""
_SMALLEST = 5.0
"""The least size of anything that counts as in sight, in CSS px."""
_SHOWN = 60
_HALF_TITLE = "half-title-title"
"""The title on the leaf before the title page: on the web, which has one main heading, it is a paragraph."""
_EXTENTS = ("width", "height", "max-width", "max-height", "inline-size", "block-size")
_LEAST_PICTURE = 8.0
"""The least width and height of a picture that counts as in sight, in CSS px."""
KINDS = frozenset(
    """
    h1 h2 h3 h4 h5 h6 ul ol dl li dt dd table caption th td figcaption blockquote q aside del ins s strike u sub sup
    em strong code pre p thead tbody tfoot tr figure br hr wbr font marquee blink slot
    """.split()
)
"""Elements that say of words what they are: deleted, raised, a head, an item."""
_OF_WORDS = frozenset(
    """
    a abbr b bdi bdo cite code del dfn em i ins kbd mark q rt s samp small span strike strong sub sup u var
    """.split()
)
"""Elements in a line: which words they are around is asked as well, as far as something is said of these."""
_BARE = frozenset({"a", "span", "bdi"})
"""Elements that say something by an attribute alone."""
_ENDS = 24
"""How many letters of each end of a stretch of words are compared, beside their number."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is held against the Book.

    ``links`` and ``pictures`` by their targets, ``names`` as NAME=VALUE, ``kinds`` by `KINDS` and `MEANING`, and
    within a line with the words that they are around.
    """

    links: list[str]
    pictures: list[str]
    names: list[str]
    kinds: list[str]


def of_book(book: Book, *, without: Callable[[Any], bool] = lambda _: False) -> Shown:
    """What the Book holds."""
    return shown((part.tree for part in book.parts), without=without)


def shown(
    trees: Iterable[Any],
    *,
    link: Callable[[Any], str] = lambda element: unquote(str(element.get("href", ""))),
    picture: Callable[[Any], str] = lambda element: str(element.get("src", "")),
    without: Callable[[Any], bool] = lambda _: False,
) -> Shown:
    """What trees hold in their order; ``without`` says of which elements nothing but the language is asked."""
    found = Shown([], [], [], [])
    for tree in trees:
        for element in visible(tree):
            name = local(element)
            if name == "a" and element.get("href") is not None:
                found.links.append(link(element))
            elif name == "img":
                found.pictures.append(picture(element))
            found.kinds.extend(_drawn(element, name))
            if name in {"math", "svg"} or not of_html(element):
                continue
            if without(element):
                found.names.extend(one for one in names_of(element) if one.startswith("lang="))
                found.kinds.extend([f"dir={element.get('dir')}"] if element.get("dir") is not None else [])
                continue
            found.names.extend(names_of(element))
            found.kinds.extend(f"{one}={element.get(one)}" for one in MEANING if element.get(one) is not None)
            if element.get(_XML_LANG, element.get("lang")) != element.get("lang"):
                found.kinds.append(f"xml:lang={element.get(_XML_LANG)}")
            if name in KINDS and element.get("id") != _HALF_TITLE:
                found.kinds.append(name)
            if name in _OF_WORDS and (name not in _BARE or _says_more(element)):
                found.kinds.append(f"{name} around “{_letters(element)}”")
    return found


def _says_more(element: Any) -> bool:
    return any(element.get(one) is not None for one in ("href", "lang", "dir"))


def _letters(element: Any) -> str:
    """The letters and digits that an element is around: both ends of them, and how many there are."""
    waiting: list[Any] = [element]
    found: list[str] = []
    while waiting:  # in the order of reading, however the words are wrapped: what holds them together says nothing
        one = waiting.pop()
        if isinstance(one, str):
            found.append(one)
        elif next(visible(one, leave_out=lambda held: local(held) == "math"), None) is not None:
            waiting += [piece for kid in reversed(one) for piece in (kid.tail or "", kid)]
            found.append(one.text or "")
    text = "".join(found)
    letters = "".join(filter(str.isalnum, normal(text)))
    return letters if len(letters) <= 2 * _ENDS else f"{letters[:_ENDS]}…{letters[-_ENDS:]} ({len(letters)})"


def _drawn(element: Any, name: str) -> Iterator[str]:
    """A drawing among the text, with how much it draws; a style sheet there is for what stands around it, too."""
    if name == "svg":
        yield f"svg of {sum(1 for _ in element.iter())}"
    elif name == "style":
        yield "style"


def other_signs(expected: Iterable[Any], found: Iterable[Any]) -> Iterator[str]:
    """What two texts that are heard alike have in other signs (`odd_signs`)."""
    due, met = odd_signs(expected), odd_signs(found)
    for sign in sorted((due | met) - (due & met)):
        yield f"U+{ord(sign):04X} stands {met[sign]} times in the text, in the guide {due[sign]} times"


def odd_signs(trees: Iterable[Any]) -> Counter[str]:
    """Signs that hearing a text does not tell from others, and eyes or a search do, with their number.

    Marks that turn the direction of letters (UAX #9) or part a word unseen, spaces that hold words together, hyphens of
    all kinds, figures in another form than 0 to 9. Of formulas there is `guidepress.prove.likeness.formulas`.
    """
    return Counter(
        sign
        for tree in trees
        for element in visible(tree, leave_out=lambda one: local(one) == "math")
        for text in (element.text, *(kid.tail for kid in element))
        for sign in _ODD.findall(text or "")
        if sign in _TURNING or normal(sign) != sign
    )


def names_of(element: Any) -> Iterator[str]:
    """What an element says or changes by its attributes, as NAME=VALUE."""
    for name in SPOKEN:
        if (value := element.get(name)) is not None:
            yield f"{name}={plain(value)}"


def parts_of(root: Any) -> Iterator[Any]:
    """The outermost elements of class ``part``, in their order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        if "part" in (element.get("class") or "").split():
            yield element
        else:
            waiting += reversed(list(element))


def around_parts(root: Any) -> Iterator[tuple[Any, str]]:
    """The elements outside the parts that are not hidden on purpose, each with the text that is its own."""
    for element in visible(root, leave_out=lambda one: "part" in (one.get("class") or "").split()):
        yield element, plain(" ".join([element.text or "", *(kid.tail or "" for kid in element)]))


def of_html(element: Any) -> bool:
    """Whether an element is one of HTML."""
    return "}" not in str(element.tag).replace(_HTML, "")


def visible(tree: Any, leave_out: Callable[[Any], bool] = lambda _: False) -> Iterator[Any]:
    """The elements of a tree in its order, but those hidden on purpose, page breaks, and what is to be left out."""
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.get("hidden") is not None:
            continue
        if _BREAK in (element.get("role") or "").split() or leave_out(element):
            continue
        yield element
        waiting += reversed(list(element))


def plain(text: str | None) -> str:
    """A text as far as hearing it goes, its white space folded."""
    return " ".join(normal(text or "").split())


def out_of_sight(texts: Iterable[Any], styles: Styles) -> Iterator[str]:
    """Why a text is not seen, each cause once, under whatever conditions the sheets name.

    The head of a table may be hidden where each of its cells says what it is of (`data-label`).
    """
    told: set[str] = set()
    held = list(texts)
    causes: dict[tuple[Any, str], str] = {}

    def why(element: Any, condition: str) -> str:
        key = element, condition
        if key not in causes:
            causes[key] = hidden_by(styles, element, condition)
        return causes[key]

    for condition in styles.conditions:
        under = f" ({condition})" if condition else ""
        for element in held:
            if condition and not styles.touched(element, condition):
                continue  # it looks as without, and was looked at
            if condition.startswith("@container") and any(local(one) == "thead" for one in styles.parents(element)):
                continue
            cause = next((found for one in styles.parents(element) if (found := why(one, condition))), "")
            cause = cause or styles.asked(_pale, element, condition)
            if cause and cause not in told:
                told.add(cause)
                yield f"{cause}{under}: “{flat_text(element)[:_SHOWN]}”"


def unseen_pictures(tree: Any, styles: Styles) -> Iterator[str]:
    """Why a picture of a tree is not seen, under whatever conditions the sheets name: hidden, or too small to show."""
    pictures = [one for one in visible(tree) if of_html(one) and local(one) == "img"]
    for condition in styles.conditions:
        for element in pictures:
            cause = next((why for one in styles.parents(element) if (why := hidden_by(styles, one, condition))), "")
            look = styles.look(element, condition)
            if not cause and any((element.get(name) or "9") in {"0", "1", "2"} for name in ("width", "height")):
                cause = "a width or height of no size"
            for name in _EXTENTS:
                length = look.length(name)
                if not cause and length is not None and length.px < _LEAST_PICTURE and "%" not in look.word(name):
                    cause = f"{name}: {look.word(name)}"
            if cause:
                yield f"{cause}: the picture '{str(element.get('src', ''))[:_SHOWN]}'"


def _pale(look: Look) -> str:
    if look.size < _SMALLEST:
        return f"letters of {look.size:.1f} px"
    if look.ink is None or look.ground is None:
        return ""
    ratio = _ratio(look.ink, look.ground, look.alpha)
    return f"a contrast of {ratio:.1f}:1" if ratio < _LEAST else ""


@cache
def _ratio(ink: Rgb, ground: Rgb, alpha: float) -> float:
    return contrast(blended(ink, ground, alpha), ground)


def texts_of(tree: Any) -> Iterator[Any]:
    """The elements of a tree that hold text of their own, those that are hidden on purpose left out."""
    for element in visible(tree):
        if of_html(element) and ((element.text or "").strip() or any((kid.tail or "").strip() for kid in element)):
            yield element
