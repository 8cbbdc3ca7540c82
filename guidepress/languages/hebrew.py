"""Hebrew.

It is long because a language is one file.
"""

from __future__ import annotations

from collections.abc import Mapping

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
    contents="תוכן העניינים",
    imprint="על מהדורה זו",
    references="מקורות",
    further_reading="לקריאה נוספת",
    part="חלק {n}",
    figure="איור",
    table="טבלה",
    callouts={"note": "הערה", "tip": "עצה", "warning": "אזהרה", "danger": "סכנה", "example": "דוגמה"},
    callout_label="{kind}:",
    task_open="לא בוצע",
    task_done="בוצע",
    note_call="הערה {n}",
    back_to_note="חזרה להערה {n} בטקסט",
    cited_in="מצוטט כאן:",
    citation_of="מקור {n}",
    back_to_citation="חזרה לציטוט {n} מתוך {total}, בחלק {part}",
    byline=Byline(by="מאת {names}", comma=", ", last="{before} ו{last}", articles={}),
    dates=Dates(
        months=tuple(
            """
            ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
            """.split()
        ),
        form="{day} ב{month} {year}",
        links=("ב", "של "),
        until=("עד",),
    ),
    version="גרסה {v}, {date}",
    publisher="הוצאה לאור",
    author="כתיבה",
    authors="כתיבה",
    edition="מהדורה",
    identifier="מזהה",
    isbn="מסת״ב (ISBN)",
    licence="רישיון",
    reviewed_by="סקירה קלינית",
    version_reviewed_by="גרסה {version} נסקרה על ידי {names}.",
    reviewed="הסקירה האחרונה",
    next_review="הסקירה הבאה",
    law_checked="בדיקת הדין האחרונה",
    evidence="חיפוש המחקרים האחרון",
    funding="מימון",
    conflicts="ניגודי עניינים",
    contact="יצירת קשר",
    provenance="מקור הטקסט",
    page="עמוד",
    cover="הכריכה של {title}",
    cover_leaf="כריכה",
    inside_cover="גב הכריכה הקדמית",
    landmarks="ציוני דרך",
    start_of_text="תחילת הטקסט",
    page_list="עמודי המהדורה המודפסת",
    page_source="{title}, גרסה {version}, {date}, מהדורת PDF ומהדורת הדפוס",
    qr_code="קוד QR שמוביל אל {address}",
    whole_guide="המדריך המלא:",
    whole_disclaimer="ההבהרה המשפטית המלאה נמצאת במדריך.",
    sources_there="המקורות מופיעים במדריך.",
)

