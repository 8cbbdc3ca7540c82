"""What is settled of an edition: rules and a person's answers, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.findings.catalogue import all_rules
from guidepress.model.book import Book
from guidepress.model.edition import EDITIONS, EPUB, PRINT, SCREEN, EditionKind
from guidepress.model.finding import Findings
from guidepress.read import read_guide
from guidepress.standards.conformance.answers import answers_of
from guidepress.standards.conformance.criteria import CRITERIA, READ, asked, stands_against
from guidepress.standards.conformance.judged_text import text_digest
from guidepress.standards.conformance.settled import Seen, State, claim_of, settle, settle_all
from tests.support.judged import write_answers
from tests.support.small_guide import write_guide


def book_of(folder: Path) -> Book:
    """The Book of a guide."""
    return read_guide(folder, Findings())


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A guide of one section."""
    return write_guide(tmp_path / "guide", "# The section\n\nText with [a link](https://example.org/a).\n")


def test_the_criteria_are_those_of_the_standard() -> None:
    """WCAG 2.2 has 55 criteria at A and AA without the obsolete 4.1.1; 2.1 has 49 of them, 2.0 has 37."""
    assert len(CRITERIA) == 55
    assert sum(one.since in {"2.0", "2.1"} for one in CRITERIA.values()) == 49
    assert sum(one.since == "2.0" for one in CRITERIA.values()) == 37
    assert {number for number, one in CRITERIA.items() if one.level == "A"} >= {"1.1.1", "3.2.6", "3.3.7"}


def test_every_rule_that_bears_on_a_criterion_exists() -> None:
    """No row can rest on a rule that nobody applies."""
    for kind in READ:
        assert {code for one in CRITERIA.values() for code in one.rules(kind)} <= all_rules().keys()


def test_no_claim_without_a_person(guide: Path) -> None:
    """Clean rules alone settle what they decide, and leave the rest open."""
    claim = claim_of(book_of(guide), EPUB, ())
    assert not claim.conforms
    states = {one.criterion.number: one.state for one in settle_all(book_of(guide), "epub", EPUB.kind, Seen(ran=True))}
    assert states["3.1.1"] is State.SUPPORTS
    assert states["1.2.1"] is State.NOT_APPLICABLE
    assert {number for number, state in states.items() if state is State.NOT_EVALUATED} == set(asked([EPUB.kind]))
    web = {
        one.criterion.number: one.state for one in settle_all(book_of(guide), "web", EditionKind.WEB, Seen(ran=True))
    }
    assert web["1.2.1"] is State.NOT_APPLICABLE, "the policy of the page lets nothing play"
    assert web["3.3.2"] is State.NOT_EVALUATED, "the page has a field for search"


def test_a_claim_with_all_answers(guide: Path) -> None:
    """Of the edition that was judged, and of no other."""
    write_answers(guide, ["epub"])
    book = book_of(guide)
    claim = claim_of(book, EPUB, ())
    assert (claim.conforms, claim.by, str(claim.date)) == (True, "Ada Auditor", "2026-01-20")
    assert not claim_of(book, SCREEN, ()).conforms
    assert not claim_of(book, PRINT, ()).conforms


def test_the_organisation_certifies(guide: Path) -> None:
    """Whoever judged for an organisation does it in its name."""
    write_answers(guide, ["epub"], organisation="Audit House")
    assert claim_of(book_of(guide), EPUB, ()).by == "Audit House"


@pytest.mark.parametrize("answer", ["partially supports", "does not support", ""])
def test_one_answer_that_falls_short_takes_the_claim_away(guide: Path, answer: str) -> None:
    """A criterion that is not wholly met, or not answered."""
    write_answers(guide, ["epub"], {"1.4.1": answer})
    claim = claim_of(book_of(guide), EPUB, ())
    assert not claim.conforms
    assert "1.4.1" in claim.reasons[0]


@pytest.mark.parametrize(
    ("code", "falls"),
    [("ACC003", True), ("ACC037", True), ("EPB015", True), ("PRV005", True), ("EPB053", False), ("LAN002", False)],
)
def test_an_open_finding_takes_the_claim_away(guide: Path, code: str, falls: bool) -> None:
    """Warnings included; one about Kindle or style is none of accessibility."""
    write_answers(guide, ["epub"])
    assert claim_of(book_of(guide), EPUB, [code]).conforms is not falls
    assert stands_against(code, EditionKind.EPUB) is falls


