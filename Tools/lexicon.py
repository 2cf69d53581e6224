#!/usr/bin/env python3
"""Write Rules/lexicon/wide.tsv: stems of general Arabic with the endings that they take, and verbs with the stem of their present.

Read from the spelling dictionary of Ayaspell as Debian packages it (hunspell-ar, /usr/share/hunspell/ar.dic and ar.aff; GPL/LGPL/MPL, taken
under the MPL). Only stems and what their affix flags say are kept, not the inflected forms.

    Tools/lexicon.py [--dictionary FOLDER] [--counts FILE]

FILE counts words of news (JSON, word: times); stems that it does not hold are marked as rare. Without it the marks of the present table stay.
"""
import argparse
import collections
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from arabic_tables import fold, rows

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Rules", "lexicon")
#: First letter of a flag of ar.aff → what the stem may take. Flags of the groups A to S are noun endings; their second letter is the case.
ENDINGS = {"B": "F", "I": "M", "H": "P", "C": "D", "D": "D", "E": "D", "G": "D", "J": "A", "L": "N", "M": "N", "N": "N", "F": "D", "S": "N"}
LETTERS = re.compile("^[\u0621-\u063A\u0641-\u064A]+$")
SIGNS = re.compile("[\u064B-\u0652\u0670\u0640\u200e\u200f]")
#: Stems that are rarer than the words behind a clitic that they would hide (`بدور`: full moons, but mostly "in the role of"), or than the present
#: of a verb that is written like them (`تهدد`: being threatened, but mostly "she threatens").
EXCLUDED = set("""فلم بلم بعدة وحول بجيش وريف بطريق وبل وحل كحل بدور لحد وساعة وخط لقوة وجيب وسوق بسوق بتل وروس بلقاء وصوب بلسان وقيد وذي وفور
وصد وقاد لبد بشراء وكون كميل وساد بتولي ودان وسعى ودقة ومد بروح ودك بدين وجر لبنية وجار وسد باسم بقول وحرة وثر لئل كلم وهل وكيف بولي كيد
وسنة لقمة بكم لكم بهم وهم وقد وطى بحور بصور وحق وعل لعل بلى
تهدد تمنع تصنف تجبر تنشر تقصف تهاجم تخطف تدعم تحرق تسيطر تعرقل تحشد""".split())
HEAD = """# Stems of general Arabic: class, stems separated by spaces. Written by Tools/lexicon.py; do not edit by hand.
# Source: Ayaspell (hunspell-ar in Debian), (c) 2006-2008 Mohamed Kebdani, used under the Mozilla Public License 1.1; this file is under
# the same licence. Letters of a nominal class: F takes a feminine ending, M a masculine and P a feminine sound plural, D the dual,
# A the accusative alef, N a nisba, S none of them; J an adjective, X a name (no article), R rare in news. Verbs, by the past of the third
# person: va has the same letters in the present behind its prefix, vb loses its first letter there, vc is given as past/present stem; ra, rb,
# rc are the same, but rare.
"""


def flags(number, aliases):
    text = aliases[int(number)] if number.isdigit() else number
    return [text[i:i + 2] for i in range(0, len(text), 2)]


def nominal_class(marks):
    """Letters of the class of a noun's stem; None for a word that is no noun."""
    if not any(mark in ("AA", "AB", "BA", "BB", "CA", "HA", "JA") for mark in marks):
        return None
    letters = {ENDINGS[mark[0]] for mark in marks if mark[0] in ENDINGS and mark[1] in "ABCD"}
    if "F" in letters and not any(mark[0] == "L" for mark in marks):
        letters.add("J")
    if "AB" in marks and "AA" not in marks:
        letters.add("X")
    return "".join(letter for letter in "FMPDANJX" if letter in letters) or "S"


def present_stem(past, forms):
    """Stem of the present, active, third person masculine singular, without its prefix; None where the dictionary lists none that is sure."""
    found = sorted({form[1:] for form in forms if form[0] == "ي" and len(form) > 2}, key=lambda stem: (len(stem), stem))
    if not found:
        return None
    by_fold = {fold(stem): stem for stem in reversed(found)}
    folded = fold(past)
    if past[0] == "و" and len(past) == 3 and folded[1:] in by_fold and past[-1] not in "ىا":
        return by_fold[folded[1:]]
    if past[-1] in "ىاي" and len(past) > 2:
        for ending in ("و", "ي", "ى") if past[-1] == "ا" else ("ي", "ى"):
            stems = [stem for stem in found if stem.endswith(ending) and len(stem) <= len(past)]
            if stems:
                return stems[-1]
        return None
    if past[-2] == "ا" and len(past) >= 3:
        for vowel in "ويا":
            stems = [stem for stem in found if len(stem) >= 3 and stem[-2] == vowel and stem[-1] == past[-1]]
            if stems:
                return stems[0]
    for stem in (folded, folded[1:]):
        if stem in by_fold:
            return by_fold[stem]
    stems = [stem for stem in found if len(stem) in (len(past), len(past) - 1) and stem[-1] not in "وان"]
    return stems[0] if stems else None


