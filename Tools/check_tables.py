#!/usr/bin/env python3
"""Checks the tables of places, names and nouns: columns, letters, repeated names, least sizes. Exit code 1 when something is wrong."""
import os
import sys
import unicodedata

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from arabic_tables import alternatives, fold, rows

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Rules")
PLACE_KINDS = set("continent country region admin1 admin2 city town village district camp crossing airport river mountain sea border-area base lake dam island side".split())
ORGANISATION_KINDS = set("government state-force armed-group coalition international party tribe ngo company court".split())
OUTLET_KINDS = {kind + mark for kind in "agency newspaper television radio site propaganda".split() for mark in ("", "?")}
NOUN_KINDS = set("person-civilian person-member person-leader person-speaker family force place-word place-common building vehicle weapon document money quantity other".split())
ROLES = set("military political spokesman religious academic leader official honorific media expert".split())
#: path: (columns, least rows, columns of Arabic forms, column of the kind, allowed kinds, may names repeat)
TABLES = {
    "gazetteer/places.tsv": (9, 2000, (1, 2), 3, PLACE_KINDS, True),
    "gazetteer/places-own.tsv": (9, 500, (1, 2), 3, PLACE_KINDS, True),
    "gazetteer/places-guarded.tsv": (9, 100, (1, 2), 3, PLACE_KINDS, True),
    "names/organisations.tsv": (6, 450, (1, 2), 3, ORGANISATION_KINDS, False),
    "names/bodies.tsv": (6, 400, (1, 2), 3, {kind + mark for kind in ORGANISATION_KINDS | {"club"} for mark in ("", "?")}, False),
    "names/outlets.tsv": (7, 220, (1, 2), 3, OUTLET_KINDS, False),
    "names/people.tsv": (5, 250, (1, 2), None, None, False),
    "names/given.tsv": (3, 900, (0,), 1, {"m", "f", "mf"}, False),
    "names/family.tsv": (2, 500, (0,), None, None, False),
    "names/titles.tsv": (2, 200, (0,), 1, ROLES, False),
    "names/nationalities.tsv": (3, 150, (0,), None, None, False),
    "names/generic-organisations.tsv": (3, 40, (0,), None, None, False),
    "lexicon/nouns.tsv": (4, 600, (0,), 2, NOUN_KINDS, False),
}


def bad_letters(text):
    """Reasons why a text may not stand in a table."""
    if unicodedata.normalize("NFC", text) != text:
        yield "not NFC"
    for letter in text:
        code = ord(letter)
        if 0xFB50 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFF:
            yield f"presentation form U+{code:04X}"
        elif code in (0x0640, 0x06CC, 0x06A9):
            yield f"tatweel or Persian letter U+{code:04X}"
        elif 0x064B <= code <= 0x065F or code == 0x0670:
            yield f"vowel sign U+{code:04X}"
        elif code in (0x061C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0xFEFF) or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
            yield f"invisible control U+{code:04X}"
        elif 0x0671 <= code <= 0x06D3:
            yield f"letter outside plain Arabic U+{code:04X}"


def check(path, rule):
    columns, least, forms, kind, kinds, may_repeat = rule
    problems, count, names, ids = [], 0, {}, {}
    for number, row in rows(os.path.join(ROOT, path)):
        count += 1
        where = f"{path}:{number}"
        if len(row) != columns:
            problems.append(f"{where}: {len(row)} columns, not {columns}")
            continue
        problems += [f"{where}: {reason}" for cell in row for reason in bad_letters(cell)]
        problems += [f"{where}: space at an end: {cell!r}" for cell in row if cell != cell.strip() or "  " in cell]
        if kind is not None and row[kind] not in kinds:
            problems.append(f"{where}: unknown kind {row[kind]!r}")
        if columns >= 5:
            if row[0] in ids:
                problems.append(f"{where}: id {row[0]} is also on line {ids[row[0]]}")
            ids[row[0]] = number
        own = set()
        for form in [form for column in forms for form in alternatives(row[column])]:
            folded = fold(form)
            if folded in own:
                problems.append(f"{where}: {form} twice in one row")
            elif folded in names and not may_repeat:
                problems.append(f"{where}: {form} is also on line {names[folded]}")
            own.add(folded)
            names.setdefault(folded, number)
    if count < least:
        problems.append(f"{path}: {count} rows, fewer than {least}")
    return count, problems


def main():
    failed = 0
    for path, rule in TABLES.items():
        count, problems = check(path, rule)
        print(f"{path}: {count} rows, {len(problems)} problems")
        for problem in problems[:20]:
            print("  " + problem, file=sys.stderr)
        failed += len(problems)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
