"""Values as bytes and back, without pickle: plain data, and the classes that whoever asks names.

The first eight bytes are the length of a JSON text; after it lie the byte strings that it refers to, one after another.
A value that is not plain data is a list of one or more: what it is, and what is in it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

_LENGTH = 8
_PLAIN = (bool, int, float, str)


class UnknownKindError(TypeError):
    """A value that is neither plain data nor of a class that was named."""


@dataclass(frozen=True, slots=True)
class Named:
    """A class whose instances are known by a name: not they are written, but it."""

    kind: type
    name: Callable[[Any], str]
    by_name: Callable[[str], Any]


@dataclass(frozen=True)
class Codec:
    """What may be written beside plain data: dataclasses and enumerations, and those that are ``named``."""

    classes: Sequence[type]
    named: Sequence[Named] = ()
    _by_name: Mapping[str, type] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {kind.__qualname__: kind for kind in self.classes})

    def dump(self, value: object) -> bytes:
        """A value as bytes. Raises `UnknownKindError`."""
        blobs: list[bytes] = []
        text = json.dumps(self._as_data(value, blobs), ensure_ascii=True, separators=(",", ":")).encode()
        return b"".join([len(text).to_bytes(_LENGTH, "big"), text, *blobs])

    def load(self, data: bytes) -> Any:
        """The value. Raises `ValueError`, `LookupError` or `TypeError` for bytes that `dump` did not write."""
        end = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
        return self._value(json.loads(data[_LENGTH:end]), memoryview(data)[end:])

    def _as_data(self, value: object, blobs: list[bytes]) -> Any:
        kind = type(value)
        if value is None or kind in _PLAIN:
            return value
        for one in self.named:
            if isinstance(value, one.kind):
                return ["named", one.kind.__qualname__, one.name(value)]
        if isinstance(value, bytes):
            at = sum(map(len, blobs))
            blobs.append(value)
            return ["bytes", at, len(value)]
        if isinstance(value, Enum) and self._by_name.get(kind.__qualname__) is kind:
            return ["enum", kind.__qualname__, value.value]
        if dataclasses.is_dataclass(value) and self._by_name.get(kind.__qualname__) is kind:
            fields = {one.name: self._as_data(getattr(value, one.name), blobs) for one in dataclasses.fields(value)}
            return ["object", kind.__qualname__, fields]
        return self._collection(value, blobs)

    def _collection(self, value: object, blobs: list[bytes]) -> Any:
        match value:
            case dt.date() if type(value) is dt.date:
                return ["date", value.isoformat()]
            case tuple():
                return ["tuple", [self._as_data(one, blobs) for one in value]]
            case list():
                return ["list", [self._as_data(one, blobs) for one in value]]
            case frozenset():
                return ["set", [self._as_data(one, blobs) for one in sorted(value)]]
            case Mapping():
                return ["map", [[self._as_data(key, blobs), self._as_data(one, blobs)] for key, one in value.items()]]
        raise UnknownKindError(f"{type(value).__qualname__} is not written to the cache")

    def _value(self, data: Any, blobs: memoryview) -> Any:
        if not isinstance(data, list):
            return data
        kind, *rest = data
        match kind:
            case "named":
                return next(one.by_name(rest[1]) for one in self.named if one.kind.__qualname__ == rest[0])
            case "bytes":
                at, length = rest
                if at + length > len(blobs):
                    raise ValueError("bytes that are not there")
                return bytes(blobs[at : at + length])
            case "enum":
                return self._by_name[rest[0]](rest[1])
            case "object":
                return self._by_name[rest[0]](**{name: self._value(one, blobs) for name, one in rest[1].items()})
            case "date":
                return dt.date.fromisoformat(rest[0])
            case "map":
                return {self._value(key, blobs): self._value(one, blobs) for key, one in rest[0]}
        many = {"tuple": tuple, "list": list, "set": frozenset}[kind]
        return many(self._value(one, blobs) for one in rest[0])
