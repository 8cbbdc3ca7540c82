"""What a language writes its own way: quotation marks, numbers, dates, rows of names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotation marks of a language, with the spaces that belong to them."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str

    def around(self, text: str) -> str:
        """A text in quotation marks."""
        return f"{self.opening}{text}{self.closing}"


@dataclass(frozen=True, slots=True)
class Typography:
    """How typewriter signs are set.

    ``partners`` gives for each closing quotation mark the one that opens: what `LAN008` looks for. ``elisions`` are
    words that lost their beginning ("'tis"), in lower case and without the apostrophe: it is none that opens a quotation.
    ``leaning`` are articles and prepositions of five letters at most, in lower case, at which no line of a title ends.
    """

    quotes: Quotes
    partners: Mapping[str, str]
    elisions: tuple[str, ...] = ()
    leaning: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Numbers:
    """How numbers are written: the signs inside them, and the names of 1, 10³, 10⁶ and 10⁹ bytes.

    ``grouped`` is how many digits a number has at least whose thousands are parted: where it is 5, ``1234`` stays whole.
    """

    decimal: str
    thousands: str
    units: tuple[str, str, str, str]
    grouped: int = 4

    def count(self, number: int) -> str:
        """A whole number, which is not negative: ``12,345``."""
        return str(number) if len(str(number)) < self.grouped else f"{number:,}".replace(",", self.thousands)

    def size(self, count: int) -> str:
        """A size in decimal units, as file managers and shops show it: ``1.2 MB``."""
        if count < 1000:
            return f"{count} {self.units[0]}"
        scale = next(power for power in (3, 2, 1) if round(count / 1000**power, 1) >= 1)
        value = count / 1000**scale
        digits = f"{value:.1f}".replace(".", self.decimal) if round(value, 1) < 10 else f"{value:.0f}"
        return f"{digits} {self.units[scale]}"


@dataclass(frozen=True, slots=True)
class Dates:
    """The months, and the form of a date; ``first`` stands for the first day of a month where that has a form of its own.

    The others are for reading dates, not for writing them. ``short`` are short names of months by their number, without a
    full stop; ``ordinals`` what may follow the number of a day without a space; ``links`` what may stand between a day, a
    month and a year, with its space; ``until`` what stands between the two ends of a span of time. ``month_first`` says that
    the day may follow the month.
    """

    months: tuple[str, ...]
    form: str
    first: str = "1"
    short: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    ordinals: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    month_first: bool = False

    def long(self, date: dt.date) -> str:
        """A date in words, without asking the system's locale: ``23 November 2026``."""
        day = self.first if date.day == 1 else str(date.day)
        return self.form.format(day=day, month=self.months[date.month - 1], year=date.year)

    def month_of(self, year: int, month: int) -> str:
        """A month of a year in words: ``November 2026``."""
        return self.form[self.form.index("{month}") :].format(month=self.months[month - 1], year=year)


@dataclass(frozen=True, slots=True)
class Byline:
    """How a page says who wrote it, and how names follow one another.

    ``by`` stands before names. A body's name may begin with an article, which inside a line is no longer a beginning:
    ``articles`` gives what becomes of it there. A language whose articles change with their case cannot know; it has
    ``None``, and the line gives such names alone.
    """

    by: str
    comma: str
    last: str
    articles: Mapping[str, str | None]

    def names(self, names: Sequence[str]) -> str:
        """Names in a row: ``Ada, Ben and Cem``."""
        return names[0] if len(names) == 1 else self.last.format(before=self.comma.join(names[:-1]), last=names[-1])

    def line(self, names: Sequence[str]) -> str:
        """Who wrote it: ``By Ada and Ben``."""
        inside = []
        for name in names:
            article = next((one for one in self.articles if name.startswith(one)), "")
            told = self.articles.get(article, "")
            if told is None:
                return self.names(names)
            inside.append(told + name.removeprefix(article))
        return self.by.format(names=self.names(inside))
