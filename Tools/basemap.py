#!/usr/bin/env python3
"""Write Web/basemap.tsv, the outlines that the pages draw maps from, out of Natural Earth (public domain).

    apt-get download qgis-common && dpkg -x qgis-common_*.deb DIR
    python3 Tools/basemap.py DIR/usr/share/qgis/resources/data/world_map.gpkg

Countries of the region that the gazetteer covers keep points some 2 km apart and their first-order divisions; the rest of the world is
coarser. Outlines are simplified after Visvalingam and Whyatt: the point whose triangle with its neighbours is smallest goes first. The
same triangle stands on both sides of a border, so neighbours keep the same points and no gaps open between them.
"""
import heapq, pathlib, sqlite3, struct, sys

REGION = set("SY IQ YE LB PS IL JO SA AE KW QA BH OM EG LY TN DZ MA EH MR SD SS SO DJ ER ET TD NE ML NG TR IR AF PK CY".split())
#: Smallest triangle kept, in square degrees, for countries of the region, their divisions, and the rest of the world.
REGION_AREA, DIVISION_AREA, WORLD_AREA = 0.0009, 0.0016, 0.02
#: Smallest part of a country or division that is drawn, in square degrees.
REGION_PART, WORLD_PART = 0.004, 0.15
SCALE = 100
OUT = pathlib.Path(__file__).resolve().parent.parent / "Web/basemap.tsv"
HEAD = """# Outlines of countries and of first-order divisions, for the maps of the pages. Written by Tools/basemap.py; do not edit by hand.
# From Natural Earth 1:10m (public domain, https://www.naturalearthdata.com), as Debian's qgis-common carries it in world_map.gpkg; simplified.
# Columns: kind (country, admin1), country (ISO 3166, two letters), rings (joined by |): first point, then steps; x y in hundredths of a degree
"""


def rings(blob):
    """Outer rings of a GeoPackage multipolygon; holes are left out."""
    flags = blob[3]
    at = 8 + {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(flags >> 1) & 7]

    def take(form, at):
        return struct.unpack_from("<" + form, blob, at)

    _, kind, count = take("BII", at)
    at += 9
    assert kind == 6, kind
    for _ in range(count):
        _, kind, parts = take("BII", at)
        at += 9
        for part in range(parts):
            (points,) = take("I", at)
            at += 4
            flat = take(f"{2 * points}d", at)
            at += 16 * points
            if part == 0:
                yield list(zip(flat[::2], flat[1::2]))


def area(a, b, c):
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def size(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))) / 2


def simplified(ring, least):
    ring = ring[:-1] if ring[0] == ring[-1] else ring
    n = len(ring)
    before, after, gone = [(i - 1) % n for i in range(n)], [(i + 1) % n for i in range(n)], [False] * n
    areas = [area(ring[before[i]], ring[i], ring[after[i]]) for i in range(n)]
    # Among equal triangles the order is by place, not by index: it is the same from both sides of a border.
    heap = [(areas[i], ring[i], i) for i in range(n)]
    heapq.heapify(heap)
    left = n
    while heap and left > 4:
        smallest, _, i = heapq.heappop(heap)
        if gone[i] or smallest != areas[i]:
            continue
        if smallest >= least:
            break
        gone[i] = True
        left -= 1
        a, b = before[i], after[i]
        after[a], before[b] = b, a
        for k in (a, b):
            areas[k] = max(smallest, area(ring[before[k]], ring[k], ring[after[k]]))
            heapq.heappush(heap, (areas[k], ring[k], k))
    return [ring[i] for i in range(n) if not gone[i]]


def packed(ring):
    points = [(round(x * SCALE), round(y * SCALE)) for x, y in ring]
    kept = [p for i, p in enumerate(points) if p != points[i - 1]] or points[:1]
    steps = [kept[0]] + [(b[0] - a[0], b[1] - a[1]) for a, b in zip(kept, kept[1:])]
    return " ".join(f"{x} {y}" for x, y in steps)


def row(kind, iso, blob, least, part):
    kept = [packed(simplified(r, least)) for r in rings(blob) if size(r) >= part]
    return f"{kind}\t{iso}\t{'|'.join(kept)}" if kept else None


def main():
    db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    lines = []
    for iso, name, geom in db.execute("SELECT iso_a2, NAME, geom FROM countries ORDER BY iso_a2, NAME"):
        if name == "Antarctica":
            continue
        inside = iso in REGION
        lines.append(row("country", iso if (iso or "").isalpha() else "-", geom, REGION_AREA if inside else WORLD_AREA,
                         REGION_PART if inside else WORLD_PART))
    for iso, geom in db.execute("SELECT iso_a2, geom FROM states_provinces ORDER BY iso_a2, name"):
        if iso in REGION:
            lines.append(row("admin1", iso, geom, DIVISION_AREA, REGION_PART))
    OUT.write_text(HEAD + "\n".join(line for line in lines if line) + "\n")
    print(f"{OUT.name}: {sum(line is not None for line in lines)} outlines, {OUT.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
