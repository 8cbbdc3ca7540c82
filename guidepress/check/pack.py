"""Policy packs: what a guide must say and must not say, as data in YAML, checked like ``guide.yaml``."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import AliasEvent

from guidepress.model.book import Book
from guidepress.model.place import Place

SHIPPED = ("general", "health")
"""The packs of this package; ``policy`` in guide.yaml and ``extends`` in a pack may name them."""

MAX_BYTES = 64 * 1024
MAX_NESTING = 400
MAX_GAPS = 3
MAX_OPTIONS = 12

_FORBIDDEN = re.compile(r"[*+]|\{\d*,\}|\(\?(?!:)|\\[1-9AZgk]|\)\{")
_GAP = re.compile(r"\{(\d+)(?:,(\d+))?\}")
_MAX_GAP = 120


def bounded(pattern: str) -> str:
    """A regular expression whose matching costs a bounded number of steps at each position of a text.

    No ``*``, ``+`` or open ``{n,}``, no repeated group, look-around or back-reference; at most `MAX_GAPS` bounded
    repeats and `MAX_OPTIONS` optional pieces. Raises ``ValueError`` that says which of these it breaks.
    """
    plain = re.sub(r"\\[*+?{}()|.\[\]]", "x", pattern)
    if found := _FORBIDDEN.search(plain):
        raise ValueError(f"'{found[0]}' is not allowed in a wording: only bounded repeats such as .{{0,40}}")
    gaps = _GAP.findall(plain)
    if len(gaps) > MAX_GAPS or any(int(high or low) > _MAX_GAP for low, high in gaps):
        raise ValueError(f"at most {MAX_GAPS} repeats, of at most {_MAX_GAP} characters")
    if plain.replace("(?:", "").count("?") > MAX_OPTIONS:
        raise ValueError(f"at most {MAX_OPTIONS} optional pieces")
    try:
        compiled = re.compile(pattern, re.IGNORECASE)  # as it is used, so that it is compiled once
    except (re.error, RecursionError, OverflowError) as error:
        raise ValueError(f"is not a regular expression: {error}") from error
    if compiled.match(""):
        raise ValueError("matches the empty text, and so every text")
    return pattern


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Wording = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=2, max_length=400), AfterValidator(bounded)
]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=60)]
Wordings = Annotated[tuple[Wording, ...], Field(max_length=60)]


class Model(BaseModel):
    """Strict and frozen; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Statement(Model):
    """Something the disclaimer must say: what, why, and the wordings by which it is recognised without a marker.

    All of ``accept`` are alternatives; case does not matter. Without any, only the marker ``{: require=ID }`` counts.
    Each of ``words`` must stand in the disclaimer, marker or not.
    """

    says: Text
    why: Text
    accept: Wordings = ()
    words: Wordings = ()


class Contact(Model):
    """A number or address that the disclaimer must print, in one of the wordings."""

    says: Text
    why: Text
    accept: Wordings = Field(min_length=1)


class Forbidden(Model):
    """A wording that no text of the guide may hold, unless in quotation marks: it is then reported, not said."""

    pattern: Wording
    why: Text
    instead: Text


class Jargon(Model):
    """A technical word that is explained where the guide first uses it, and plain words for it."""

    words: Wording
    plain: Text


class Dates(Model):
    """How old dates may be. Months are calendar months; ``None`` asks nothing."""

    review_months: int | None = Field(None, alias="review-months", ge=1, le=120)
    law_days: int | None = Field(None, alias="law-days", ge=1, le=3660)
    evidence_months: int | None = Field(None, alias="evidence-months", ge=1, le=120)


class Sources(Model):
    """What the references must be: how old, how recent as a whole, whether web pages say when they were read."""

    access_dates: bool = Field(False, alias="access-dates")
    years: int | None = Field(None, ge=1, le=200)
    recent_years: int = Field(10, alias="recent-years", ge=1, le=100)
    recent_percent: int | None = Field(None, alias="recent-percent", ge=1, le=100)
    snapshot_days: int = Field(180, alias="snapshot-days", ge=1, le=3660)


class Claims(Model):
    """Which sentences and sections need a source; how a dose, a relative and an absolute risk are recognised.

    ``risk-words`` and ``benefit-words`` say which headings tell risks and which benefits.
    """

    cite: bool = False
    cite_sections: bool = Field(False, alias="cite-sections")
    doses: Wordings = ()
    relative: Wordings = ()
    absolute: Wordings = ()
    risk_words: tuple[Text, ...] = Field((), alias="risk-words", max_length=60)
    benefit_words: tuple[Text, ...] = Field((), alias="benefit-words", max_length=60)


