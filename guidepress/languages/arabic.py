"""Arabic as it is written everywhere, and the names of the months in the Levant and Iraq.

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
    contents="المحتويات",
    imprint="عن هذه الطبعة",
    references="المراجع",
    further_reading="لمزيد من القراءة",
    part="الجزء {n}",
    figure="الشكل",
    table="الجدول",
    callouts={"note": "ملاحظة", "tip": "نصيحة", "warning": "تحذير", "danger": "خطر", "example": "مثال"},
    callout_label="{kind}:",
    task_open="لم يُنجز",
    task_done="أُنجز",
    note_call="الحاشية {n}",
    back_to_note="العودة إلى الحاشية {n} في النص",
    cited_in="ورد الاستشهاد به في:",
    citation_of="المرجع {n}",
    back_to_citation="العودة إلى الاستشهاد {n} من {total}، في {part}",
    byline=Byline(by="تأليف: {names}", comma="، ", last="{before} و{last}", articles={}),
    dates=Dates(
        months=tuple(
            """
            يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
            """.split()
        ),
        form="{day} {month} {year}",
        links=("من ",),
        until=("إلى", "حتى"),
    ),
    version="الإصدار {v}، {date}",
    publisher="الناشر",
    author="التأليف",
    authors="التأليف",
    edition="الطبعة",
    identifier="المعرّف",
    isbn="ردمك (ISBN)",
    licence="الترخيص",
    reviewed_by="المراجعة السريرية",
    version_reviewed_by="راجع {names} الإصدار {version}.",
    reviewed="آخر مراجعة",
    next_review="موعد المراجعة القادمة",
    law_checked="آخر تحقق من القانون",
    evidence="آخر بحث في الأدلة",
    funding="التمويل",
    conflicts="تضارب المصالح",
    contact="للتواصل",
    provenance="مصدر النص",
    page="صفحة",
    cover="غلاف {title}",
    cover_leaf="الغلاف",
    inside_cover="باطن الغلاف",
    landmarks="معالم الكتاب",
    start_of_text="بداية النص",
    page_list="صفحات الطبعة المطبوعة",
    page_source="{title}، الإصدار {version}، {date}، طبعة PDF والطبعة المطبوعة",
    qr_code="رمز QR يقود إلى {address}",
    whole_guide="الدليل كاملًا:",
    whole_disclaimer="إخلاء المسؤولية الكامل موجود في الدليل.",
    sources_there="المصادر مذكورة في الدليل.",
)

_MATH = MathWords(
    symbols={
        "+": "زائد",
        "-": "ناقص",
        "−": "ناقص",
        "±": "زائد أو ناقص",
        "=": "يساوي",
        "≠": "لا يساوي",
        "<": "أصغر من",
        ">": "أكبر من",
        "≤": "أصغر من أو يساوي",
        "≥": "أكبر من أو يساوي",
        "≈": "يساوي تقريبًا",
        "×": "ضرب",
        "·": "ضرب",
        "⋅": "ضرب",
        "∗": "ضرب",
        "/": "على",
        "÷": "مقسوم على",
        "∑": "المجموع",
        "∏": "حاصل الضرب",
        "∫": "التكامل",
        "∞": "ما لا نهاية",
        "∂": "المشتقة الجزئية",
        "→": "يؤول إلى",
        "∈": "ينتمي إلى",
        "∝": "يتناسب مع",
        "√": "جذر",
        "(": "فتح قوس",
        ")": "إغلاق قوس",
        "[": "فتح قوس مربع",
        "]": "إغلاق قوس مربع",
        "{": "فتح قوس معقوف",
        "}": "إغلاق قوس معقوف",
        "|": "خط عمودي",
        ",": "،",
        "!": "مضروب",
        "%": "بالمئة",
        "…": "وهكذا",
        "⋯": "وهكذا",
        "∣": "بشرط",
        "∼": "يتوزع وفق",
        "^": "قبعة",
        "¯": "شرطة علوية",
        "ˉ": "شرطة علوية",
        "‾": "شرطة علوية",
        "~": "تيلدا",
        "˜": "تيلدا",
        "\u2062": "",
        "\u2061": "لـ",
        "′": "فتحة",
        "α": "ألفا",
        "β": "بيتا",
        "γ": "غاما",
        "δ": "دلتا",
        "ε": "إبسلون",
        "ϵ": "إبسلون",
        "ζ": "زيتا",
        "η": "إيتا",
        "θ": "ثيتا",
        "κ": "كابا",
        "λ": "لامدا",
        "μ": "ميو",
        "ν": "نيو",
        "ξ": "كساي",
        "π": "باي",
        "ρ": "رو",
        "σ": "سيغما",
        "τ": "تاو",
        "φ": "فاي",
        "ϕ": "فاي",
        "χ": "كاي",
        "ψ": "بساي",
        "ω": "أوميغا",
        "Δ": "دلتا الكبيرة",
        "Σ": "سيغما الكبيرة",
        "Ω": "أوميغا الكبيرة",
        "Γ": "غاما الكبيرة",
        "Λ": "لامدا الكبيرة",
        "Φ": "فاي الكبيرة",
        "Π": "باي الكبيرة",
    },
    powers={"2": "تربيع", "3": "تكعيب"},
    over="{top} على {bottom}",
    fraction="الكسر {top} على {bottom}، نهاية الكسر،",
    power="{base} أس {exponent}",
    index="{base} بدليل {index}",
    from_to="{base} من {low} إلى {high} لـ",
    under="{base} عندما {under} لـ",
    above="{base} {above}",
    root="الجذر التربيعي لـ {inside}، نهاية الجذر،",
    nth_root="الجذر من الرتبة {order} لـ {inside}، نهاية الجذر،",
    row="الصف {n}: {cells}",
    table="جدول عدد صفوفه {n}: {rows}؛ نهاية الجدول،",
    comma="، ",
    semicolon="؛ ",
)

_WEB = WebWords(
    skip="انتقل إلى النص",
    formats="صيغ أخرى وملفات للتنزيل",
    top="العودة إلى أعلى الصفحة",
    formula="صيغة رياضية",
    table="جدول",
    formats_short="كل الصيغ",
    ways="وصول سريع",
    emergency="في حالة الطوارئ",
    search="بحث",
    field="البحث في هذا الدليل",
    found="المواضع التي وُجدت: {n}",
    nothing="لم يُعثر على شيء.",
    view="العرض",
    shade="فاتح أو داكن",
    system="كما في الجهاز",
    light="فاتح",
    dark="داكن",
    contrast="تباين أكثر",
    previous="السابق: {title}",
    next="التالي: {title}",
    anchor="رابط إلى «{title}»",
)

_DOWNLOAD = DownloadWords(
    skip="انتقل إلى الملفات",
    cover="غلاف «{title}»",
    editions_heading="القراءة أو التنزيل",
    editions={
        "screen": EditionWords(
            "PDF", "صفحات ثابتة تُقرأ على الشاشة أو تُطبع في المنزل؛ موسومة لقارئات الشاشة.", "تنزيل ملف PDF"
        ),
        "screen-ua2": EditionWords(
            "PDF 2.0", "صفحات ملف PDF موسومة وفق PDF 2.0؛ للبرامج التي تعرف هذا الإصدار.", "تنزيل ملف PDF 2.0"
        ),
        "large-print": EditionWords(
            "PDF بخط كبير",
            "كل حرف بحجم 16 نقطة أو أكثر، والنص بحجم 18؛ للقراءة على الورق أو على الشاشة.",
            "تنزيل ملف PDF بخط كبير",
        ),
        "dyslexia": EditionWords(
            "PDF بتباعد واسع",
            "خط أكبر وتباعد واسع وصفحات بلون قشدي، لمن لديهم عسر القراءة.",
            "تنزيل ملف PDF بتباعد واسع",
        ),
        "phone": EditionWords(
            "PDF للهاتف",
            "صفحات صغيرة بخط يُقرأ على الهاتف بلا تكبير، في عمود واحد وبلا صفحات فارغة.",
            "تنزيل ملف PDF للهاتف",
        ),
        "leaflet": EditionWords(
            "نشرة", "أهم ما في الدليل في صفحات قليلة صغيرة، للتوزيع؛ وفي الدليل الكامل المزيد.", "تنزيل النشرة"
        ),
        "epub": EditionWords(
            "EPUB",
            "لأجهزة القراءة الإلكترونية والهواتف وقارئات الشاشة: الخط والحجم والتباعد والألوان من اختيارك.",
            "تنزيل ملف EPUB",
        ),
        "web": EditionWords(
            "صفحة ويب", "النص كله في صفحة واحدة تُقرأ في المتصفح؛ تعمل بلا شبكة متى فُتحت.", "قراءة صفحة الويب في متصفحك"
        ),
        "braille": EditionWords(
            "برايل", "نص بطريقة برايل لطابعة برايل أو لسطر برايل؛ نقلته آلة ولم يُدقَّق.", "تنزيل نسخة برايل"
        ),
        "print": EditionWords(
            "متن الكتاب للمطبعة",
            "صفحات ملف PDF بأحبار المطبعة وبلا روابط؛ الصفحة 12 هي الصفحة 12 في كليهما.",
            "تنزيل متن الكتاب للمطبعة",
        ),
        "cover": EditionWords(
            "الغلاف للمطبعة",
            "الغلاف الخلفي والكعب والغلاف الأمامي على ورقة واحدة؛ يناسب الكعب عدد الصفحات.",
            "تنزيل الغلاف للمطبعة",
        ),
    },
    unsure="غير متأكد؟ اختر: {edition}",
    booklet="صفحتان على كل وجه، للطباعة على الوجهين ثم الطي",
    sums="إظهار مجاميع التحقق",
    with_facts="{link} ({facts})",
    page="صفحة واحدة",
    pages="عدد الصفحات {n}",
    bytes="{n} بايت",
    words="عدد الكلمات {n}",
    trade="للمطابع",
    proof="كيف فُحصت هذه الملفات: الإثبات",
    accessibility="إمكانية الوصول إلى هذا الملف",
    whole_notice="اقرأ التنبيه كاملًا",
    notice="تنبيه",
    reviewed_by="المراجعة السريرية: {names}.",
    released="الإصدار",
    language="اللغة",
    translations="بلغات أخرى",
    verify="تحقق من الملف الذي نزّلته",
    verify_how="الملف كامل ولم يتغير إذا كان مجموع التحقق SHA-256 الخاص به هو المذكور أدناه.",
    verify_commands="على Linux وmacOS يعرضه الأمر {unix}، وعلى Windows يعرضه الأمر {windows}.",
    file="الملف",
    manifest="كل البيانات للآلات: manifest.json",
)

_ACCESS = AccessWords(
    ways_of_reading="طرق القراءة",
    modifiable="يمكن تعديل المظهر",
    unmodifiable="لا يمكن تعديل المظهر",
    modifiable_unknown="لا توجد معلومات عن إمكانية تعديل المظهر",
    readable="قابل للقراءة بالصوت أو بسطر برايل",
    readable_unknown="لا توجد معلومات عن القراءة غير البصرية",
    alternative_text="فيه نصوص بديلة",
    conformance="المطابقة",
    level_aa="يفي هذا المنشور بمعايير إمكانية الوصول المعتمدة",
    claims="يعلن هذا المنشور أنه يفي بمعيار {standard}",
    certified_by="صادق على المنشور {certifier}",
    certified_on="صودق على المنشور في {date}",
    by_machine="يلتزم بكل قاعدة من قواعد {standard} يمكن لآلة أن تتحقق منها",
    not_claimed="لا تُعلن أي مطابقة: لم يحكم أحد بعد على ما لا تستطيع الآلات الحكم عليه",
    conformance_unknown="لا توجد معلومات",
    navigation="التنقل",
    toc="جدول المحتويات",
    headings="العناوين",
    pages="الانتقال إلى صفحة",
    rich_content="محتوى غني",
    mathml="الرياضيات بصيغة MathML",
    described_math="الرياضيات موصوفة بالكلمات",
    hazards="المخاطر",
    no_hazards="لا توجد مخاطر",
    hazards_unknown="وجود المخاطر غير معروف",
    flashing_unknown="مخاطر الوميض غير معروفة",
    motion_unknown="مخاطر محاكاة الحركة غير معروفة",
    no_sound="لا توجد مخاطر صوتية",
    summary="ملخص إمكانية الوصول",
    additional="معلومات إضافية عن إمكانية الوصول",
    aria="يتضمن أدوار ARIA",
    page_breaks="يتضمن فواصل الصفحات",
    summary_text="يمكن تكبير النص كله وتغيير ألوانه وقراءته بالصوت.",
    summary_pictures="لكل صورة ذات معنى نص بديل.",
    summary_notes="الحواشي مرتبطة بمواضعها ذهابًا وإيابًا.",
    summary_citations="الاستشهادات مرتبطة بمراجعها ذهابًا وإيابًا.",
    summary_notes_and_citations="الحواشي والاستشهادات مرتبطة ذهابًا وإيابًا.",
    summary_pages="تتبع قائمة الصفحات الطبعة ذات الصفحات الثابتة كلمة بكلمة.",
)

_CRITERIA = """\
1.1.1 المحتوى غير النصي
1.2.1 الصوت فقط والفيديو فقط (مسجّل مسبقًا)
1.2.2 النصوص المرافقة (مسجّلة مسبقًا)
1.2.3 الوصف الصوتي أو بديل الوسائط (مسجّل مسبقًا)
1.2.4 النصوص المرافقة (مباشرة)
1.2.5 الوصف الصوتي (مسجّل مسبقًا)
1.3.1 المعلومات والعلاقات
1.3.2 التسلسل ذو المعنى
1.3.3 الخصائص الحسية
1.3.4 الاتجاه
1.3.5 تحديد الغرض من الإدخال
1.4.1 استخدام اللون
1.4.2 التحكم في الصوت
1.4.3 التباين (الحد الأدنى)
1.4.4 تغيير حجم النص
1.4.5 صور النصوص
1.4.10 إعادة التدفق
1.4.11 تباين غير النصوص
1.4.12 تباعد النص
1.4.13 المحتوى عند التحويم أو التركيز
2.1.1 لوحة المفاتيح
2.1.2 لا احتجاز للوحة المفاتيح
2.1.4 اختصارات لوحة المفاتيح
2.2.1 توقيت قابل للضبط
2.2.2 الإيقاف المؤقت والإيقاف والإخفاء
2.3.1 ثلاث ومضات أو دون الحد
2.4.1 تخطي الكتل
2.4.2 للصفحة عنوان
2.4.3 ترتيب التركيز
2.4.4 الغرض من الرابط (في السياق)
2.4.5 طرق متعددة
2.4.6 العناوين والتسميات
2.4.7 التركيز ظاهر
2.4.11 التركيز غير محجوب (الحد الأدنى)
2.5.1 إيماءات المؤشر
2.5.2 إلغاء فعل المؤشر
2.5.3 التسمية ضمن الاسم
2.5.4 التشغيل بالحركة
2.5.7 حركات السحب
2.5.8 حجم الهدف (الحد الأدنى)
3.1.1 لغة الصفحة
3.1.2 لغة الأجزاء
3.2.1 عند التركيز
3.2.2 عند الإدخال
3.2.3 تنقل متسق
3.2.4 تعريف متسق
3.2.6 مساعدة متسقة
3.3.1 تحديد الأخطاء
3.3.2 التسميات أو التعليمات
3.3.3 اقتراح تصحيح الخطأ
3.3.4 تجنب الأخطاء (القانونية والمالية والبيانات)
3.3.7 الإدخال المكرر
3.3.8 مصادقة ميسّرة (الحد الأدنى)
4.1.2 الاسم والدور والقيمة
4.1.3 رسائل الحالة"""

_PROOF = ProofWords(
    title="الإثبات: {title}",
    description="ما ثبت من ملفات «{title}».",
    skip="انتقل إلى الإثبات",
    files="الملفات",
    version="الإصدار {v}، {date}",
    good="لم يجد أي من الفحوص التي أُجريت خطأً.",
    bad="عدد الأخطاء التي وُجدت: {n}.",
    not_run="لم يُشغَّل لعدم وجود الأداة: {tools}.",
    inputs="المدخلات (SHA-256)",
    manifest="بيان الملفات (SHA-256)",
    disclaimer_sum="كلمات إخلاء المسؤولية (SHA-256)",
    waivers="الاستثناءات",
    no_waivers="لا يستثني المخطوط أي ملاحظة.",
    waivers_caption="الملاحظات التي يستثنيها المخطوط",
    code="الرمز",
    place="الموضع",
    reason="السبب",
    edition="الطبعة",
    size="الحجم",
    bytes="{n} بايت",
    pages="الصفحات",
    words="الكلمات",
    said="قيلت {n}؛ الفروق عن المخطوط: {differences}",
    disclaimer="كلمات إخلاء المسؤولية",
    claimed="المعايير المعلنة",
    proved="المعايير المثبتة بقدر ما تستطيع الآلة",
    standard="المعيار",
    by="بواسطة",
    provers="أدوات الفحص",
    prover="أداة الفحص",
    judged_by="فُحص وفق",
    objects="ما نُظر فيه",
    unproved="لم يوجد أي خطأ، لكن لم يُنظر في كل شيء: هذا ليس إثباتًا.",
    broke="توقف قبل أن يُتم عمله، فلا يُعرف شيء عما يحكم عليه: {tools}.",
    why="لماذا لم يقل {prover} شيئًا: {why}",
    result="النتيجة",
    rules="القواعد",
    findings="الملاحظات",
    raw="ما قاله {prover} عنه: {file}",
    not_told="غير مذكور",
    person="ما يبقى على إنسان أن يفحصه",
    severity="الخطورة",
    message="الرسالة",
    wcag="WCAG 2.2، المستويان A وAA",
    wcag_how="لا يُعدّ مستوفًى إلا ما ثبت من بايتات الملفات؛ والباقي يحكم فيه إنسان.",
    officer="تقرير مسؤولي إمكانية الوصول، طبعة بعد طبعة (ACR، بالإنجليزية)",
    criteria_caption="معايير النجاح",
    criterion="المعيار",
    level="المستوى",
    state="الحالة",
    remark="تعليق",
    found="وُجد: {codes}.",
    download_page="صفحة التنزيل",
    terms={
        "passed": "ناجح",
        "passed with warnings": "ناجح مع تحذيرات",
        "failed": "غير ناجح",
        "not run": "لم يُشغَّل",
        "broke down": "توقف قبل أن يُتم عمله",
        "words": "الكلمات",
        "disclaimer": "إخلاء المسؤولية",
        "structure": "البنية",
        "record": "سجل المتاجر",
        "preflight": "فحص ما قبل الطباعة",
        "clear type": "حروف واضحة",
        "likeness": "المظهر ووجهات الروابط",
        "braille": "كتابة برايل",
        "A prover that decides it did not run.": "لم يُشغَّل فاحص يبت في ذلك.",
        "error": "خطأ",
        "warning": "تحذير",
        "note": "ملاحظة",
        "Supports": "مستوفًى",
        "Partially Supports": "يدعم جزئيًا",
        "A person judged it.": "حكم عليه إنسان.",
        "Does Not Support": "غير مستوفًى",
        "Not Applicable": "لا ينطبق",
        "Not Evaluated": "لم يُقيَّم",
        "No file that is read on a screen was proved.": "لم يُفحص أي ملف يُقرأ على الشاشة.",
        "The files hold no script, form, sound or film.": "لا تحتوي الملفات على برامج أو نماذج أو صوت أو أفلام.",
        "The files hold no sound or film.": "لا تحتوي الملفات على صوت أو فيلم.",
        "Decided by the rules named.": "تحسمه القواعد المذكورة.",
        "needs a person": "يحتاج إلى إنسان",
        "needs a person; the rules named prove a part.": "يحتاج إلى إنسان؛ والقواعد المذكورة تثبت جزءًا منه.",
        "WCAG 2.2 A and AA, by machine": "WCAG 2.2 A وAA، آليًا",
        "Each tag is the right one for what it marks.": "كل وسم مناسب لما يسمه.",
        "Nothing is told by colour alone, and the contrast suffices.": "لا شيء يُقال باللون وحده، والتباين كافٍ.",
        "The order of the tags is the order in which a person reads.": "ترتيب الوسوم هو الترتيب الذي يقرأ به الإنسان.",
        "The alternative of each figure says what the figure says.": "النص البديل لكل شكل يقول ما يقوله الشكل.",
        "Headings name what follows, and their levels are those of the text.": "تسمّي العناوين ما يليها، ومستوياتها هي مستويات النص.",
        "Tables are tables, and their head cells head what they say.": "الجداول جداول حقًا، وخلايا الرأس تتصدر ما تسمّيه.",
        "Notes are marked as notes and referred to.": "الحواشي موسومة بأنها حواشٍ ويُحال إليها.",
        "What a link says tells where it leads.": "نص كل رابط يقول إلى أين يؤدي.",
        "Descriptions of figures say what the figures say.": "أوصاف الأشكال تقول ما تقوله الأشكال.",
        "Nothing is told by shape, place or sound alone.": "لا شيء يُقال بالشكل أو الموضع أو الصوت وحده.",
        "Nothing is told by colour alone.": "لا شيء يُقال باللون وحده.",
        "No picture stands for text.": "لا صورة تحل محل نص.",
        "Headings name what follows.": "تسمّي العناوين ما يليها.",
        "Words of another language are marked as such.": "كلمات اللغات الأخرى موسومة بلغتها.",
        "The page numbers are those of the paged edition named as source.": "أرقام الصفحات هي أرقام الطبعة ذات الصفحات الثابتة المذكورة مصدرًا.",
        "Colours and lines are right on paper.": "الألوان والخطوط صحيحة على الورق.",
        "The spine fits the book, and the colours are right on paper.": "الكعب مناسب للكتاب، والألوان صحيحة على الورق.",
        "A braille reader has read the translation.": "قرأ النسخةَ قارئ برايل.",
        "Press proof": "تجربة طباعة",
        "Proofreading": "التدقيق",
    },
    criteria=dict(line.split(" ", 1) for line in _CRITERIA.splitlines()),
)

_POLICY = PolicyWords(
    title="القواعد والبيانات الإلزامية",
    held_to="القواعد المتبعة: {names}.",
    unusable="تعذر استخدام القواعد.",
    weakened="ما تطلبه قواعد أقل مما تطلبه القواعد التي تبني عليها",
    rule="القاعدة",
    policy="القواعد",
    was="كانت",
    now="أصبحت",
    because="السبب",
    by="المسؤول",
    none="لا تطلب القواعد أي بيان.",
    statements="بيانات إخلاء المسؤولية",
    statement="البيان",
    language="اللغة",
    words="الصياغة",
    approved_by="اعتمده",
    said_in="ورد في",
    nobody="لا أحد",
    on_page="{edition}، صفحة {page}",
    wording="صياغة معتمدة",
    own="ليست الصياغة المعتمدة",
    no_rules="لم يُفحص، لعدم وجود قواعد للغة «{language}»: ادعاءات بلا مصدر (CLM)، ومستوى القراءة (LAN005، LAN014)، وجمل بلغة أخرى (LAN013).",
    unknown_language="لم يُفحص هل النص باللغة «{language}»: لا يمكن التعرف على هذه اللغة (LAN015).",
    too_few_words="لم يُفحص هل النص بلغة guide.yaml: كلماته قليلة جدًا (LAN015).",
    no_spelling="لم يُفحص الإملاء: لا يوجد في هذا الجهاز معجم للغة «{language}» (LAN009).",
    spelling_elsewhere="يُفحص الإملاء باللغة «{language}» بمعجم الجهاز إن وُجد: يبيّن تقرير الإثبات هل فُحص (LAN009).",
    no_retractions="بُحث عن سحب المصادر في القائمة المؤرخة {date} المرفقة مع Guidepress فقط، بحسب معرّف DOI ({looked} من {all} مصادر)؛ ولم يُفحص ما سُحب بعد ذلك (REF014).",
    words_only="بُحث عن البيانات بكلماتها فقط: صيغ النفي غير معروفة في «{language}» (DIS020).",
    no_wordings="ليس للقواعد صياغة باللغة «{language}»، فلا تشهد إلا العلامات على: {names} (DIS011).",
)

_IMPORTING = ImportWords(
    disclaimer_title="إخلاء مسؤولية",
    disclaimer="أُعدَّت هذه الطبعة من ملفات «{title}». ولم يكتب لها أحد بعد إخلاء مسؤولية: هنا يقال ما ليس عليه هذا الكتاب، وما لا يستطيع أن يقدمه لقرائه، وأين يجدون المساعدة.",
    unknown="غير مذكور.",
    not_reviewed="لم تتم مراجعته.",
    write_here="اكتب النص هنا. يُستشهد بالمصدر بمفتاحه: {cited}.",
    undescribed="بلا وصف: {name}",
)

_CONTACTS = ContactWords(
    caption="بمن تتصل",
    where="أين أنت",
    what_for="لأجل",
    number="الرقم أو العنوان",
    anywhere="في أي مكان",
    regions={
        "us": "الولايات المتحدة",
        "uk": "المملكة المتحدة",
        "eu": "الاتحاد الأوروبي",
        "ca": "كندا",
        "au": "أستراليا",
    },
)

_SPEAK = SpeakWords(
    document="مستند، {language}",
    heading="عنوان من المستوى {level}",
    list="قائمة من {n}",
    contents="محتويات من {n}",
    table="جدول أعمدته {columns} وصفوفه {rows}",
    item="عنصر",
    expansion="{text} [أي {words}]",
    kinds={
        "paragraph": "فقرة",
        "label": "تسمية",
        "row": "صف",
        "cell": "خلية",
        "head cell": "خلية رأس",
        "caption": "تعليق",
        "figure": "شكل",
        "formula": "صيغة",
        "note": "حاشية",
        "link": "رابط",
        "reference": "إحالة",
        "entry": "مرجع",
        "quote": "اقتباس",
        "quotation": "اقتباس",
        "code": "شفرة",
        "contents entry": "مدخل",
        "callout": "إطار",
        "title": "عنوان",
        "annotation": "تعليق مضاف",
        "audio": "صوت",
        "video": "فيلم",
        "text field": "حقل نص",
        "checkbox": "خانة اختيار",
        "radio button": "زر خيار",
        "button": "زر",
        "choice": "اختيار",
        "signature": "توقيع",
    },
    languages={
        "ar": "العربية",
        "de": "الألمانية",
        "el": "اليونانية",
        "en": "الإنجليزية",
        "es": "الإسبانية",
        "fi": "الفنلندية",
        "fr": "الفرنسية",
        "he": "العبرية",
        "id": "الإندونيسية",
        "it": "الإيطالية",
        "ja": "اليابانية",
        "la": "اللاتينية",
        "ms": "الملايوية",
        "nl": "الهولندية",
        "pt": "البرتغالية",
        "ru": "الروسية",
        "th": "التايلاندية",
        "tr": "التركية",
        "zh": "الصينية",
    },
    states={"checked": "محدد", "not checked": "غير محدد"},
    notes={
        "untagged": "بلا بنية؛ صفحات تقال كلماتها بالترتيب الذي رسمت به: {n}.",
        "outside": "كلمات خارج البنية لم تقل: {n}.",
        "meaningless": "أحرف لا يقول خطها ما معناها: {n}.",
        "unread": "صفحات تعذرت قراءتها إلى آخرها: {n}.",
        "renditions": "صيغ أخرى للكتاب لم تقل: {n}.",
        "nothing": "لا يقال شيء.",
    },
)

_BRAILLE = BrailleCode(
    name="برايل العربي غير المختصر (الدرجة الأولى)",
    table="ar-ar-g1.utb",
    lent=True,
    plain="",
    emphasis=False,
    foreign=False,
    edition="نسخة برايل",
    statement="نقلته آلة ولم يدققه أحد.",
    made="الطريقة: {name}. نقله liblouis {version} بالجدول {table}.",
    struck=("نص مشطوب", "نهاية النص المشطوب"),
    notes_title="ملاحظات النقل",
    notes=(
        "لم يقرأ أحد هذا النص بطريقة برايل. حيث يهم رقم أو جرعة قارنه بالطبعة المطبوعة.\n"
        "رقم الصفحة المطبوعة في أعلى اليمين، ورقم صفحة برايل في أسفل اليمين. والسطر المكون من شرطات تنتهي برقم يبيّن أين تبدأ "
        "صفحة مطبوعة.\n"
        "الجداول مكتوبة صفًا صفًا. الصور موصوفة والصيغ الرياضية مقولة بالكلمات بين العلامتين \u2808\u2828\u2823 "
        "و \u2808\u2828\u281c. وقبل الأرقام المرفوعة العلامة \u2830\u2814. ولا يظهر تمييز الخط.\n"
    ),
)

_COLOURS = "(?:الأحمر|الحمراء|الأخضر|الخضراء|الأزرق|الزرقاء|الأصفر|الصفراء|البرتقالية?|البنفسجية?|الأرجوانية?|الوردية?|البنية?)"

_CHECKS = Checks(
    says_nothing=phrases(
        "اضغط هنا, اقرأ المزيد, الرابط, الصفحة, المزيد, المصدر, المقال, الموقع, انقر هنا, تحميل, تنزيل, رابط, للمزيد, هذا الرابط,"
        " هذا المقال, هذا الموقع, هذه الصفحة, هنا"
    ),
    placeholders=phrases("الصورة, رسم, رسم بياني, شكل, صورة, مخطط, نص بديل, وصف"),
    little=words("أن أو إلى التي الذي الذين ذلك على عن في كان كل لا لم ما مع من هذا هذه هو هي و"),
    by_colour=(
        rf"\b(?:الخط|العمود|المنحنى|النقطة|القطاع|السهم|المربع|الدائرة|المنطقة|الصف|الخلية|الشريط|الخطوط|الأعمدة) {_COLOURS}\b"
        rf"|\bباللون {_COLOURS}\b"
    ),
    pictures=r"\b(?:ال)?(?:شكل|رسم|مخطط|صورة|خريطة)\b",
    other_cues=r"(?:متقطع|منقط|مخطط|سميك|رفيع|علوي|سفلي|أيمن|أيسر|يمين|يسار|أعلى|أسفل|طويل|قصير|الأول|الأخير|كبير|صغير|مستدير|المسم)",
    image_of=r"(?:هذه )?(?:ال)?صورة (?:تظهر|توضح|تبين|فيها|ل(?=\w))",
    elsewhere=r"\b(?:انظر|راجع)\b.{0,30}(?:أدناه|أعلاه|النص|الجدول|الصفحة)",
    numbered=(
        r"(?<![\w-])(?:(?P<kind>الشكل|الجدول)\s\d+|(?:في|انظر|راجع)\s(?P<page>الصفحة\s\d+)"
        r"|(?:في|انظر|راجع)\s(?P<section>(?:الفصل|القسم)\s\d+))(?!\w)"
    ),
    spoken_of=r"(?:(?P<table>جدول|جداول)|(?P<figure>شكل|أشكال|رسم|مخطط|صورة))",
    danger=(
        r"\b(?:تشنج\w{0,3}|نوبة صرع|لا يتنفس|صعوبة في التنفس|ضيق (?:في )?التنفس|فاقد(?:ة)? الوعي|فقدان الوعي|إغماء|ألم في الصدر|سكتة دماغية"
        r"|جرعة زائدة|انتحار)\b"
    ),
    help=r"\b(?:[وف]?اتصل\w{0,3}|الإسعاف|إسعاف|الطوارئ|المستشفى|مستشفى|الطبيب|طبيب|112|911|997|999)\b",
)

LANGUAGE = Language(
    tag="ar",
    name="العربية",
    rtl=True,
    csl="ar",
    spine_up=False,
    typography=Typography(
        quotes=Quotes("«", "»", "”", "“"), partners={"»": "«", "“": "”"}, leaning=words("في من على إلى عن مع")
    ),
    numbers=Numbers(decimal=".", thousands=",", units=("بايت", "كيلوبايت", "ميغابايت", "غيغابايت")),
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

_LEVANTINE = replace(
    LANGUAGE,
    book=replace(
        _BOOK,
        dates=replace(
            _BOOK.dates,
            months=(
                "كانون الثاني",
                "شباط",
                "آذار",
                "نيسان",
                "أيار",
                "حزيران",
                "تموز",
                "آب",
                "أيلول",
                "تشرين الأول",
                "تشرين الثاني",
                "كانون الأول",
            ),
        ),
    ),
)

REGIONS: Mapping[str, Language] = {f"ar-{region}": _LEVANTINE for region in ("IQ", "JO", "LB", "PS", "SY")}
