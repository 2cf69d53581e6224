#!/usr/bin/env python3
"""Cut and damaged crawls: what Isnad reads and tells, beside warcio and FastWARC where they are installed.

    Evaluation/crawl_damage.py [--reader PROGRAM] [--trials N]

A crawl of twenty invented pages, a gzip member each, is cut at N random bytes, and N times one byte within its eleventh member is changed. Wanted: every cut is
told and every whole record before it read; of a damaged crawl nineteen records are read and one fault is told.
"""
import argparse, collections, gzip, io, json, pathlib, random, subprocess, sys, tempfile
from programs import READERS, program


def record(i):
    body = f"<h1>خبر {i} من البلدة</h1>" + "".join(f"<p>قال شهود إن مجهولين هاجموا الحاجز رقم {i * 7919 + k} فجرا، وإن {k + 2} من الحراس أصيبوا.</p>" for k in range(6))
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body.encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{i}>\r\nWARC-Date: 2019-01-01T00:00:00Z\r\nWARC-Target-URI: http://x.example/{i}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0)


def isnad(reader, files):
    read, told = collections.defaultdict(list), collections.Counter()
    for start in range(0, len(files), 200):
        run = subprocess.run([reader, *map(str, files[start:start + 200])], capture_output=True)
        for line in run.stdout.decode().split("\n")[:-1]:
            d = json.loads(line)
            read[pathlib.Path(d["path"].split("#")[0]).name].append(d["id"])
        for line in run.stderr.decode().splitlines():
            place, cause, _ = line.split(": ", 2)
            if cause != "passed-over":
                told[pathlib.Path(place.split("#")[0]).name] += 1
    return [(read[f.name], told[f.name]) for f in files]


def warcio(data):
    from warcio.archiveiterator import ArchiveIterator
    n = 0
    try:
        for r in ArchiveIterator(io.BytesIO(data)):
            r.content_stream().read()
            n += 1
        return n, 0
    except Exception:
        return n, 1


def fastwarc(data):
    from fastwarc.warc import ArchiveIterator
    n = 0
    try:
        for r in ArchiveIterator(io.BytesIO(data), parse_http=False):
            r.reader.read()
            n += 1
        return n, 0
    except Exception:
        return n, 1


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--reader")
    p.add_argument("--trials", type=int, default=1000)
    a = p.parse_args()
    own = program(a.reader, READERS)
    members = [record(i) for i in range(1, 21)]
    ends = [sum(map(len, members[:k + 1])) for k in range(20)]
    all_bytes, rng = b"".join(members), random.Random(1)
    cuts = [c for c in (rng.randrange(1, len(all_bytes)) for _ in range(a.trials * 2)) if c not in ends][:a.trials]
    flips = [(rng.randrange(ends[9] + 10, ends[10]), rng.randrange(1, 256)) for _ in range(a.trials)]
    cut_data = [all_bytes[:c] for c in cuts]
    flip_data = [all_bytes[:at] + bytes([all_bytes[at] ^ x]) + all_bytes[at + 1:] for at, x in flips]
    with tempfile.TemporaryDirectory() as folder:
        def files(kind, data):
            paths = [pathlib.Path(folder) / f"{kind}{i}.warc.gz" for i in range(len(data))]
            for path, d in zip(paths, data):
                path.write_bytes(d)
            return paths
        cut_found = isnad(own, files("cut", cut_data))
        flip_found = isnad(own, files("flip", flip_data))
    whole = [sum(e <= c for e in ends) for c in cuts]
    print(f"isnad: cuts told {sum(t > 0 for _, t in cut_found)} of {len(cuts)}, all whole records read {sum(len(r) == w for (r, _), w in zip(cut_found, whole))} of {len(cuts)}")
    wanted = [str(i) for i in range(1, 21) if i != 11]
    print(f"isnad: damaged: 19 of 20 read {sum(r == wanted for r, _ in flip_found)} of {len(flips)}, one fault told {sum(t == 1 for _, t in flip_found)}, any told {sum(t > 0 for _, t in flip_found)}")
    for name, reader in (("warcio", warcio), ("FastWARC", fastwarc)):
        try:
            c, f = [reader(d) for d in cut_data], [reader(d) for d in flip_data]
        except ImportError:
            continue
        print(f"{name}: cuts told {sum(t for _, t in c)} of {len(cuts)}; damaged: records read {sorted(collections.Counter(n for n, _ in f).items())}, told {sum(t for _, t in f)}")


if __name__ == "__main__":
    main()
