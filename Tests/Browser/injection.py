#!/usr/bin/env python3
"""Script injection: payloads in every field of a report, shown in a real Chromium: python3 Tests/Browser/injection.py

Some 930 payloads (marks of markup in many writings) stand in each of 12 fields: text, title, outlet, author, address, id, the text's furniture by
way of a page (`html`), file name, names that become entities, the reviewer's name, note and corrected words; a part of them besides in decisions on entities. Every page is opened that
shows them. A payload that runs calls `alert`, sets `window.__ran`, changes the title, or asks for something; a violation of the content
security policy would mean that escaping failed and only the policy held. Both must be zero.
"""
import datetime
import itertools
import json
import pathlib
import shutil
import sys
import tempfile
import urllib.parse

from serving import browser, ingest, served

RUN = "window.__ran=1"
TAGS = ["script", "img", "svg", "iframe", "body", "video", "audio", "details", "marquee", "input", "object", "embed", "math", "style", "link", "base", "form", "textarea", "select", "a"]
EVENTS = ["onerror", "onload", "onclick", "onfocus", "ontoggle", "onmouseover", "onanimationstart", "onbegin", "onpointerenter", "onstart"]


def payloads():
    """Each payload says its own number, so that one that runs can be told."""
    yield from (f"<{tag} {event}={RUN}>" for tag in TAGS for event in EVENTS)
    yield from (f'"><{tag} {event}="{RUN}" autofocus src=x>' for tag in TAGS for event in EVENTS)
    yield from (f"'><{tag}/{event}='{RUN}'//" for tag in TAGS for event in EVENTS)
    yield from (f"<{tag}\t{event}\n=\x0c`{RUN}`\r>" for tag in TAGS for event in EVENTS[:6])
    yield from (f"</{tag}><script>{RUN}</script>" for tag in ["title", "textarea", "style", "script", "noscript", "xmp", "iframe", "svg", "math", "bdi", "div", "p", "mark", "td", "a", "li"])
    schemes = ["javascript:", "JaVaScRiPt:", "java\tscript:", "java\nscript:", " javascript:", "data:text/html,<script>", "data:text/html;base64,", "vbscript:", "&#106;avascript:", "javascript&colon;", "\x01javascript:", "blob:", "//evil.example/", "\\\\evil.example\\"]
    yield from (scheme + RUN for scheme in schemes)
    yield from (f"<a href='{scheme}{RUN}'>x</a>" for scheme in schemes)
    signs = ["<", "\u003c", "&lt;", "&#60;", "&#x3c;", "%3C", "\\x3c", "\\u003c", "\uff1c", "\u2039", "+ADw-", "\u0000<", "<\u0000", "<!--", "<![CDATA[", "]]>", "<?", "<%", "{{", "${", "`", "\u2028", "\u2029", "\ufeff<", "\u202e<", "\u200f<"]
    yield from (f"{sign}script>{RUN}</script>" for sign in signs)
    yield from (f"{sign}img src=x onerror={RUN}>" for sign in signs)
    quotes = ['"', "'", "`", "&quot;", "&#39;", "\\\"", "\\'", "\u201d", "\uff02", "\u02bc"]
    yield from (f"{quote} {event}={quote}{RUN}{quote} x={quote}" for quote in quotes for event in EVENTS)
    yield from (f"x{quote};{RUN};//" for quote in quotes)
    yield from ("</script><script>" + RUN + "</script>", "--><svg onload=" + RUN + ">", "<svg><script>" + RUN + "</script></svg>", "<style>@import'//evil.example/a.css'</style>", "<link rel=stylesheet href=//evil.example>", "<meta http-equiv=refresh content='0;url=javascript:" + RUN + "'>", "<base href=//evil.example/>", "<iframe srcdoc='<script>parent.__ran=1</script>'>")


