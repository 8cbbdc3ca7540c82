"""Medicines whose names look or sound alike, one of which stands where the guide speaks of the other (code CLM035)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from guidepress.check.text.prose import Block, written
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of

CLM035 = rule_of("CLM035")

PAIRS = tuple(
    tuple(pair.split("/"))
    for pair in """
        alprazolam/lorazepam amiloride/amlodipine azathioprine/azithromycin buprenorphine/bupropion
        carbamazepine/oxcarbazepine cefazolin/ceftriaxone chlorpromazine/chlorpropamide clonazepam/clonidine
        clonazepam/lorazepam clobazam/clonazepam cycloserine/cyclosporine daunorubicin/doxorubicin dobutamine/dopamine
        duloxetine/fluoxetine ephedrine/epinephrine fluoxetine/paroxetine glipizide/glyburide guaifenesin/guanfacine
        hydralazine/hydroxyzine hydrocodone/oxycodone hydrochlorothiazide/hydroxychloroquine hydromorphone/morphine
        lamivudine/lamotrigine levetiracetam/levofloxacin medroxyprogesterone/methylprednisolone
        metformin/metronidazole methadone/methylphenidate naloxone/naltrexone nicardipine/nifedipine
        nifedipine/nimodipine oxycodone/oxymorphone penicillamine/penicillin prednisolone/prednisone quinidine/quinine
        risperidone/ropinirole sulfadiazine/sulfasalazine sumatriptan/zolmitriptan tizanidine/tiagabine
        tramadol/trazodone valacyclovir/valganciclovir vinblastine/vincristine
        """.split()
)
"""Names that are taken for one another (ISMP List of Confused Drug Names; FDA list of names with tall-man letters)."""
_OF = {
    name: {other for pair in PAIRS for other in pair if name in pair and other != name}
    for pair in PAIRS
    for name in pair
}
_NAME = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(_OF, key=len, reverse=True))})(?![\w-])", re.IGNORECASE)
OFTEN = 3
"""How often a guide has the one name, and never but once the other, before the other is taken for a slip."""


def check_lookalikes(book: Book) -> Iterator[Finding]:
    """CLM035: a name that stands once, and one that is like it again and again, never both in one block of text."""
    uses: list[tuple[str, Block, int]] = []
    beside: set[frozenset[str]] = set()
    for _part, block in written(book):
        here = [(found[0].casefold(), block, found.start()) for found in _NAME.finditer(block.text.words)]
        uses += here
        beside |= {frozenset((one, other)) for one, *_ in here for other, *_ in here}
    counts = Counter(name for name, _block, _at in uses)
    for name, block, at in uses:
        other = max(_OF[name], key=lambda one: (counts[one], one))
        if counts[name] == 1 and counts[other] >= OFTEN and frozenset((name, other)) not in beside:
            yield CLM035.at(block.place(at), f"'{name}' stands here alone; '{other}' {counts[other]} times elsewhere")
