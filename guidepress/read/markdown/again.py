"""One Markdown file to one tree, as it was read before if nothing of what it is read from has changed."""

from __future__ import annotations

import copy
from dataclasses import fields

from lxml import etree

from guidepress.cache.memory import Memory, key_of
from guidepress.languages.language import Language
from guidepress.model.finding import Findings
from guidepress.read.markdown.document import read_markup
from guidepress.read.markdown.source import Source


def read_again(source: Source, language: Language, findings: Findings, memory: Memory | None) -> etree._Element:
    """As `read_markup`; with a ``memory`` a file that was read before is not read again. The tree is the caller's."""
    if memory is None:
        return read_markup(source, language, findings)

    def read() -> tuple[etree._Element, Findings]:
        told = Findings()
        return read_markup(source, language, told), told

    tree, told = memory.recall(_key(source, language), read)
    findings.extend(told.items)
    return copy.deepcopy(tree)


def _key(source: Source, language: Language) -> str:
    values = (getattr(source, one.name) for one in fields(source))
    about = [repr(sorted(one) if isinstance(one, frozenset) else one) for one in values]
    return key_of(b"markup", language.tag.encode(), *(one.encode("utf-8", "surrogatepass") for one in about))
