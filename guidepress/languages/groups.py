"""The words that Guidepress adds, in groups: what stands together is said in one language.

Words in braces are filled in. ``{n}`` is always a number. It is long because all groups stand here, so that one reading shows what a
language has to say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from guidepress.languages.signs import Byline, Dates


@dataclass(frozen=True, slots=True)
class BookWords:
    """The words that stand in the Book itself, in every edition, and those of its navigation and its cover."""

    contents: str
    imprint: str
    references: str
    further_reading: str
    part: str
    figure: str
    table: str
    callouts: Mapping[str, str]
    callout_label: str
    task_open: str
    task_done: str
    note_call: str
    back_to_note: str
    cited_in: str
    citation_of: str
    back_to_citation: str
    byline: Byline
    dates: Dates
    version: str
    publisher: str
    author: str
    authors: str
    edition: str
    identifier: str
    isbn: str
    licence: str
    reviewed_by: str
    version_reviewed_by: str
    reviewed: str
    next_review: str
    law_checked: str
    evidence: str
    funding: str
    conflicts: str
    contact: str
    provenance: str
    page: str
    cover: str
    cover_leaf: str
    inside_cover: str
    landmarks: str
    start_of_text: str
    page_list: str
    page_source: str
    qr_code: str
    whole_guide: str
    whole_disclaimer: str
    sources_there: str

    @property
    def colon(self) -> str:
        """A colon with what stands before it: French has a space there that no line breaks at."""
        return self.callout_label.format(kind="")


@dataclass(frozen=True, slots=True)
class MathWords:
    """How a formula is read aloud.

    ``symbols`` gives the words of each sign, ``powers`` those of exponents that have a name. ``comma`` and ``semicolon``
    are pauses, each with the space behind it.
    """

    symbols: Mapping[str, str]
    powers: Mapping[str, str]
    over: str
    fraction: str
    power: str
    index: str
    from_to: str
    under: str
    above: str
    root: str
    nth_root: str
    row: str
    table: str
    comma: str = ", "
    semicolon: str = "; "


@dataclass(frozen=True, slots=True)
class WebWords:
    """What the web edition adds to the Book; ``{title}`` stands for a heading, ``{n}`` for a number."""

    skip: str
    formats: str
    top: str
    formula: str
    table: str
    formats_short: str
    ways: str
    emergency: str
    search: str
    field: str
    found: str
    nothing: str
    view: str
    shade: str
    system: str
    light: str
    dark: str
    contrast: str
    previous: str
    next: str
    anchor: str


@dataclass(frozen=True, slots=True)
class EditionWords:
    """An edition for people: its name, what it is good for, and what the link to it says."""

    title: str
    summary: str
    link: str


@dataclass(frozen=True, slots=True)
class DownloadWords:
    """The download page. ``editions`` has every edition of `guidepress.model.edition`."""

    skip: str
    cover: str
    editions_heading: str
    editions: Mapping[str, EditionWords]
    unsure: str
    booklet: str
    sums: str
    with_facts: str
    page: str
    pages: str
    bytes: str
    words: str
    trade: str
    proof: str
    accessibility: str
    whole_notice: str
    notice: str
    reviewed_by: str
    released: str
    language: str
    translations: str
    verify: str
    verify_how: str
    verify_commands: str
    file: str
    manifest: str


@dataclass(frozen=True, slots=True)
class AccessWords:
    """How accessible a file is: the statements that shops and libraries show, and the sentences of an EPUB's summary.

    The statements are those of the W3C Accessibility Metadata Display Guide 2.1, compact, but for ``by_machine`` and
    ``not_claimed``, which are ours.
    """

    ways_of_reading: str
    modifiable: str
    unmodifiable: str
    modifiable_unknown: str
    readable: str
    readable_unknown: str
    alternative_text: str
    conformance: str
    level_aa: str
    claims: str
    certified_by: str
    certified_on: str
    by_machine: str
    not_claimed: str
    conformance_unknown: str
    navigation: str
    toc: str
    headings: str
    pages: str
    rich_content: str
    mathml: str
    described_math: str
    hazards: str
    no_hazards: str
    hazards_unknown: str
    flashing_unknown: str
    motion_unknown: str
    no_sound: str
    summary: str
    additional: str
    aria: str
    page_breaks: str
    summary_text: str
    summary_pictures: str
    summary_notes: str
    summary_citations: str
    summary_notes_and_citations: str
    summary_pages: str


@dataclass(frozen=True, slots=True)
class ProofWords:
    """The proof for people (``proof/report.html``).

    ``terms`` gives for the sentences of ``report.json``, which are English (results, states, remarks, what a person must
    check), those of the language; ``criteria`` the names of the success criteria of WCAG 2.2 by number.
    """

    title: str
    description: str
    skip: str
    files: str
    version: str
    good: str
    bad: str
    not_run: str
    inputs: str
    manifest: str
    disclaimer_sum: str
    waivers: str
    no_waivers: str
    waivers_caption: str
    code: str
    place: str
    reason: str
    edition: str
    size: str
    bytes: str
    pages: str
    words: str
    said: str
    disclaimer: str
    claimed: str
    proved: str
    standard: str
    by: str
    provers: str
    prover: str
    judged_by: str
    objects: str
    unproved: str
    broke: str
    why: str
    result: str
    rules: str
    findings: str
    raw: str
    not_told: str
    person: str
    severity: str
    message: str
    wcag: str
    wcag_how: str
    officer: str
    criteria_caption: str
    criterion: str
    level: str
    state: str
    remark: str
    found: str
    download_page: str
    terms: Mapping[str, str]
    criteria: Mapping[str, str]

    def term(self, text: object) -> str:
        """A sentence of the report in this language, or as it is."""
        return self.terms.get(str(text), str(text))


@dataclass(frozen=True, slots=True)
class PolicyWords:
    """What the page of the proof says of the policy and its statements, and of the checks that were not made.

    The last six are whole sentences, which ``report.json`` has in English.
    """

    title: str
    held_to: str
    unusable: str
    weakened: str
    rule: str
    policy: str
    was: str
    now: str
    because: str
    by: str
    none: str
    statements: str
    statement: str
    language: str
    words: str
    approved_by: str
    said_in: str
    nobody: str
    on_page: str
    wording: str
    own: str
    no_rules: str
    unknown_language: str
    too_few_words: str
    no_spelling: str
    spelling_elsewhere: str
    no_retractions: str
    words_only: str
    no_wordings: str

    def term(self, sentence: str, english: PolicyWords) -> str:
        """A sentence of ``report.json`` in this language; as it is if it is none of those."""
        for one in fields(self):
            theirs = getattr(english, one.name)
            pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(theirs))
            if one.name in _SENTENCES and (found := re.fullmatch(pattern, sentence)):
                return str(getattr(self, one.name)).format(**found.groupdict())
        return sentence


_SENTENCES = frozenset(
    """
    wording own no_rules unknown_language too_few_words no_retractions words_only no_wordings no_spelling
    spelling_elsewhere
    """.split()
)


@dataclass(frozen=True, slots=True)
class ContactWords:
    """The table of contacts that ``{{contacts}}`` puts in: its caption, the heads of its columns, the regions of policies.

    A contact of no region is for ``anywhere``.
    """

    caption: str
    where: str
    what_for: str
    number: str
    anywhere: str
    regions: Mapping[str, str]

    def region(self, code: str) -> str:
        """The name of a region of the policies; its code in capitals if it has none."""
        return self.regions.get(code, code.upper()) if code else self.anywhere


@dataclass(frozen=True, slots=True)
class SpeakWords:
    """What ``publish.py speak`` says of the elements of a file, as a screen reader would.

    ``kinds``, ``states`` and ``notes`` are those of `guidepress.model.speech.Said`; ``languages`` the names of languages
    by tag, for the ear.
    """

    document: str
    heading: str
    list: str
    contents: str
    table: str
    item: str
    expansion: str
    kinds: Mapping[str, str]
    languages: Mapping[str, str]
    states: Mapping[str, str]
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ImportWords:
    """What an import writes into a guide where the source says nothing; an editor puts other words in their place."""

    disclaimer_title: str
    disclaimer: str
    unknown: str
    not_reviewed: str
    write_here: str
    undescribed: str
