#!/usr/bin/env python3
"""Hold the number reader to whole paradigms: number words made by grammar, in all cases and genders that writers use, read back.

    python3 Evaluation/number_forms.py [--program PATH] [--rules DIR] [--errors N]

Every value below a thousand four times, and thousands of greater ones, with و joined or apart, both spellings of the hundred, units in
the right and the wrong gender. Prints how many are read with exactly their value; exit code 1 below 99.5 %.
"""
import argparse, json, pathlib, random, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
R = random.Random(7)

UNITS = {1: "واحد واحدة", 2: "اثنان اثنين اثنتان اثنتين", 3: "ثلاثة ثلاث", 4: "أربعة أربع اربعة اربع", 5: "خمسة خمس", 6: "ستة ست", 7: "سبعة سبع",
         8: "ثمانية ثماني ثمان ثمانيا", 9: "تسعة تسع"}
UNITS = {n: words.split() for n, words in UNITS.items()}
BEFORE_TENS = {**UNITS, 1: ["واحد", "واحدة", "أحد", "إحدى"]}
TEENS = {11: ["أحد عشر", "إحدى عشرة", "احد عشر"], 12: ["اثنا عشر", "اثني عشر", "اثنتا عشرة", "اثنتي عشرة"]}
TEENS |= {10 + n: [f"{u} {t}" for u in UNITS[n] if u != "ثمانيا" for t in ("عشر", "عشرة")] for n in range(3, 10)}
TENS = {20: "عشر", 30: "ثلاث", 40: "أربع", 50: "خمس", 60: "ست", 70: "سبع", 80: "ثمان", 90: "تسع"}
HUNDREDS = {100: ["مئة", "مائة"], 200: ["مئتان", "مئتين", "مائتان", "مائتين"]}
CONSTRUCT = ["مئتا", "مئتي", "مائتا", "مائتي"]
for n, stems in {3: "ثلاث ثلاثة", 4: "أربع أربعة", 5: "خمس خمسة", 6: "ست ستة", 7: "سبع سبعة", 8: "ثمان ثماني ثمانية", 9: "تسع تسعة"}.items():
    stems = stems.split()
    HUNDREDS[100 * n] = [stems[0] + h for h in HUNDREDS[100]] + [f"{s} {h}" for s in stems for h in HUNDREDS[100]]
SCALES = [(10**9, "مليار", "مليارا", "مليارات", ["ملياران", "مليارين"]), (10**6, "مليون", "مليونا", "ملايين", ["مليونان", "مليونين"]),
          (1000, "ألف", "ألفا", "آلاف", ["ألفان", "ألفين"])]
FRAMES = ["{}", "بلغ العدد {} في القرية", "حصل على {} صوتا", "و{} آخرين معهم", "شارك في العمل {} عاملا"]


def join():
    return R.choice([" و", " و "])


def below_hundred(n, before_tens=False):
    if n < 10:
        return R.choice((BEFORE_TENS if before_tens else UNITS)[n])
    if n == 10:
        return R.choice(["عشرة", "عشر"])
    if n < 20:
        return R.choice(TEENS[n])
    tens = TENS[n // 10 * 10] + R.choice(["ون", "ين"])
    return tens if n % 10 == 0 else below_hundred(n % 10, True) + join() + tens


def below_thousand(n, construct=False):
    hundreds, rest = n // 100 * 100, n % 100
    if hundreds == 0:
        return below_hundred(rest)
    word = R.choice(CONSTRUCT if construct and hundreds == 200 and rest == 0 else HUNDREDS[hundreds])
    return word if rest == 0 else word + join() + below_hundred(rest)


def scaled(count, scale, is_last):
    _, one, accusative, plural, dual = scale
    if count == 1:
        return one if is_last else R.choice([one, accusative])
    if count == 2:
        return R.choice(dual)
    if 3 <= count % 100 <= 10:
        return below_thousand(count, True) + " " + plural
    return below_thousand(count, True) + " " + (R.choice([one, accusative]) if 11 <= count % 100 <= 99 else one)


def words(n):
    parts = []
    for scale in SCALES:
        if n >= scale[0]:
            parts.append(scaled(n // scale[0], scale, n % scale[0] == 0))
            n %= scale[0]
    if n:
        parts.append(below_thousand(n))
    return parts[0] + "".join(join() + part for part in parts[1:])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program")
    parser.add_argument("--rules")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    names = ("release/isnad-worker", "debug/isnad-worker")
    found = options.program or next((str(ROOT / ".build" / n) for n in names if (ROOT / ".build" / n).exists()), None)
    if not found:
        sys.exit("build the program first: swift build --product isnad-worker")
    values = list(range(1, 1000)) * 4 + [R.randrange(1000, 10**6) for _ in range(4000)] + [R.randrange(10**6, 10**9) for _ in range(2000)]
    values += [R.randrange(1, 1000) * 1000 for _ in range(1500)] + [R.randrange(1, 1000) * 10**6 for _ in range(600)]
    texts = [R.choice(FRAMES).format(words(n)) for n in values]
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as file:
        for i, text in enumerate(texts):
            file.write(json.dumps({"id": str(i), "text": text}, ensure_ascii=False) + "\n")
        file.flush()
        command = [found] + (["--rules", options.rules] if options.rules else []) + ["--analyze", file.name]
        lines = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8").splitlines()
    right = shown = 0
    for n, text, line in zip(values, texts, lines):
        read = [(m["low"], m["high"]) for m in json.loads(line)["mentions"] if m["kind"] == "number"]
        right += read == [(n, n)]
        if read != [(n, n)] and shown < options.errors:
            shown += 1
            print(f"   {n}: {text}, read {read}")
    print(f"number words {100 * right / len(values):.2f} % of {len(values)}")
    sys.exit(right < 0.995 * len(values))


main()
