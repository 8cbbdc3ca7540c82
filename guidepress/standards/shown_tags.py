"""Tags of HTML that stand in a text as letters: somebody meant them as markup, where nothing is markup."""

from __future__ import annotations

import re

SHOWN_TAG = re.compile(
    r"</?(?:a|abbr|b|blockquote|br|code|div|dl|em|figure|h[1-6]|hr|i|img|li|ol|p|pre|small|span|strong|sub|sup|table|td|th|tr"
    r"|u|ul)(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
