"""The rules of the proof (`PRV`): the files, the manifest and the manuscript they were made of."""

from __future__ import annotations

from guidepress.model.rules import rule_of

PRV001 = rule_of("PRV001")
PRV002 = rule_of("PRV002")
PRV003 = rule_of("PRV003")
PRV004 = rule_of("PRV004")
PRV005 = rule_of("PRV005")
PRV006 = rule_of("PRV006")
PRV007 = rule_of("PRV007")
