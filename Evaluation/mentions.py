#!/usr/bin/env python3
"""Draw sentences of reports with their mentions marked, and score today's reading against the marks that were set by eye.

    python3 Evaluation/mentions.py [--program PATH] [--rules DIR] --draw 200 [--seed 20261126]   sentences with marks, to be read
    python3 Evaluation/mentions.py [--program PATH] [--rules DIR] [--errors N]                   compares gold/mentions.tsv with what is read today

Sentences end at a line's end or at a full stop, question or exclamation mark before a space; those below forty characters are left out. A drawn sentence is
printed as `report@offset`, its text, and its mentions, each in ⟦⟧ with its kind and its offset in the report (Unicode scalars).

gold/mentions.tsv holds no text: report, offsets of the sentence, then a row for each mention that stands there: its offsets, kind, and the judgement `must` or
`may`. A mention read is right when it has the kind and covers the name or is covered by it in all but titles and words of category (the offsets given are the
shortest name and the longest). What `may` be read counts neither way: general words («the army»), adjectives of origin behind persons.
Numbers and times have to begin and end as marked; their values are judged in the numbers' and times' own draws (README).
"""
import argparse, collections, random, re, sys
from programs import ROOT, SHARED, read_mentions

NEWS = SHARED / "news/ant2018.ndjson"
GOLD = ROOT / "Evaluation/gold/mentions.tsv"
SHORTEST = 40
KINDS = ("person", "organisation", "group", "place", "outlet", "number", "ordinal", "time")


def sentences(text):
    start = 0
    for end in [m.end() for m in re.finditer(r"\n|[.؟!](?=\s)|$", text)]:
        a, b = start, end
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if b - a >= SHORTEST:
            yield a, b
        start = end


def kind_of(m):
    return "people" if m.get("people") else m["kind"]


def value_of(m):
    """Bounds of a number, first and last day of a time; empty for names and for times without days."""
    if m["kind"] in ("number", "ordinal"):
        return f"{m['low']}-{m['high']}"
    return f"{m['start']}..{m['end']}" if m.get("start") else ""


def draw(found, options):
    pool = [(name, a, b) for name in sorted(found) for a, b in sentences(found[name][0])]
    random.Random(options.seed).shuffle(pool)
    for name, a, b in pool[:options.draw]:
        text, mentions = found[name]
        marked, at = "", a
        inside = sorted((m for m in mentions if a <= m["span"][0] < b), key=lambda m: m["span"])
        for n, m in enumerate(inside):
            x, y = m["span"]
            if x < at:
                continue
            value = value_of(m)
            marked += text[at:x] + f"⟦{n}{kind_of(m)}{'=' + value if value else ''}:{text[x:y]}⟧"
            at = y
        print(f"{name}@{a}\t{(marked + text[at:b])}")


def marked():
    """Sentences of the gold: report, start, end, marks (start, end, kinds, judgement, value)."""
    out = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        report, span, kinds, *rest = line.split("\t")
        start, end = map(int, span.split("-"))
        if kinds == "sentence":
            out.append((report, start, end, []))
        else:
            out[-1][3].append((start, end, kinds.split("|"), *rest))
    return out


def fits(mark, m):
    """Whether a mention is the marked one: kind, value, and words but for those around a name that only tell what it is."""
    start, end, kinds, _, value = mark
    kind, (x, y) = kind_of(m), m["span"]
    if kind not in kinds and not (kind == "people" and "group" in kinds):
        return False
    if kind in ("number", "ordinal", "time"):
        return x < end and start < y and (not value or value == value_of(m))
    return x <= start and end == y or start <= x and y <= end and 2 * (y - x) >= end - start


def score(found, options):
    count = {kind: [0, 0, 0, 0] for kind in KINDS}
    shown = collections.Counter()

    def show(what, report, at, words):
        shown[what] += 1
        if shown[what] <= options.errors:
            print(f"   {what} {report}@{at}: {words}")

    for report, a, b, marks in marked():
        text, mentions = found.get(report, ("", []))
        inside = [m for m in mentions if a <= m["span"][0] < b]
        used = set()
        for mark in marks:
            hits = [i for i, m in enumerate(inside) if i not in used and fits(mark, m)]
            used |= set(hits[:1])
            if mark[3] == "must":
                kind = mark[2][0].replace("people", "group")
                count[kind][0] += 1
                count[kind][1] += bool(hits)
                if not hits:
                    show(f"missed {kind}", report, a, text[mark[0]:mark[1]])
        for i, m in enumerate(inside):
            over = [mark for mark in marks if mark[0] < m["span"][1] and m["span"][0] < mark[1]]
            if i in used and all(mark[3] == "may" for mark in over if fits(mark, m)) or i not in used and any(mark[3] == "may" and fits(mark, m) for mark in over):
                continue
            count[m["kind"]][2] += 1
            count[m["kind"]][3] += i in used
            if i not in used:
                show(f"wrong {m['kind']}", report, a, text[m["span"][0]:m["span"][1]])
    for kind, (wanted, got, read, right) in count.items():
        print(f"{kind:13} read {read:4} right {right:4} precision {100 * right / max(read, 1):5.1f} %   wanted {wanted:4} found {got:4} recall {100 * got / max(wanted, 1):5.1f} %")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program")
    parser.add_argument("--rules")
    parser.add_argument("--draw", type=int, default=0)
    parser.add_argument("--seed", type=int, default=20261126)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    if not NEWS.exists():
        sys.exit(f"{NEWS} is not there: nothing measured")
    found = read_mentions(NEWS, options.program, options.rules)
    if options.draw:
        draw(found, options)
    else:
        score(found, options)


if __name__ == "__main__":
    main()
