"""Turns what the user names into items of about one size: files of lines are cut, everything else is one item a file.

The worker opens the files itself, so they have to lie where every executor sees them (a shared folder; on one machine any folder).
"""

import os

from . import host

LINES = (".ndjson", ".jsonl")
# Smaller pieces cost more for their start than they spread.
SMALLEST_PIECE = 64 << 10


def files(paths):
    """Files below the paths in the order of the bytes of their names; a path that is missing stays, for the worker to tell."""
    for path in paths:
        if not os.path.isdir(path):
            yield path
            continue
        found = []
        for folder, folders, names in os.walk(path):
            folders[:] = [f for f in folders if not f.startswith((".", "_"))]
            found += [os.path.join(folder, name) for name in names if not name.startswith((".", "_"))]
        # Side files of metadata are read with the report that they stand beside.
        stems = {os.path.splitext(name)[0] for name in found if not name.endswith(".json")}
        yield from sorted((f for f in found if not (f.endswith(".json") and f[:-5] in stems)), key=os.fsencode)


def plan(paths, partitions):
    """Descriptions of items, to be sent to executors: ("file", path) or ("lines", path, start, end, number of the first line)."""
    found = list(files(paths))
    for path in found:
        if any(sign in path for sign in "\t\n"):
            raise ValueError(f"{path!r}: a path with a tab or a line feed cannot be handed to the worker")
    total = sum(os.path.getsize(path) for path in found if os.path.exists(path))
    piece = max(SMALLEST_PIECE, total // max(1, partitions) + 1)
    for path in found:
        if path.endswith(LINES) and os.path.isfile(path):
            yield from cut(path, piece)
        else:
            yield ("file", path)


def cut(path, piece):
    """Cuts a file of lines near every `piece` bytes, and counts lines, so that each keeps the number that it has in the file."""
    start, number, lines, offset = 0, 1, 0, 0
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            at = 0
            while offset + len(block) - start >= piece:
                # The first line feed at or behind the mark, if this block holds one.
                end = block.find(b"\n", max(at, start + piece - 1 - offset))
                if end < 0:
                    break
                lines += block.count(b"\n", at, end + 1)
                yield ("lines", path, start, offset + end + 1, number)
                start, number, at = offset + end + 1, number + lines, end + 1
                lines = 0
            lines += block.count(b"\n", at)
            offset += len(block)
    if offset > start:
        yield ("lines", path, start, offset, number)


def item(description):
    kind, *rest = description
    return host.whole_file(*rest) if kind == "file" else host.lines_of(*rest)
