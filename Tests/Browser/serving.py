"""Starts `isnad serve` on a fresh archive made from Samples/ and gives its address. Shared by the browser tests."""
import contextlib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def program():
    for name in [os.environ.get("ISNAD"), ROOT / ".build/release/isnad", ROOT / ".build/debug/isnad"]:
        if name and os.access(name, os.X_OK):
            return str(name)
    raise SystemExit("isnad is not built: swift build --product isnad")


def ingest(archive, *paths):
    done = subprocess.run([program(), "ingest", "--archive", str(archive), *map(str, paths)], capture_output=True, text=True)
    assert done.returncode in (0, 2), done.stderr
    return done.stdout


def in_language(path, language):
    """The same page in `ar` or `en`; what stands behind # stays last."""
    path, mark, place = path.partition("#")
    return path + (("&" if "?" in path else "?") + "lang=en" if language == "en" else "") + mark + place


@contextlib.contextmanager
def served(archive, *options):
    """Address of a server of that archive, which ends with the block."""
    process = subprocess.Popen([program(), "serve", "--archive", str(archive), "--port", "0", *options], stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        match = re.search(r"http://[^/]+", line)
        assert match, f"the server said: {line!r}"
        yield match.group()
    finally:
        process.terminate()
        process.wait(timeout=10)


@contextlib.contextmanager
def samples():
    """Address of a server of the samples, coded anew."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="isnad-browser-"))
    try:
        ingest(folder / "samples.sqlite", ROOT / "Samples")
        with served(folder / "samples.sqlite", "--web", str(ROOT / "Web")) as address:
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def browser(**options):
    """A headless Chromium and a page in it; console errors and refused requests are collected in `page.faults`."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = chromium.new_context(**options)
        page = context.new_page()
        page.faults = []
        page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        try:
            yield page
        finally:
            context.close()
            chromium.close()
