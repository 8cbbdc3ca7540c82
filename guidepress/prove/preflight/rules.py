"""The findings of preflight (PRT101 to PRT134): errors for what a print shop refuses, warnings for the rest."""

from __future__ import annotations

from guidepress.model.finding import Rule, Severity

TOLERANCE = 0.72
"""How far a length of the paper may be off, in pt (0.01 in)."""
HAIRLINE = 0.25
"""The thinnest line of any press, in pt."""

_E = Severity.ERROR
_W = Severity.WARNING
_OURS = "A file that Guidepress makes must never have it: make the edition anew, or report it with the guide."
_X4 = "ISO 15930-7:2010"

PRT101 = Rule("PRT101", _E, "The trimmed page has another size than was ordered",
              "The shop refuses the file, or scales it.", "Set 'page: trim:' in guide.yaml to what was ordered.",
              f"{_X4}, 6.5")  # fmt: skip
PRT102 = Rule("PRT102", _E, "Paper, bleed and trim do not fit together",
              "The page would be cut in the wrong place.", _OURS, f"{_X4}, 6.5; ISO 32000-1, 14.11.2")  # fmt: skip
PRT103 = Rule("PRT103", _E, "The output intent is missing or does not fit",
              "Nobody knows which press the inks were meant for.", _OURS, f"{_X4}, 6.2")  # fmt: skip
PRT104 = Rule("PRT104", _E, "The file does not say that it is PDF/X-4, or not all that PDF/X-4 asks for",
              "The shop's own preflight refuses it, and nobody can tell it from another version.", _OURS,
              f"{_X4}, 6.1, 6.7 and 6.9")  # fmt: skip
PRT105 = Rule("PRT105", _E, "Something is in a colour that the press does not print",
              "The shop converts it in its own way, charges for colour, or refuses the file.", _OURS,
              f"{_X4}, 6.2.4")  # fmt: skip
PRT106 = Rule("PRT106", _E, "Black lettering is not of full black ink alone",
              "Screened letters have rough edges; letters of several inks show coloured fringes.", _OURS)  # fmt: skip
PRT107 = Rule("PRT107", _E, "More ink is laid down than the paper holds",
              "It does not dry, and marks the next sheet.",
              "Take a lighter colour, or more black and less of the rest.", "ISO 12647-2")  # fmt: skip
PRT108 = Rule("PRT108", _W, "A tint is too light to print",
              "It vanishes, or shows as single dots.", "Take a darker tint, or none.")  # fmt: skip
PRT109 = Rule("PRT109", _E, "A font is not embedded",
              "The press would set the text in another one.", _OURS, f"{_X4}, 6.3")  # fmt: skip
PRT110 = Rule("PRT110", _W, "A font is embedded whole",
              "The file is larger than it need be, and the licence of the font may forbid it.", _OURS,
              "ISO 32000-1, 9.6.4")  # fmt: skip
PRT111 = Rule("PRT111", _E, "A font is of Type 3",
              "Its letters are drawings without hints; many shops refuse it.", _OURS, "ISO 32000-1, 9.6.5")  # fmt: skip
PRT112 = Rule("PRT112", _E, "The file has layers",
              "What is printed depends on which of them are switched on.", _OURS, f"{_X4}, 6.12")  # fmt: skip
PRT113 = Rule("PRT113", _W, "A picture has too few pixels for its size",
              "It shows squares, or looks out of focus.", "Put in a larger picture, or a drawing (SVG).")  # fmt: skip
PRT114 = Rule("PRT114", _W, "Text is smaller than the shop prints",
              "It fills in or breaks up, and nobody can read it.",
              "Make the table or the figure larger, or shorten what stands in it.")  # fmt: skip
PRT115 = Rule("PRT115", _W, "A line is thinner than the shop prints",
              "It breaks up or vanishes.", "Draw it thicker.")  # fmt: skip
PRT116 = Rule("PRT116", _E, "Something stands outside the live area",
              "It may be cut off, or vanish in the gutter.", "Make it narrower, or the margins wider.")  # fmt: skip
PRT117 = Rule("PRT117", _E, "The file holds what leads somewhere, runs, asks, or is attached",
              "Paper has no links, forms or scripts; a shop's preflight refuses them.", _OURS,
              f"{_X4}, 6.15 to 6.17")  # fmt: skip
PRT118 = Rule("PRT118", _E, "The file is encrypted",
              "A shop cannot work with it, and PDF/X forbids it.", "Save it without a password.",
              f"{_X4}, 6.17")  # fmt: skip
PRT119 = Rule("PRT119", _E, "Something is printed beside the page",
              "Printer's marks in the file collide with those of the shop.", _OURS)  # fmt: skip
PRT120 = Rule("PRT120", _E, "The page has transparency",
              "The shop flattens it in its own way, or refuses it.", _OURS)  # fmt: skip
PRT121 = Rule("PRT121", _E, "The number of pages cannot be bound",
              "A book is folded and glued in leaves and signatures.",
              "Write more or less, or take another print profile.")  # fmt: skip
PRT122 = Rule("PRT122", _W, "Page 1 is not a recto",
              "Folios would be even on the right.", _OURS, "Chicago Manual of Style, 1.5")  # fmt: skip
PRT123 = Rule("PRT123", _W, "A blank page is not really blank",
              "A folio or running head on an empty page looks like a page that lost its text.", _OURS,
              "Chicago Manual of Style, 1.16")  # fmt: skip
PRT124 = Rule("PRT124", _W, "Two blank pages follow one another",
              "Readers and binders take them for a fault.", _OURS)  # fmt: skip
PRT125 = Rule("PRT125", _W, "The text holds a placeholder",
              "It was to be replaced before printing.", "Write what belongs there.")  # fmt: skip
PRT126 = Rule("PRT126", _E, "A page holds an instruction that cannot be understood",
              "One press leaves it out, another stops.", _OURS, "ISO 32000-1, annex A")  # fmt: skip
PRT127 = Rule("PRT127", _W, "Something is drawn that nobody sees",
              "It may appear on another press, and shops ask what it is.", _OURS)  # fmt: skip
PRT128 = Rule("PRT128", _W, "The file has bookmarks",
              "They do no harm, but they say that this is a file for screens.", _OURS)  # fmt: skip
PRT129 = Rule("PRT129", _E, "The file is not a PDF that can be read",
              "No press prints it.", _OURS, "ISO 32000-1, 7.5")  # fmt: skip
PRT130 = Rule("PRT130", _E, "Something that reaches the trim does not reach the end of the bleed",
              "Where the knife is off by a hair, a white line shows.", "Let it run on to the edge of the paper.",
              f"{_X4}, 6.5")  # fmt: skip
PRT131 = Rule("PRT131", _E, "Lettering on the spine is not where it may be",
              "It would run over to the front or the back.", _OURS)  # fmt: skip
PRT132 = Rule("PRT132", _E, "The zone of the barcode is not clear",
              "A scanner does not find the symbol, or the shop's own stands on a pattern.", _OURS,
              "ISO/IEC 15420, 4.3.5; ISO/IEC 15416")  # fmt: skip
PRT133 = Rule("PRT133", _W, "A raised or lowered figure is smaller than the shop prints text",
              "It may fill in; shops do not count such figures, readers do.",
              "Make the text around it larger.")  # fmt: skip
PRT134 = Rule("PRT134", _E, "A line is a hairline",
              "No press prints it: on one it is as thin as the device can draw, on another it is not there.",
              "Draw it with 0.25 pt or more.")  # fmt: skip
