"""Spanish, and what America writes otherwise.

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
    contents="Índice",
    imprint="Acerca de esta edición",
    references="Referencias",
    further_reading="Para saber más",
    part="Parte {n}",
    figure="Figura",
    table="Tabla",
    callouts={"note": "Nota", "tip": "Consejo", "warning": "Advertencia", "danger": "Peligro", "example": "Ejemplo"},
    callout_label="{kind}:",
    task_open="sin hacer",
    task_done="hecho",
    note_call="Nota {n}",
    back_to_note="Volver a la nota {n} en el texto",
    cited_in="Citado en:",
    citation_of="Referencia {n}",
    back_to_citation="Volver a la cita {n} de {total}, en {part}",
    byline=Byline(
        by="Por {names}",
        comma=", ",
        last="{before} y {last}",
        articles={"El ": "el ", "La ": "la ", "Los ": "los ", "Las ": "las "},
    ),
    dates=Dates(
        months=tuple(
            """
            enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
            """.split()
        ),
        form="{day} de {month} de {year}",
        short={1: ("ene",), 4: ("abr",), 9: ("sept",), 12: ("dic",)},
        ordinals=(".º", "º"),
        links=("de ", "del "),
        until=("a", "al", "hasta"),
    ),
    version="Versión {v}, {date}",
    publisher="Editorial",
    author="Autoría",
    authors="Autoría",
    edition="Edición",
    identifier="Identificador",
    isbn="ISBN",
    licence="Licencia",
    reviewed_by="Revisión clínica",
    version_reviewed_by="La versión {version} fue revisada por {names}.",
    reviewed="Última revisión",
    next_review="Próxima revisión",
    law_checked="Última comprobación de la legislación",
    evidence="Última búsqueda de estudios",
    funding="Financiación",
    conflicts="Conflictos de intereses",
    contact="Contacto",
    provenance="Procedencia del texto",
    page="página",
    cover="Cubierta de {title}",
    cover_leaf="Cubierta",
    inside_cover="Interior de la cubierta",
    landmarks="Puntos de referencia",
    start_of_text="Comienzo del texto",
    page_list="Páginas de la edición impresa",
    page_source="{title}, versión {version}, {date}, edición en PDF e impresa",
    qr_code="Código QR que lleva a {address}",
    whole_guide="La guía completa:",
    whole_disclaimer="El aviso completo está en la guía.",
    sources_there="Las fuentes figuran en la guía.",
)

_MATH = MathWords(
    symbols={
        "+": "más",
        "-": "menos",
        "−": "menos",
        "±": "más o menos",
        "=": "igual a",
        "≠": "distinto de",
        "<": "menor que",
        ">": "mayor que",
        "≤": "menor o igual que",
        "≥": "mayor o igual que",
        "≈": "aproximadamente igual a",
        "×": "por",
        "·": "por",
        "⋅": "por",
        "∗": "por",
        "/": "entre",
        "÷": "dividido entre",
        "∑": "la suma",
        "∏": "el producto",
        "∫": "la integral",
        "∞": "infinito",
        "∂": "derivada parcial",
        "→": "tiende a",
        "∈": "pertenece a",
        "∝": "proporcional a",
        "√": "raíz",
        "(": "abre paréntesis",
        ")": "cierra paréntesis",
        "[": "abre corchete",
        "]": "cierra corchete",
        "{": "abre llave",
        "}": "cierra llave",
        "|": "barra vertical",
        ",": ",",
        "!": "factorial",
        "%": "por ciento",
        "…": "y así sucesivamente",
        "⋯": "y así sucesivamente",
        "∣": "dado",
        "∼": "se distribuye como",
        "^": "circunflejo",
        "¯": "barra",
        "ˉ": "barra",
        "‾": "barra",
        "~": "tilde",
        "˜": "tilde",
        "\u2062": "",
        "\u2061": "de",
        "′": "prima",
        "α": "alfa",
        "β": "beta",
        "γ": "gamma",
        "δ": "delta",
        "ε": "épsilon",
        "ϵ": "épsilon",
        "ζ": "dseta",
        "η": "eta",
        "θ": "zeta",
        "κ": "kappa",
        "λ": "lambda",
        "μ": "mi",
        "ν": "ni",
        "ξ": "xi",
        "π": "pi",
        "ρ": "ro",
        "σ": "sigma",
        "τ": "tau",
        "φ": "fi",
        "ϕ": "fi",
        "χ": "ji",
        "ψ": "psi",
        "ω": "omega",
        "Δ": "delta mayúscula",
        "Σ": "sigma mayúscula",
        "Ω": "omega mayúscula",
        "Γ": "gamma mayúscula",
        "Λ": "lambda mayúscula",
        "Φ": "fi mayúscula",
        "Π": "pi mayúscula",
    },
    powers={"2": "al cuadrado", "3": "al cubo"},
    over="{top} sobre {bottom}",
    fraction="la fracción {top} sobre {bottom}, fin de la fracción,",
    power="{base} elevado a {exponent}",
    index="{base} subíndice {index}",
    from_to="{base} desde {low} hasta {high} de",
    under="{base} cuando {under} de",
    above="{base} {above}",
    root="la raíz cuadrada de {inside}, fin de la raíz,",
    nth_root="la raíz de orden {order} de {inside}, fin de la raíz,",
    row="fila {n}: {cells}",
    table="una tabla de {n} filas: {rows}; fin de la tabla,",
)

_WEB = WebWords(
    skip="Ir al texto",
    formats="Otros formatos y descargas",
    top="Volver arriba",
    formula="Fórmula",
    table="Tabla",
    formats_short="Todos los formatos",
    ways="Acceso rápido",
    emergency="En caso de emergencia",
    search="Buscar",
    field="Buscar en esta guía",
    found="Lugares encontrados: {n}",
    nothing="No se encontró nada.",
    view="Pantalla",
    shade="Claro u oscuro",
    system="Como el dispositivo",
    light="Claro",
    dark="Oscuro",
    contrast="Más contraste",
    previous="Anterior: {title}",
    next="Siguiente: {title}",
    anchor="Enlace a «{title}»",
)

_DOWNLOAD = DownloadWords(
    skip="Ir a las descargas",
    cover="Cubierta de «{title}»",
    editions_heading="Leer o descargar",
    editions={
        "screen": EditionWords(
            "PDF",
            "Páginas fijas para leer en pantalla o imprimir en casa; etiquetadas para lectores de pantalla.",
            "Descargar el PDF",
        ),
        "screen-ua2": EditionWords(
            "PDF 2.0",
            "Las páginas del PDF, etiquetadas según PDF 2.0; para programas que conocen esa versión.",
            "Descargar el PDF 2.0",
        ),
        "large-print": EditionWords(
            "PDF con letra grande",
            "Ninguna letra de menos de 16 puntos, el texto de 18; para leer en papel o en pantalla.",
            "Descargar el PDF con letra grande",
        ),
        "dyslexia": EditionWords(
            "PDF con espacios amplios",
            "Letra mayor, espacios amplios y páginas de color crema, para personas con dislexia.",
            "Descargar el PDF con espacios amplios",
        ),
        "phone": EditionWords(
            "PDF para el teléfono",
            "Páginas pequeñas con letra que se lee en un teléfono sin ampliar, en una columna y sin páginas en blanco.",
            "Descargar el PDF para el teléfono",
        ),
        "leaflet": EditionWords(
            "Folleto",
            "Lo más importante en pocas páginas pequeñas, para repartir; la guía completa dice más.",
            "Descargar el folleto",
        ),
        "epub": EditionWords(
            "EPUB",
            "Para lectores electrónicos, teléfonos y lectores de pantalla: letra, tamaño, espacios y colores los elige usted.",
            "Descargar el EPUB",
        ),
        "web": EditionWords(
            "Página web",
            "Todo el texto en una página, para leer en un navegador; una vez abierta, funciona sin conexión.",
            "Leer la página web en su navegador",
        ),
        "braille": EditionWords(
            "Braille",
            "Braille para impresora o línea braille; transcrito por una máquina, sin corregir.",
            "Descargar la edición en braille",
        ),
        "print": EditionWords(
            "Interior para la imprenta",
            "Las páginas del PDF en las tintas de imprenta, sin enlaces; la página 12 es la página 12 en ambos.",
            "Descargar el interior para la imprenta",
        ),
        "cover": EditionWords(
            "Cubierta para la imprenta",
            "Contracubierta, lomo y cubierta en una sola hoja; el lomo se ajusta al número de páginas.",
            "Descargar la cubierta para la imprenta",
        ),
    },
    unsure="¿No sabe cuál? Elija: {edition}",
    booklet="Dos páginas en cada cara, para imprimir por ambas caras y doblar",
    sums="Mostrar las sumas de comprobación",
    with_facts="{link} ({facts})",
    page="1 página",
    pages="{n} páginas",
    bytes="{n} bytes",
    words="{n} palabras",
    trade="Para imprentas",
    proof="Cómo se comprobaron estos archivos: la prueba",
    accessibility="Accesibilidad de este archivo",
    whole_notice="Leer el aviso completo",
    notice="Aviso importante",
    reviewed_by="Revisión clínica: {names}.",
    released="Versión",
    language="Idioma",
    translations="En otros idiomas",
    verify="Compruebe su descarga",
    verify_how="Un archivo está completo y sin cambios si su suma de comprobación SHA-256 es la que figura abajo.",
    verify_commands="En Linux y macOS la muestra {unix}; en Windows, {windows}.",
    file="ARCHIVO",
    manifest="Todos los datos para máquinas: manifest.json",
)

_ACCESS = AccessWords(
    ways_of_reading="Modos de lectura",
    modifiable="La apariencia se puede modificar",
    unmodifiable="La apariencia no se puede modificar",
    modifiable_unknown="No hay información sobre si la apariencia se puede modificar",
    readable="Se puede leer en voz alta o en braille dinámico",
    readable_unknown="No hay información sobre la lectura no visual",
    alternative_text="Tiene textos alternativos",
    conformance="Conformidad",
    level_aa="Esta publicación cumple las normas de accesibilidad aceptadas",
    claims="Esta publicación declara cumplir {standard}",
    certified_by="La publicación fue certificada por {certifier}",
    certified_on="La publicación fue certificada el {date}",
    by_machine="Cumple todas las reglas de {standard} que una máquina puede comprobar",
    not_claimed="No se declara ninguna conformidad: nadie ha juzgado aún lo que las máquinas no pueden juzgar",
    conformance_unknown="No hay información",
    navigation="Navegación",
    toc="Tabla de contenido",
    headings="Títulos",
    pages="Ir a la página",
    rich_content="Contenido especial",
    mathml="Matemáticas en MathML",
    described_math="Las matemáticas se describen con palabras",
    hazards="Riesgos",
    no_hazards="Sin riesgos",
    hazards_unknown="Se desconoce si hay riesgos",
    flashing_unknown="Se desconoce si hay riesgos por destellos",
    motion_unknown="Se desconoce si hay riesgos por simulación de movimiento",
    no_sound="Sin riesgos por sonidos",
    summary="Resumen de accesibilidad",
    additional="Más información sobre accesibilidad",
    aria="Incluye roles ARIA",
    page_breaks="Incluye saltos de página",
    summary_text="Todo el texto se puede ampliar, cambiar de color y leer en voz alta.",
    summary_pictures="Cada imagen con significado tiene un texto alternativo.",
    summary_notes="Las notas tienen enlaces de ida y vuelta.",
    summary_citations="Las citas tienen enlaces de ida y vuelta.",
    summary_notes_and_citations="Las notas y las citas tienen enlaces de ida y vuelta.",
    summary_pages="La lista de páginas sigue palabra por palabra la edición de páginas fijas.",
)

_CRITERIA = """\
1.1.1 Contenido no textual
1.2.1 Solo audio y solo vídeo (grabado)
1.2.2 Subtítulos (grabados)
1.2.3 Audiodescripción o medio alternativo (grabado)
1.2.4 Subtítulos (en directo)
1.2.5 Audiodescripción (grabada)
1.3.1 Información y relaciones
1.3.2 Secuencia con significado
1.3.3 Características sensoriales
1.3.4 Orientación
1.3.5 Identificar el propósito de la entrada
1.4.1 Uso del color
1.4.2 Control del audio
1.4.3 Contraste (mínimo)
1.4.4 Cambio de tamaño del texto
1.4.5 Imágenes de texto
1.4.10 Reajuste del contenido
1.4.11 Contraste de lo no textual
1.4.12 Espaciado del texto
1.4.13 Contenido al pasar el puntero o recibir el foco
2.1.1 Teclado
2.1.2 Sin trampas para el teclado
2.1.4 Atajos de teclado
2.2.1 Tiempo ajustable
2.2.2 Poner en pausa, detener, ocultar
2.3.1 Umbral de tres destellos o menos
2.4.1 Evitar bloques
2.4.2 Página con título
2.4.3 Orden del foco
2.4.4 Propósito de los enlaces (en contexto)
2.4.5 Múltiples vías
2.4.6 Encabezados y etiquetas
2.4.7 Foco visible
2.4.11 Foco no oculto (mínimo)
2.5.1 Gestos del puntero
2.5.2 Cancelación del puntero
2.5.3 Etiqueta en el nombre
2.5.4 Activación por movimiento
2.5.7 Movimientos de arrastre
2.5.8 Tamaño del objetivo (mínimo)
3.1.1 Idioma de la página
3.1.2 Idioma de las partes
3.2.1 Al recibir el foco
3.2.2 Al introducir datos
3.2.3 Navegación coherente
3.2.4 Identificación coherente
3.2.6 Ayuda coherente
3.3.1 Identificación de errores
3.3.2 Etiquetas o instrucciones
3.3.3 Sugerencias ante errores
3.3.4 Prevención de errores (legales, financieros, de datos)
3.3.7 Entrada redundante
3.3.8 Autenticación accesible (mínimo)
4.1.2 Nombre, función, valor
4.1.3 Mensajes de estado"""

_PROOF = ProofWords(
    title="Prueba: {title}",
    description="Lo que se ha probado de los archivos de «{title}».",
    skip="Ir a la prueba",
    files="Archivos",
    version="Versión {v}, {date}",
    good="Ninguna de las comprobaciones hechas encontró errores.",
    bad="Errores encontrados: {n}.",
    not_run="No ejecutado, por falta de la herramienta: {tools}.",
    inputs="Datos de entrada (SHA-256)",
    manifest="Inventario (SHA-256)",
    disclaimer_sum="Palabras del aviso legal (SHA-256)",
    waivers="Exenciones",
    no_waivers="El manuscrito no exime de ninguna observación.",
    waivers_caption="Observaciones de las que exime el manuscrito",
    code="Código",
    place="Lugar",
    reason="Motivo",
    edition="Edición",
    size="Tamaño",
    bytes="{n} bytes",
    pages="Páginas",
    words="Palabras",
    said="{n} dichas; diferencias con el manuscrito: {differences}",
    disclaimer="Palabras del aviso legal",
    claimed="Normas declaradas",
    proved="Normas probadas, hasta donde puede una máquina",
    standard="Norma",
    by="Por",
    provers="Comprobadores",
    prover="Comprobador",
    judged_by="Comprobado según",
    objects="Examinado",
    unproved="No se encontró ningún error, pero no se examinó todo: esto no es una prueba.",
    broke="Se interrumpió, de modo que nada se sabe de lo que juzga: {tools}.",
    why="Por qué {prover} no dijo nada: {why}",
    result="Resultado",
    rules="Reglas",
    findings="Observaciones",
    raw="Lo que dijo {prover}: {file}",
    not_told="no indicado",
    person="Lo que aún debe comprobar una persona",
    severity="Gravedad",
    message="Mensaje",
    wcag="WCAG 2.2, niveles A y AA",
    wcag_how="Solo se da por cumplido lo que se ha probado a partir de los bytes; lo demás debe juzgarlo una persona.",
    officer="El informe para responsables de accesibilidad, edición por edición (ACR, en inglés)",
    criteria_caption="Criterios de conformidad",
    criterion="Criterio",
    level="Nivel",
    state="Estado",
    remark="Comentario",
    found="Encontrado: {codes}.",
    download_page="Página de descargas",
    terms={
        "passed": "superado",
        "passed with warnings": "superado, con advertencias",
        "failed": "no superado",
        "not run": "no ejecutado",
        "broke down": "interrumpido",
        "words": "palabras",
        "disclaimer": "aviso legal",
        "structure": "estructura",
        "record": "ficha para librerías",
        "preflight": "control previo a la impresión",
        "clear type": "letra bien legible",
        "likeness": "aspecto y destinos de los enlaces",
        "braille": "escritura braille",
        "A prover that decides it did not run.": "Un verificador que lo decide no se ejecutó.",
        "error": "error",
        "warning": "advertencia",
        "note": "nota",
        "Supports": "Cumple",
        "Partially Supports": "Cumple en parte",
        "A person judged it.": "Lo ha juzgado una persona.",
        "Does Not Support": "No cumple",
        "Not Applicable": "No se aplica",
        "Not Evaluated": "No evaluado",
        "No file that is read on a screen was proved.": "No se comprobó ningún archivo que se lea en pantalla.",
        "The files hold no script, form, sound or film.": "Los archivos no contienen programas, formularios, sonido ni vídeo.",
        "The files hold no sound or film.": "Los archivos no contienen sonido ni vídeo.",
        "Decided by the rules named.": "Lo deciden las reglas citadas.",
        "needs a person": "requiere una persona",
        "needs a person; the rules named prove a part.": "requiere una persona; las reglas citadas prueban una parte.",
        "WCAG 2.2 A and AA, by machine": "WCAG 2.2 A y AA, por máquina",
        "Each tag is the right one for what it marks.": "Cada etiqueta es la adecuada para lo que marca.",
        "Nothing is told by colour alone, and the contrast suffices.": "Nada se dice solo con el color, y el contraste basta.",
        "The order of the tags is the order in which a person reads.": "El orden de las etiquetas es el orden en que lee una persona.",
        "The alternative of each figure says what the figure says.": "El texto alternativo de cada figura dice lo que dice la figura.",
        "Headings name what follows, and their levels are those of the text.": "Los títulos nombran lo que sigue, y sus niveles son los del texto.",
        "Tables are tables, and their head cells head what they say.": "Las tablas son tablas, y sus celdas de cabecera encabezan lo que nombran.",
        "Notes are marked as notes and referred to.": "Las notas están marcadas como tales y el texto remite a ellas.",
        "What a link says tells where it leads.": "El texto de cada enlace dice adónde lleva.",
        "Descriptions of figures say what the figures say.": "Las descripciones de las figuras dicen lo que dicen las figuras.",
        "Nothing is told by shape, place or sound alone.": "Nada se dice solo con la forma, el lugar o el sonido.",
        "Nothing is told by colour alone.": "Nada se dice solo con el color.",
        "No picture stands for text.": "Ninguna imagen sustituye al texto.",
        "Headings name what follows.": "Los títulos nombran lo que sigue.",
        "Words of another language are marked as such.": "Las palabras de otro idioma están marcadas como tales.",
        "The page numbers are those of the paged edition named as source.": "Los números de página son los de la edición de páginas fijas que se nombra como fuente.",
        "Colours and lines are right on paper.": "Los colores y las líneas son correctos en el papel.",
        "The spine fits the book, and the colours are right on paper.": "El lomo se ajusta al libro, y los colores son correctos en el papel.",
        "A braille reader has read the translation.": "Una persona que lee braille ha leído la transcripción.",
        "Press proof": "Prueba de imprenta",
        "Proofreading": "Corrección",
    },
    criteria=dict(line.split(" ", 1) for line in _CRITERIA.splitlines()),
)

_POLICY = PolicyWords(
    title="Normas y declaraciones obligatorias",
    held_to="Se rige por: {names}.",
    unusable="No se pudieron usar las normas.",
    weakened="Lo que unas normas exigen menos que aquellas que amplían",
    rule="Regla",
    policy="Normas",
    was="Antes",
    now="Ahora",
    because="Motivo",
    by="Responsable",
    none="Las normas no exigen ninguna declaración.",
    statements="Las declaraciones del aviso",
    statement="Declaración",
    language="Idioma",
    words="Redacción",
    approved_by="Aprobada por",
    said_in="Figura en",
    nobody="nadie",
    on_page="{edition}, página {page}",
    wording="redacción aprobada",
    own="no es la redacción aprobada",
    no_rules="Sin comprobar, por falta de reglas para «{language}»: nivel de lectura (LAN005, LAN014), frases en otro idioma (LAN013); afirmaciones sin fuente (CLM001), solo según unas pocas fórmulas.",
    unknown_language="No se comprobó si el texto está en «{language}»: es un idioma que no se puede reconocer (LAN015).",
    too_few_words="No se comprobó si el texto está en el idioma de guide.yaml: tiene muy pocas palabras (LAN015).",
    no_spelling="La ortografía no se ha revisado: este equipo no tiene diccionario para «{language}» (LAN009).",
    spelling_elsewhere="La ortografía en «{language}» se revisa con el diccionario del equipo, si lo tiene: el informe de la prueba dice si se hizo (LAN009).",
    no_retractions="La retractación de las fuentes solo se buscó en la lista del {date} que acompaña a Guidepress, por su DOI ({looked} de {all} fuentes); las retractaciones posteriores no se comprobaron (REF014).",
    words_only="Las declaraciones se buscaron solo por sus palabras: en «{language}» no se conocen las negaciones (DIS020).",
    no_wordings="Las normas no tienen redacción en «{language}», así que solo las marcas dan fe de: {names} (DIS011).",
)

_IMPORTING = ImportWords(
    disclaimer_title="Aviso",
    disclaimer="Esta edición se ha hecho con los archivos de «{title}». Nadie ha escrito todavía un aviso para ella: aquí se dice qué no es el libro, qué no puede hacer por sus lectores y dónde encuentran ayuda.",
    unknown="No consta.",
    not_reviewed="Sin revisar.",
    write_here="Escriba el texto aquí. Una fuente se cita por su clave: {cited}.",
    undescribed="Sin descripción: {name}",
)

_CONTACTS = ContactWords(
    caption="A quién llamar",
    where="Dónde está",
    what_for="Para",
    number="Número o dirección",
    anywhere="En todas partes",
    regions={"us": "Estados Unidos", "uk": "Reino Unido", "eu": "Unión Europea", "ca": "Canadá", "au": "Australia"},
)

_SPEAK = SpeakWords(
    document="documento, {language}",
    heading="título de nivel {level}",
    list="lista de {n}",
    contents="índice de {n}",
    table="tabla {columns} columnas {rows} filas",
    item="elemento",
    expansion="{text} [es decir, {words}]",
    kinds={
        "paragraph": "párrafo",
        "label": "etiqueta",
        "row": "fila",
        "cell": "celda",
        "head cell": "celda de cabecera",
        "caption": "leyenda",
        "figure": "figura",
        "formula": "fórmula",
        "note": "nota",
        "link": "enlace",
        "reference": "remisión",
        "entry": "referencia",
        "quote": "cita",
        "quotation": "cita",
        "code": "código",
        "contents entry": "entrada del índice",
        "callout": "recuadro",
        "title": "título",
        "annotation": "anotación",
        "audio": "sonido",
        "video": "película",
        "text field": "campo de texto",
        "checkbox": "casilla",
        "radio button": "botón de opción",
        "button": "botón",
        "choice": "selección",
        "signature": "firma",
    },
    languages={
        "ar": "árabe",
        "de": "alemán",
        "el": "griego",
        "en": "inglés",
        "es": "español",
        "fi": "finés",
        "fr": "francés",
        "he": "hebreo",
        "id": "indonesio",
        "it": "italiano",
        "ja": "japonés",
        "la": "latín",
        "ms": "malayo",
        "nl": "neerlandés",
        "pt": "portugués",
        "ru": "ruso",
        "th": "tailandés",
        "tr": "turco",
        "zh": "chino",
    },
    states={"checked": "marcado", "not checked": "no marcado"},
    notes={
        "untagged": "Sin estructura; páginas cuyas palabras se dicen en el orden en que están dibujadas: {n}.",
        "outside": "Palabras fuera de la estructura, no dichas: {n}.",
        "meaningless": "Caracteres cuya letra no dice qué significan: {n}.",
        "unread": "Páginas que no se pudieron leer hasta el final: {n}.",
        "renditions": "Otras versiones del libro, no dichas: {n}.",
        "nothing": "No se dice nada.",
    },
)

_BRAILLE = BrailleCode(
    name="braille español sin contracciones (grado 1)",
    table="es-g1.ctb",
    plain="",
    emphasis=False,
    foreign=False,
    edition="Edición en braille",
    statement="Transcrito por una máquina, sin corregir.",
    made="Código: {name}. Transcrito por liblouis {version} con la tabla {table}.",
    struck=("texto tachado", "fin del texto tachado"),
    notes_title="Notas sobre la transcripción",
    notes=(
        "Nadie ha leído este braille. Donde importe una cifra o una dosis, compárela con la edición impresa.\n"
        "El número de la página impresa está arriba a la derecha; el de la página en braille, abajo a la derecha. Una línea "
        "de guiones que termina en un número muestra dónde empieza una página impresa.\n"
        "Las tablas se dan fila por fila. Las imágenes se describen y las fórmulas se dicen con palabras, entre los signos "
        "\u2808\u2828\u2823 y \u2808\u2828\u281c. Delante de los números elevados está \u2830\u2814. Los realces del texto no se "
        "reproducen.\n"
    ),
)

_COLOURS = "(?:roj[oa]s?|verdes?|azul(?:es)?|amarill[oa]s?|naranjas?|morad[oa]s?|violetas?|rosas?|marr[oó]n(?:es)?)"

_CHECKS = Checks(
    marks="behind",
    opened={"?": "¿", "!": "¡"},
    may_double=words("bla casi muy no nos ya sí tan"),
    says_nothing=phrases(
        "aquí, artículo, clic aquí, descarga, descargar, documento, enlace, este artículo, este documento, este enlace, este sitio,"
        " esta página, fuente, haga clic aquí, haz clic aquí, leer más, lea más, más, más información, página, página web, pulse aquí,"
        " saber más, sitio, sitio web, url, ver, ver aquí, ver más, web"
    ),
    placeholders=phrases(
        "descripción, diagrama, dibujo, figura, foto, fotografía, gráfico, ilustración, imagen, texto alternativo"
    ),
    little=words(
        "como con de del el en es este esta está la las lo los más o para pero por que se si sin sobre son su sus un una y"
    ),
    by_colour=(
        rf"\b(?:el|la|los|las|cada|est[ea]s?|estos) (?:líneas?|barras?|curvas?|puntos?|zonas?|áreas?|flechas?|celdas?|casillas?|círculos?|sectores|sector|columnas?|cuadros?) {_COLOURS}\b"
        rf"|\b(?:en|de color) {_COLOURS}\b"
    ),
    pictures=r"\b(?:figura|gráfico|gráfica|diagrama|dibujo|imagen|mapa|ilustración)(?:s|es)?\b|\bimágenes\b",
    other_cues=(
        r"\b(?:discontinu|puntead|rayad|gruesa|grueso|delgad|fina|fino|superior|inferior|izquierd|derech|arriba|abajo|larg|cort|primer|últim"
        r"|grande|pequeñ|redond|etiquetad|rotulad)"
    ),
    image_of=(
        r"(?:una? |la |el |esta |este )?(?:imagen|foto|fotografía|figura|gráfico|ilustración|captura de pantalla)"
        r" (?:de|del|que muestra|muestra|con|donde se ve)\b"
    ),
    elsewhere=(
        r"\b(?:véase|vea|ver|consulte)\b.{0,30}\b(?:abajo|arriba|texto|tabla|página|leyenda|apartado|sección)\b"
        r"|\b(?:tabla|texto) de (?:abajo|arriba)\b"
    ),
    numbered=(
        r"(?<![\w-])(?:(?P<kind>[Ff]igura|[Tt]abla)\s\d+(?![\w.]\d)|(?:en la|[Vv]éase la|[Vv]ea la|[Vv]er la)\s(?P<page>página\s\d+)"
        r"|(?:en el|[Ee]n la|[Vv]éase el|[Vv]éase la|[Vv]ea el|[Vv]ea la)\s(?P<section>(?:capítulo|sección|apartado)\s\d+))(?!\w)"
    ),
    spoken_of=r"\b(?:(?P<table>tabla)|(?P<figure>figura|gráfic[oa]|diagrama|dibujo|esquema|imagen|imágen(?=es)))(?:es|s)?\b",
    danger=(
        r"\b(?:convulsi[oó]n(?:es)?|no respira|inconsciente|desmay\w{1,5}|dolor (?:en el|de) pecho|derrame cerebral|labios azules|sobredosis"
        r"|suicid\w{1,4}|no (?:puede|se puede) (?:tragar|respirar|despertar\w{0,3})|no se despierta|rigidez de (?:la )?nuca|cuello rígido|parálisis|hemorragia grave|se ahoga)\b"
    ),
    help=r"\b(?:llame|llamar|llama|marque|112|911|emergencias?|urgencias?|hospital|médic[oa]|ambulancia|acuda|vaya)\b",
)

LANGUAGE = Language(
    tag="es",
    name="Español",
    rtl=False,
    csl="es-ES",
    spine_up=True,
    typography=Typography(
        quotes=Quotes("«", "»", "“", "”"),
        partners={"»": "«", "”": "“"},
        leaning=words("el la los las un una de del a al en con por para sin su tu"),
    ),
    numbers=Numbers(decimal=",", thousands="\u202f", units=("B", "kB", "MB", "GB"), grouped=5),
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


def _american(text: str) -> str:
    """The words of Spain as America writes them."""
    return text.replace("«", "“").replace("»", "”").replace("vídeo", "video").replace("en directo", "en vivo")


_AMERICAN = replace(
    respelled(LANGUAGE, _american),
    csl="es-MX",
    typography=replace(LANGUAGE.typography, quotes=Quotes("“", "”", "‘", "’")),
    numbers=replace(LANGUAGE.numbers, decimal=".", thousands=",", grouped=4),
)

REGIONS: Mapping[str, Language] = {"es-419": _AMERICAN, "es-MX": _AMERICAN, "es-US": _AMERICAN}
