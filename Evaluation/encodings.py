#!/usr/bin/env python3
"""Pages in eight encodings, labelled rightly, not at all and wrongly: how many are read to the letter (family H4).

    Evaluation/encodings.py [--reader PROGRAM] [--pages N]

N made pages of own sentences (500) in each encoding with each label; the text that isnad-reader reads has to be that of the page in UTF-8.
"""
import argparse, json, pathlib, random, subprocess, sys, tempfile
from page_speed import sentence
from programs import READERS, program

FORMS = {"utf-8": (b"", "utf-8"), "utf-8, mark": (b"\xef\xbb\xbf", "utf-8"), "windows-1256": (b"", "cp1256"), "iso-8859-6": (b"", "iso8859_6"), "utf-16-le, mark": (b"\xff\xfe", "utf-16-le"), "utf-16-be, mark": (b"\xfe\xff", "utf-16-be"), "utf-16-le": (b"", "utf-16-le"), "utf-16-be": (b"", "utf-16-be")}
WRONG = {"utf-8": "windows-1256", "windows-1256": "utf-8", "iso-8859-6": "windows-1256", "utf-16": "utf-8"}


def page(i, label):
    r = random.Random(i)
    meta = f'<meta charset="{label}">' if label else ""
    # Signs that all eight encodings have.
    return f"<html><head>{meta}<title>خبر رقم {i}</title></head><body><h1>خبر رقم {i}</h1>" + "".join(f"<p>{sentence(r)}</p>" for _ in range(1 + i % 5)) + "</body></html>"


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--reader")
    p.add_argument("--pages", type=int, default=500)
    a = p.parse_args()
    reader = program(a.reader, READERS)
    bars, failed = {"right": 1.0, "none": 0.99, "wrong": 0.97}, False

    def read(folder, pages):
        for i, data in enumerate(pages):
            (folder / f"{i:05}.html").write_bytes(data)
        out = subprocess.run([reader, str(folder)], capture_output=True).stdout.decode()
        return {int(pathlib.Path(d["path"]).stem): d["text"] for d in map(json.loads, out.splitlines())}

    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        wanted = read(folder, [page(i, "").encode() for i in range(a.pages)])
        for kind, bar in bars.items():
            right, missed = 0, []
            for name, (mark, codec) in FORMS.items():
                own = name.split(",")[0]
                label = {"right": own, "none": "", "wrong": WRONG.get(own, WRONG.get(own[:6]))}[kind]
                found = read(folder, [mark + page(i, label).encode(codec) for i in range(a.pages)])
                same = sum(found.get(i) == wanted[i] for i in range(a.pages))
                right += same
                if same < a.pages:
                    missed.append(f"{name} {a.pages - same}")
            share = right / (len(FORMS) * a.pages)
            failed |= share < bar
            print(f"label {kind}: {right} of {len(FORMS) * a.pages} to the letter (wanted {bar:.0%}) {'; '.join(missed)}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
