"""``guide.yaml``: its shape, as a validated and frozen model. The JSON schema for editors is made from it.

It is long because guide.yaml is one file: who looks for a key finds all of them here.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, field_validator, model_validator

from guidepress.model.brand import Brand, Cover
from guidepress.model.callouts import CalloutType
from guidepress.model.edition import DEFAULT_EDITIONS, EDITIONS
from guidepress.model.outline import MAX_SECTIONS, BodyEntry, Entry, flatten
from guidepress.model.print.profile import Inks
from guidepress.model.print.shops import PROFILES
from guidepress.model.values import GuidePath, Model, Slug, Text

Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")]
CitationStyle = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^(?:[a-z0-9]+(?:-[a-z0-9]+)*|.+\.csl)$", max_length=300)
]

GeneratedPart = Literal["half-title", "title-page", "imprint", "contents"]
FrontKey = Literal["disclaimer", "about"]
BackKey = Literal["glossary", "colophon"]


def _isbn(value: str) -> str:
    """The 13 digits of an ISBN. Raises `ValueError` if they are none."""
    digits = re.sub(r"[\s-]", "", value)
    if not re.fullmatch(r"97[89][0-9]{10}", digits) or sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(digits)) % 10:
        raise ValueError("is not an ISBN-13 (13 digits from 978 or 979, with a right check digit)")
    return digits


Isbn = Annotated[Text, AfterValidator(_isbn)]


class Person(Model):
    """Somebody who made the guide."""

    name: Text = Field(description="The name as it is printed.")
    file_as: Text | None = Field(None, alias="file-as", description="The name as a catalogue sorts it: 'Doe, Jane'.")
    role: Literal["aut", "edt", "ill", "trl", "ctb"] = Field("aut", description="MARC relator code of the role.")
    credentials: Text | None = Field(None, description="Degrees or posts, as printed after the name.")


class Reviewer(Person):
    """Somebody who reviewed the guide, or an earlier version of it."""

    version: Text | None = Field(
        None,
        max_length=60,
        description="The version that was reviewed, if the text was changed since; it is printed with the name.",
    )


class Review(Model):
    """Who checked the guide, and when. That nobody did is said in words, never left out."""

    reviewers: tuple[Reviewer, ...] = Field((), description="The named clinical reviewers; leave out if there is none.")
    statement: Text | None = Field(
        None,
        description="Required without reviewers: the explicit statement that is printed, such as "
        "'Not yet reviewed by a clinician.'",
    )
    reviewed: dt.date = Field(description="When the text was last reviewed, YYYY-MM-DD.")
    next_review: dt.date = Field(alias="next-review", description="When it must be reviewed again, YYYY-MM-DD.")
    law_checked: dt.date | None = Field(None, alias="law-checked", description="When the law was last checked.")
    evidence_searched: dt.date | None = Field(
        None, alias="evidence-searched", description="When the evidence was last searched."
    )

    @model_validator(mode="after")
    def _someone_or_a_statement(self) -> Review:
        if not self.reviewers and not self.statement:
            raise ValueError("name the reviewers, or say in 'statement' that there is none")
        if self.next_review <= self.reviewed:
            raise ValueError("'next-review' must be later than 'reviewed'")
        return self


class Licence(Model):
    """The terms on which the text may be used."""

    name: Text = Field(description="Short name, such as 'CC BY-SA 4.0'.")
    url: Text | None = Field(None, pattern=r"^https://", description="Where the licence can be read.")


class GuideContact(Model):
    """A telephone number that the guide prints and its policy does not know."""

    number: Text = Field(max_length=40, description="As it is dialled and printed, such as '+49 30 1234567'.")
    label: Text = Field(max_length=200, description="Whom it reaches, in the language of the guide.")


class OwnCallout(Model):
    """A type of callout of the guide's own: what it is called, and which of the usual types it looks like."""

    label: Text = Field(max_length=60, description="What it is called, in the language of the guide: 'Checklist'.")
    like: CalloutType = Field("note", description="The type that it looks like: colour and form say how urgent it is.")


