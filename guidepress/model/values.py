"""Kinds of values that the settings are made of."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

_BREAK = re.compile(r"[ \t]*[\t\n\r\x0b\x0c\x85\u2028\u2029][ \t\n\r\x0b\x0c\x85\u2028\u2029]*")


def _on_one_line(value: Any) -> Any:
    if isinstance(value, list):
        return [_on_one_line(one) for one in value]
    return _BREAK.sub(" ", value) if isinstance(value, str) else value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80)]
GuidePath = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class Model(BaseModel):
    """Strict, frozen, and deaf to no key: an unknown one is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _words_on_one_line(cls, data: Any) -> Any:
        """A break or a tab in words is a space, as it is in all that they are written into."""
        return {key: _on_one_line(value) for key, value in data.items()} if isinstance(data, dict) else data
