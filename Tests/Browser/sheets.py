#!/usr/bin/env python3
"""Lay the pictures of screenshots.py side by side, one sheet a page: python3 Tests/Browser/sheets.py FOLDER Documentation/pictures"""
import pathlib
import sys

from PIL import Image


def main():
    source, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    target.mkdir(parents=True, exist_ok=True)
    for name in sorted({file.name.split("-")[0] for file in source.glob("*-1440-*.webp")}):
        sheet = Image.new("RGB", (4 * 730 // 2 + 4 * 240, 2 * 520), (128, 128, 128))
        for row, scheme in enumerate(["light", "dark"]):
            x = 0
            for width, height, scale in [(1440, 1000, 0.5), (390, 844, 0.6)]:
                for language in ["ar", "en"]:
                    picture = Image.open(source / f"{name}-{width}-{language}-{scheme}.webp")
                    picture = picture.crop((0, 0, width, min(height, picture.height)))
                    picture = picture.resize((int(picture.width * scale), int(picture.height * scale)))
                    sheet.paste(picture, (x, row * 520))
                    x += picture.width + 8
        sheet.crop((0, 0, x, 1040)).save(target / f"{name}.webp", quality=55, method=4)


if __name__ == "__main__":
    main()