_MATH = MathWords(
    symbols={
        "+": "ועוד",
        "-": "פחות",
        "−": "פחות",
        "±": "פלוס מינוס",
        "=": "שווה",
        "≠": "לא שווה",
        "<": "קטן מ",
        ">": "גדול מ",
        "≤": "קטן או שווה ל",
        "≥": "גדול או שווה ל",
        "≈": "שווה בערך ל",
        "×": "כפול",
        "·": "כפול",
        "⋅": "כפול",
        "∗": "כפול",
        "/": "חלקי",
        "÷": "חלקי",
        "∑": "הסכום",
        "∏": "המכפלה",
        "∫": "האינטגרל",
        "∞": "אינסוף",
        "∂": "נגזרת חלקית",
        "→": "שואף ל",
        "∈": "שייך ל",
        "∝": "יחסי ל",
        "√": "שורש",
        "(": "פתיחת סוגריים",
        ")": "סגירת סוגריים",
        "[": "פתיחת סוגריים מרובעים",
        "]": "סגירת סוגריים מרובעים",
        "{": "פתיחת סוגריים מסולסלים",
        "}": "סגירת סוגריים מסולסלים",
        "|": "קו אנכי",
        ",": ",",
        "!": "עצרת",
        "%": "אחוז",
        "…": "וכן הלאה",
        "⋯": "וכן הלאה",
        "∣": "בהינתן",
        "∼": "מתפלג לפי",
        "^": "כובע",
        "¯": "קו עליון",
        "ˉ": "קו עליון",
        "‾": "קו עליון",
        "~": "טילדה",
        "˜": "טילדה",
        "\u2062": "",
        "\u2061": "של",
        "′": "תג",
        "α": "אלפא",
        "β": "ביתא",
        "γ": "גמא",
        "δ": "דלתא",
        "ε": "אפסילון",
        "ϵ": "אפסילון",
        "ζ": "זיטא",
        "η": "איטא",
        "θ": "תטא",
        "κ": "קפא",
        "λ": "למדא",
        "μ": "מיו",
        "ν": "ניו",
        "ξ": "קסי",
        "π": "פאי",
        "ρ": "רו",
        "σ": "סיגמא",
        "τ": "טאו",
        "φ": "פי",
        "ϕ": "פי",
        "χ": "חי",
        "ψ": "פסי",
        "ω": "אומגה",
        "Δ": "דלתא גדולה",
        "Σ": "סיגמא גדולה",
        "Ω": "אומגה גדולה",
        "Γ": "גמא גדולה",
        "Λ": "למדא גדולה",
        "Φ": "פי גדולה",
        "Π": "פאי גדולה",
    },
    powers={"2": "בריבוע", "3": "בשלישית"},
    over="{top} חלקי {bottom}",
    fraction="השבר {top} חלקי {bottom}, סוף השבר,",
    power="{base} בחזקת {exponent}",
    index="{base} אינדקס {index}",
    from_to="{base} עבור {low} עד {high} של",
    under="{base} כאשר {under} של",
    above="{base} {above}",
    root="השורש הריבועי של {inside}, סוף השורש,",
    nth_root="השורש מסדר {order} של {inside}, סוף השורש,",
    row="שורה {n}: {cells}",
    table="טבלה שמספר שורותיה {n}: {rows}; סוף הטבלה,",
)

_WEB = WebWords(
    skip="דילוג אל הטקסט",
    formats="תבניות נוספות וקבצים להורדה",
    top="חזרה לראש הדף",
    formula="נוסחה",
    table="טבלה",
    formats_short="כל התבניות",
    ways="גישה מהירה",
    emergency="במקרה חירום",
    search="חיפוש",
    field="חיפוש במדריך זה",
    found="מקומות שנמצאו: {n}",
    nothing="לא נמצא דבר.",
    view="תצוגה",
    shade="בהיר או כהה",
    system="כמו במכשיר",
    light="בהיר",
    dark="כהה",
    contrast="ניגודיות גבוהה יותר",
    previous="הקודם: {title}",
    next="הבא: {title}",
    anchor="קישור אל ”{title}”",
)

