"""What can be reckoned from the text itself: shares of counts, changes, totals, ranges, ages (CLM025 to CLM027, CLM030, CLM031).

English, German, French and Spanish; a guide in German, French or Spanish writes decimals with a comma. Nothing is said
where the text itself says that it rounds ("about"), as far as rounding explains it.
"""

# ruff: noqa: E501 - the words of four languages stand in rows as long as they are

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from guidepress.check.text.prose import Block, written
from guidepress.languages.registry import has_decimal_comma
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import flat_text, fold, place_of

CLM025 = rule_of("CLM025")
CLM026 = rule_of("CLM026")
CLM027 = rule_of("CLM027")
CLM030 = rule_of("CLM030")
CLM031 = rule_of("CLM031")

_N = r"\d{1,9}(?:[.,]\d{1,3}){0,3}"
_PERCENT = r"(?:\s?%|\s(?:percent|per cent|Prozent|pour cent|por ciento)\b)"
_OF = r"(?:of|out of|in|von|aus|sur|de|entre)"
_ABOUT = re.compile(
    r"\b(?:about|some|nearly|almost|around|roughly|over|under|more than|less than|fewer than|up to|at least|rund|etwa|fast|knapp|über|mehr als|ungefähr"
    r"|environ|près de|presque|plus de|moins de|unos|unas|cerca de|casi|más de|menos de|alrededor de)\s(?:the\s)?$"
)
_COUNT_SHARE = re.compile(
    rf"(?<![\w.,/-])(?P<of>{_N})(?:\s(?:[^\W\d_]{{3,16}}\s)?{_OF}\s(?:the |every |each |den |die |les |los |las )?|\s?/\s?)(?P<all>{_N})(?:\s[^\W\d_]{{2,20}}){{0,3}}\s?[(,]\s?"
    rf"(?:or |that is |also |soit |das sind |es decir |o sea )?(?P<share>{_N}){_PERCENT}"
)
_PART_OF_WHOLE = re.compile(
    r"(?<![\w.,/-])(?P<of>\d{2,6}) (?:von (?:je |den )?|sur |de (?:cada |las |los )?)(?P<all>\d{2,6}) (?:[^\W\d_]{2,20} ){0,2}"
    r"(?:Kindern?|Menschen|Frauen|Männern?|Personen|Patient\w{2,5}|Erwachsenen?|Teilnehm\w{2,6}|Fällen|personnes|patients|enfants|femmes|hommes|adultes|cas"
    r"|participants|personas|pacientes|niños|mujeres|hombres|adultos|casos|participantes)\b"
)
"""In English, CLM019 tells a part that is more than its whole."""
_SHARE_COUNT = re.compile(
    rf"(?<![\w.,/-])(?P<share>{_N}){_PERCENT}(?:\s[^\W\d_]{{2,20}}){{0,3}}\s\((?P<of>{_N})(?:\s{_OF}\s(?:the |den |les |los |las )?|\s?/\s?)(?P<all>{_N})\b"
)
_UP = r"rise|increase|gain|growth|jump|Anstieg|Zunahme|Zuwachs|Steigerung|hausse|augmentation|aumento|incremento|subida"
_DOWN = r"fall|drop|decrease|decline|reduction|cut|Rückgang|Abnahme|Senkung|Abfall|baisse|diminution|réduction|descenso|bajada|reducción|disminución"
_FROM_TO = rf"\b(?:[Ff]rom|[Vv]on|[Dd]e)\s(?P<a>{_N})(?P<shares>{_PERCENT})?(?:\s[^\W\d_]{{1,20}}){{0,3}}\s(?:to|auf|à|a)\s(?P<b>{_N}){_PERCENT}?"
_CHANGE = re.compile(
    rf"{_FROM_TO}(?:\s[^\W\d_]{{1,20}}){{0,4}}\s?[,:;(–—]\s?(?:or |that is |soit |also |es decir )?(?:an? |ein |eine |einer |einem |une |un |una )?"
    rf"(?P<kind>{_UP}|{_DOWN})\s(?:of |by |um |von |de |del )?(?:about |some |nearly |rund |etwa |environ |unos )?(?P<c>{_N})"
    rf"(?P<unit>{_PERCENT}|\s(?:percentage )?points?\b|\sProzentpunkte\b|\spuntos\b)?"
)
_WAY = re.compile(
    rf"\b(?:(?P<rises>rose|rises|increased|increases|grew|climbed|went up|stieg|stiegen|augmenté|augmente|subió|aumentó)"
    rf"|(?P<falls>fell|falls|dropped|drops|declined|decreased|sank|went down|fiel|fielen|baissé|baisse|bajó|disminuyó))"
    rf"\s(?:from|von|de)\s(?:about |some |nearly |etwa |rund |environ |unos )?(?P<a>{_N})(?:{_PERCENT}|\s[^\W\d_]{{1,20}}){{0,3}}\s(?:to|auf|à|a)\s"
    rf"(?:about |some |nearly |etwa |rund |environ |unos )?(?P<b>{_N})"
)
"""What is told as a rise or a fall, from one number to another."""
_TOTAL = re.compile(
    r"^(?:total|totals|sum|in all|all together|all|gesamt|summe|insgesamt|alle|ensemble|somme|suma|en total|todos)$",
    re.IGNORECASE,
)
_CELL = re.compile(rf"^(?P<n>{_N})\s?(?P<unit>%|percent|[^\W\d_]{{0,10}})$")
_N_OF_HEAD = re.compile(rf"\b[nN]\s?=\s?(?P<all>{_N})")
_N_AND_SHARE = re.compile(rf"^(?P<of>{_N})\s?\((?P<share>{_N})\s?%?\)$")
_MEASURE = (
    r"(?:mg|g|kg|µg|μg|mcg|ml|mL|years?|days?|hours?|weeks?|months?|minutes?|seconds?|percent|Jahren?|Tagen?|Stunden?|Wochen?|Monaten?|Minuten?|Sekunden?|secondes?|segundos?|ans|jours|heures"
    r"|semaines|mois|minutos?|años|días|horas|semanas|meses)\b|(?:%)"
)
_RANGES = (
    re.compile(rf"(?<![\w.,/–-])(?P<a>{_N})\s?[–-]\s?(?P<b>{_N})\s?(?:{_MEASURE})"),
    re.compile(
        rf"\b(?:[Bb]etween|[Zz]wischen|[Ee]ntre)\s(?P<a>{_N})\s(?:{_MEASURE}\s?)?(?:and|und|et|y)\s(?P<b>{_N})\b"
    ),
    re.compile(
        rf"\b(?:aged|ages|im Alter von|âgée?s? de|de)\s(?P<a>{_N})\s(?:to|bis|à|a)\s(?P<b>{_N})\s(?:{_MEASURE})"
    ),
    re.compile(
        rf"(?<![\w.,/–-])(?P<a>{_N}) (?:to|bis|à|a) (?P<b>{_N})\s?(?:{_MEASURE}|(?:milli)?gram(?:me|m|o)?s?\b|tablets\b|capsules\b|points\b)"
    ),
    re.compile(rf"\b(?:aged|ages)\s(?P<a>{_N})\s(?:to|and)\s(?P<b>{_N})\b(?!\s(?:{_MEASURE}))"),
)
_FALLS = re.compile(
    r"\b(?:from|fell|fall|falls|down|drop\w{0,4}|reduc\w{2,4}|cut|taper\w{0,3}|lower\w{0,3}|sank|went|decreas\w{1,3}|von|sank|fiel|gesenkt|verk[uü]rz\w{1,4}|reduzier\w{1,4}|[Bb]aiss\w{1,4}|[Pp]ass\w{1,4}"
    r"|[Rr][ée]dui\w{1,6}|[Rr]éduction|[Dd]iminu\w{1,6}|[Rr]amen\w{1,4}|[Rr]accourc\w{1,5}|chut\w{1,4}|recul\w{1,4}"
    r"|[Bb]aj\w{1,4}|[Rr]eduj\w{1,4}|[Rr]educ\w{1,5}|[Dd]isminu\w{1,5}|[Aa]cort\w{1,4}|descen\w{2,6}|cay\w{1,4}|scores?|won|lost)\b[^.;]{0,40}$"
)
_PERSON = (
    r"(?:man|woman|patients?|person|boy|girl|child|user|volunteer|participant|mother|father|people|adults?|men|women)"
)
_AGES = (
    re.compile(
        rf"\baged\s(?P<n>\d{{3,4}})\b|\b(?P<m>\d{{3,4}})[- ]years?[- ]old\s(?:[a-z]{{2,12}}\s)?{_PERSON}\b|\b{_PERSON}\s(?:was|were|is|are)\s(?P<o>\d{{3,4}})\syears\sold"
    ),
    re.compile(r"\b(?P<n>\d{3,4})[- ]?(?:Jahre alt|jährige[rnms]?)\b|\bim Alter von (?P<m>\d{3,4}) Jahren"),
    re.compile(r"\bâgée?s? de (?P<n>\d{3,4}) ans"),
    re.compile(r"\b(?P<n>\d{3,4}) años de edad"),
)
_OLDEST = 122
"""Years: nobody is known to have lived longer (Jeanne Calment, 1875 to 1997)."""
_RATES = (
    (
        24,
        re.compile(
            r"(?<![\w.,])(?P<n>\d{1,4})\s(?:hours (?:a|per|each|every) day|Stunden (?:am|pro) Tag|heures par jour|horas al día)\b"
        ),
    ),
    (
        7,
        re.compile(
            r"(?<![\w.,])(?P<n>\d{1,4})\s(?:days (?:a|per|each|every) week|Tage (?:in der|pro) Woche|jours par semaine|días (?:a la|por) semana)\b"
        ),
    ),
    (
        12,
        re.compile(
            r"(?<![\w.,])(?P<n>\d{1,4})\s(?:months (?:a|per|each|every) year|Monate (?:im|pro) Jahr|mois par an|meses al año)\b"
        ),
    ),
)
_FEWEST_ROWS = 3
_NEAR = 0.12
"""How far a total may be from its sum to be a slip: people who count twice in a table are more."""


