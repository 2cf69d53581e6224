#!/usr/bin/env python3
"""Write the C files that embed what the program carries with it: Rules/ (tables and frames) and Web/ (pages' parts), one #embed a file.

Run it after adding or removing such a file; `--check` only says whether the lists are up to date (exit 1 when they are not).
Editing a file that is already listed needs nothing: the build sees the change.
"""
import pathlib, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def source(folder, endings, name):
    files = sorted(p.relative_to(ROOT / folder).as_posix() for p in (ROOT / folder).rglob("*") if p.suffix in endings)
    lines = ["// Written by Tools/embed_rules.py; do not edit by hand.", f'#include "isnad_{name}.h"', ""]
    lines.append("// A trailing zero keeps an empty file a valid array.")
    for i, f in enumerate(files):
        lines += [f"static const unsigned char file_{i}[] = {{", f'#embed "../../{folder}/{f}" suffix(,)', "0};"]
    struct = f"isnad_{name.rstrip('s') if name == 'rules' else name}_file"
    lines += ["", f"static const struct {struct} files[] = {{"]
    lines += [f'    {{"{f}", file_{i}, sizeof file_{i} - 1}},' for i, f in enumerate(files)]
    lines += ["};", "", f"size_t {struct}_count(void) {{ return sizeof files / sizeof files[0]; }}",
              f"struct {struct} {struct}_at(size_t index) {{ return files[index]; }}", ""]
    return "\n".join(lines)


def main():
    targets = {
        ROOT / "Sources/CIsnadRules/rules.c": source("Rules", {".tsv", ".rules"}, "rules"),
        ROOT / "Sources/CIsnadWeb/web.c": source("Web", {".tsv", ".css", ".js", ".svg", ".json"}, "web"),
    }
    for path, text in targets.items():
        if path.exists() and path.read_text() == text:
            continue
        if "--check" in sys.argv[1:]:
            sys.exit(f"{path.relative_to(ROOT)} does not list the files as they are: run Tools/embed_rules.py")
        path.write_text(text)
        print(f"{path.relative_to(ROOT)} written")


if __name__ == "__main__":
    main()
