"""French, and what Canada writes otherwise.

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
    contents="Table des matières",
    imprint="À propos de cette édition",
    references="Références",
    further_reading="Pour aller plus loin",
    part="Partie {n}",
    figure="Figure",
    table="Tableau",
    callouts={"note": "Note", "tip": "Conseil", "warning": "Attention", "danger": "Danger", "example": "Exemple"},
    callout_label="{kind}\u00a0:",
    task_open="pas fait",
    task_done="fait",
    note_call="Note {n}",
    back_to_note="Retour à la note {n} dans le texte",
    cited_in="Cité dans\u00a0:",
    citation_of="Référence {n}",
    back_to_citation="Retour à la citation {n} sur {total}, dans {part}",
    byline=Byline(
        by="Par {names}",
        comma=", ",
        last="{before} et {last}",
        articles={"Le ": "le ", "La ": "la ", "Les ": "les ", "L’": "l’", "L'": "l’"},
    ),
    dates=Dates(
        months=tuple(
            """
            janvier février mars avril mai juin juillet août septembre octobre novembre décembre
            """.split()
        ),
        form="{day} {month} {year}",
        first="1er",
        short={1: ("janv",), 2: ("févr",), 7: ("juil",), 9: ("sept",), 12: ("déc",)},
        ordinals=("er",),
        links=("de ", "d’"),
        until=("à", "au", "jusqu’à", "jusqu’en"),
    ),
    version="Version {v}, {date}",
    publisher="Éditeur",
    author="Rédaction",
    authors="Rédaction",
    edition="Édition",
    identifier="Identifiant",
    isbn="ISBN",
    licence="Licence",
    reviewed_by="Relecture clinique",
    version_reviewed_by="La version {version} a été relue par {names}.",
    reviewed="Dernière révision",
    next_review="Prochaine révision",
    law_checked="Droit vérifié le",
    evidence="Dernière recherche documentaire",
    funding="Financement",
    conflicts="Conflits d’intérêts",
    contact="Contact",
    provenance="Origine du texte",
    page="page",
    cover="Couverture de {title}",
    cover_leaf="Couverture",
    inside_cover="Deuxième de couverture",
    landmarks="Points de repère",
    start_of_text="Début du texte",
    page_list="Pages de l’édition imprimée",
    page_source="{title}, version {version}, {date}, édition PDF et édition imprimée",
    qr_code="Code QR qui mène à {address}",
    whole_guide="Le guide complet\u00a0:",
    whole_disclaimer="L’avertissement complet se trouve dans le guide.",
    sources_there="Les sources sont indiquées dans le guide.",
)

_MATH = MathWords(
    symbols={
        "+": "plus",
        "-": "moins",
        "−": "moins",
        "±": "plus ou moins",
        "=": "égale",
        "≠": "différent de",
        "<": "inférieur à",
        ">": "supérieur à",
        "≤": "inférieur ou égal à",
        "≥": "supérieur ou égal à",
        "≈": "environ égal à",
        "×": "fois",
        "·": "fois",
        "⋅": "fois",
        "∗": "fois",
        "/": "sur",
        "÷": "divisé par",
        "∑": "la somme",
        "∏": "le produit",
        "∫": "l’intégrale",
        "∞": "l’infini",
        "∂": "d rond",
        "→": "tend vers",
        "∈": "appartient à",
        "∝": "proportionnel à",
        "√": "racine",
        "(": "parenthèse ouvrante",
        ")": "parenthèse fermante",
        "[": "crochet ouvrant",
        "]": "crochet fermant",
        "{": "accolade ouvrante",
        "}": "accolade fermante",
        "|": "barre verticale",
        ",": ",",
        "!": "factorielle",
        "%": "pour cent",
        "…": "et ainsi de suite",
        "⋯": "et ainsi de suite",
        "∣": "sachant",
        "∼": "suit la loi",
        "^": "chapeau",
        "¯": "barre",
        "ˉ": "barre",
        "‾": "barre",
        "~": "tilde",
        "˜": "tilde",
        "\u2062": "",
        "\u2061": "de",
        "′": "prime",
        "α": "alpha",
        "β": "bêta",
        "γ": "gamma",
        "δ": "delta",
        "ε": "epsilon",
        "ϵ": "epsilon",
        "ζ": "zêta",
        "η": "êta",
        "θ": "thêta",
        "κ": "kappa",
        "λ": "lambda",
        "μ": "mu",
        "ν": "nu",
        "ξ": "xi",
        "π": "pi",
        "ρ": "rhô",
        "σ": "sigma",
        "τ": "tau",
        "φ": "phi",
        "ϕ": "phi",
        "χ": "khi",
        "ψ": "psi",
        "ω": "oméga",
        "Δ": "delta majuscule",
        "Σ": "sigma majuscule",
        "Ω": "oméga majuscule",
        "Γ": "gamma majuscule",
        "Λ": "lambda majuscule",
        "Φ": "phi majuscule",
        "Π": "pi majuscule",
    },
    powers={"2": "au carré", "3": "au cube"},
    over="{top} sur {bottom}",
    fraction="la fraction {top} sur {bottom}, fin de la fraction,",
    power="{base} puissance {exponent}",
    index="{base} indice {index}",
    from_to="{base} pour {low} jusqu’à {high} de",
    under="{base} pour {under} de",
    above="{base} {above}",
    root="la racine carrée de {inside}, fin de la racine,",
    nth_root="la racine d’ordre {order} de {inside}, fin de la racine,",
    row="ligne {n}\u00a0: {cells}",
    table="un tableau de {n} lignes\u00a0: {rows}\u202f; fin du tableau,",
    semicolon=" ; ",
)

_WEB = WebWords(
    skip="Aller au texte",
    formats="Autres formats et téléchargements",
    top="Haut de la page",
    formula="Formule",
    table="Tableau",
    formats_short="Tous les formats",
    ways="Accès rapide",
    emergency="En cas d’urgence",
    search="Recherche",
    field="Rechercher dans ce guide",
    found="Passages trouvés\u00a0: {n}",
    nothing="Aucun résultat.",
    view="Affichage",
    shade="Clair ou sombre",
    system="Comme l’appareil",
    light="Clair",
    dark="Sombre",
    contrast="Plus de contraste",
    previous="Précédent\u00a0: {title}",
    next="Suivant\u00a0: {title}",
    anchor="Lien vers «\u202f{title}\u202f»",
)

_DOWNLOAD = DownloadWords(
    skip="Aller aux téléchargements",
    cover="Couverture de «\u202f{title}\u202f»",
    editions_heading="Lire ou télécharger",
    editions={
        "screen": EditionWords(
            "PDF",
            "Des pages fixes, à lire à l’écran ou à imprimer chez soi\u202f; balisées pour les lecteurs d’écran.",
            "Télécharger le PDF",
        ),
        "screen-ua2": EditionWords(
            "PDF 2.0",
            "Les pages du PDF, balisées selon PDF 2.0\u202f; pour les logiciels qui connaissent cette version.",
            "Télécharger le PDF 2.0",
        ),
        "large-print": EditionWords(
            "PDF en grands caractères",
            "Aucune lettre sous 16 points, le texte en 18\u202f; à lire sur papier ou à l’écran.",
            "Télécharger le PDF en grands caractères",
        ),
        "dyslexia": EditionWords(
            "PDF très espacé",
            "Des caractères plus grands, de larges espaces et des pages crème, pour les personnes dyslexiques.",
            "Télécharger le PDF très espacé",
        ),
        "phone": EditionWords(
            "PDF pour téléphone",
            "De petites pages, lisibles sur un téléphone sans agrandir\u202f; une seule colonne, aucune page blanche.",
            "Télécharger le PDF pour téléphone",
        ),
        "leaflet": EditionWords(
            "Dépliant",
            "L’essentiel sur quelques petites pages, à distribuer\u202f; le guide complet en dit plus.",
            "Télécharger le dépliant",
        ),
        "epub": EditionWords(
            "EPUB",
            "Pour liseuses, téléphones et lecteurs d’écran\u00a0: caractères, taille, espaces et couleurs, à vous de choisir.",
            "Télécharger l’EPUB",
        ),
        "web": EditionWords(
            "Page web",
            "Tout le guide sur une page, à lire dans un navigateur\u202f; une fois ouverte, elle se passe de réseau.",
            "Lire la page web dans votre navigateur",
        ),
        "braille": EditionWords(
            "Braille",
            "Braille abrégé pour une embosseuse ou une plage braille\u202f; transcrit par une machine, non relu.",
            "Télécharger l’édition en braille",
        ),
        "print": EditionWords(
            "Intérieur pour l’imprimeur",
            "Les pages du PDF dans les encres d’une presse, sans liens\u202f; la page 12 est la page 12 dans les deux.",
            "Télécharger l’intérieur pour l’imprimeur",
        ),
        "cover": EditionWords(
            "Couverture pour l’imprimeur",
            "Quatrième de couverture, dos et première sur une seule feuille\u202f; le dos suit le nombre de pages.",
            "Télécharger la couverture pour l’imprimeur",
        ),
    },
    unsure="Vous hésitez\u202f? Prenez\u00a0: {edition}",
    booklet="Deux pages par face, à imprimer recto verso et à plier",
    sums="Afficher les sommes de contrôle",
    with_facts="{link} ({facts})",
    page="1 page",
    pages="{n} pages",
    bytes="{n} octets",
    words="{n} mots",
    trade="Pour les imprimeurs",
    proof="Comment ces fichiers ont été vérifiés\u00a0: la preuve",
    accessibility="Accessibilité de ce fichier",
    whole_notice="Lire l’avertissement en entier",
    notice="Avertissement",
    reviewed_by="Relecture clinique\u00a0: {names}.",
    released="Version",
    language="Langue",
    translations="Dans d’autres langues",
    verify="Vérifier un fichier téléchargé",
    verify_how="Un fichier est complet et inchangé si sa somme de contrôle SHA-256 est celle indiquée ci-dessous.",
    verify_commands="Sous Linux et macOS, {unix} l’affiche\u202f; sous Windows, {windows}.",
    file="FICHIER",
    manifest="Toutes les données pour les machines\u00a0: manifest.json",
)

_ACCESS = AccessWords(
    ways_of_reading="Façons de lire",
    modifiable="L’affichage peut être adapté",
    unmodifiable="L’affichage ne peut pas être adapté",
    modifiable_unknown="Aucune information sur les possibilités d’adapter l’affichage",
    readable="Lisible en voix de synthèse ou en braille dynamique",
    readable_unknown="Aucune information sur la lecture non visuelle",
    alternative_text="Images décrites",
    conformance="Conformité",
    level_aa="Cette publication respecte les règles d’accessibilité reconnues",
    claims="Cette publication déclare respecter {standard}",
    certified_by="La publication a été certifiée par {certifier}",
    certified_on="La publication a été certifiée le {date}",
    by_machine="Respecte toutes les règles de {standard} qu’une machine peut vérifier",
    not_claimed="Aucune conformité n’est déclarée\u00a0: personne n’a encore jugé ce que les machines ne peuvent pas juger",
    conformance_unknown="Aucune information",
    navigation="Navigation",
    toc="Table des matières",
    headings="Titres",
    pages="Aller à la page",
    rich_content="Contenus particuliers",
    mathml="Mathématiques en MathML",
    described_math="Mathématiques décrites en toutes lettres",
    hazards="Risques",
    no_hazards="Aucun risque",
    hazards_unknown="La présence de risques est inconnue",
    flashing_unknown="Risques liés aux flashs inconnus",
    motion_unknown="Risques liés aux simulations de mouvement inconnus",
    no_sound="Aucun risque lié aux sons",
    summary="Résumé de l’accessibilité",
    additional="Autres informations sur l’accessibilité",
    aria="Rôles ARIA inclus",
    page_breaks="Sauts de page inclus",
    summary_text="Tout le texte peut être agrandi, recoloré et lu à voix haute.",
    summary_pictures="Chaque image qui a un sens est décrite en toutes lettres.",
    summary_notes="Les notes sont liées dans les deux sens.",
    summary_citations="Les citations sont liées dans les deux sens.",
    summary_notes_and_citations="Les notes et les citations sont liées dans les deux sens.",
    summary_pages="La liste des pages suit au mot près l’édition à pages fixes.",
)

_CRITERIA = """\
1.1.1 Contenu non textuel
1.2.1 Contenu seulement audio ou vidéo (préenregistré)
1.2.2 Sous-titres (préenregistrés)
1.2.3 Audiodescription ou version de remplacement (préenregistrée)
1.2.4 Sous-titres (en direct)
1.2.5 Audiodescription (préenregistrée)
1.3.1 Information et relations
1.3.2 Ordre séquentiel logique
1.3.3 Caractéristiques sensorielles
1.3.4 Orientation
1.3.5 Identifier la finalité de la saisie
1.4.1 Utilisation de la couleur
1.4.2 Contrôle du son
1.4.3 Contraste (minimum)
1.4.4 Redimensionnement du texte
1.4.5 Texte sous forme d’image
1.4.10 Redistribution
1.4.11 Contraste du contenu non textuel
1.4.12 Espacement du texte
1.4.13 Contenu au survol ou au focus
2.1.1 Clavier
2.1.2 Pas de piège au clavier
2.1.4 Raccourcis clavier utilisant des caractères
2.2.1 Réglage du délai
2.2.2 Mettre en pause, arrêter, masquer
2.3.1 Pas plus de trois flashs ou sous le seuil critique
2.4.1 Contourner des blocs
2.4.2 Titre de page
2.4.3 Parcours du focus
2.4.4 Fonction du lien (selon le contexte)
2.4.5 Accès multiples
2.4.6 En-têtes et étiquettes
2.4.7 Visibilité du focus
2.4.11 Focus non masqué (minimum)
2.5.1 Gestes pour le contrôle du pointeur
2.5.2 Annulation de l’action du pointeur
2.5.3 Étiquette dans le nom
2.5.4 Activation par le mouvement
2.5.7 Mouvements de glissement
2.5.8 Taille de la cible (minimum)
3.1.1 Langue de la page
3.1.2 Langue d’un passage
3.2.1 Au focus
3.2.2 À la saisie
3.2.3 Navigation cohérente
3.2.4 Identification cohérente
3.2.6 Aide cohérente
3.3.1 Identification des erreurs
3.3.2 Étiquettes ou instructions
3.3.3 Suggestion après une erreur
3.3.4 Prévention des erreurs (juridiques, financières, de données)
3.3.7 Saisie redondante
3.3.8 Authentification accessible (minimum)
4.1.2 Nom, rôle et valeur
4.1.3 Messages d’état"""

_PROOF = ProofWords(
    title="Preuve\u00a0: {title}",
    description="Ce qui est prouvé des fichiers de «\u202f{title}\u202f».",
    skip="Aller à la preuve",
    files="Fichiers",
    version="Version {v}, {date}",
    good="Aucune des vérifications faites n’a trouvé d’erreur.",
    bad="Erreurs trouvées\u00a0: {n}.",
    not_run="Non exécuté, faute de l’outil\u00a0: {tools}.",
    inputs="Données d’entrée (SHA-256)",
    manifest="Inventaire (SHA-256)",
    disclaimer_sum="Mots de l’avertissement (SHA-256)",
    waivers="Dispenses",
    no_waivers="Le manuscrit ne dispense d’aucune remarque.",
    waivers_caption="Remarques dont le manuscrit dispense",
    code="Code",
    place="Endroit",
    reason="Motif",
    edition="Édition",
    size="Taille",
    bytes="{n} octets",
    pages="Pages",
    words="Mots",
    said="{n} dits\u202f; différences avec le manuscrit\u00a0: {differences}",
    disclaimer="Mots de l’avertissement",
    claimed="Normes déclarées",
    proved="Normes prouvées, autant qu’une machine le peut",
    standard="Norme",
    by="Par",
    provers="Vérificateurs",
    prover="Vérificateur",
    judged_by="Vérifié selon",
    objects="Examiné",
    unproved="Aucune erreur n’a été trouvée, mais tout n’a pas été examiné\u00a0: ce n’est pas une preuve.",
    broke="Interrompu, de sorte qu’on ne sait rien de ce qu’il juge\u00a0: {tools}.",
    why="Pourquoi {prover} n’a rien dit\u00a0: {why}",
    result="Résultat",
    rules="Règles",
    findings="Remarques",
    raw="Ce que {prover} en a dit\u00a0: {file}",
    not_told="non indiqué",
    person="Ce qu’une personne doit encore vérifier",
    severity="Gravité",
    message="Message",
    wcag="WCAG 2.2, niveaux A et AA",
    wcag_how="N’est dit respecté que ce qui est prouvé à partir des octets\u202f; le reste, une personne doit en juger.",
    officer="Le rapport pour les responsables de l’accessibilité, édition par édition (ACR, en anglais)",
    criteria_caption="Critères de succès",
    criterion="Critère",
    level="Niveau",
    state="État",
    remark="Observation",
    found="Trouvé\u00a0: {codes}.",
    download_page="Page de téléchargement",
    terms={
        "passed": "réussi",
        "passed with warnings": "réussi, avec des avertissements",
        "failed": "échoué",
        "not run": "non exécuté",
        "broke down": "interrompu",
        "words": "mots",
        "disclaimer": "avertissement",
        "structure": "structure du fichier",
        "record": "notice pour les libraires",
        "preflight": "contrôle avant impression",
        "clear type": "caractères bien lisibles",
        "likeness": "apparence et destinations des liens",
        "braille": "écriture braille",
        "A prover that decides it did not run.": "Un vérificateur qui en décide n’a pas été exécuté.",
        "error": "erreur",
        "warning": "avertissement",
        "note": "note",
        "Supports": "Respecté",
        "Partially Supports": "Partiellement respecté",
        "A person judged it.": "Une personne l’a jugé.",
        "Does Not Support": "Non respecté",
        "Not Applicable": "Sans objet",
        "Not Evaluated": "Non évalué",
        "No file that is read on a screen was proved.": "Aucun fichier lu à l’écran n’a été vérifié.",
        "The files hold no script, form, sound or film.": "Les fichiers ne contiennent ni script, ni formulaire, ni son, ni film.",
        "The files hold no sound or film.": "Les fichiers ne contiennent ni son ni film.",
        "Decided by the rules named.": "Décidé par les règles citées.",
        "needs a person": "demande une personne",
        "needs a person; the rules named prove a part.": "demande une personne\u202f; les règles citées en prouvent une partie.",
        "WCAG 2.2 A and AA, by machine": "WCAG 2.2 A et AA, par une machine",
        "Each tag is the right one for what it marks.": "Chaque balise convient à ce qu’elle marque.",
        "Nothing is told by colour alone, and the contrast suffices.": "Rien n’est dit par la couleur seule, et le contraste suffit.",
        "The order of the tags is the order in which a person reads.": "L’ordre des balises est celui dans lequel une personne lit.",
        "The alternative of each figure says what the figure says.": "La description de chaque figure dit ce que dit la figure.",
        "Headings name what follows, and their levels are those of the text.": "Les titres nomment ce qui suit, et leurs niveaux sont ceux du texte.",
        "Tables are tables, and their head cells head what they say.": "Les tableaux sont des tableaux, et leurs en-têtes coiffent ce qu’ils nomment.",
        "Notes are marked as notes and referred to.": "Les notes sont balisées comme telles et appelées dans le texte.",
        "What a link says tells where it leads.": "L’intitulé de chaque lien dit où il mène.",
        "Descriptions of figures say what the figures say.": "Les descriptions des figures disent ce que disent les figures.",
        "Nothing is told by shape, place or sound alone.": "Rien n’est dit par la forme, la place ou le son seuls.",
        "Nothing is told by colour alone.": "Rien n’est dit par la couleur seule.",
        "No picture stands for text.": "Aucune image ne remplace du texte.",
        "Headings name what follows.": "Les titres nomment ce qui suit.",
        "Words of another language are marked as such.": "Les mots d’une autre langue sont signalés comme tels.",
        "The page numbers are those of the paged edition named as source.": "Les numéros de page sont ceux de l’édition à pages fixes nommée comme source.",
        "Colours and lines are right on paper.": "Les couleurs et les traits sont justes sur le papier.",
        "The spine fits the book, and the colours are right on paper.": "Le dos convient au livre, et les couleurs sont justes sur le papier.",
        "A braille reader has read the translation.": "Une personne qui lit le braille a lu la transcription.",
        "Press proof": "Épreuve d’imprimerie",
        "Proofreading": "Relecture",
    },
    criteria=dict(line.split(" ", 1) for line in _CRITERIA.splitlines()),
)

_POLICY = PolicyWords(
    title="Règles et mentions obligatoires",
    held_to="Règles suivies\u00a0: {names}.",
    unusable="Les règles n’ont pas pu être utilisées.",
    weakened="Ce qu’un jeu de règles exige de moins que celui qu’il prolonge",
    rule="Règle",
    policy="Jeu de règles",
    was="Avant",
    now="Maintenant",
    because="Motif",
    by="Responsable",
    none="Les règles n’exigent aucune mention.",
    statements="Les mentions de l’avertissement",
    statement="Mention",
    language="Langue",
    words="Formulation",
    approved_by="Approuvée par",
    said_in="Figure dans",
    nobody="personne",
    on_page="{edition}, page {page}",
    wording="formulation approuvée",
    own="autre formulation que celle approuvée",
    no_rules="Non vérifié, faute de règles pour «\u202f{language}\u202f»\u00a0: niveau de lecture (LAN005, LAN014), phrases dans une autre langue (LAN013)\u202f; affirmations sans source (CLM001), selon quelques tournures seulement.",
    unknown_language="La langue du texte («\u202f{language}\u202f») n’a pas été vérifiée\u00a0: elle ne peut pas être reconnue (LAN015).",
    too_few_words="La langue du texte n’a pas été comparée à celle de guide.yaml\u00a0: il a trop peu de mots (LAN015).",
    no_spelling="L’orthographe n’a pas été vérifiée\u00a0: cette machine n’a pas de dictionnaire pour «\u202f{language}\u202f» (LAN009).",
    spelling_elsewhere="L’orthographe en «\u202f{language}\u202f» est vérifiée avec le dictionnaire de la machine, si elle en a un\u00a0: le rapport de preuve dit si elle l’a été (LAN009).",
    no_retractions="La rétractation des sources n’a été cherchée que dans la liste du {date} fournie avec Guidepress, par DOI ({looked} sources sur {all})\u202f; les rétractations ultérieures n’ont pas été vérifiées (REF014).",
    words_only="Les mentions n’ont été cherchées que par leurs mots\u00a0: les négations sont inconnues en «\u202f{language}\u202f» (DIS020).",
    no_wordings="Les règles n’ont pas de formulation en «\u202f{language}\u202f», seules des marques attestent\u00a0: {names} (DIS011).",
)

_IMPORTING = ImportWords(
    disclaimer_title="Avertissement",
    disclaimer="Cette édition a été faite à partir des fichiers de «\u202f{title}\u202f». Personne n’a encore écrit d’avertissement pour elle\u00a0: ici se lit ce que le livre n’est pas, ce qu’il ne peut pas faire pour ses lecteurs et où ils trouvent de l’aide.",
    unknown="Non indiqué.",
    not_reviewed="Non relu.",
    write_here="Écrivez le texte ici. Une source se cite par sa clé\u00a0: {cited}.",
    undescribed="Sans description\u00a0: {name}",
)

_CONTACTS = ContactWords(
    caption="Qui appeler",
    where="Où vous êtes",
    what_for="Pour",
    number="Numéro ou adresse",
    anywhere="Partout",
    regions={"us": "États-Unis", "uk": "Royaume-Uni", "eu": "Union européenne", "ca": "Canada", "au": "Australie"},
)

_SPEAK = SpeakWords(
    document="document, {language}",
    heading="titre de niveau {level}",
    list="liste de {n}",
    contents="table des matières de {n}",
    table="tableau {columns} colonnes {rows} lignes",
    item="élément",
    expansion="{text} [c’est-à-dire {words}]",
    kinds={
        "paragraph": "paragraphe",
        "label": "étiquette",
        "row": "ligne",
        "cell": "cellule",
        "head cell": "en-tête",
        "caption": "légende",
        "figure": "figure",
        "formula": "formule",
        "note": "note",
        "link": "lien",
        "reference": "renvoi",
        "entry": "référence",
        "quote": "citation",
        "quotation": "citation",
        "code": "code",
        "contents entry": "entrée",
        "callout": "encadré",
        "title": "titre",
        "annotation": "note ajoutée",
        "audio": "son",
        "video": "film",
        "text field": "champ de texte",
        "checkbox": "case à cocher",
        "radio button": "bouton radio",
        "button": "bouton",
        "choice": "choix",
        "signature": "champ de signature",
    },
    languages={
        "ar": "arabe",
        "de": "allemand",
        "el": "grec",
        "en": "anglais",
        "es": "espagnol",
        "fi": "finnois",
        "fr": "français",
        "he": "hébreu",
        "id": "indonésien",
        "it": "italien",
        "ja": "japonais",
        "la": "latin",
        "ms": "malais",
        "nl": "néerlandais",
        "pt": "portugais",
        "ru": "russe",
        "th": "thaï",
        "tr": "turc",
        "zh": "chinois",
    },
    states={"checked": "coché", "not checked": "non coché"},
    notes={
        "untagged": "Sans structure\u202f; pages dont les mots sont dits dans l’ordre où ils sont dessinés\u00a0: {n}.",
        "outside": "Mots hors de la structure, non dits\u00a0: {n}.",
        "meaningless": "Caractères dont la police ne dit pas le sens\u00a0: {n}.",
        "unread": "Pages qui n’ont pu être lues jusqu’au bout\u00a0: {n}.",
        "renditions": "Autres versions du livre, non dites\u00a0: {n}.",
        "nothing": "Rien n’est dit.",
    },
)

_BRAILLE = BrailleCode(
    name="braille français abrégé",
    table="fr-bfu-g2.ctb",
    plain="",
    emphasis=False,
    foreign=False,
    edition="Édition en braille",
    statement="Transcrit par une machine, non relu.",
    made="Code\u00a0: {name}. Transcrit par liblouis {version} avec la table {table}.",
    struck=("texte barré", "fin du texte barré"),
    notes_title="Notes du transcripteur",
    notes=(
        "Personne n'a relu ce braille. Là où un nombre compte, comparez-le avec l'édition imprimée.\n"
        "Le numéro de la page imprimée est en haut à droite, celui de la page en braille en bas à droite. Une ligne "
        "de traits qui finit par un numéro montre où commence une page imprimée.\n"
        "Les tableaux sont donnés ligne par ligne. Les images sont décrites, les formules dites en mots, entre "
        "les signes \u2808\u2828\u2823 et \u2808\u2828\u281c. Devant les nombres élevés se trouve \u2830\u2814. "
        "Les mises en relief ne sont pas rendues.\n"
    ),
    joined=True,
)

_COLOURS = "(?:rouge|vert|bleu|jaune|orange|violet|rose|brun)"

_CHECKS = Checks(
    marks="around",
    may_double=words("bla non nous oui si très vous"),
    says_nothing=phrases(
        "article, ce document, ce lien, cet article, cette page, ce site, cliquer ici, cliquez ici, en savoir plus, ici, lien,"
        " lire la suite, lire plus, page, plus, plus d'informations, site, source, suite, télécharger, url, voir, voir ici, voir plus"
    ),
    placeholders=phrases("graphique, illustration, image, photo, photographie, texte alternatif"),
    little=words(
        "au aux avec ce ces cette dans de des du elle en est et il je la le les mais ne nous on ou où par pas plus pour que qui sa"
        " sans ses son sont sur tous un une vous été être"
    ),
    by_colour=(
        rf"\b(?:la|le|les|chaque|cette|ces|ce) (?:lignes?|barres?|courbes?|points?|zones?|flèches?|cases?|cercles?|secteurs?|carrés?) {_COLOURS}(?:e|es|s|he|hes|te|tes)?\b"
        rf"|\b(?:en|de couleur) {_COLOURS}\b"
    ),
    pictures=r"\b(?:figure|graphique|diagramme|schéma|dessin|carte|illustration|image)s?\b",
    other_cues=r"\b(?:pointillé|tiret|hachur|épais|gauche|droite|haut|bas|long|court|premi|derni|grand|petit|rond|étiquet)",
    image_of=(
        r"(?:une? |la |l['’]|cette )?(?:image|photo|figure|illustration|capture d['’]écran)"
        r" (?:de|d['’]|du|des|montrant|qui montre|représentant)"
    ),
    elsewhere=r"\bvoir\b.{0,30}(?:ci-dessous|ci-dessus|texte|tableau|page|légende)",
    numbered=(
        r"(?<![\w-])(?:(?P<kind>[Ff]igure|[Tt]ableau)\s\d+|(?:à la|[Vv]oir)\s(?P<page>page\s\d+)"
        r"|(?:au|[Vv]oir)\s(?P<section>(?:chapitre|paragraphe)\s\d+))(?!\w)"
    ),
    spoken_of=r"\b(?:(?P<table>tableau)|(?P<figure>figure|graphique|schéma))(?:x|s)?\b",
    danger=(
        r"\b(?:convulsions?|crise d['’]épilepsie|ne respire pas|inconsciente?|évanoui\w{0,8}|douleurs? (?:à|dans) la poitrine|AVC|lèvres bleues|surdose"
        r"|suicid\w{0,6}|ne (?:peut|peuvent) (?:pas|plus) (?:respirer|avaler|parler)|ne se réveille p(?:as|lus)|raideur de la nuque|nuque raide|paralysie|hémorragie grave|s['’]étouffe)\b"
    ),
    help=r"\b(?:appelez|appeler|composez|15|112|114|SAMU|urgences?|hôpital|médecin|secours|consultez)\b",
)

LANGUAGE = Language(
    tag="fr",
    name="Français",
    rtl=False,
    csl="fr-FR",
    spine_up=True,
    typography=Typography(
        quotes=Quotes("«\u202f", "\u202f»", "“", "”"),
        partners={"»": "«"},
        leaning=words("le la les un une des du de à au aux en dans sur sous par pour avec sans chez"),
    ),
    numbers=Numbers(decimal=",", thousands="\u202f", units=("o", "ko", "Mo", "Go")),
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

REGIONS: Mapping[str, Language] = {"fr-CA": replace(LANGUAGE, csl="fr-CA")}
