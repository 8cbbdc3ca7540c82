"""One small guide in several languages: every element that Guidepress adds a word to, and enough text to turn pages.

Nothing in it is English but what is marked so: a phrase, a source. So whatever else is English in an edition is ours.

It is long because each language says the whole guide in its own words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from guidepress.model.book import Book
from guidepress.model.finding import Findings
from guidepress.read import read_guide
from tests.support.small_guide import PICTURE


@dataclass(frozen=True)
class Told:
    """What the guide says, in a language."""

    title: str
    subtitle: str
    description: str
    author: str
    publisher: str
    contact: str
    statement: str
    funding: str
    conflicts: str
    disclaimer: str
    notice: str
    first: str
    second: str
    about_water: str
    filler: str
    steps: tuple[str, str, str]
    inner: tuple[str, str]
    figure: str
    caption: str
    table: str
    heads: tuple[str, str]
    rows: tuple[tuple[str, str], tuple[str, str]]
    note: str
    quoted: str
    abbreviation: tuple[str, str]
    glossary: str
    term: str
    meaning: str
    see: str
    formula: str
    phrase: str


GERMAN = Told(
    title="Genug trinken",
    subtitle="Wasser bei Hitze",
    description="Ein kurzer Ratgeber über das Trinken an heißen Tagen.",
    author="Erika Muster",
    publisher="Musterverlag",
    contact="Schreiben Sie an fehler@example.org.",
    statement="Noch von niemandem fachlich geprüft.",
    funding="Niemand hat dafür bezahlt.",
    conflicts="Keine.",
    disclaimer="Bitte zuerst lesen",
    notice="Dieser Text ersetzt keinen Arzt und keine Ärztin.",
    first="Warum Wasser",
    second="Wie viel",
    about_water="Der Körper braucht Wasser",
    filler="Wer an einem heißen Tag wenig trinkt, wird müde und bekommt Kopfschmerzen. Trinken Sie über den Tag verteilt, auch wenn Sie"
    " keinen Durst haben, und stellen Sie sich ein Glas dorthin, wo Sie es sehen.",
    steps=("Ein Glas füllen.", "Langsam trinken.", "Nach einer Stunde wiederholen."),
    inner=("Leitungswasser", "Kräutertee"),
    figure="Ein Glas neben einer Karaffe.",
    caption="Ein Glas fasst einen Viertelliter.",
    table="Wie viel am Tag",
    heads=("Wer", "Liter"),
    rows=(("Kinder", "1,2"), ("Erwachsene", "1,8")),
    note="An kühlen Tagen genügt weniger.",
    quoted='Er sagte "trinkt mehr" und ging.',
    abbreviation=("WHO", "Weltgesundheitsorganisation"),
    glossary="Begriffe",
    term="Durst",
    meaning="Das Verlangen zu trinken.",
    see="Siehe",
    formula="Die Menge steigt mit",
    phrase="Auf Englisch heißt das",
)
SPANISH = Told(
    title="Beber lo suficiente",
    subtitle="El agua cuando hace calor",
    description="Una guía breve sobre beber en los días de calor.",
    author="Ana Ejemplo",
    publisher="Editorial Ejemplo",
    contact="Escriba a errores@example.org.",
    statement="Nadie lo ha revisado todavía.",
    funding="Nadie ha pagado por ella.",
    conflicts="Ninguno.",
    disclaimer="Léalo primero",
    notice="Este texto no sustituye a un médico.",
    first="Por qué agua",
    second="Cuánta",
    about_water="El cuerpo necesita agua",
    filler="Quien bebe poco en un día de calor se cansa y tiene dolor de cabeza. Beba a lo largo del día, aunque no tenga sed, y ponga"
    " un vaso donde lo vea.",
    steps=("Llene un vaso.", "Beba despacio.", "Repita al cabo de una hora."),
    inner=("Agua del grifo", "Infusión"),
    figure="Un vaso junto a una jarra.",
    caption="En un vaso cabe un cuarto de litro.",
    table="Cuánto al día",
    heads=("Quién", "Litros"),
    rows=(("Niños", "1,2"), ("Adultos", "1,8")),
    note="En los días frescos basta con menos.",
    quoted='Dijo "beban más" y se fue.',
    abbreviation=("OMS", "Organización Mundial de la Salud"),
    glossary="Términos",
    term="sed",
    meaning="Las ganas de beber.",
    see="Véase",
    formula="La cantidad crece con",
    phrase="En inglés se dice",
)
ITALIAN = Told(
    title="Bere a sufficienza",
    subtitle="L’acqua quando fa caldo",
    description="Una breve guida sul bere nei giorni di caldo.",
    author="Anna Esempio",
    publisher="Edizioni Esempio",
    contact="Scrivere a errori@example.org.",
    statement="Nessuno l’ha ancora rivista.",
    funding="Nessuno ha pagato per questa guida.",
    conflicts="Nessuno.",
    disclaimer="Da leggere prima",
    notice="Questo testo non sostituisce il medico.",
    first="Perché l’acqua",
    second="Quanta",
    about_water="Il corpo ha bisogno di acqua",
    filler="Chi beve poco in un giorno di caldo si stanca e ha mal di testa. È bene bere durante tutta la giornata, anche senza sete, e"
    " tenere un bicchiere dove si vede.",
    steps=("Riempire un bicchiere.", "Bere piano.", "Ripetere dopo un’ora."),
    inner=("Acqua del rubinetto", "Tisana"),
    figure="Un bicchiere accanto a una caraffa.",
    caption="In un bicchiere sta un quarto di litro.",
    table="Quanto al giorno",
    heads=("Chi", "Litri"),
    rows=(("Bambini", "1,2"), ("Adulti", "1,8")),
    note="Nei giorni freschi basta un po’ meno.",
    quoted='Disse "bevete di più" e se ne andò.',
    abbreviation=("OMS", "Organizzazione mondiale della sanità"),
    glossary="Parole",
    term="sete",
    meaning="La voglia di bere.",
    see="Vedere",
    formula="La quantità cresce con",
    phrase="In inglese si dice",
)
PORTUGUESE = Told(
    title="Beber o suficiente",
    subtitle="A água quando faz calor",
    description="Um guia breve sobre beber em dias de calor.",
    author="Ana Exemplo",
    publisher="Editora Exemplo",
    contact="Escreva para erros@example.org.",
    statement="Ainda ninguém o reviu.",
    funding="Ninguém pagou por ele.",
    conflicts="Nenhum.",
    disclaimer="Leia primeiro",
    notice="Este texto não substitui um médico.",
    first="Porquê água",
    second="Quanta",
    about_water="O corpo precisa de água",
    filler="Quem bebe pouco num dia de calor fica cansado e com dores de cabeça. Beba ao longo do dia, mesmo sem sede, e ponha um copo"
    " onde o veja.",
    steps=("Encha um copo.", "Beba devagar.", "Repita ao fim de uma hora."),
    inner=("Água da torneira", "Infusão"),
    figure="Um copo junto a um jarro.",
    caption="Num copo cabe um quarto de litro.",
    table="Quanto por dia",
    heads=("Quem", "Litros"),
    rows=(("Crianças", "1,2"), ("Adultos", "1,8")),
    note="Nos dias frescos basta menos.",
    quoted='Disse "bebam mais" e foi-se.',
    abbreviation=("OMS", "Organização Mundial da Saúde"),
    glossary="Termos",
    term="sede",
    meaning="A vontade de beber.",
    see="Veja",
    formula="A quantidade cresce com",
    phrase="Em inglês diz-se",
)
ARABIC = Told(
    title="اشرب ما يكفي",
    subtitle="الماء في أيام الحر",
    description="دليل قصير عن الشرب في الأيام الحارة.",
    author="ليلى مثال",
    publisher="دار المثال",
    contact="اكتب إلى errors@example.org.",
    statement="لم يراجعه أحد بعد.",
    funding="لم يدفع أحد ثمنه.",
    conflicts="لا يوجد.",
    disclaimer="اقرأ هذا أولًا",
    notice="هذا النص لا يغني عن الطبيب.",
    first="لماذا الماء",
    second="كم نشرب",
    about_water="الجسم يحتاج إلى الماء",
    filler="من يشرب قليلًا في يوم حار يتعب ويصيبه الصداع. اشرب على مدار اليوم حتى إن لم تشعر بالعطش، وضع كأسًا حيث تراها. اتصل بالرقم"
    " 1-800-222-1222 إذا ساءت حالتك.",
    steps=("املأ كأسًا.", "اشرب ببطء.", "كرر ذلك بعد ساعة."),
    inner=("ماء الصنبور", "شاي الأعشاب"),
    figure="كأس إلى جانب إبريق.",
    caption="تتسع الكأس لربع لتر.",
    table="كم في اليوم",
    heads=("من", "لتر"),
    rows=(("الأطفال", "1.2"), ("البالغون", "1.8")),
    note="في الأيام الباردة يكفي أقل من ذلك.",
    quoted='قال "اشربوا أكثر" ثم مضى.',
    abbreviation=("م.ص.ع", "منظمة الصحة العالمية"),
    glossary="المصطلحات",
    term="العطش",
    meaning="الرغبة في الشرب.",
    see="انظر",
    formula="تزداد الكمية مع",
    phrase="يقال بالإنجليزية",
)
HEBREW = Told(
    title="לשתות מספיק",
    subtitle="מים בימים חמים",
    description="מדריך קצר על שתייה בימים חמים.",
    author="דנה דוגמה",
    publisher="הוצאת דוגמה",
    contact="כתבו אל errors@example.org.",
    statement="איש עוד לא סקר את המדריך.",
    funding="איש לא שילם עליו.",
    conflicts="אין.",
    disclaimer="לקרוא קודם",
    notice="הטקסט הזה אינו תחליף לרופא.",
    first="למה מים",
    second="כמה",
    about_water="הגוף צריך מים",
    filler="מי ששותה מעט ביום חם מתעייף וסובל מכאב ראש. שתו לאורך היום גם בלי צמא, ושימו כוס במקום שבו תראו אותה. התקשרו אל"
    " 1-800-222-1222 אם המצב מחמיר.",
    steps=("מלאו כוס.", "שתו לאט.", "חזרו על כך כעבור שעה."),
    inner=("מי ברז", "תה צמחים"),
    figure="כוס ליד קנקן.",
    caption="כוס מכילה רבע ליטר.",
    table="כמה ביום",
    heads=("מי", "ליטר"),
    rows=(("ילדים", "1.2"), ("מבוגרים", "1.8")),
    note="בימים קרים מספיק פחות.",
    quoted='הוא אמר "שתו יותר" והלך.',
    abbreviation=("או״ם", "האומות המאוחדות"),
    glossary="מונחים",
    term="צמא",
    meaning="הרצון לשתות.",
    see="ראו",
    formula="הכמות גדלה עם",
    phrase="באנגלית אומרים",
)
TOLD: Mapping[str, Told] = {"de": GERMAN, "es": SPANISH, "it": ITALIAN, "pt": PORTUGUESE, "ar": ARABIC, "he": HEBREW}

ALIKE: Mapping[str, frozenset[str]] = {
    "de": frozenset({"Version {v}, {date}", "Version", "September", "November", "Navigation", "Standard"}),
    "es": frozenset({"Australia", "Braille", "error"}),
    "fr": frozenset(
        {"Version {v}, {date}", "Version", "document, {language}", "Braille", "Contact", "Licence", "Message", "note"}
        | {"Navigation", "Orientation"}
    ),
    "it": frozenset({"Australia", "Braille", "Formula", "formula"}),
    "pt": frozenset({"Braille"}),
}
"""The texts of a language that are the same in English, and were not forgotten."""

REFERENCES = """\
[{"id": "snow1855", "type": "book", "title": "On the Mode of Communication of Cholera", "publisher": "Churchill",
  "author": [{"family": "Snow", "given": "John"}], "issued": {"date-parts": [[1855]]}, "language": "en"}]
