#!/usr/bin/env python3
"""Times of every page of a running server, each address asked once after a write emptied the cache, and what a page weighs.

    python3 Tests/Browser/speed.py http://127.0.0.1:8080 [--rounds 12]

Addresses differ in each round (other stories, reports, entities, words), so no answer comes from the cache. Prints median, 95th percentile and
largest in ms, and the largest page with its style and scripts in kB. Exit 1 where a 95th percentile is 100 ms or more or a page 150 kB or more.
"""
import argparse
import json
import sys
import time
import urllib.parse
import urllib.request


def get(url):
    begun = time.perf_counter()
    with urllib.request.urlopen(url) as answer:
        body = answer.read()
    return (time.perf_counter() - begun) * 1000, body


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("base")
    parser.add_argument("--rounds", type=int, default=20)
    arguments = parser.parse_args()
    base, n = arguments.base, arguments.rounds
    data = lambda path: json.loads(get(base + path)[1])
    stories = data(f"/api/v1/stories?limit={n}")["data"]
    reports = data(f"/api/v1/reports?limit={n}")["data"]
    entities = data(f"/api/v1/entities?limit={n}")["data"]
    types = [tally["key"] for tally in data("/api/v1/overview")["types"]][:n]
    words = ["الجيش", "قتل", "حلب", "الحوثي", "ارهابي", "مصدر", "الموصل", "انتحاري", "هدنة", "الرقة", "درعا", "بغداد", "عدن", "ليبيا", "طرابلس", "سيناء", "غارة", "قصف", "فرار", "مفاوضات"]
    quote = urllib.parse.quote
    kinds = {
        "overview": [f"/?round={i}" for i in range(n)],
        "stories": [f"/stories?type={types[i % len(types)]}&x={i}" for i in range(n)] + [f"/stories?all={i}" for i in range(n)],
        "stories by name": [f"/stories?who={quote(entity['name'])}" for entity in entities],
        "story": [f"/story/{story['id']}" for story in stories],
        "reports": [f"/reports?offset={60 * i}" for i in range(n)],
        "report": [f"/report/{report['id']}" for report in reports],
        "entities": [f"/entities?offset={60 * i}" for i in range(n)],
        "dossier": [f"/entity/{entity['id']}" for entity in entities],
        "search": [f"/search?q={quote(word)}" for word in words[:n]],
        "review": [f"/review?type={types[i % len(types)]}&x={i}" for i in range(n)] + [f"/review?all={i}" for i in range(n)],
        "upload": [f"/upload?x={i}" for i in range(n)],
        "about": [f"/about?x={i}" for i in range(n)],
    }
    assets = sum(len(get(base + path)[1]) for path in ["/style.css", "/page.js", "/icon.svg"])
    bad = False
    for kind, paths in kinds.items():
        answers = [get(base + path) for path in paths]
        times = sorted(t for t, _ in answers)
        p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
        weight = (max(len(body) for _, body in answers) + assets) / 1000
        bad |= p95 >= 100 or weight >= 150
        print(f"{kind:16} {len(times):3}  median {times[len(times) // 2]:7.1f}  p95 {p95:7.1f}  most {times[-1]:7.1f} ms   heaviest {weight:6.1f} kB")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
