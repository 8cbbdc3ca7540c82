"""Screen colours to inks."""

from __future__ import annotations

import pytest
from PIL import Image

from guidepress.model.book import Book
from guidepress.model.errors import ConfigurationError
from guidepress.model.print.profile import Inks
from guidepress.typeset.prepress.inks import InkSet, ink_set, read_condition

INK, SOFT, ACCENT, DANGER = (0.106, 0.122, 0.133), (0.278, 0.302, 0.322), (0.043, 0.31, 0.333), (0.541, 0.11, 0.11)


@pytest.fixture
def black(minimal: Book) -> InkSet:
    """A press with black alone."""
    return ink_set(minimal, Inks.BLACK)


@pytest.fixture
def cmyk(minimal: Book) -> InkSet:
    """A press with four inks."""
    return ink_set(minimal, Inks.CMYK)


@pytest.mark.parametrize("colour", [INK, SOFT, ACCENT, DANGER, (0, 0, 0)])
def test_dark_lettering_is_full_black(black: InkSet, colour: tuple[float, float, float]) -> None:
    """Whatever its colour on a screen: a screened letter has a rough edge."""
    assert black.lettering(colour) == (0, 0, 0, 1)


def test_light_lettering_is_paper(black: InkSet) -> None:
    """White on a dark ground stays white."""
    assert black.lettering((1, 1, 1)) == black.lettering((0.86, 0.93, 0.93)) == (0, 0, 0, 0)


@pytest.mark.parametrize("colour", [INK, SOFT, (0, 0, 0)])
def test_grey_lettering_has_one_plate(cmyk: InkSet, colour: tuple[float, float, float]) -> None:
    """Text in four plates would blur where they do not meet."""
    assert cmyk.lettering(colour) == (0, 0, 0, 1)


def test_coloured_lettering_keeps_its_colour(cmyk: InkSet) -> None:
    """With four inks a danger heading is red: magenta and yellow far above cyan."""
    cyan, magenta, yellow, _black = cmyk.lettering(DANGER)
    assert magenta > cyan + 0.5
    assert yellow > cyan + 0.5


@pytest.mark.parametrize("level", [0.2, 0.5, 0.8])
def test_greys_are_black_alone(cmyk: InkSet, level: float) -> None:
    """A grey takes on no tint."""
    assert cmyk.paint((level, level, level))[:3] == (0, 0, 0)


def test_a_wash_keeps_its_hue(cmyk: InkSet) -> None:
    """The pale ground of a warning is warm on paper, too: yellow, no cyan to speak of."""
    cyan, _magenta, yellow, _black = cmyk.paint((0.98, 0.953, 0.902))
    assert yellow > cyan + 0.03


def test_greys_keep_their_order(black: InkSet) -> None:
    """What is lighter on the screen is lighter on paper."""
    blacks = [black.paint((level, level, level))[3] for level in (0, 0.2, 0.4, 0.6, 0.8, 1)]
    assert blacks == sorted(blacks, reverse=True)
    assert (blacks[0], blacks[-1]) == (1.0, 0.0)


def test_no_tint_is_too_light_to_print(black: InkSet) -> None:
    """The wash of a callout is at least the shop's lightest grey; white stays white."""
    assert black.paint((0.953, 0.961, 0.965))[3] == pytest.approx(0.10)
    assert black.paint((1, 1, 1))[3] == 0


def test_ink_stays_within_the_limit(cmyk: InkSet) -> None:
    """Over the whole of RGB no colour lays down more ink than the shop allows."""
    steps = [n / 8 for n in range(9)]
    heaviest = max(sum(cmyk.paint((r, g, b))) for r in steps for g in steps for b in steps)
    assert 2.0 < heaviest <= cmyk.limit


def test_pictures_stay_within_the_limit(cmyk: InkSet) -> None:
    """Every pixel of a picture as well, dark ones above all."""
    picture = Image.frombytes("RGB", (64, 64), bytes((n * 7) % 97 for n in range(64 * 64 * 3)))
    pixels = cmyk.picture(picture).tobytes()
    assert max(sum(pixels[n : n + 4]) for n in range(0, len(pixels), 4)) <= cmyk.limit * 255 + 2


def test_a_picture_is_converted_as_a_colour_is(cmyk: InkSet) -> None:
    """A field of a colour beside a picture of that colour does not show."""
    red = (200, 30, 40)
    pixel = cmyk.picture(Image.new("RGB", (2, 2), red)).getpixel((0, 0))
    wanted = cmyk.paint((red[0] / 255, red[1] / 255, red[2] / 255))
    assert isinstance(pixel, tuple)
    assert [value / 255 for value in pixel] == pytest.approx(wanted, abs=0.03)


def test_a_transparent_picture_shows_the_paper(black: InkSet) -> None:
    """What is clear on the screen is white, not black."""
    clear = Image.new("RGBA", (2, 2), (0, 0, 0, 0))
    assert black.picture(clear).getpixel((0, 0)) == 255


def test_a_black_press_prints_greys(black: InkSet) -> None:
    """One channel, no more."""
    assert black.picture(Image.new("RGB", (2, 2), (10, 200, 30))).mode == "L"


def test_a_profile_of_another_kind_is_refused() -> None:
    """A screen's profile, or no profile, is named with what to do."""
    from PIL import ImageCms

    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    with pytest.raises(ConfigurationError, match=r"press\.icc is an ICC profile for RGB, not for CMYK"):
        read_condition(screen, "press.icc")
    with pytest.raises(ConfigurationError, match=r"press\.icc is not an ICC profile"):
        read_condition(b"no profile", "press.icc")


def test_a_machine_without_a_profile_is_told_how_to_get_one(minimal: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the command."""
    monkeypatch.setattr("guidepress.typeset.prepress.inks._PLACES", ("/nowhere/at/all.icc",))
    with pytest.raises(ConfigurationError, match="no ICC profile of a press") as caught:
        ink_set(minimal)
    assert "sh setup.sh" in caught.value.hint