"""

SETTINGS = """\
title: "{title}"
subtitle: "{subtitle}"
slug: water
language: {tag}
description: "{description}"
authors:
  - name: "{author}"
publisher: "{publisher}"
contact: "{contact}"
identifier: urn:uuid:5b1f2a52-6a3c-4b83-9a43-0f0e8c5d7a10
version: "1.0"
date: 2026-01-02
licence:
  name: CC0
  url: https://creativecommons.org/publicdomain/zero/1.0/
copyright: "2026 {author}"
review:
  statement: "{statement}"
  reviewed: 2026-01-01
  next-review: 2027-01-01
funding: "{funding}"
conflicts: "{conflicts}"
front:
  - half-title
  - title-page
  - imprint
  - disclaimer: front/disclaimer.md
  - contents
sections:
  - sections/one.md
  - sections/two.md
back:
  glossary: back/glossary.md
editions: [{editions}]
url: https://example.org/water
leaflet: [second]
page:
  openings: any
"""


def first_section(told: Told) -> str:
    """Prose with a note, a citation, an abbreviation, a term, a phrase in English; lists in lists; a figure; a formula."""
    return f"""\
# {told.first} {{#first}}

{told.filler}[^1] {told.filler} [@snow1855] {told.abbreviation[0]}.

{told.see} [](#fig-glass), [](#tbl-day), [](#second). {told.phrase} [Drink **enough** of it]{{lang=en dir=ltr}}. {told.quoted}

## {told.about_water}

{told.filler} [{told.term}]{{.term}}.

1. {told.steps[0]}

    1. {told.inner[0]}
    2. {told.inner[1]}

2. {told.steps[1]}
3. {told.steps[2]}

- {told.inner[0]}
- {told.inner[1]}

![{told.figure}](figures/box.svg "{told.caption}"){{#fig-glass}}

{told.formula} $x^2 = \\frac{{a}}{{2}}$.

$$
\\sum_{{i=1}}^{{n}} x_i \\le \\sqrt{{y}}
$$

```python
if thirst > 2:
    drink("water")
```

*[{told.abbreviation[0]}]: {told.abbreviation[1]}

[^1]: {told.note}
"""


def second_section(told: Told, repeats: int = 12) -> str:
    """Callouts of each type, a table, and paragraphs that turn pages."""
    callouts = "\n\n".join(f"!!! {kind}\n    {told.filler}" for kind in ("note", "tip", "warning", "danger", "example"))
    rows = "\n".join(f"| {who} | {litres} |" for who, litres in told.rows)
    filler = "\n\n".join([told.filler] * repeats)
    return f"""\
# {told.second} {{#second}}

{told.filler}

Table: {told.table} {{#tbl-day}}

| {told.heads[0]} | {told.heads[1]} |
|---|--:|
{rows}

{callouts}

## {told.about_water}

> {told.filler}

{filler}
"""


def write_guide_in(tag: str, folder: Path, editions: str = "screen, epub, web") -> Path:
    """Write the guide in a language; a language of which there is no text has that of Arabic."""
    told = TOLD.get(tag.split("-", maxsplit=1)[0], ARABIC)
    facts = {name: getattr(told, name) for name in Told.__dataclass_fields__}
    held = {
        "guide.yaml": SETTINGS.format(tag=tag, editions=editions, **facts),
        "front/disclaimer.md": f"# {told.disclaimer}\n\n{told.notice}\n",
        "sections/one.md": first_section(told),
        "sections/two.md": second_section(told),
        "back/glossary.md": f"# {told.glossary}\n\n{told.term}\n:   {told.meaning}\n",
        "figures/box.svg": PICTURE.replace("<title>Box</title>", ""),
        "references.json": REFERENCES,
    }
    for name, text in held.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def book_in(tag: str, folder: Path, editions: str = "screen, epub, web") -> Book:
    """The Book of the guide in a language; it must have no findings."""
    findings = Findings()
    book = read_guide(write_guide_in(tag, folder, editions), findings)
    assert [str(finding) for finding in findings.in_order()] == []
    return book
