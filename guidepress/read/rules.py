"""The findings of reading a manuscript: ``MAN`` for its files and markup, ``REF001`` for its citations."""

from __future__ import annotations

from guidepress.model.finding import Rule, Severity

E = Severity.ERROR
UNTRUSTED = "A manuscript is untrusted input: nothing in it may run, reach the network or leave the guide folder."

MAN001 = Rule("MAN001", E, "There is no guide.yaml", "Without it nobody knows what the guide is called or holds.",
              "Create guide.yaml in the guide folder, or name another folder with --guide DIR; "
              "'publish.py new DIR' makes a guide to start from.")  # fmt: skip
MAN002 = Rule("MAN002", E, "guide.yaml is not valid YAML", "A file that cannot be parsed says nothing.",
              "Mend the line; text with a colon or a leading quote goes in quotation marks.", "YAML 1.2")  # fmt: skip
MAN003 = Rule("MAN003", E, "guide.yaml has an unknown setting",
              "A misspelled setting would silently change nothing.",
              "Correct the spelling or remove the line; docs/guide.schema.json lists the settings.")  # fmt: skip
MAN004 = Rule("MAN004", E, "A setting in guide.yaml has a value it cannot have",
              "The editions would say something wrong about the guide.",
              "Change the value; docs/guide.schema.json says what each setting takes.")  # fmt: skip
MAN005 = Rule("MAN005", E, "guide.yaml lacks a required setting",
              "Readers and catalogues need it.", "Add the setting.")  # fmt: skip
MAN010 = Rule("MAN010", E, "A file of the guide is missing", "Part of the text would be lost.",
              "Create the file, or correct its name in guide.yaml (paths are relative to the guide folder).")  # fmt: skip
MAN011 = Rule("MAN011", E, "A path leads out of the guide folder", UNTRUSTED,
              "Copy the file into the guide folder and use a path relative to it.")  # fmt: skip
MAN012 = Rule("MAN012", E, "A file is not UTF-8 text", "Letters would come out wrong.",
              "Save the file as UTF-8.", "RFC 3629")  # fmt: skip
MAN013 = Rule("MAN013", E, "A file is too large", "Sizes are bounded so that no input can exhaust the machine.",
              "Split the file.")  # fmt: skip
MAN014 = Rule("MAN014", E, "The text is nested too deeply",
              "Nobody can follow it, and depth is bounded so that no input can exhaust the machine.",
              "Flatten the list or quotation.")  # fmt: skip
MAN015 = Rule("MAN015", E, "A section has no first-level heading",
              "Every part needs its title for the contents, the outline and the page heads.",
              "Begin the file with '# Title'.", "PDF/UA-1 7.4.2; EPUB Accessibility 1.1")  # fmt: skip
MAN016 = Rule("MAN016", E, "A section has more than one first-level heading",
              "A part has one title; readers navigate by it.",
              "Make the further ones '##', or put them in files of their own.")  # fmt: skip
MAN017 = Rule("MAN017", E, "The text holds a control or private-use character",
              "No font or screen reader knows what it means.", "Delete the character.", "XML 1.0, 2.2")  # fmt: skip
MAN018 = Rule("MAN018", E, "A link definition or note is not used or not there",
              "Readers would meet raw brackets instead of a note.",
              "Define the note with '[^name]: text', or correct the name.")  # fmt: skip
MAN020 = Rule("MAN020", E, "An HTML element is not allowed", UNTRUSTED,
              "Remove it; write text that shows a tag in `backquotes`. docs/authoring.md lists the elements.")  # fmt: skip
MAN021 = Rule("MAN021", E, "An HTML attribute is not allowed", UNTRUSTED,
              "Remove the attribute; docs/authoring.md lists those that may be used.")  # fmt: skip
MAN022 = Rule("MAN022", E, "A link leads where no link may", UNTRUSTED,
              "Link to https://…, mailto:…, tel:…, to an id in this guide (#id) or to a file named in guide.yaml.")  # fmt: skip
MAN023 = Rule("MAN023", E, "A callout is of an unknown type", "Its title and look would be made up.",
              "Use note, tip, warning, danger or example.")  # fmt: skip
