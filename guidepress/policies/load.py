"""From ``policy`` and ``regions`` in guide.yaml to the one pack that a guide is held to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import ValidationError

from guidepress.model.book import Book
from guidepress.model.place import Place
from guidepress.model.settings import Settings
from guidepress.policies.chain import Weakening, merged
from guidepress.policies.pack import Pack
from guidepress.policies.wordings import counted_steps, unquestioned
from guidepress.standards.guarded_yaml import UnusableYamlError, line_of, load_yaml
from guidepress.standards.shape_faults import told_of

SHIPPED = ("general", "health", "health-us", "health-uk", "health-eu", "health-ca", "health-au")
"""The packs of this package; ``policy`` in guide.yaml and ``extends`` in a pack may name them."""

REGIONS: Mapping[str, str] = {name.removeprefix("health-"): name for name in SHIPPED if name.startswith("health-")}
"""The pack of each region that ``regions`` in guide.yaml may name."""

MAX_BYTES = 64 * 1024
MAX_CHAIN = 8
MAX_STEPS = 60_000
"""The most steps of all wordings of one policy file together: what a file can cost for each letter of a guide."""


class PackError(ValueError):
    """A pack cannot be used; ``place`` says where it is at fault."""

    def __init__(self, place: Place, message: str) -> None:
        """The message follows the name of the file."""
        super().__init__(message)
        self.place = place
        self.message = message


@dataclass(frozen=True, slots=True)
class Policy:
    """What a guide is held to: the merged pack, the names of the chain (the guide's own first), what was weakened."""

    pack: Pack
    names: tuple[str, ...]
    weakened: tuple[tuple[Weakening, Place], ...] = ()

    @property
    def refused(self) -> tuple[tuple[Weakening, Place], ...]:
        """The weakenings that nobody answers for; they are not applied."""
        return tuple(one for one in self.weakened if not one[0].is_owned)


def pack_of(book: Book) -> Pack:
    """The policy of a guide as one pack. Raises `PackError` as `policy_of` does."""
    return policy_of(book).pack


def policy_of(book: Book) -> Policy:
    """The policy of a guide. Raises `PackError` if there is none of that name, or if a file of it is at fault.

    A policy file that could not be read is ``read``'s finding: the guide is then held to ``health``.
    """
    return policy_for(book.settings, book.texts)


def policy_for(settings: Settings, texts: Mapping[str, bytes]) -> Policy:
    """As `policy_of`, from the settings and the text files of a guide."""
    packs = tuple(sorted((name, data) for name, data in texts.items() if name.endswith((".yaml", ".yml"))))
    return _policy(settings.policy, settings.regions, packs)


@lru_cache(maxsize=64)
def _policy(name: str, regions: tuple[str, ...], packs: tuple[tuple[str, bytes], ...]) -> Policy:
    texts = dict(packs)
    if name in SHIPPED:
        policy = shipped(name)
    elif not name.endswith((".yaml", ".yml")):
        raise PackError(
            Place("guide.yaml"), f"there is no policy '{name}'; there are {', '.join(SHIPPED)}, or a file .yaml"
        )
    elif name not in texts:
        policy = shipped("health")
    else:
        policy = parse(texts[name], name, texts)
    for region in regions:
        if region not in REGIONS:
            raise PackError(Place("guide.yaml"), f"there is no region '{region}'; there are {', '.join(REGIONS)}")
        if REGIONS[region] not in policy.names:
            policy = _with_region(policy, REGIONS[region])
    return policy


def _with_region(policy: Policy, name: str) -> Policy:
    """A policy that is held to what a region asks for as well; its title and its chain stay in front."""
    unheard: list[Weakening] = []
    both = merged(policy.pack, _own(_shipped_data(name), f"{name}.yaml"), unheard)
    pack = both.model_copy(update={"title": policy.pack.title, "extends": policy.pack.extends})
    return replace(policy, pack=pack, names=(*policy.names, name))


def was_read(book: Book) -> bool:
    """Whether the policy that the guide names is the one it is held to."""
    return book.settings.policy in SHIPPED or book.settings.policy in book.texts


@cache
def shipped(name: str) -> Policy:
    """A pack of this package, with what it extends."""
    return parse(_shipped_data(name), f"{name}.yaml")


@cache
def _shipped_data(name: str) -> bytes:
    return files("guidepress.policies").joinpath("packs", f"{name}.yaml").read_bytes()


def parse(data: bytes, name: str, texts: Mapping[str, bytes] | None = None) -> Policy:
    """A pack from YAML, with what it extends: packs of this package, and other files (``texts``).

    Raises `PackError` with the file and the line at fault.
    """
    links: list[tuple[str, Pack, Mapping[str, Any]]] = []
    while True:
        if (around := name in {link[0] for link in links}) or len(links) >= MAX_CHAIN:
            last, _pack, asking = links[-1]
            place = Place(last, line_of(asking, ("extends",))[0])
            raise PackError(place, "extends itself" if around else "the chain of policies is too long")
        written = _load(data, name)
        own = _validated(written, name, ours=_is_ours(data, name))
        links.append((name, own, written))
        following = own.extends
        if following is None:
            break
        if following in SHIPPED:
            name, data = f"{following}.yaml", _shipped_data(following)
        elif texts is not None and following in texts and following != "guide.yaml":
            name, data = following, texts[following]
        else:
            place = Place(name, line_of(written, ("extends",))[0])
            raise PackError(place, f"'extends' must be one of {', '.join(SHIPPED)}, or a policy file beside guide.yaml")
    return _joined(links)


def _joined(links: list[tuple[str, Pack, Mapping[str, Any]]]) -> Policy:
    *above, (first, pack, as_written) = links
    _ask_for_what_is_there(first, pack, pack, as_written)
    told: list[tuple[Weakening, Place]] = []
    for name, own, written in reversed(above):
        found: list[Weakening] = []
        pack = merged(pack, own, found)
        _ask_for_what_is_there(name, own, pack, written)
        told += [(one, Place(name, _line(written, one.id))) for one in found]
    names = tuple(name.removesuffix(".yaml") if name.removesuffix(".yaml") in SHIPPED else name for name, *_ in links)
    return Policy(pack, names, tuple(told))


def _ask_for_what_is_there(name: str, own: Pack, pack: Pack, written: Mapping[str, Any]) -> None:
    """Raises `PackError` if a file asks a leaflet for a statement that the policy, so far, does not have."""
    for unknown in (one for one in own.leaflet.statements if one not in pack.statements):
        place = Place(name, line_of(written, ("leaflet", "statements"))[0])
        raise PackError(place, f"'leaflet.statements' names '{unknown}', which is no statement of the policy")


def _line(written: Mapping[str, Any], thing: str) -> int:
    """The line of a key, or of the entry under ``weakens`` that names it."""
    line = line_of(written, tuple(thing.split(".")))[0]
    for number, entry in enumerate(written.get("weakens", ())):
        if entry.get("id") == thing:
            return line_of(written, ("weakens", number))[0]
    return line


def extended_by(data: bytes, name: str) -> str | None:
    """What the policy file of a name extends; ``None`` if it says none or cannot be read (which is told later).

    It is parsed once: whoever asks for the policy finds it parsed.
    """
    try:
        extended = _load(data, name).get("extends")
    except PackError:
        return None
    return extended if isinstance(extended, str) else None


def _own(data: bytes, name: str) -> Pack:
    return _validated(_load(data, name), name, ours=_is_ours(data, name))


def _is_ours(data: bytes, name: str) -> bool:
    """Whether a pack is one of this package; a file of a guide that is called as one of ours is not."""
    own = name.removesuffix(".yaml")
    return own in SHIPPED and data == _shipped_data(own)


@lru_cache(maxsize=64)
def _load(data: bytes, name: str) -> Mapping[str, Any]:
    ours = _is_ours(data, name)
    if len(data) > MAX_BYTES and not ours:
        raise PackError(Place(name, 1), f"is larger than {MAX_BYTES // 1024} kB")
    if ours:
        # Ours, and without a fault that a line would have to be told of: libyaml reads it twenty times as fast.
        written: Mapping[str, Any] = yaml.load(data, Loader=yaml.CSafeLoader)
        return written
    try:
        return load_yaml(data.decode("utf-8-sig", "replace"))
    except UnusableYamlError as fault:
        told = fault.message if fault.line else "is nested too deeply, or is not YAML that can be read"
        raise PackError(Place(name, fault.line), told) from fault


def _validated(written: Mapping[str, Any], name: str, *, ours: bool) -> Pack:
    if ours:
        with unquestioned():
            return _model(written, name)
    with counted_steps() as steps:
        pack = _model(written, name)
    if steps.taken > MAX_STEPS:
        raise PackError(Place(name, 1), f"its wordings are too many or too large ({steps.taken} steps)")
    return pack


def _model(written: Mapping[str, Any], name: str) -> Pack:
    try:
        return Pack.model_validate(written)
    except ValidationError as error:
        first = error.errors()[0]
        steps = ".".join(str(step) for step in first["loc"] if step != "[key]")
        place = Place(name, line_of(written, first["loc"])[0])
        raise PackError(place, f"'{steps}': {told_of(first)}") from error
