"""Policies that extend one another only become stricter, or say what they weaken."""

from __future__ import annotations

import pytest

from guidepress.policies.load import SHIPPED, PackError, parse, policy_for, shipped
from guidepress.policies.pack import Pack
from tests.check.by_hand import settings_of


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_packs_are_sound(name: str) -> None:
    """Each is read, and has a title."""
    assert shipped(name).pack.title


def test_a_pack_grows_what_it_extends() -> None:
    """Entries are added, values override, and what is not said stays."""
    own = parse(b"title: Ours\nextends: health\ndates:\n  law-days: 30\n", "ours.yaml").pack
    base = shipped("health").pack
    assert own.title == "Ours"
    assert (own.dates.law_days, own.dates.review_months) == (30, base.dates.review_months)
    assert own.statements == base.statements


BASE = b"""\
title: House
extends: general
approval: required
dates: {review-months: 12}
statements:
  storage:
    says: where it is kept
    why: Children find it.
    accept: ['out of reach']
    words: ['children']
    says-not: ['leave it']
contacts:
  poison: {says: "the poison line", why: x, number: "116 117", first: true}
"""


def held(own: bytes) -> tuple[Pack, list[str], list[str]]:
    """The policy of a pack over the house's, and what it weakens."""
    policy = parse(b"title: Own\nextends: house.yaml\n" + own, "own.yaml", {"house.yaml": BASE})
    return policy.pack, [one.id for one, _place in policy.weakened], [one.id for one, _place in policy.refused]


@pytest.mark.parametrize(
    ("own", "thing"),
    [
        (b"dates: {review-months: 24}\n", "dates.review-months"),
        (b"approval: optional\n", "approval"),
        (b"claims: {cite: false}\n", ""),
        (b"readability: {smog-max: 14}\n", "readability.smog-max"),
        (b"sources: {recent-years: 20}\n", ""),
        (b"dates: {review-months: 6}\n", ""),
    ],
)
def test_what_is_weakened_without_a_word_is_refused(own: bytes, thing: str) -> None:
    """The narrower value stays, and the weakening is told; what is stricter, or limits nothing yet, is not."""
    pack, weakened, refused = held(own)
    assert weakened == refused == ([thing] if thing else [])
    house = parse(BASE, "house.yaml").pack
    if thing:
        assert (pack.dates, pack.approval, pack.readability) == (house.dates, house.approval, house.readability)


def test_a_weakening_that_somebody_owns_holds() -> None:
    """With who and why the wider value is taken, and it is on the list for check, manifest and proof."""
    pack, weakened, refused = held(
        b"dates: {review-months: 24}\nweakens:\n  - {id: dates.review-months, because: Law., by: 'A, editor'}\n"
    )
    assert (pack.dates.review_months, weakened, refused) == (24, ["dates.review-months"], [])


def test_a_statement_keeps_what_it_was_held_to() -> None:
    """A wording that fits everything does not gut the statement: both levels must be met, and no list gets shorter."""
    pack, weakened, _refused = held(
        b"statements:\n  storage: {says: y, why: y, accept: ['[a-z]'], words: ['cupboard']}\n"
    )
    statement = pack.statements["storage"]
    assert statement.of("accept", "en") == (("out of reach",), ("[a-z]",))
    assert statement.all_words("en") == ("children", "cupboard")
    assert statement.forbidden("en") == ("leave it",)
    assert weakened == []


def test_a_contact_keeps_its_number_and_its_place() -> None:
    """The same contact in another wording must be printed in both, and still stands first."""
    pack, _weakened, _refused = held(b"contacts:\n  poison: {says: y, why: y, accept: ['help']}\n")
    assert len(pack.contacts["poison"].levels("en")) == 2
    assert pack.contacts["poison"].first


def test_chains_have_an_end() -> None:
    """A policy that extends itself is told, and so is one that extends what is not there."""
    with pytest.raises(PackError, match="extends itself") as caught:
        parse(
            b"title: A\nextends: b.yaml\n",
            "a.yaml",
            {"a.yaml": b"title: A\nextends: b.yaml\n", "b.yaml": b"title: B\nextends: a.yaml\n"},
        )
    assert str(caught.value.place) == "b.yaml:2"
    links = {f"p{n}.yaml": f"title: T\nextends: p{n + 1}.yaml\n".encode() for n in range(20)}
    with pytest.raises(PackError, match="too long") as caught:
        parse(links["p0.yaml"], "p0.yaml", links)
    assert str(caught.value.place) == "p7.yaml:2"
    with pytest.raises(PackError, match="must be one of"):
        parse(b"title: A\nextends: c.yaml\n", "a.yaml", {})


def test_what_a_leaflet_must_say_only_grows() -> None:
    """A pack adds to it and takes nothing away; what it names must be a statement."""
    base = BASE.replace(b"contacts:", b"leaflet: {statements: [storage]}\ncontacts:")
    own = b"title: Own\nextends: house.yaml\nleaflet: {statements: [%s]}\nstatements: {age: {says: x, why: y}}\n"
    policy = parse(own % b"age", "own.yaml", {"house.yaml": base})
    assert policy.pack.leaflet.statements == ("storage", "age")
    assert policy.weakened == ()
    with pytest.raises(PackError, match="names 'ages', which is no statement") as caught:
        parse(own % b"ages", "own.yaml", {"house.yaml": base})
    assert str(caught.value.place) == "own.yaml:3"


def test_health_says_what_a_leaflet_must() -> None:
    """Whom to call, that it replaces nobody, what harms and whom, who wrote it, and which version it is."""
    assert {"emergency", "not-a-substitute", "serious-harms", "who-must-not", "authorship", "version-contact"} <= set(
        shipped("health-us").pack.leaflet.statements
    )


def test_regions_add_their_contacts() -> None:
    """Two regions: the contacts of both, over whatever policy the guide has; an unknown one is told."""
    settings = settings_of("en", disclaimer=True).model_copy(update={"policy": "health", "regions": ("us", "uk")})
    policy = policy_for(settings, {})
    assert {"us", "uk"} <= {one.region for one in policy.pack.contacts.values()}
    assert policy.names[0] == "health"
    with pytest.raises(PackError, match="no region 'zz'"):
        policy_for(settings.model_copy(update={"regions": ("zz",)}), {})


@pytest.mark.parametrize("name", [one for one in SHIPPED if one != "general"])
def test_every_source_says_when_it_was_read(name: str) -> None:
    """Statements and contacts of a shipped pack have sources, each read on a day or said to be unverified."""
    pack = shipped(name).pack
    assert all(one.sources for one in pack.statements.values())
    assert all(one.sources for one in pack.contacts.values() if one.region)
    assert all(set(one.wording) == {"en", "de", "fr", "es"} for one in pack.statements.values())
