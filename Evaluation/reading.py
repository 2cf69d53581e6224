#!/usr/bin/env python3
"""How well the report is got out of pages: token F1 of the text, exact titles, days, authors and outlets; beside trafilatura, resiliparse and htmldate.

    Evaluation/reading.py [--reader PROGRAM] [--others] [--pages FOLDER]… [--show NAME]

A folder of pages holds NAME.html with NAME.txt (the report's text) and gold.json (name -> url, date, title, author, outlet; what is missing is not scored).
Without --pages: ../shared/html/pages where it is present, and Specs/pages. --others also runs the peers that are installed (pip install trafilatura
resiliparse htmldate). Tokens are runs of letters and digits, as multisets; the title is no part of the text, so a reader's title is taken off first.
"""
import argparse, collections, json, pathlib, re, subprocess, sys, unicodedata
from programs import READERS, ROOT, SHARED, program


def tokens(text):
    return collections.Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text or "")))


def f1(gold, found):
    a, b = tokens(gold), tokens(found)
    same = sum((a & b).values())
    return 0.0 if not same else 2 * same / (sum(a.values()) + sum(b.values()))


def squeezed(text):
    return " ".join((text or "").replace("\u00a0", " ").split())


def isnad(reader, pages):
    out = subprocess.run([reader, *map(str, pages)], capture_output=True, check=True).stdout
    found = {}
    for line in out.decode("utf-8").split("\n")[:-1]:
        d = json.loads(line)
        text, title = d["text"], d.get("title")
        if title and text.startswith(title):
            text = text[len(title):]
        found[pathlib.Path(d["path"]).stem] = dict(text=text, title=title, date=d.get("published"), author=d.get("author"), outlet=d.get("outlet"), whole=d["text"])
    return found


def peers():
    """Readers of other projects, those that are installed."""
    found = {}
    try:
        import trafilatura

        def traf(raw, url):
            d = trafilatura.bare_extraction(raw, url=url, with_metadata=True, include_comments=False)
            d = d.as_dict() if hasattr(d, "as_dict") else d or {}
            return dict(text=d.get("text") or d.get("raw_text") or "", title=d.get("title"), date=d.get("date"), author=d.get("author"), outlet=d.get("sitename"))

        found["trafilatura"] = traf
    except ImportError:
        pass
    try:
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.encoding import bytes_to_str, detect_encoding
        from resiliparse.parse.html import HTMLTree

        def resi(raw, url):
            tree = HTMLTree.parse_from_bytes(raw, detect_encoding(raw))
            return dict(text=extract_plain_text(tree, main_content=True, alt_texts=False, links=False, form_fields=False), title=tree.title)

        found["resiliparse"] = resi
    except ImportError:
        pass
    try:
        import htmldate

        found["htmldate"] = lambda raw, url: dict(text="", date=htmldate.find_date(raw.decode("utf-8", "replace"), url=url, original_date=True))
    except ImportError:
        pass
    return found


def report(name, gold, found, folder, verbose):
    scores = {k: f1((folder / f"{k}.txt").read_text("utf-8"), found.get(k, {}).get("text")) for k in gold}
    print(f"\n{name}: text F1 mean {sum(scores.values()) / len(scores):.4f}, least {min(scores.values()):.4f}, below 0.90: {sum(v < .9 for v in scores.values())}")
    for field in ("title", "date", "author", "outlet"):
        wanted = {k: g[field] for k, g in gold.items() if g.get(field)}
        right = {k for k, v in wanted.items() if squeezed(found.get(k, {}).get(field)) == squeezed(v)}
        if wanted:
            print(f"  {field}: {len(right)} of {len(wanted)} exact ({len(right) / len(wanted):.3f})")
        if verbose:
            for k in sorted(set(wanted) - right):
                print(f"    {k}: {field} is {found.get(k, {}).get(field)!r}, not {wanted[k]!r}")
    if verbose:
        for k, v in sorted(scores.items(), key=lambda x: x[1]):
            if v < 0.97:
                print(f"    {k}: F1 {v:.3f}")
    return scores


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--reader", default=None)
    p.add_argument("--others", action="store_true")
    p.add_argument("--pages", action="append")
    p.add_argument("--show")
    a = p.parse_args()
    reader = program(a.reader, READERS)
    folders = [pathlib.Path(x) for x in a.pages] if a.pages else [x for x in (SHARED / "html/pages", ROOT / "Specs/pages") if x.exists()]
    bad = False
    for folder in folders:
        gold = json.loads((folder / "gold.json").read_text("utf-8"))
        pages = [folder / f"{k}.html" for k in gold]
        found = isnad(reader, pages)
        if a.show in found:
            want, got = tokens((folder / f"{a.show}.txt").read_text("utf-8")), tokens(found[a.show]["text"])
            print("missing:", " ".join((want - got).elements()), "\ntoo much:", " ".join((got - want).elements()), "\n", found[a.show]["whole"])
        print(f"== {folder}: {len(gold)} pages")
        scores = report("isnad", gold, found, folder, True)
        bad |= sum(scores.values()) / len(scores) < 0.97 or min(scores.values()) < 0.90
        whole = [f1((folder / f"{k}.txt").read_text("utf-8"), found.get(k, {}).get("whole")) for k in gold]
        print(f"  with the title in the text: F1 mean {sum(whole) / len(whole):.4f}, least {min(whole):.4f}")
        if a.others:
            for name, peer in peers().items():
                report(name, gold, {k: peer((folder / f"{k}.html").read_bytes(), gold[k].get("url")) for k in gold}, folder, False)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
