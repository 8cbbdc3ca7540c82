"""Sources in several languages: which folders hold one each, and which of them is brought in."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable

from guidepress.importing.folder import SourceFolder
from guidepress.importing.plan import Log

_CODES = frozenset(
    re.findall(
        "..",
        "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscachcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofrfygagdglgngugvhahehi"
        "hohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmrmsmtmynanbndneng"
        "nlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttwtyugukur"
        "uzvevivowawoxhyiyozazhzu",
    )
)
"""ISO 639-1."""

_TAG = re.compile(r"(?P<code>[a-z]{2})(?:[-_][A-Za-z]{2,4})?")
TEXTS = (".md", ".mdx", ".markdown")


def is_tag(name: str) -> bool:
    """Whether a name is the tag of a language: ``de``, ``pt-BR``, ``zh_Hans``."""
    found = _TAG.fullmatch(name)
    return found is not None and found["code"] in _CODES


def folders_by_language(folder: SourceFolder, root: str) -> dict[str, str]:
    """The folders below ``root`` that hold the same texts in a language each, by their tags; none if there are no two.

    A folder counts that is named by a tag and shares two texts with another such, or all that it has.
    """
    held: dict[str, set[str]] = {}
    prefix = f"{root}/" if root else ""
    for name in folder.under(root, *TEXTS):
        tag, slash, path = name.removeprefix(prefix).partition("/")
        if slash and is_tag(tag):
            held.setdefault(tag, set()).add(path)

    def is_translated(tag: str) -> bool:
        shared = (len(held[tag] & texts) for other, texts in held.items() if other != tag)
        return max(shared, default=0) >= min(2, len(held[tag]))

    there = [tag for tag in held if is_translated(tag)]
    return {tag: f"{prefix}{tag}" for tag in there} if len(there) > 1 else {}


def chosen_of(wanted: Iterable[str], there: Collection[str]) -> str:
    """The first tag of those wanted that is there, in whatever case, or its language in some land; else nothing."""
    for tag in wanted:
        low = tag.lower().replace("_", "-")
        for held in sorted(there, key=lambda one: (one.lower().replace("_", "-") != low, one)):
            if low and low.partition("-")[0] == held.lower().replace("_", "-").partition("-")[0]:
                return held
    return ""


def tell_others(log: Log, where: str, chosen: str, there: Iterable[str]) -> None:
    """Note which languages are left, and how one asks for them."""
    if others := ", ".join(tag for tag in there if tag != chosen):
        log.lost("Chapters", where, None, f"'{chosen}' is brought in; --language asks for {others}")


def translated(folder: SourceFolder, name: str, tag: str) -> str | None:
    """The file beside a text that is its translation: ``page.de.md``."""
    stem, ending = posixpath.splitext(name)
    beside = f"{stem}.{tag}{ending}"
    return beside if folder.inside(beside) else None


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A name as people order names: "2history" before "10physics"."""
    pieces = re.findall(r"\d{1,9}|[^\d]+|\d+", name)
    return tuple((0, int(one), "") if one.isdecimal() and len(one) < 10 else (1, 0, one) for one in pieces)
