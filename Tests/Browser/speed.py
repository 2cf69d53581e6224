#!/usr/bin/env python3
"""Times of every page of a running server, and what a page weighs: python3 Tests/Browser/speed.py http://127.0.0.1:8080 [--rounds 20] [--pid PID]

Addresses differ in each round (other stories, reports, entities, words; those with most claims first, which are the dearest), so no answer comes
from the cache. Prints median, 95th percentile and largest in ms, and the largest page with its style and scripts in kB, unpacked. `--pid` adds the
time that the server's processor worked on an answer (Linux, /proc/PID/task/*/schedstat): on a machine that does other things too, that is what
the page costs, and the clock tells of the neighbours. Exit 1 where a 95th percentile is 100 ms or more (of work, with `--pid`) or a page 150 kB or more.
"""
import argparse
import json
import pathlib
import sys
import time
import urllib.parse
import urllib.request


def worked(pid):
    """Milliseconds that all threads of a process have run."""
    return sum(int(file.read_text().split()[0]) for file in pathlib.Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e6


def get(url):
    begun = time.perf_counter()
    with urllib.request.urlopen(url) as answer:
        body = answer.read()
    return (time.perf_counter() - begun) * 1000, body


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("base")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--pid", type=int)
    parser.add_argument("--only", help="one kind of page, to look at")
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
    scripts = {"review": ["/review.js", "/entity.js"], "dossier": ["/entity.js"], "upload": ["/upload.js"]}
    get(base + "/stories?warm=1"), get(base + "/review?warm=1")
    bad = False
    for kind, paths in kinds.items():
        if arguments.only and kind != arguments.only:
            continue
        answers, works = [], []
        for path in paths:
            begun = worked(arguments.pid) if arguments.pid else 0
            answers.append(get(base + path))
            works.append(worked(arguments.pid) - begun if arguments.pid else 0)
        times = sorted(t for t, _ in answers)
        ranked = lambda values: sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]
        heaviest = max(range(len(paths)), key=lambda i: len(answers[i][1]))
        weight = (len(answers[heaviest][1]) + assets + sum(len(get(base + path)[1]) for path in scripts.get(kind, []))) / 1000
        limit = ranked(works) if arguments.pid else ranked(times)
        bad |= limit >= 100 or weight >= 150
        work = f"   work: median {sorted(works)[len(works) // 2]:6.1f} p95 {ranked(works):6.1f} most {max(works):6.1f}" if arguments.pid else ""
        print(f"{kind:16} {len(times):3}  median {times[len(times) // 2]:7.1f}  p95 {ranked(times):7.1f}  most {times[-1]:7.1f} ms{work}   heaviest {weight:6.1f} kB", flush=True)
        if arguments.only:
            print("  dearest", paths[max(range(len(paths)), key=lambda i: works[i] if arguments.pid else answers[i][0])], "heaviest", paths[heaviest])
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
