#!/usr/bin/env python3
"""A gigabyte of crawl: every record comes back, and memory does not grow with the file.

    Evaluation/crawl_large.py [--reader PROGRAM] [--megabytes N]

Writes a WARC file of the pages of page_speed.py, each with its number in it, a gzip member a record, to a temporary folder; reads it as isnad-reader does, counts the
numbers that come back in order, and tells the peak memory of the reading process.
"""
import argparse, gzip, json, os, pathlib, re, subprocess, sys, tempfile
from page_speed import page
from programs import READERS, program


def write(path, size):
    pages = [page(i) for i in range(60)]
    total = n = 0
    with open(path, "wb") as out:
        while total < size:
            body = pages[n % 60].replace(" فجر اليوم، ", f" فجر اليوم رقم {n}، ").replace("</h1>", f" رقم {n}</h1>").encode()
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
            head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{n}>\r\nWARC-Date: 2019-01-01T00:00:00Z\r\nWARC-Target-URI: http://x.example/{n}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            record = head.encode() + http + b"\r\n\r\n"
            out.write(gzip.compress(record, 1, mtime=0))
            total += len(record)
            n += 1
    return n, total


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--reader")
    p.add_argument("--megabytes", type=int, default=1000)
    a = p.parse_args()
    reader = program(a.reader, READERS)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "large.warc.gz"
        count, total = write(path, a.megabytes * 1_000_000)
        print(f"{count} records, {total / 1e6:.0f} MB of content in {path.stat().st_size / 1e6:.0f} MB", flush=True)
        process = subprocess.Popen([reader, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        expected, wrong, peak = 0, [], 0
        for line in process.stdout:
            d = json.loads(line)
            if int(d["id"]) != expected and len(wrong) < 5:
                wrong.append((expected, d["id"]))
            expected = int(d["id"]) + 1
            if f"رقم {d['id']}" not in d["text"] and len(wrong) < 5:
                wrong.append((d["id"], "another page"))
            if int(d["id"]) % 1000 == 0 and os.path.exists(f"/proc/{process.pid}/status"):
                peak = max(peak, int(re.search(r"VmHWM:\s+(\d+)", open(f"/proc/{process.pid}/status").read()).group(1)))
        told = process.stderr.read().decode()
        print(f"read in order: {expected if not wrong else wrong}; told: {told.strip() or 'nothing'}; peak memory {peak / 1024:.0f} MiB")
        sys.exit(0 if expected == count and not wrong and not told else 1)


if __name__ == "__main__":
    main()
