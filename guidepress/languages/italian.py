"""Italian, and what Switzerland writes otherwise.

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
    contents="Indice",
    imprint="Informazioni su questa edizione",
    references="Riferimenti bibliografici",
    further_reading="Per approfondire",
    part="Parte {n}",
    figure="Figura",
    table="Tabella",
    callouts={"note": "Nota", "tip": "Consiglio", "warning": "Attenzione", "danger": "Pericolo", "example": "Esempio"},
    callout_label="{kind}:",
    task_open="da fare",
    task_done="fatto",
    note_call="Nota {n}",
    back_to_note="Torna alla nota {n} nel testo",
    cited_in="Citato in:",
    citation_of="Riferimento {n}",
    back_to_citation="Torna alla citazione {n} di {total}, in {part}",
    byline=Byline(
        by="Di {names}",
        comma=", ",
        last="{before} e {last}",
        articles=dict.fromkeys(("Il ", "Lo ", "La ", "I ", "Gli ", "Le ", "L’", "L'")),  # di + il = del
    ),
    dates=Dates(
        months=tuple(
            """
            gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
            """.split()
        ),
        form="{day} {month} {year}",
        first="1º",
        ordinals=("º", "°"),
        links=("di ", "del "),
        until=("a", "al", "fino a", "fino al"),
    ),
    version="Versione {v}, {date}",
    publisher="Editore",
    author="Testi",
    authors="Testi",
    edition="Edizione",
    identifier="Identificativo",
    isbn="ISBN",
    licence="Licenza",
    reviewed_by="Revisione clinica",
    version_reviewed_by="La versione {version} è stata rivista da {names}.",
    reviewed="Ultima revisione",
    next_review="Prossima revisione",
    law_checked="Ultima verifica delle leggi",
    evidence="Ultima ricerca degli studi",
    funding="Finanziamenti",
    conflicts="Conflitti di interesse",
    contact="Contatti",
    provenance="Origine del testo",
    page="pagina",
    cover="Copertina di {title}",
    cover_leaf="Copertina",
    inside_cover="Seconda di copertina",
    landmarks="Punti di riferimento",
    start_of_text="Inizio del testo",
    page_list="Pagine dell’edizione a stampa",
    page_source="{title}, versione {version}, {date}, edizione in PDF e a stampa",
    qr_code="Codice QR che porta a {address}",
    whole_guide="La guida completa:",
    whole_disclaimer="L’avvertenza completa si trova nella guida.",
    sources_there="Le fonti sono elencate nella guida.",
)

_MATH = MathWords(
    symbols={
        "+": "più",
        "-": "meno",
        "−": "meno",
        "±": "più o meno",
        "=": "uguale a",
        "≠": "diverso da",
        "<": "minore di",
        ">": "maggiore di",
        "≤": "minore o uguale a",
        "≥": "maggiore o uguale a",
        "≈": "circa uguale a",
        "×": "per",
        "·": "per",
        "⋅": "per",
        "∗": "per",
        "/": "fratto",
        "÷": "diviso",
        "∑": "la somma",
        "∏": "il prodotto",
        "∫": "l’integrale",
        "∞": "infinito",
        "∂": "derivata parziale",
        "→": "tende a",
        "∈": "appartiene a",
        "∝": "proporzionale a",
        "√": "radice",
        "(": "aperta parentesi",
        ")": "chiusa parentesi",
        "[": "aperta parentesi quadra",
        "]": "chiusa parentesi quadra",
        "{": "aperta parentesi graffa",
        "}": "chiusa parentesi graffa",
        "|": "barra verticale",
        ",": ",",
        "!": "fattoriale",
        "%": "per cento",
        "…": "e così via",
        "⋯": "e così via",
        "∣": "dato",
        "∼": "si distribuisce come",
        "^": "cappello",
        "¯": "barra",
        "ˉ": "barra",
        "‾": "barra",
        "~": "tilde",
        "˜": "tilde",
        "\u2062": "",
        "\u2061": "di",
        "′": "primo",
        "α": "alfa",
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
        "ξ": "csi",
        "π": "pi greco",
        "ρ": "ro",
        "σ": "sigma",
        "τ": "tau",
        "φ": "fi",
        "ϕ": "fi",
        "χ": "chi",
        "ψ": "psi",
        "ω": "omega",
        "Δ": "delta maiuscolo",
        "Σ": "sigma maiuscolo",
        "Ω": "omega maiuscolo",
        "Γ": "gamma maiuscolo",
        "Λ": "lambda maiuscolo",
        "Φ": "fi maiuscolo",
        "Π": "pi maiuscolo",
    },
    powers={"2": "al quadrato", "3": "al cubo"},
    over="{top} fratto {bottom}",
    fraction="la frazione {top} fratto {bottom}, fine della frazione,",
    power="{base} elevato a {exponent}",
    index="{base} con indice {index}",
    from_to="{base} da {low} fino a {high} di",
    under="{base} per {under} di",
    above="{base} {above}",
    root="la radice quadrata di {inside}, fine della radice,",
    nth_root="la radice di indice {order} di {inside}, fine della radice,",
    row="riga {n}: {cells}",
    table="una tabella di {n} righe: {rows}; fine della tabella,",
)

_WEB = WebWords(
    skip="Vai al testo",
    formats="Altri formati e file da scaricare",
    top="Torna all’inizio",
    formula="Formula",
    table="Tabella",
    formats_short="Tutti i formati",
    ways="Accesso rapido",
    emergency="In caso di emergenza",
    search="Cerca",
    field="Cerca in questa guida",
    found="Punti trovati: {n}",
    nothing="Nessun risultato.",
    view="Aspetto",
    shade="Chiaro o scuro",
    system="Come il dispositivo",
    light="Chiaro",
    dark="Scuro",
    contrast="Più contrasto",
    previous="Precedente: {title}",
    next="Successivo: {title}",
    anchor="Collegamento a «{title}»",
)

_DOWNLOAD = DownloadWords(
    skip="Vai ai file da scaricare",
    cover="Copertina di «{title}»",
    editions_heading="Leggere o scaricare",
    editions={
        "screen": EditionWords(
            "PDF",
            "Pagine fisse da leggere sullo schermo o da stampare a casa; con etichette per i lettori di schermo.",
            "Scarica il PDF",
        ),
        "screen-ua2": EditionWords(
            "PDF 2.0",
            "Le pagine del PDF, con le etichette di PDF 2.0; per i programmi che conoscono questa versione.",
            "Scarica il PDF 2.0",
        ),
        "large-print": EditionWords(
            "PDF a caratteri grandi",
            "Nessun carattere sotto i 16 punti, il testo a 18; da leggere su carta o sullo schermo.",
            "Scarica il PDF a caratteri grandi",
        ),
        "dyslexia": EditionWords(
            "PDF con spazi ampi",
            "Caratteri più grandi, spazi ampi e pagine color crema, per le persone con dislessia.",
            "Scarica il PDF con spazi ampi",
        ),
        "phone": EditionWords(
            "PDF per il telefono",
            "Pagine piccole che si leggono sul telefono senza ingrandire, in una sola colonna e senza pagine bianche.",
            "Scarica il PDF per il telefono",
        ),
        "leaflet": EditionWords(
            "Pieghevole",
            "Le cose più importanti in poche pagine piccole, da distribuire; la guida completa dice di più.",
            "Scarica il pieghevole",
        ),
        "epub": EditionWords(
            "EPUB",
            "Per lettori di e-book, telefoni e lettori di schermo: caratteri, dimensioni, spazi e colori si scelgono a piacere.",
            "Scarica l’EPUB",
        ),
        "web": EditionWords(
            "Pagina web",
            "Tutto il testo in una pagina, da leggere nel browser; una volta aperta, funziona anche senza rete.",
            "Leggi la pagina web nel browser",
        ),
        "braille": EditionWords(
            "Braille",
            "Braille per stampante o display braille; trascritto da una macchina, non corretto.",
            "Scarica l’edizione in braille",
        ),
        "print": EditionWords(
            "Interno per la stampa",
            "Le pagine del PDF nei colori di stampa, senza collegamenti; la pagina 12 è la pagina 12 in entrambi.",
            "Scarica l’interno per la stampa",
        ),
        "cover": EditionWords(
            "Copertina per la stampa",
            "Quarta di copertina, dorso e copertina su un solo foglio; il dorso è adatto al numero di pagine.",
            "Scarica la copertina per la stampa",
        ),
    },
    unsure="Quale scegliere? Nel dubbio: {edition}",
    booklet="Due pagine per facciata, da stampare fronte e retro e piegare",
    sums="Mostra le somme di controllo",
    with_facts="{link} ({facts})",
    page="1 pagina",
    pages="{n} pagine",
    bytes="{n} byte",
    words="{n} parole",
    trade="Per le tipografie",
    proof="Come sono stati verificati questi file: la prova",
    accessibility="Accessibilità di questo file",
    whole_notice="Leggi l’avvertenza completa",
    notice="Avvertenza importante",
    reviewed_by="Revisione clinica: {names}.",
    released="Versione",
    language="Lingua",
    translations="In altre lingue",
    verify="Verifica del file scaricato",
    verify_how="Un file è completo e invariato se la sua somma di controllo SHA-256 è quella riportata qui sotto.",
    verify_commands="Su Linux e macOS la mostra {unix}; su Windows, {windows}.",
    file="NOMEFILE",
    manifest="Tutti i dati per le macchine: manifest.json",
)

_ACCESS = AccessWords(
    ways_of_reading="Modalità di lettura",
    modifiable="La formattazione del testo e il layout della pagina possono essere modificati",
    unmodifiable="La formattazione del testo e il layout della pagina non possono essere modificati",
    modifiable_unknown="Non sono disponibili informazioni sulla possibilità di modificare la formattazione del testo",
    readable="Leggibile con la lettura ad alta voce o il display braille",
    readable_unknown="Non sono disponibili informazioni sulla lettura non visiva",
    alternative_text="Le immagini sono descritte",
    conformance="Conformità",
    level_aa="Questa pubblicazione soddisfa gli standard di accessibilità",
    claims="Questa pubblicazione dichiara di essere conforme ai requisiti di {standard}",
    certified_by="La pubblicazione è stata certificata da {certifier}",
    certified_on="La pubblicazione è stata certificata in data {date}",
    by_machine="Rispetta tutte le regole di {standard} che una macchina può verificare",
    not_claimed="Non si dichiara alcuna conformità: nessuna persona ha ancora giudicato ciò che le macchine non possono giudicare",
    conformance_unknown="Non sono disponibili informazioni",
    navigation="Navigazione",
    toc="Indice interattivo",
    headings="Intestazioni",
    pages="Vai alla pagina",
    rich_content="Arricchimento dei contenuti",
    mathml="Matematica come MathML",
    described_math="Le formule matematiche presentano delle descrizioni testuali",
    hazards="Pericoli",
    no_hazards="Nessun pericolo",
    hazards_unknown="La presenza di pericoli è sconosciuta",
    flashing_unknown="Contenuto lampeggiante non noto",
    motion_unknown="Simulazione di movimento non nota",
    no_sound="Non sono presenti pericoli legati ai suoni",
    summary="Riepilogo dell’accessibilità",
    additional="Ulteriori informazioni sull’accessibilità",
    aria="Ruoli ARIA inclusi",
    page_breaks="Interruzioni di pagina incluse",
    summary_text="Tutto il testo si può ingrandire, cambiare di colore e ascoltare ad alta voce.",
    summary_pictures="Ogni immagine che ha un significato ha un testo alternativo.",
    summary_notes="Le note hanno collegamenti di andata e ritorno.",
    summary_citations="Le citazioni hanno collegamenti di andata e ritorno.",
    summary_notes_and_citations="Le note e le citazioni hanno collegamenti di andata e ritorno.",
    summary_pages="L’elenco delle pagine segue parola per parola l’edizione a pagine fisse.",
)
"""The statements of the Display Guide are those of Fondazione LIA, the Italian localization that the W3C publishes."""

_CRITERIA = """\
1.1.1 Contenuti non testuali
1.2.1 Solo audio e solo video (preregistrati)
1.2.2 Sottotitoli (preregistrati)
1.2.3 Audiodescrizione o tipo di media alternativo (preregistrato)
1.2.4 Sottotitoli (in tempo reale)
1.2.5 Audiodescrizione (preregistrata)
1.3.1 Informazioni e correlazioni
1.3.2 Sequenza significativa
1.3.3 Caratteristiche sensoriali
1.3.4 Orientamento
1.3.5 Identificare lo scopo degli input
1.4.1 Uso del colore
1.4.2 Controllo del sonoro
1.4.3 Contrasto (minimo)
1.4.4 Ridimensionamento del testo
1.4.5 Immagini di testo
1.4.10 Ricalcolo del flusso
1.4.11 Contrasto in contenuti non testuali
1.4.12 Spaziatura del testo
1.4.13 Contenuto con Hover o Focus
2.1.1 Tastiera
2.1.2 Nessun impedimento all’uso della tastiera
2.1.4 Tasti di scelta rapida
2.2.1 Regolazione tempi di esecuzione
2.2.2 Pausa, stop, nascondi
2.3.1 Tre lampeggiamenti o inferiore alla soglia
2.4.1 Salto di blocchi
2.4.2 Titolazione della pagina
2.4.3 Ordine del focus
2.4.4 Scopo del collegamento (nel contesto)
2.4.5 Differenti modalità
2.4.6 Intestazioni ed etichette
2.4.7 Focus visibile
2.4.11 Focus non nascosto (minimo)
2.5.1 Movimenti del puntatore
2.5.2 Cancellazione delle azioni del puntatore
2.5.3 Etichetta nel nome
2.5.4 Azionamento da movimento
2.5.7 Movimenti di trascinamento
2.5.8 Dimensione dell’obiettivo (minimo)
3.1.1 Lingua della pagina
3.1.2 Parti in lingua
3.2.1 Al focus
3.2.2 All’input
3.2.3 Navigazione coerente
3.2.4 Identificazione coerente
3.2.6 Aiuto coerente
3.3.1 Identificazione di errori
3.3.2 Etichette o istruzioni
3.3.3 Suggerimenti per gli errori
3.3.4 Prevenzione degli errori (legali, finanziari, dati)
3.3.7 Inserimento ridondante
3.3.8 Autenticazione accessibile (minimo)
4.1.2 Nome, ruolo, valore
4.1.3 Messaggi di stato"""

_PROOF = ProofWords(
    title="Prova: {title}",
    description="Che cosa è stato provato dei file di «{title}».",
    skip="Vai alla prova",
    files="File",
    version="Versione {v}, {date}",
    good="Nessuna delle verifiche eseguite ha trovato errori.",
    bad="Errori trovati: {n}.",
    not_run="Non eseguito, perché manca lo strumento: {tools}.",
    inputs="Dati di partenza (SHA-256)",
    manifest="Inventario (SHA-256)",
    disclaimer_sum="Parole dell’avvertenza (SHA-256)",
    waivers="Deroghe",
    no_waivers="Il manoscritto non mette da parte alcuna osservazione.",
    waivers_caption="Osservazioni che il manoscritto mette da parte",
    code="Codice",
    place="Punto",
    reason="Motivo",
    edition="Edizione",
    size="Dimensione",
    bytes="{n} byte",
    pages="Pagine",
    words="Parole",
    said="{n} dette; differenze dal manoscritto: {differences}",
    disclaimer="Parole dell’avvertenza",
    claimed="Norme dichiarate",
    proved="Norme provate, per quanto può farlo una macchina",
    standard="Norma",
    by="Da",
    provers="Verificatori",
    prover="Verificatore",
    judged_by="Verificato secondo",
    objects="Esaminato",
    unproved="Non è stato trovato alcun errore, ma non tutto è stato esaminato: questa non è una prova.",
    broke="Si è interrotto, quindi nulla si sa di ciò che giudica: {tools}.",
    why="Perché {prover} non ha detto nulla: {why}",
    result="Risultato",
    rules="Regole",
    findings="Osservazioni",
    raw="Che cosa ne ha detto {prover}: {file}",
    not_told="non indicato",
    person="Che cosa deve ancora verificare una persona",
    severity="Gravità",
    message="Messaggio",
    wcag="WCAG 2.2, livelli A e AA",
    wcag_how="Si dice soddisfatto solo ciò che è stato provato a partire dai byte; il resto deve giudicarlo una persona.",
    officer="Il rapporto per i responsabili dell’accessibilità, edizione per edizione (ACR, in inglese)",
    criteria_caption="Criteri di successo",
    criterion="Criterio",
    level="Livello",
    state="Stato",
    remark="Commento",
    found="Trovato: {codes}.",
    download_page="Pagina dei file da scaricare",
    terms={
        "passed": "superato",
        "passed with warnings": "superato, con avvertenze",
        "failed": "non superato",
        "not run": "non eseguito",
        "broke down": "interrotto",
        "words": "parole",
        "disclaimer": "avvertenza",
        "structure": "struttura",
        "record": "scheda per le librerie",
        "preflight": "controllo prima della stampa",
        "clear type": "caratteri ben leggibili",
        "likeness": "aspetto e destinazioni dei collegamenti",
        "braille": "scrittura braille",
        "A prover that decides it did not run.": "Un verificatore che lo decide non è stato eseguito.",
        "error": "errore",
        "warning": "avviso",
        "note": "nota",
        "Supports": "Soddisfatto",
        "Partially Supports": "Soddisfatto in parte",
        "A person judged it.": "Lo ha giudicato una persona.",
        "Does Not Support": "Non soddisfatto",
        "Not Applicable": "Non applicabile",
        "Not Evaluated": "Non valutato",
        "No file that is read on a screen was proved.": "Non è stato verificato alcun file che si legga sullo schermo.",
        "The files hold no script, form, sound or film.": "I file non contengono programmi, moduli, suoni o filmati.",
        "The files hold no sound or film.": "I file non contengono suoni o filmati.",
        "Decided by the rules named.": "Lo decidono le regole citate.",
        "needs a person": "richiede una persona",
        "needs a person; the rules named prove a part.": "richiede una persona; le regole citate ne provano una parte.",
        "WCAG 2.2 A and AA, by machine": "WCAG 2.2 A e AA, con una macchina",
        "Each tag is the right one for what it marks.": "Ogni etichetta è quella giusta per ciò che contrassegna.",
        "Nothing is told by colour alone, and the contrast suffices.": "Nulla è detto solo con il colore, e il contrasto è sufficiente.",
        "The order of the tags is the order in which a person reads.": "L’ordine delle etichette è quello in cui legge una persona.",
        "The alternative of each figure says what the figure says.": "Il testo alternativo di ogni figura dice ciò che dice la figura.",
        "Headings name what follows, and their levels are those of the text.": "Le intestazioni dicono che cosa segue, e i loro livelli sono quelli del testo.",
        "Tables are tables, and their head cells head what they say.": "Le tabelle sono tabelle, e le celle di intestazione stanno a capo di ciò che nominano.",
        "Notes are marked as notes and referred to.": "Le note sono contrassegnate come note, e il testo vi rimanda.",
        "What a link says tells where it leads.": "Il testo di ogni collegamento dice dove porta.",
        "Descriptions of figures say what the figures say.": "Le descrizioni delle figure dicono ciò che dicono le figure.",
        "Nothing is told by shape, place or sound alone.": "Nulla è detto solo con la forma, la posizione o il suono.",
        "Nothing is told by colour alone.": "Nulla è detto solo con il colore.",
        "No picture stands for text.": "Nessuna immagine sostituisce il testo.",
        "Headings name what follows.": "Le intestazioni dicono che cosa segue.",
        "Words of another language are marked as such.": "Le parole di un’altra lingua sono contrassegnate come tali.",
        "The page numbers are those of the paged edition named as source.": "I numeri di pagina sono quelli dell’edizione a pagine fisse indicata come fonte.",
        "Colours and lines are right on paper.": "I colori e le linee sono giusti sulla carta.",
        "The spine fits the book, and the colours are right on paper.": "Il dorso è adatto al libro, e i colori sono giusti sulla carta.",
        "A braille reader has read the translation.": "Una persona che legge il braille ha letto la trascrizione.",
        "Press proof": "Prova di stampa",
        "Proofreading": "Correzione di bozze",
    },
    criteria=dict(line.split(" ", 1) for line in _CRITERIA.splitlines()),
)

_POLICY = PolicyWords(
    title="Regole e dichiarazioni obbligatorie",
    held_to="Segue: {names}.",
    unusable="Non è stato possibile usare le regole.",
    weakened="Che cosa un insieme di regole chiede in meno di quello che estende",
    rule="Regola",
    policy="Regole",
    was="Prima",
    now="Ora",
    because="Motivo",
    by="Responsabile",
    none="Le regole non richiedono alcuna dichiarazione.",
    statements="Le dichiarazioni dell’avvertenza",
    statement="Dichiarazione",
    language="Lingua",
    words="Formulazione",
    approved_by="Approvata da",
    said_in="Si trova in",
    nobody="nessuno",
    on_page="{edition}, pagina {page}",
    wording="formulazione approvata",
    own="non è la formulazione approvata",
    no_rules="Non verificato, perché mancano le regole per «{language}»: affermazioni senza fonte (CLM), livello di lettura (LAN005, LAN014), frasi in un’altra lingua (LAN013).",
    unknown_language="Non è stato verificato se il testo è in «{language}»: è una lingua che non si può riconoscere (LAN015).",
    too_few_words="Non è stato verificato se il testo è nella lingua di guide.yaml: ha troppo poche parole (LAN015).",
    no_spelling="L’ortografia non è stata verificata: questa macchina non ha un dizionario per «{language}» (LAN009).",
    spelling_elsewhere="L’ortografia in «{language}» si verifica con i dizionari della macchina, se ne ha uno: la prova dice se è stato fatto (LAN009).",
    no_retractions="Il ritiro delle fonti è stato cercato solo nell’elenco del {date} fornito con Guidepress, tramite il DOI ({looked} fonti su {all}); i ritiri successivi non sono stati verificati (REF014).",
    words_only="Le dichiarazioni sono state cercate solo secondo le parole: in «{language}» le negazioni non sono note (DIS020).",
    no_wordings="Le regole non hanno formulazioni in «{language}», quindi solo i segni garantiscono: {names} (DIS011).",
)

_IMPORTING = ImportWords(
    disclaimer_title="Avvertenza",
    disclaimer="Questa edizione è stata fatta con i file di «{title}». Nessuno ha ancora scritto un’avvertenza: qui si dice che cosa il libro non è, che cosa non può fare per chi lo legge e dove si trova aiuto.",
    unknown="Non indicato.",
    not_reviewed="Senza revisione.",
    write_here="Scrivere qui il testo. Una fonte si cita con la sua chiave: {cited}.",
    undescribed="Senza descrizione: {name}",
)

_CONTACTS = ContactWords(
    caption="Chi chiamare",
    where="Dove ci si trova",
    what_for="Per",
    number="Numero o indirizzo",
    anywhere="Ovunque",
    regions={"us": "Stati Uniti", "uk": "Regno Unito", "eu": "Unione europea", "ca": "Canada", "au": "Australia"},
)

_SPEAK = SpeakWords(
    document="documento, {language}",
    heading="intestazione di livello {level}",
    list="elenco di {n}",
    contents="indice di {n}",
    table="tabella {columns} colonne {rows} righe",
    item="voce",
    expansion="{text} [cioè {words}]",
    kinds={
        "paragraph": "paragrafo",
        "label": "etichetta",
        "row": "riga",
        "cell": "cella",
        "head cell": "cella di intestazione",
        "caption": "didascalia",
        "figure": "figura",
        "formula": "formula",
        "note": "nota",
        "link": "collegamento",
        "reference": "rimando",
        "entry": "riferimento",
        "quote": "citazione",
        "quotation": "citazione",
        "code": "codice",
        "contents entry": "voce dell’indice",
        "callout": "riquadro",
        "title": "titolo",
        "annotation": "annotazione",
        "audio": "suono",
        "video": "filmato",
        "text field": "campo di testo",
        "checkbox": "casella di controllo",
        "radio button": "pulsante di opzione",
        "button": "pulsante",
        "choice": "scelta",
        "signature": "firma",
    },
    languages={
        "ar": "arabo",
        "de": "tedesco",
        "el": "greco",
        "en": "inglese",
        "es": "spagnolo",
        "fi": "finlandese",
        "fr": "francese",
        "he": "ebraico",
        "id": "indonesiano",
        "it": "italiano",
        "ja": "giapponese",
        "la": "latino",
        "ms": "malese",
        "nl": "neerlandese",
        "pt": "portoghese",
        "ru": "russo",
        "th": "tailandese",
        "tr": "turco",
        "zh": "cinese",
    },
    states={"checked": "selezionato", "not checked": "non selezionato"},
    notes={
        "untagged": "Senza struttura; pagine le cui parole si dicono nell’ordine in cui sono disegnate: {n}.",
        "outside": "Parole fuori dalla struttura, non dette: {n}.",
        "meaningless": "Caratteri di cui il tipo di carattere non dice il significato: {n}.",
        "unread": "Pagine che non è stato possibile leggere fino in fondo: {n}.",
        "renditions": "Altre versioni del libro, non dette: {n}.",
        "nothing": "Non viene detto nulla.",
    },
)

_BRAILLE = BrailleCode(
    name="braille italiano senza contrazioni (grado 1)",
    table="it-it-comp6.utb,braille-patterns.cti,ukchardefs.cti,nl-chardefs.uti,hr-chardefs.cti",
    plain="",
    emphasis=False,
    foreign=False,
    edition="Edizione in braille",
    statement="Trascritto da una macchina, non corretto.",
    made="Codice: {name}. Trascritto da liblouis {version} con la tabella {table}.",
    struck=("testo barrato", "fine del testo barrato"),
    notes_title="Note sulla trascrizione",
    notes=(
        "Nessuno ha letto questo braille. Dove conta una cifra o una dose, confrontarla con l’edizione a stampa.\n"
        "Il numero della pagina a stampa è in alto a destra; quello della pagina in braille, in basso a destra. Una riga di "
        "trattini che finisce con un numero mostra dove comincia una pagina a stampa.\n"
        "Le tabelle sono date riga per riga. Le immagini sono descritte e le formule dette a parole, tra i segni "
        "\u2808\u2828\u2823 e \u2808\u2828\u281c. Davanti ai numeri in alto c’è \u2830\u2814. Corsivi e grassetti non sono "
        "riprodotti.\n"
    ),
    elided=True,
)
"""liblouis 3.24 ships no table of Italian that has the hyphen, dashes, the ellipsis, curly quotation marks or the letters of
other languages. Three tables of other languages have them; where two define a sign, the first in the row counts."""

_COLOURS = (
    "(?:ross[oaie]|verd[ei]|blu|azzurr[oaie]|celest[ei]|giall[oaie]|arancion[ei]|arancio|viola|rosa|marron[ei]|marrone)"
)

_THE = r"(?:(?:il|i|lo|la|gli|le|(?:de|ne|su|a|da)(?:l|ll[aoe]|i|gli)|ogni|quest[oaie]|ciascun[oa]) |(?:(?:de|ne|su|a|da)?l?l|quest|ciascun)[’'])"
"""The articles, also those that have melted into a preposition ("della", "nell’")."""

_CHECKS = Checks(
    marks="behind",
    may_double=words(
        "adagio appena bla bene certo così forte giù là lemme lì lontano mano meno molto no ora passo piano poco poi presto quasi"
        " sempre subito su sì tanto tutti via vicino zitto"
    ),
    says_nothing=phrases(
        "altro, apri, articolo, clicca, clicca qui, cliccare qui, clicchi qui, collegamento, continua, continua a leggere, dettagli,"
        " di più, documento, download, fai clic qui, fare clic qui, file, fonte, informazioni, leggere, leggere di più, leggi,"
        " leggi di più, leggi qui, leggi tutto, link, maggiori informazioni, pagina, pagina web, per saperne di più, più informazioni,"
        " qua, quest'articolo, questa pagina, questo articolo, questo collegamento, questo documento, questo link, questo sito, qui,"
        " saperne di più, scarica, scarica qui, scaricare, scopri di più, sito, sito web, ulteriori informazioni, url, vai, vai qui,"
        " vedi, vedi qui, web"
    ),
    placeholders=phrases(
        "descrizione, didascalia, diagramma, disegno, figura, foto, fotografia, grafico, illustrazione, immagine, segnaposto,"
        " testo alternativo"
    ),
    little=words(
        "al alla anche che come con del della delle dei di e gli ha il la le lo ma mi nel nella non per più questa questo se senza si"
        " sono su un una è"
    ),
    by_colour=(
        rf"\b{_THE}(?:line[ae]|barr[ae]|curv[ae]|punt[oi]|zon[ae]|are[ae]|frecc(?:ia|e)|cell[ae]|casell[ae]|cerch(?:io|i)|settor[ei]|spicch(?:io|i)|colonn[ae]|riquadr[oi]|quadrat[oi]) {_COLOURS}\b"
        rf"|\b(?:in|di colore) {_COLOURS}\b"
    ),
    pictures=r"\b(?:figur[ae]|grafic[oi]|diagramm[ai]|disegn[oi]|immagin[ei]|mapp[ae]|illustrazion[ei]|schem[ai])\b",
    other_cues=(
        r"\b(?:tratteggi|punteggi|line[ae] continu|spess|sottil|grass|superior|inferior|sinistr|destr|alto|basso|sopra|sotto|lung(?:[ai]|h[ei])\b"
        r"|cort|prim[oie]\b|prima (?:line|barr|curv|zon|are|frecc|cell|casell|colonn)|ultim|grand|piccol|tond|rotond|largh|strett|etichett)"
    ),
    image_of=(
        r"(?:un |una |un['’]|il |la |l['’]|questa |questo )?(?:immagine|foto|fotografia|figura|grafico|illustrazione|schermata)"
        r" (?:di|del|della|dei|delle|dello|che mostra|che raffigura|mostra|con)\b"
    ),
    elsewhere=(
        r"\b(?:vedi|vedere|si veda|cfr\.)\s.{0,30}\b(?:sotto|sopra|testo|tabella|pagina|didascalia|sezione)\b"
        r"|\b(?:tabella|testo) (?:qui )?(?:sotto|sopra)\b"
    ),
    numbered=(
        r"(?<![\w-])(?:(?P<kind>[Ff]igura|[Tt]abella)\s\d+(?![\w.]\d)|(?:a|[Aa]lla|[Vv]edi)\s(?P<page>pagina\s\d+)"
        r"|(?:nel|[Nn]ella|[Aa]l|[Aa]lla|[Vv]edi)\s(?P<section>(?:capitolo|sezione|paragrafo)\s\d+))(?!\w)"
    ),
    spoken_of=r"\b(?:(?P<table>tabell[ae])|(?P<figure>figur[ae]|grafic[oi]|diagramm[ai]|disegn[oi]|schem[ai]|immagin[ei]))\b",
    danger=(
        r"\b(?:convulsion[ei]|crisi epilettic(?:a|he)|non respira|(?:fatica|difficoltà) a respirare|incoscient[ei]|priv[oa] di sensi|sven(?:uto|uta|imento)"
        r"|dolor[ei] al (?:petto|torace)|ictus|labbra (?:blu|bluastre|viola)|overdose|sovradosaggio|suicid\w{1,4}|soffoca\w{1,6}|emorragi[ae])\b"
    ),
    help=(
        r"\b(?:chiam(?:a|i|are|ate|ami)|telefon(?:a|i|are|ate)|compon(?:i|ga|ete)|112|118|ambulanza|emergenz[ae]|pronto soccorso|ospedale"
        r"|medic[oa]|vada|vai)\b"
    ),
)

LANGUAGE = Language(
    tag="it",
    name="Italiano",
    rtl=False,
    csl="it-IT",
    spine_up=True,
    typography=Typography(
        quotes=Quotes("«", "»", "“", "”"),
        partners={"»": "«", "”": "“"},
        leaning=words(
            "il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla in nel nella con su sul sulla per tra fra"
        ),
    ),
    numbers=Numbers(decimal=",", thousands=".", units=("B", "kB", "MB", "GB"), grouped=5),
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

REGIONS: Mapping[str, Language] = {
    "it-CH": replace(LANGUAGE, numbers=replace(LANGUAGE.numbers, decimal=".", thousands="’"))
}
