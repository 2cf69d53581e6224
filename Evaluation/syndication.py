#!/usr/bin/env python3
"""Make reports that print, cut, mix and reword each other, and measure whether Isnad counts the independent origins behind them exactly.

    python3 Evaluation/syndication.py make cases/                  # cases/c0000.ndjson … and cases/expected.tsv
    python3 Evaluation/syndication.py run cases/ [--isnad PATH] [--misses]

Each case is one invented happening and has an archive of its own, for the sentences are few and would be standing phrases in a common one.
All sentences and names are the project's own. What is counted is the story of the killing that most of the case's reports tell; right is a
case whose range of independent origins is the expected one to the number.
"""
import argparse, collections, concurrent.futures, datetime, json, pathlib, random, subprocess, sys, tempfile
from programs import ISNAD, program

PLACES = ["تل الرماد", "العين الزرقاء", "وادي الحجل", "كفر الزيتونة", "رأس السد", "خربة النحاس", "عين الغربان", "تل البيدر", "مرج السنديان",
          "دير الصفا", "بئر الهجيرة", "قلعة الريح", "حوش النخلة", "شعب الغار", "تل المنارة", "عين التينة الغربية"]
GROUPS = ["كتائب الفجر الأسود", "جماعة راية الجبل", "حركة سيوف الوادي", "لواء الصقر الأحمر", "كتائب الليل", "جماعة النسر الرمادي"]
GIVEN = ["سالم", "ناصر", "خالد", "ماجد", "حسن", "طارق", "وليد", "سمير", "جمال", "فؤاد", "رائد", "عادل"]
FAMILY = ["الورداني", "الكيلاني", "الحمداني", "الزبيدي", "الجبوري", "العبيدي", "الدليمي", "البصري", "الحلبي", "الشامي"]
OUTLETS = ["موقع الجسر", "صحيفة الميزان", "قناة الأفق", "موقع صوت الوادي", "صحيفة الصباح الجديد", "قناة النهر", "موقع المرفأ", "صحيفة الساحل"]
AGENCIES = ["وكالة المدار للأنباء", "وكالة النجم للأنباء", "وكالة السهل للأنباء"]
OFFICES = ["قائد الشرطة", "مدير المستشفى", "رئيس المجلس المحلي", "مدير الدفاع المدني"]
DAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]

