#!/usr/bin/env python3
"""Holds what the cluster found against an archive that one machine made of the same reports.

    python3 compare_with_archive.py OUT ARCHIVE

Each kind of record is written as sorted lines, from the folders below OUT and from the archive's tables, and compared byte for byte.
Exit code 0 when all are equal, 1 when any differs; the first differing lines are printed.
"""

import glob
import json
import os
import sqlite3
import sys

# Kind of record → query that gives it as columns of JSON, or as one column named `json`.
STORED = {
    "stories.ndjson": ("story", "SELECT json FROM story"),
    "story-links.ndjson": ("story_link", "SELECT story, a, b, rule, detail FROM story_link"),
    "happenings.ndjson": ("happening", "SELECT json FROM happening"),
    "origins.ndjson": ("origin", "SELECT json FROM origin"),
    "claim-origins.ndjson": ("claim_origin", "SELECT claim, origin, rule, detail FROM claim_origin"),
    "entities.ndjson": ("entity", "SELECT json FROM entity"),
    "entity-relations.ndjson": ("relation", "SELECT part, whole, relation, rule, detail FROM entity_relation"),
    "participants.ndjson": ("participant", "SELECT claim, slot, ordinal, entity FROM claim_participant WHERE entity IS NOT NULL"),
    "_corroborate/compared/kind=link": ("link", "SELECT json FROM report_link"),
    "_corroborate/compared/kind=edge": ("edge", "SELECT a, b, points, rule, detail FROM claim_edge"),
}


def written(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_cluster(folder, kind):
    lines = []
    for path in glob.glob(os.path.join(folder, "part-*")):
        with open(path, encoding="utf-8") as file:
            lines += [written(json.loads(line)[kind]) for line in file if line.strip()]
    return sorted(lines)


def from_archive(database, query):
    rows = database.execute(query)
    names = [column[0] for column in rows.description]
    lines = []
    for row in rows:
        value = dict(zip(names, row))
        if names == ["json"]:
            value = json.loads(value["json"])
        elif "rule" in value:
            value["reason"] = {"rule": value.pop("rule"), "detail": value.pop("detail")}
        lines.append(written(value))
    return sorted(lines)


def main(arguments):
    if len(arguments) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 64
    output, archive = arguments
    database = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
    differing = 0
    for name, (kind, query) in STORED.items():
        mine, theirs = from_cluster(os.path.join(output, name), kind), from_archive(database, query)
        same = mine == theirs
        differing += not same
        print(f"{kind:14} {len(mine):8} of the cluster, {len(theirs):8} of the archive: {'equal' if same else 'DIFFERENT'}")
        if not same:
            only, missing = sorted(set(mine) - set(theirs)), sorted(set(theirs) - set(mine))
            print(f"    {len(only)} only of the cluster, {len(missing)} only of the archive")
            for sign, lines in (("+", only), ("-", missing)):
                for line in lines[:2]:
                    print(f"    {sign} {line[:600]}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