def day(i):
    """Each report on a day of its own, weeks apart: a thousand reports of one wording would be compared with each other for minutes."""
    return (datetime.date(1960, 1, 1) + datetime.timedelta(days=21 * i)).isoformat()


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="isnad-injection-"))
    try:
        run(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(folder):
    every = list(dict.fromkeys(payloads()))
    print(f"{len(every)} payloads")
    assert len(every) >= 850
    lines = []
    for i, part in enumerate(every):
        claim = f"قال {part} إن تنظيم داعش أعدم، الثلاثاء، خمسة من عناصره في مدينة الرقة بتهمة الفرار."
        lines.append({"id": f"{i} {part}", "url": part, "title": part, "outlet": part, "author": part, "published": day(i), "text": f"{part}\n\n{claim}\n{part}"})
        if i % 4 == 0:
            lines.append({"id": f"page {i}", "html": f"<html><head><title>{part}</title><meta name=author content='{part}'></head><body><p>{claim}</p><div class=related>{part}</div></body></html>", "published": day(i)})
    (folder / "reports.ndjson").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    texts = folder / "texts"
    texts.mkdir()
    for i, part in enumerate(every[::9]):
        safe = part.replace("/", "\u2215").replace("\0", "")[:80].encode("utf-8")[:180].decode("utf-8", "ignore")
        (texts / f"{i}{safe}.txt").write_text(f"عنوان {i}\n\nقتل تنظيم داعش ثلاثة جنود في الموصل.\n", "utf-8")
    print(ingest(folder / "a.sqlite", folder / "reports.ndjson", texts).strip())
    with served(folder / "a.sqlite") as at, browser(viewport={"width": 1440, "height": 900}) as page:
        watch(page)
        review(page, at, every)
        paths = ["/", "/?lang=en", "/review?verdict=any", "/upload", "/nothing%3Cscript%3E" + RUN]
        paths += [f"/{name}?offset={n}" for name in ["reports", "entities"] for n in range(0, len(lines), 60)]
        paths += [f"/review?verdict=any&offset={n}" for n in range(0, 240, 12)]
        reports = collect(page, at, "reports")
        paths += [f"/report/{report['id']}" for report in reports]
        stories = collect(page, at, "stories")
        paths += [f"/story/{story['id']}" for story in stories[:120]]
        paths += [f"/entity/{entity['id']}" for entity in collect(page, at, "entities")[:200]]
        for part in every:
            quoted = urllib.parse.quote(part, safe="")
            paths += [f"/search?q={quoted}&offset={quoted}", f"/stories?who={quoted}&q={quoted}&place={quoted}&lang={quoted}"]
        for number, path in enumerate(paths):
            page.goto(at + path, wait_until="domcontentloaded")
            if page.evaluate("() => window.__ran"):
                page.ran.append(path)
            if number % 500 == 0:
                print(f"  {number} of {len(paths)} pages", flush=True)
        print(f"{len(every)} payloads, {len(paths)} pages: {len(page.ran)} ran, {len(page.violations)} violations of the policy, {len(page.outside)} requests to elsewhere")
        for fault in list(itertools.islice(itertools.chain(page.ran, page.violations, page.outside), 10)):
            print("  ", fault)
        sys.exit(1 if page.ran or page.violations or page.outside else 0)


def watch(page):
    page.ran, page.violations, page.outside = [], [], []
    page.on("dialog", lambda dialog: (page.ran.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: page.violations.append(message.text) if "Content Security Policy" in message.text or "TrustedHTML" in message.text else None)
    page.on("request", lambda request: page.outside.append(request.url) if "//127.0.0.1" not in request.url and not request.url.startswith("data:image") else None)


def review(page, at, every):
    """Payloads as the reviewer's name, as a note, and as the words of a correction."""
    claims = page.request.get(at + "/api/v1/claims?limit=200").json()["data"]
    for part, claim in zip(every, itertools.cycle(claims)):
        for body in [{"action": "note", "why": part}, {"action": "correct", "slot": "agent", "value": part}]:
            who = part.strip("\0")[:80] or "x"
            page.request.post(at + "/api/v1/review", data={"who": "a" + who[:79], "claim": claim["id"], **body})
    # Decisions on entities are worked out for all their reports, which takes longer: every thirtieth payload.
    for part, entity in zip(every[::30], page.request.get(at + "/api/v1/entities?limit=200").json()["data"]):
        body = {"who": "b" + part[:79], "action": "rename", "entity": entity["id"], "name": part[:190] + "x", "why": part}
        page.request.post(at + "/api/v1/decisions", data=body)


def collect(page, at, name):
    found, after = [], None
    while True:
        answer = page.request.get(f"{at}/api/v1/{name}?limit=200" + (f"&after={after}" if after else "")).json()
        found += answer["data"]
        after = answer.get("next")
        if not after:
            return found


if __name__ == "__main__":
    main()
