"""What a disclaimer writes and does not say: struck out, told as a mistake, or put where nobody looks (codes DIS).

A statement that stands rightly in one place may be struck out in another, or be one of the "myths" of a table: readers
see the words, and the line through them.
"""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.check.statements.judge import judge
from guidepress.check.statements.required import marked_in
from guidepress.check.statements.said import Said, said_in
from guidepress.check.text.running_text import language_of
from guidepress.check.text.sentences import WORD
from guidepress.languages.registry import primary
from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import HEADINGS, flat_text, place_of
from guidepress.policies.load import PackError, pack_of
from guidepress.policies.pack import Statement
from guidepress.policies.wordings import any_of

DIS119 = rule_of("DIS119")
DIS120 = rule_of("DIS120")

_STRUCK = ("del", "s", "strike")
_FEWEST_WORDS = 3
"""A word or two that are struck out are a slip of the editor's, not a sentence."""
_MISTAKES = (
    r"^\W{0,3}(?:the |common |old )?(?:myths?|mistakes?|errors?|false(?:hoods?)?|wrong|lies|misconceptions?)\b",
    r"^\W{0,3}(?:\w{1,14} )?(?:irrt(?:um|umer)|mythos|mythen|falsch|marchen|vorurteile?|fehler|unwahrheiten)\b",
    r"^\W{0,3}(?:idees? recues?|mythes?|faux|erreurs?|prejuges?|mensonges?)\b",
    r"^\W{0,3}(?:mitos?|falso|falsedad(?:es)?|error(?:es)?|mentiras?|bulos?|prejuicios?|creencias? falsas?)\b",
)
"""How a head calls what stands under it a mistake, in English, German, French and Spanish."""
_ASIDE = frozenset({"set in a note", "quoted", "set as an example", "set as code"})


def check_in_earnest(book: Book) -> Iterator[Finding]:
    """DIS119 and DIS120; nothing of a guide without a disclaimer, or whose policy cannot be used."""
    part = book.of_kind(PartKind.DISCLAIMER)
    if part is None:
        return
    for element in part.tree.iter(*_STRUCK):
        words = flat_text(element)
        if len(WORD.findall(words)) >= _FEWEST_WORDS:
            yield DIS119.at(place_of(element), f"“{_begin(words)}” is struck out in the disclaimer")
    try:
        statements = pack_of(book).statements
    except PackError:
        return
    language = primary(language_of(part.tree, book.settings.language))
    asked = {name: one for name, one in statements.items() if one.of("accept", language) and one.strict}
    marked = {element for elements in marked_in(part).values() for element in elements}
    for block in said_in(part):
        if marked & {block.element, *block.element.iterancestors()}:
            continue
        mistaken = _is_told_as_a_mistake(block)
        if not mistaken and block.lost not in _ASIDE:
            continue
        name = next((name for name, one in asked.items() if _makes(one, block, language, whole=not mistaken)), "")
        if not name:
            continue
        what = f"says {statements[name].says} ({name})"
        if mistaken:
            yield DIS119.at(place_of(block.element), f"what {what} stands under a head that calls it a mistake")
        else:
            yield DIS120.at(place_of(block.element), f"what {what} is {block.lost}")


def _makes(statement: Statement, block: Said, language: str, *, whole: bool) -> bool:
    verdict = judge(statement, (block,), language, marked=False, all_of_it=True)
    return verdict.is_sound if whole else verdict.is_made and not verdict.faults


def _begin(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}…"


def _is_told_as_a_mistake(block: Said) -> bool:
    """Whether it stands in a column, or in a stretch, whose head calls what follows a myth."""
    cell = next((step for step in (block.element, *block.element.iterancestors()) if step.tag in {"td", "th"}), None)
    if cell is not None:
        row, table = cell.getparent(), next(cell.iterancestors("table"), None)
        if row is None or table is None:
            return False
        column, head = len(list(cell.itersiblings(preceding=True))), next(iter(table.iter("tr")), None)
        heads = [] if head is None or head is row else list(head)
        return column < len(heads) and _calls_a_mistake(flat_text(heads[column]))
    for step in block.element.itersiblings(preceding=True):
        if step.tag in HEADINGS:
            return _calls_a_mistake(flat_text(step))
    return False


def _calls_a_mistake(head: str) -> bool:
    machine = any_of(_MISTAKES)
    return machine is not None and machine.search(head) is not None
