#!/usr/bin/env python3
"""Learn Rules/names/weights.tsv, the weights by which names are seen, from coded text.

    python3 Tools/name_weights.py [--program PATH] [--shared DIR] [--check|--whole] [--folds 0,2] [--errors N] [--kept FOLDER]

The program tells what it sees of each word (`isnad-worker --name-features`); a conditional random field (python-crfsuite 0.9.11, MIT; pip
install python-crfsuite) gives each feature its weight. Text: the training parts of ANERcorp (CC BY-SA 4.0: persons, places, organisations,
others) and NewsFANE (CC BY-SA 3.0: its class Group, peoples), and the project's own sentences, Specs/names.tsv. L-BFGS from nought over the
text in order: the same input gives the same weights.

Cross-validation over five folds; neither writes to the repository. `--check` measures the labels alone. `--whole` measures the whole program, tables and
labels together, as Evaluation/eye.py counts: each fold is read with weights learnt without it. Folds are dealt out in blocks of two hundred sentences of
ANERcorp, so that nearly all documents stay whole; a sentence of NewsFANE goes with the sentence of ANERcorp that holds the same letters. `--errors N`
prints the first N differences of each kind; `--kept FOLDER` keeps each fold's weights there and takes those that are there already.
"""
import argparse, collections, json, os, pathlib, re, shutil, subprocess, sys, tempfile
from concurrent.futures import ProcessPoolExecutor
import pycrfsuite

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Evaluation"))
import eye
from eye import read_columns, spans_of