# Four ways of telling one happening that share no run of words beyond names.
LEADS = [
    "قتل {n} مدنيا في هجوم شنه مسلحو {group} على بلدة {place} {day}، بحسب {teller}.",
    "أعلن {teller} مقتل {n} مدنيا إثر هجوم نفذته عناصر {group} ضد أهالي بلدة {place} يوم {day}.",
    "قال {teller} إن {n} مدنيا قتلوا {day} حين أغار رجال {group} على بلدة {place}.",
    "أكد {teller} سقوط {n} قتيلا من المدنيين ببلدة {place} {day} على أيدي {group}.",
]
OWN_LEADS = [
    "قتل {n} مدنيا في هجوم شنه مسلحو {group} على بلدة {place} {day}.",
    "لقي {n} مدنيا مصرعهم {day} إثر اقتحام عناصر {group} بلدة {place}.",
    "سقط {n} قتيلا من المدنيين ببلدة {place} {day} على أيدي رجال {group}.",
    "شهدت بلدة {place} {day} مقتل {n} مدنيا حين أغار عليها مقاتلو {group}.",
]
DETAILS = [
    ["ودخل المهاجمون البلدة من جهة الشرق قبل طلوع الشمس بعد أن قطعوا الطريق الترابية المؤدية إلى السوق القديمة.",
     "واستمر إطلاق النار نحو ساعتين واحترقت خلاله ثلاثة مخازن للحبوب وشاحنة كانت تنقل الخضار إلى القرى المجاورة.",
     "ونقلت سيارات الإسعاف الجرحى إلى المستوصف الوحيد في الناحية الذي يعاني نقصا في الدم وأدوية التخدير.",
     "وأغلقت المدارس أبوابها حتى إشعار آخر فيما تجمع الأهالي أمام دار البلدية مطالبين بحماية الحقول في موسم الحصاد."],
    ["وبدأت الغارة عند الفجر بقذيفتين سقطتا قرب خزان المياه ثم ترجل الملثمون من دراجات نارية وفتشوا البيوت واحدا تلو آخر.",
     "وأصابت الرصاصات واجهة المسجد وعيادة للأطفال كما نهبت محال الصرافة في الشارع الرئيسي.",
     "وتولى متطوعون دفن الضحايا في مقبرة واحدة لأن المشرحة امتلأت ولم يبق فيها مكان.",
     "وانسحبت القوة المهاجمة عصرا باتجاه التلال بعدما وصلت تعزيزات من المعسكر القريب."],
    ["وروى سكان أن الكهرباء انقطعت قبيل منتصف الليل ثم سمعت أصوات محركات آتية من مجرى النهر الجاف.",
     "وتضررت أنابيب الري وأحرقت بيادر القمح ونفقت عشرات رؤوس الماشية في الحظائر الشمالية.",
     "وفتحت كنيسة البلدة أبوابها لإيواء العائلات التي تركت منازلها المهدمة من دون أغطية.",
     "وطلب وجهاء المنطقة هدنة قصيرة تسمح بإخراج كبار السن والنساء الحوامل نحو مركز المحافظة."],
    ["وكان السوق الأسبوعي مكتظا بالباعة عندما أطلقت النيران من سطوح الأبنية المحيطة بالساحة العامة.",
     "وعثر رجال الإنقاذ تحت الأنقاض على دفاتر مدرسية وحقائب صغيرة وأدوات حرفيين.",
     "وأقيم حاجزان جديدان على مفرق المطاحن وفتشت القوافل المتجهة جنوبا تفتيشا دقيقا.",
     "وعلقت منظمة إغاثية توزيع الطحين يومين ريثما يتضح الوضع الأمني على طريق الجبل."],
]
BACKGROUND = [
    "ويعيش في الناحية خليط من المزارعين والرعاة الذين نزح كثير منهم خلال سنوات الجفاف الأخيرة ثم عادوا إلى بيوتهم الطينية.",
    "وتعد الطريق التي تصل الناحية بالمدينة شريانا لتجارة الزيتون والصوف منذ عقود طويلة بحسب كتب الرحالة.",
    "ولم تنجح لجنة المصالحة التي شكلتها العشائر في الربيع الماضي في جمع الأطراف حول طاولة واحدة رغم وساطات متكررة.",
]
HEADS = [
    "{n} قتيلا في هجوم على {place}", "هجوم دام في {place}", "مقتل {n} مدنيا في {place}", "{place}: قتلى مدنيون في هجوم مسلح",
    "يوم حزين في {place}",
]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.reports, self.expected = [], []

    def case(self, kind, number):
        r = self.random
        day = datetime.date(2019, 1, 1) + datetime.timedelta(days=9 * number)
        place = PLACES[number % len(PLACES)]
        facts = {"n": r.randint(11, 48), "group": GROUPS[number % len(GROUPS)], "place": place, "day": DAYS[day.weekday()]}
        tellers = r.sample([f"{office} {given} {family}" for office, given, family in
                            zip(OFFICES, r.sample(GIVEN, 4), r.sample(FAMILY, 4))], 4)
        return Case(self, kind, number, day, facts, tellers)

    def make(self, each):
        for number in range(each * len(KINDS)):
            kind = KINDS[number % len(KINDS)]
            case = self.case(kind.__name__, number)
            low, high = kind(case)
            self.expected.append((f"c{number:04d}", kind.__name__, low, high))
        return self


