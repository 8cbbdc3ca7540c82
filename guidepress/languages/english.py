"""English, as it is written in Britain, and what the United States write otherwise.

Every other language takes from here what it has not, so this file lacks nothing.

It is long because a language is one file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from guidepress.languages.groups import (
    AccessWords,
    BookWords,
    ContactWords,
    DownloadWords,
    EditionWords,
    ImportWords,
    MathWords,
    PolicyWords,
    ProofWords,
    SpeakWords,
    WebWords,
)
from guidepress.languages.language import BrailleCode, Checks, Language, phrases, words
from guidepress.languages.signs import Byline, Dates, Numbers, Quotes, Typography

_BOOK = BookWords(
    contents="Contents",
    imprint="About this edition",
    references="References",
    further_reading="Further reading",
    part="Part {n}",
    figure="Figure",
    table="Table",
    callouts={"note": "Note", "tip": "Tip", "warning": "Warning", "danger": "Danger", "example": "Example"},
    callout_label="{kind}:",
    task_open="not done",
    task_done="done",
    note_call="Note {n}",
    back_to_note="Back to note {n} in the text",
    cited_in="Cited in:",
    citation_of="Reference {n}",
    back_to_citation="Back to citation {n} of {total}, in {part}",
    byline=Byline(
        by="By {names}", comma=", ", last="{before} and {last}", articles={"The ": "the ", "A ": "a ", "An ": "an "}
    ),
    dates=Dates(
        months=tuple(
            """
            January February March April May June July August September October November December
            """.split()
        ),
        form="{day} {month} {year}",
        short={
            1: ("jan",),
            2: ("feb",),
            3: ("mar",),
            4: ("apr",),
            6: ("jun",),
            7: ("jul",),
            8: ("aug",),
            9: ("sept", "sep"),
            10: ("oct",),
            11: ("nov",),
            12: ("dec",),
        },
        ordinals=("st", "nd", "rd", "th"),
        links=("of ",),
        until=("to", "until", "till"),
        month_first=True,
    ),
    version="Version {v}, {date}",
    publisher="Publisher",
    author="Author",
    authors="Authors",
    edition="Edition",
    identifier="Identifier",
    isbn="ISBN",
    licence="Licence",
    reviewed_by="Clinical review",
    version_reviewed_by="Version {version} was reviewed by {names}.",
    reviewed="Last reviewed",
    next_review="Next review due",
    law_checked="Law last checked",
    evidence="Evidence last searched",
    funding="Funding",
    conflicts="Conflicts of interest",
    contact="Contact",
    provenance="Source of the text",
    page="page",
    cover="Cover of {title}",
    cover_leaf="Cover",
    inside_cover="Inside cover",
    landmarks="Landmarks",
    start_of_text="Start of text",
    page_list="Pages of the print edition",
    page_source="{title}, version {version}, {date}, PDF and print edition",
    qr_code="QR code that leads to {address}",
    whole_guide="The whole guide:",
    whole_disclaimer="The whole disclaimer is in the guide.",
    sources_there="The sources are listed in the guide.",
)

_MATH = MathWords(
    symbols={
        "+": "plus",
        "-": "minus",
        "−": "minus",
        "±": "plus or minus",
        "=": "equals",
        "≠": "is not equal to",
        "<": "is less than",
        ">": "is greater than",
        "≤": "is at most",
        "≥": "is at least",
        "≈": "is about",
        "×": "times",
        "·": "times",
        "⋅": "times",
        "∗": "times",
        "/": "over",
        "÷": "divided by",
        "∑": "the sum",
        "∏": "the product",
        "∫": "the integral",
        "∞": "infinity",
        "∂": "partial",
        "→": "to",
        "∈": "in",
        "∝": "is proportional to",
        "√": "root",
        "(": "open bracket",
        ")": "close bracket",
        "[": "open square bracket",
        "]": "close square bracket",
        "{": "open brace",
        "}": "close brace",
        "|": "bar",
        ",": ",",
        "!": "factorial",
        "%": "percent",
        "…": "and so on",
        "⋯": "and so on",
        "∣": "given",
        "∼": "is distributed as",
        "^": "hat",
        "¯": "bar",
        "ˉ": "bar",
        "‾": "bar",
        "~": "tilde",
        "˜": "tilde",
        "\u2062": "",
        "\u2061": "of",
        "′": "prime",
        "α": "alpha",
        "β": "beta",
        "γ": "gamma",
        "δ": "delta",
        "ε": "epsilon",
        "ϵ": "epsilon",
        "ζ": "zeta",
        "η": "eta",
        "θ": "theta",
        "κ": "kappa",
        "λ": "lambda",
        "μ": "mu",
        "ν": "nu",
        "ξ": "xi",
        "π": "pi",
        "ρ": "rho",
        "σ": "sigma",
        "τ": "tau",
        "φ": "phi",
        "ϕ": "phi",
        "χ": "chi",
        "ψ": "psi",
        "ω": "omega",
        "Δ": "capital delta",
        "Σ": "capital sigma",
        "Ω": "capital omega",
        "Γ": "capital gamma",
        "Λ": "capital lambda",
        "Φ": "capital phi",
        "Π": "capital pi",
    },
    powers={"2": "squared", "3": "cubed"},
    over="{top} over {bottom}",
    fraction="the fraction {top} over {bottom}, end fraction,",
    power="{base} to the power {exponent}",
    index="{base} sub {index}",
    from_to="{base} from {low} to {high} of",
    under="{base} over {under} of",
    above="{base} {above}",
    root="the square root of {inside}, end root,",
    nth_root="the root of order {order} of {inside}, end root,",
    row="row {n}: {cells}",
    table="a table of {n} rows: {rows}; end table,",
)

_WEB = WebWords(
    skip="Skip to the guide",
    formats="Other formats and downloads of this guide",
    top="Back to the top",
    formula="Formula",
    table="Table",
    formats_short="All formats",
    ways="Quick links",
    emergency="In an emergency",
    search="Search",
    field="Search in this guide",
    found="Places found: {n}",
    nothing="Nothing was found.",
    view="Display",
    shade="Light or dark",
    system="As the device has it",
    light="Light",
    dark="Dark",
    contrast="More contrast",
    previous="Previous: {title}",
    next="Next: {title}",
    anchor="Link to “{title}”",
)

_DOWNLOAD = DownloadWords(
    skip="Skip to the downloads",
    cover="Cover of “{title}”",
    editions_heading="Read or download",
    editions={
        "screen": EditionWords(
            "PDF", "Fixed pages to read on a screen or to print at home; tagged for screen readers.", "Download the PDF"
        ),
        "screen-ua2": EditionWords(
            "PDF 2.0",
            "The pages of the PDF, tagged as PDF 2.0 has it; for readers that know that version.",
            "Download the PDF 2.0",
        ),
        "large-print": EditionWords(
            "Large-print PDF",
            "Every letter at 16 points or more, the text at 18; to read on paper or on a screen.",
            "Download the large-print PDF",
        ),
        "dyslexia": EditionWords(
            "PDF with wide spacing",
            "Larger type, wide spacing and a cream page, for readers with dyslexia.",
            "Download the PDF with wide spacing",
        ),
        "phone": EditionWords(
            "PDF for a phone",
            "Small pages in type that is read on a phone without zooming, one column and no blank pages.",
            "Download the PDF for a phone",
        ),
        "leaflet": EditionWords(
            "Leaflet",
            "The most important things on a few small pages, to hand out; the whole guide says more.",
            "Download the leaflet",
        ),
        "epub": EditionWords(
            "EPUB",
            "For e-readers, phones and screen readers: type, size, spacing and colours are yours to choose.",
            "Download the EPUB",
        ),
        "web": EditionWords(
            "Web page",
            "The whole guide on one page, to read in a browser; works without a network once it is open.",
            "Read the web page in your browser",
        ),
        "braille": EditionWords(
            "Braille",
            "Contracted braille for an embosser or a braille display; translated by machine and not proofread.",
            "Download the braille edition",
        ),
        "print": EditionWords(
            "Interior for a print shop",
            "The pages of the PDF in the inks of a press, without links; page 12 is page 12 in both.",
            "Download the interior for a print shop",
        ),
        "cover": EditionWords(
            "Cover for a print shop",
            "Back, spine and front on one sheet; the spine fits the number of pages.",
            "Download the cover for a print shop",
        ),
    },
    unsure="Not sure? Take this one: {edition}",
    booklet="Two pages on each side of a sheet, to print on both sides and fold",
    sums="Show the checksums",
    with_facts="{link} ({facts})",
    page="1 page",
    pages="{n} pages",
    bytes="{n} bytes",
    words="{n} words",
    trade="For print shops",
    proof="How these files were checked: the proof",
    accessibility="Accessibility of this file",
    whole_notice="Read the whole notice",
    notice="Please note",
    reviewed_by="Reviewed by {names}.",
    released="Version",
    language="Language",
    translations="In other languages",
    verify="Check your download",
    verify_how="A file is complete and unchanged if its SHA-256 checksum is the one below.",
    verify_commands="On Linux and macOS, {unix} prints it; on Windows, {windows} does.",
    file="FILE",
    manifest="All facts for machines: manifest.json",
)

_ACCESS = AccessWords(
    ways_of_reading="Ways of reading",
    modifiable="Appearance can be modified",
    unmodifiable="Appearance cannot be modified",
    modifiable_unknown="No information about appearance modifiability is available",
    readable="Readable in read aloud or dynamic braille",
    readable_unknown="No information about nonvisual reading is available",
    alternative_text="Has alternative text",
    conformance="Conformance",
    level_aa="This publication meets accepted accessibility standards",
    claims="This publication claims to meet {standard}",
    certified_by="The publication was certified by {certifier}",
    certified_on="The publication was certified on {date}",
    by_machine="Keeps every rule of {standard} that a machine can check",
    not_claimed="No conformance is claimed: no person has yet judged what machines cannot",
    conformance_unknown="No information is available",
    navigation="Navigation",
    toc="Table of contents",
    headings="Headings",
    pages="Go to page",
    rich_content="Rich content",
    mathml="Math as MathML",
    described_math="Text descriptions of math are provided",
    hazards="Hazards",
    no_hazards="No hazards",
    hazards_unknown="The presence of hazards is unknown",
    flashing_unknown="Flashing hazards not known",
    motion_unknown="Motion simulation hazards not known",
    no_sound="No sound hazards",
    summary="Accessibility summary",
    additional="Additional accessibility information",
    aria="ARIA roles included",
    page_breaks="Page breaks included",
    summary_text="All text can be resized, recoloured and read aloud.",
    summary_pictures="Every picture that carries meaning has a text alternative.",
    summary_notes="Notes are linked to and back.",
    summary_citations="Citations are linked to and back.",
    summary_notes_and_citations="Notes and citations are linked to and back.",
    summary_pages="The page list follows the paged edition to the word.",
)

_CRITERIA = """\
1.1.1 Non-text Content
1.2.1 Audio-only and Video-only (Prerecorded)
1.2.2 Captions (Prerecorded)
1.2.3 Audio Description or Media Alternative (Prerecorded)
1.2.4 Captions (Live)
1.2.5 Audio Description (Prerecorded)
1.3.1 Info and Relationships
1.3.2 Meaningful Sequence
1.3.3 Sensory Characteristics
1.3.4 Orientation
1.3.5 Identify Input Purpose
1.4.1 Use of Color
1.4.2 Audio Control
1.4.3 Contrast (Minimum)
1.4.4 Resize Text
1.4.5 Images of Text
1.4.10 Reflow
1.4.11 Non-text Contrast
1.4.12 Text Spacing
1.4.13 Content on Hover or Focus
2.1.1 Keyboard
2.1.2 No Keyboard Trap
2.1.4 Character Key Shortcuts
2.2.1 Timing Adjustable
2.2.2 Pause, Stop, Hide
2.3.1 Three Flashes or Below Threshold
2.4.1 Bypass Blocks
2.4.2 Page Titled
2.4.3 Focus Order
2.4.4 Link Purpose (In Context)
2.4.5 Multiple Ways
2.4.6 Headings and Labels
2.4.7 Focus Visible
2.4.11 Focus Not Obscured (Minimum)
2.5.1 Pointer Gestures
2.5.2 Pointer Cancellation
2.5.3 Label in Name
2.5.4 Motion Actuation
2.5.7 Dragging Movements
2.5.8 Target Size (Minimum)
3.1.1 Language of Page
3.1.2 Language of Parts
3.2.1 On Focus
3.2.2 On Input
3.2.3 Consistent Navigation
3.2.4 Consistent Identification
3.2.6 Consistent Help
3.3.1 Error Identification
3.3.2 Labels or Instructions
3.3.3 Error Suggestion
3.3.4 Error Prevention (Legal, Financial, Data)
3.3.7 Redundant Entry
3.3.8 Accessible Authentication (Minimum)
4.1.2 Name, Role, Value
4.1.3 Status Messages"""

_PROOF = ProofWords(
    title="Proof: {title}",
    description="What was proved of the files of “{title}”.",
    skip="Skip to the proof",
    files="Files",
    version="Version {v}, {date}",
    good="No prover that ran found an error.",
    bad="{n} errors were found.",
    not_run="Not run, for want of the tool: {tools}.",
    inputs="Inputs (SHA-256)",
    manifest="Manifest (SHA-256)",
    disclaimer_sum="Words of the disclaimer (SHA-256)",
    waivers="Waivers",
    no_waivers="The manuscript sets no finding aside.",
    waivers_caption="Findings that the manuscript sets aside",
    code="Code",
    place="Place",
    reason="Reason",
    edition="Edition",
    size="Size",
    bytes="{n} bytes",
    pages="Pages",
    words="Words",
    said="{n} said; {differences} differences from the manuscript",
    disclaimer="Words of the disclaimer",
    claimed="Standards claimed",
    proved="Standards proved, as far as a machine can",
    standard="Standard",
    by="By",
    provers="Provers",
    prover="Prover",
    judged_by="Judged by",
    objects="Looked at",
    unproved="No error was found, but not everything was looked at: this is no proof.",
    broke="Broke down, so that nothing is known of what it judges: {tools}.",
    why="Why {prover} said nothing: {why}",
    result="Result",
    rules="Rules",
    findings="Findings",
    raw="What {prover} said of it: {file}",
    not_told="not told",
    person="What a person must still check",
    severity="Severity",
    message="Message",
    wcag="WCAG 2.2, levels A and AA",
    wcag_how="Only what was proved from the bytes is said to be supported; the rest is for a person to judge.",
    officer="The report for an accessibility officer, edition by edition (ACR)",
    criteria_caption="Success criteria",
    criterion="Criterion",
    level="Level",
    state="State",
    remark="Remark",
    found="Found: {codes}.",
    download_page="Download page",
    terms={},
    criteria=dict(line.split(" ", 1) for line in _CRITERIA.splitlines()),
)

_POLICY = PolicyWords(
    title="Policy and statements",
    held_to="Held to: {names}.",
    unusable="The policy could not be used.",
    weakened="What a policy asks less of than the one it extends",
    rule="Rule",
    policy="Policy",
    was="Was",
    now="Is",
    because="Because",
    by="By",
    none="The policy requires no statement.",
    statements="The statements of the disclaimer",
    statement="Statement",
    language="Language",
    words="Words",
    approved_by="Approved by",
    said_in="Said in",
    nobody="nobody",
    on_page="{edition}, page {page}",
    wording="approved wording",
    own="not the approved wording",
    no_rules="Not checked, for want of rules for '{language}': claims without a source (CLM), reading level (LAN005, LAN014), sentences in another language (LAN013).",
    unknown_language="Whether the text is in '{language}' was not checked: it is no language that can be recognised (LAN015).",
    too_few_words="Whether the text is in the language of guide.yaml was not checked: it has too few words (LAN015).",
    no_spelling="Spelling was not checked: there is no dictionary for '{language}' on this machine (LAN009).",
    spelling_elsewhere="Spelling in '{language}' is checked with the dictionaries of the machine, if it has one: the proof says whether it was (LAN009).",
    no_retractions="Whether a source was retracted was asked of the list of {date} that comes with Guidepress, by DOI ({looked} of {all} sources); later retractions are unknown (REF014).",
    words_only="The statements were looked for by words only: denials are unknown in '{language}' (DIS020).",
    no_wordings="The policy has no wordings in '{language}', so only markers vouch for: {names} (DIS011).",
)

_IMPORTING = ImportWords(
    disclaimer_title="Disclaimer",
    disclaimer="This edition was made from the files of “{title}”. Nobody has yet written a disclaimer for it: here stands what the book is not, what it cannot do for its readers, and where they find help.",
    unknown="Not stated.",
    not_reviewed="Not reviewed.",
    write_here="Write the text here. A source is cited by its key: {cited}.",
    undescribed="Undescribed: {name}",
)

_CONTACTS = ContactWords(
    caption="Where to call",
    where="Where you are",
    what_for="For",
    number="Number or address",
    anywhere="Anywhere",
    regions={"us": "United States", "uk": "United Kingdom", "eu": "European Union", "ca": "Canada", "au": "Australia"},
)

_SPEAK = SpeakWords(
    document="document, {language}",
    heading="heading level {level}",
    list="list of {n}",
    contents="contents of {n}",
    table="table {columns} columns {rows} rows",
    item="item",
    expansion="{text} [that is {words}]",
    kinds={
        kind: kind
        for kind in (
            "paragraph",
            "label",
            "row",
            "cell",
            "head cell",
            "caption",
            "figure",
            "formula",
            "note",
            "link",
            "reference",
            "entry",
            "quote",
            "quotation",
            "code",
            "contents entry",
            "callout",
            "title",
            "annotation",
            "audio",
            "video",
            "text field",
            "checkbox",
            "radio button",
            "button",
            "choice",
            "signature",
        )
    },
    languages={
        "ar": "Arabic",
        "de": "German",
        "el": "Greek",
        "en": "English",
        "es": "Spanish",
        "fi": "Finnish",
        "fr": "French",
        "he": "Hebrew",
        "id": "Indonesian",
        "it": "Italian",
        "ja": "Japanese",
        "la": "Latin",
        "ms": "Malay",
        "nl": "Dutch",
        "pt": "Portuguese",
        "ru": "Russian",
        "th": "Thai",
        "tr": "Turkish",
        "zh": "Chinese",
    },
    states={"checked": "checked", "not checked": "not checked"},
    notes={
        "untagged": "No structure; pages whose words are said in the order in which they are drawn: {n}.",
        "outside": "Words outside the structure, not said: {n}.",
        "meaningless": "Characters whose font does not say what they mean: {n}.",
        "unread": "Pages that could not be read to their end: {n}.",
        "renditions": "Further renditions of the book, not said: {n}.",
        "nothing": "Nothing is said.",
    },
)

_BRAILLE = BrailleCode(
    name="Unified English Braille, contracted (grade 2)",
    table="en-ueb-g2.ctb",
    plain="en-ueb-g1.ctb",
    emphasis=True,
    foreign=True,
    edition="Braille edition",
    statement="Machine-translated, not proofread.",
    made="Code: {name}. Translated by liblouis {version} with the table {table}.",
    struck=("struck out", "end of struck out"),
    notes_title="Transcriber's Notes",
    notes=(
        "Where a figure or a dose matters, compare it with the print edition.\n"
        "The number of the print page stands at the top right, that of the braille page at the bottom right. A line "
        "of hyphens that ends in a number shows where a print page begins.\n"
        "Pictures are described in transcriber's note indicators after their captions. Formulas are spoken in words, "
        "in the same indicators.\n"
        "Tables are listed by rows: the entry of the first column, then for each other column its heading, a colon "
        "and the entry. A dash stands for an empty entry.\n"
        "Notes stand, indented, after the paragraph that calls them. Other raised numbers are those of "
        "the references.\n"
        "Boxes begin and end with a full line of cells. Program text and phrases in other languages are not "
        "contracted; other scripts are in the braille of their languages. Characters without a sign are named.\n"
    ),
)

_COLOURS = "(?:red|green|blue|yellow|orange|purple|violet|pink|brown|teal)"

_CHECKS = Checks(
    marks="behind",
    may_double=words("blah bye do had ha her hush knock no now so that there tut very was well yes"),
    says_nothing=phrases(
        "article, click, click here, click this, details, document, download, file, find out more, follow this link, full article,"
        " here, info, information, learn more, link, more, more details, more info, more information, open, page, pdf, read,"
        " read here, read more, read on, see, see here, see more, site, source, tap here, the link, the page, the site,"
        " the website, there, this, this article, this document, this file, this link, this page, this site, this website, url,"
        " view, view more, visit, web page, website"
    ),
    placeholders=phrases(
        "alt, alt text, alt text here, your alt text here, alternative text, caption, chart, describe me, description, diagram, drawing, figure, graph, graphic,"
        " illustration, image, img, photo, photograph, pic, picture, placeholder, screenshot, spacer, tbd, todo, untitled"
    ),
    little=words("and are by for from have is it of that the their they this to we were which with you your"),
    by_colour=(
        rf"\b(?:the|this|that|these|those|each|every)(?: \w{{1,12}})? {_COLOURS}(?: \w{{1,12}})? (?:line|bar|curve|dot|point|slice|segment|sector|arrow|box|square|circle|part|half|end|side|section|portion|region|strip|band"
        rf"|area|column|row|cell|shape|field)s?\b|\b(?:shown|marked|drawn|printed|highlighted|shaded|colou?red|plotted|set|given) (?:in )?{_COLOURS}\b"
        rf"|\b(?:colou?r|{_COLOURS}) (?:means|shows|stands for|marks|indicates)\b"
    ),
    pictures=r"\b(?:figure|chart|graph|diagram|drawing|picture|map|plot|illustration)s?\b",
    other_cues=(
        r"\b(?:dash|dott|solid|thick|thin|strip|hatch|cross|label|named?\b|upper|lower|left|right|top|bottom|long|short|first|last"
        r"|large|small|big|outer|inner|wide|narrow|round)"
    ),
    image_of=(
        r"(?:an? |the |this (?:is an? )?|here is an? )?(?:images?|pictures?|photos?|photographs?|graphics?|pics?|illustrations?|screenshots?|figures?)"
        r" (?:of|showing|shows|that shows|depicting|with|displaying|illustrating)\b"
    ),
    elsewhere=(
        r"\b(?:see|refer to|described in|explained in|as in|same as in|look at)\b.{0,30}\b(?:below|above|text|table|caption|page|left|right"
        r"|next|previous|section)\b|\b(?:the|see) (?:table|text|caption|figure) (?:below|above)\b"
    ),
    numbered=(
        r"(?<![\w-])(?:(?P<kind>[Ff]igure|[Tt]able|[Ff]ig\.)\s\d+(?![\w.]\d)|(?:on|see|See|to|at)\s(?P<page>pages?\s\d+)"
        r"|(?:in|see|See|to|of)\s(?P<section>(?:[Ss]ection|[Cc]hapter)\s\d+)"
        r"|(?P<opens>(?:Section|Chapter)\s\d+)(?=\s(?:is|has|says|shows|tells|explains|gives|lists|describes|may|can|helps)\b))(?!\w)"
    ),
    of_another=r"\s+(?:of|in|from)\s+(?:the|their|that|this|a)\s+(?:paper|study|book|report|article|review|act|law|code)",
    spoken_of=r"\b(?:the|this|that|these|in|following|both)\s(?:\w+\s)?(?:(?P<table>table)|(?P<figure>figure|chart|graph|drawing|picture))s?\b",
    danger=(
        r"\b(?:seizures?|fits?\b|convuls\w{1,6}|(?:not|stops?|stopped|trouble|slow|hard) (?:breath\w{1,4})|cannot breathe|cannot be woken|can['’]t be woken|won['’]t wake"
        r"|unconscious|unresponsive|passed out|chest pain|faint(?:s|ed|ing)?|stroke|blue (?:or \w+ )?lips|overdose|suicid\w{1,3}|ending your life|severe bleeding|choking|stiff neck|paraly[sz]ed|cannot (?:swallow|speak))\b"
    ),
    help=(
        r"\b(?:call|ring|dial|phone|text|ambulance|emergency|hospital|doctor|nurse|clinic\w{0,4}|midwife|911|999|112|988|000|helplines?|go to"
        r"|get help|help at once)\b"
    ),
)

ENGLISH = Language(
    tag="en",
    name="English",
    rtl=False,
    csl="en-US",
    spine_up=False,
    typography=Typography(
        quotes=Quotes("“", "”", "‘", "’"),
        partners={"”": "“", "»": "«"},
        elisions=tuple(
            sorted(
                words(
                    "tis tisn twas twasn twere twill twould til till em im cause cos coz round bout cept fraid neath gainst nuff n s"
                )
            )
        ),
        leaning=words("a an the of to in on at by for from with your our its no"),
    ),
    numbers=Numbers(decimal=".", thousands=",", units=("B", "kB", "MB", "GB")),
    book=_BOOK,
    math=_MATH,
    web=_WEB,
    download=_DOWNLOAD,
    access=_ACCESS,
    proof=_PROOF,
    policy=_POLICY,
    contacts=_CONTACTS,
    speak=_SPEAK,
    importing=_IMPORTING,
    braille=_BRAILLE,
    checks=_CHECKS,
)

LANGUAGE = ENGLISH
REGIONS: Mapping[str, Language] = {
    "en-GB": replace(ENGLISH, csl="en-GB"),
    "en-US": replace(
        ENGLISH,
        book=replace(_BOOK, licence="License"),
        download=replace(
            _DOWNLOAD,
            editions={
                **_DOWNLOAD.editions,
                "epub": replace(
                    _DOWNLOAD.editions["epub"],
                    summary="For e-readers, phones and screen readers: type, size, spacing and colors are yours to choose.",
                ),
            },
        ),
        access=replace(_ACCESS, summary_text="All text can be resized, recolored and read aloud."),
        proof=replace(
            _PROOF,
            terms={
                "Nothing is told by colour alone, and the contrast suffices.": "Nothing is told by color alone, and the contrast suffices.",
                "Nothing is told by colour alone.": "Nothing is told by color alone.",
                "Colours and lines are right on paper.": "Colors and lines are right on paper.",
                "The spine fits the book, and the colours are right on paper.": "The spine fits the book, and the colors are right on paper.",
            },
        ),
    ),
}
