#!/usr/bin/env python3
"""Count how many place names behind place words get coordinates, draw some to check by hand, and score the verdicts.

    python3 Evaluation/places.py [--program PATH] [--rules DIR] [--missing N]     coverage over ../shared/news/ant2018.ndjson
    python3 Evaluation/places.py --draw 200 [--seed 7]                            draws resolved places, each with its sentence, to be looked at
    python3 Evaluation/places.py --check                                          compares Evaluation/gold/places.tsv with what is read today

What is counted: every occurrence of مدينة، بلدة، قرية، محافظة، مديرية (with و ف ب ل ك before them, also ه for ة, as news writes it) that is
followed by a name. Quotation marks, brackets and # between the two are passed over. What follows is *not* a name, and the occurrence is left out, when it is
- a sign, a digit, Latin, or the end of the text;
- a word with و ف ب ل in front that is another place word, or a preposition, conjunction, pronoun, particle, relative or number word;
- a verb, or an adjective or participle without the article behind the noun (`مدينة كبيرة`, a large town), also nationalities (`مدينة يمنية`);
- the words that make an office or a thing of it: `مديرية الأمن`, `مديرية الصحة`, `مدينة الملاهي`, `مديرية أمن X` …
These are listed in NOT_NAMES; what is left is read by eye with --missing. The verdict file marks places by report and scalar offset only.
"""
import argparse, collections, random, re, sys
from programs import ROOT, SHARED, read_mentions

