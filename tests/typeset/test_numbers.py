"""Numbers that one calls stay on one line."""

from __future__ import annotations

import pytest
from lxml import etree

from guidepress.typeset.numbers import tie_numbers


def tied(markup: str) -> list[str]:
    """The numbers that are kept whole; the words stay as they were."""
    root = etree.fromstring(f"<section>{markup}</section>")
    words = "".join(root.itertext())
    tie_numbers(root)
    assert "".join(root.itertext()) == words
    return ["".join(one.itertext()) for one in root.iter("span") if one.get("class") == "tied"]


@pytest.mark.parametrize(
    "number",
    [
        "1-800-222-1222",
        "(555) 123-4567",
        "+44 20 7946 0958",
        "0800 111 0 111",
        "116 123",
        "+1\u2011800\u2011222\u20111222",
    ],
)
def test_a_number_is_kept_whole(number: str) -> None:
    """However it is grouped; alone, twice, before a stop, and behind an element."""
    assert tied(f"<p>Call {number}, or <b>x</b> {number}.</p>") == [number, number]
    assert tied(f"<td>{number}</td>") == [number]


@pytest.mark.parametrize("time", ["10:30 p.m.", "8 a.m.", "12 PM", "7:15\u00a0am", "8.30 Uhr", "20 Uhr"])
def test_a_time_of_day_is_kept_whole(time: str) -> None:
    """Before a stop, a comma and another word; a time without a half of the day has nothing to lose."""
    assert tied(f"<p>Come by {time}, or {time} today. At 12:30 amounts are given.</p>") == [time, time]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>1, 2, 3, 2024. 15 people, 12:30, 3 min-max, 5 gone, 3 litres, x5 mg</p>",
        "<p><code>5 mg</code> <a href='#x'>7 mg</a> 5 <b>mg</b> <abbr>mg</abbr> x <abbr>mg</abbr></p>",
        "<p><a href='tel:18002221222'>1-800-222-1222</a></p>",
        "<p><code>1-800-222-1222</code> <span class='url'>10.1000/182-183</span></p>",
        f"<p>{'12345 ' * 8}</p>",
    ],
)
def test_what_is_left_alone(markup: str) -> None:
    """Amounts, links, code, addresses, and rows of numbers that no column holds."""
    assert tied(markup) == []


@pytest.mark.parametrize(
    "amount",
    [
        "5 mg",
        "7.5 mg",
        "3,5 ml",
        "200\u2013400 mg",
        "9 \u00b0C",
        "-5 \u00b0C",
        "98.6 \u00b0F",
        "12 %",
        "120/80 mmHg",
        "2 g",
        "60 mg/day",
    ],
)
def test_an_amount_keeps_its_unit(amount: str) -> None:
    """A line does not end between a number and its unit, also where the unit is an abbreviation that is explained."""
    assert tied(f"<p>Take {amount}, or <b>x</b> {amount}.</p>") == [amount, amount]
    number, unit = amount.split()
    assert tied(f"<p>Take {number} <abbr>{unit}</abbr>, <b>x</b> {number} <abbr>{unit}</abbr>.</p>") == [amount, amount]
