#!/usr/bin/env python3
"""Measure the language and mention stages on the sets beside the repository.

    python3 Evaluation/eye.py [--program PATH] [--rules DIR] [--errors N] [words|sentences|upos|ner|groups|numbers|dates|hijri …]

Without a name it measures all. `--errors N` prints the first N differences of each set. Where ../shared is absent it says so.

words, sentences   F1 as the CoNLL 2018 shared task defines it: words are compared by the characters that they cover, the words of a
                   multiword token by form, aligned in order; the text is the file's sentences joined by a space
upos               of aligned words, those with the same part of speech
ner                persons, places and organisations against ANERcorp: exact spans of tokens, and spans that overlap one of the same kind.
                   A token counts as covered when a mention covers any part of it (proclitics stand inside their tokens)
groups             the class Group of NewsFANE: gold spans that a mention of kind group or organisation overlaps
numbers            rows with the value that the suite gives (numbers, ordinals, money, quantities)
dates              rows of grain day, week, month or year: exact interval; where the suite looks forward and no direction is named,
                   the same words a week or a year earlier are right too
hijri              days written as `D month YYYY هـ`
"""
import argparse, collections, json, re, subprocess, sys, tempfile
from datetime import date, timedelta
import programs
from programs import SHARED

OPTIONS = None


def program():
    return programs.program(OPTIONS.program, programs.ANY)


def analyze(documents, form="ndjson"):
    """Documents as dictionaries, in; lines of output."""
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as file:
        for document in documents:
            file.write(json.dumps(document, ensure_ascii=False) + "\n")
        file.flush()
        command = [program()]
        command += ["--analyze"] if command[0].endswith("worker") else ["analyze"]
        command += (["--rules", OPTIONS.rules] if OPTIONS.rules else []) + ["--format", form, file.name]
        if command[0].endswith("worker") and OPTIONS.rules:
            command = [command[0], "--rules", OPTIONS.rules, "--analyze", "--format", form, file.name]
        return subprocess.run(command, capture_output=True, check=False).stdout.decode("utf-8")


def f1(right, system, gold):
    p, r = right / max(system, 1), right / max(gold, 1)
    return 2 * p * r / max(p + r, 1e-9), p, r


def show(kind, text):
    if SHOWN[kind] < OPTIONS.errors:
        SHOWN[kind] += 1
        print(f"   {kind}: {text}")


SHOWN = collections.Counter()
#: Figures in percent by name, for `--json`.
FIGURES = {}


def say(text, **figures):
    FIGURES.update({name: round(value, 2) for name, value in figures.items()})
    if not OPTIONS.json:
        print(text)


# --- words, sentences, parts of speech


def read_conllu(text, words_as_text=False):
    """Characters without spaces, words as (start, end, form, upos, is part of a multiword token), sentences as (start, end)."""
    characters, words, sentences = [], [], []
    position, sentence_start, inside = 0, 0, 0
    for line in text.split("\n"):
        if not line.strip():
            if position > sentence_start:
                sentences.append((sentence_start, position))
                sentence_start = position
            continue
        if line.startswith("#"):
            continue
        c = line.split("\t")
        if "." in c[0]:
            continue
        form = c[1].replace(" ", "").replace("\u00a0", "")
        if "-" in c[0]:
            first, last = map(int, c[0].split("-"))
            characters.append(form)
            inside, span = last - first + 1, (position, position + len(form))
            position += len(form)
            continue
        if inside:
            inside -= 1
            words.append((*span, form, c[3], True))
        else:
            characters.append(form)
            words.append((position, position + len(form), form, c[3], False))
            position += len(form)
    if position > sentence_start:
        sentences.append((sentence_start, position))
    return "".join(characters), words, sentences


def lcs(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            table[i][j] = 1 + table[i + 1][j + 1] if a[i][2] == b[j][2] else max(table[i + 1][j], table[i][j + 1])
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i][2] == b[j][2]:
            yield a[i], b[j]
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1


def aligned(gold, system):
    """Pairs of words that agree, after the shared task's scorer."""
    i = j = 0
    while i < len(gold) and j < len(system):
        if gold[i][4] or system[j][4]:
            start_i, start_j = i, j
            end = max(gold[i][1] if gold[i][4] else 0, system[j][1] if system[j][4] else 0)
            while True:
                if i < len(gold) and gold[i][0] < end:
                    end = max(end, gold[i][1]) if gold[i][4] else end
                    i += 1
                elif j < len(system) and system[j][0] < end:
                    end = max(end, system[j][1]) if system[j][4] else end
                    j += 1
                else:
                    break
            yield from lcs(gold[start_i:i], system[start_j:j])
        elif gold[i][:2] == system[j][:2]:
            yield gold[i], system[j]
            i, j = i + 1, j + 1
        elif gold[i][0] <= system[j][0]:
            i += 1
        else:
            j += 1


