"""The words that the tool adds to a guide, in the languages it speaks."""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    "contents": "Contents", "imprint": "About this edition", "references": "References", "figure": "Figure",
    "table": "Table", "note": "Note", "tip": "Tip", "warning": "Warning", "danger": "Danger", "example": "Example",
    "note-call": "Note {n}", "back-to-note": "Back to note {n} in the text", "cited-in": "Cited in:", "citation-of": "Reference {n}",
    "back-to-citation": "Back to citation {n} of {total}, in {part}", "by": "By {names}", "version": "Version {v}, {date}",
    "publisher": "Publisher", "edition": "Edition", "identifier": "Identifier", "isbn": "ISBN", "licence": "Licence",
    "reviewed-by": "Clinical review", "reviewed": "Last reviewed", "next-review": "Next review due", "contact": "Contact",
    "law-checked": "Law last checked", "evidence": "Evidence last searched", "funding": "Funding",
    "conflicts": "Conflicts of interest", "provenance": "Source of the text", "quoted-title": "“{title}”",
    "months": "January February March April May June July August September October November December",
    "date": "{day} {month} {year}", "authors": "Authors", "and": "and", "cover": "Cover of {title}", "page": "page",
    "landmarks": "Landmarks", "start-of-text": "Start of text", "page-list": "Pages of the print edition",
    "task-open": "not done", "task-done": "done",
}  # fmt: skip

GERMAN: Mapping[str, str] = {
    "contents": "Inhalt", "imprint": "Über diese Ausgabe", "references": "Quellen", "figure": "Abbildung",
    "table": "Tabelle", "note": "Hinweis", "tip": "Tipp", "warning": "Warnung", "danger": "Gefahr", "example": "Beispiel",
    "note-call": "Anmerkung {n}", "back-to-note": "Zurück zu Anmerkung {n} im Text", "cited-in": "Zitiert in:", "citation-of": "Quelle {n}",
    "back-to-citation": "Zurück zu Zitat {n} von {total}, in {part}", "by": "Von {names}", "version": "Version {v}, {date}",
    "publisher": "Verlag", "edition": "Ausgabe", "identifier": "Kennung", "isbn": "ISBN", "licence": "Lizenz",
    "reviewed-by": "Fachliche Prüfung", "reviewed": "Zuletzt geprüft", "next-review": "Nächste Prüfung", "contact": "Kontakt",
    "law-checked": "Rechtslage zuletzt geprüft", "evidence": "Studienlage zuletzt gesucht", "funding": "Finanzierung",
    "conflicts": "Interessenkonflikte", "provenance": "Herkunft des Textes", "quoted-title": "„{title}“",
    "months": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "date": "{day}. {month} {year}", "authors": "Autoren", "and": "und", "cover": "Umschlag von {title}", "page": "Seite",
    "landmarks": "Orientierungspunkte", "start-of-text": "Beginn des Textes", "page-list": "Seiten der Druckausgabe",
    "task-open": "nicht erledigt", "task-done": "erledigt",
}  # fmt: skip

FRENCH: Mapping[str, str] = {
    "contents": "Table des matières", "imprint": "À propos de cette édition", "references": "Références",
    "figure": "Figure", "table": "Tableau", "note": "Note", "tip": "Conseil", "warning": "Attention", "danger": "Danger",
    "example": "Exemple", "note-call": "Note {n}", "back-to-note": "Retour à la note {n} dans le texte", "cited-in": "Cité dans :",
    "citation-of": "Référence {n}", "back-to-citation": "Retour à la citation {n} sur {total}, dans {part}",
    "by": "Par {names}", "version": "Version {v}, {date}", "publisher": "Éditeur", "edition": "Édition",
    "identifier": "Identifiant", "isbn": "ISBN", "licence": "Licence", "reviewed-by": "Relecture clinique",
    "reviewed": "Dernière révision", "next-review": "Prochaine révision", "contact": "Contact",
    "law-checked": "Droit vérifié le", "evidence": "Dernière recherche documentaire", "funding": "Financement",
    "conflicts": "Conflits d’intérêts", "provenance": "Origine du texte", "quoted-title": "« {title} »",
    "months": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "date": "{day} {month} {year}", "authors": "Auteurs", "and": "et", "cover": "Couverture de {title}", "page": "page",
    "landmarks": "Points de repère", "start-of-text": "Début du texte", "page-list": "Pages de l’édition imprimée",
    "task-open": "pas fait", "task-done": "fait",
}  # fmt: skip

REGIONS: Mapping[str, Mapping[str, str]] = {"en-us": {"licence": "License"}}
"""What a region spells otherwise."""

LANGUAGES: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH}


def labels_for(language: str) -> Mapping[str, str] | None:
    """The words for a BCP 47 tag, by its primary language and region; ``None`` if we do not speak it."""
    words = LANGUAGES.get(language.split("-", maxsplit=1)[0].lower())
    return words and {**words, **REGIONS.get(language.lower(), {})}


def long_date(date: object, labels: Mapping[str, str]) -> str:
    """A date in the words of the language, without asking the system's locale: ``23 November 2026``."""
    year, month, day = (int(piece) for piece in str(date).split("-"))
    return labels["date"].format(day=day, month=labels["months"].split()[month - 1], year=year)