_DOWNLOAD = DownloadWords(
    skip="דילוג אל הקבצים",
    cover="הכריכה של ”{title}”",
    editions_heading="קריאה או הורדה",
    editions={
        "screen": EditionWords(
            "PDF", "עמודים קבועים לקריאה על המסך או להדפסה בבית; מתויגים לקוראי מסך.", "הורדת קובץ PDF"
        ),
        "screen-ua2": EditionWords(
            "PDF 2.0", "עמודי קובץ ה־PDF, מתויגים לפי PDF 2.0; לתוכנות שמכירות את הגרסה הזאת.", "הורדת קובץ PDF 2.0"
        ),
        "large-print": EditionWords(
            "PDF באותיות גדולות",
            "כל אות בגודל 16 נקודות לפחות, הטקסט בגודל 18; לקריאה על נייר או על המסך.",
            "הורדת קובץ PDF באותיות גדולות",
        ),
        "dyslexia": EditionWords(
            "PDF מרווח",
            "אותיות גדולות יותר, רווחים רחבים ועמודים בצבע שמנת, לקוראים עם דיסלקציה.",
            "הורדת קובץ PDF מרווח",
        ),
        "phone": EditionWords(
            "PDF לטלפון",
            "עמודים קטנים באותיות שקוראים בטלפון בלי להגדיל, בטור אחד ובלי עמודים ריקים.",
            "הורדת קובץ PDF לטלפון",
        ),
        "leaflet": EditionWords(
            "עלון", "הדברים החשובים ביותר בכמה עמודים קטנים, לחלוקה; במדריך המלא יש עוד.", "הורדת העלון"
        ),
        "epub": EditionWords(
            "EPUB",
            "לקוראים אלקטרוניים, לטלפונים ולקוראי מסך: הגופן, הגודל, הרווחים והצבעים לבחירתכם.",
            "הורדת קובץ EPUB",
        ),
        "web": EditionWords(
            "דף אינטרנט", "כל הטקסט בדף אחד, לקריאה בדפדפן; אחרי שנפתח הוא פועל גם בלי רשת.", "קריאת דף האינטרנט בדפדפן"
        ),
        "braille": EditionWords(
            "ברייל", "ברייל למדפסת ברייל או לצג ברייל; תורגם במכונה ולא הוגה.", "הורדת מהדורת הברייל"
        ),
        "print": EditionWords(
            "פנים הספר לבית הדפוס",
            "עמודי קובץ ה־PDF בצבעי הדפוס, בלי קישורים; עמוד 12 הוא עמוד 12 בשניהם.",
            "הורדת פנים הספר לבית הדפוס",
        ),
        "cover": EditionWords(
            "הכריכה לבית הדפוס", "גב, שדרה וחזית על גיליון אחד; השדרה מתאימה למספר העמודים.", "הורדת הכריכה לבית הדפוס"
        ),
    },
    unsure="לא בטוחים? בחרו: {edition}",
    booklet="שני עמודים בכל צד, להדפסה דו-צדדית ולקיפול",
    sums="הצגת סכומי הביקורת",
    with_facts="{link} ({facts})",
    page="עמוד אחד",
    pages="{n} עמודים",
    bytes="{n} בתים",
    words="{n} מילים",
    trade="לבתי דפוס",
    proof="איך נבדקו הקבצים האלה: ההוכחה",
    accessibility="הנגישות של הקובץ הזה",
    whole_notice="לקריאת ההודעה המלאה",
    notice="לתשומת לבכם",
    reviewed_by="סקירה קלינית: {names}.",
    released="גרסה",
    language="שפה",
    translations="בשפות אחרות",
    verify="בדיקת הקובץ שהורדתם",
    verify_how="קובץ הוא שלם ולא השתנה אם סכום הביקורת SHA-256 שלו הוא זה הרשום למטה.",
    verify_commands="ב־Linux וב־macOS מציגה אותו הפקודה {unix}, וב־Windows הפקודה {windows}.",
    file="הקובץ",
    manifest="כל הנתונים למכונות: manifest.json",
)

_ACCESS = AccessWords(
    ways_of_reading="דרכים לקריאה",
    modifiable="ניתן לשנות את המראה",
    unmodifiable="לא ניתן לשנות את המראה",
    modifiable_unknown="אין מידע על האפשרות לשנות את המראה",
    readable="ניתן לקריאה בקול או בצג ברייל",
    readable_unknown="אין מידע על קריאה לא חזותית",
    alternative_text="יש טקסט חלופי",
    conformance="עמידה בתקנים",
    level_aa="הפרסום עומד בתקני הנגישות המקובלים",
    claims="הפרסום מצהיר שהוא עומד בתקן {standard}",
    certified_by="הפרסום אושר על ידי {certifier}",
    certified_on="הפרסום אושר בתאריך {date}",
    by_machine="עומד בכל כלל של {standard} שמכונה יכולה לבדוק",
    not_claimed="לא מוצהרת עמידה בתקן: איש עדיין לא שפט את מה שמכונות אינן יכולות לשפוט",
    conformance_unknown="אין מידע",
    navigation="ניווט",
    toc="תוכן העניינים",
    headings="כותרות",
    pages="מעבר לעמוד",
    rich_content="תוכן עשיר",
    mathml="מתמטיקה ב־MathML",
    described_math="המתמטיקה מתוארת במילים",
    hazards="סכנות",
    no_hazards="אין סכנות",
    hazards_unknown="לא ידוע אם יש סכנות",
    flashing_unknown="לא ידוע אם יש סכנות של הבזקים",
    motion_unknown="לא ידוע אם יש סכנות של הדמיית תנועה",
    no_sound="אין סכנות של צלילים",
    summary="סיכום הנגישות",
    additional="מידע נוסף על נגישות",
    aria="כולל תפקידי ARIA",
    page_breaks="כולל מעברי עמוד",
    summary_text="אפשר להגדיל את כל הטקסט, לשנות את צבעיו ולהאזין לו.",
    summary_pictures="לכל תמונה בעלת משמעות יש טקסט חלופי.",
    summary_notes="ההערות מקושרות הלוך וחזור.",
    summary_citations="הציטוטים מקושרים הלוך וחזור.",
    summary_notes_and_citations="ההערות והציטוטים מקושרים הלוך וחזור.",
    summary_pages="רשימת העמודים תואמת את המהדורה בעלת העמודים הקבועים מילה במילה.",
)

