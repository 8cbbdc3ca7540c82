"""Policies that extend one another: what a pack adds makes the whole stricter, or it says what it weakens, and why.

An organisation's pack is extended by a department's, that by a guide's. A statement keeps every wording that it was
ever held to; a limit keeps the narrower value; lists grow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from guidepress.policies.pack import Contact, Pack, Statement, Weakens

_LESS_IS_STRICTER = frozenset(
    """
    review_months law_days evidence_months contacts_days years recent_years snapshot_days smog_max smog_target
    flesch_kincaid_max mean_sentence_max sentence_max paragraph_words_max words_max first_words
    """.split()
)
_MORE_IS_STRICTER = frozenset({"access_dates", "recent_percent", "cite", "cite_sections"})
_GROUPS = ("disclaimer", "leaflet", "dates", "sources", "claims", "readability")
_STACKED = ("accept", "affirms", "denies")


@dataclass(frozen=True, slots=True)
class Weakening:
    """Something that a pack asks less of than the one it extends; ``because`` and ``by`` are empty if it does not say.

    ``id`` is as in `Weakens`; ``was`` and ``now`` are the values, where they are values.
    """

    pack: str
    id: str
    was: str
    now: str
    because: str = ""
    by: str = ""

    @property
    def is_owned(self) -> bool:
        """Whether somebody says why, and answers for it."""
        return bool(self.because and self.by)

    def as_data(self) -> dict[str, str]:
        """For the manifest and the proof."""
        return {
            "policy": self.pack,
            "id": self.id,
            "was": self.was,
            "now": self.now,
            "because": self.because,
            "by": self.by,
        }


def merged(base: Pack, own: Pack, weakenings: list[Weakening]) -> Pack:
    """What ``own`` makes of ``base``; each thing that it asks less of is put on the list.

    What is weakened without a word is not applied. Raises nothing: unowned weakenings are for the caller to refuse.
    """
    owned = {one.id: one for one in own.weakens}
    held: dict[str, Any] = dict(_groups(base, own, owned, weakenings))
    held["approval"] = "required" if "required" in {base.approval, own.approval} else "optional"
    if base.approval == "required" and own.approval == "optional" and "approval" in own.model_fields_set:
        one = _told(own, "approval", base.approval, own.approval, owned)
        weakenings.append(one)
        held["approval"] = "optional" if one.is_owned else "required"
    held["statements"] = _entries(own, base.statements, own.statements, owned, weakenings, "statements")
    held["contacts"] = _entries(own, base.contacts, own.contacts, owned, weakenings, "contacts")
    held["forbidden"] = (*base.forbidden, *own.forbidden)
    held["jargon"] = (*base.jargon, *own.jargon)
    return base.model_copy(update={**held, "title": own.title, "extends": own.extends, "weakens": own.weakens})


def _told(own: Pack, name: str, was: object, now: object, owned: Mapping[str, Weakens]) -> Weakening:
    says = owned.get(name)
    return Weakening(own.title, name, str(was), str(now), says.because if says else "", says.by if says else "")


def _groups(
    base: Pack, own: Pack, owned: Mapping[str, Weakens], weakenings: list[Weakening]
) -> Iterator[tuple[str, BaseModel]]:
    """The groups of values: each value the stricter of the two, unless weakened by name."""
    for group in _GROUPS:
        one, other = getattr(base, group), getattr(own, group)
        changed: dict[str, Any] = {}
        for key in other.model_fields_set:
            was, now = getattr(one, key), getattr(other, key)
            if isinstance(now, tuple):
                changed[key] = (*was, *(entry for entry in now if entry not in was))
            elif _is_weaker(key, was, now) and not (key == "recent_years" and one.recent_percent is None):
                told = _told(own, f"{group}.{key.replace('_', '-')}", was, now, owned)
                weakenings.append(told)
                changed[key] = now if told.is_owned else was
            else:
                changed[key] = now
        yield group, one.model_copy(update=changed)


def _is_weaker(key: str, was: Any, now: Any) -> bool:
    if was == now or was is None:
        return False
    if now is None:
        return True
    return bool(now > was) if key in _LESS_IS_STRICTER else bool(now < was) if key in _MORE_IS_STRICTER else True


def _entries(
    own: Pack,
    base: Mapping[str, Any],
    new: Mapping[str, Any],
    owned: Mapping[str, Weakens],
    weakenings: list[Weakening],
    kind: str,
) -> dict[str, Any]:
    """Statements or contacts: those of both; of the same id, held to both; those weakened by name, to the new alone."""
    held = dict(base)
    for name in base:
        if (weak := f"{kind}.{name}") in owned:
            weakenings.append(_told(own, weak, base[name].says, new[name].says if name in new else "", owned))
            held.pop(name)
    for name, entry in new.items():
        before = held.get(name)
        held[name] = entry if before is None else _both(before, entry)
    return held


def _both(base: Statement | Contact, own: Statement | Contact) -> Statement | Contact:
    changed: dict[str, Any] = {key: getattr(own, key) for key in own.model_fields_set}
    for key in _STACKED:
        if hasattr(base, key):
            changed[key] = (*getattr(base, key), *getattr(own, key))
    if isinstance(base, Statement) and isinstance(own, Statement):
        for key in ("words", "says_not", "unadvised", "bounds", "people"):
            changed[key] = _joined(getattr(base, key), getattr(own, key))
        for key in ("conditions", "exceptions"):  # more of these would ask less
            if base.conditions:
                changed[key] = getattr(base, key)
        changed["strict"] = base.strict or own.strict
        changed["wording"] = {**base.wording, **own.wording}
        changed["sources"] = (*base.sources, *own.sources)
    elif isinstance(base, Contact) and isinstance(own, Contact):
        changed["first"] = base.first or own.first
        changed["always"] = base.always or own.always
        changed["free"] = base.free or own.free
        changed["label"] = {**base.label, **own.label}
        changed["accept"] = (*_accepted(base), *own.accept)
        changed["purpose"] = base.purpose or own.purpose
    return base.model_copy(update=changed)


def _accepted(contact: Contact) -> tuple[Any, ...]:
    """The levels of a contact as they are, its number among them if nothing else tells it."""
    return contact.accept or tuple({"*": patterns} for patterns in contact.levels(""))


def _joined(one: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(dict.fromkeys((*one.get(key, ()), *other.get(key, ())))) for key in {**one, **other}}
