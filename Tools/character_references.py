#!/usr/bin/env python3
"""Write Rules/markup/character-references.tsv from the table of HTML's named character references in Python's standard library (html.entities)."""
import html.entities
import pathlib

HEAD = """# The named character references of HTML: what stands behind & (case counts), and the scalars it means, in hexadecimal.
# A name without semicolon is one that old pages may write so. Written by Tools/character_references.py from Python's html.entities, which has
# the list of the WHATWG HTML standard. Columns: name, scalars.
"""
path = pathlib.Path(__file__).resolve().parent.parent / "Rules/markup/character-references.tsv"
rows = [f"{name}\t{' '.join(f'{ord(c):X}' for c in text)}" for name, text in sorted(html.entities.html5.items())]
path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
print(f"{len(rows)} names")