_CRITERIA = """\
1.1.1 תוכן שאינו טקסט
1.2.1 שמע בלבד ווידאו בלבד (מוקלט מראש)
1.2.2 כתוביות (מוקלט מראש)
1.2.3 תיאור קולי או חלופה למדיה (מוקלט מראש)
1.2.4 כתוביות (שידור חי)
1.2.5 תיאור קולי (מוקלט מראש)
1.3.1 מידע ויחסים
1.3.2 רצף בעל משמעות
1.3.3 מאפיינים חושיים
1.3.4 כיוון התצוגה
1.3.5 זיהוי מטרת הקלט
1.4.1 שימוש בצבע
1.4.2 שליטה בשמע
1.4.3 ניגודיות (מינימום)
1.4.4 שינוי גודל הטקסט
1.4.5 תמונות של טקסט
1.4.10 זרימה מחדש
1.4.11 ניגודיות של מה שאינו טקסט
1.4.12 ריווח הטקסט
1.4.13 תוכן בריחוף או במיקוד
2.1.1 מקלדת
2.1.2 ללא מלכודת מקלדת
2.1.4 קיצורי מקלדת
2.2.1 תזמון ניתן לכוונון
2.2.2 השהיה, עצירה, הסתרה
2.3.1 שלושה הבזקים או מתחת לסף
2.4.1 דילוג על קטעים
2.4.2 לדף יש כותרת
2.4.3 סדר המיקוד
2.4.4 מטרת הקישור (בהקשר)
2.4.5 דרכים מרובות
2.4.6 כותרות ותוויות
2.4.7 מיקוד גלוי
2.4.11 המיקוד אינו מוסתר (מינימום)
2.5.1 מחוות הצבעה
2.5.2 ביטול הצבעה
2.5.3 התווית בתוך השם
2.5.4 הפעלה בתנועה
2.5.7 תנועות גרירה
2.5.8 גודל המטרה (מינימום)
3.1.1 שפת הדף
3.1.2 שפת החלקים
3.2.1 בקבלת מיקוד
3.2.2 בהזנת קלט
3.2.3 ניווט עקבי
3.2.4 זיהוי עקבי
3.2.6 עזרה עקבית
3.3.1 זיהוי שגיאות
3.3.2 תוויות או הוראות
3.3.3 הצעה לתיקון שגיאה
3.3.4 מניעת שגיאות (משפט, כספים, נתונים)
3.3.7 הזנה כפולה
3.3.8 אימות נגיש (מינימום)
4.1.2 שם, תפקיד, ערך
4.1.3 הודעות מצב"""