class Readability(Model):
    """The limits of the language checks: grades of reading, and numbers of words.

    A section may be as hard as ``smog-max``; the guide as a whole as ``smog-target``, if there is one.
    """

    smog_max: float = Field(10.0, alias="smog-max", gt=3, le=30)
    smog_target: float | None = Field(None, alias="smog-target", gt=3, le=30)
    flesch_kincaid_max: float = Field(10.0, alias="flesch-kincaid-max", gt=0, le=30)
    mean_sentence_max: float = Field(20.0, alias="mean-sentence-max", gt=1, le=200)
    sentence_max: int = Field(30, alias="sentence-max", gt=1, le=500)
    paragraph_words_max: int = Field(150, alias="paragraph-words-max", gt=1, le=5000)


class Pack(Model):
    """A policy. What it ``extends`` is merged in: entries replace those of their id, lists grow, values override."""

    title: Text
    extends: Text | None = None
    statements: dict[Identifier, Statement] = Field(default_factory=dict, max_length=100)
    contacts: dict[Identifier, Contact] = Field(default_factory=dict, max_length=50)
    dates: Dates = Field(default_factory=Dates)
    sources: Sources = Field(default_factory=Sources)
    claims: Claims = Field(default_factory=Claims)
    forbidden: tuple[Forbidden, ...] = Field((), max_length=200)
    jargon: tuple[Jargon, ...] = Field((), max_length=300)
    readability: Readability = Field(default_factory=Readability)


class PackError(ValueError):
    """A pack cannot be used; ``place`` says where it is at fault."""

    def __init__(self, place: Place, message: str) -> None:
        """The message follows the name of the file."""
        super().__init__(message)
        self.place = place
        self.message = message


def pack_of(book: Book) -> Pack:
    """The policy of a guide. Raises `PackError` if there is none of that name, or if its file is at fault.

    A policy file that could not be read is ``read``'s finding: the guide is then held to ``health``.
    """
    name = book.settings.policy
    if name in SHIPPED:
        return shipped(name)
    if not name.endswith((".yaml", ".yml")):
        raise PackError(
            Place("guide.yaml"), f"there is no policy '{name}'; there are {', '.join(SHIPPED)}, or a file .yaml"
        )
    if (data := book.texts.get(name)) is None:
        return shipped("health")
    return parse(data, name)


def was_read(book: Book) -> bool:
    """Whether the policy that the guide names is the one it is held to."""
    return book.settings.policy in SHIPPED or book.settings.policy in book.texts


@cache
def shipped(name: Literal["general", "health"] | str) -> Pack:
    """A pack of this package."""
    data = files("guidepress.check").joinpath("packs", f"{name}.yaml").read_bytes()
    return parse(data, f"{name}.yaml")


@cache
def parse(data: bytes, name: str) -> Pack:
    """A pack from YAML, with what it extends. Raises `PackError` with the line at fault."""
    written = _load(data, name)
    base = written.get("extends")
    if base is not None and base not in SHIPPED:
        raise PackError(_locate(written, ("extends",), name), f"'extends' must be one of {', '.join(SHIPPED)}")
    try:
        own = Pack.model_validate(written)
    except ValidationError as error:
        first = error.errors()[0]
        steps = ".".join(str(step) for step in first["loc"])
        message = str(first["msg"]).removeprefix("Value error, ")
        raise PackError(
            _locate(written, first["loc"], name), f"'{steps}': {message[:1].lower()}{message[1:]}"
        ) from error
    return _merged(shipped(base), own) if base else own


def _merged(base: Pack, own: Pack) -> Pack:
    def over(one: Any, other: Any) -> Any:
        if isinstance(other, BaseModel):
            return one.model_copy(
                update={key: over(getattr(one, key), getattr(other, key)) for key in other.model_fields_set}
            )
        if isinstance(other, dict):
            return {**one, **other}
        return (*one, *other) if isinstance(other, tuple) else other

    return base.model_copy(update={key: over(getattr(base, key), getattr(own, key)) for key in own.model_fields_set})


def _load(data: bytes, name: str) -> Mapping[str, Any]:
    text = data.decode("utf-8-sig", "replace")
    if len(data) > MAX_BYTES or sum(map(text.count, ("{ ", "- -", "\t", "? "))) > MAX_NESTING:
        raise PackError(Place(name), "is too large or nested too deeply")
    try:
        for event in YAML().parse(io.StringIO(text)) if "*" in text else ():
            if isinstance(event, AliasEvent):
                raise PackError(Place(name, event.start_mark.line + 1), "aliases (*name) are not allowed")
        loaded = YAML().load(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise PackError(Place(name, mark.line + 1 if mark else None), "is not YAML that can be read") from error
    except (ValueError, RecursionError) as error:
        if isinstance(error, PackError):
            raise
        raise PackError(Place(name), "cannot be read") from error
    if not isinstance(loaded, dict):
        raise PackError(Place(name, 1), "must hold keys, each 'name: value'")
    return loaded


def _locate(node: Any, steps: tuple[int | str, ...], name: str) -> Place:
    line = 1
    for step in steps:
        try:
            line = (node.lc.item(step) if isinstance(step, int) else node.lc.key(step))[0] + 1
            node = node[step]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return Place(name, line)
