"""A statement on accessibility in the words of a language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from guidepress.languages.language import Language


def worded(name: str, values: Mapping[str, object], language: Language, text: str = "") -> str:
    """The words of a field of `AccessWords` with what is filled in; dates as the language has them.

    Without a name, ``text`` as it is.
    """
    if not name:
        return text
    told = {key: language.book.dates.long(one) if isinstance(one, dt.date) else one for key, one in values.items()}
    return str(getattr(language.access, name)).format(**told)
