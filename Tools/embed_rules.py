#!/usr/bin/env python3
"""Write Sources/CIsnadRules/rules.c: one #embed for each file under Rules/ that the program reads.

Run it after adding or removing a rule file; `--check` only says whether the list is up to date (exit 1 when it is not).
Editing a file that is already listed needs nothing: the build sees the change.
"""
import pathlib, sys

root = pathlib.Path(__file__).resolve().parent.parent
out = root / "Sources/CIsnadRules/rules.c"
files = sorted(p.relative_to(root / "Rules").as_posix() for p in (root / "Rules").rglob("*") if p.suffix in {".tsv", ".rules"})
lines = ["// Written by Tools/embed_rules.py; do not edit by hand.", '#include "isnad_rules.h"', ""]
lines.append("// A trailing zero keeps an empty file a valid array.")
for i, f in enumerate(files):
    lines += [f"static const unsigned char file_{i}[] = {{", f'#embed "../../Rules/{f}" suffix(,)', "0};"]
lines += ["", "static const struct isnad_rule_file files[] = {"]
lines += [f'    {{"{f}", file_{i}, sizeof file_{i} - 1}},' for i, f in enumerate(files)]
lines += ["};", "", "size_t isnad_rule_file_count(void) { return sizeof files / sizeof files[0]; }",
          "struct isnad_rule_file isnad_rule_file_at(size_t index) { return files[index]; }", ""]
text = "\n".join(lines)
if "--check" in sys.argv[1:]:
    if not out.exists() or out.read_text() != text:
        sys.exit(f"{out.relative_to(root)} does not list the files under Rules/ as they are: run Tools/embed_rules.py")
elif not out.exists() or out.read_text() != text:
    out.write_text(text)
    print(f"{len(files)} rule files embedded")
