"""The findings on an EPUB: what the file itself shows, also where EPUBCheck and Ace see nothing."""

from __future__ import annotations

from guidepress.model.finding import Rule, Severity

_E = Severity.ERROR
_W = Severity.WARNING
_REPORT = (
    "Report this: an EPUB that Guidepress binds must never have it. If the file was edited afterwards, bind it anew."
)

EPB001 = Rule("EPB001", _E, "the file is not an EPUB that can be read",
              "No reading system opens it.", _REPORT, "EPUB 3.3, 4.2 and 5")  # fmt: skip
EPB002 = Rule("EPB002", _E, "the container does not begin with its media type",
              "Reading systems and shops recognise an EPUB by its first entry, which must be 'mimetype', stored.",
              _REPORT, "EPUB 3.3, 4.2.2 and 4.2.6.2")  # fmt: skip
EPB003 = Rule("EPB003", _E, "the entries of the container are not in order or not of one date",
              "The same guide would give different bytes at each build, and nobody could verify a copy.",
              _REPORT)  # fmt: skip
EPB004 = Rule("EPB004", _E, "the manifest and the container do not hold the same files",
              "A file that is missing leaves a hole; one that is not listed need not be shown.",
              _REPORT, "EPUB 3.3, 5.6")  # fmt: skip
EPB005 = Rule("EPB005", _E, "a page can run a script or loads something from elsewhere",
              "A guide must be safe to open, work without a network and not tell others who reads it.",
              _REPORT, "EPUB 3.3, 3.6; EPUB Accessibility 1.1, 4")  # fmt: skip
EPB006 = Rule("EPB006", _E, "a page holds a mark of the build",
              "Places in the manuscript are nobody's business but the editor's.", _REPORT)  # fmt: skip

EPB010 = Rule("EPB010", _E, "a page or the package does not say its language",
              "A screen reader speaks it with the wrong voice.", "Set language in guide.yaml.",
              "WCAG 2.2, 3.1.1; EPUB Accessibility 1.1, 3.3")  # fmt: skip
EPB011 = Rule("EPB011", _E, "a page has no title of its own",
              "Readers who move by titles cannot tell the files apart.", "Give each section a title of its own.",
              "WCAG 2.2, 2.4.2")  # fmt: skip
EPB012 = Rule("EPB012", _E, "a page does not have exactly one first-level heading",
              "It is where readers of headings start.", "Begin each file of the manuscript with one '# Title'.",
              "WCAG 2.2, 1.3.1 and 2.4.6")  # fmt: skip
EPB013 = Rule("EPB013", _E, "a heading level is skipped",
              "Who moves by headings believes that a section is missing.", "Use the next level.",
              "WCAG 2.2, 1.3.1")  # fmt: skip
EPB014 = Rule("EPB014", _E, "an epub:type is unknown or deprecated",
              "No reading system acts on it; a validator says nothing, so the mistake stays.",
              _REPORT, "EPUB 3 Structural Semantics Vocabulary 1.1")  # fmt: skip
EPB015 = Rule("EPB015", _E, "an image is not described",
              "Who cannot see it is told nothing.",
              "Describe it in the manuscript: ![What it shows](file), or mark it {.decorative}.",
              "WCAG 2.2, 1.1.1")  # fmt: skip
EPB016 = Rule("EPB016", _E, "a link leads nowhere",
              "Its reader is lost.", "Correct the link, or give the target its id back.",
              "WCAG 2.2, 2.4.4")  # fmt: skip
EPB017 = Rule("EPB017", _E, "two elements of a page have the same id",
              "Links, notes and labels reach the wrong one.", "Rename one of them.", "XML 1.0, 3.3.1")  # fmt: skip
EPB018 = Rule("EPB018", _W, "the text shows an HTML tag outside code",
              "It was probably meant as markup and is read out as signs.",
              "Write it as markup, or in `backquotes` if the tag itself is meant.")  # fmt: skip
EPB019 = Rule("EPB019", _E, "a table head cell does not say what it heads",
              "A screen reader cannot read the cell's head with its value.", _REPORT, "WCAG 2.2, 1.3.1")  # fmt: skip
