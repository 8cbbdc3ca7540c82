"""Rows c to h and o: contents, blocks that cross pages, lists, tables, figures, notes, callouts."""

from __future__ import annotations

import re
from itertools import zip_longest

from benchmarks.criteria.facts import PROBE, CalloutFact, Facts, NoteFact, Stretch, TableFact, is_call, letters
from benchmarks.criteria.reading import Node, ReadPdf, repeated
from benchmarks.criteria.verdict import Mark, Verdict, by_count, graded

UNTAGGED = Verdict(Mark.NO, "no structure tree")
BLOCKS = frozenset({"P", "LI", "LBody", "H", *(f"H{n}" for n in range(1, 7)), "TD", "TH", "Caption", "Note", "FENote"})
GROUPS = frozenset({"Sect", "Part", "Art", "Div", "Aside", "Note", "BlockQuote", "Table"})

_LEADER = re.compile(r"(?:[.\N{MIDDLE DOT}\N{ONE DOT LEADER}\N{HORIZONTAL ELLIPSIS}]\s*){4,}")


def contents(pdf: ReadPdf, facts: Facts) -> Verdict:
    """Row c: TOC, a TOCI for each entry with a Reference and a Link in it; no leader is read."""
    if not pdf.tagged:
        return UNTAGGED
    entries = [entry for table in pdf.root.named("TOC") for entry in table.kids if "TOCI" in entry.names]
    own = {letters(entry.text()) for entry in entries}
    found = sum(any(text.startswith(letters(title)) for text in own) for title in facts.contents)
    linked = sum(any(True for _ in entry.named("Link")) for entry in entries)
    referring = sum(any(True for _ in entry.named("Reference")) for entry in entries)
    dots = len(_LEADER.findall(pdf.root.text()))
    return graded(
        {
            f"{found} of {len(facts.contents)} entries in a TOCI": found == len(facts.contents),
            f"{linked} of {len(entries)} entries with a Link": linked == len(entries),
            f"{referring} of {len(entries)} entries with a Reference": referring == len(entries),
        },
        vital={f"{dots} leaders are read aloud": not dots, "no TOC": bool(entries)},
    )


def across_pages(pdf: ReadPdf, facts: Facts) -> Verdict:
    """Row d: one element for each paragraph, list, table and section, wherever pages end."""
    if not pdf.tagged:
        return UNTAGGED
    good = crossing = 0
    pieces: list[Stretch] = [*facts.paragraphs]
    whole = [_innermost(pdf, one.opening, BLOCKS) for one in pieces]
    listed = [one for one in facts.lists if not one.nested]
    whole += [_innermost(pdf, letters(one.items[0])[:PROBE], {"L"}) for one in listed]
    pieces += [Stretch("", letters(one.items[-1])[-PROBE:]) for one in listed]
    whole += [_innermost(pdf, letters(one.columns[0] + one.columns[1]), {"Table"}) for one in facts.tables]
    pieces += [Stretch("", one.closing) for one in facts.tables]
    for node, piece in zip(whole, pieces, strict=True):
        if node is not None and piece.closing in node.letters():
            good += 1
            crossing += len(node.all_pages()) > 1
    held = [(_innermost(pdf, one.opening, {"Sect", "Part", "Art"}), one) for one in facts.sections]
    for section, piece in held:
        if section is not None and not any(
            other.opening in section.letters() for other in facts.sections if other is not piece
        ):
            pieces.append(piece)
            if piece.closing in section.letters():
                good += 1
                crossing += len(section.all_pages()) > 1
    if good == len(pieces) and not crossing:
        return Verdict(Mark.NO, "nothing crosses a page: the document does not ask the question")
    verdict = by_count(good, len(pieces), f"blocks are one element, {crossing} of them across pages")
    return Verdict(Mark.NO, verdict.reason) if not crossing else verdict


def lists(pdf: ReadPdf, facts: Facts) -> Verdict:
    """Row e: L of LI of Lbl and LBody, a nested list in an LBody, and ListNumbering."""
    if not pdf.tagged:
        return UNTAGGED
    found = [(_innermost(pdf, letters(one.items[0])[:PROBE], {"L"}), one) for one in facts.lists]
    there = [(node, fact) for node, fact in found if node is not None]
    items = [item for node, _fact in there for item in node.kids if "LI" in item.names]
    inside = [any("LBody" in one.names for one in pdf.holders(node)) for node, fact in there if fact.nested]
    numbering = [str(node.attributes.get("ListNumbering", "None")) for node, _fact in there]
    return graded(
        {
            "a list without all its items": all(
                sum("LI" in kid.names for kid in node.kids) == len(fact.items) for node, fact in there
            ),
            "an item without Lbl or LBody": all(
                {"Lbl", "LBody"} <= {name for kid in item.kids for name in kid.names} for item in items
            ),
            "a nested list outside LBody": all(inside),
            "a list without ListNumbering": "None" not in numbering,
        },
        vital={f"{len(there)} of {len(found)} lists are an L": len(there) == len(found) > 0},
    )


def tables(pdf: ReadPdf, facts: Facts) -> Verdict:
    """Row f: caption, head cells with Scope, no head row read twice."""
    if not pdf.tagged:
        return UNTAGGED
    found = [(_innermost(pdf, letters(fact.columns[0] + fact.columns[1]), {"Table"}), fact) for fact in facts.tables]
    there = [(node, fact) for node, fact in found if node is not None]
    twice = sum(_head_rows(pdf, fact) > 1 for fact in facts.tables)
    return graded(
        {
            f"{twice} tables with a head row read again": not twice,
            "a caption outside its table": all(
                any(letters(fact.caption) in one.letters() for one in node.named("Caption")) for node, fact in there
            ),
            "a column head without Scope": all(_heads(node, fact.columns, {"Column", "Both"}) for node, fact in there),
            "a row head that is none": all(_heads(node, fact.rows, {"Row", "Both"}) for node, fact in there),
            "a cell too many or too few": all(_cells(node) == fact.cells for node, fact in there),
        },
        vital={f"{len(there)} of {len(found)} tables are a Table": len(there) == len(found) > 0},
    )