MAN026 = Rule("MAN026", Severity.WARNING, "A list is indented too little to stand in the item above",
              "Its items would be read as items of the outer list.",
              "Indent a list in a list, and all that belongs to an item, by four spaces.")  # fmt: skip
MAN027 = Rule("MAN027", Severity.WARNING, "An HTML element means nothing in a book",
              "A page cannot fold, scroll or blink; what is in the element is shown without it.",
              "Remove the tags; use a heading, a callout or a figure where one is meant.")  # fmt: skip
MAN030 = Rule("MAN030", E, "An image is missing", "Readers would see a gap.",
              "Put the file there, or correct the path (relative to the guide folder).")  # fmt: skip
MAN032 = Rule("MAN032", E, "An image is not a file of the guide", UNTRUSTED + " Editions must be complete in themselves.",
              "Save the image in the guide folder and use its path.")  # fmt: skip
MAN033 = Rule("MAN033", E, "A file is not the image it seems to be", UNTRUSTED,
              "Use a real PNG, JPEG, GIF, WebP or SVG with the right file ending.", "EPUB 3.3, 3.2")  # fmt: skip
MAN034 = Rule("MAN034", E, "An image is too large", "Readers pay for every megabyte, and sizes are bounded.",
              "Scale the image down: 20 MB and 100 megapixels are the limits.")  # fmt: skip
MAN035 = Rule("MAN035", E, "An SVG holds something that may run or reach out", UNTRUSTED,
              "Export it as a plain SVG: no script, no event handler, no DTD or entity, no external reference.")  # fmt: skip
MAN040 = Rule("MAN040", E, "An id is used twice", "Links and cross-references would lead to the wrong place.",
              "Give one of the two another id.", "XHTML; PDF/UA-1 7.9")  # fmt: skip
MAN041 = Rule("MAN041", E, "A cross-reference leads nowhere", "Readers would follow a dead link.",
              "Correct the id after '#', or give the target that id: {#id}.")  # fmt: skip
MAN042 = Rule("MAN042", E, "Cross-references go in a circle", "Neither can be put into words.",
              "Write the words of one of them: [the words](#id).")  # fmt: skip
MAN043 = Rule("MAN043", E, "A glossary term is not in the glossary", "The link would lead nowhere.",
              "Add the term to the glossary, or correct the key: [words]{term=key}.")  # fmt: skip
MAN050 = Rule("MAN050", E, "A formula cannot be read", "It would be shown as raw TeX.",
              "Correct the TeX; prices are safest written \\$5.")  # fmt: skip
MAN060 = Rule("MAN060", E, "references.json cannot be read", "No source could be shown.",
              "It must be a JSON list of CSL-JSON items, each with an 'id' of its own and a 'type'.", "CSL-JSON 1.0.2")  # fmt: skip
MAN061 = Rule("MAN061", E, "The citation style is not known", "No citation could be set.",
              "Name a style of the CSL repository by its file name, such as ama, apa, nature.", "CSL 1.0.2")  # fmt: skip
MAN070 = Rule("MAN070", Severity.WARNING, "The tool's own words are not translated into this language",
              "Readers meet English words ('Figure', 'Contents') in a guide in another language.",
              "Offer a translation of guidepress/languages/registry.py.")  # fmt: skip
REF001 = Rule("REF001", E, "A citation names a reference that is not there",
              "A claim would stand without its source.",
              "Correct the key, or add the reference to references.json.")  # fmt: skip
MAN019 = Rule("MAN019", E, "A note is never called", "Its text would be lost.",
              "Call it in the text with [^name], or delete it.")  # fmt: skip
MAN024 = Rule("MAN024", E, "A table caption stands before no table", "The caption would describe nothing.",
              "Put the table right after the line 'Table: …'.")  # fmt: skip
MAN025 = Rule("MAN025", E, "A table stands inside a table", "Screen readers lose their place in nested tables.",
              "Make two tables of it.", "PDF/UA-1 7.5; WCAG 2.2 1.3.1")  # fmt: skip