def check_arithmetic(book: Book) -> Iterator[Finding]:
    """CLM025: shares of counts; CLM026: changes; CLM027: totals; CLM030: ranges; CLM031: ages and times that cannot be."""
    comma = has_decimal_comma(book.settings.language)
    for _part, block in written(book):
        words = block.text.words
        if not any(sign.isdigit() for sign in words):
            continue
        yield from _shares(block, words, comma=comma)
        for one in _PART_OF_WHOLE.finditer(words):
            if int(one["of"]) > int(one["all"]):
                yield CLM025.at(block.place(one.start()), f"'{fold(one[0])}' is more than all")
        yield from _changes(block, words, comma=comma)
        yield from _ways(block, words, comma=comma)
        yield from _ranges(block, words, comma=comma)
        yield from _impossible(block, words)
    for part in book.parts:
        for table in part.tree.iter("table"):
            yield from _table(table, comma=comma)


def _value(number: str, *, comma: bool) -> float:
    """What a number says: with a decimal comma or a decimal point, and the other sign between thousands."""
    decimal, thousands = (",", ".") if comma else (".", ",")
    if comma and "," not in number and number.count(".") == 1 and len(number.rpartition(".")[2]) != 3:
        decimal, thousands = ".", ","
    return float(number.replace(thousands, "").replace(decimal, "."))