class Case:
    def __init__(self, maker, kind, number, day, facts, tellers):
        self.maker, self.kind, self.number, self.day, self.facts, self.tellers = maker, kind, number, day, facts, tellers
        self.r = maker.random
        self.wordings = self.r.sample(range(4), 4)
        self.outlets = self.r.sample(OUTLETS, len(OUTLETS))
        self.agencies = self.r.sample(AGENCIES, len(AGENCIES))

    def text(self, which, teller=None, **changed):
        """Sentences of a report in one of four wordings, on the word of a teller or on its own."""
        w = self.wordings[which]
        leads = LEADS if teller else OWN_LEADS
        lead = leads[w].format(**{**self.facts, **changed}, teller=teller or "")
        return [lead] + list(DETAILS[w])

    def print(self, outlet, sentences, later=0, head=None):
        head = head or self.r.choice(HEADS).format(**self.facts)
        order = len(self.maker.reports)
        self.maker.reports.append({
            "id": f"c{self.number:04d}-{order:05d}", "outlet": outlet, "title": head,
            "published": str(self.day + datetime.timedelta(days=later)), "text": head + "\n\n" + "\n".join(sentences)})

    def outlet(self):
        return self.outlets.pop()

    def headline(self, s): return list(s)
    def cut(self, s): return s[:self.r.choice([3, 4])]
    def reorder(self, s):
        rest = s[1:]
        self.r.shuffle(rest)
        return [s[0]] + rest
    def background(self, s): return s + self.r.sample(BACKGROUND, 1)
    def numbers(self, s):
        other = str(self.facts["n"] + self.r.choice([-2, -1, 1, 2, 3]))
        return [s[0].replace(str(self.facts["n"]), other)] + s[1:]
    def paraphrase(self, s, teller=None):
        leads = LEADS if teller else OWN_LEADS
        lead = leads[self.wordings[3]].format(**self.facts, teller=teller or "")
        return [lead] + s[1:]

    def copies(self, sentences, count, *ways, later=None):
        for _ in range(count):
            way = self.r.choice(ways)
            self.print(self.outlet(), way(sentences), self.r.choice([0, 0, 1]) if later is None else later)


def headline_only(c):
    s = c.text(0, c.tellers[0]); c.print(c.agencies[0], s); c.copies(s, c.r.randint(1, 3), c.headline); return 1, 1
def own_word_copied(c):
    s = c.text(0); c.print(c.agencies[0], s); c.copies(s, c.r.randint(1, 3), c.headline, c.cut, c.reorder); return 1, 1
def cut_short(c):
    s = c.text(0, c.tellers[0]); c.print(c.agencies[0], s); c.copies(s, c.r.randint(2, 3), c.cut); return 1, 1
def reordered(c):
    s = c.text(0, c.tellers[0]); c.print(c.agencies[0], s); c.copies(s, 2, c.reorder, c.background); return 1, 1
def paraphrased_lead(c):
    s = c.text(0); c.print(c.agencies[0], s); c.copies(s, c.r.randint(1, 2), c.paraphrase); return 1, 1
def changed_numbers(c):
    s = c.text(0, c.tellers[0]); c.print(c.agencies[0], s); c.copies(s, 2, c.numbers, c.headline); return 1, 1
def own_numbers_changed(c):
    s = c.text(0); c.print(c.agencies[0], s); c.copies(s, 2, c.numbers); return 1, 1
def two_tellers(c):
    c.print(c.outlet(), c.text(0, c.tellers[0])); c.print(c.outlet(), c.text(1, c.tellers[1])); return 2, 2
def two_agencies(c):
    a, b = c.text(0, c.tellers[0]), c.text(1, c.tellers[1])
    c.print(c.agencies[0], a); c.print(c.agencies[1], b); c.copies(a, 1, c.cut, c.headline); c.copies(b, 1, c.reorder, c.headline); return 2, 2
def two_agencies_mixed(c):
    a, b = c.text(0, c.tellers[0]), c.text(1, c.tellers[1])
    c.print(c.agencies[0], a); c.print(c.agencies[1], b)
    c.print(c.outlet(), a[:3] + b[2:], 1); return 2, 2
def one_teller_two_wordings(c):
    c.print(c.outlet(), c.text(0, c.tellers[0])); c.print(c.outlet(), c.text(1, c.tellers[0])); return 1, 1
def three_tellers(c):
    for k in range(3): c.print(c.outlet(), c.text(k, c.tellers[k]))
    return 3, 3
