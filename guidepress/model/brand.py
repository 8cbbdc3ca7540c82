"""The brand of a guide: what ``guide.yaml`` may say of its colours, typefaces, logo and cover."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from guidepress.model.values import GuidePath, Model, Slug, Text

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
FontPath = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"\.(?:ttf|otf)$", max_length=300)]
CoverDesign = Literal["horizon", "contours", "mosaic"]
FontRole = Literal["text", "titles", "sans"]


class FontFiles(Model):
    """A typeface as files of the guide folder; a variable font needs the first alone."""

    regular: FontPath = Field(description="The upright face, .ttf or .otf.")
    italic: FontPath | None = Field(None, description="The italic.")
    bold: FontPath | None = Field(None, description="The bold.")
    bold_italic: FontPath | None = Field(None, alias="bold-italic", description="The bold italic.")


Typeface = Slug | FontFiles
"""The name of an installed font package ('lora' for fontpkg-lora), or files."""


class Fonts(Model):
    """The typefaces of the paged editions and the web page; those in clear type keep theirs."""

    text: Typeface | None = Field(None, description="The text of the book page.")
    titles: Typeface | None = Field(None, description="The titles, on the cover too.")
    sans: Typeface | None = Field(
        None, description="Headings, boxes, tables, captions, folios, and the text of the web page."
    )


class Logo(Model):
    """The sign of the publisher, on the title page and the cover."""

    file: GuidePath = Field(description="An SVG, PNG or JPEG of the guide folder.")
    alt: Text = Field(description="What it says or shows, for those who do not see it.")


class CoverArt(Model):
    """A picture of the guide's own for the front cover."""

    file: GuidePath = Field(description="An SVG, PNG or JPEG of the guide folder, upright, without lettering.")
    alt: Text | None = Field(None, description="What it shows, if that matters to a reader.")


class Brand(Model):
    """How the guide looks like its publisher's: colours, typefaces, logo, cover."""

    accent: Colour | None = Field(
        None, description="The colour, as '#0b4f55': at least 4.5 : 1 on white. Text takes a darker shade if it must."
    )
    second: Colour | None = Field(
        None, description="The second colour, for what is no text on the cover: 3 : 1 on the cover's ground."
    )
    fonts: Fonts | None = Field(None, description="Typefaces of the guide's own.")
    logo: Logo | None = Field(None, description="The logo, on the title page of every edition and on the cover.")
    cover: CoverArt | None = Field(None, description="A picture for the cover instead of a drawn one.")
    back_text: Text | None = Field(
        None, alias="back-text", description="What the back cover says; else the description."
    )


class Cover(Model):
    """The front cover."""

    design: CoverDesign | None = Field(
        None, description="What is drawn: 'horizon' (waves and a sun), 'contours' (lines of a map), 'mosaic' (tiles)."
    )

    @model_validator(mode="before")
    @classmethod
    def _design_alone(cls, value: object) -> object:
        return {"design": value} if isinstance(value, str) else value
