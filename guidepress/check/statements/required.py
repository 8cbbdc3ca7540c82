"""The statements and contacts that the policy requires of the disclaimer (codes DIS)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from guidepress.check.statements.judge import Judgement, judge
from guidepress.check.statements.said import Said, runs, said_in, said_of
from guidepress.check.text.running_text import language_of
from guidepress.languages.registry import primary
from guidepress.model.book import Book, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import REQUIRE, flat_text, place_of, scope_of
from guidepress.policies.load import PackError, pack_of, was_read
from guidepress.policies.pack import Pack, Statement
from guidepress.policies.wordings import any_of

FEWEST_WORDS = 4
"""A marked element of fewer words says nothing."""

DIS011 = rule_of("DIS011")
DIS012 = rule_of("DIS012")
DIS013 = rule_of("DIS013")
DIS019 = rule_of("DIS019")
DIS020 = rule_of("DIS020")
DIS021 = rule_of("DIS021")
DIS022 = rule_of("DIS022")


@dataclass(frozen=True, slots=True)
class Made:
    """Where a disclaimer makes a statement: its elements, and whether they are marked, and by the approved wording."""

    id: str
    elements: tuple[etree._Element, ...]
    marked: bool
    wording: bool = False


def check_statements(book: Book) -> Iterator[Finding]:
    """DIS011 to DIS013 and DIS019 to DIS022; nothing of a guide whose policy cannot be used."""
    try:
        pack = pack_of(book)
    except PackError:
        return
    part = book.of_kind(PartKind.DISCLAIMER)
    if part is None:
        return
    language = primary(language_of(part.tree, book.settings.language))
    yield from _markers(part, pack, known=was_read(book))
    for name, statement in pack.statements.items():
        yield from statement_faults(part, name, statement, language, pack)


def marked_in(part: Part) -> dict[str, list[etree._Element]]:
    """The marked elements of a part by the id of their statement."""
    found: dict[str, list[etree._Element]] = {}
    for element in part.tree.iter():
        if name := element.get(REQUIRE):
            found.setdefault(name, []).append(element)
    return found


def statements_of(part: Part, pack: Pack, language: str) -> dict[str, Made]:
    """Where each statement of a policy is made, sound or not, by id; without those that are nowhere."""
    found: dict[str, Made] = {}
    marked = marked_in(part)
    for name, statement in pack.statements.items():
        if elements := marked.get(name):
            wording = elements[0].get("data-wording") is not None
            found[name] = Made(name, scope_of(elements[0]), marked=True, wording=wording)
        elif (free := _free(part, statement, language, pack)) is not None and free[1].named and free[1].at is not None:
            found[name] = Made(name, scope_of(free[1].at), marked=False)
    return found


def _markers(part: Part, pack: Pack, *, known: bool) -> Iterator[Finding]:
    for name, elements in marked_in(part).items():
        for number, element in enumerate(elements):
            place = place_of(element)
            if name not in pack.statements:
                if known:
                    yield DIS012.at(place, f"'require={name}' names no statement of the policy '{pack.title}'")
                continue
            if number:
                first = place_of(elements[0])
                yield DIS022.at(place, f"'{name}' is marked in line {first.line} already")
            if _says_nothing(element):
                yield DIS013.at(place, f"'require={name}' marks fewer than {FEWEST_WORDS} words")


def _says_nothing(element: etree._Element) -> bool:
    return len(flat_text(element).split()) < FEWEST_WORDS


def statement_faults(part: Part, name: str, statement: Statement, language: str, pack: Pack) -> Iterator[Finding]:
    """What is wrong with one statement of a disclaimer, in a primary language."""
    if elements := marked_in(part).get(name):
        if _says_nothing(elements[0]):
            return  # told with its marker
        text = said_of(part, scope_of(elements[0]))
        verdict = judge(statement, text, language, marked=True)
        yield from _told(name, statement, verdict, text, place_of(elements[0]), language, marked=True)
        return
    found = _free(part, statement, language, pack)
    if found is None or not found[1].named:
        yield DIS011.at(
            _nearest(part, name, pack, language),
            f"the disclaimer must say {statement.says} ({name}): {statement.why}",
            hint=_how_to_say(name, statement, language),
        )
        return
    run, verdict = found
    place = place_of(verdict.at if verdict.at is not None else part.tree)
    yield from _told(name, statement, verdict, run, place, language, marked=False)


def _told(
    name: str,
    statement: Statement,
    verdict: Judgement,
    text: Sequence[Said],
    place: Place,
    language: str,
    *,
    marked: bool,
) -> Iterator[Finding]:
    """What is wrong with a statement that is there in some way."""
    if verdict.is_sound:
        return
    lost = next((one for one in text if one.lost), None)
    if lost is not None and judge(statement, text, language, marked=marked, all_of_it=True).is_sound:
        yield DIS021.at(place_of(lost.element), f"what says {statement.says} ({name}) is {lost.lost}")
        return
    for fault in verdict.faults:
        yield DIS020.at(
            place_of(fault.element), f"“{fault.words}” {fault.what}: the disclaimer must say {statement.says} ({name})"
        )
    for words in verdict.missing:
        yield DIS019.at(place, f"no words like '{words}' say {statement.says} ({name})")
    if not verdict.is_made and not verdict.faults and not verdict.missing:
        yield DIS020.at(
            place, f"nothing here says {statement.says} ({name})", hint=_how_to_say(name, statement, language)
        )


def _free(part: Part, statement: Statement, language: str, pack: Pack) -> tuple[Sequence[Said], Judgement] | None:
    """The stretch of a part that makes a statement without a marker, or comes nearest to it.

    What is marked says what its marker says, and nothing else; a marker of no statement says nothing.
    """
    best: tuple[int, Sequence[Said], Judgement] | None = None
    marked = marked_in(part).items()
    others = {element for name, elements in marked if name in pack.statements for element in elements}
    by_block = not any(statement.of(kind, language) for kind in ("accept", "affirms", "denies"))
    for stretch in [(one,) for one in said_in(part)] if by_block else runs(part):
        run = tuple(one for one in stretch if not others & {one.element, *one.element.iterancestors()})
        if not run:
            continue
        verdict = judge(statement, run, language, marked=False)
        worth = 4 * verdict.is_sound + 2 * verdict.is_made + verdict.named
        if best is None or worth > best[0]:
            best = worth, run, verdict
    return None if best is None else best[1:]


def _nearest(part: Part, name: str, pack: Pack, language: str) -> Place:
    """The block that holds most of the words of a statement; else what stands before it in the policy; else the first.

    A policy lists its statements in an order in which a disclaimer may say them.
    """
    statement = pack.statements[name]
    patterns = (*statement.all_words(language), *(one for level in statement.of("accept", language) for one in level))
    machines = [machine for one in patterns if (machine := any_of((one,))) is not None]
    counted = [(sum(one.search(block.written) is not None for one in machines), block) for block in said_in(part)]
    most = max((count for count, _block in counted), default=0)
    if most:
        return place_of(next(block.element for count, block in counted if count == most))
    marked, names = marked_in(part), list(pack.statements)
    before = (marked[one][0] for one in reversed(names[: names.index(name)]) if one in marked)
    first = (block.element for _count, block in counted if not block.is_heading)
    return place_of(next(before, next(first, part.tree)))


def _how_to_say(name: str, statement: Statement, language: str) -> str:
    approved = f" '{{{{statement:{name}}}}}' inserts the approved wording." if language in statement.wording else ""
    return f"Say it in your own words, with '{{: require={name} }}' in the line below the paragraph.{approved}"