KINDS = {"PERS": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC"}
OWN = {"person": "PER", "place": "LOC", "organisation": "ORG", "group": "ORG", "outlet": "ORG", "people": "GRP"}
LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-GRP", "I-GRP", "B-MISC", "I-MISC"]
SETTINGS = {"c1": 0.5, "c2": 0.05, "max_iterations": 120, "feature.minfreq": 2, "feature.possible_transitions": True}
FOLDS = 5
BLOCK = 200
OWN_TIMES = 3


def reduced(word):
    """Letters that both corpora write alike, whatever they make of clitics and hamza."""
    return re.sub(r"[^\w]|[أإآاليىوةه]", "", word)


def same_letters(sentences, grouped):
    """NewsFANE codes mostly the same text as ANERcorp, otherwise cut. For each letter of it the token of ANERcorp that holds it, -1 where there is
    none, found by fourteen letters in a row; the tags of those letters; the number of the sentence of each."""
    letters, owner, number = [], [], 0
    for sentence in sentences:
        for word, _ in sentence:
            for c in reduced(word):
                letters.append(c)
                owner.append(number)
            number += 1
    text, size, index = "".join(letters), 14, collections.defaultdict(list)
    for i in range(len(text) - size):
        index[text[i:i + size]].append(i)
    other, tags, places = [], [], []
    for place, sentence in enumerate(grouped):
        for word, tag in sentence:
            for c in reduced(word):
                other.append(c)
                tags.append(tag)
                places.append(place)
    other, found = "".join(other), {}
    for i in range(len(other) - size):
        at = index.get(other[i:i + size])
        if at and len(at) == 1:
            found.update((i + d, at[0] + d) for d in range(size))
    return [owner[found[i]] if i in found else -1 for i in range(len(tags))], tags, places


def group_tokens(sentences, grouped):
    """Tokens of ANERcorp that NewsFANE calls Group."""
    tokens, tags, _ = same_letters(sentences, grouped)
    return {token for token, tag in zip(tokens, tags) if tag.endswith("-Group") and token >= 0}


def corpus(shared):
    """Documents: text, offsets of its tokens, spans of names (start, end, kind), tokens of peoples."""
    sentences = read_columns(shared / "ner/anercorp-dev.txt")
    peoples = group_tokens(sentences, read_columns(shared / "ner/newsfane-dev.txt"))
    documents, number = [], 0
    for sentence in sentences:
        offsets, at = [], 0
        for word, _ in sentence:
            offsets.append((at, at + len(word)))
            at += len(word) + 1
        spans = [(offsets[a][0], offsets[b - 1][1], KINDS[k]) for a, b, k in spans_of([t for _, t in sentence])]
        groups = [i for i in range(len(sentence)) if number + i in peoples]
        taken = {i for a, b, _ in spans_of([t for _, t in sentence]) for i in range(a, b)}
        spans += [(*offsets[i], "GRP") for i in groups if i not in taken]
        documents.append({"text": " ".join(w for w, _ in sentence), "offsets": offsets, "spans": spans, "groups": groups})
        number += len(sentence)
    return documents


def own_sentences():
    documents, path = [], ROOT / "Specs/names.tsv"
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        if line.startswith("#") or not line.strip():
            continue
        text, spans = "", []
        for part in re.split(r"(⟦\w+:[^⟧]*⟧)", line.split("\t")[0]):
            mark = re.fullmatch(r"⟦(\w+):([^⟧]*)⟧", part)
            kind = OWN.get(mark[1]) if mark else None
            note = line.split("\t")[1] if "\t" in line else ""
            if mark and mark[1] == "group" and mark[2] in note.replace("people ", "").split("|") and note.startswith("people "):
                kind = "GRP"
            if kind:
                spans.append((len(text), len(text) + len(mark[2]), kind))
            text += mark[2] if mark else part
        documents.append({"text": text, "spans": spans})
    return documents


def features_of(documents, program):
    """For each document its sentences as rows: start, end, class, part of speech, word, start of its bare form, flags, marks, letters before it, class and
    distance of the word that announces it."""
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as file:
        for i, document in enumerate(documents):
            file.write(json.dumps({"id": f"s{i}", "title": "", "text": document["text"]}, ensure_ascii=False) + "\n")
        file.flush()
        command = [program, "--rules", str(ROOT / "Rules"), "--name-features", file.name]
        lines = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8").split("\n")
    found, rows = collections.defaultdict(list), []
    number = 0
    for line in lines:
        if line.startswith("# s"):
            number = int(line[3:])
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            found[number].append(rows)
            rows = []
    return [found[i] for i in range(len(documents))]


def labels_of(document, sentences):
    label = ["O"] * len(document["text"])
    for a, b, kind in document["spans"]:
        label[a:b] = ["I-" + kind] * (b - a)
        label[a] = "B-" + kind
    out = []
    for rows in sentences:
        tags = []
        for row in rows:
            a, b = int(row[0]), int(row[1])
            tags.append(next((x for x in label[a:b] if x != "O"), "O"))
        for i, tag in enumerate(tags):
            if tag[0] == "I" and (i == 0 or tags[i - 1][2:] != tag[2:]):
                tags[i] = "B" + tag[1:]
        out.append(tags)
    return out


def affixes(word):
    for n in (1, 2, 3, 4):
        if len(word) > n or n < 3:
            yield f"p{n}={word[:n]}"
            yield f"s{n}={word[-n:]}"


def features(rows):
    """The features of `NameWeights`; kept in step with `NameTagger`."""
    classes = [r[2] for r in rows]
    at = lambda i: classes[i] if 0 <= i < len(rows) else "edge"
    out = []
    for i, row in enumerate(rows):
        found = ["cls=" + row[2], "pos=" + row[3], f"-2:cls={at(i - 2)}", f"2:cls={at(i + 2)}", f"-1:cls={at(i - 1)}", f"1:cls={at(i + 1)}"]
        found += [f"cc={at(i - 1)}>{row[2]}", f"cn={row[2]}>{at(i + 1)}"]
        for place, j in (("", i), ("-1:", i - 1), ("1:", i + 1)):
            if not 0 <= j < len(rows):
                continue
            r = rows[j]
            found += [place + "f=" + f for f in r[6].split(",") if f] + [place + "ph=" + f for f in r[7].split(",") if f]
            if r[3] != "-":
                found.append(place + "w=" + r[4])
            if place:
                found.append(place + "pos=" + r[3])
        if row[3] != "-":
            bare = row[4][int(row[5]):]
            found += affixes(bare) 
            found.append("len=" + str(min(len(bare), 10)))
        if row[9]:
            found += [f"hd={row[9]}{'+' if 'article' in row[6].split(',') else '-'}", f"hn={row[9]}{row[10]}"]
        out.append(found)
    return out


def train(sentences, model):
    trainer = pycrfsuite.Trainer(verbose=False, algorithm="lbfgs")
    trainer.set_params(SETTINGS)
    for rows, tags in sentences:
        trainer.append(features(rows), tags)
    trainer.train(model)
    tagger = pycrfsuite.Tagger()
    tagger.open(model)
    return tagger


# --- the table


HEAD = """# Weights by which names are seen: how much a feature of a word or its neighbours speaks for each label, in hundredths.
# Columns: feature, weights (label:weight); features are told in Sources/IsnadMentions/Names/NameWeights.swift. Rows t= hold what a label says of the next.
# Learnt by Tools/name_weights.py from the training parts of ANERcorp (CC BY-SA 4.0) and NewsFANE (CC BY-SA 3.0) and from Specs/names.tsv.
# This file is offered under CC BY-SA 4.0; see NOTICE.
"""


def write(tagger, path=ROOT / "Rules/names/weights.tsv"):
    info, rows = tagger.info(), collections.defaultdict(dict)
    for (feature, label), weight in info.state_features.items():
        value = round(weight * 100)
        if abs(value) >= 8:
            rows[feature][label] = value
    for (a, b), weight in info.transitions.items():
        rows["t=" + a][b] = round(weight * 100)
    lines = []
    for feature in sorted(rows):
        lines.append(feature + "\t" + " ".join(f"{k}:{rows[feature][k]}" for k in LABELS if k in rows[feature]))
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "rows written")