_PROOF = ProofWords(
    title="הוכחה: {title}",
    description="מה הוכח על הקבצים של ”{title}”.",
    skip="דילוג אל ההוכחה",
    files="קבצים",
    version="גרסה {v}, {date}",
    good="אף בדיקה שנערכה לא מצאה שגיאה.",
    bad="מספר השגיאות שנמצאו: {n}.",
    not_run="לא הופעל, כי הכלי חסר: {tools}.",
    inputs="קלט (SHA-256)",
    manifest="רשימת הקבצים (SHA-256)",
    disclaimer_sum="מילות ההבהרה המשפטית (SHA-256)",
    waivers="ויתורים",
    no_waivers="כתב היד אינו מוותר על אף ממצא.",
    waivers_caption="ממצאים שכתב היד מוותר עליהם",
    code="קוד",
    place="מקום",
    reason="סיבה",
    edition="מהדורה",
    size="גודל",
    bytes="{n} בתים",
    pages="עמודים",
    words="מילים",
    said="נאמרו {n}; הבדלים מכתב היד: {differences}",
    disclaimer="מילות ההבהרה המשפטית",
    claimed="תקנים מוצהרים",
    proved="תקנים מוכחים, ככל שמכונה יכולה",
    standard="תקן",
    by="על ידי",
    provers="כלי הבדיקה",
    prover="כלי בדיקה",
    judged_by="נבדק לפי",
    objects="מה נבדק",
    unproved="לא נמצאה שום שגיאה, אך לא הכול נבדק: אין זו הוכחה.",
    broke="נעצר לפני שסיים, ולכן לא ידוע דבר על מה שהוא שופט: {tools}.",
    why="מדוע {prover} לא אמר דבר: {why}",
    result="תוצאה",
    rules="כללים",
    findings="ממצאים",
    raw="מה ש־{prover} אמר על כך: {file}",
    not_told="לא נמסר",
    person="מה שאדם עוד צריך לבדוק",
    severity="חומרה",
    message="הודעה",
    wcag="WCAG 2.2, רמות A ו־AA",
    wcag_how="רק מה שהוכח מתוך הבתים נחשב כמקוים; על השאר אדם צריך לשפוט.",
    officer="הדוח לממונים על נגישות, מהדורה אחר מהדורה (ACR, באנגלית)",
    criteria_caption="קריטריוני הצלחה",
    criterion="קריטריון",
    level="רמה",
    state="מצב",
    remark="הערה",
    found="נמצא: {codes}.",
    download_page="דף ההורדות",
    terms={
        "passed": "עבר",
        "passed with warnings": "עבר, עם אזהרות",
        "failed": "לא עבר",
        "not run": "לא הופעל",
        "broke down": "נעצר לפני שסיים",
        "words": "מילים",
        "disclaimer": "הבהרה משפטית",
        "structure": "מבנה",
        "record": "רשומה לחנויות",
        "preflight": "בדיקה לפני הדפסה",
        "clear type": "אותיות ברורות",
        "likeness": "מראה ויעדי הקישורים",
        "braille": "כתב ברייל",
        "A prover that decides it did not run.": "בודק שמכריע בכך לא הופעל.",
        "error": "שגיאה",
        "warning": "אזהרה",
        "note": "הערה",
        "Supports": "מקוים",
        "Partially Supports": "עומד בחלקו",
        "A person judged it.": "אדם שפט זאת.",
        "Does Not Support": "לא מקוים",
        "Not Applicable": "לא רלוונטי",
        "Not Evaluated": "לא הוערך",
        "No file that is read on a screen was proved.": "לא נבדק שום קובץ שנקרא על מסך.",
        "The files hold no script, form, sound or film.": "אין בקבצים תוכנות, טפסים, צלילים או סרטים.",
        "The files hold no sound or film.": "הקבצים אינם מכילים צליל או סרט.",
        "Decided by the rules named.": "הוכרע לפי הכללים הנזכרים.",
        "needs a person": "דורש אדם",
        "needs a person; the rules named prove a part.": "דורש אדם; הכללים הנזכרים מוכיחים חלק.",
        "WCAG 2.2 A and AA, by machine": "WCAG 2.2 A ו־AA, במכונה",
        "Each tag is the right one for what it marks.": "כל תג הוא התג הנכון למה שהוא מסמן.",
        "Nothing is told by colour alone, and the contrast suffices.": "שום דבר אינו נאמר בצבע בלבד, והניגודיות מספיקה.",
        "The order of the tags is the order in which a person reads.": "סדר התגים הוא הסדר שבו אדם קורא.",
        "The alternative of each figure says what the figure says.": "הטקסט החלופי של כל איור אומר מה שהאיור אומר.",
        "Headings name what follows, and their levels are those of the text.": "הכותרות מציינות את מה שבא אחריהן, ורמותיהן הן רמות הטקסט.",
        "Tables are tables, and their head cells head what they say.": "הטבלאות הן טבלאות, ותאי הכותרת עומדים בראש מה שהם מציינים.",
        "Notes are marked as notes and referred to.": "ההערות מסומנות כהערות ויש אליהן הפניה.",
        "What a link says tells where it leads.": "הטקסט של כל קישור אומר לאן הוא מוביל.",
        "Descriptions of figures say what the figures say.": "תיאורי האיורים אומרים מה שהאיורים אומרים.",
        "Nothing is told by shape, place or sound alone.": "שום דבר אינו נאמר בצורה, במיקום או בצליל בלבד.",
        "Nothing is told by colour alone.": "שום דבר אינו נאמר בצבע בלבד.",
        "No picture stands for text.": "שום תמונה אינה באה במקום טקסט.",
        "Headings name what follows.": "הכותרות מציינות את מה שבא אחריהן.",
        "Words of another language are marked as such.": "מילים בשפה אחרת מסומנות ככאלה.",
        "The page numbers are those of the paged edition named as source.": "מספרי העמודים הם אלה של המהדורה בעלת העמודים הקבועים שצוינה כמקור.",
        "Colours and lines are right on paper.": "הצבעים והקווים נכונים על הנייר.",
        "The spine fits the book, and the colours are right on paper.": "השדרה מתאימה לספר, והצבעים נכונים על הנייר.",
        "A braille reader has read the translation.": "אדם שקורא ברייל קרא את התרגום.",
        "Press proof": "הגהת דפוס",
        "Proofreading": "הגהה",
    },
    criteria=dict(line.split(" ", 1) for line in _CRITERIA.splitlines()),
)

