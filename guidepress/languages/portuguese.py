"""Portuguese as it is written in Portugal, and what Brazil writes otherwise.

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
    imprint="Sobre esta edição",
    references="Referências",
    further_reading="Para saber mais",
    part="Parte {n}",
    figure="Figura",
    table="Tabela",
    callouts={"note": "Nota", "tip": "Sugestão", "warning": "Aviso", "danger": "Perigo", "example": "Exemplo"},
    callout_label="{kind}:",
    task_open="por fazer",
    task_done="feito",
    note_call="Nota {n}",
    back_to_note="Voltar à nota {n} no texto",
    cited_in="Citado em:",
    citation_of="Referência {n}",
    back_to_citation="Voltar à citação {n} de {total}, em {part}",
    byline=Byline(
        by="Por {names}",
        comma=", ",
        last="{before} e {last}",
        articles={"O ": None, "A ": None, "Os ": None, "As ": None},
    ),
    dates=Dates(
        months=tuple(
            """
            janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
            """.split()
        ),
        form="{day} de {month} de {year}",
        ordinals=(".º", "º"),
        links=("de ", "do "),
        until=("a", "até"),
    ),
    version="Versão {v}, {date}",
    publisher="Editora",
    author="Autoria",
    authors="Autoria",
    edition="Edição",
    identifier="Identificador",
    isbn="ISBN",
    licence="Licença",
    reviewed_by="Revisão clínica",
    version_reviewed_by="A versão {version} foi revista por {names}.",
    reviewed="Última revisão",
    next_review="Próxima revisão",
    law_checked="Última verificação da legislação",
    evidence="Última pesquisa de estudos",
    funding="Financiamento",
    conflicts="Conflitos de interesses",
    contact="Contacto",
    provenance="Origem do texto",
    page="página",
    cover="Capa de {title}",
    cover_leaf="Capa",
    inside_cover="Verso da capa",
    landmarks="Pontos de referência",
    start_of_text="Início do texto",
    page_list="Páginas da edição impressa",
    page_source="{title}, versão {version}, {date}, edição em PDF e impressa",
    qr_code="Código QR que leva a {address}",
    whole_guide="O guia completo:",
    whole_disclaimer="O aviso completo está no guia.",
    sources_there="As fontes estão indicadas no guia.",
)

_MATH = MathWords(
    symbols={
        "+": "mais",
        "-": "menos",
        "−": "menos",
        "±": "mais ou menos",
        "=": "igual a",
        "≠": "diferente de",
        "<": "menor que",
        ">": "maior que",
        "≤": "menor ou igual a",
        "≥": "maior ou igual a",
        "≈": "aproximadamente igual a",
        "×": "vezes",
        "·": "vezes",
        "⋅": "vezes",
        "∗": "vezes",
        "/": "sobre",
        "÷": "dividido por",
        "∑": "a soma",
        "∏": "o produto",
        "∫": "o integral",
        "∞": "infinito",
        "∂": "derivada parcial",
        "→": "tende para",
        "∈": "pertence a",
        "∝": "proporcional a",
        "√": "raiz",
        "(": "abre parêntesis",
        ")": "fecha parêntesis",
        "[": "abre parêntesis reto",
        "]": "fecha parêntesis reto",
        "{": "abre chaveta",
        "}": "fecha chaveta",
        "|": "barra vertical",
        ",": ",",
        "!": "fatorial",
        "%": "por cento",
        "…": "e assim por diante",
        "⋯": "e assim por diante",
        "∣": "dado",
        "∼": "distribui-se como",
        "^": "circunflexo",
        "¯": "barra",
        "ˉ": "barra",
        "‾": "barra",
        "~": "til",
        "˜": "til",
        "\u2062": "",
        "\u2061": "de",
        "′": "linha",
        "α": "alfa",
        "β": "beta",
        "γ": "gama",
        "δ": "delta",
        "ε": "épsilon",
        "ϵ": "épsilon",
        "ζ": "zeta",
        "η": "eta",
        "θ": "teta",
        "κ": "capa",
        "λ": "lambda",
        "μ": "miu",
        "ν": "niu",
        "ξ": "csi",
        "π": "pi",
        "ρ": "ró",
        "σ": "sigma",
        "τ": "tau",
        "φ": "fi",
        "ϕ": "fi",
        "χ": "qui",
        "ψ": "psi",
        "ω": "ómega",
        "Δ": "delta maiúsculo",
        "Σ": "sigma maiúsculo",
        "Ω": "ómega maiúsculo",
        "Γ": "gama maiúsculo",
        "Λ": "lambda maiúsculo",
        "Φ": "fi maiúsculo",
        "Π": "pi maiúsculo",
    },
    powers={"2": "ao quadrado", "3": "ao cubo"},
    over="{top} sobre {bottom}",
    fraction="a fração {top} sobre {bottom}, fim da fração,",
    power="{base} elevado a {exponent}",
    index="{base} índice {index}",
    from_to="{base} de {low} até {high} de",
    under="{base} quando {under} de",
    above="{base} {above}",
    root="a raiz quadrada de {inside}, fim da raiz,",
    nth_root="a raiz de ordem {order} de {inside}, fim da raiz,",
    row="linha {n}: {cells}",
    table="uma tabela de {n} linhas: {rows}; fim da tabela,",
)

_WEB = WebWords(
    skip="Ir para o texto",
    formats="Outros formatos e ficheiros",
    top="Voltar ao início",
    formula="Fórmula",
    table="Tabela",
    formats_short="Todos os formatos",
    ways="Acesso rápido",
    emergency="Em caso de emergência",
    search="Procurar",
    field="Procurar neste guia",
    found="Passagens encontradas: {n}",
    nothing="Nada foi encontrado.",
    view="Apresentação",
    shade="Claro ou escuro",
    system="Como no dispositivo",
    light="Claro",
    dark="Escuro",
    contrast="Mais contraste",
    previous="Anterior: {title}",
    next="Seguinte: {title}",
    anchor="Ligação para «{title}»",
)

_DOWNLOAD = DownloadWords(
    skip="Ir para os ficheiros",
    cover="Capa de «{title}»",
    editions_heading="Ler ou transferir",
    editions={
        "screen": EditionWords(
            "PDF",
            "Páginas fixas para ler no ecrã ou imprimir em casa; etiquetadas para leitores de ecrã.",
            "Transferir o PDF",
        ),
        "screen-ua2": EditionWords(
            "PDF 2.0",
            "As páginas do PDF, etiquetadas segundo o PDF 2.0; para programas que conhecem essa versão.",
            "Transferir o PDF 2.0",
        ),
        "large-print": EditionWords(
            "PDF em letra grande",
            "Nenhuma letra com menos de 16 pontos, o texto com 18; para ler em papel ou no ecrã.",
            "Transferir o PDF em letra grande",
        ),
        "dyslexia": EditionWords(
            "PDF com espaços largos",
            "Letra maior, espaços largos e páginas de cor creme, para pessoas com dislexia.",
            "Transferir o PDF com espaços largos",
        ),
        "phone": EditionWords(
            "PDF para o telemóvel",
            "Páginas pequenas com letra que se lê no telemóvel sem ampliar, numa só coluna e sem páginas em branco.",
            "Transferir o PDF para o telemóvel",
        ),
        "leaflet": EditionWords(
            "Folheto",
            "O mais importante em poucas páginas pequenas, para distribuir; o guia completo diz mais.",
            "Descarregar o folheto",
        ),
        "epub": EditionWords(
            "EPUB",
            "Para leitores digitais, telemóveis e leitores de ecrã: a letra, o tamanho, os espaços e as cores são à sua escolha.",
            "Transferir o EPUB",
        ),
        "web": EditionWords(
            "Página Web",
            "Todo o texto numa página, para ler num navegador; depois de aberta, funciona sem rede.",
            "Ler a página Web no seu navegador",
        ),
        "braille": EditionWords(
            "Braille",
            "Braille para impressora ou linha braille; transcrito por uma máquina, sem revisão.",
            "Transferir a edição em braille",
        ),
        "print": EditionWords(
            "Miolo para a gráfica",
            "As páginas do PDF nas tintas de impressão, sem ligações; a página 12 é a página 12 em ambos.",
            "Transferir o miolo para a gráfica",
        ),
        "cover": EditionWords(
            "Capa para a gráfica",
            "Contracapa, lombada e capa numa só folha; a lombada ajusta-se ao número de páginas.",
            "Transferir a capa para a gráfica",
        ),
    },
    unsure="Na dúvida, escolha: {edition}",
    booklet="Duas páginas em cada face, para imprimir dos dois lados e dobrar",
    sums="Mostrar as somas de verificação",
    with_facts="{link} ({facts})",
    page="1 página",
    pages="{n} páginas",
    bytes="{n} bytes",
    words="{n} palavras",
    trade="Para gráficas",
    proof="Como estes ficheiros foram verificados: a prova",
    accessibility="Acessibilidade deste ficheiro",
    whole_notice="Ler o aviso completo",
    notice="Aviso importante",
    reviewed_by="Revisão clínica: {names}.",
    released="Versão",
    language="Idioma",
    translations="Em outros idiomas",
    verify="Verifique o ficheiro que transferiu",
    verify_how="Um ficheiro está completo e inalterado se a sua soma de verificação SHA-256 for a que consta abaixo.",
    verify_commands="Em Linux e macOS, {unix} mostra-a; em Windows, {windows}.",
    file="FICHEIRO",
    manifest="Todos os dados para máquinas: manifest.json",
)

_ACCESS = AccessWords(
    ways_of_reading="Formas de leitura",
    modifiable="A aparência pode ser modificada",
    unmodifiable="A aparência não pode ser modificada",
    modifiable_unknown="Não há informação sobre a possibilidade de modificar a aparência",
    readable="Pode ser lido em voz alta ou em braille dinâmico",
    readable_unknown="Não há informação sobre a leitura não visual",
    alternative_text="Tem textos alternativos",
    conformance="Conformidade",
    level_aa="Esta publicação cumpre as normas de acessibilidade aceites",
    claims="Esta publicação declara cumprir {standard}",
    certified_by="A publicação foi certificada por {certifier}",
    certified_on="A publicação foi certificada em {date}",
    by_machine="Cumpre todas as regras de {standard} que uma máquina pode verificar",
    not_claimed="Não se declara nenhuma conformidade: ninguém avaliou ainda o que as máquinas não podem avaliar",
    conformance_unknown="Não há informação",
    navigation="Navegação",
    toc="Índice",
    headings="Títulos",
    pages="Ir para a página",
    rich_content="Conteúdo especial",
    mathml="Matemática em MathML",
    described_math="A matemática é descrita por palavras",
    hazards="Riscos",
    no_hazards="Sem riscos",
    hazards_unknown="Não se sabe se há riscos",
    flashing_unknown="Não se sabe se há riscos por clarões",
    motion_unknown="Não se sabe se há riscos por simulação de movimento",
    no_sound="Sem riscos por sons",
    summary="Resumo da acessibilidade",
    additional="Mais informações sobre acessibilidade",
    aria="Inclui funções ARIA",
    page_breaks="Inclui quebras de página",
    summary_text="Todo o texto pode ser ampliado, mudado de cor e lido em voz alta.",
    summary_pictures="Cada imagem com significado tem um texto alternativo.",
    summary_notes="As notas têm ligações de ida e volta.",
    summary_citations="As citações têm ligações de ida e volta.",
    summary_notes_and_citations="As notas e as citações têm ligações de ida e volta.",
    summary_pages="A lista de páginas segue palavra por palavra a edição de páginas fixas.",
)

_CRITERIA = """\
1.1.1 Conteúdo não textual
1.2.1 Só áudio e só vídeo (gravado)
1.2.2 Legendas (gravadas)
1.2.3 Audiodescrição ou alternativa multimédia (gravada)
1.2.4 Legendas (em direto)
1.2.5 Audiodescrição (gravada)
1.3.1 Informações e relações
1.3.2 Sequência com significado
1.3.3 Características sensoriais
1.3.4 Orientação
1.3.5 Identificar a finalidade da entrada
1.4.1 Utilização da cor
1.4.2 Controlo de áudio
1.4.3 Contraste (mínimo)
1.4.4 Redimensionar o texto
1.4.5 Imagens de texto
1.4.10 Refluxo
1.4.11 Contraste não textual
1.4.12 Espaçamento do texto
1.4.13 Conteúdo ao passar o ponteiro ou receber o foco
2.1.1 Teclado
2.1.2 Sem bloqueio do teclado
2.1.4 Teclas de atalho
2.2.1 Tempo ajustável
2.2.2 Pausar, parar, ocultar
2.3.1 Três flashes ou abaixo do limite
2.4.1 Saltar blocos
2.4.2 Página com título
2.4.3 Ordem do foco
2.4.4 Finalidade da ligação (em contexto)
2.4.5 Várias formas
2.4.6 Cabeçalhos e etiquetas
2.4.7 Foco visível
2.4.11 Foco não oculto (mínimo)
2.5.1 Gestos do ponteiro
2.5.2 Cancelamento do ponteiro
2.5.3 Etiqueta no nome
2.5.4 Ativação por movimento
2.5.7 Movimentos de arrastar
2.5.8 Tamanho do alvo (mínimo)
3.1.1 Idioma da página
3.1.2 Idioma das partes
3.2.1 Ao receber o foco
3.2.2 Ao introduzir dados
3.2.3 Navegação coerente
3.2.4 Identificação coerente
3.2.6 Ajuda coerente
3.3.1 Identificação de erros
3.3.2 Etiquetas ou instruções
3.3.3 Sugestões de correção
3.3.4 Prevenção de erros (legais, financeiros, de dados)
3.3.7 Entrada redundante
3.3.8 Autenticação acessível (mínimo)
4.1.2 Nome, função, valor
4.1.3 Mensagens de estado"""

_PROOF = ProofWords(
    title="Prova: {title}",
    description="O que foi provado dos ficheiros de «{title}».",
    skip="Ir para a prova",
    files="Ficheiros",
    version="Versão {v}, {date}",
    good="Nenhuma das verificações feitas encontrou erros.",
    bad="Erros encontrados: {n}.",
    not_run="Não executado, por falta da ferramenta: {tools}.",
    inputs="Dados de entrada (SHA-256)",
    manifest="Inventário (SHA-256)",
    disclaimer_sum="Palavras do aviso legal (SHA-256)",
    waivers="Dispensas",
    no_waivers="O manuscrito não dispensa nenhuma observação.",
    waivers_caption="Observações que o manuscrito dispensa",
    code="Código",
    place="Lugar",
    reason="Motivo",
    edition="Edição",
    size="Tamanho",
    bytes="{n} bytes",
    pages="Páginas",
    words="Palavras",
    said="{n} ditas; diferenças em relação ao manuscrito: {differences}",
    disclaimer="Palavras do aviso legal",
    claimed="Normas declaradas",
    proved="Normas provadas, até onde uma máquina consegue",
    standard="Norma",
    by="Por",
    provers="Verificadores",
    prover="Verificador",
    judged_by="Verificado segundo",
    objects="Examinado",
    unproved="Não foi encontrado nenhum erro, mas nem tudo foi examinado: isto não é uma prova.",
    broke="Interrompeu-se, de modo que nada se sabe do que julga: {tools}.",
    why="Porque é que {prover} nada disse: {why}",
    result="Resultado",
    rules="Regras",
    findings="Observações",
    raw="O que {prover} disse: {file}",
    not_told="não indicado",
    person="O que uma pessoa ainda tem de verificar",
    severity="Gravidade",
    message="Mensagem",
    wcag="WCAG 2.2, níveis A e AA",
    wcag_how="Só se dá por cumprido o que foi provado a partir dos bytes; o resto tem de ser avaliado por uma pessoa.",
    officer="O relatório para responsáveis pela acessibilidade, edição por edição (ACR, em inglês)",
    criteria_caption="Critérios de sucesso",
    criterion="Critério",
    level="Nível",
    state="Estado",
    remark="Comentário",
    found="Encontrado: {codes}.",
    download_page="Página de transferências",
    terms={
        "passed": "aprovado",
        "passed with warnings": "aprovado, com avisos",
        "failed": "reprovado",
        "not run": "não executado",
        "broke down": "interrompido",
        "words": "palavras",
        "disclaimer": "aviso legal",
        "structure": "estrutura",
        "record": "ficha para livrarias",
        "preflight": "controlo antes da impressão",
        "clear type": "letra bem legível",
        "likeness": "aspeto e destinos das ligações",
        "braille": "escrita braille",
        "A prover that decides it did not run.": "Um verificador que o decide não foi executado.",
        "error": "erro",
        "warning": "aviso",
        "note": "nota",
        "Supports": "Cumpre",
        "Partially Supports": "Cumpre em parte",
        "A person judged it.": "Uma pessoa avaliou-o.",
        "Does Not Support": "Não cumpre",
        "Not Applicable": "Não se aplica",
        "Not Evaluated": "Não avaliado",
        "No file that is read on a screen was proved.": "Não foi verificado nenhum ficheiro que se leia no ecrã.",
        "The files hold no script, form, sound or film.": "Os ficheiros não contêm programas, formulários, som nem filmes.",
        "The files hold no sound or film.": "Os ficheiros não contêm som nem filme.",
        "Decided by the rules named.": "Decidido pelas regras indicadas.",
        "needs a person": "precisa de uma pessoa",
        "needs a person; the rules named prove a part.": "precisa de uma pessoa; as regras indicadas provam uma parte.",
        "WCAG 2.2 A and AA, by machine": "WCAG 2.2 A e AA, por máquina",
        "Each tag is the right one for what it marks.": "Cada etiqueta é a certa para o que marca.",
        "Nothing is told by colour alone, and the contrast suffices.": "Nada é dito só pela cor, e o contraste é suficiente.",
        "The order of the tags is the order in which a person reads.": "A ordem das etiquetas é a ordem em que uma pessoa lê.",
        "The alternative of each figure says what the figure says.": "O texto alternativo de cada figura diz o que a figura diz.",
        "Headings name what follows, and their levels are those of the text.": "Os títulos dizem o que se segue, e os seus níveis são os do texto.",
        "Tables are tables, and their head cells head what they say.": "As tabelas são tabelas, e as células de cabeçalho encimam o que indicam.",
        "Notes are marked as notes and referred to.": "As notas estão marcadas como notas, e o texto remete para elas.",
        "What a link says tells where it leads.": "O texto de cada ligação diz aonde leva.",
        "Descriptions of figures say what the figures say.": "As descrições das figuras dizem o que as figuras dizem.",
        "Nothing is told by shape, place or sound alone.": "Nada é dito só pela forma, pelo lugar ou pelo som.",
        "Nothing is told by colour alone.": "Nada é dito só pela cor.",
        "No picture stands for text.": "Nenhuma imagem substitui texto.",
        "Headings name what follows.": "Os títulos dizem o que se segue.",
        "Words of another language are marked as such.": "As palavras de outra língua estão marcadas como tal.",
        "The page numbers are those of the paged edition named as source.": "Os números de página são os da edição de páginas fixas indicada como fonte.",
        "Colours and lines are right on paper.": "As cores e as linhas estão certas no papel.",
        "The spine fits the book, and the colours are right on paper.": "A lombada ajusta-se ao livro, e as cores estão certas no papel.",
        "A braille reader has read the translation.": "Uma pessoa que lê braille leu a transcrição.",
        "Press proof": "Prova de impressão",
        "Proofreading": "Revisão de provas",
    },
    criteria=dict(line.split(" ", 1) for line in _CRITERIA.splitlines()),
)

_POLICY = PolicyWords(
    title="Regras e declarações obrigatórias",
    held_to="Segue: {names}.",
    unusable="Não foi possível usar as regras.",
    weakened="O que umas regras exigem a menos do que aquelas que ampliam",
    rule="Regra",
    policy="Regras",
    was="Antes",
    now="Agora",
    because="Motivo",
    by="Responsável",
    none="As regras não exigem nenhuma declaração.",
    statements="As declarações do aviso",
    statement="Declaração",
    language="Língua",
    words="Redação",
    approved_by="Aprovada por",
    said_in="Consta em",
    nobody="ninguém",
    on_page="{edition}, página {page}",
    wording="redação aprovada",
    own="não é a redação aprovada",
    no_rules="Não verificado, por falta de regras para «{language}»: afirmações sem fonte (CLM), nível de leitura (LAN005, LAN014), frases noutra língua (LAN013).",
    unknown_language="Não se verificou se o texto está em «{language}»: é uma língua que não pode ser reconhecida (LAN015).",
    too_few_words="Não se verificou se o texto está na língua de guide.yaml: tem poucas palavras (LAN015).",
    no_spelling="A ortografia não foi verificada: esta máquina não tem dicionário para «{language}» (LAN009).",
    spelling_elsewhere="A ortografia em «{language}» é verificada com o dicionário da máquina, se o houver: o relatório da prova diz se o foi (LAN009).",
    no_retractions="A retratação das fontes só foi procurada na lista de {date} que acompanha o Guidepress, pelo DOI ({looked} de {all} fontes); as retratações posteriores não foram verificadas (REF014).",
    words_only="As declarações foram procuradas só pelas palavras: em «{language}» não se conhecem as negações (DIS020).",
    no_wordings="As regras não têm redação em «{language}», por isso só as marcas garantem: {names} (DIS011).",
)

_IMPORTING = ImportWords(
    disclaimer_title="Isenção de responsabilidade",
    disclaimer="Esta edição foi feita com os ficheiros de «{title}». Ninguém escreveu ainda um aviso para ela: aqui diz-se o que o livro não é, o que não pode fazer pelos seus leitores e onde eles encontram ajuda.",
    unknown="Não indicado.",
    not_reviewed="Sem revisão.",
    write_here="Escreva o texto aqui. Uma fonte é citada pela sua chave: {cited}.",
    undescribed="Sem descrição: {name}",
)

_CONTACTS = ContactWords(
    caption="A quem ligar",
    where="Onde está",
    what_for="Para",
    number="Número ou endereço",
    anywhere="Em todo o lado",
    regions={"us": "Estados Unidos", "uk": "Reino Unido", "eu": "União Europeia", "ca": "Canadá", "au": "Austrália"},
)

_SPEAK = SpeakWords(
    document="documento, {language}",
    heading="título de nível {level}",
    list="lista de {n}",
    contents="índice de {n}",
    table="tabela {columns} colunas {rows} linhas",
    item="item",
    expansion="{text} [isto é, {words}]",
    kinds={
        "paragraph": "parágrafo",
        "label": "etiqueta",
        "row": "linha",
        "cell": "célula",
        "head cell": "célula de cabeçalho",
        "caption": "legenda",
        "figure": "figura",
        "formula": "fórmula",
        "note": "nota",
        "link": "ligação",
        "reference": "remissão",
        "entry": "referência",
        "quote": "citação",
        "quotation": "citação",
        "code": "código",
        "contents entry": "entrada do índice",
        "callout": "caixa",
        "title": "título",
        "annotation": "anotação",
        "audio": "som",
        "video": "filme",
        "text field": "campo de texto",
        "checkbox": "caixa de seleção",
        "radio button": "botão de opção",
        "button": "botão",
        "choice": "escolha",
        "signature": "assinatura",
    },
    languages={
        "ar": "árabe",
        "de": "alemão",
        "el": "grego",
        "en": "inglês",
        "es": "espanhol",
        "fi": "finlandês",
        "fr": "francês",
        "he": "hebraico",
        "id": "indonésio",
        "it": "italiano",
        "ja": "japonês",
        "la": "latim",
        "ms": "malaio",
        "nl": "neerlandês",
        "pt": "português",
        "ru": "russo",
        "th": "tailandês",
        "tr": "turco",
        "zh": "chinês",
    },
    states={"checked": "marcado", "not checked": "não marcado"},
    notes={
        "untagged": "Sem estrutura; páginas cujas palavras são ditas pela ordem em que estão desenhadas: {n}.",
        "outside": "Palavras fora da estrutura, não ditas: {n}.",
        "meaningless": "Caracteres cuja letra não diz o que significam: {n}.",
        "unread": "Páginas que não foi possível ler até ao fim: {n}.",
        "renditions": "Outras versões do livro, não ditas: {n}.",
        "nothing": "Nada é dito.",
    },
)

_BRAILLE = BrailleCode(
    name="braille português sem contrações (grau 1)",
    table="pt-pt-g1.utb,braille-patterns.cti",
    plain="",
    emphasis=False,
    foreign=False,
    edition="Edição em braille",
    statement="Transcrito por uma máquina, sem revisão.",
    made="Código: {name}. Transcrito por liblouis {version} com a tabela {table}.",
    struck=("texto riscado", "fim do texto riscado"),
    notes_title="Notas sobre a transcrição",
    notes=(
        "Ninguém leu este braille. Onde um número ou uma dose importar, compare com a edição impressa.\n"
        "O número da página impressa está em cima à direita; o da página em braille, em baixo à direita. Uma linha de hífens que "
        "termina num número mostra onde começa uma página impressa.\n"
        "As tabelas são dadas linha a linha. As imagens são descritas e as fórmulas ditas por palavras, entre os sinais "
        "\u2808\u2828\u2823 e \u2808\u2828\u281c. Antes dos números elevados está \u2830\u2814. Os realces do texto não são "
        "reproduzidos.\n"
    ),
)

_COLOURS = "(?:vermelh[oa]s?|verdes?|azu(?:l|is)|amarel[oa]s?|laranjas?|rox[oa]s?|violetas?|rosas?|castanh[oa]s?|marro(?:m|ns))"

_CHECKS = Checks(
    marks="behind",
    may_double=words("bla já muito não nos quase se sim tão"),
    says_nothing=phrases(
        "aqui, artigo, baixar, clique aqui, descarregar, documento, download, este artigo, este documento, este link, este site,"
        " esta página, fonte, leia mais, ler mais, ligação, link, mais, mais informações, página, saber mais, saiba mais, site, sítio,"
        " transferir, url, veja aqui, ver, ver aqui, ver mais"
    ),
    placeholders=phrases(
        "descrição, desenho, diagrama, figura, foto, fotografia, gráfico, ilustração, imagem, texto alternativo"
    ),
    little=words(
        "ao as com como da das de do dos e em este esta foi mais mas na nas não o os ou para por que se seu sua são um uma você é"
    ),
    by_colour=(
        rf"\b(?:o|a|os|as|cada|est[ea]s?) (?:linhas?|barras?|curvas?|pontos?|zonas?|áreas?|setas?|células?|círculos?|setor(?:es)?|colunas?|quadros?|caixas?) {_COLOURS}\b"
        rf"|\b(?:a|em|de cor) {_COLOURS}\b"
    ),
    pictures=r"\b(?:figura|gráfico|diagrama|desenho|imagem|mapa|ilustração)s?\b|\b(?:imagens|ilustrações)\b",
    other_cues=(
        r"\b(?:tracejad|pontilhad|ponteado|gross|fin[oa]|superior|inferior|esquerd|direit|cima|baixo|long|comprid|curt|primeir|últim"
        r"|grande|pequen|redond|etiquet|rotulad)"
    ),
    image_of=(
        r"(?:uma? |a |o |esta |este )?(?:imagem|foto|fotografia|figura|gráfico|ilustração|captura de (?:ecrã|tela))"
        r" (?:de|do|da|dos|das|que mostra|mostra|mostrando|com)\b"
    ),
    elsewhere=(
        r"\b(?:ver|veja|consulte|cf\.)\s.{0,30}\b(?:abaixo|acima|texto|tabela|página|legenda|secção|seção)\b"
        r"|\b(?:tabela|texto) (?:abaixo|acima)\b"
    ),
    numbered=(
        r"(?<![\w-])(?:(?P<kind>[Ff]igura|[Tt]abela)\s\d+(?![\w.]\d)|(?:na|[Vv]er a|[Vv]eja a)\s(?P<page>página\s\d+)"
        r"|(?:no|[Nn]a|[Vv]er o|[Vv]er a|[Vv]eja o|[Vv]eja a)\s(?P<section>(?:capítulo|secção|seção)\s\d+))(?!\w)"
    ),
    spoken_of=r"\b(?:(?P<table>tabela|quadro)|(?P<figure>figura|gráfico|diagrama|desenho|esquema|imagem|imagen(?=s)))s?\b",
    danger=(
        r"\b(?:convuls(?:ão|ões)|não respira|falta de ar|dificuldade (?:em|para) respirar|inconsciente|desmai\w{1,5}|dor(?:es)? no peito|AVC"
        r"|lábios (?:azuis|azulados|roxos)|overdose|sobredosagem|suic[ií]d\w{1,5}|asfixia|hemorragias?)\b"
    ),
    help=(
        r"\b(?:ligue|ligar|liga|chame|chamar|telefone|112|192|911|ambulância|emergências?|urgências?|pronto-socorro|hospital|médic[oa]|SNS 24)\b"
    ),
)

LANGUAGE = Language(
    tag="pt",
    name="Português",
    rtl=False,
    csl="pt-PT",
    spine_up=True,
    typography=Typography(
        quotes=Quotes("«", "»", "“", "”"),
        partners={"»": "«", "”": "“"},
        leaning=words("o a os as um uma de do da dos das em no na nos nas por pelo pela para com sem ao à aos às"),
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

_OF_BRAZIL = {
    "«": "“",
    "»": "”",
    "ficheiros": "arquivos",
    "ficheiro": "arquivo",
    "Ficheiros": "Arquivos",
    "FICHEIRO": "ARQUIVO",
    "Contacto": "Contato",
    "telemóveis": "celulares",
    "telemóvel": "celular",
    "leitores de ecrã": "leitores de tela",
    "no ecrã": "na tela",
    "transferir": "baixar",
    "Transferir": "Baixar",
    "que transferiu": "que baixou",
    "transferências": "downloads",
    "cada ligação": "cada link",
    "da ligação": "do link",
    "ligações": "links",
    "ligação": "link",
    "Sugestão": "Dica",
    "Página Web": "Página da web",
    "página Web": "página da web",
    "aceites": "aceitas",
    "em direto": "ao vivo",
    "multimédia": "multimídia",
    "Controlo": "Controle",
    "parêntesis reto": "colchete",
    "parêntesis": "parêntese",
    "chaveta": "chave",
    "o integral": "a integral",
    "tende para": "tende a",
    "ómega": "ômega",
    "miu": "mi",
    "niu": "ni",
    "Em Linux": "No Linux",
    "em Windows": "no Windows",
    "mostra-a": "a mostra",
    "ajusta-se": "se ajusta",
    "neerlandês": "holandês",
    "Mensagens de estado": "Mensagens de status",
    "em baixo à": "embaixo à",
}
"""What is written otherwise there, applied in this order."""


def _brazilian(text: str) -> str:
    for ours, theirs in _OF_BRAZIL.items():
        text = text.replace(ours, theirs)
    return text


REGIONS: Mapping[str, Language] = {
    "pt-BR": replace(
        respelled(LANGUAGE, _brazilian),
        csl="pt-BR",
        typography=replace(LANGUAGE.typography, quotes=Quotes("“", "”", "‘", "’")),
        numbers=replace(LANGUAGE.numbers, thousands=".", grouped=4),
    ),
}
