#!/usr/bin/env python3
"""Which kinds of errors remain: each miss and each invention of claims and of slots, sorted into classes and counted.

    python3 Evaluation/errors.py --gold DIR [--top N] CODED.ndjson

CODED.ndjson is what `isnad code DIR/docs` or `isnad-worker DIR/docs` wrote. Claims are paired as the scorer pairs them; slots are compared in pairs only.
Meant for the sets to learn from: what it prints of a validation set is for its very end.
"""
import argparse, collections, json, pathlib
from programs import scorer


def texts(claim, field):
    value = claim[field]
    return value["text"] if isinstance(value, dict) else value


def on_word(claims, claim, plain):
    """Claims of the same sentence whose trigger shares words with that of a claim."""
    sentence, trigger = texts(claim, "sentence"), texts(claim, "trigger")
    same = [c for c in claims if texts(c, "sentence") in sentence or sentence in texts(c, "sentence")]
    return [c for c in same if plain(texts(c, "trigger")) in plain(trigger) or plain(trigger) in plain(texts(c, "trigger"))]


def shared_slots(score, a, b):
    return sum(any(score.overlap(x, y) >= 0.6 for x in a[s] for y in b[s]) for s in ("agent", "target", "place"))


def count_claims(score, coded, gold, classes):
    golds, made = [score.claim_of(c) for c in gold["claims"]], [score.claim_of(c) for c in coded["claims"]]
    table = score.aliases(gold)
    pairs = score.align(golds, made, table, lambda t: t)
    found, right = {g for g, _ in pairs}, {d for _, d in pairs}
    for g, claim in enumerate(gold["claims"]):
        if g in found:
            continue
        other = [c for c in on_word(coded["claims"], claim, score.fold) if c["type"] != claim["type"]]
        classes["claim missed: its word was read as another type" if other else "claim missed: nothing claimed on its word"] += 1
    for d, claim in enumerate(coded["claims"]):
        if d in right:
            continue
        twins = [golds[g] for g in range(len(golds)) if golds[g]["type"] == claim["type"]]
        if any(c["type"] != claim["type"] for c in on_word(gold["claims"], claim, score.fold)):
            classes["claim invented: its word is of another type"] += 1
        elif any(shared_slots(score, made[d], twin) for twin in twins):
            classes["claim invented: told again, or a part of another"] += 1
        else:
            classes["claim invented: " + ("unlike the others of its type" if twins else "no such claim in the report")] += 1
    return golds, made, table, pairs


def count_slots(score, golds, made, table, pairs, classes):
    for g, d in pairs:
        hits, wanted, given = score.slot_hits(golds[g], made[d], table), score.slot_sizes(golds[g]), score.slot_sizes(made[d])
        for slot, hit in hits.items():
            missing, extra = wanted[slot] - hit, given[slot] - hit
            wrong = min(missing, extra)
            classes[f"{slot}: another one"] += wrong
            classes[f"{slot}: left open or incomplete"] += missing - wrong
            classes[f"{slot}: filled although the coder has none or fewer"] += extra - wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=pathlib.Path, required=True)
    parser.add_argument("--top", type=int, default=10)
    parser.add_argument("coded", type=pathlib.Path)
    args = parser.parse_args()
    score = scorer()
    golds = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted(args.gold.glob("*.json"))}
    classes = collections.Counter()
    for line in args.coded.read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            continue
        coded = json.loads(line)
        gold = golds.get(pathlib.Path(coded["document"]["path"]).stem)
        if gold:
            count_slots(score, *count_claims(score, coded, gold, classes), classes)
    print(f"{sum(classes.values())} errors")
    for name, number in classes.most_common(args.top):
        print(f"{number:6}  {name}")


if __name__ == "__main__":
    main()