_POLICY = PolicyWords(
    title="כללים והצהרות חובה",
    held_to="הכללים שחלים: {names}.",
    unusable="לא ניתן היה להשתמש בכללים.",
    weakened="מה שכללים דורשים פחות מהכללים שעליהם הם נשענים",
    rule="כלל",
    policy="כללים",
    was="היה",
    now="כעת",
    because="סיבה",
    by="אחראי",
    none="הכללים אינם דורשים שום הצהרה.",
    statements="ההצהרות שבכתב הוויתור",
    statement="הצהרה",
    language="שפה",
    words="ניסוח",
    approved_by="אושר בידי",
    said_in="מופיע ב",
    nobody="איש",
    on_page="{edition}, עמוד {page}",
    wording="ניסוח מאושר",
    own="לא הניסוח המאושר",
    no_rules="לא נבדק, בהיעדר כללים לשפה „{language}”: טענות ללא מקור (CLM), רמת קריאה (LAN005, LAN014), משפטים בשפה אחרת (LAN013).",
    unknown_language="לא נבדק אם הטקסט בשפה „{language}”: זו שפה שאי אפשר לזהות (LAN015).",
    too_few_words="לא נבדק אם הטקסט בשפה של guide.yaml: יש בו מעט מדי מילים (LAN015).",
    no_spelling='האיות לא נבדק: במחשב זה אין מילון לשפה "{language}" (LAN009).',
    spelling_elsewhere='האיות בשפה "{language}" נבדק במילון של המחשב, אם יש בו: דוח ההוכחה אומר אם נבדק (LAN009).',
    no_retractions="משיכת מקורות נבדקה רק ברשימה מתאריך {date} המצורפת ל-Guidepress, לפי DOI ({looked} מתוך {all} מקורות); משיכות מאוחרות יותר לא נבדקו (REF014).",
    words_only="ההצהרות נבדקו לפי מילים בלבד: צורות השלילה אינן מוכרות בשפה „{language}” (DIS020).",
    no_wordings="לכללים אין ניסוח בשפה „{language}”, ולכן רק סימונים מעידים על: {names} (DIS011).",
)

