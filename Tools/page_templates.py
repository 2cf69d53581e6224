#!/usr/bin/env python3
"""Write Specs/pages: pages after the structures of real news sites, filled with invented reports, and gold.json with what must be read out of them.

Each template is a function below; the seed is fixed, so the same files come out each time. The structures are those of well-known systems and sites
(WordPress and its themes, Drupal, Joomla, SharePoint, ASP.NET, Blogger, forums, agencies, broadcasters); the words are all the project's own.
"""
import json, pathlib, sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "pages"))
from bank import *
from templates_a import A
from templates_b import B

ROOT = pathlib.Path(__file__).resolve().parent.parent


def main():
    folder = ROOT / "Specs/pages"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.*"):
        old.unlink()
    gold = {}
    for i, make in enumerate(A + B):
        report = Report(i)
        page = make(report)
        name = make.__name__
        (folder / f"{name}.html").write_bytes(page if isinstance(page, bytes) else page.encode("utf-8"))
        (folder / f"{name}.txt").write_text("\n".join(report.text()) + "\n", "utf-8")
        gold[name] = {k: v for k, v in report.gold().items() if v}
    (folder / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"{len(gold)} pages")


from report import Report

if __name__ == "__main__":
    main()