def verb_class(past, stem):
    """How the stem of the present follows from the past, and how the verb is written in the table."""
    if fold(stem) == fold(past):
        return "va", past
    return ("vb", past) if fold(stem) == fold(past)[1:] else ("vc", f"{past}/{stem}")


def read(folder):
    with open(os.path.join(folder, "ar.aff"), encoding="utf-8") as file:
        lines = file.read().split("\n")
    aliases = [line.split()[1] for line in lines if line.startswith("AF ")]
    notes = [line[3:] for line in lines if line.startswith("AM ")]
    with open(os.path.join(folder, "ar.dic"), encoding="utf-8") as file:
        entries = file.read().split("\n")
    start = entries.index("names.dic")
    nouns, verbs = collections.defaultdict(set), collections.defaultdict(set)
    for line in entries[start:]:
        cells = line.split("\t")
        word, _, number = cells[0].partition("/")
        word = SIGNS.sub("", word)
        if not LETTERS.match(word) or len(word) < 2:
            continue
        if len(cells) > 1:
            note = notes[int(cells[1])]
            lemma = re.search(r"st:(\S+)", note)
            if lemma and "prst" in note:
                verbs[SIGNS.sub("", lemma.group(1))].add(word)
        elif number:
            letters = nominal_class(flags(number, aliases))
            if letters:
                nouns[word].update(letters)
    return nouns, verbs


def write(groups, path):
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEAD)
        for letters in sorted(groups):
            initials = collections.defaultdict(list)
            for word in sorted(groups[letters]):
                initials[fold(word[0])].append(word)
            for words in initials.values():
                file.write(f"{letters}\t{' '.join(words)}\n")


class Rarity:
    """Which stems news does not use: by counts of words, else by the marks of the table as it is."""

    def __init__(self, counts, path):
        self.counts = collections.Counter()
        self.rare = set()
        if counts:
            with open(counts, encoding="utf-8") as file:
                for word, times in json.load(file).items():
                    self.counts[fold(word)] += times
        elif os.path.exists(path):
            for _, (letters, words) in rows(path):
                if "R" in letters or letters.startswith("r"):
                    self.rare.update((letters[0] == "r", word) for word in words.split(" "))

    def nominal(self, word):
        if not self.counts:
            return (False, word) in self.rare
        stem = fold(word)
        bare = stem[:-1] if word[-1] == "ة" else stem
        forms = [stem, bare + "ات"] + [stem + ending for ending in ("ا", "ه", "ي", "يه", "ين", "ون", "ها", "هم")]
        forms += [bare + "ت" + ending for ending in ("ه", "ها", "هم")] if bare != stem else []
        return sum(self.counts[article + form] for article in ("", "ال", "وال", "بال") for form in forms) < 2

    def verb(self, entry, past, present):
        if not self.counts:
            return (True, entry) in self.rare
        past, present = fold(past), fold(present)
        forms = [past + ending for ending in ("", "ت", "وا")] + [prefix + present for prefix in "يت"] + ["ي" + present + "ون"]
        return sum(self.counts[form] for form in forms) < 2


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dictionary", default="/usr/share/hunspell")
    parser.add_argument("--counts")
    options = parser.parse_args()
    nouns, verbs = read(options.dictionary)
    path = os.path.join(ROOT, "wide.tsv")
    rarity = Rarity(options.counts, path)
    groups = collections.defaultdict(set)
    known = {}
    for word, letters in nouns.items():
        known.setdefault(fold(word), [word, set()])[1].update(letters)
    for word, letters in known.values():
        if word not in EXCLUDED:
            name = "".join(letter for letter in "FMPDANJX" if letter in letters) or "S"
            groups[name + ("R" if rarity.nominal(word) else "")].add(word)
    for past in sorted(verbs):
        stem = present_stem(past, verbs[past]) if LETTERS.match(past) else None
        if stem and past not in EXCLUDED:
            letters, entry = verb_class(past, stem)
            groups["r" + letters[1] if rarity.verb(entry, past, stem) else letters].add(entry)
    write(groups, path)
    print(f"{path}: {sum(len(words) for words in groups.values())} stems, {os.path.getsize(path)} bytes")


if __name__ == "__main__":
    main()