_IMPORTING = ImportWords(
    disclaimer_title="הבהרה",
    disclaimer="מהדורה זו הוכנה מן הקבצים של „{title}”. עדיין לא נכתבה לה הבהרה: כאן נאמר מה הספר אינו, מה אינו יכול לעשות בשביל קוראיו והיכן ימצאו עזרה.",
    unknown="לא צוין.",
    not_reviewed="לא נבדק.",
    write_here="כתבו את הטקסט כאן. מקור מצוטט לפי המפתח שלו: {cited}.",
    undescribed="ללא תיאור: {name}",
)

_CONTACTS = ContactWords(
    caption="למי להתקשר",
    where="היכן אתם",
    what_for="עבור",
    number="מספר או כתובת",
    anywhere="בכל מקום",
    regions={"us": "ארצות הברית", "uk": "הממלכה המאוחדת", "eu": "האיחוד האירופי", "ca": "קנדה", "au": "אוסטרליה"},
)

_SPEAK = SpeakWords(
    document="מסמך, {language}",
    heading="כותרת רמה {level}",
    list="רשימה של {n}",
    contents="תוכן עניינים של {n}",
    table="טבלה {columns} עמודות {rows} שורות",
    item="פריט",
    expansion="{text} [כלומר {words}]",
    kinds={
        "paragraph": "פסקה",
        "label": "תווית",
        "row": "שורה",
        "cell": "תא",
        "head cell": "תא כותרת",
        "caption": "כיתוב",
        "figure": "איור",
        "formula": "נוסחה",
        "note": "הערה",
        "link": "קישור",
        "reference": "הפניה",
        "entry": "מקור",
        "quote": "ציטוט",
        "quotation": "ציטוט",
        "code": "קוד",
        "contents entry": "ערך בתוכן העניינים",
        "callout": "מסגרת",
        "title": "כותר",
        "annotation": "הערה שנוספה",
        "audio": "צליל",
        "video": "סרט",
        "text field": "שדה טקסט",
        "checkbox": "תיבת סימון",
        "radio button": "כפתור בחירה",
        "button": "כפתור",
        "choice": "בחירה",
        "signature": "חתימה",
    },
    languages={
        "ar": "ערבית",
        "de": "גרמנית",
        "el": "יוונית",
        "en": "אנגלית",
        "es": "ספרדית",
        "fi": "פינית",
        "fr": "צרפתית",
        "he": "עברית",
        "id": "אינדונזית",
        "it": "איטלקית",
        "ja": "יפנית",
        "la": "לטינית",
        "ms": "מלאית",
        "nl": "הולנדית",
        "pt": "פורטוגזית",
        "ru": "רוסית",
        "th": "תאית",
        "tr": "טורקית",
        "zh": "סינית",
    },
    states={"checked": "מסומן", "not checked": "לא מסומן"},
    notes={
        "untagged": "בלי מבנה; עמודים שמילותיהם נאמרות בסדר שבו הן מצוירות: {n}.",
        "outside": "מילים מחוץ למבנה, לא נאמרו: {n}.",
        "meaningless": "תווים שהגופן אינו אומר מה משמעותם: {n}.",
        "unread": "עמודים שלא ניתן היה לקרוא עד סופם: {n}.",
        "renditions": "גרסאות נוספות של הספר, לא נאמרו: {n}.",
        "nothing": "דבר אינו נאמר.",
    },
)

