"""The text against guide.yaml (code DIS038)."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.check.agreement.dates import wrong_dates
from guidepress.check.agreement.lines import lines_of_itself
from guidepress.check.agreement.marks import wrong_count, wrong_licence, wrong_version
from guidepress.check.agreement.people import wrong_funding, wrong_reviewer
from guidepress.check.text.prose import blocks
from guidepress.model.book import WRITTEN, Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of

DIS038 = rule_of("DIS038")


def check_agreement(book: Book) -> Iterator[Finding]:
    """DIS038 wherever the text says otherwise than guide.yaml, at the line that says so."""
    settings = book.settings
    for part in book.parts:
        for block in blocks(book, part) if part.kind in WRITTEN else ():
            for line in lines_of_itself(part, block):
                for at, message in (
                    *wrong_dates(settings, line),
                    *wrong_version(book, line),
                    *wrong_count(book, line),
                    *wrong_licence(book, line),
                    *wrong_reviewer(settings, line),
                    *wrong_funding(settings, line),
                ):
                    yield DIS038.at(block.place(min(line.start + at, len(block.text.words) - 1)), message)