def _decimals(number: str, *, comma: bool) -> int:
    head, sign, tail = number.rpartition("," if comma else ".")
    return len(tail) if sign and head else 0


def _fits(share: str, real: float, *, comma: bool, loosely: bool) -> bool:
    """Whether a share as it is written is the real one, rounded or cut off; within three points if it is 'about'."""
    slack = max(10.0 ** -_decimals(share, comma=comma), 3.0 if loosely else 0.0)
    return abs(_value(share, comma=comma) - real) <= slack + 1e-9


def _shares(block: Block, words: str, *, comma: bool) -> Iterator[Finding]:
    for pattern in (_COUNT_SHARE, _SHARE_COUNT):
        for one in pattern.finditer(words):
            of, whole = _value(one["of"], comma=comma), _value(one["all"], comma=comma)
            loosely = any(_ABOUT.search(words[max(at - 20, 0) : at]) for at in (one.start(), one.start("share")))
            if of > whole and comma:
                yield CLM025.at(block.place(one.start()), f"'{fold(one[0])}' is more than all")
            if (
                whole
                and of <= whole
                and not _fits(one["share"], real := 100 * of / whole, comma=comma, loosely=loosely)
            ):
                said = f"{one['of']} of {one['all']} are {real:.1f} of every 100, not {one['share']}"
                yield CLM025.at(block.place(one.start()), f"'{fold(one[0])}': {said}")


def _changes(block: Block, words: str, *, comma: bool) -> Iterator[Finding]:
    for one in _CHANGE.finditer(words):
        first, last, told = (_value(one[name], comma=comma) for name in ("a", "b", "c"))
        rises = re.fullmatch(_UP, one["kind"]) is not None
        unit = (one["unit"] or "").strip()
        relative = 100 * abs(last - first) / first if first else 0.0
        real = [abs(last - first)] if not unit or "oint" in unit or "unto" in unit or "unkt" in unit else [relative]
        if unit and one["shares"]:
            real.append(abs(last - first))
        if (last - first > 0) is not rises or all(abs(told - each) > max(1.0, 0.03 * each) for each in real):
            way = "up" if last > first else "down"
            yield CLM026.at(
                block.place(one.start()),
                f"'{fold(one[0])}': that is {way} by {real[0]:.4g}{' %' if real[0] == relative else ''}",
            )