def conllu_sets():
    gold_text = (SHARED / "ud/ar_pud-dev.conllu").read_text(encoding="utf-8")
    running = " ".join(m for m in re.findall(r"^# text = (.*)$", gold_text, re.M))
    system_text = analyze([{"id": "pud", "text": running}], "conllu")
    return read_conllu(gold_text), read_conllu(system_text)


def words(which):
    (gold_text, gold, gold_sentences), (system_text, system, system_sentences) = conllu_sets()
    if gold_text != system_text:
        at = next((i for i, (a, b) in enumerate(zip(gold_text, system_text)) if a != b), min(len(gold_text), len(system_text)))
        sys.exit(f"words: the text differs at {at}: {gold_text[at-20:at+20]!r} {system_text[at-20:at+20]!r}")
    if "sentences" in which:
        right = set(gold_sentences) & set(system_sentences)
        f, p, r = f1(len(right), len(system_sentences), len(gold_sentences))
        for s in sorted(set(gold_sentences) - right):
            show("sentence missed", gold_text[s[0]:s[0] + 40] + " … " + gold_text[s[1] - 40:s[1]])
        say(f"sentences  F1 {100*f:.2f}  precision {100*p:.2f}  recall {100*r:.2f}  of {len(gold_sentences)}", sentences=100 * f)
    pairs = list(aligned(gold, system))
    if "words" in which:
        f, p, r = f1(len(pairs), len(system), len(gold))
        seen = {id(a) for a, _ in pairs}
        right_ends = {id(b) for _, b in pairs}
        system_at = collections.defaultdict(list)
        for w in system:
            if id(w) not in right_ends:
                system_at[w[0]].append(w[2])
        for w in gold:
            if id(w) not in seen:
                show("word missed", f"{w[2]} ({w[3]}) in {gold_text[max(0,w[0]-6):w[1]+6]}; read {'+'.join(system_at.get(w[0], ['?']))}")
        say(f"words      F1 {100*f:.2f}  precision {100*p:.2f}  recall {100*r:.2f}  of {len(gold)}", words=100 * f)
    if "upos" in which:
        same = sum(a[3] == b[3] for a, b in pairs)
        confusion = collections.Counter((a[3], b[3]) for a, b in pairs if a[3] != b[3])
        for (a, b), n in confusion.most_common(OPTIONS.errors):
            print(f"   gold {a} read {b}: {n}   e.g. " + " ".join([x[2] for x, y in pairs if (x[3], y[3]) == (a, b)][:8]))
        say(f"upos       {100*same/len(pairs):.2f} of {len(pairs)} aligned words", upos=100 * same / len(pairs))


# --- names


def read_columns(path):
    """Sentences as lists of (token, tag). A sentence ends at an empty line or a full stop."""
    sentence, sentences = [], []
    for line in path.read_text(encoding="utf-8").split("\n"):
        parts = line.split()
        if len(parts) != 2:
            if sentence:
                sentences.append(sentence)
            sentence = []
            continue
        sentence.append(parts)
    return sentences + ([sentence] if sentence else [])


def spans_of(tags):
    spans, start, kind = [], None, None
    for i, tag in enumerate(tags + ["O"]):
        if start is not None and not (tag.startswith("I-") and tag[2:] == kind):
            spans.append((start, i, kind))
            start = None
        if tag.startswith("B-") or (tag.startswith("I-") and start is None):
            start, kind = i, tag[2:]
    return spans


def mentions_by_token(sentences):
    """For each sentence, mentions as (first token, token behind the last, mention)."""
    documents, places = [], []
    size = 40
    for begin in range(0, len(sentences), size):
        text, offsets = "", []
        for s in sentences[begin:begin + size]:
            row = []
            for token, _ in s:
                row.append((len(text), len(text) + len(token)))
                text += token + " "
            text = text[:-1] + "\n"
            offsets.append(row)
        documents.append({"id": str(begin), "text": text})
        places.append(offsets)
    found = []
    for line, offsets in zip(analyze(documents).splitlines(), places):
        mentions = json.loads(line)["mentions"]
        for row in offsets:
            inside = []
            for m in mentions:
                a, b = m["span"]
                if a < row[-1][1] and b > row[0][0]:
                    covered = [i for i, (x, y) in enumerate(row) if x < b and y > a]
                    if covered:
                        inside.append((covered[0], covered[-1] + 1, m))
            found.append(inside)
    return found


KIND = {"person": "PERS", "place": "LOC", "organisation": "ORG", "group": "ORG", "outlet": "ORG"}