# --- cross-validation


def token_spans(document, sentences, tagged):
    out = []
    for rows, tags in zip(sentences, tagged):
        for a, b, kind in spans_of(list(tags)):
            start, end = int(rows[a][0]), int(rows[b - 1][1])
            inside = [n for n, (x, y) in enumerate(document["offsets"]) if x < end and y > start]
            if inside:
                out.append((inside[0], inside[-1] + 1, kind))
    return out


def gold_spans(document):
    first = {a: n for n, (a, _) in enumerate(document["offsets"])}
    last = {b: n + 1 for n, (_, b) in enumerate(document["offsets"])}
    return [(first[a], last[b], k) for a, b, k in document["spans"]]


def figures(pairs):
    count, groups = collections.Counter(), [0, 0]
    for document, system in pairs:
        gold = gold_spans(document)
        for kind in ("PER", "LOC", "ORG"):
            g, s = [x for x in gold if x[2] == kind], [x for x in system if x[2] == kind]
            count[kind, "gold"] += len(g)
            count[kind, "read"] += len(s)
            count[kind, "same"] += len(set(g) & set(s))
            count[kind, "found"] += sum(any(x[0] < y[1] and y[0] < x[1] for y in s) for x in g)
            count[kind, "right"] += sum(any(x[0] < y[1] and y[0] < x[1] for y in g) for x in s)
        covered = {n for a, b, k in system if k in ("GRP", "ORG") for n in range(a, b)}
        groups[0] += len(document["groups"])
        groups[1] += sum(n in covered for n in document["groups"])
    f = lambda p, r: 200 * p * r / max(p + r, 1e-9)
    lines = []
    for kind in ("PER", "LOC", "ORG", "all"):
        c = {m: sum(v for (k, n), v in count.items() if n == m and kind in (k, "all")) for m in ("gold", "read", "same", "found", "right")}
        p, r, q, o = c["same"] / max(c["read"], 1), c["same"] / c["gold"], c["right"] / max(c["read"], 1), c["found"] / c["gold"]
        lines.append(f"{kind} exact {f(p, r):.1f} (P {100*p:.1f} R {100*r:.1f}) overlapping {f(q, o):.1f}")
    return "; ".join(lines) + f"; peoples {groups[1]} of {groups[0]}"


