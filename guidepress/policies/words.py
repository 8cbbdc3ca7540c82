"""The words that a table of contacts needs, in the languages of the policies."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "caption": {"en": "Where to call", "de": "Wen Sie anrufen können", "fr": "Qui appeler", "es": "A quién llamar",
                "it": "Chi chiamare", "pt": "A quem ligar", "ar": "بمن تتصل", "he": "למי להתקשר"},
    "region": {"en": "Where you are", "de": "Wo Sie sind", "fr": "Où vous êtes", "es": "Dónde está",
               "it": "Dove ci si trova", "pt": "Onde está", "ar": "أين أنت", "he": "היכן אתם"},
    "for": {"en": "For", "de": "Wofür", "fr": "Pour", "es": "Para",
            "it": "Per", "pt": "Para", "ar": "لأجل", "he": "עבור"},
    "number": {"en": "Number or address", "de": "Nummer oder Adresse", "fr": "Numéro ou adresse",
               "es": "Número o dirección",
               "it": "Numero o indirizzo", "pt": "Número ou endereço", "ar": "الرقم أو العنوان", "he": "מספר או כתובת"},
}  # fmt: skip

_REGIONS: Mapping[str, Mapping[str, str]] = {
    "us": {"en": "United States", "de": "Vereinigte Staaten", "fr": "États-Unis", "es": "Estados Unidos",
           "it": "Stati Uniti", "pt": "Estados Unidos", "ar": "الولايات المتحدة", "he": "ארצות הברית"},
    "uk": {"en": "United Kingdom", "de": "Vereinigtes Königreich", "fr": "Royaume-Uni", "es": "Reino Unido",
           "it": "Regno Unito", "pt": "Reino Unido", "ar": "المملكة المتحدة", "he": "הממלכה המאוחדת"},
    "eu": {"en": "European Union", "de": "Europäische Union", "fr": "Union européenne", "es": "Unión Europea",
           "it": "Unione europea", "pt": "União Europeia", "ar": "الاتحاد الأوروبي", "he": "האיחוד האירופי"},
    "ca": {"en": "Canada", "de": "Kanada", "fr": "Canada", "es": "Canadá",
           "it": "Canada", "pt": "Canadá", "ar": "كندا", "he": "קנדה"},
    "au": {"en": "Australia", "de": "Australien", "fr": "Australie", "es": "Australia",
           "it": "Australia", "pt": "Austrália",
           "ar": "أستراليا", "he": "אוסטרליה"},
    "": {"en": "Anywhere", "de": "Überall", "fr": "Partout", "es": "En todas partes",
         "it": "Ovunque", "pt": "Em todo o lado",
         "ar": "في أي مكان", "he": "בכל מקום"},
}  # fmt: skip


def in_language(words: Mapping[str, str], language: str) -> str:
    """Words in the primary language of a BCP 47 tag; in English, else in any, if there are none."""
    primary = language.split("-", maxsplit=1)[0].lower()
    return words.get(primary) or words.get("en") or next(iter(words.values()), "")


def region_name(region: str, language: str) -> str:
    """The name of a region of the policies; its code in capitals if it has none."""
    names = _REGIONS.get(region)
    return in_language(names, language) if names else region.upper()