def ner_counts(sentences):
    """For each kind: exact spans, spans read, spans of the gold, gold spans overlapped, read spans that overlap one."""
    counts = {kind: [0, 0, 0, 0, 0] for kind in ("PERS", "LOC", "ORG")}
    for sentence, mentions in zip(sentences, mentions_by_token(sentences)):
        gold = [(a, b, "PERS" if k == "PER" else k) for a, b, k in spans_of([t for _, t in sentence]) if k in ("PERS", "PER", "LOC", "ORG")]
        system = [(a, b, KIND[m["kind"]]) for a, b, m in mentions if m["kind"] in KIND and m.get("people") is not True]
        for kind in ("PERS", "LOC", "ORG"):
            g, s = [x for x in gold if x[2] == kind], [x for x in system if x[2] == kind]
            c = counts[kind]
            c[0] += len(set(g) & set(s))
            c[1] += len(s)
            c[2] += len(g)
            c[3] += sum(any(x[0] < y[1] and y[0] < x[1] for y in s) for x in g)
            c[4] += sum(any(x[0] < y[1] and y[0] < x[1] for y in g) for x in s)
            words = [w for w, _ in sentence]
            for x in g:
                if x not in s:
                    near = [" ".join(words[y[0]:y[1]]) + f"[{y[2]}]" for y in system if x[0] < y[1] and y[0] < x[1]]
                    show(f"{kind} missed", f"{' '.join(words[x[0]:x[1]])}  read: {near}  in: {' '.join(words[max(0,x[0]-4):x[1]+3])}")
            for y in s:
                if not any(x[0] < y[1] and y[0] < x[1] for x in g):
                    show(f"{kind} invented", f"{' '.join(words[y[0]:y[1]])}  in: {' '.join(words[max(0,y[0]-4):y[1]+3])}")
    return counts


def say_ner(counts):
    total = [sum(c[i] for c in counts.values()) for i in range(5)]
    for kind, c in list(counts.items()) + [("all", total)]:
        f, p, r = f1(c[0], c[1], c[2])
        op, orr = c[4] / max(c[1], 1), c[3] / max(c[2], 1)
        of = 2 * op * orr / max(op + orr, 1e-9)
        say(
            f"ner {kind:5} exact F1 {100*f:.1f} (precision {100*p:.1f}, recall {100*r:.1f})  "
            f"overlapping F1 {100*of:.1f} (precision {100*op:.1f}, recall {100*orr:.1f})  of {c[2]}",
            **{f"ner {kind} exact": 100 * f, f"ner {kind} overlapping": 100 * of})


def ner():
    say_ner(ner_counts(read_columns(SHARED / "ner/anercorp-dev.txt")))


def group_counts(sentences):
    """Spans of the class Group that a mention overlaps, such spans, mentions of kind group or organisation that are called group."""
    found = wanted = named = 0
    for sentence, mentions in zip(sentences, mentions_by_token(sentences)):
        words = [w for w, _ in sentence]
        system = [(a, b, m) for a, b, m in mentions if m["kind"] in ("group", "organisation")]
        gold = [x for x in spans_of([t for _, t in sentence])]
        named += sum(m["kind"] == "group" for _, _, m in system)
        for a, b, kind in gold:
            if kind == "Group":
                wanted += 1
                hit = any(x < b and a < y for x, y, _ in system)
                found += hit
                if not hit:
                    show("group missed", f"{' '.join(words[a:b])} in: {' '.join(words[max(0,a-4):b+3])}")
        for x, y, m in system:
            if m["kind"] == "group" and not any(x < b and a < y for a, b, _ in gold):
                show("group invented", f"{' '.join(words[x:y])} in: {' '.join(words[max(0,x-4):y+3])}")
    return found, wanted, named


def groups():
    say_groups(group_counts(read_columns(SHARED / "ner/newsfane-dev.txt")))


def say_groups(counts):
    found, wanted, named = counts
    say(f"groups     recall {100*found/max(wanted,1):.1f} of {wanted}; {named} mentions of kind group", groups=100 * found / max(wanted, 1))


# --- suites


def rows(name):
    lines = (SHARED / "suites" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:] if line.strip()]


def value_of(expected):
    between = re.search(r"between \w+ \(([^,]+), ([^)]+)\)", expected)
    if between:
        return tuple(float(x) for x in between.groups())
    for word in expected.replace('"', "").split():
        try:
            return float(word), float(word)
        except ValueError:
            continue
    return None


