"""The rules of the proof (`PRV`): the files, the manifest and the manuscript they were made of."""

from __future__ import annotations

from guidepress.model.rules import rule_of

PRV001 = rule_of("PRV001")
PRV002 = rule_of("PRV002")
PRV003 = rule_of("PRV003")
PRV004 = rule_of("PRV004")
PRV005 = rule_of("PRV005")
PRV006 = rule_of("PRV006")
PRV008 = rule_of("PRV008")
PRV009 = rule_of("PRV009")
PRV010 = rule_of("PRV010")
PRV011 = rule_of("PRV011")
PRV012 = rule_of("PRV012")
PRV014 = rule_of("PRV014")
PRV015 = rule_of("PRV015")
PRV016 = rule_of("PRV016")
PRV017 = rule_of("PRV017")
PRV018 = rule_of("PRV018")
PRV019 = rule_of("PRV019")
PRV020 = rule_of("PRV020")

BREAKDOWN = PRV011.code
"""What is no fault of a file: exit code 3 if nothing else was found."""
