#!/usr/bin/env python3
"""Measure how Isnad relates reports: accuracy of the labels, and F1 of `copy` against all else.

    isnad ingest --archive news.sqlite ../shared/news/ant2018.ndjson
    isnad relations --archive news.sqlite --format tsv > relations.tsv
    python3 Evaluation/relations.py relations.tsv [--gold ../shared/gold/pairs/ant2018.tsv] [--misses]

A pair that is not listed counts as `different`. Also printed: of the pairs that are copies or name one origin, the share that is told
apart as two origins (`same-event`, `related` or nothing, for a pair that gold calls copy, excerpt or same-origin).
"""
import argparse, collections, sys
from programs import SHARED

ONE = {"copy", "excerpt", "same-origin"}


def read(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if line.strip() and not line.startswith("#")]
    return rows[1:] if rows and rows[0][0] == "id_a" else rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("relations")
    parser.add_argument("--gold", default=str(SHARED / "gold/pairs/ant2018.tsv"))
    parser.add_argument("--misses", action="store_true", help="list the pairs that are labelled otherwise")
    args = parser.parse_args()
    found = {frozenset(row[:2]): row[2] for row in read(args.relations)}
    confusion, misses = collections.Counter(), []
    for row in read(args.gold):
        said = found.get(frozenset(row[:2]), "different")
        confusion[row[2], said] += 1
        if said != row[2]:
            misses.append((row[2], said, row[0], row[1]))
    total = sum(confusion.values())
    right = sum(n for (gold, said), n in confusion.items() if gold == said)
    copies = sum(n for (gold, _), n in confusion.items() if gold == "copy")
    said = sum(n for (_, said), n in confusion.items() if said == "copy")
    both = confusion["copy", "copy"]
    apart = sum(n for (gold, said), n in confusion.items() if gold in {"copy", "same-origin"} and said not in ONE)
    one = sum(n for (gold, _), n in confusion.items() if gold in {"copy", "same-origin"})
    print(f"pairs {total}  accuracy {right / total:.3f}  copy F1 {2 * both / max(1, copies + said):.3f}  "
          f"one origin told apart {apart}/{one}")
    for (gold, label), n in sorted(confusion.items()):
        print(f"  {gold:12} as {label:12} {n}")
    if args.misses:
        for miss in misses:
            print("  " + " ".join(miss))
    return 0


if __name__ == "__main__":
    sys.exit(main())
