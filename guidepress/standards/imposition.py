"""Saddle order: which pages stand beside one another on sheets that are folded once and stapled in the fold."""

from __future__ import annotations


def saddle(pages: int, *, rtl: bool = False) -> list[tuple[int | None, int | None]]:
    """For each side of each sheet the pages (from 0) at the left and at the right, ``None`` where none stands.

    The outermost sheet comes first, its outer side before its inner one. Pages are counted up to a multiple of four.
    ``rtl`` is for what is bound at the right.
    """
    whole = -(-pages // 4) * 4
    sides = []
    for sheet in range(whole // 4):
        first = 2 * sheet
        for left, right in ((whole - 1 - first, first), (first + 1, whole - 2 - first)):
            pair = (right, left) if rtl else (left, right)
            sides.append(tuple(number if number < pages else None for number in pair))
    return [(left, right) for left, right in sides]
