#!/usr/bin/env python3
"""Measure how reports are gathered into happenings: B-cubed over the hand-gathered ones of `gold/stories.tsv`.

    isnad happenings --archive news.sqlite --format ndjson > happenings.ndjson
    python3 Evaluation/stories.py happenings.ndjson

B-cubed (Bagga and Baldwin 1998): for each report, which part of those it was put together with belongs there, and which part of those
that belong was put there; averages over reports. Reports that gold does not have are left out of both.
"""
import collections, json, pathlib, sys

HERE = pathlib.Path(__file__).resolve().parent


def main(path, gold_path=HERE / "gold/stories.tsv"):
    gold = {}
    for line in open(gold_path, encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            story, report = line.split()
            gold[report] = story
    said = {}
    for line in open(path, encoding="utf-8"):
        happening = json.loads(line)
        for report in happening["reports"]:
            said[report] = happening["id"]
    ours, theirs = collections.defaultdict(set), collections.defaultdict(set)
    for report, story in gold.items():
        ours[said.get(report, report)].add(report)
        theirs[story].add(report)
    precision = sum(len(ours[said.get(r, r)] & theirs[s]) / len(ours[said.get(r, r)]) for r, s in gold.items()) / len(gold)
    recall = sum(len(ours[said.get(r, r)] & theirs[s]) / len(theirs[s]) for r, s in gold.items()) / len(gold)
    several = sum(1 for members in theirs.values() if len(members) > 1)
    print(f"happenings {several} of several reports, {len(theirs) - several} of one; reports {len(gold)}; "
          f"B3 precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
