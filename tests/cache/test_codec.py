"""Values as bytes and back: what is written is what is read, and nothing else is."""

from __future__ import annotations

import datetime as dt
import pickle
from dataclasses import dataclass
from enum import Enum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidepress.cache.codec import Codec, UnknownKindError


class Colour(Enum):
    """Colour."""

    RED = "red"


@dataclass(frozen=True, slots=True)
class Thing:
    """Thing."""

    name: str
    colour: Colour
    data: bytes = b""
    inside: tuple[Thing, ...] = ()


CODEC = Codec((Thing, Colour))

plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary() | st.dates()
values = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.dictionaries(st.text() | st.integers(), inner)
        | st.frozensets(st.text())
        | st.builds(Thing, st.text(), st.just(Colour.RED), st.binary(), st.just(()))
    ),
    max_leaves=12,
)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(values)
def test_what_is_written_is_read(value: object) -> None:
    """What is written is read."""
    again = CODEC.load(CODEC.dump(value))
    assert again == value
    assert type(again) is type(value)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.binary(max_size=200))
def test_other_bytes_are_refused_or_plain(data: bytes) -> None:
    """Other bytes are refused or plain."""
    try:
        CODEC.load(data)
    except (ValueError, LookupError, TypeError):
        return


@pytest.mark.parametrize(
    "value",
    [object(), dt.datetime(2026, 1, 2, tzinfo=dt.UTC), {1, 2}, Exception(), [lambda: None], (pickle,)],
    ids=range(6),
)
def test_what_is_not_named_is_not_written(value: object) -> None:
    """What is not named is not written."""
    with pytest.raises(UnknownKindError):
        CODEC.dump(value)


def test_bytes_that_are_not_there() -> None:
    """Bytes that are not there."""
    data = CODEC.dump(Thing("a", Colour.RED, b"12345"))
    with pytest.raises(ValueError, match="not there"):
        CODEC.load(data[:-1])
