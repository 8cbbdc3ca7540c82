"""Data that is made by the hundred thousand is data all the same."""

from __future__ import annotations

import copy
import pickle
from dataclasses import fields, replace
from typing import Any

import pytest

from guidepress.model.records import named_record, record
from guidepress.prove.parsers.pdf.drawing.geometry import Box
from guidepress.prove.parsers.pdf.drawing.items import Mark


@record
class Pair:
    """Two things."""

    one: int
    other: str = ""


@named_record
class Named:
    """Two things by name."""

    one: int
    other: str = ""


@named_record
class More(Named):
    """And a third."""

    third: float


def test_records_are_equal_and_hashed_by_what_they_hold() -> None:
    """As frozen dataclasses are: in sets, as keys, copied, changed in a copy, and across processes."""
    assert Pair(1, "a") == Pair(1, "a") != Pair(2, "a")
    assert len({Pair(1, "a"), Pair(1, "a"), Pair(1, "b")}) == 2
    assert replace(Pair(1, "a"), other="b") == Pair(1, "b")
    assert repr(Pair(1)) == "Pair(one=1, other='')"
    mark = Mark(3, ("P",), (7,))
    for again in (copy.copy(mark), copy.deepcopy(mark), pickle.loads(pickle.dumps(mark))):  # noqa: S301 - our own
        assert again == mark
        assert hash(again) == hash(mark)


def test_a_record_has_its_fields_and_no_other() -> None:
    """A mistyped field is an error while the program runs, too; fields by name are not taken by their place."""
    assert [one.name for one in fields(More)] == ["one", "other", "third"]
    assert More(one=1, third=0.5) == More(one=1, other="", third=0.5) != Named(one=1)
    anything: Any = Pair(1)
    with pytest.raises(AttributeError):
        anything.third = 1
    making: Any = Named
    with pytest.raises(TypeError):
        making(1)


def test_making_a_record_calls_nothing_for_a_field() -> None:
    """A frozen dataclass sets each field by a call, and takes five times as long."""
    assert "__setattr__" not in Box.__init__.__code__.co_names
    assert "__dataclass_builtins_object__" not in Box.__init__.__code__.co_names + Box.__init__.__code__.co_freevars