NEWS = SHARED / "news/ant2018.ndjson"
GOLD = ROOT / "Evaluation/gold/places.tsv"
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
MARKS = re.compile("[\u064B-\u065F\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
WORD = re.compile("[\u0621-\u063A\u0641-\u065F\u0670-\u06D3\u0640\u200b-\u200f\u202a-\u202e]+|[A-Za-z]+|[0-9\u0660-\u0669]+|\n|[^\\s\\w]|_")
PLACE_WORDS = {"مدينه", "بلده", "قريه", "محافظه", "مديريه"}
FRONTS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
NOT_NAMES = set("""
في من الي علي عن مع بين قبل بعد حتي منذ عند لدي ضد قرب نحو حول خلال داخل خارج فوق تحت دون غير عبر ان انه انها او ام ثم بل لكن لا لم لن ما قد هل اذا لو حيث
التي الذي الذين اللتين هي هو هم هذه هذا ذلك تلك كل بعض اي احدي احد عدد عده اخري اخر واحده ذات وسط شرق غرب شمال جنوب شمالي جنوبي شرقي غربي
رئيسيه رييسيه كبيره كبري صغيره قديمه جديده قريبه مجاوره محاصره خاضعه ماهوله استراتيجيه حدوديه ساحليه محرره مدمره سياحيه صناعيه تاريخيه موزعه مختلطه
مستقله سنيه شيعيه كرديه عربيه يمنيه سوريه عراقيه ليبيه مصريه تركيه فلسطينيه سعوديه ايرانيه روسيه لبنانيه اسراييليه يابانيه المانيه فرنسيه بريطانيه اميركيه امريكيه هنديه
تقع تمثل تسيطر يسيطر تقطنها تمكنت انتفضت حوصرت هجرها يامل ينتمي كانت كان تعد تعتبر تشهد شهدت تابعه تابعتين واقعه سقطت دخلتها تسمي لها منها فيها بها عليها
امن الامن الصحه صحه الدفاع التوجيه الرياضه التربيه الشرطه المنطقه المجاوره الاصلي الام الفن الملاهي الملك بالمحافظه للحمايه ضحايا خيام خارجها متوسطيه الرياضيه
و بتمجمع كلها جميعها نفسها ككل باكملها بالكامل معا ايضا اليوم امس الان هناك هنا اكثر اقل اولي ثانيه ثاني اول كي كما مثل عدا سوي وطنه بلادهم اكتوت حاليا
""".split())
NOT_NAMES |= {"تطل", "تضم", "يقطنها", "يعيش", "تعيش", "اعلن", "اعلنت", "قال", "قالت", "حدثت", "وقعت", "جاءت", "فقط", "مما", "لكنها", "شمالا", "جنوبا", "شرقا", "غربا", "سكنيه",
              "صحراويه", "جبليه", "حضريه", "متنازع", "مكتظه", "مليونيه", "متاخمه", "محاذيه", "محليه", "يمكن", "ليلا", "نفوذ", "سكان", "سكانها"}


def fold(text):
    return MARKS.sub("", text).translate(FOLD)


def is_place_word(word):
    folded = fold(word)
    return any(folded.startswith(front) and folded[len(front):] in PLACE_WORDS for front in FRONTS)


def is_name(word):
    folded = fold(word)
    if not re.match("[\u0621-\u064A]", folded) or is_place_word(word):
        return False
    stripped = [folded] + [folded[len(front):] for front in FRONTS if front and folded.startswith(front)]
    return not any(s in NOT_NAMES for s in stripped if len(s) > 1) and folded != "و"


def occurrences(text):
    """(offset of the name's first word, place word, that word)"""
    words = [(m.start(), m.group()) for m in WORD.finditer(text)]
    for i, (_, word) in enumerate(words):
        if not is_place_word(word):
            continue
        j = i + 1
        while j < len(words) and words[j][1] in "«»\"“”'’‘(#[_" and words[j][1] != "\n":
            j += 1
        if j < len(words) and is_name(words[j][1]) and not re.match("[بلوف]ال?(?:محافظ|مدين|مديري|قري|منطق|بلد)", fold(words[j][1])) \
                and not re.match("و(?:مدين|محافظ|مديري|قري|بلد|مناطق|ميناء|وادي|جبل)", fold(words[j][1])):
            yield words[j][0], fold(word), words[j][1]


def located(mentions):
    return [m for m in mentions if m["kind"] == "place"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program")
    parser.add_argument("--rules")
    parser.add_argument("--missing", type=int, default=0)
    parser.add_argument("--draw", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if not NEWS.exists():
        sys.exit(f"{NEWS} is not there: nothing measured")
    found = read_mentions(NEWS, options.program, options.rules)
    if options.check:
        return check(found)
    total = covered = 0
    missing, pool = collections.Counter(), []
    for name, (text, mentions) in found.items():
        places = located(mentions)
        for at, word, first in occurrences(text):
            total += 1
            hit = next((m for m in places if m["span"][0] <= at + 2 and m["span"][1] > at), None)
            if hit and hit.get("lat") is not None:
                covered += 1
                pool.append((name, at, hit, text))
            else:
                missing[f"{word} {first}" + (" (shape)" if hit else "")] += 1
    print(f"places     {100 * covered / total:.2f} % of {total} names behind place words have coordinates")
    for key, n in missing.most_common(options.missing):
        print(f"   {n} {key}")
    if options.draw:
        random.Random(options.seed).shuffle(pool)
        for name, at, m, text in pool[: options.draw]:
            context = text[max(0, at - 110): at + 110].replace("\n", " / ")
            print(f"{name}\t{at}\t{m.get('key')}\t{m['lat']:.2f} {m['lon']:.2f} {m['country']} {m['admin1']} {m['precision']} {m['because'].split()[-1]}\t{context}")


def check(found):
    right = wrong = changed = 0
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        report, offset, key, verdict = line.split("\t")[:4]
        m = next((m for m in located(found.get(report, ("", []))[1]) if m["span"][0] <= int(offset) + 2 and m["span"][1] > int(offset)), None)
        if m is None or m.get("key") != key:
            changed += 1
            print(f"   {report} {offset}: was {key} ({verdict}), is {m and m.get('key')}")
        else:
            right += verdict == "right"
            wrong += verdict != "right"
    print(f"places     {100 * right / max(right + wrong, 1):.1f} % right of {right + wrong} checked by eye; {changed} read otherwise since")


if __name__ == "__main__":
    main()
