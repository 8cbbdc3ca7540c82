"""The findings on an EPUB: what the file itself shows, also where EPUBCheck and Ace see nothing."""

from __future__ import annotations

from guidepress.model.rules import rule_of

EPB001 = rule_of("EPB001")
EPB002 = rule_of("EPB002")
EPB003 = rule_of("EPB003")
EPB004 = rule_of("EPB004")
EPB005 = rule_of("EPB005")
EPB006 = rule_of("EPB006")
EPB010 = rule_of("EPB010")
EPB011 = rule_of("EPB011")
EPB012 = rule_of("EPB012")
EPB013 = rule_of("EPB013")
EPB014 = rule_of("EPB014")
EPB015 = rule_of("EPB015")
EPB016 = rule_of("EPB016")
EPB017 = rule_of("EPB017")
EPB018 = rule_of("EPB018")
EPB019 = rule_of("EPB019")
EPB020 = rule_of("EPB020")
EPB030 = rule_of("EPB030")
EPB031 = rule_of("EPB031")
EPB032 = rule_of("EPB032")
EPB033 = rule_of("EPB033")
EPB034 = rule_of("EPB034")
EPB035 = rule_of("EPB035")
EPB036 = rule_of("EPB036")
EPB037 = rule_of("EPB037")
EPB038 = rule_of("EPB038")
EPB040 = rule_of("EPB040")
EPB041 = rule_of("EPB041")
EPB042 = rule_of("EPB042")
EPB043 = rule_of("EPB043")
EPB045 = rule_of("EPB045")

OF_THE_STANDARD = frozenset({"EPB001", "EPB002", "EPB004", "EPB016", "EPB017"})
"""The codes of what EPUB 3.3 itself forbids; the others are house rules, which a valid EPUB of others may break."""