def figures(pdf: ReadPdf, facts: Facts) -> Verdict:
    """Row g: Figure with the alternative text and its caption in it; a decorative image is no Figure."""
    if not pdf.tagged:
        return UNTAGGED
    drawn = [one for one in pdf.root.named("Figure") if "Formula" not in one.names]
    silent = sum(not one.entries.get("Alt", one.entries.get("ActualText", "")).strip() for one in drawn)
    described = [one for fact in facts.figures for one in drawn if one.entries.get("Alt") == fact.alt]
    captioned = sum(
        any(letters(fact.caption) in kid.letters() for one in described for kid in one.named("Caption"))
        for fact in facts.figures
    )
    return graded(
        {
            f"{captioned} of {len(facts.figures)} captions in the figure": captioned == len(facts.figures),
            f"{silent} figures that say nothing (a decorative image is one)": not silent,
        },
        vital={f"{len(described)} of {len(facts.figures)} with the text": len(described) == len(facts.figures)},
    )


def notes(pdf: ReadPdf, facts: Facts) -> Verdict:
    """Row h: Note with an ID of its own, called by a link or a Ref, read between its call and the next paragraph."""
    if not pdf.tagged:
        return UNTAGGED
    found = [(_innermost(pdf, letters(fact.text)[:PROBE], {"Note", "FENote"}), fact) for fact in facts.notes]
    there = [(node, fact) for node, fact in found if node is not None]
    ids = [node.entries.get("ID", "") for node, _fact in there]
    called = sum(_is_called(pdf, node) for node, _fact in there)
    placed = sum(_in_place(pdf.said, fact) for fact in facts.notes)
    return graded(
        {
            "a note without an ID of its own": all(ids) and not repeated(ids),
            f"{called} of {len(found)} calls lead to the note": called == len(found),
            f"{placed} of {len(found)} notes are read where they are called": placed == len(found),
        },
        vital={f"{len(there)} of {len(found)} notes are a Note": len(there) == len(found) > 0},
    )


def callouts(pdf: ReadPdf, facts: Facts) -> Verdict:
    """Row o: one group for a callout and nothing else, with its title as a title."""
    if not pdf.tagged:
        return UNTAGGED
    grouped = [node for fact in facts.callouts if (node := _callout(pdf, fact)) is not None]
    titled = sum(_has_title(node, fact) for node, fact in zip_longest(grouped, facts.callouts) if node and fact)
    of = len(facts.callouts)
    return graded(
        {f"{titled} of {of} titles are a title": titled == of},
        vital={f"{len(grouped)} of {of} callouts are a group of their own": len(grouped) == of > 0},
    )


def _innermost(pdf: ReadPdf, opening: str, names: set[str] | frozenset[str]) -> Node | None:
    """The smallest element of these types that says the text; the first of several."""
    if not opening:
        return None
    holding = [one for one in pdf.root.walk() if one.names & names and opening in one.letters()]
    return min(holding, key=lambda one: len(one.letters()), default=None)


def _head_rows(pdf: ReadPdf, fact: TableFact) -> int:
    """How often a row that says the column heads is read, in whatever table."""
    heads = letters("".join(fact.columns))
    return sum(one.letters() == heads for one in pdf.root.named("TR"))


def _cells(table: Node) -> int:
    return sum(1 for _ in table.named("TH", "TD"))


def _heads(table: Node, texts: tuple[str, ...], scopes: set[str]) -> bool:
    """Whether each text is a head cell of such a scope."""
    cells = {one.letters() for one in table.named("TH") if str(one.attributes.get("Scope", "")) in scopes}
    return all(letters(text) in cells for text in texts)


def _is_called(pdf: ReadPdf, note: Node) -> bool:
    """Whether the note has a Ref to its call, or a numbered link outside it leads to a page it stands on."""
    pages, inside = note.all_pages(), {id(one) for one in note.walk()}
    outside = [one for one in pdf.root.walk() if id(one) not in inside]
    if note.refers:
        return True
    calls = (one for one in outside if one.annotations and is_call(one.text().strip(" []()")))
    return any(found.target in pages for one in calls for found in one.annotations)


def _in_place(said: str, fact: NoteFact) -> bool:
    """Whether a note's text comes after its paragraph begins and before the next one does."""
    caller, note = said.find(fact.before), said.find(letters(fact.text)[:PROBE])
    following = said.find(fact.following) if fact.following else len(said)
    return 0 <= caller < note < following


def _callout(pdf: ReadPdf, fact: CalloutFact) -> Node | None:
    """The group that says title and body, and hardly more."""
    node = _innermost(pdf, fact.body.opening, GROUPS)
    while node is not None:
        text = node.letters()
        if letters(fact.title) in text[: text.find(fact.body.opening)] and fact.body.closing in text:
            around = text.find(fact.body.opening) + len(text) - text.find(fact.body.closing) - PROBE
            return node if around <= len(letters(fact.title)) + PROBE else None
        node = next((one for one in pdf.holders(node) if one.names & GROUPS), None)
    return None


def _has_title(node: Node, fact: CalloutFact) -> bool:
    """Whether the group carries the title as its ``T``, or in a heading or caption."""
    title = letters(fact.title)
    if title in letters(node.entries.get("T", "")):
        return True
    return any(title in one.letters() for one in node.named("H", "Title", "Caption", *(f"H{n}" for n in range(1, 7))))