Theme = Literal["book", "booklet"]
"""How the pages that the screen and the print edition share are set."""

Openings = Literal["recto", "any", "run-on"]
"""Where the parts of a paged edition begin."""


class Page(Model):
    """The page of the paged editions, in millimetres unless said otherwise."""

    trim: Literal["6x9", "5.5x8.5", "7x10", "8.5x11", "a4", "a5"] = Field(
        "6x9", description="Trim size, inches or ISO."
    )
    openings: Openings | None = Field(
        None,
        description="Where parts begin: 'recto' on a right-hand page, 'any' on a new page, 'run-on' below one another; "
        "else 'run-on' in a guide of fewer than 16 pages, 'any' in a book of fewer than 150, 'recto' in a longer one.",
    )


class Links(Model):
    """What paper shows of links."""

    addresses: Literal["parentheses", "none"] = Field(
        "parentheses",
        description="Where pages show the address of a link whose words do not: in 'parentheses' after it, or 'none'.",
    )


class Print(Model):
    """How the guide is printed: the shop, the inks, the paper."""

    profile: Literal["kdp-paperback", "ingram", "offset", "office-a4"] = Field(
        "kdp-paperback", description="The print shop whose rules the interior and the cover follow."
    )
    inks: Inks = Field(Inks.BLACK, description="'black' for an interior in black only, 'cmyk' for colour.")
    paper: Slug = Field("white", description="The paper, which decides the width of the spine.")
    icc: GuidePath | None = Field(
        None, description="The press as an ICC profile (CMYK) beside guide.yaml; else that of Ghostscript."
    )
    isbn: Isbn | None = Field(None, description="ISBN-13 of the printed book, for the barcode on the cover.")

    @model_validator(mode="after")
    def _paper_of_the_shop(self) -> Print:
        cover = PROFILES[self.profile].cover
        if cover is not None and self.paper not in cover.leaf:
            raise ValueError(f"'paper' must be one of {', '.join(cover.leaf)} for {self.profile}")
        return self


class Translation(Model):
    """The same guide in another language, published elsewhere."""

    language: Language = Field(description="BCP 47 tag of its language.")
    title: Text = Field(description="Its title, in that language.")
    url: Text = Field(pattern=r"^https?://[^\s<>\"]+$", max_length=500, description="Where it is published.")


LeafletPaper = Literal["a5", "a4-folded", "letter-folded", "dl"]


class Leaflet(Model):
    """The leaflet: which blocks of the guide it says, and on what paper."""

    blocks: tuple[Text, ...] = Field(
        (),
        max_length=100,
        description="Ids of sections, headings (with what stands below them) and other blocks, beside all that is "
        "marked {.leaflet}.",
    )
    paper: LeafletPaper = Field(
        "a5", description="'a5', 'a4-folded' or 'letter-folded' (a sheet folded once: pages by fours), or 'dl'."
    )
    disclaimer: Literal["whole", "short"] = Field(
        "whole",
        description="'short': of the disclaimer only what the policy asks for in a leaflet, and what of it is "
        "marked {.leaflet}.",
    )
    references: bool = Field(
        True, description="Whether its sources are listed; without, no source is cited, and it says where they stand."
    )
    booklet: bool = Field(
        False, description="Whether its pages are also given two by two, for printing on both sides and folding."
    )

    @property
    def is_folded(self) -> bool:
        """Whether it is a sheet that is folded, or several: its pages come by fours."""
        return self.paper.endswith("-folded")


