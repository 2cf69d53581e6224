#!/usr/bin/env python3
"""Show that corroboration grows with the number of reports and not faster: import made reports that are coded already.

    python3 Evaluation/growth.py make 10000 ten.ndjson [--more 8]       # so many claims more a report, each of a place of its own
    python3 Evaluation/growth.py run [--isnad PATH] 10000 100000        # prints seconds of processor time, their ratio, and memory

Made reports: some 400 a day, 60 words of an invented vocabulary whose use follows Zipf's law, two claims, one in five a reprint of another of
its day or the day before with a new headline and some cuts.
"""
import argparse, datetime, itertools, json, os, pathlib, random, subprocess, sys, tempfile
from programs import ISNAD, program

# Of what the further claims of a report are.
FURTHER = [("shelling", "قصف"), ("arrest", "اعتقال"), ("clash", "اشتباك"), ("airstrike", "غارة"), ("bombing", "تفجير"), ("release", "إفراج"),
           ("displacement", "نزوح"), ("siege", "حصار")]
LETTERS = "بتجحدرسشصطعفقكلمنهوي"
OUTLETS = [f"موقع الوسيلة {n}" for n in ("الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة")]


def vocabulary(count):
    maker = random.Random(3)
    return ["".join(maker.choice(LETTERS) for _ in range(maker.randint(4, 7))) for _ in range(count)]


def made(count, seed=1, more=0):
    r = random.Random(seed)
    words, places = vocabulary(30000), ["بلدة " + w for w in vocabulary(1500)]
    weights = list(itertools.accumulate(1 / (rank + 8) for rank in range(len(words))))
    recent = []
    for n in range(count):
        day = datetime.date(2015, 1, 1) + datetime.timedelta(days=n // 400)
        if recent and r.random() < 0.2:
            place, number, body = r.choice(recent)
            body = body[:r.randint(40, len(body))]
        else:
            # Drawn anew for each: pieces cut out of one long text would overlap the more, the more reports there are.
            place, number, body = r.choice(places), r.randint(3, 90), r.choices(words, cum_weights=weights, k=60)
        recent = (recent + [(place, number, body)])[-500:]
        outlet, head = r.choice(OUTLETS), r.choice(words)
        yield report(n, day, outlet, head, place, number, body, [r.choice(places) for _ in range(more)])


def report(n, day, outlet, head, place, number, body, further=()):
    title = f"{head} في {place}"
    lead = f"قتل {number} مدنيا في {place}"
    second = f"وأصيب {number + 5} في {place}"
    told = [(*FURTHER[k % len(FURTHER)], spot) for k, spot in enumerate(further)]
    text = f"{title}\n\n{lead} {' '.join(body)}. {second}." + "".join(f"\nوقع {word} في {spot}." for _, word, spot in told)
    def at(piece, after=0):
        start = text.index(piece, after)
        return {"text": piece, "span": [start, start + len(piece)]}
    claims = []
    for kind, trigger, sentence, count in (("killing", "قتل", lead, number), ("injury", "أصيب", second, number + 5)):
        whole = at(sentence)
        where, figure = at(place, whole["span"][0]), at(str(count), whole["span"][0])
        figure = {"low": count, "high": count, "unit": "person", **figure}
        claims.append(claim(kind, at(trigger, whole["span"][0]), whole, {**where, "name": place, "kind": "place"}, figure))
    for kind, word, spot in told:
        whole = at(f"وقع {word} في {spot}")
        claims.append(claim(kind, at(word, whole["span"][0]), whole, {**at(spot, whole["span"][0]), "name": spot, "kind": "place"}, None))
    document = {"path": f"made#{n}", "id": f"g-{n:07d}", "url": None, "title": title, "outlet": outlet, "author": None,
                "published": str(day), "language": "ar", "text": text, "furniture": []}
    return {"document": document, "claims": claims, "diagnostics": []}


def claim(kind, trigger, sentence, place, count):
    return {
        "type": kind, "trigger": trigger, "sentence": sentence, "agent": [], "target": [], "to": [], "from": [], "count": count, "place": [place],
        "time": None, "chain": [], "modality": "actual", "hedge": None, "reason": [], "content": [], "also": [], "because": ["made"]}


def write(count, path, more=0):
    with open(path, "w", encoding="utf-8") as out:
        for made_report in made(count, more=more):
            out.write(json.dumps(made_report, ensure_ascii=False) + "\n")


def measure(program, count):
    with tempfile.TemporaryDirectory() as folder:
        path, archive = pathlib.Path(folder) / "made.ndjson", pathlib.Path(folder) / "made.sqlite"
        write(count, path)
        process = subprocess.Popen([program, "import", "--archive", archive, path], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"import of {count} reports failed")
        size = archive.stat().st_size
    seconds = usage.ru_utime + usage.ru_stime
    print(f"{count} reports: {seconds:.1f} s of processor time, {usage.ru_maxrss / 1024:.0f} MiB, archive {size / 1e6:.0f} MB", flush=True)
    return seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    maker = commands.add_parser("make")
    maker.add_argument("count", type=int)
    maker.add_argument("path")
    maker.add_argument("--more", type=int, default=0)
    runner = commands.add_parser("run")
    runner.add_argument("counts", type=int, nargs="+")
    runner.add_argument("--isnad", help="the program; else the one that is built")
    args = parser.parse_args()
    if args.command == "make":
        write(args.count, args.path, args.more)
        return 0
    seconds = [measure(program(args.isnad, ISNAD), count) for count in args.counts]
    for before, after, a, b in zip(seconds, seconds[1:], args.counts, args.counts[1:]):
        print(f"{b / a:.0f} times the reports: {after / before:.1f} times the time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
