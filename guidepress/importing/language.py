"""The language of a source that does not say it, or says it wrongly: by its script, else by a statistical model."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
)
"""Scripts in which one language is usually written; kana before Han, for Japanese has both."""

_SHARE = 0.08
"""The share of letters of a script from which on a text is in its language."""

_MOST = 20_000
_LEAST = 500
"""Signs of each text that are looked at at least: a first page in English is not the language of its book."""
_CODE = re.compile(r"```.*?```|~~~.*?~~~|`[^`\n]*`|<[^<>]{1,300}>|\]\([^()]*\)|https?://\S+", re.DOTALL)
_ALIKE = ({"nb", "nn", "no", "da"}, {"hr", "bs", "sr"}, {"id", "ms"}, {"fa", "ps"}, {"zh", "yue"})


def language_of_texts(texts: Sequence[str], said: str) -> str:
    """The language that texts are in: the tag that their source gives if they agree, else the one that they show."""
    share = max(_LEAST, _MOST // max(len(texts), 1))
    prose = " ".join(_CODE.sub(" ", text[: _MOST // 4])[:share] for text in texts)[:_MOST]
    letters = [sign for sign in prose if sign.isalpha()]
    if len(letters) < 40:
        return said or "en"
    joined = "".join(letters)
    by_script = next((tag for tag, script in _SCRIPTS if len(script.findall(joined)) > _SHARE * len(joined)), "")
    found = by_script or _by_model(prose)
    primary = said.partition("-")[0].lower()
    if primary and (primary == found or any({primary, found} <= group for group in _ALIKE)):
        return said
    return found


def _by_model(prose: str) -> str:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return str(LanguageIdentifier.from_model_file(MODEL_FILE).classify(prose)[0])