def test_changed_text_makes_answers_stale(guide: Path) -> None:
    """A word, a link, a picture's alternative; where a paragraph is written does not count."""
    write_answers(guide, ["epub"])
    section = guide / "sections/one.md"
    text = section.read_text(encoding="utf-8")
    was = text_digest(book_of(guide))
    section.write_text(text.replace("\n\nText", "\n\n\n\nText"), encoding="utf-8")
    assert text_digest(book_of(guide)) == was
    assert claim_of(book_of(guide), EPUB, ()).conforms
    for changed in (text.replace("Text", "Texts"), text.replace("org/a", "org/b"), text + "\n- One more\n"):
        section.write_text(changed, encoding="utf-8")
        assert text_digest(book_of(guide)) != was
        assert not claim_of(book_of(guide), EPUB, ()).conforms


def test_a_picture_belongs_to_the_text(tmp_path: Path) -> None:
    """Another drawing under the same name, or another alternative, is another text."""
    digests = set()
    for alt, drawing in (("A box", "10"), ("A box", "12"), ("A crate", "10")):
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><title>Box</title><rect width="{drawing}" height="9"/></svg>'
        text = f'# The section\n\n![{alt}](figures/box.svg "Caption")\n'
        folder = write_guide(tmp_path / f"{alt}{drawing}", text, **{"figures/box.svg": svg})
        digests.add(text_digest(book_of(folder)))
    assert len(digests) == 3


def test_the_conformance_file_itself_is_not_the_text(guide: Path) -> None:
    """Answering does not make the answers stale."""
    before = text_digest(book_of(guide))
    write_answers(guide, ["epub", "web"])
    assert text_digest(book_of(guide)) == before
    assert answers_of(book_of(guide)) is not None


def test_a_finding_outweighs_an_answer(guide: Path) -> None:
    """'Supports' does not wash away what a rule found; a finding set aside leaves the matter to the person."""
    write_answers(guide, ["epub"])
    book, kind = book_of(guide), EditionKind.EPUB
    found = {one.criterion.number: one for one in settle_all(book, "epub", kind, Seen(True, {"ACC003": 2}))}
    assert found["1.1.1"].state is State.PARTIALLY
    assert found["1.1.1"].against == ("ACC003",)
    waived = {one.criterion.number: one for one in settle_all(book, "epub", kind, Seen(True, {}, ("ACC003",)))}
    assert waived["1.1.1"].state is State.SUPPORTS
    assert waived["1.1.1"].answer is not None
    unanswered = settle(CRITERIA["3.1.1"], kind, Seen(True, {}, ("ACC012",)), None)
    assert unanswered.state is State.NOT_EVALUATED


@pytest.mark.parametrize("number", list(CRITERIA))
def test_what_nobody_looked_at_is_not_evaluated(guide: Path, number: str) -> None:
    """A file that no rule looked at supports nothing, whatever a person answered to the text."""
    write_answers(guide, ["epub"])
    said = {one.criterion.number: one for one in settle_all(book_of(guide), "epub", EditionKind.EPUB, Seen(ran=False))}
    assert said[number].state is State.NOT_EVALUATED


def test_a_fault_of_the_whole_fails_it() -> None:
    """A file without a language does not support 3.1.1 in part; one heading that says nothing fails 2.4.6 in part."""
    kind = EditionKind.EPUB
    assert settle(CRITERIA["3.1.1"], kind, Seen(True, {"EPB010": 1}), None).state is State.FAILS
    assert settle(CRITERIA["2.4.6"], kind, Seen(True, {"ACC006": 1}), None).state is State.PARTIALLY
    assert settle(CRITERIA["1.2.1"], kind, Seen(True, {"EPB005": 1}), None).state is State.NOT_EVALUATED


def test_every_edition_that_is_read_can_be_judged() -> None:
    """The names that conformance.yaml may have are those of the editions for a screen."""
    from guidepress.standards.conformance.criteria import editions

    assert set(editions()) == {name for name, one in EDITIONS.items() if one.kind in READ}
