#!/usr/bin/env python3
"""Learn Rules/attribution/time-weights.tsv: what speaks for a time of a sentence being that of an event in it.

    python3 Tools/time_weights.py [--program PATH] [--shared DIR] [--check]

The program tells what it sees of each event and time (`isnad-worker --time-features`). Each event that is paired with a coded claim of
`gold/seeds`, `gold/more` and of the reports coded in Evaluation/gold gives, for each time of its sentence, an example: is it the claim's time? A
logistic regression (scikit-learn, BSD; pip install scikit-learn) gives each feature its weight; the same input gives the same weights. `--check`
prints figures of a cross-validation over five folds of the gold sets and writes nothing.
"""
import argparse, collections, json, pathlib, subprocess, sys, tempfile
import numpy, scipy.sparse
from sklearn.linear_model import LogisticRegression

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Evaluation"))
from programs import scorer, unpacked

GOLD = ("seeds", "more")
STRENGTH = 0.1
TABLE = ROOT / "Rules/attribution/time-weights.tsv"


def read_features(program, docs):
    """Report -> (type, place of trigger) -> list of (text, start, end, features)."""
    lines = subprocess.run([program, "--rules", str(ROOT / "Rules"), "--time-features", str(docs)], capture_output=True, text=True, check=True).stdout
    reports, current = {}, None
    for line in lines.split("\n"):
        if line.startswith("# "):
            current = reports.setdefault(pathlib.Path(line[2:]).stem, collections.defaultdict(list))
        elif line:
            kind, at, text, start, end, features = line.split("\t")
            day = lambda d: None if d == "-" else d
            current[kind, int(at)].append((text, day(start), day(end), features.split()))
    return reports


def examples(score, program, shared):
    """One group for each paired event: (set, report, [(features, is it)])."""
    groups = []
    with tempfile.TemporaryDirectory() as scratch:
        for name, folder in [(name, shared / "gold" / name) for name in GOLD] + list(unpacked(shared, scratch)):
            groups += examples_of(score, program, name, folder)
    return groups


def examples_of(score, program, name, folder):
    groups = []
    seen = read_features(program, folder / "docs")
    lines = subprocess.run([program, "--rules", str(ROOT / "Rules"), str(folder / "docs")], capture_output=True, text=True, check=True).stdout
    predicted = {pathlib.Path(r["document"]["path"]).stem: r["claims"] for r in map(json.loads, lines.split("\n")[:-1])}
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text())
        golds = [score.claim_of(c) for c in gold["claims"]]
        raw = predicted.get(path.stem, [])
        table = score.aliases(gold)
        for i, j in score.align(golds, [score.claim_of(c) for c in raw], table, lambda t: t):
            options = seen[path.stem].get((raw[j]["type"], raw[j]["trigger"]["span"][0]), [])
            wanted = golds[i]["time"]
            judged = [(f, bool(wanted and score.same_time(wanted, {"text": t, "start": s, "end": e}))) for t, s, e, f in options]
            if judged:
                groups.append((name, path.stem, judged))
    return groups


def learn(groups):
    features = sorted({f for *_, options in groups for fs, _ in options for f in fs})
    number = {f: n for n, f in enumerate(features)}
    rows = [row for *_, options in groups for row in options]
    at = [(row, number[f]) for row, (fs, _) in enumerate(rows) for f in fs]
    seen = scipy.sparse.csr_matrix((numpy.ones(len(at)), tuple(zip(*at))), shape=(len(rows), len(features)))
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=2000)
    model.fit(seen, [y for _, y in rows])
    return dict(zip(features, model.coef_[0]))


#: Added to `always`: chosen by cross-validation for the best F1.
SHIFT = 0.35


def judge(weights, groups):
    hit = said = wanted = 0
    for *_, options in groups:
        best = max(options, key=lambda o: sum(weights.get(f, 0) for f in o[0]))
        wanted += any(y for _, y in options)
        if sum(weights.get(f, 0) for f in best[0]) > 0:
            said += 1
            hit += best[1]
    return hit, said, wanted


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / ".build/release/isnad-worker"))
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--shift", type=float, default=SHIFT)
    args = parser.parse_args()
    groups = examples(scorer(args.shared), args.program, args.shared)
    reports = sorted({report for name, report, _ in groups if name in GOLD})
    total = [0, 0, 0]
    for fold in range(5):
        held = set(reports[fold::5])
        weights = learn([g for g in groups if g[1] not in held])
        weights["always"] += args.shift
        for k, v in enumerate(judge(weights, [g for g in groups if g[1] in held])):
            total[k] += v
    hit, said, wanted = total
    p, r = hit / max(said, 1), hit / max(wanted, 1)
    print(f"five folds by report: precision {p:.3f} recall {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f} ({len(groups)} events with times)")
    if args.check:
        return
    weights = learn(groups)
    weights["always"] += args.shift
    head = [
        "# What speaks for and against a time of the sentence being an event's: the sum of the weights has to be above nought, the largest is taken.",
        f"# Written by Tools/time_weights.py from {len(groups)} coded events; five folds by report: precision {p:.3f}, recall {r:.3f}.",
        "# feature (as in TimeFeature)	weight",
    ]
    TABLE.write_text("\n".join(head + [f"{f}\t{w:.2f}" for f, w in weights.items()]) + "\n")


if __name__ == "__main__":
    main()