_BRAILLE = BrailleCode(
    name="ברייל עברי",
    table="he-IL.utb",
    lent=True,
    plain="",
    emphasis=False,
    foreign=False,
    edition="מהדורת ברייל",
    statement="תורגם במכונה ולא הוגה.",
    made="הכתב: {name}. תורגם ב liblouis {version} לפי הטבלה {table}.",
    struck=("מחוק בקו", "סוף המחוק"),
    notes_title="הערות על התעתיק",
    notes=(
        "איש לא קרא את הברייל הזה. במקום שמספר או מינון חשובים, השוו למהדורה המודפסת.\n"
        "מספר העמוד המודפס מופיע למעלה מימין, ומספר עמוד הברייל למטה מימין. שורה של מקפים שמסתיימת במספר מראה היכן מתחיל "
        "עמוד מודפס.\n"
        "הטבלאות כתובות שורה אחר שורה. התמונות מתוארות והנוסחאות נאמרות במילים, בין הסימנים \u2808\u2828\u2823 "
        "ו \u2808\u2828\u281c. לפני מספרים מורמים בא \u2830\u2814. הדגשות אינן מסומנות.\n"
    ),
)

_COLOURS = (
    "(?:אדום|אדומה|אדומים|ירוק|ירוקה|ירוקים|כחול|כחולה|כחולים|צהוב|צהובה|כתום|כתומה|סגול|סגולה|ורוד|ורודה|חום|חומה)"
)

_CHECKS = Checks(
    says_nothing=phrases(
        "אתר זה, הורדה, האתר, לחץ כאן, לחצו כאן, להורדה, למידע נוסף, מאמר, מידע נוסף, מקור, עוד, עמוד זה, קישור, קישור זה,"
        " קרא עוד, קראו עוד, כאן"
    ),
    placeholders=phrases("איור, גרף, טקסט חלופי, צילום, ציור, תיאור, תמונה, תרשים"),
    little=words("אבל או אל אם אנחנו את גם הוא היא זה זאת יש כי כל כמו לא מה על עם של"),
    by_colour=(
        rf"\b(?:הקו|העמודה|העקומה|הנקודה|הפלח|החץ|הריבוע|העיגול|האזור|השורה|התא|הקווים|העמודות) ה{_COLOURS}\b"
        rf"|\b(?:ב|בצבע ){_COLOURS}\b"
    ),
    pictures=r"\b[הבלומ]?(?:איור|גרף|תרשים|ציור|תמונה|מפה)\b",
    other_cues=r"(?:מקווקו|מנוקד|עבה|דק|עליו|תחתו|ימני|שמאלי|ימין|שמאל|למעלה|למטה|ארוך|ארוכה|קצר|ראשו|אחרו|גדול|קטן|עגול|מסומנ?ת? באות)",
    image_of=r"ה?(?:תמונה|צילום|איור|גרף) (?:של|שמראה|המראה|המציגה?|שבה)\b",
    elsewhere=r"\bראו?\s.{0,30}(?:למטה|למעלה|להלן|לעיל|בטקסט|בטבלה|בעמוד)",
    numbered=(
        r"(?<![\w-])(?:[בהלמ]?(?P<kind>איור|טבלה)\s\d+|(?:ב|ראו )(?P<page>עמוד\s\d+)"
        r"|(?:ב|ראו )(?P<section>(?:פרק|סעיף)\s\d+))(?!\w)"
    ),
    spoken_of=r"(?:(?P<table>טבל[הא]|טבלת)|(?P<figure>איור|תרשים|גרף|ציור|תמונה|תמונת))",
    danger=(
        r"\b(?:פרכוס\w{0,3}|התקף אפילפסיה|לא נוש(?:ם|מת)|קוצר נשימה|קשיי נשימה|מחוסרת? הכרה|איבוד הכרה|התעלפות|כאב(?:ים)? בחזה|שבץ|שפתיים כחולות"
        r"|מנת יתר|התאבדות|מחשבות אובדניות)\b"
    ),
    help=r"\b(?:התקשרו?|חייגו?|אמבולנס|חירום|מיון|בית חולים|רופאה?|לרופאה?|101|112)\b",
)

LANGUAGE = Language(
    tag="he",
    name="עברית",
    rtl=True,
    csl="he-IL",
    spine_up=False,
    typography=Typography(
        quotes=Quotes("”", "”", "’", "’"), partners={"»": "«"}, leaning=words("של את עם על אל לא מן בין")
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

REGIONS: Mapping[str, Language] = {}