def own_words_apart(c):
    c.print(c.outlet(), c.text(0)); c.print(c.outlet(), c.text(1)); return 2, 2
def teller_and_own_word(c):
    c.print(c.outlet(), c.text(0, c.tellers[0])); c.print(c.outlet(), c.text(1)); return 2, 2
def unnamed_in_two(c):
    c.print(c.outlet(), c.text(0, "مصدر أمني")); c.print(c.outlet(), c.text(1, "مصدر طبي")); return 1, 2
def unnamed_copied(c):
    s = c.text(0, "مصدر أمني"); c.print(c.agencies[0], s); c.copies(s, 2, c.headline, c.cut); return 1, 1


KINDS = [headline_only, own_word_copied, cut_short, reordered, paraphrased_lead, changed_numbers, own_numbers_changed, two_tellers,
         two_agencies, two_agencies_mixed, one_teller_two_wordings, three_tellers, own_words_apart, teller_and_own_word, unnamed_in_two,
         unnamed_copied]


def make(folder, each, seed):
    folder.mkdir(parents=True, exist_ok=True)
    made = Maker(seed).make(each)
    cases = collections.defaultdict(list)
    for report in made.reports:
        cases[report["id"].split("-")[0]].append(report)
    for case, reports in cases.items():
        with open(folder / f"{case}.ndjson", "w", encoding="utf-8") as out:
            out.writelines(json.dumps(report, ensure_ascii=False) + "\n" for report in reports)
    with open(folder / "expected.tsv", "w", encoding="utf-8") as out:
        out.write("# case\tkind\tlow\thigh\n")
        for row in made.expected:
            out.write("\t".join(map(str, row)) + "\n")
    print(f"{len(made.expected)} cases, {len(made.reports)} reports")


def count(program, path):
    """Independent origins of the story of a killing that most reports of the case tell."""
    with tempfile.TemporaryDirectory() as folder:
        archive = pathlib.Path(folder) / "case.sqlite"
        subprocess.run([program, "ingest", "--archive", archive, path], check=True, stdout=subprocess.DEVNULL)
        listed = subprocess.run([program, "stories", "--archive", archive, "--type", "killing", "--format", "ndjson"], stdout=subprocess.PIPE)
    stories = sorted(map(json.loads, listed.stdout.splitlines()), key=lambda story: (-story["reportCount"], -len(story["claims"]), story["id"]))
    if not stories:
        return 0, 0, []
    return stories[0]["origins"]["low"], stories[0]["origins"]["high"], [story["reportCount"] for story in stories]


def run(folder, program, misses):
    expected = [line.split() for line in open(folder / "expected.tsv", encoding="utf-8") if not line.startswith("#")]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda row: count(program, folder / f"{row[0]}.ndjson"), expected))
    right, kinds, missed = 0, collections.defaultdict(lambda: [0, 0]), []
    for (case, kind, low, high), (least, most, reports) in zip(expected, found):
        good = (least, most) == (int(low), int(high))
        right += good
        kinds[kind][0] += good
        kinds[kind][1] += 1
        if not good:
            missed.append(f"{case} {kind}: {low}–{high} expected, {least}–{most} found; reports of its stories {reports}")
    print(f"cases {len(expected)}  exact {right}  share {right / len(expected):.3f}")
    for kind, (good, total) in sorted(kinds.items()):
        print(f"  {kind:26} {good}/{total}")
    if misses:
        print("\n".join(missed))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    maker = commands.add_parser("make")
    maker.add_argument("folder", type=pathlib.Path)
    maker.add_argument("--each", type=int, default=20, help="cases of each of the 16 kinds")
    maker.add_argument("--seed", type=int, default=5)
    runner = commands.add_parser("run")
    runner.add_argument("folder", type=pathlib.Path)
    runner.add_argument("--isnad", help="the program; else the one that is built")
    runner.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    if args.command == "make":
        make(args.folder, args.each, args.seed)
    else:
        run(args.folder, program(args.isnad, ISNAD), args.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
