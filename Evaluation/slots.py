#!/usr/bin/env python3
"""How well each slot is read inside claims that were found.

    slots.py --gold DIR PREDICTED.ndjson [--errors SLOT]

`score.py` counts a slot only inside a paired claim, so its recall is capped by the recall of types. Here only pairs count: precision, recall
and F1 of a slot's values, given that the claim was found. For modality also which was read for which. `--errors` prints each pair where
the slot differs, to read on the sets that may be read.
"""
import argparse, collections, json, pathlib
from programs import scorer

score = scorer()


def shown(claim, slot):
    value = claim[slot]
    if slot == "count" and value:
        return f"{value.get('low')}..{value.get('high')} [{score.text_of(value)}]"
    if slot == "time" and value:
        return f"{value.get('start')}..{value.get('end')} [{score.text_of(value)}]"
    return value


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=pathlib.Path, required=True)
    parser.add_argument("--errors", metavar="SLOT")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("predicted", type=pathlib.Path)
    args = parser.parse_args()

    predicted = {}
    for line in args.predicted.open():
        record = json.loads(line)
        predicted[pathlib.Path(record["document"]["path"]).stem] = record
    total = collections.defaultdict(lambda: [0, 0, 0])
    read_for = collections.Counter()
    for path in sorted(args.gold.glob("*.json")):
        document = json.loads(path.read_text())
        golds = [score.claim_of(c) for c in document["claims"]]
        raw = predicted.get(path.stem, {}).get("claims", [])
        found = [score.claim_of(c) for c in raw]
        table = score.aliases(document)
        for i, j in score.align(golds, found, table, lambda t: t):
            hits = score.slot_hits(golds[i], found[j], table)
            sizes = score.slot_sizes(golds[i]), score.slot_sizes(found[j])
            for slot, hit in hits.items():
                for k, v in enumerate((hit, sizes[1][slot], sizes[0][slot])):
                    total[slot][k] += v
            read_for[golds[i]["modality"], found[j]["modality"]] += 1
            slot = args.errors
            if slot and (hits[slot], hits[slot]) != (sizes[0][slot], sizes[1][slot]):
                print(f"{path.stem} {golds[i]['type']}: {golds[i]['trigger']}\n  gold {shown(golds[i], slot)}\n  read {shown(found[j], slot)}")
                print(f"  because {' '.join(raw[j].get('because', []))}\n  | {found[j]['sentence']}")
    figures = {slot: score.prf(*total[slot]) for slot in score.SLOTS}
    if args.json:
        print(json.dumps({slot: dict(zip("prf", [round(x, 4) for x in f])) for slot, f in figures.items()}))
        return
    print(f"{'given a claim':14}{'P':>7}{'R':>7}{'F1':>7}{'hit':>7}{'pred':>7}{'gold':>7}")
    for slot, (p, r, f) in figures.items():
        print(f"{slot:14}{p:7.3f}{r:7.3f}{f:7.3f}{total[slot][0]:7}{total[slot][1]:7}{total[slot][2]:7}")
    wrong = [(n, g, p) for (g, p), n in read_for.items() if g != p]
    print("modality: " + ", ".join(f"{g} read as {p} {n}" for n, g, p in sorted(wrong, reverse=True)[:12]))


if __name__ == "__main__":
    main()
