"""The values of a PDF's functions (ISO 32000-1, 7.10): sampled, exponential and stitching ones."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pikepdf

_DEPTH = 8


def evaluate(function: Any, inputs: tuple[float, ...], depth: int = 0) -> tuple[float, ...] | None:
    """What a function gives for its inputs; ``None`` for a calculator function (type 4) and for a broken one.

    A sampled function gives its nearest sample.
    """
    if isinstance(function, pikepdf.Array):
        parts = [evaluate(one, inputs, depth) for one in function]
        return None if any(part is None for part in parts) else tuple(v for part in parts if part for v in part)
    if depth > _DEPTH or not isinstance(function, pikepdf.Dictionary | pikepdf.Stream):
        return None
    domain = _pairs(function.get("/Domain", []))
    held = tuple(min(max(value, low), high) for value, (low, high) in zip(inputs, domain, strict=False))
    kind = int(function.get("/FunctionType", -1))
    try:
        if kind == 2:
            return _exponential(function, held[0])
        if kind == 3:
            return _stitched(function, held[0], domain[0], depth)
        if kind == 0:
            return _sampled(function, held, domain)
    except (IndexError, KeyError, ValueError, ZeroDivisionError):
        return None
    return None


def knots(function: Any) -> tuple[float, ...]:
    """Inputs of a function of one input at which its extremes are to be looked for, from its domain."""
    first = function[0] if isinstance(function, pikepdf.Array) and len(function) else function
    if not isinstance(first, pikepdf.Dictionary | pikepdf.Stream):
        return ()
    low, high = (_pairs(first.get("/Domain", [])) or [(0.0, 1.0)])[0]
    steps = 16
    inner = [float(value) for value in first.get("/Bounds", [])]
    return tuple(sorted({*(low + (high - low) * n / steps for n in range(steps + 1)), *inner}))


def _pairs(values: Any) -> list[tuple[float, float]]:
    held = [float(value) for value in values]
    return list(zip(held[::2], held[1::2], strict=False))


def _exponential(function: Any, value: float) -> tuple[float, ...]:
    start = [float(one) for one in function.get("/C0", [0.0])]
    end = [float(one) for one in function.get("/C1", [1.0])]
    power = value ** float(function.get("/N", 1))
    return tuple(a + power * (b - a) for a, b in zip(start, end, strict=True))


def _stitched(function: Any, value: float, domain: tuple[float, float], depth: int) -> tuple[float, ...] | None:
    edges = [domain[0], *(float(one) for one in function.Bounds), domain[1]]
    encode = _pairs(function.Encode)
    spans = list(pairwise(edges))
    number = next((n for n, (_, high) in enumerate(spans) if value < high), len(spans) - 1)
    (low, high), (first, last) = spans[number], encode[number]
    inner = first if high == low else first + (value - low) * (last - first) / (high - low)
    return evaluate(function.Functions[number], (inner,), depth + 1)


def _sampled(function: Any, values: tuple[float, ...], domain: list[tuple[float, float]]) -> tuple[float, ...] | None:
    sizes = [int(one) for one in function.Size]
    encode = _pairs(function.get("/Encode", [])) or [(0.0, size - 1.0) for size in sizes]
    limits = _pairs(function.Range)
    decode = _pairs(function.get("/Decode", [])) or limits
    bits = int(function.BitsPerSample)
    place, stride = 0, 1
    for value, (low, high), (first, last), size in zip(values, domain, encode, sizes, strict=True):
        at = first + (value - low) * (last - first) / (high - low)
        place += min(max(round(at), 0), size - 1) * stride
        stride *= size
    whole = int.from_bytes(bytes(function.read_bytes()), "big")
    total = len(bytes(function.read_bytes())) * 8
    found = []
    for n, (low, high) in enumerate(decode):
        shift = total - (place * len(limits) + n + 1) * bits
        sample = (whole >> shift) & ((1 << bits) - 1)
        found.append(low + sample * (high - low) / ((1 << bits) - 1))
    return tuple(found)
