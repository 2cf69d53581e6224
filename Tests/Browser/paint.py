#!/usr/bin/env python3
"""First paint of every page of a running server in Chromium: python3 Tests/Browser/paint.py http://127.0.0.1:8080 [--rounds 7]

Milliseconds from the start of the navigation to the first paint, as the browser tells them, with nothing cached, at addresses that the server's cache
does not know. `open`: in a tab that has shown a page of the server before, as a reader goes from page to page. `new`: the first page of a process of
its own, which has to start and look up its fonts; the empty page tells how much of it that is. Prints medians and the largest; exit 1 where a median of
`open` is 300 ms or more.
"""
import argparse
import sys

import serving
from screenshots import pages

PAINT = """() => new Promise((resolve) => { const seen = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  const again = () => seen() ? resolve(seen()) : setTimeout(again, 5); again(); })"""
VIEW = {"width": 1440, "height": 900}
EMPTY = "data:text/html,<!doctype html><title>empty</title><p>empty"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("base")
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    slow = False
    with serving.browser(viewport=VIEW) as tab:
        chromium = tab.context.browser
        views = pages(lambda path: tab.request.get(arguments.base + path).json())
        tab.context.new_cdp_session(tab).send("Network.setCacheDisabled", {"cacheDisabled": True})
        tab.goto(arguments.base + "/about")

        def painted(page, address):
            page.goto(address)
            return page.evaluate(PAINT)

        def fresh(address):
            context = chromium.new_context(viewport=VIEW)
            try:
                return painted(context.new_page(), address)
            finally:
                context.close()

        def told(times):
            return f"median {sorted(times)[len(times) // 2]:6.1f} ms, largest {max(times):6.1f} ms"

        print(f"{'empty':10} new: {told([fresh(EMPTY) for _ in range(arguments.rounds)])}", flush=True)
        for name, path in views.items():
            address = arguments.base + path.replace("#at", "") + ("&" if "?" in path else "?")
            known = [painted(tab, f"{address}turn={turn}") for turn in range(arguments.rounds)]
            new = [fresh(f"{address}turn=new{turn}") for turn in range(arguments.rounds)]
            slow |= sorted(known)[len(known) // 2] >= 300
            print(f"{name:10} open: {told(known)}   new: {told(new)}", flush=True)
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
