"""Images lose bytes and secrets, never a pixel."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from guidepress.model.finding import Findings
from guidepress.read import read_guide
from guidepress.read.images.shrink import shrink
from tests.support.small_guide import write_guide

SECRET = b"51.5007 N 0.1246 W"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def picture(mode: str) -> Image.Image:
    """A picture with something in it, 64 by 48."""
    image = Image.new("RGB", (64, 48))
    image.putdata([(x * 4, y * 5, (x * y) % 256) for y in range(48) for x in range(64)])
    return image.convert(mode)


def png(mode: str) -> bytes:
    """A PNG that says where it was taken."""
    out, text = io.BytesIO(), PngImagePlugin.PngInfo()
    text.add_text("Comment", SECRET.decode())
    picture(mode).save(out, "PNG", pnginfo=text, icc_profile=PROFILE, compress_level=0)
    return out.getvalue()


def jpeg(mode: str, orientation: int) -> bytes:
    """A JPEG that says where it was taken and which side is up."""
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x0112], exif[0x010E] = orientation, SECRET.decode()
    picture(mode).save(out, "JPEG", exif=exif.tobytes(), icc_profile=PROFILE, comment=SECRET, quality=90)
    return out.getvalue()


IMAGES = {
    **{f"png {mode}": ("image/png", png(mode)) for mode in ("RGB", "RGBA", "L", "P", "1")},
    **{f"jpeg {m} {o}": ("image/jpeg", jpeg(m, o)) for m, o in (("RGB", 1), ("RGB", 6), ("L", 1), ("CMYK", 3))},
}


@pytest.mark.parametrize("name", IMAGES)
def test_no_pixel_changes_and_no_secret_stays(name: str) -> None:
    """Fewer bytes, the same again at every run, the same pixels, profile and orientation; no text of the camera's."""
    media_type, data = IMAGES[name]
    made = shrink.__wrapped__(data, media_type, 64 * 48)
    assert len(made) < len(data)
    assert made == shrink.__wrapped__(data, media_type, 64 * 48)
    assert SECRET in data
    assert SECRET not in made
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(made)) as after:
        assert before.size == after.size
        if media_type == "image/jpeg":
            assert before.mode == after.mode
        assert before.convert("RGBA").tobytes() == after.convert("RGBA").tobytes()
        assert after.info.get("icc_profile") == before.info["icc_profile"] == PROFILE
        assert dict(after.getexif()) == ({0x0112: before.getexif()[0x0112]} if name[-1] in "36" else {})


def test_what_is_small_already_stays() -> None:
    """A second time nothing is gained, so the bytes stay; other formats are not touched."""
    media_type, data = IMAGES["png RGB"]
    once = shrink(data, media_type, 64 * 48)
    assert len(shrink(once, media_type, 64 * 48)) == len(once)
    assert shrink(b"GIF89a", "image/gif", 1) == b"GIF89a"


def test_half_an_image_is_refused_still(tmp_path: Path) -> None:
    """A broken file is a finding before anything tries to shrink it."""
    for name, data in (("a.png", png("RGB")), ("b.jpg", jpeg("RGB", 1))):
        folder = write_guide(tmp_path / name, f"# T\n\n![x](figures/{name})\n")
        (folder / "figures").mkdir(exist_ok=True)
        (folder / "figures" / name).write_bytes(data[: len(data) // 2])
        findings = Findings()
        read_guide(folder, findings)
        assert [finding.code for finding in findings.items] == ["MAN033"]