def numbers():
    table = rows("numbers.tsv")
    out = [json.loads(line)["mentions"] for line in analyze([{"id": str(i), "text": r[1]} for i, r in enumerate(table)]).splitlines()]
    tally = collections.defaultdict(lambda: [0, 0])
    for row, mentions in zip(table, out):
        wanted = value_of(row[3])
        kinds = ("ordinal",) if row[0] == "ordinal" else ("number",)
        read = [(m["low"], m["high"]) for m in mentions if m["kind"] in kinds]
        right = any(wanted and a is not None and b is not None and abs(a - wanted[0]) < 1e-9 and abs(b - wanted[1]) < 1e-9 for a, b in read)
        tally[row[0]][0] += right
        tally[row[0]][1] += 1
        if not right:
            show("number", f"{row[0]}: {row[1]} is {row[3]}, read {read}")
    total = [sum(c[i] for c in tally.values()) for i in (0, 1)]
    say("numbers    " + ", ".join(f"{k} {a}/{b}" for k, (a, b) in tally.items()))
    core = [sum(tally[k][i] for k in ("number", "number_eg", "ordinal") if k in tally) for i in (0, 1)]
    say(f"numbers    {100*core[0]/core[1]:.1f} % of {core[1]} numbers and ordinals; {100*total[0]/total[1]:.1f} % of all {total[1]} rows", numbers=100 * core[0] / core[1])


def interval(expected):
    """First and last day, and the grain; None for grains below a day."""
    m = re.match(r"\[(\d{4}-\d\d-\d\d)T00:00:00,(\d{4}-\d\d-\d\d)T00:00:00\)/(day|week|month|year)", expected)
    if m:
        return date.fromisoformat(m[1]), date.fromisoformat(m[2]) - timedelta(1), m[3], True
    m = re.match(r"(\d{4}-\d\d-\d\d)T00:00:00/(day|week|month|year)", expected)
    if not m:
        return None
    start = date.fromisoformat(m[1])
    if m[2] == "day":
        end = start
    elif m[2] == "week":
        end = start + timedelta(6)
    elif m[2] == "month":
        end = (start.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)
    else:
        end = start.replace(year=start.year + 1) - timedelta(1)
    return start, end, m[2], False


def earlier(start, end):
    """The same words a week or a year earlier: where the suite looks forward, news looks back."""
    yield start, end
    yield start - timedelta(7), end - timedelta(7)
    try:
        yield start.replace(year=start.year - 1), end.replace(year=end.year - 1)
    except ValueError:
        return


def dates():
    table = [r for r in rows("dates.tsv") if r[0] == "time" and interval(r[3])]
    docs = [{"id": str(i), "text": r[1], "published": r[2][:10]} for i, r in enumerate(table)]
    right = 0
    for row, line in zip(table, analyze(docs).splitlines()):
        read = [(m["start"], m["end"]) for m in json.loads(line)["mentions"] if m["kind"] == "time"]
        start, end, _, _ = interval(row[3])
        good = any((str(a), str(b)) in read for a, b in earlier(start, end))
        right += good
        if not good:
            show("date", f"{row[1]} is {row[3]}, read {read}")
    say(f"dates      {100*right/len(table):.1f} % of {len(table)} rows of day, week, month, year", dates=100 * right / len(table))


HIJRI = ["محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"]


def hijri():
    table = rows("hijri.tsv")
    docs = []
    for i, (h, _) in enumerate(table):
        y, m, d = map(int, h.split("-"))
        docs.append({"id": str(i), "text": f"وصل الوفد في {d} {HIJRI[m-1]} {y} هـ إلى المدينة"})
    right = 0
    for row, line in zip(table, analyze(docs).splitlines()):
        read = [(m["start"], m["end"]) for m in json.loads(line)["mentions"] if m["kind"] == "time"]
        good = (row[1], row[1]) in read
        right += good
        if not good:
            show("hijri", f"{row[0]} is {row[1]}, read {read}")
    say(f"hijri      {100*right/len(table):.1f} % of {len(table)}", hijri=100 * right / len(table))


def main():
    global OPTIONS
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program")
    parser.add_argument("--rules")
    parser.add_argument("--json", action="store_true", help="figures as one JSON object")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("sets", nargs="*")
    OPTIONS = parser.parse_args()
    if not (SHARED / "ner").is_dir():
        print("the sets beside the repository are not here: measured nothing")
        return
    chosen = OPTIONS.sets or ["words", "sentences", "upos", "ner", "groups", "numbers", "dates", "hijri"]
    lexical = [s for s in chosen if s in ("words", "sentences", "upos")]
    if lexical:
        words(lexical)
    for name, run in (("ner", ner), ("groups", groups), ("numbers", numbers), ("dates", dates), ("hijri", hijri)):
        if name in chosen:
            run()
    if OPTIONS.json:
        print(json.dumps(FIGURES))


if __name__ == "__main__":
    main()
