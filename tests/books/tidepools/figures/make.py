"""Make the two rasters of the handbook, ``pool.png`` and ``kelp.jpg``, beside this file: no chance, no clock."""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw

HERE = Path(__file__).parent


def pool() -> Image.Image:
    """A rock pool from above, 480 by 320 px: rings of depth, and eleven snails on the rim."""
    image = Image.new("RGB", (480, 320), "#8d8578")
    draw = ImageDraw.Draw(image)
    for ring, colour in enumerate(("#b9cfd6", "#8fb6c4", "#5f97ab", "#3b7890", "#235a73")):
        inset = 26 * ring
        draw.ellipse((30 + inset, 24 + inset * 0.7, 450 - inset, 296 - inset * 0.7), fill=colour)
    for snail in range(11):
        angle = snail * math.tau / 11
        x, y = 240 + 198 * math.cos(angle), 160 + 126 * math.sin(angle)
        draw.ellipse((x - 6, y - 5, x + 6, y + 5), fill="#2b2620", outline="#e8e2d4")
    return image


def kelp() -> Image.Image:
    """Kelp fronds under water, 300 by 600 px: a tall photograph's stand-in with a smooth gradient."""
    image = Image.new("RGB", (300, 600))
    draw = ImageDraw.Draw(image)
    for y in range(600):
        draw.line((0, y, 300, y), fill=(20 + y // 12, 70 + (600 - y) // 8, 90 + (600 - y) // 6))
    for frond in range(6):
        points = [(30 + 48 * frond + 16 * math.sin(y / 55 + frond), y) for y in range(600, 40 + 30 * frond, -6)]
        draw.line(points, fill=(74, 66, 24), width=9)
    return image


if __name__ == "__main__":
    pool().save(HERE / "pool.png", optimize=True)
    kelp().save(HERE / "kelp.jpg", quality=80)
