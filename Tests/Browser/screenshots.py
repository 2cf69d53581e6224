#!/usr/bin/env python3
"""Photograph every page, wide and narrow, in both languages, light and dark: python3 Tests/Browser/screenshots.py FOLDER

The archive is made from Samples/. One WebP a picture; `--base ADDRESS` takes pictures of a server that runs already, `--only NAME` of one page.
"""
import argparse
import io
import pathlib

from PIL import Image
from playwright.sync_api import sync_playwright

import serving


def pages(get):
    """Name → path; ids are taken from the archive itself."""
    story = get("/api/v1/stories?type=execution&limit=1")["data"][0]["id"]
    entity = get("/api/v1/reconcile?queries=" + "%7B%22a%22%3A%7B%22query%22%3A%22%D8%AF%D8%A7%D8%B9%D8%B4%22%7D%7D")["a"]["result"][0]["id"]
    claims = get(f"/api/v1/stories/{story}")["claims"]
    report, span = claims[0]["report"], claims[0]["claim"]["trigger"]["span"]
    return {
        "overview": "/", "stories": "/stories", "filtered": "/stories?type=execution&place=" + "%D8%AF%D9%8A%D8%B1%20%D8%A7%D9%84%D8%B2%D9%88%D8%B1", "story": f"/story/{story}",
        "report": f"/report/{report}?at={span[0]}-{span[1]}", "dossier": f"/entity/{entity}", "entities": "/entities", "reports": "/reports",
        "search": "/search?q=" + "%D8%A7%D9%84%D9%81%D8%B1%D8%A7%D8%B1", "review": "/review", "upload": "/upload", "about": "/about",
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--base")
    parser.add_argument("--only")
    parser.add_argument("--full", action="store_true", help="whole pages, not their first screen")
    arguments = parser.parse_args()
    if arguments.base:
        shoot(arguments, arguments.base)
    else:
        with serving.samples() as address:
            shoot(arguments, address)


def shoot(arguments, base):
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=serving.CHROMIUM, args=["--no-sandbox", "--hide-scrollbars"])
        get = lambda path: chromium.new_context().request.get(base + path).json()
        for name, path in pages(get).items():
            if arguments.only and name != arguments.only:
                continue
            for width, height in [(1440, 1000), (390, 844)]:
                for scheme in ["light", "dark"]:
                    context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                    page = context.new_page()
                    for language in ["ar", "en"]:
                        address = base + path + (("&" if "?" in path else "?") + "lang=en" if language == "en" else "")
                        page.goto(address.replace("?at=", "?at="))
                        picture = Image.open(io.BytesIO(page.screenshot(full_page=arguments.full)))
                        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
                        file = arguments.folder / f"{name}-{width}-{language}-{scheme}.webp"
                        picture.convert("RGB").save(file, quality=60, method=6)
                        print(file.name, file.stat().st_size // 1000, "kB", "WIDER THAN THE SCREEN" if wide else "")
                    context.close()
        chromium.close()


if __name__ == "__main__":
    main()
