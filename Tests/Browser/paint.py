#!/usr/bin/env python3
"""First paint of every page of a running server in Chromium: python3 Tests/Browser/paint.py http://127.0.0.1:8080 [--rounds 5]

Each page is opened in a fresh context (nothing cached) and the paint timing of the browser is read: milliseconds from the start of the navigation to the first
paint. Prints median and largest of each page; exit 1 where a median is 300 ms or more.
"""
import argparse
import sys

import serving
from screenshots import pages

PAINT = """() => new Promise((resolve) => { const seen = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  const again = () => seen() ? resolve(seen()) : setTimeout(again, 5); again(); })"""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("base")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    slow = False
    with serving.browser() as probe:
        chromium = probe.context.browser
        views = pages(lambda path: probe.request.get(arguments.base + path).json())
        probe.goto(arguments.base + "/about")
        for name, path in views.items():
            times = []
            for turn in range(arguments.rounds):
                context = chromium.new_context(viewport={"width": 1440, "height": 900})
                page = context.new_page()
                # Another address each time, so that the server's cache does not answer.
                page.goto(arguments.base + path.replace("#at", "") + ("&" if "?" in path else "?") + f"turn={turn}")
                times.append(page.evaluate(PAINT))
                context.close()
            median = sorted(times)[len(times) // 2]
            slow |= median >= 300
            print(f"{name:10} first paint: median {median:6.1f} ms, largest {max(times):6.1f} ms", flush=True)
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