def _ways(block: Block, words: str, *, comma: bool) -> Iterator[Finding]:
    for one in _WAY.finditer(words):
        first, last = _value(one["a"], comma=comma), _value(one["b"], comma=comma)
        if (one["rises"] and last < first) or (one["falls"] and last > first):
            yield CLM026.at(block.place(one.start()), f"'{fold(one[0])}': that is {'up' if last > first else 'down'}")


def _ranges(block: Block, words: str, *, comma: bool) -> Iterator[Finding]:
    told: set[int] = set()
    for pattern in _RANGES:
        for one in pattern.finditer(words):
            if one.start("a") in told:
                continue
            low, high = _value(one["a"], comma=comma), _value(one["b"], comma=comma)
            is_years = low >= 1000 and len(one["b"]) <= 2
            if low > high and not is_years and not _FALLS.search(words[max(one.start() - 60, 0) : one.start()]):
                told.add(one.start("a"))
                yield CLM030.at(block.place(one.start()), f"'{fold(one[0])}' runs from more to less")


def _impossible(block: Block, words: str) -> Iterator[Finding]:
    for pattern in _AGES:
        for one in pattern.finditer(words):
            if int(next(n for n in one.groups() if n)) > _OLDEST:
                yield CLM031.at(block.place(one.start()), f"'{fold(one[0])}': nobody is so old")
    for most, pattern in _RATES:
        for one in pattern.finditer(words):
            if int(one["n"]) > most:
                yield CLM031.at(block.place(one.start()), f"'{fold(one[0])}': there are no more than {most}")


def _table(table: etree._Element, *, comma: bool) -> Iterator[Finding]:
    rows = [[flat_text(cell) for cell in row] for row in table.iterfind("tbody/tr")]
    elements = list(table.iterfind("tbody/tr"))
    heads = [flat_text(cell) for row in table.findall("thead/tr")[-1:] for cell in row]
    caption = "".join(flat_text(one) for one in table.findall("caption"))
    for column in range(1, max((len(row) for row in rows), default=0)):
        head = heads[column] if column < len(heads) else ""
        yield from _cells(rows, elements, column, f"{head} {caption}", comma=comma)
        cells = [row[column] if column < len(row) else "" for row in rows]
        totals = [
            number for number, row in enumerate(rows) if _TOTAL.match(row[0].strip(" :")) and number >= _FEWEST_ROWS
        ]
        if totals:
            yield from _sum(cells[: totals[0] + 1], elements[totals[0]], head, comma=comma)


def _sum(cells: Sequence[str], row: etree._Element, head: str, *, comma: bool) -> Iterator[Finding]:
    read = [_CELL.match(cell) for cell in cells]
    found = [one for one in read if one is not None]
    if len(found) < len(read):
        return
    *parts, total = (_value(one["n"], comma=comma) for one in found)
    digits = max(_decimals(one["n"], comma=comma) for one in found)
    is_share = "%" in head or any(one["unit"] in {"%", "percent"} for one in found)
    slack = 0.5 * len(parts) * 10.0**-digits if digits or is_share else 0.0
    added = sum(parts)
    if added and slack < abs(total - added) <= _NEAR * added:
        yield CLM027.at(place_of(row), f"the rows above add up to {added:g}, and the total is given as {cells[-1]}")


def _cells(
    rows: Sequence[Sequence[str]], elements: Sequence[etree._Element], column: int, head: str, *, comma: bool
) -> Iterator[Finding]:
    """Cells such as '45 (18 %)' in a column of which the head or the caption says how many there are: 'n = 250'."""
    whole = _N_OF_HEAD.search(head)
    for row, element in zip(rows, elements, strict=True):
        cell = _N_AND_SHARE.match(row[column]) if whole and column < len(row) else None
        if cell and whole and (number := _value(whole["all"], comma=comma)):
            real = 100 * _value(cell["of"], comma=comma) / number
            if not _fits(cell["share"], real, comma=comma, loosely=False):
                yield CLM025.at(
                    place_of(element),
                    f"'{cell[0]}' in '{row[0]}': {cell['of']} of {whole['all']} are {real:.1f} of every 100",
                )
