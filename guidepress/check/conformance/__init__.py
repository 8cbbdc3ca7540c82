"""``conformance.yaml`` against the guide: its form, its names, whether the text is still the one that was judged."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.standards.conformance.answers import ANSWERS, Answers, read_answers
from guidepress.standards.conformance.judged_text import text_digest
from guidepress.standards.guarded_yaml import line_of, load_yaml

CON001 = rule_of("CON001")
CON002 = rule_of("CON002")
CON003 = rule_of("CON003")
CON004 = rule_of("CON004")
CON005 = rule_of("CON005")
CON006 = rule_of("CON006")
CON007 = rule_of("CON007")

_RULES = {rule.code: rule for rule in (CON001, CON002, CON003, CON004, CON007)}


def check_conformance(book: Book) -> Iterator[Finding]:
    """CON001 to CON007: whether the answers can be used, whether they are about this text, and who gave them."""
    data = book.texts.get(ANSWERS)
    answers, faults = (None, ()) if data is None else read_answers(data)
    for fault in faults:
        yield _RULES[fault.code].at(Place(ANSWERS, fault.line, fault.column), fault.message)
    if data is not None and answers is not None:
        yield from _stale(book, data, answers)
    yield from _certifier(book, answers)


def _stale(book: Book, data: bytes, answers: Answers) -> Iterator[Finding]:
    now, tree = text_digest(book), load_yaml(data.decode("utf-8-sig"))
    for place, judgement in enumerate(answers.judgements):
        if judgement.text != now:
            where = Place(ANSWERS, *line_of(tree, ("judgements", place, "text")))
            told = f"{judgement.by.name} judged {', '.join(judgement.editions)} on {judgement.date}"
            yield CON005.at(where, f"{told}; the text is another now (its digest is {now})")


def _certifier(book: Book, answers: Answers | None) -> Iterator[Finding]:
    certifier = book.settings.certifier
    judged = {name for one in (answers.judgements if answers else ()) for name in (one.by.name, one.by.organisation)}
    if certifier and certifier not in judged:
        yield CON006.at(Place("guide.yaml"), f"'{certifier}' is named as the certifier and has judged nothing")
