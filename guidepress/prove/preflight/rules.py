"""The findings of preflight (PRT101 to PRT135): errors for what a print shop refuses, warnings for the rest."""

from __future__ import annotations

from guidepress.model.rules import rule_of

TOLERANCE = 0.72
"""How far a length of the paper may be off, in pt (0.01 in)."""
HAIRLINE = 0.25
"""The thinnest line of any press, in pt."""


PRT101 = rule_of("PRT101")
PRT102 = rule_of("PRT102")
PRT103 = rule_of("PRT103")
PRT104 = rule_of("PRT104")
PRT105 = rule_of("PRT105")
PRT106 = rule_of("PRT106")
PRT107 = rule_of("PRT107")
PRT108 = rule_of("PRT108")
PRT109 = rule_of("PRT109")
PRT110 = rule_of("PRT110")
PRT111 = rule_of("PRT111")
PRT112 = rule_of("PRT112")
PRT113 = rule_of("PRT113")
PRT114 = rule_of("PRT114")
PRT115 = rule_of("PRT115")
PRT116 = rule_of("PRT116")
PRT117 = rule_of("PRT117")
PRT118 = rule_of("PRT118")
PRT119 = rule_of("PRT119")
PRT120 = rule_of("PRT120")
PRT121 = rule_of("PRT121")
PRT122 = rule_of("PRT122")
PRT123 = rule_of("PRT123")
PRT124 = rule_of("PRT124")
PRT125 = rule_of("PRT125")
PRT126 = rule_of("PRT126")
PRT127 = rule_of("PRT127")
PRT128 = rule_of("PRT128")
PRT129 = rule_of("PRT129")
PRT130 = rule_of("PRT130")
PRT131 = rule_of("PRT131")
PRT132 = rule_of("PRT132")
PRT133 = rule_of("PRT133")
PRT134 = rule_of("PRT134")
PRT135 = rule_of("PRT135")
