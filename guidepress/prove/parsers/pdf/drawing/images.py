"""Images as they are placed on a page, and the ink that their pixels lay down."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import pikepdf
from PIL import Image, ImageChops, ImageMath, UnidentifiedImageError

from guidepress.prove.parsers.pdf.drawing.colour_spaces import read_space
from guidepress.prove.parsers.pdf.drawing.graphics_state import State
from guidepress.prove.parsers.pdf.drawing.items import Picture

Make = Callable[[Mapping[str, Any]], Picture]


def picture_facts(held: Any, resources: Any, state: State) -> Make:
    """What makes a `Picture` of an image XObject placed in a graphics state."""
    stencil = bool(held.get("/ImageMask", False))
    space = read_space(held.ColorSpace, resources) if "/ColorSpace" in held else None
    family, base = (space.family, space.base) if space is not None else ("", "mask" if stencil else _coded(held))
    return _maker(
        state,
        pixels=(int(held.get("/Width", 0)), int(held.get("/Height", 0))),
        space=family,
        base=base,
        bits=1 if stencil else int(held.get("/BitsPerComponent", 8)),
        soft_mask="/SMask" in held or bool(held.get("/SMaskInData", 0)),
        number=held.objgen[0],
        stencil=state.fill if stencil else None,
    )


def inline_picture(held: Any, resources: Any, state: State) -> Make:
    """As `picture_facts`, for an image that lies in the content stream."""
    stencil = bool(held.image_mask)
    space = None if stencil or held.colorspace is None else read_space(held.obj.ColorSpace, resources)
    return _maker(
        state,
        pixels=(int(held.width), int(held.height)),
        space=space.family if space else "",
        base=space.base if space else "mask",
        bits=1 if stencil else int(held.bits_per_component),
        soft_mask=False,
        number=0,
        stencil=state.fill if stencil else None,
    )


def _maker(state: State, **facts: Any) -> Make:
    printed = (state.ctm.across, state.ctm.upward)
    return lambda common: Picture(**common, printed=printed, **facts)


def _coded(held: Any) -> str:
    """What an image without a colour space is: JPEG 2000 brings its own."""
    return "coded" if "/JPXDecode" in str(held.get("/Filter", "")) else "gray"


def heaviest_pixel(held: Any) -> float | None:
    """The greatest sum of inks over all pixels of an image XObject, in per cent.

    ``None`` for an image that is not in inks (RGB, Lab, a mask) or that cannot be decoded.
    """
    if "/ColorSpace" not in held or "/ImageMask" in held:
        return None
    space = read_space(held.ColorSpace, pikepdf.Dictionary())
    if space.family == "Indexed" and space.under is not None:
        size = space.under.count
        colours = [space.colour((float(n),)).coverage for n in range(len(space.table) // size if size else 0)]
        return max((value for value in colours if value is not None), default=None)
    if space.base == "gray":
        planes = _planes(held, 1)
        return None if planes is None else 100 - 100 * _extremes(planes[0])[0] / 255
    if space.base != "cmyk" or space.family in {"Separation", "DeviceN"}:
        return None
    planes = _planes(held, 4)
    if planes is None:
        return None
    whole = [plane.convert("I") for plane in planes]
    added = ImageMath.lambda_eval(
        lambda args: args["c"] + args["m"] + args["y"] + args["k"], c=whole[0], m=whole[1], y=whole[2], k=whole[3]
    )
    return 100 * _extremes(added)[1] / 255


def _extremes(plane: Image.Image) -> tuple[float, float]:
    """The least and the greatest value of an image of one component."""
    low, high = plane.getextrema()
    return float(low), float(high)  # type: ignore[arg-type]


def _planes(held: Any, count: int) -> list[Image.Image] | None:
    """The components of an image as the file means them, 0 to 255 each."""
    size = (int(held.Width), int(held.Height))
    mode = {1: "L", 4: "CMYK"}[count]
    try:
        if "/DCTDecode" in str(held.get("/Filter", "")):
            image: Image.Image = Image.open(io.BytesIO(bytes(held.read_raw_bytes())))
            image.load()
            if count == 4:
                image = ImageChops.invert(image)  # Pillow takes every CMYK JPEG for an inverted one
        elif int(held.get("/BitsPerComponent", 8)) == 8:
            image = Image.frombytes(mode, size, bytes(held.read_bytes()))
        else:
            image = pikepdf.PdfImage(held).as_pil_image().convert(mode)
    except (UnidentifiedImageError, OSError, ValueError, NotImplementedError, pikepdf.PdfError):
        return None  # pikepdf raises NotImplementedError for a kind of picture that it cannot decode
    planes: list[Image.Image] = list(image.split())
    decode = [float(value) for value in held.get("/Decode", [])]
    if len(planes) != count:
        return None
    for n in range(min(count, len(decode) // 2)):
        if decode[2 * n] > decode[2 * n + 1]:
            planes[n] = ImageChops.invert(planes[n])
    return planes
