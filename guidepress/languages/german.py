"""German, and what Austria and Switzerland write otherwise.

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
from guidepress.languages.language import BrailleCode, Checks, Language, phrases, respelled, words
from guidepress.languages.signs import Byline, Dates, Numbers, Quotes, Typography

_BOOK = BookWords(
    contents="Inhalt",
    imprint="Über diese Ausgabe",
    references="Quellen",
    further_reading="Zum Weiterlesen",
    part="Teil {n}",
    figure="Abbildung",
    table="Tabelle",
    callouts={"note": "Hinweis", "tip": "Tipp", "warning": "Warnung", "danger": "Gefahr", "example": "Beispiel"},
    callout_label="{kind}:",
    task_open="nicht erledigt",
    task_done="erledigt",
    note_call="Anmerkung {n}",
    back_to_note="Zurück zu Anmerkung {n} im Text",
    cited_in="Zitiert in:",
    citation_of="Quelle {n}",
    back_to_citation="Zurück zu Zitat {n} von {total}, in {part}",
    byline=Byline(
        by="Von {names}", comma=", ", last="{before} und {last}", articles={"Der ": None, "Die ": None, "Das ": None}
    ),
    dates=Dates(
        months=tuple(
            """
            Januar Februar März April Mai Juni Juli August September Oktober November Dezember
            """.split()
        ),
        form="{day}. {month} {year}",
        short={3: ("mrz",), 9: ("sept", "sep"), 10: ("okt",), 12: ("dez",)},
        ordinals=(".",),
        until=("bis",),
    ),
    version="Version {v}, {date}",
    publisher="Verlag",
    author="Verfasst von",
    authors="Verfasst von",
    edition="Ausgabe",
    identifier="Kennung",
    isbn="ISBN",
    licence="Lizenz",
    reviewed_by="Fachliche Prüfung",
    version_reviewed_by="Version {version} wurde fachlich geprüft von {names}.",
    reviewed="Zuletzt geprüft",
    next_review="Nächste Prüfung",
    law_checked="Rechtslage zuletzt geprüft",
    evidence="Studienlage zuletzt gesucht",
    funding="Finanzierung",
    conflicts="Interessenkonflikte",
    contact="Kontakt",
    provenance="Herkunft des Textes",
    page="Seite",
    cover="Umschlag von {title}",
    cover_leaf="Umschlag",
    inside_cover="Umschlaginnenseite",
    landmarks="Orientierungspunkte",
    start_of_text="Beginn des Textes",
    page_list="Seiten der Druckausgabe",
    page_source="{title}, Version {version}, {date}, PDF und Druckausgabe",
    qr_code="QR-Code, der zu {address} führt",
    whole_guide="Der ganze Ratgeber:",
    whole_disclaimer="Alle Hinweise stehen vollständig im Ratgeber.",
    sources_there="Die Quellen stehen im Ratgeber.",
)

_MATH = MathWords(
    symbols={
        "+": "plus",
        "-": "minus",
        "−": "minus",
        "±": "plus oder minus",
        "=": "gleich",
        "≠": "ungleich",
        "<": "kleiner als",
        ">": "größer als",
        "≤": "kleiner oder gleich",
        "≥": "größer oder gleich",
        "≈": "ungefähr gleich",
        "×": "mal",
        "·": "mal",
        "⋅": "mal",
        "∗": "mal",
        "/": "durch",
        "÷": "geteilt durch",
        "∑": "die Summe",
        "∏": "das Produkt",
        "∫": "das Integral",
        "∞": "unendlich",
        "∂": "partiell",
        "→": "gegen",
        "∈": "Element von",
        "∝": "proportional zu",
        "√": "Wurzel",
        "(": "Klammer auf",
        ")": "Klammer zu",
        "[": "eckige Klammer auf",
        "]": "eckige Klammer zu",
        "{": "geschweifte Klammer auf",
        "}": "geschweifte Klammer zu",
        "|": "senkrechter Strich",
        ",": ",",
        "!": "Fakultät",
        "%": "Prozent",
        "…": "und so weiter",
        "⋯": "und so weiter",
        "∣": "unter der Bedingung",
        "∼": "verteilt wie",
        "^": "Dach",
        "¯": "quer",
        "ˉ": "quer",
        "‾": "quer",
        "~": "Tilde",
        "˜": "Tilde",
        "\u2062": "",
        "\u2061": "von",
        "′": "Strich",
        "α": "Alpha",
        "β": "Beta",
        "γ": "Gamma",
        "δ": "Delta",
        "ε": "Epsilon",
        "ϵ": "Epsilon",
        "ζ": "Zeta",
        "η": "Eta",
        "θ": "Theta",
        "κ": "Kappa",
        "λ": "Lambda",
        "μ": "My",
        "ν": "Ny",
        "ξ": "Xi",
        "π": "Pi",
        "ρ": "Rho",
        "σ": "Sigma",
        "τ": "Tau",
        "φ": "Phi",
        "ϕ": "Phi",
        "χ": "Chi",
        "ψ": "Psi",
        "ω": "Omega",
        "Δ": "großes Delta",
        "Σ": "großes Sigma",
        "Ω": "großes Omega",
        "Γ": "großes Gamma",
        "Λ": "großes Lambda",
        "Φ": "großes Phi",
        "Π": "großes Pi",
    },
    powers={"2": "zum Quadrat", "3": "hoch drei"},
    over="{top} durch {bottom}",
    fraction="der Bruch {top} durch {bottom}, Ende des Bruchs,",
    power="{base} hoch {exponent}",
    index="{base} Index {index}",
    from_to="{base} für {low} bis {high} von",
    under="{base} für {under} von",
    above="{base} {above}",
    root="die Quadratwurzel aus {inside}, Ende der Wurzel,",
    nth_root="die Wurzel der Ordnung {order} aus {inside}, Ende der Wurzel,",
    row="Zeile {n}: {cells}",
    table="eine Tabelle mit {n} Zeilen: {rows}; Ende der Tabelle,",
)

_WEB = WebWords(
    skip="Zum Text springen",
    formats="Weitere Formate zum Herunterladen",
    top="Zum Seitenanfang",
    formula="Formel",
    table="Tabelle",
    formats_short="Alle Formate",
    ways="Schnellzugriff",
    emergency="Im Notfall",
    search="Suche",
    field="In diesem Ratgeber suchen",
    found="Fundstellen: {n}",
    nothing="Nichts gefunden.",
    view="Anzeige",
    shade="Hell oder dunkel",
    system="Wie am Gerät eingestellt",
    light="Hell",
    dark="Dunkel",
    contrast="Mehr Kontrast",
    previous="Zurück: {title}",
    next="Weiter: {title}",
    anchor="Link zu „{title}“",
)

_DOWNLOAD = DownloadWords(
    skip="Zu den Dateien springen",
    cover="Umschlag von „{title}“",
    editions_heading="Lesen oder herunterladen",
    editions={
        "screen": EditionWords(
            "PDF",
            "Feste Seiten zum Lesen am Bildschirm oder zum Ausdrucken; ausgezeichnet für Screenreader.",
            "PDF herunterladen",
        ),
        "screen-ua2": EditionWords(
            "PDF 2.0",
            "Die Seiten des PDF, ausgezeichnet nach PDF 2.0; für Leseprogramme, die diese Version kennen.",
            "PDF 2.0 herunterladen",
        ),
        "large-print": EditionWords(
            "PDF in Großdruck",
            "Kein Buchstabe unter 16 Punkt, der Text in 18; zum Lesen auf Papier oder am Bildschirm.",
            "PDF in Großdruck herunterladen",
        ),
        "dyslexia": EditionWords(
            "PDF mit weiten Abständen",
            "Größere Schrift, weite Abstände und cremefarbene Seiten, für Menschen mit Legasthenie.",
            "PDF mit weiten Abständen herunterladen",
        ),
        "phone": EditionWords(
            "PDF für das Handy",
            "Kleine Seiten in einer Schrift, die auf dem Handy ohne Vergrößern lesbar ist; eine Spalte, keine leeren Seiten.",
            "PDF für das Handy herunterladen",
        ),
        "leaflet": EditionWords(
            "Faltblatt",
            "Das Wichtigste auf wenigen kleinen Seiten, zum Weitergeben; der ganze Ratgeber sagt mehr.",
            "Faltblatt herunterladen",
        ),
        "epub": EditionWords(
            "EPUB",
            "Für E-Reader, Handys und Screenreader: Schrift, Größe, Abstände und Farben bestimmen Sie selbst.",
            "EPUB herunterladen",
        ),
        "web": EditionWords(
            "Webseite",
            "Alles auf einer Seite, zum Lesen im Browser; ist sie einmal geöffnet, braucht sie kein Netz mehr.",
            "Webseite im Browser lesen",
        ),
        "braille": EditionWords(
            "Brailleschrift",
            "Kurzschrift für Brailledrucker und Braillezeile; maschinell übertragen, nicht Korrektur gelesen.",
            "Ausgabe in Brailleschrift herunterladen",
        ),
        "print": EditionWords(
            "Innenteil für die Druckerei",
            "Die Seiten des PDF in den Farben der Druckmaschine, ohne Links; Seite 12 ist in beiden Seite 12.",
            "Innenteil für die Druckerei herunterladen",
        ),
        "cover": EditionWords(
            "Umschlag für die Druckerei",
            "Rückseite, Buchrücken und Vorderseite auf einem Bogen; der Rücken passt zur Zahl der Seiten.",
            "Umschlag für die Druckerei herunterladen",
        ),
    },
    unsure="Nicht sicher? Nehmen Sie: {edition}",
    booklet="Zwei Seiten auf jeder Blattseite, zum beidseitigen Drucken und Falten",
    sums="Prüfsummen zeigen",
    with_facts="{link} ({facts})",
    page="1 Seite",
    pages="{n} Seiten",
    bytes="{n} Byte",
    words="{n} Wörter",
    trade="Für Druckereien",
    proof="Wie diese Dateien geprüft wurden: der Nachweis",
    accessibility="Barrierefreiheit dieser Datei",
    whole_notice="Den ganzen Hinweis lesen",
    notice="Bitte beachten",
    reviewed_by="Fachlich geprüft von {names}.",
    released="Version",
    language="Sprache",
    translations="In anderen Sprachen",
    verify="Prüfen, ob eine Datei vollständig ist",
    verify_how="Eine Datei ist vollständig und unverändert, wenn ihre SHA-256-Prüfsumme die hier genannte ist.",
    verify_commands="Unter Linux und macOS zeigt sie {unix} an, unter Windows {windows}.",
    file="DATEI",
    manifest="Alle Angaben für Maschinen: manifest.json",
)

_ACCESS = AccessWords(
    ways_of_reading="Möglichkeiten zu lesen",
    modifiable="Die Darstellung kann angepasst werden",
    unmodifiable="Die Darstellung kann nicht angepasst werden",
    modifiable_unknown="Keine Angaben dazu, ob die Darstellung angepasst werden kann",
    readable="Lesbar mit Vorlesefunktion oder Braillezeile",
    readable_unknown="Keine Angaben zum nichtvisuellen Lesen",
    alternative_text="Mit Alternativtexten",
    conformance="Konformität",
    level_aa="Diese Publikation erfüllt anerkannte Standards der Barrierefreiheit",
    claims="Diese Publikation erhebt den Anspruch, {standard} zu erfüllen",
    certified_by="Die Publikation wurde zertifiziert von {certifier}",
    certified_on="Die Publikation wurde zertifiziert am {date}",
    by_machine="Hält jede Regel von {standard} ein, die eine Maschine prüfen kann",
    not_claimed="Es wird keine Konformität beansprucht: Was Maschinen nicht beurteilen können, hat noch kein Mensch beurteilt",
    conformance_unknown="Keine Angaben",
    navigation="Navigation",
    toc="Inhaltsverzeichnis",
    headings="Überschriften",
    pages="Gehe zu Seite",
    rich_content="Besondere Inhalte",
    mathml="Formeln als MathML",
    described_math="Formeln sind in Worten beschrieben",
    hazards="Gefahren",
    no_hazards="Keine Gefahren",
    hazards_unknown="Ob es Gefahren gibt, ist nicht bekannt",
    flashing_unknown="Ob es Gefahren durch Blitze gibt, ist nicht bekannt",
    motion_unknown="Ob es Gefahren durch simulierte Bewegung gibt, ist nicht bekannt",
    no_sound="Keine Gefahren durch Geräusche",
    summary="Zusammenfassung zur Barrierefreiheit",
    additional="Weitere Angaben zur Barrierefreiheit",
    aria="Mit ARIA-Rollen",
    page_breaks="Mit Seitenumbrüchen",
    summary_text="Der ganze Text lässt sich vergrößern, umfärben und vorlesen.",
    summary_pictures="Jedes Bild, das etwas bedeutet, hat einen Alternativtext.",
    summary_notes="Anmerkungen sind hin und zurück verlinkt.",
    summary_citations="Quellenangaben sind hin und zurück verlinkt.",
    summary_notes_and_citations="Anmerkungen und Quellenangaben sind hin und zurück verlinkt.",
    summary_pages="Die Seitenliste folgt der Ausgabe mit festen Seiten aufs Wort.",
)

_CRITERIA = """\
1.1.1 Nicht-Text-Inhalt
1.2.1 Reines Audio und Video (aufgezeichnet)
1.2.2 Untertitel (aufgezeichnet)
1.2.3 Audiodeskription oder Medienalternative (aufgezeichnet)
1.2.4 Untertitel (live)
1.2.5 Audiodeskription (aufgezeichnet)
1.3.1 Informationen und Beziehungen
1.3.2 Sinnvolle Reihenfolge
1.3.3 Sensorische Eigenschaften
1.3.4 Ausrichtung
1.3.5 Eingabezweck bestimmen
1.4.1 Benutzung von Farbe
1.4.2 Steuerung des Tons
1.4.3 Kontrast (Minimum)
1.4.4 Textgröße ändern
1.4.5 Bilder von Text
1.4.10 Automatischer Umbruch
1.4.11 Kontrast von Nicht-Text-Inhalt
1.4.12 Textabstände
1.4.13 Inhalt bei Darüberfahren oder Fokus
2.1.1 Tastatur
2.1.2 Keine Tastaturfalle
2.1.4 Tastenkürzel
2.2.1 Zeitvorgaben anpassbar
2.2.2 Pausieren, beenden, ausblenden
2.3.1 Höchstens drei Blitze oder unter dem Grenzwert
2.4.1 Blöcke umgehen
2.4.2 Seite mit Titel
2.4.3 Reihenfolge des Fokus
2.4.4 Zweck eines Links (im Zusammenhang)
2.4.5 Verschiedene Wege
2.4.6 Überschriften und Beschriftungen
2.4.7 Fokus sichtbar
2.4.11 Fokus nicht verdeckt (Minimum)
2.5.1 Zeigergesten
2.5.2 Abbruch von Zeigereingaben
2.5.3 Beschriftung im Namen
2.5.4 Auslösung durch Bewegung
2.5.7 Ziehbewegungen
2.5.8 Zielgröße (Minimum)
3.1.1 Sprache der Seite
3.1.2 Sprache von Teilen
3.2.1 Bei Fokus
3.2.2 Bei Eingabe
3.2.3 Einheitliche Navigation
3.2.4 Einheitliche Bezeichnung
3.2.6 Einheitliche Hilfe
3.3.1 Fehlererkennung
3.3.2 Beschriftungen oder Anweisungen
3.3.3 Vorschläge bei Fehlern
3.3.4 Fehlervermeidung (rechtlich, finanziell, Daten)
3.3.7 Überflüssige Eingabe
3.3.8 Barrierefreie Anmeldung (Minimum)
4.1.2 Name, Rolle, Wert
4.1.3 Statusmeldungen"""

_PROOF = ProofWords(
    title="Nachweis: {title}",
    description="Was an den Dateien von „{title}“ nachgewiesen ist.",
    skip="Zum Nachweis springen",
    files="Dateien",
    version="Version {v}, {date}",
    good="Keine Prüfung, die gelaufen ist, hat einen Fehler gefunden.",
    bad="Gefundene Fehler: {n}.",
    not_run="Nicht gelaufen, weil das Werkzeug fehlt: {tools}.",
    inputs="Eingaben (SHA-256)",
    manifest="Bestandsliste (SHA-256)",
    disclaimer_sum="Wörter des Haftungshinweises (SHA-256)",
    waivers="Ausnahmen",
    no_waivers="Das Manuskript nimmt keine Beanstandung aus.",
    waivers_caption="Beanstandungen, die das Manuskript ausnimmt",
    code="Code",
    place="Stelle",
    reason="Grund",
    edition="Ausgabe",
    size="Größe",
    bytes="{n} Byte",
    pages="Seiten",
    words="Wörter",
    said="{n} gesagt; Abweichungen vom Manuskript: {differences}",
    disclaimer="Wörter des Haftungshinweises",
    claimed="Beanspruchte Standards",
    proved="Nachgewiesene Standards, soweit eine Maschine das kann",
    standard="Standard",
    by="Durch",
    provers="Prüfprogramme",
    prover="Prüfprogramm",
    judged_by="Geprüft auf",
    objects="Angesehen",
    unproved="Es wurde kein Fehler gefunden, aber nicht alles angesehen: Das ist kein Nachweis.",
    broke="Abgebrochen, sodass über das, was es prüft, nichts bekannt ist: {tools}.",
    why="Warum {prover} nichts gesagt hat: {why}",
    result="Ergebnis",
    rules="Regeln",
    findings="Beanstandungen",
    raw="Was {prover} dazu gesagt hat: {file}",
    not_told="nicht angegeben",
    person="Was ein Mensch noch prüfen muss",
    severity="Schwere",
    message="Meldung",
    wcag="WCAG 2.2, Stufen A und AA",
    wcag_how="Erfüllt heißt hier nur, was aus den Bytes nachgewiesen ist; über alles andere muss ein Mensch urteilen.",
    officer="Der Bericht für Beauftragte für Barrierefreiheit, Ausgabe für Ausgabe (ACR)",
    criteria_caption="Erfolgskriterien",
    criterion="Kriterium",
    level="Stufe",
    state="Stand",
    remark="Bemerkung",
    found="Gefunden: {codes}.",
    download_page="Seite zum Herunterladen",
    terms={
        "passed": "bestanden",
        "passed with warnings": "bestanden, mit Warnungen",
        "failed": "nicht bestanden",
        "not run": "nicht gelaufen",
        "broke down": "abgebrochen",
        "words": "Wörter",
        "disclaimer": "Haftungshinweis",
        "structure": "Struktur",
        "record": "Datensatz für den Handel",
        "preflight": "Druckvorprüfung",
        "clear type": "gut lesbare Schrift",
        "likeness": "Aussehen und Ziele der Links",
        "braille": "Brailleschrift",
        "A prover that decides it did not run.": "Ein Prüfprogramm, das darüber entscheidet, ist nicht gelaufen.",
        "error": "Fehler",
        "warning": "Warnung",
        "note": "Hinweis",
        "Supports": "Erfüllt",
        "Partially Supports": "Teilweise erfüllt",
        "A person judged it.": "Ein Mensch hat es beurteilt.",
        "Does Not Support": "Nicht erfüllt",
        "Not Applicable": "Nicht anwendbar",
        "Not Evaluated": "Nicht bewertet",
        "No file that is read on a screen was proved.": "Es wurde keine Datei geprüft, die am Bildschirm gelesen wird.",
        "The files hold no script, form, sound or film.": "Die Dateien enthalten kein Skript, kein Formular, keinen Ton und keinen Film.",
        "The files hold no sound or film.": "Die Dateien enthalten keinen Ton und keinen Film.",
        "Decided by the rules named.": "Durch die genannten Regeln entschieden.",
        "needs a person": "braucht einen Menschen",
        "needs a person; the rules named prove a part.": "braucht einen Menschen; die genannten Regeln weisen einen Teil nach.",
        "WCAG 2.2 A and AA, by machine": "WCAG 2.2 A und AA, maschinell",
        "Each tag is the right one for what it marks.": "Jede Auszeichnung ist die richtige für das, was sie auszeichnet.",
        "Nothing is told by colour alone, and the contrast suffices.": "Nichts wird nur durch Farbe gesagt, und der Kontrast genügt.",
        "The order of the tags is the order in which a person reads.": "Die Reihenfolge der Auszeichnungen ist die, in der ein Mensch liest.",
        "The alternative of each figure says what the figure says.": "Der Alternativtext jeder Abbildung sagt, was die Abbildung sagt.",
        "Headings name what follows, and their levels are those of the text.": "Überschriften nennen, was folgt, und ihre Ebenen sind die des Textes.",
        "Tables are tables, and their head cells head what they say.": "Tabellen sind Tabellen, und ihre Kopfzellen stehen über dem, was sie benennen.",
        "Notes are marked as notes and referred to.": "Anmerkungen sind als solche ausgezeichnet, und es wird auf sie verwiesen.",
        "What a link says tells where it leads.": "Was ein Link sagt, nennt sein Ziel.",
        "Descriptions of figures say what the figures say.": "Beschreibungen von Abbildungen sagen, was die Abbildungen sagen.",
        "Nothing is told by shape, place or sound alone.": "Nichts wird nur durch Form, Ort oder Klang gesagt.",
        "Nothing is told by colour alone.": "Nichts wird nur durch Farbe gesagt.",
        "No picture stands for text.": "Kein Bild steht anstelle von Text.",
        "Headings name what follows.": "Überschriften nennen, was folgt.",
        "Words of another language are marked as such.": "Wörter einer anderen Sprache sind als solche ausgezeichnet.",
        "The page numbers are those of the paged edition named as source.": "Die Seitenzahlen sind die der Ausgabe mit festen Seiten, die als Quelle genannt ist.",
        "Colours and lines are right on paper.": "Farben und Linien stimmen auf dem Papier.",
        "The spine fits the book, and the colours are right on paper.": "Der Rücken passt zum Buch, und die Farben stimmen auf dem Papier.",
        "A braille reader has read the translation.": "Jemand, der Braille liest, hat die Übertragung gelesen.",
        "Press proof": "Andruck",
        "Proofreading": "Korrekturlesen",
    },
    criteria=dict(line.split(" ", 1) for line in _CRITERIA.splitlines()),
)

_POLICY = PolicyWords(
    title="Regelwerk und Pflichtaussagen",
    held_to="Eingehalten werden: {names}.",
    unusable="Das Regelwerk war nicht verwendbar.",
    weakened="Wovon ein Regelwerk weniger verlangt als das, auf dem es beruht",
    rule="Regel",
    policy="Regelwerk",
    was="War",
    now="Ist",
    because="Grund",
    by="Verantwortlich",
    none="Das Regelwerk verlangt keine Aussage.",
    statements="Die Aussagen des Haftungsausschlusses",
    statement="Aussage",
    language="Sprache",
    words="Wortlaut",
    approved_by="Freigegeben von",
    said_in="Steht in",
    nobody="niemand",
    on_page="{edition}, Seite {page}",
    wording="freigegebener Wortlaut",
    own="nicht der freigegebene Wortlaut",
    no_rules="Nicht geprüft, weil es für „{language}“ keine Regeln gibt: Lesbarkeit (LAN005, LAN014), Sätze in einer anderen Sprache (LAN013); Behauptungen ohne Quelle (CLM001) nur nach wenigen Mustern.",
    unknown_language="Ob der Text in „{language}“ ist, wurde nicht geprüft: Diese Sprache lässt sich nicht erkennen (LAN015).",
    too_few_words="Ob der Text in der Sprache von guide.yaml ist, wurde nicht geprüft: Er hat zu wenige Wörter (LAN015).",
    no_spelling="Die Rechtschreibung ist nicht geprüft: Auf diesem Rechner gibt es kein Wörterbuch für „{language}“ (LAN009).",
    spelling_elsewhere="Die Rechtschreibung in „{language}“ wird mit dem Wörterbuch des Rechners geprüft, wenn er eines hat: Ob das geschah, steht im Prüfbericht (LAN009).",
    no_retractions="Ob eine Quelle zurückgezogen wurde, ist nur in der Liste vom {date} nachgesehen, die Guidepress mitbringt, anhand der DOI ({looked} von {all} Quellen); was später zurückgezogen wurde, ist nicht geprüft (REF014).",
    words_only="Die Aussagen wurden nur an ihren Wörtern gesucht: Verneinungen sind in „{language}“ unbekannt (DIS020).",
    no_wordings="Das Regelwerk hat keinen Wortlaut in „{language}“, daher bürgen nur Marken für: {names} (DIS011).",
)

_IMPORTING = ImportWords(
    disclaimer_title="Haftungshinweis",
    disclaimer="Diese Ausgabe ist aus den Dateien von „{title}“ gemacht. Einen Haftungshinweis hat für sie noch niemand geschrieben: Hier steht, was das Buch nicht ist, was es seinen Lesern nicht leisten kann und wo sie Hilfe finden.",
    unknown="Nicht angegeben.",
    not_reviewed="Nicht geprüft.",
    write_here="Hier den Text schreiben. Eine Quelle wird mit ihrem Schlüssel belegt: {cited}.",
    undescribed="Unbeschrieben: {name}",
)

_CONTACTS = ContactWords(
    caption="Wen Sie anrufen können",
    where="Wo Sie sind",
    what_for="Wofür",
    number="Nummer oder Adresse",
    anywhere="Überall",
    regions={
        "us": "Vereinigte Staaten",
        "uk": "Vereinigtes Königreich",
        "eu": "Europäische Union",
        "ca": "Kanada",
        "au": "Australien",
    },
)

_SPEAK = SpeakWords(
    document="Dokument, {language}",
    heading="Überschrift Ebene {level}",
    list="Liste mit {n}",
    contents="Inhalt mit {n}",
    table="Tabelle {columns} Spalten {rows} Zeilen",
    item="Eintrag",
    expansion="{text} [das heißt {words}]",
    kinds={
        "paragraph": "Absatz",
        "label": "Kennzeichen",
        "row": "Zeile",
        "cell": "Zelle",
        "head cell": "Kopfzelle",
        "caption": "Beschriftung",
        "figure": "Abbildung",
        "formula": "Formel",
        "note": "Anmerkung",
        "link": "Link",
        "reference": "Verweis",
        "entry": "Quelle",
        "quote": "Zitat",
        "quotation": "Zitat",
        "code": "Code",
        "contents entry": "Inhaltseintrag",
        "callout": "Kasten",
        "title": "Titel",
        "annotation": "Anmerkung am Rand",
        "audio": "Ton",
        "video": "Film",
        "text field": "Textfeld",
        "checkbox": "Kontrollkästchen",
        "radio button": "Optionsfeld",
        "button": "Schaltfläche",
        "choice": "Auswahl",
        "signature": "Unterschrift",
    },
    languages={
        "ar": "Arabisch",
        "de": "Deutsch",
        "el": "Griechisch",
        "en": "Englisch",
        "es": "Spanisch",
        "fi": "Finnisch",
        "fr": "Französisch",
        "he": "Hebräisch",
        "id": "Indonesisch",
        "it": "Italienisch",
        "ja": "Japanisch",
        "la": "Latein",
        "ms": "Malaiisch",
        "nl": "Niederländisch",
        "pt": "Portugiesisch",
        "ru": "Russisch",
        "th": "Thai",
        "tr": "Türkisch",
        "zh": "Chinesisch",
    },
    states={"checked": "angekreuzt", "not checked": "nicht angekreuzt"},
    notes={
        "untagged": "Ohne Struktur; Seiten, deren Wörter in der Reihenfolge gesagt werden, in der sie gezeichnet sind: {n}.",
        "outside": "Wörter außerhalb der Struktur, nicht gesagt: {n}.",
        "meaningless": "Zeichen, deren Schrift nicht sagt, was sie bedeuten: {n}.",
        "unread": "Seiten, die nicht bis zum Ende gelesen werden konnten: {n}.",
        "renditions": "Weitere Fassungen des Buches, nicht gesagt: {n}.",
        "nothing": "Nichts wird gesagt.",
    },
)

_BRAILLE = BrailleCode(
    name="Deutsche Kurzschrift",
    table="de-g2.ctb",
    plain="de-g1.ctb",
    emphasis=False,
    foreign=False,
    edition="Ausgabe in Brailleschrift",
    statement="Maschinell übertragen, nicht Korrektur gelesen.",
    made="Schrift: {name}. Übertragen von liblouis {version} mit der Tabelle {table}.",
    struck=("gestrichen", "bis hier gestrichen"),
    notes_title="Hinweise zur Übertragung",
    notes=(
        "Kein Mensch hat diese Übertragung gelesen. Wo es auf eine Zahl ankommt, vergleiche man die "
        "gedruckte Ausgabe.\n"
        "Oben rechts steht die Seite des Drucks, unten rechts die der Brailleausgabe. Eine Zeile von Strichen mit "
        "einer Zahl am Ende zeigt, wo eine Seite des Drucks beginnt.\n"
        "Tabellen stehen zeilenweise. Bilder sind beschrieben, Formeln in Worten gesagt; beides steht zwischen den "
        "Zeichen \u2808\u2828\u2823 und \u2808\u2828\u281c. Vor hochgestellten Zahlen steht \u2830\u2814. "
        "Hervorhebungen sind nicht wiedergegeben.\n"
    ),
)

_COLOURS = "(?:rot|grün|blau|gelb|orange|lila|violett|rosa|braun)"

_CHECKS = Checks(
    marks="behind",
    nouns_capital=True,
    may_double=words("bla das dem den der die ihr ihnen ja nein nun sehr sie so"),
    says_nothing=phrases(
        "artikel, dieser artikel, dieser link, diese seite, diese webseite, download, herunterladen, hier, hier klicken, klick,"
        " klicken sie hier, link, mehr, mehr erfahren, mehr lesen, mehr dazu, quelle, seite, siehe hier, url, weiter, weiterlesen,"
        " weitere informationen, webseite, website"
    ),
    placeholders=phrases("alternativtext, abbildung, bild, diagramm, foto, grafik"),
    little=words(
        "aber auch auf aus bei das dem den der des die durch ein eine einem einen einer er es für haben hat ich ihr ihre ihres ist"
        " kein keine mit nach nicht nur oder ohne sich sie sind und vom von vor wenn werden wie wird zu zum zur über"
    ),
    by_colour=(
        rf"\b(?:der|die|das|den|dem|jede[rsn]?|diese[rsnm]?) (?:\w{{1,15}} )?{_COLOURS}(?:e|en|er|es|em)? (?:\w{{1,15}} )?(?:linien?|balken|kurven?|punkte?n?|flächen?|säulen?|pfeile?n?|kästen|kasten|kreise?|felder|feld)\b"
        rf"|\bin {_COLOURS} (?:dargestellt|markiert|gezeichnet|gezeigt|gedruckt)\b|\b{_COLOURS} (?:markiert|dargestellt|unterlegt|bedeutet|zeigt)\b"
    ),
    pictures=r"\b(?:abbildung|grafik|diagramm|schaubild|zeichnung|karte|illustration)(?:en|e|er|s)?\b|\bbild(?:er|ern|es)?\b",
    other_cues=r"\b(?:gestrichelt|gepunktet|schraffiert|beschriftet|dick|dünn|ober|unter|link|recht|lang|kurz|erst|letzt|gro(?:ß|ss)|klein|rund)",
    image_of=(
        r"(?:ein |eine |das |die |dieses |diese )?(?:bild|foto|abbildung|grafik|illustration|bildschirmfoto)"
        r" (?:von|zeigt|mit|eines|einer|der|des|das|die)\b"
    ),
    elsewhere=r"\b(?:siehe|vgl\.)\s.{0,30}(?:unten|oben|text|tabelle|seite|legende)|\b(?:tabelle|text) (?:unten|oben)",
    numbered=(
        r"(?<![\w-])(?:(?P<kind>Abbildung|Tabelle|Abb\.|Tab\.)\s\d+|(?:auf|[Ss]iehe)\s(?P<page>Seite\s\d+)"
        r"|(?:in|[Ss]iehe)\s(?P<section>(?:Abschnitt|Kapitel)\s\d+))(?!\w)"
    ),
    spoken_of=r"\b(?:(?P<table>Tabelle)|(?P<figure>Abbildung|Grafik|Schaubild))(?:en|n)?\b",
    danger=(
        r"\b(?:Krampfanf\w{1,6}|Krämpfe|Atemnot|atmet nicht|bewusstlos|ohnmächtig|nicht aufwecken|Brustschmerz\w{0,3}|Schlaganfall|blaue Lippen"
        r"|Überdosis|Suizid\w{0,10}|steife\w Nacken|Nackensteif\w{1,6}|Lähmung\w{0,2}|gelähmt|erstickt|nicht schlucken|schwere Blutung\w{0,2}|heftigste\w? (?:Schmerz|Kopfschmerz)\w{0,3}|wacht nicht auf)\b"
    ),
    help=r"\b(?:rufen|anrufen|ruf\w{0,2}|wählen|Notruf\w{0,6}|Notarzt|Notaufnahme|Krankenhaus|Klinik|Arzt|Ärztin|Praxis|112|144|116117|Hilfe)\b",
)

_ACR = {
    "Accessibility Conformance Report": "Bericht zur Barrierefreiheit",
    "Skip to the report": "Zum Bericht springen",
    "In the structure of the VPAT® 2.5, International Edition (WCAG, Revised Section 508, EN 301 549)": "Im Aufbau des VPAT® 2.5, internationale Ausgabe (WCAG, Revised Section 508, EN 301 549)",
    "Contents of the report": "Inhalt des Berichts",
    "The proof of the files": "Der Nachweis zu den Dateien",
    "What was evaluated of the accessibility of “{title}”.": "Was an der Barrierefreiheit von „{title}“ bewertet ist.",
    "Product": "Produkt",
    "Name of product": "Name des Produkts",
    "{title}, version {version} of {date}": "{title}, Version {version} vom {date}",
    "Report date": "Datum des Berichts",
    "Product description": "Beschreibung des Produkts",
    "Vendor": "Anbieter",
    "Contact information": "Kontakt",
    "Language of the product": "Sprache des Produkts",
    "Editions evaluated": "Bewertete Ausgaben",
    "Edition": "Ausgabe",
    "File": "Datei",
    "Claims of the file": "Was die Datei beansprucht",
    "No edition that is read on a screen lies there.": "Es liegt keine Ausgabe vor, die am Bildschirm gelesen wird.",
    "none": "keine",
    "Evaluation methods used": "Wie bewertet wurde",
    "By machine: the rules of {ours}, named in each row: those that looked and found nothing, and those that found something. The validators of others are listed with what came of them.": "Maschinell: durch die Regeln von {ours}, die in jeder Zeile genannt sind, ob sie nichts oder etwas gefunden haben. Die Prüfprogramme anderer sind mit ihrem Ergebnis aufgeführt.",
    "Other validators": "Prüfprogramme anderer",
    "Validators and results": "Prüfprogramme und Ergebnisse",
    "By a person: nobody has judged the criteria that machines cannot. No conformance is claimed.": "Durch Menschen: Die Kriterien, die Maschinen nicht beurteilen können, hat niemand beurteilt. Konformität wird nicht beansprucht.",
    "Evaluators": "Wer beurteilt hat",
    "Who": "Wer",
    "Date": "Datum",
    "Methods": "Vorgehen",
    "not told": "nicht angegeben",
    "Terms": "Begriffe",
    "Rules decide it and find nothing, or a person judged that it is met without known defects.": "Regeln entscheiden darüber und finden nichts, oder ein Mensch hat beurteilt, dass es ohne bekannte Mängel erfüllt ist.",
    "A part does not meet the criterion: a finding stands, or a person judged so.": "Ein Teil erfüllt das Kriterium nicht: Eine Beanstandung besteht, oder ein Mensch hat so geurteilt.",
    "The file as a whole does not meet the criterion, or a person judged so.": "Die Datei als Ganzes erfüllt das Kriterium nicht, oder ein Mensch hat so geurteilt.",
    "The file has nothing that the criterion is about: rules prove it, or a person judged so.": "Die Datei enthält nichts, wovon das Kriterium handelt: Regeln weisen es nach, oder ein Mensch hat so geurteilt.",
    "No rule decides the criterion, and no person has judged it. The VPAT keeps this term for level AAA; here it is said of every level where it is true.": "Keine Regel entscheidet über das Kriterium, und kein Mensch hat es beurteilt. Das VPAT sieht diesen Begriff nur für Stufe AAA vor; hier steht er auf jeder Stufe, wo er zutrifft.",
    "WCAG 2.2 Report (with WCAG 2.0 and 2.1)": "Bericht zu WCAG 2.2 (mit WCAG 2.0 und 2.1)",
    "Criteria of level AAA were not evaluated.": "Kriterien der Stufe AAA wurden nicht bewertet.",
    "4.1.1 Parsing (Level A 2.0 and 2.1)": "4.1.1 Syntaxanalyse (Stufe A 2.0 und 2.1)",
    "Table {n}: Success Criteria, Level {level}": "Tabelle {n}: Erfolgskriterien, Stufe {level}",
    "Level {level} {versions}": "Stufe {level} {versions}",
    "{standard} Report": "Bericht zu {standard}",
    "E205.4 and 501.1 ask for WCAG: see the tables above.": "E205.4 und 501.1 verlangen WCAG: siehe die Tabellen oben.",
    "The product is content, not hardware.": "Das Produkt ist Inhalt, keine Hardware.",
    "The product is content, not software.": "Das Produkt ist Inhalt, keine Software.",
    "The product has no voice communication.": "Das Produkt hat keine Sprachkommunikation.",
    "The product has no video.": "Das Produkt hat kein Video.",
    "The product is no relay or emergency service.": "Das Produkt ist kein Vermittlungs- oder Notrufdienst.",
    "Chapter 9: Web": "Kapitel 9: Webseiten",
    "Chapter 10: Non-Web Documents": "Kapitel 10: andere Dokumente als Webseiten",
    "9.6 WCAG conformance requirements": "9.6 Konformitätsanforderungen von WCAG",
    "10.5 Caption positioning": "10.5 Position der Untertitel",
    "10.6 Audio description timing": "10.6 Zeitabstimmung der Audiodeskription",
    "Criteria": "Kriterien",
    "Conformance Level: {edition}": "Erfüllungsgrad: {edition}",
    "Remarks and Explanations": "Bemerkungen und Erläuterungen",
    "Table: {chapter}": "Tabelle zu Kapitel {chapter}",
    "No such edition lies there.": "Eine solche Ausgabe liegt nicht vor.",
    "Criteria are not wholly supported, see above.": "Kriterien sind nicht ganz erfüllt, siehe oben.",
    "No rule and no question covers full pages, processes and accessibility support.": "Keine Regel und keine Frage betrifft vollständige Seiten, Abläufe und die Unterstützung durch Hilfsmittel.",
    "No rule looked at the file as it is.": "Keine Regel hat die Datei angesehen, wie sie ist.",
    "No rule looked at the file.": "Keine Regel hat die Datei angesehen.",
    "By the errata of WCAG 2.0 and 2.1 always satisfied; obsolete in WCAG 2.2.": "Nach den Berichtigungen zu WCAG 2.0 und 2.1 immer erfüllt; in WCAG 2.2 entfallen.",
    "From WCAG {numbers}.": "Folgt aus WCAG {numbers}.",
    "From WCAG. Not evaluated: {numbers}.": "Folgt aus WCAG. Nicht bewertet: {numbers}.",
    "From WCAG. Not wholly supported: {numbers}.": "Folgt aus WCAG. Nicht ganz erfüllt: {numbers}.",
    "The file is not only content: {rules}.": "Die Datei ist nicht nur Inhalt: {rules}.",
    "It loads and sends nothing, and runs only the script for its display and search: {rules}, no finding.": "Sie lädt und sendet nichts und führt nur das Skript für Anzeige und Suche aus: {rules}, keine Beanstandung.",
    "The file runs, plays, sends and asks nothing: {rules}, no finding.": "Die Datei führt nichts aus, spielt, sendet und fragt nichts: {rules}, keine Beanstandung.",
    "No person has answered this.": "Das hat kein Mensch beantwortet.",
    "Findings stand: {rules}.": "Es bestehen Beanstandungen: {rules}.",
    "Rules without a finding: {rules}.": "Regeln ohne Beanstandung: {rules}.",
    "Set aside in the manuscript: {rules}.": "Im Manuskript ausgenommen: {rules}.",
    "Nothing of the kind is in the file.": "Die Datei enthält nichts dergleichen.",
    "The rules decide it.": "Die Regeln entscheiden darüber.",
    "No person has judged it.": "Kein Mensch hat es beurteilt.",
    "No rule looks at it, and no person has judged it.": "Keine Regel sieht es an, und kein Mensch hat es beurteilt.",
    "Which edition answers which duty": "Welche Ausgabe welche Pflicht erfüllt",
    "What the law asks of you depends on who you are; these tables say what the files offer.": "Was das Recht von Ihnen verlangt, hängt davon ab, wer Sie sind; diese Tabellen sagen, was die Dateien bieten.",
    "Clause": "Stelle",
    "What it asks for": "Was verlangt wird",
    "Answered by": "Erfüllt durch",
    "What is established": "Was festgestellt ist",
    "Section 504, HHS: 45 CFR part 84, subpart I": "USA, HHS, Section 504: 45 CFR Teil 84, Unterabschnitt I",
    "European Accessibility Act: Directive (EU) 2019/882, Annex I": "Europäischer Rechtsakt zur Barrierefreiheit: Richtlinie (EU) 2019/882, Anhang I",
    "NHS Accessible Information Standard: DAPB1605": "Norm des NHS für zugängliche Informationen: DAPB1605",
    "Web content meets WCAG 2.1, levels A and AA.": "Webinhalte erfüllen WCAG 2.1, Stufen A und AA.",
    "Conventional electronic documents that are offered on the web (PDF, EPUB) meet WCAG 2.1, levels A and AA.": "Elektronische Dokumente, die im Web angeboten werden (PDF, EPUB), erfüllen WCAG 2.1, Stufen A und AA.",
    "A conforming alternate version is used only where the content itself cannot be made accessible.": "Eine andere Fassung tritt nur dort ein, wo der Inhalt selbst nicht zugänglich gemacht werden kann.",
    "Every edition says the same words, which rules compare (SAY001 to SAY003).": "Jede Ausgabe sagt dieselben Wörter; Regeln vergleichen sie (SAY001 bis SAY003).",
    "People can ask for what they need in another form.": "Wer etwas in anderer Form braucht, kann danach fragen.",
    "Contact": "Kontakt",
    "{contact}; whether it is answered, no rule can tell.": "{contact}; ob jemand antwortet, kann keine Regel sagen.",
    "Text is synchronised with audio, where there is audio.": "Text läuft mit Ton zusammen, wo es Ton gibt.",
    "Not applicable: no edition has sound.": "Nicht anwendbar: Keine Ausgabe hat Ton.",
    "The digital files do not prevent assistive technology from operating properly.": "Die digitalen Dateien hindern Hilfsmittel nicht daran, richtig zu arbeiten.",
    "nothing is encrypted, and nothing runs": "nichts ist verschlüsselt, und nichts wird ausgeführt",
    "Content can be reached, the file navigated, its layout changed by the reader; its structure is given.": "Inhalte sind erreichbar, in der Datei kann man sich bewegen und ihre Gestaltung ändern; ihre Struktur ist angegeben.",
    "headings, contents, language and styles hold the rules": "Überschriften, Inhaltsverzeichnis, Sprache und Formatierung halten die Regeln ein",
    "There are alternative renditions that work with many assistive technologies.": "Es gibt andere Fassungen, die mit vielen Hilfsmitteln zusammenarbeiten.",
    "{n} renditions of one text.": "{n} Fassungen desselben Textes.",
    "One rendition only.": "Nur eine Fassung.",
    "The file can be found by metadata on its accessibility.": "Die Datei lässt sich über Metadaten zu ihrer Barrierefreiheit finden.",
    "the metadata are there and true of the file": "die Metadaten sind da und treffen auf die Datei zu",
    "Digital rights management does not block accessibility.": "Digitale Rechteverwaltung steht der Barrierefreiheit nicht im Weg.",
    "no file has rights management": "keine Datei hat eine Rechteverwaltung",
    "The file is perceivable, operable, understandable and robust (presumed of EN 301 549, with WCAG 2.1).": "Die Datei ist wahrnehmbar, bedienbar, verständlich und robust (bei EN 301 549 mit WCAG 2.1 vermutet).",
    "all {n} criteria settled": "alle {n} Kriterien geklärt",
    "not evaluated": "nicht bewertet",
    "established: {what}": "festgestellt: {what}",
    "findings stand against it": "Beanstandungen stehen dagegen",
    "Not evaluated: rules did not look at every edition, or found something.": "Nicht bewertet: Regeln haben nicht jede Ausgabe angesehen oder etwas gefunden.",
    "None": "Keine",
    "Information format": "Form der Information",
    "Large print": "Großdruck",
    "Print that suits readers with dyslexia": "Druck, der sich für Menschen mit Legasthenie eignet",
    "Braille": "Brailleschrift",
    "Electronic text for a screen reader": "Elektronischer Text für Screenreader",
    "E-mail or a web page, to be set as the reader likes": "E-Mail oder Webseite, die sich jeder einstellen kann, wie er mag",
    "PDF that a screen reader reads": "PDF, das ein Screenreader vorliest",
    "Print": "Druck",
    "Audio": "Ton",
    "Easy read": "Leichte Sprache",
    "British Sign Language video": "Video in britischer Gebärdensprache",
    "There.": "Liegt vor.",
    "Not among the editions.": "Nicht unter den Ausgaben.",
    "There; translated by machine, and not proofread.": "Liegt vor; maschinell übertragen und nicht Korrektur gelesen.",
    "Findings, waivers and evidence": "Beanstandungen, Ausnahmen und Belege",
    "Findings that stand": "Bestehende Beanstandungen",
    "Code": "Code",
    "Severity": "Schwere",
    "Where": "Stelle",
    "What was found": "Was gefunden wurde",
    "No finding stands against a file.": "Gegen keine Datei besteht eine Beanstandung.",
    "Findings that the manuscript sets aside": "Beanstandungen, die das Manuskript ausnimmt",
    "Reason": "Grund",
    "The manuscript sets no finding aside.": "Das Manuskript nimmt keine Beanstandung aus.",
    "Evidence": "Belege",
    "All results for machines": "Alle Ergebnisse für Maschinen",
    "Fonts and tools with versions and licences (CycloneDX)": "Schriften und Werkzeuge mit Versionen und Lizenzen (CycloneDX)",
    "This report on the {edition} edition as OpenACR": "Dieser Bericht zur Ausgabe „{edition}“ als OpenACR (englisch)",
    "What {prover} said of {file}": "Was {prover} zu {file} gesagt hat",
}

LANGUAGE = Language(
    tag="de",
    name="Deutsch",
    rtl=False,
    csl="de-DE",
    spine_up=True,
    typography=Typography(
        quotes=Quotes("„", "“", "‚", "‘"),
        partners={"“": "„"},
        elisions=("s", "n", "ne", "nen", "nem", "ner", "nes", "rein", "raus", "rüber", "rum", "runter", "rauf"),
        leaning=words(
            "der die das den dem des ein eine einen einem einer eines im am zum zur vom beim ins ans in an auf aus bei mit nach von zu für um ohne"
        ),
    ),
    numbers=Numbers(decimal=",", thousands=".", units=("B", "kB", "MB", "GB")),
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
    acr=_ACR,
)

_SWISS = replace(
    respelled(LANGUAGE, lambda text: text.replace("ß", "ss").replace("„", "«").replace("“", "»")),
    csl="de-CH",
    typography=replace(LANGUAGE.typography, quotes=Quotes("«", "»", "‹", "›"), partners={"»": "«"}),
    numbers=replace(LANGUAGE.numbers, decimal=".", thousands="’"),
)

REGIONS: Mapping[str, Language] = {
    "de-AT": replace(
        LANGUAGE,
        csl="de-AT",
        book=replace(_BOOK, dates=replace(_BOOK.dates, months=("Jänner", *_BOOK.dates.months[1:]))),
    ),
    "de-CH": _SWISS,
    "de-LI": _SWISS,
}
