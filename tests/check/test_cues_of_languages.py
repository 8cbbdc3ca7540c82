"""What prose shows in each language that has a file: pictures described, things numbered by hand, signs of danger."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from guidepress.check.accessibility.descriptions import check_descriptions
from guidepress.check.language.pointers import check_pointers
from guidepress.check.statements.danger_rows import check_danger_rows
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from tests.check.by_hand import book_of, said, section

IMAGES = {
    "en": ("A picture of three long bars side by side", "See the table below for it"),
    "de": ("Bild von drei langen Balken nebeneinander", "Siehe die Tabelle unten"),
    "fr": ("Image de trois longues barres côte à côte", "Voir le tableau ci-dessous"),
    "es": ("Imagen de tres barras largas juntas", "Véase la tabla de abajo"),
    "it": ("Immagine di tre barre lunghe affiancate", "Vedi la tabella qui sotto"),
    "pt": ("Imagem de três barras compridas juntas", "Veja a tabela abaixo aqui"),
    "ar": ("صورة تظهر ثلاثة أعمدة طويلة", "انظر الجدول أدناه هنا"),
    "he": ("תמונה של שלוש עמודות ארוכות", "ראו בטבלה למטה כאן"),
}
"""How an alternative text begins that says that it is one, and one that sends its reader away."""

POINTERS = {
    "en": ("See page 12 and Figure 3.", "The figure shows it.", "The table shows it."),
    "de": ("Siehe Seite 12 und Abbildung 3.", "Die Abbildung zeigt es.", "Die Tabelle zeigt es."),
    "fr": ("Voir page 12 et figure 3.", "La figure le montre.", "Le tableau le montre."),
    "es": ("Véase la página 12 y la figura 3.", "La figura lo muestra.", "La tabla lo muestra."),
    "it": ("Vedi pagina 12 e la figura 3.", "La figura lo mostra.", "La tabella lo mostra."),
    "pt": ("Ver a página 12 e a figura 3.", "A figura mostra isso.", "A tabela mostra isso."),
    "ar": ("انظر الصفحة 12 ثم الشكل 3.", "يوضح الشكل ذلك.", "يوضح الجدول ذلك."),
    "he": ("ראו עמוד 12 וגם איור 3.", "האיור מראה זאת.", "הטבלה מראה זאת."),
}
"""A page and a figure by their numbers; what speaks of the only figure, and of the only table."""

DANGER = {
    "en": ("Call 112 for help.", "Unconscious", "Lay them on their side now"),
    "de": ("112 anrufen, dann warten.", "Bewusstlos", "Auf die Seite drehen, gleich"),
    "fr": ("Appelez le 15 tout de suite.", "Inconsciente", "La mettre sur le côté"),
    "es": ("Llame al 112 enseguida.", "Inconsciente", "Póngala de lado ahora"),
    "it": ("Chiamate il 112 subito.", "Priva di sensi", "Metterla su un fianco"),
    "pt": ("Ligue para o 112 já.", "Inconsciente", "Deite a pessoa de lado"),
    "ar": ("اتصل بالإسعاف الآن فورا", "فاقد الوعي", "ضعه على جنبه الآن"),
    "he": ("התקשרו לאמבולנס עכשיו מיד", "מחוסר הכרה", "השכיבו אותו על הצד"),
}
"""Advice that says whom to call, the sign of an emergency, and advice that does not say it."""


Check = Callable[[Book], Iterable[Finding]]


def told(check: Check, tag: str, markup: str) -> list[str]:
    """The codes that a check tells of a section in a language."""
    return said(check(book_of(section(markup), language=tag)))


@pytest.mark.parametrize("tag", IMAGES)
def test_alternative_texts(tag: str) -> None:
    """ACC030 and ACC032, and nothing for what follows the words that say that it is a picture."""
    begins, elsewhere = IMAGES[tag]
    plain = " ".join(begins.split()[-3:])
    images = [f'<p><img src="figures/a.png" alt="{words}"/></p>' for words in (begins, elsewhere, plain)]
    assert [told(check_descriptions, tag, one) for one in images] == [["ACC030"], ["ACC032"], []]


@pytest.mark.parametrize("tag", POINTERS)
def test_pointers(tag: str) -> None:
    """LAN028 for both numbers; LAN027 for a captioned figure and a table that nothing speaks of, each for itself."""
    numbers, of_figure, of_table = POINTERS[tag]
    floats = (
        '<figure id="f"><figcaption><span class="label">1</span> C</figcaption></figure>'
        '<table id="t"><caption><span class="label">1</span> C</caption></table>'
    )
    assert told(check_pointers, tag, f"<p>{numbers}</p>") == ["LAN028", "LAN028"]
    assert told(check_pointers, tag, f"<p>{of_figure} {of_table}</p>{floats}") == []
    for one in (of_figure, of_table):
        assert told(check_pointers, tag, f"<p>{one}</p>{floats}") == ["LAN027"]


@pytest.mark.parametrize("tag", DANGER)
def test_rows_of_danger(tag: str) -> None:
    """DIS049 for an emergency in a table that says whom to call, in the row that does not."""
    call, sign, advice = DANGER[tag]
    calls = f"<tr><td>A</td><td>{call}</td></tr>" * 3
    tables = [
        f"<table><tbody>{calls}<tr><td>{sign}</td><td>{what}</td></tr></tbody></table>" for what in (advice, call)
    ]
    assert [told(check_danger_rows, tag, one) for one in tables] == [["DIS049"], []]


def test_a_language_without_a_file_shows_nothing() -> None:
    """No word of English is looked for in it."""
    text = f'<p>{POINTERS["en"][0]}</p><p><img src="figures/a.png" alt="{IMAGES["en"][0]}"/></p>'
    assert [told(check, "la", text) for check in (check_pointers, check_descriptions, check_danger_rows)] == [[]] * 3