EPB020 = Rule("EPB020", _E, "a formula has no words",
              "Reading systems without MathML support say nothing, or signs one by one.",
              _REPORT, "EPUB Accessibility 1.1, 3.2; WCAG 2.2, 1.1.1")  # fmt: skip

EPB030 = Rule("EPB030", _E, "there is no table of contents",
              "Nobody finds a section.", "List 'contents' in 'front' of guide.yaml.", "EPUB 3.3, 7.4.2")  # fmt: skip
EPB031 = Rule("EPB031", _E, "the landmarks are incomplete",
              "Readers cannot jump to the start of the text, the contents or the sources.",
              _REPORT, "EPUB 3.3, 7.4.4; EPUB Accessibility 1.1, 3.2")  # fmt: skip
EPB032 = Rule("EPB032", _E, "a part of the text is not reached from the contents",
              "Who reads by the contents never learns of it.", _REPORT, "EPUB 3.3, 7.4.2; WCAG 2.2, 2.4.5")  # fmt: skip
EPB033 = Rule("EPB033", _E, "the disclaimer does not stand before the text",
              "A health guide that is read without its disclaimer does harm.",
              "List the disclaimer in 'front' of guide.yaml.")  # fmt: skip
EPB034 = Rule("EPB034", _E, "there is no cover that everybody can read",
              "Shops and shelves show the cover; who cannot see it hears nothing.", _REPORT,
              "EPUB 3.3, 5.6.2; WCAG 2.2, 1.1.1")  # fmt: skip
EPB035 = Rule("EPB035", _E, "a note is not linked both ways",
              "Its reader does not find it, or not the way back.", _REPORT,
              "DPUB-ARIA 1.1; WCAG 2.2, 2.4.4")  # fmt: skip
EPB036 = Rule("EPB036", _E, "a citation is not linked to its source and back",
              "A claim stands without its source, or its reader does not find the way back.",
              _REPORT, "DPUB-ARIA 1.1")  # fmt: skip
EPB037 = Rule("EPB037", _E, "a page break is not in the page list",
              "'Go to page' leads nowhere.", _REPORT, "EPUB Accessibility 1.1, 3.4")  # fmt: skip

EPB038 = Rule("EPB038", _E, "the page list is not that of one paged edition",
              "'Go to page 12' leads to another page than the one that was meant.", _REPORT,
              "EPUB Accessibility 1.1, 3.4; EPUB 3.3, 7.4.4.2")  # fmt: skip

EPB040 = Rule("EPB040", _E, "the claim of conformance is malformed",
              "Shops and libraries compare it letter by letter; a variant counts as no claim.",
              _REPORT, "EPUB Accessibility 1.1, 3.5.2")  # fmt: skip
EPB041 = Rule("EPB041", _E, "the claim of conformance does not name who certifies it",
              "Nobody answers for it.", "Set certifier or publisher in guide.yaml.",
              "EPUB Accessibility 1.1, 3.5.3")  # fmt: skip
EPB042 = Rule("EPB042", _E, "a property of accessibility is missing",
              "Readers cannot tell before they buy or borrow whether they can use the book.",
              _REPORT, "EPUB Accessibility 1.1, 2.2")  # fmt: skip
EPB043 = Rule("EPB043", _E, "a claim about accessibility is not true of the file",
              "Readers rely on it.", _REPORT, "EPUB Accessibility 1.1, 2.2")  # fmt: skip
EPB044 = Rule("EPB044", _W, "the file makes no claim of conformance",
              "It does not meet WCAG 2.2 Level AA as far as a machine can tell.",
              "Mend the other findings; the claim is made when nothing speaks against it.",
              "EPUB Accessibility 1.1, 3.5")  # fmt: skip
EPB045 = Rule("EPB045", _E, "the style sheet overrules the reader",
              "A size, colour or font set on the text takes the choice from those who need another.",
              "Use em and rem, currentColor, and no font, size or colour on html or body.",
              "WCAG 2.2, 1.4.4; EPUB Accessibility 1.1, displayTransformability")  # fmt: skip