def folds_of(count):
    """Fold of each sentence of ANERcorp."""
    return [(i // BLOCK) % FOLDS for i in range(count)]


def folds_of_grouped(sentences, grouped):
    """Fold of each sentence of NewsFANE: that of most of its letters in ANERcorp; one that is not in it goes with the sentence before."""
    folds, owner = folds_of(len(sentences)), [i for i, sentence in enumerate(sentences) for _ in sentence]
    votes = collections.defaultdict(collections.Counter)
    for token, _, place in zip(*same_letters(sentences, grouped)):
        if token >= 0:
            votes[place][folds[owner[token]]] += 1
    out = []
    for place in range(len(grouped)):
        out.append(votes[place].most_common(1)[0][0] if place in votes else out[-1] if out else 0)
    return out


def learn_fold(job):
    """Writes the weights of one fold, unless they are there."""
    k, train_set, path = job
    if not path.exists():
        part = path.with_suffix(".part")
        write(train(train_set, str(path.with_suffix(".crf"))), part)
        part.rename(path)
    return k


def whole(options, sentences, tags, own, folds):
    """The whole program on each fold, with weights that never saw it."""
    kept = options.kept or pathlib.Path(tempfile.mkdtemp())
    kept.mkdir(parents=True, exist_ok=True)
    where = folds_of(len(sentences))
    outside = lambda k: [pair for i, f in enumerate(where) if f != k for pair in zip(sentences[i], tags[i])] + own
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(learn_fold, [(k, outside(k), kept / f"weights-{k}.tsv") for k in folds]))
    anercorp, newsfane = read_columns(options.shared / "ner/anercorp-dev.txt"), read_columns(options.shared / "ner/newsfane-dev.txt")
    with_group = folds_of_grouped(anercorp, newsfane)
    names, groups = collections.defaultdict(lambda: [0] * 5), [0] * 3
    rules = pathlib.Path(tempfile.mkdtemp()) / "Rules"
    shutil.copytree(ROOT / "Rules", rules)
    eye.OPTIONS = argparse.Namespace(program=os.path.abspath(options.program), rules=str(rules), errors=options.errors, json=False)
    for k in folds:
        shutil.copy(kept / f"weights-{k}.tsv", rules / "names/weights.tsv")
        for kind, counts in eye.ner_counts([s for s, f in zip(anercorp, where) if f == k]).items():
            names[kind] = [a + b for a, b in zip(names[kind], counts)]
        counts = eye.group_counts([s for s, f in zip(newsfane, with_group) if f == k])
        print(f"fold {k}: peoples {counts[0]} of {counts[1]}")
        groups = [a + b for a, b in zip(groups, counts)]
    shutil.rmtree(rules.parent)
    eye.say_ner(names)
    eye.say_groups(groups)


def fold(job):
    k, train_set, test_set = job
    tagger = train(train_set, f"{tempfile.gettempdir()}/name-weights-{k}.crf")
    return [[tagger.tag(features(rows)) for rows in sentences] for sentences in test_set]


def check(documents, sentences, tags, own, folds):
    where = folds_of(len(documents))
    jobs, tests = [], []
    for k in folds:
        inside = [i for i, f in enumerate(where) if f == k]
        outside = [pair for i, f in enumerate(where) if f != k for pair in zip(sentences[i], tags[i])]
        tests.append(inside)
        jobs.append((k, outside + own, [sentences[i] for i in inside]))
    pairs = []
    with ProcessPoolExecutor(2) as pool:
        for inside, read in zip(tests, pool.map(fold, jobs)):
            pairs += [(documents[i], token_spans(documents[i], sentences[i], t)) for i, t in zip(inside, read)]
    print("cross-validation:", figures(pairs))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / ".build/release/isnad-worker"))
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--kept", type=pathlib.Path)
    parser.add_argument("--folds", default="0,1,2,3,4")
    options = parser.parse_args()
    documents = corpus(options.shared)
    sentences = features_of(documents, options.program)
    tags = [labels_of(d, s) for d, s in zip(documents, sentences)]
    mine = own_sentences()
    mine_rows = features_of(mine, options.program)
    # Few as they are, the own sentences are of the kind that the program is for.
    own = [pair for d, s in zip(mine, mine_rows) for pair in zip(s, labels_of(d, s))] * OWN_TIMES
    if options.check:
        return check(documents, sentences, tags, own, [int(k) for k in options.folds.split(",")])
    if options.whole:
        return whole(options, sentences, tags, own, [int(k) for k in options.folds.split(",")])
    everything = [pair for s, t in zip(sentences, tags) for pair in zip(s, t)] + own
    write(train(everything, f"{tempfile.gettempdir()}/name-weights.crf"))


if __name__ == "__main__":
    main()