class Settings(Model):
    """Everything ``guide.yaml`` may say."""

    title: Text = Field(description="The title of the guide.")
    subtitle: Text | None = Field(None, description="The subtitle, if any.")
    short_title: Text | None = Field(None, alias="short-title", description="The title in running heads.")
    slug: Slug = Field(description="The stem of the file names: lower case letters, digits and hyphens.")
    language: Language = Field("en", description="BCP 47 tag of the language the guide is written in.")
    translations: tuple[Translation, ...] = Field(
        (), max_length=50, description="The same guide in other languages; the download page leads to them."
    )
    description: Text = Field(description="One or two sentences for catalogues and the download page.")
    subjects: tuple[Text, ...] = Field((), description="Keywords for catalogues.")
    authors: tuple[Person, ...] = Field(min_length=1, description="Who wrote the guide.")
    publisher: Text = Field(description="Who publishes it.")
    url: Text | None = Field(
        None,
        pattern=r"^https?://[^\s<>\"]+$",
        max_length=500,
        description="The address at which the guide is published: where the QR code of the leaflet leads.",
    )
    contact: Text = Field(description="Where readers send errors and questions: an address, a page, or both.")
    identifier: Text = Field(description="urn:uuid:… (stable over editions) unless there is an ISBN.")
    isbn: Isbn | None = Field(None, description="ISBN-13 of the EPUB, with or without hyphens.")
    version: Text = Field(description="The edition's version, such as '1.0'.")
    date: dt.date = Field(description="The edition's date, YYYY-MM-DD: the only date that reaches a file.")
    licence: Licence = Field(description="The terms on which the text may be used.")
    copyright: Text = Field(
        description="The copyright line without the sign, such as '2026 The Guidepress contributors'."
    )
    review: Review = Field(description="Who reviewed the guide and when.")
    funding: Text = Field(description="Who paid for the guide; 'No funding was received.' is an answer.")
    conflicts: Text = Field(description="Conflicts of interest; 'None declared.' is an answer.")
    provenance: Text | None = Field(None, description="Where the source text came from, if it was not new.")
    certifier: Text | None = Field(
        None, description="Who certifies the accessibility: must have judged it (conformance.yaml)."
    )
    citation_style: CitationStyle = Field(
        "ama",
        alias="citation-style",
        description="A CSL style: ama, apa, or any by its name; or a .csl file in the guide folder.",
    )
    references: GuidePath | None = Field(
        "references.json",
        description="The references: CSL-JSON, BibTeX (.bib), RIS (.ris), PubMed (.nbib), EndNote (.xml) or "
        "CSL-YAML (.yaml).",
    )
    nocite: tuple[Text, ...] = Field(
        (), max_length=2000, description="Further reading: keys of references listed without being cited; '*' is all."
    )
    policy: GuidePath = Field(
        "general", description="What the guide must say and must not: 'general', 'health', or a policy file (.yaml)."
    )
    regions: tuple[Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")], ...] = Field(
        (),
        max_length=20,
        description="The regions whose readers the guide is for: us, uk, eu, ca, au. Each has its contacts and rules.",
    )
    contacts: dict[Slug, GuideContact] = Field(
        default_factory=dict, max_length=50, description="Telephone numbers that the guide prints beside its policy's."
    )
    retractions: GuidePath | None = Field(
        None, description="A dated extract of a list of retractions, CSV in the columns of Retraction Watch."
    )
    number_sections: bool = Field(True, alias="number-sections", description="Whether sections are numbered.")
    front: tuple[GeneratedPart | dict[FrontKey, GuidePath], ...] = Field(
        ("title-page", "imprint", {"disclaimer": "front/disclaimer.md"}, "contents"),
        description="The front matter in its order; the disclaimer stands before the contents. A half-title is for "
        "books of more than 100 pages.",
    )
    sections: tuple[BodyEntry, ...] = Field(
        min_length=1,
        max_length=MAX_SECTIONS,
        description="The sections in their order: files, a 'file' with its 'sections', a 'part' with 'sections'.",
    )
    back: dict[BackKey, GuidePath] = Field(default_factory=dict, description="Glossary and colophon, if any.")
    contents_depth: Literal[1, 2] | None = Field(
        None,
        alias="contents-depth",
        description="What the contents list: 1 the parts, 2 the headings below them too; else as much as fits a page.",
    )
    callouts: dict[Slug, OwnCallout] = Field(
        default_factory=dict, max_length=20, description="Types of callouts of the guide's own, by their names."
    )
    brand: Brand | None = Field(None, description="Colours, typefaces, logo and cover of the publisher.")
    cover: Cover = Field(default_factory=Cover, description="The front cover: what is drawn on it.")
    theme: Theme = Field(
        "book", description="How the pages are set: 'book', or 'booklet' with larger type, spaced paragraphs and tabs."
    )
    page: Page = Field(default_factory=Page, description="The page of the paged editions.")
    links: Links = Field(default_factory=Links, description="What paper shows of links.")
    print: Print = Field(default_factory=Print, description="How the guide is printed.")
    leaflet: Leaflet = Field(
        default_factory=Leaflet, description="The leaflet: a list of ids, or its blocks, paper and booklet."
    )
    editions: tuple[str, ...] = Field(
        DEFAULT_EDITIONS, min_length=1, description="The editions that are built: " + ", ".join(EDITIONS) + "."
    )

    @field_validator("identifier")
    @classmethod
    def _stable_identifier(cls, value: str) -> str:
        if not value.startswith("urn:uuid:"):
            raise ValueError("must begin with 'urn:uuid:' (a publication without an ISBN keeps one UUID for ever)")
        uuid.UUID(value.removeprefix("urn:uuid:"))
        return value

    @field_validator("nocite", mode="before")
    @classmethod
    def _one_or_more(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value

    @field_validator("leaflet", mode="before")
    @classmethod
    def _blocks_alone(cls, value: object) -> object:
        return {"blocks": value} if isinstance(value, list | tuple) else value

    @field_validator("editions")
    @classmethod
    def _known_editions(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if unknown := [name for name in value if name not in EDITIONS]:
            raise ValueError(f"there is no edition '{unknown[0]}'; the editions are {', '.join(EDITIONS)}")
        if "screen" not in value:
            raise ValueError("must hold 'screen', the edition whose pages the others count")
        return value

    @field_validator("front")
    @classmethod
    def _each_part_once(
        cls, value: tuple[GeneratedPart | dict[FrontKey, GuidePath], ...]
    ) -> tuple[GeneratedPart | dict[FrontKey, GuidePath], ...]:
        names = [name for entry in value for name in ([entry] if isinstance(entry, str) else entry)]
        if twice := [name for number, name in enumerate(names) if name in names[:number]]:
            raise ValueError(f"names '{twice[0]}' twice")
        return value

    @field_validator("sections")
    @classmethod
    def _not_too_many(cls, value: tuple[BodyEntry, ...]) -> tuple[BodyEntry, ...]:
        if (count := len(flatten(value))) > MAX_SECTIONS:
            raise ValueError(f"has {count} entries; the limit is {MAX_SECTIONS}")
        return value

    @model_validator(mode="after")
    def _trim_of_the_shop(self) -> Settings:
        profile = PROFILES[self.print.profile]
        if self.page.trim not in profile.trims and {"print", "cover"} & set(self.editions):
            raise ValueError(
                f"'page: trim: {self.page.trim}' is none that {profile.title} prints; it prints "
                f"{', '.join(profile.trims)}"
            )
        return self

    @property
    def outline(self) -> tuple[Entry, ...]:
        """The parts, chapters and sections of the body in reading order."""
        return flatten(self.sections)

    @property
    def running_title(self) -> str:
        """The title in running heads."""
        return self.short_title or self.title

    @property
    def urn(self) -> str:
        """The identifier of the edition's files: the ISBN if there is one."""
        return f"urn:isbn:{self.isbn}" if self.isbn else self.identifier
