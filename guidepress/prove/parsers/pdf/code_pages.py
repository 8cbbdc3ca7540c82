"""What the codes of a composite font mean that names a predefined CMap (ISO 32000-1, table 118).

These CMaps are the old code pages of China, Japan and Korea, or Unicode itself: Python knows both, so no table of ours
is needed. A code of another CMap (Identity) means nothing by itself.
"""

from __future__ import annotations

import re

_CODECS = {
    "GB-EUC": "gb2312",
    "GBpc-EUC": "gb2312",
    "GBK-EUC": "gbk",
    "GBKp-EUC": "gbk",
    "GBK2K": "gb18030",
    "B5pc": "big5",
    "HKscs-B5": "big5hkscs",
    "ETen-B5": "cp950",
    "ETenms-B5": "cp950",
    "83pv-RKSJ": "shift_jis",
    "90ms-RKSJ": "cp932",
    "90msp-RKSJ": "cp932",
    "90pv-RKSJ": "shift_jis",
    "Add-RKSJ": "shift_jis",
    "Ext-RKSJ": "cp932",
    "EUC": "euc_jp",
    "KSC-EUC": "euc_kr",
    "KSCms-UHC": "cp949",
    "KSCms-UHC-HW": "cp949",
    "KSCpc-EUC": "euc_kr",
}
_UNICODE = re.compile(r"Uni(?:GB|CNS|JIS|JISX0213|JISX02132004|JISPro|JIS2004|KS|AKR)-(UCS2|UTF8|UTF16|UTF32)(?:-HW)?")
_ENCODINGS = {"UCS2": "utf-16-be", "UTF16": "utf-16-be", "UTF8": "utf-8", "UTF32": "utf-32-be"}


def codec_of(encoding: str) -> str:
    """Python's name of the code page that a predefined CMap stands for; "" for one that is none of these."""
    stem = encoding.removesuffix("-H").removesuffix("-V")
    if encoding in {"H", "V"}:
        return "jis"
    found = _UNICODE.fullmatch(stem)
    return _ENCODINGS[found[1]] if found else _CODECS.get(stem, "") if stem != encoding else ""


def decoded(data: bytes, codec: str) -> str:
    """The text of a string in such a code page; bytes that stand for nothing are left out."""
    if codec == "jis":  # JIS X 0208 in seven bits: as EUC without its high bits
        return bytes(byte | 0x80 for byte in data[: len(data) // 2 * 2]).decode("euc_jp", "ignore")
    return data.decode(codec, "ignore")
