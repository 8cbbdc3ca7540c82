"""Braille codes by language, and the words that the braille edition adds to the Book."""

from __future__ import annotations

from dataclasses import dataclass

from guidepress.model.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Code:
    """A braille code: its name, liblouis' table of it, and what of print it shows.

    ``emphasis`` and ``foreign`` say that italics and bold have indicators, and that phrases in other languages and
    program text are left uncontracted. ``statement`` says that nobody has read the braille; ``notes`` explain the
    layout, a paragraph a line; ``title`` and ``notes_title`` head the two pages.
    """

    name: str
    table: str
    emphasis: bool
    foreign: bool
    edition: str
    statement: str
    made: str
    notes_title: str
    notes: str


_ENGLISH = Code(
    name="Unified English Braille, contracted (grade 2)",
    table="en-ueb-g2.ctb",
    emphasis=True,
    foreign=True,
    edition="Braille edition",
    statement="Machine-translated, not proofread.",
    made="Code: {name}. Translated by liblouis {version} with the table {table}.",
    notes_title="Transcriber's Notes",
    notes=(
        "Where a figure or a dose matters, compare it with the print edition.\n"
        "The number of the print page stands at the top right, that of the braille page at the bottom right. A line "
        "of hyphens that ends in a number shows where a print page begins.\n"
        "Pictures are described in transcriber's note indicators after their captions. Formulas are spoken in words, "
        "in the same indicators.\n"
        "Tables are listed by rows: the entry of the first column, then for each other column its heading, a colon "
        "and the entry. A dash stands for an empty entry.\n"
        "Notes stand, indented, after the paragraph that calls them. Other raised numbers are those of "
        "the references.\n"
        "Boxes begin and end with a full line of cells. Program text and phrases in other languages are not "
        "contracted; other scripts are in the braille of their languages. Characters without a sign are named.\n"
    ),
)
_GERMAN = Code(
    name="Deutsche Kurzschrift",
    table="de-g2.ctb",
    emphasis=False,
    foreign=False,
    edition="Ausgabe in Brailleschrift",
    statement="Maschinell übertragen, nicht Korrektur gelesen.",
    made="Schrift: {name}. Übertragen von liblouis {version} mit der Tabelle {table}.",
    notes_title="Hinweise zur Übertragung",
    notes=(
        "Kein Mensch hat diese Übertragung gelesen. Wo es auf eine Zahl ankommt, vergleiche man die "
        "gedruckte Ausgabe.\n"
        "Oben rechts steht die Seite des Drucks, unten rechts die der Brailleausgabe. Eine Zeile von Strichen mit "
        "einer Zahl am Ende zeigt, wo eine Seite des Drucks beginnt.\n"
        "Tabellen stehen zeilenweise. Bilder sind beschrieben, Formeln in Worten gesagt; beides steht zwischen den "
        "Zeichen \u2808\u2828\u2823 und \u2808\u2828\u281c. Vor hochgestellten Zahlen steht \u2830\u2814. "
        "Hervorhebungen sind nicht wiedergegeben.\n"
    ),
)
_FRENCH = Code(
    name="braille français abrégé",
    table="fr-bfu-g2.ctb",
    emphasis=False,
    foreign=False,
    edition="Édition en braille",
    statement="Transcrit par une machine, non relu.",
    made="Code : {name}. Transcrit par liblouis {version} avec la table {table}.",
    notes_title="Notes du transcripteur",
    notes=(
        "Personne n'a relu ce braille. Là où un nombre compte, comparez-le avec l'édition imprimée.\n"
        "Le numéro de la page imprimée est en haut à droite, celui de la page en braille en bas à droite. Une ligne "
        "de traits qui finit par un numéro montre où commence une page imprimée.\n"
        "Les tableaux sont donnés ligne par ligne. Les images sont décrites, les formules dites en mots, entre "
        "les signes \u2808\u2828\u2823 et \u2808\u2828\u281c. Devant les nombres élevés se trouve \u2830\u2814. "
        "Les mises en relief ne sont pas rendues.\n"
    ),
)
CODES = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH}

SCRIPTS = {"ru": "ru-litbrl.ctb", "he": "he-IL.utb", "ar": "ar-ar-g1.utb", "grc": "grc-international-en.utb",
           "el": "el.ctb"}  # fmt: skip
"""Tables for phrases in other scripts, by language."""

OPEN_NOTE, CLOSE_NOTE = "\u2808\u2828\u2823", "\u2808\u2828\u281c"
"""Transcriber's note indicators (UEB 3.27), as braille patterns, which every table hands through."""
RAISED, LOWERED = "\u2830\u2814", "\u2830\u2822"
"""Grade 1 and level indicators (UEB 7)."""
OPEN_GROUP, CLOSE_GROUP = "\u2823", "\u281c"
NUMERIC = "\u283c"
DIGITS = dict(zip("1234567890,", "\u2801\u2803\u2809\u2819\u2811\u280b\u281b\u2813\u280a\u281a\u2802", strict=True))


def code_for(language: str) -> Code:
    """The code of a language (BCP 47). Raises `ConfigurationError` if there is none."""
    code = CODES.get(language.split("-", maxsplit=1)[0].lower())
    if code is None:
        raise ConfigurationError(
            f"there is no braille edition in '{language}'",
            hint=f"The braille edition knows {', '.join(CODES)}; take 'braille' out of the editions.",
        )
    return code
