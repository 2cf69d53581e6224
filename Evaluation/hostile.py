#!/usr/bin/env python3
"""Pages, feeds, crawls and tables made to break a reader: the families H1 to H10, each with what is demanded and what was measured.

    Evaluation/hostile.py [--reader PROGRAM] [--worker PROGRAM] [--json-suite FOLDER] [--only H1,H9] [--small]

Each case is one run of isnad-reader (H7: of isnad-worker, all stages) in a process of its own: processor seconds and peak memory are the kernel's, less
nothing; for ratios the time of an empty page is taken off. H1 runs with a stack of 512 KB. --json-suite names the folder test_parsing of JSONTestSuite
(github.com/nst/JSONTestSuite), whose values are put into a member of a line. --small leaves out the largest sizes. Encodings (H4) and cut crawls (H10)
are measured by encodings.py and crawl_damage.py; here only what those do not. The last column says whether the demand holds; the exit code is 1 where one does not.
"""
import argparse, base64, collections, gzip, hashlib, json, os, pathlib, random, resource, subprocess, sys, tempfile, zlib
from programs import READERS, WORKERS, program

MIB = 1 << 20
ROWS, FAILED = [], []
Run = collections.namedtuple("Run", "seconds memory code out err")


def serve():
    """Runs commands for the script. The kernel counts the memory of a process from before its program was loaded, so it is not started out of one that holds large pages."""
    for line in sys.stdin:
        task = json.loads(line)

        def limits():
            if task["stack"]:
                resource.setrlimit(resource.RLIMIT_STACK, (task["stack"], task["stack"]))

        with open(task["out"], "wb") as out, open(task["err"], "wb") as err:
            process = subprocess.Popen(task["command"], stdout=out, stderr=err, preexec_fn=limits)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        print(json.dumps([usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode]), flush=True)


HELPER = None if "--serve" in sys.argv else subprocess.Popen([sys.executable, __file__, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def run(command, stack=None):
    """One process: its processor seconds, peak memory in MiB, exit code and what it wrote."""
    with tempfile.NamedTemporaryFile() as out, tempfile.NamedTemporaryFile() as err:
        HELPER.stdin.write(json.dumps(dict(command=list(map(str, command)), stack=stack, out=out.name, err=err.name)) + "\n")
        HELPER.stdin.flush()
        return Run(*json.loads(HELPER.stdout.readline()), out.read(), err.read())


def row(name, demand, found, holds):
    ROWS.append(f"| {name} | {demand} | {found} | {'yes' if holds else '**no**'} |")
    print(ROWS[-1], flush=True)
    if not holds:
        FAILED.append(name)


class Bench:
    def __init__(self, reader, folder, small):
        self.reader, self.folder, self.small = reader, pathlib.Path(folder), small
        self.idle = min(self.read("idle.html", b"<p>a").seconds for _ in range(3))
        self.idle_memory = self.read("idle.html", b"<p>a").memory

    def file(self, name, data):
        path = self.folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def read(self, name, data, stack=None):
        path = self.file(name, data)
        found = run([self.reader, path], stack)
        path.unlink()
        return found

    def within(self, found, size, base=None):
        """A second for each MiB but at least two; 64 MiB and ten times the document."""
        return found.code >= 0 and found.seconds <= max(2, size / MIB) and found.memory <= 64 + 10 * size / MIB


# MARK: H1, H2: markup

FAMILIES = {
    "div in div": lambda n: "<div>" * n + "نص",
    "bold and italic crossed": lambda n: "<b><i>" * n + "نص" + "</b></i>" * n,
    "links in links": lambda n: "<a href=x>" * n + "نص",
    "tables in tables": lambda n: "<table><tr><td>" * n + "نص",
    "tables without cells": lambda n: "<table>" * n + "نص",
    "lists in lists": lambda n: "<ul><li>" * n + "نص",
    "entries without lists": lambda n: "<li>" * n + "نص",
    "paragraphs left open": lambda n: "<p>كلمة " * n,
    "end tags of nothing": lambda n: "</div></b></td>" * n,
    "named boxes in boxes": lambda n: '<div class="related">' * n + "نص طويل عن البلدة والحاجز، قال شهود إن مجهولين هاجموه فجرا.",
    "aside in article": lambda n: "<article><aside>" * n + "نص",
    "svg in svg": lambda n: "<svg><g>" * n + "نص",
    "templates": lambda n: "<template><p>" * n + "نص",
    "forms and buttons": lambda n: "<form><button>" * n + "نص",
    "select and option": lambda n: "<select><option>" * n + "نص",
    "headings": lambda n: "<h1>عنوان" * n,
    "line breaks": lambda n: "كلمة<br>" * n,
    "comments left open": lambda n: "<!-- a " * n,
    "scripts in comments": lambda n: "<script><!--<script>" * n,
    "angle brackets": lambda n: "<" * n,
    "fonts with classes": lambda n: '<font class="a">' * n + "نص",
    "titles": lambda n: "<title>عنوان</title>" * n,
    "meta tags": lambda n: '<meta property="og:title" content="عنوان">' * n,
    "JSON-LD brackets": lambda n: '<script type="application/ld+json">' + '{"author":[' * n + "</script><p>نص",
    "teasers": lambda n: "<div><div><a href=x>عنوان خبر آخر عن البلدة</a><p>قال شهود إن مجهولين هاجموا الحاجز فجرا في البلدة القريبة من الحدود.</p></div></div>" * n,
    "one paragraph again and again": lambda n: "<p>قال شهود إن مجهولين هاجموا الحاجز.</p>" * n,
    "definitions": lambda n: "<dl><dt>أ<dd>ب" * n,
}


def h1(b):
    sizes = [1_000, 10_000, 100_000] + ([] if b.small else [1_000_000])
    crashed, out, ratios, slowest = [], [], {}, (0, "")
    for name, make in FAMILIES.items():
        times = []
        for n in sizes:
            page = make(n).encode()
            found = b.read("page.html", page, stack=512 << 10)
            if found.code < 0:
                crashed.append(f"{name} {n}")
            if not b.within(found, len(page)):
                out.append(f"{name} {n}: {found.seconds:.1f} s, {found.memory:.0f} MiB of {len(page) / MIB:.0f} MiB")
            times.append(max(found.seconds - b.idle, 0.05))
            slowest = max(slowest, (found.seconds / max(len(page) / MIB, 1), f"{name} {n}"))
        ratios[name] = times[-1] / times[-2]
    worst = max(ratios, key=ratios.get)
    row("H1 nesting", f"{len(FAMILIES)} families to {sizes[-1]:,} units on a stack of 512 KB: 0 crashes", f"{len(crashed)} {'; '.join(crashed)}", not crashed)
    row("H1 nesting", "ten times the units: at most 12 times the time", f"{ratios[worst]:.1f} at most ({worst})", ratios[worst] <= 12)
    row("H1 nesting", "a second for each MiB, 64 MiB and ten times the page", f"{len(out)} over; slowest {slowest[0]:.2f} s for a MiB ({slowest[1]}) {'; '.join(out)}", not out)


def h2(b):
    def tag(n):
        return "<p " + " ".join(f"a{i}=v" for i in range(n)) + ">نص الخبر كله هنا."
    for n, bound in ((100_000, 0.5), (1_000_000, 5)):
        found = b.read("page.html", tag(n))
        row("H2 attributes", f"{n:,} attributes of one tag in {bound} s", f"{found.seconds:.2f} s, {found.memory:.0f} MiB", found.code >= 0 and found.seconds <= bound)
    for name, page in (
        ("one attribute of 10 MB", '<p title="' + "س" * 5_000_000 + '">نص الخبر.'),
        ("a quotation mark never closed, 10 MB", '<p>نص الخبر.</p><p title="' + "<p>كلمة</p> " * 800_000),
        ("10,000 tags of 300 attributes", ("<i " + " ".join(f"a{i}=v" for i in range(300)) + ">") * 10_000 + "نص"),
        ("a name of 10 MB", "<" + "a" * 10_000_000 + ">نص"),
    ):
        found = b.read("page.html", page)
        size = len(page.encode())
        row("H2 attributes", name + ": time and memory within bounds", f"{found.seconds:.2f} s, {found.memory:.0f} MiB", b.within(found, size))


# MARK: H3: references


def h3(b):
    for name, unit in (("named", "&laquo;"), ("numeric", "&#1571;"), ("beyond Unicode", "&#x110000;"), ("surrogates", "&#xD800;"), ("left open", "&amp"), ("bare", "&"), ("unknown", "&zzzzzzzzzzzz;"), ("digits without end", "&#" + "9" * 30)):
        page = "<p>نص الخبر " + unit * 1_200_000
        found = b.read("page.html", page)
        row("H3 references", f"1,200,000 {name}: within bounds", f"{found.seconds:.2f} s, {found.memory:.0f} MiB", b.within(found, len(page.encode())))
    laughs = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY x SYSTEM "file:///etc/hostname">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(12)) + ']><rss><channel><item><title>خبر</title><description>نص الخبر &m; &x; هنا كله</description></item></channel></rss>'
    path = b.file("feed.rss", laughs)
    found = run([b.reader, path])
    text = "".join(json.loads(line)["text"] for line in found.out.decode().splitlines())
    holds = found.code == 0 and b"document-type" in found.err and len(text) < 200 and "haha" not in text
    row("H3 document types", "names of a feed's own: told, none expanded", f"{len(text)} characters of text, told: {b'document-type' in found.err}", holds)
    trace = b.folder / "trace"
    if subprocess.run(["which", "strace"], capture_output=True).returncode == 0:
        subprocess.run(["strace", "-f", "-e", "trace=network,openat,open", "-o", trace, b.reader, path], capture_output=True)
        lines = trace.read_text(errors="replace").splitlines()
        net = [x for x in lines if "AF_INET" in x]
        files = [x for x in lines if "/etc/hostname" in x]
        row("H3 document types", "under strace: no socket of a network, no file that the feed names", f"{len(net)} sockets, {len(files)} files", not net and not files)


# MARK: H4: encodings that encodings.py does not make


def h4(b):
    report = "اندلعت اشتباكات قرب الحاجز الشمالي، وقال شهود إن ثلاثة من الحراس أصيبوا فجر اليوم في البلدة."
    cases = {
        "overlong": report.encode() + b" \xc0\xaf \xe0\x80\xaf \xf0\x80\x80\xaf",
        "lone surrogates": report.encode() + b" \xed\xa0\x80 \xed\xb0\x80",
        "cut in a letter": report.encode()[:-1],
        "beyond Unicode": report.encode() + b" \xf4\x90\x80\x80 \xff\xfe",
        "UTF-16 of odd length": b"\xff\xfe" + report.encode("utf-16-le") + b"\x06",
        "lone halves in UTF-16": b"\xff\xfe" + report.encode("utf-16-le") + b"\x00\xd8\x41\x00",
    }
    bad = []
    for name, data in cases.items():
        found = b.read("text.txt", data)
        lines = found.out.decode().splitlines()
        text = json.loads(lines[0])["text"] if lines else ""
        if found.code != 0 or not text or ("\ufffd" in text and b"replaced" not in found.err):
            bad.append(name)
    row("H4 broken bytes", f"{len(cases)} kinds: read, and no letter replaced without being told", f"{len(bad)} not {' '.join(bad)}", not bad)


# MARK: H5: long runs


def h5(b):
    two = 2 * MIB
    cases = {
        "2 MB of vowel signs, alternating": ("نص " + "َّ" * (two // 4) + " خبر", 1),
        "1,000,000 vowel signs": ("نص " + "َُِ" * 333_334 + " خبر", 1.5),
        "2 MB of tatweel": ("نص " + "ـ" * (two // 2) + " خبر", 1),
        "2 MB of zero-width joiners": ("نص " + "\u200d\u200c" * (two // 6) + " خبر", 1),
        "2 MB of direction marks": ("نص " + "\u202e\u2066" * (two // 6) + " خبر", 1),
    }
    for name, (text, bound) in cases.items():
        for ending, page in (("txt", text), ("html", f"<title>{text}</title><h1>{text}</h1><p>{text}"), ("ndjson", json.dumps({"id": text, "title": text, "text": text}, ensure_ascii=False) + "\n")):
            times = 1 if ending == "txt" else 3
            found = b.read("a." + ending, page)
            holds = found.code >= 0 and found.seconds <= bound * times
            row("H5 long runs", f"{name}, {times} times as .{ending}: {bound * times} s", f"{found.seconds:.2f} s, {found.memory:.0f} MiB", holds)
    n = (20 if b.small else 100) * MIB
    for name, ending, data in (("one line of words", "html", "<p>" + "كلمة " * (n // 9)), ("one token", "html", "<p>" + "س" * (n // 2)), ("one line", "ndjson", '{"text":"' + "س" * (n // 2) + '"}\n{"id":"next","text":"نص الخبر الثاني كله هنا."}\n')):
        size = len(data.encode())
        found = b.read("a." + ending, data)
        told = found.err.decode().split(": ")[1] if b": " in found.err else "read"
        holds = found.code >= 0 and found.seconds <= size / MIB and found.memory <= 64 + 10 * size / MIB and (ending != "ndjson" or b'"next"' in found.out)
        row("H5 long runs", f"{name} of {size // MIB} MiB (.{ending}): within bounds, what follows is read", f"{found.seconds:.2f} s, {found.memory:.0f} MiB ({told})", holds)


# MARK: H6: marks of direction

CONTROLS = [0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F, 0x061C]


def h6(b):
    words = "قال شهود في بلدة السهل إن مجهولين هاجموا الحاجز الشمالي فجر اليوم وأصابوا ثلاثة من الحراس قبل أن ينسحبوا باتجاه الحدود القريبة من المخيم ولم تعلق أي جهة على ذلك حتى".split()
    lines = []
    for control in CONTROLS:
        for place in range(30):
            marked = [w + chr(control) if i == place else w for i, w in enumerate(words)]
            lines.append(json.dumps({"id": f"{control:x}-{place}", "title": "عنوان " + chr(control) + " الخبر", "outlet": chr(control) + "شبكة السهل", "text": " ".join(marked)}, ensure_ascii=False))
    found = b.read("a.ndjson", "\n".join(lines) + "\n")
    documents = [json.loads(x) for x in found.out.decode().splitlines()]
    kept = sum(chr(int(d["id"].split("-")[0], 16)) in d["text"] for d in documents)
    row("H6 marks of direction", "12 marks at 30 places: all kept where they stood in text, title and outlet", f"{kept} of {len(lines)}", kept == len(lines))


# MARK: H7: every stage

ADVERSARIAL = {
    "one reporting verb": "قال ", "nested reporting": "قال مصدر إن ", "left quotation marks": "«", "both quotation marks": "« » ", "brackets": "((", "numerals": "ثلاثة ", "digits": "12 ",
    "number words joined": "مئة وخمسة وعشرون ألفا و", "dates": "في 12 آذار 2017 ", "dates of three calendars": "الخميس 3 شعبان 1438 الموافق 27 نيسان ", "kunyas": "أبو ", "chains of sons": "بن ",
    "kunyas with names": "أبو سعد ", "titles": "القائد الشيخ الأمير ", "places": "حلب ", "places in places": "في ريف مدينة بلدة قرية ", "prepositions": "في من إلى على ", "conjunctions": "و و و ", "waw": "و",
    "killing": "قتل ", "killing and killed": "قتل مقتل قتلى ", "attacks": "هجوم على هجوم ", "pronouns": "هو هم عليهم منهم ", "relatives": "الذي التي الذين ", "negations": "لم لا لن ليس ",
    "hedges": "ربما نحو حوالي أكثر من ", "organisations": "التنظيم الجيش الحركة ", "organisation of organisations": "قوات جيش حركة كتائب ", "outlets": "وكالة قناة صحيفة ", "according to": "بحسب وفقا لـ", "colons": ": ",
    "commas": "، ", "stops": ". ", "stops without space": "كلمة.", "question marks": "؟", "ellipses": "... ", "paragraphs": "كلمة\n", "blank lines": "\n\n\n", "hashtags": "#وسم_", "addresses": "http://x.example/",
    "Latin letters": "word ", "mixed letters": "كلمةword", "vowel signs": "قُتِلَ ", "tatweel": "قـــتل ", "one long word": "كلمة", "numbers with units": "خمسون قتيلا وجريحا ", "ages": "عن عمر ناهز ", "sides": "بين الجيش والتنظيم ",
    "claims of responsibility": "أعلن التنظيم مسؤوليته عن ", "orders": "أمر بقتل الذي أمر بقتل ", "headlines": "اقرأ أيضا\n",
}


def h7(b, worker):
    big = 1 if b.small else 4
    idle = min(run([worker, b.file("idle.txt", "نص")]).seconds for _ in range(3))
    worst, slowest, bad = (0, ""), (0, ""), []
    for name, unit in ADVERSARIAL.items():
        times = []
        for mib in (big / 2, big):
            text = (unit * (int(mib * MIB) // len(unit.encode()) + 1)).encode()
            found = run([worker, b.file("a.txt", text)])
            if found.code < 0:
                bad.append(f"{name}: ends with {found.code}")
            # What takes less is nobody's attack, and not told apart from other work of the machine.
            times.append(max(found.seconds - idle, 0.3))
        slowest = max(slowest, (times[1] / big, name))
        ratio = times[1] / times[0]
        worst = max(worst, (ratio, name))
        if ratio > 2.3:
            bad.append(f"{name}: {ratio:.1f} ({times[1]:.1f} s)")
    row("H7 all stages", f"{len(ADVERSARIAL)} texts to {big} MiB: twice the text, at most 2.3 times the time", f"{worst[0]:.2f} at most ({worst[1]}); slowest {slowest[0]:.1f} s for a MiB ({slowest[1]}) {'; '.join(bad)}", not bad)


# MARK: H8: lines


def h8(b, suite):
    good = json.dumps({"id": "next", "text": "قال شهود إن ثلاثة أصيبوا."}, ensure_ascii=False).encode()
    cases = {
        "bad UTF-8": (b'{"id":"a","text":"\xd9\x82\xff\xd8\xaa\xd9\x84 \xd8\xb1\xd8\xac\xd9\x84"}', True), "NUL": (b'{"id":"a","text":"a\0b"}', False), "byte order mark": (b'\xef\xbb\xbf{"id":"a","text":"\xd9\x82\xd8\xaa\xd9\x84"}', True),
        "CRLF": (b'{"id":"a","text":"\xd9\x82\xd8\xaa\xd9\x84"}\r', True), "a name twice": (b'{"id":"a","text":"x","text":"\xd9\x82\xd8\xaa\xd9\x84"}', True), "1e400": (b'{"id":"a","n":1e400,"text":"\xd9\x82\xd8\xaa\xd9\x84"}', True),
        "2^63": (b'{"id":9223372036854775808,"text":"\xd9\x82\xd8\xaa\xd9\x84"}', True), "a lone surrogate": (b'{"id":"a","text":"\\ud800 \xd9\x82\xd8\xaa\xd9\x84"}', True), "depth of 1,000,000": (b'{"id":"a","x":' + b"[" * 1_000_000 + b"]" * 1_000_000 + b',"text":"\xd9\x82\xd8\xaa\xd9\x84"}', True),
        "windows-1256": ('{"id":"a","text":"قتل رجل"}'.encode("cp1256"), True), "cut": (b'{"id":"a","text":"\xd9\x82', False), "an array": (b"[1]", False), "nothing but spaces": (b"   ", None),
    }
    bad = []
    for name, (line, is_read) in cases.items():
        found = b.read("a.ndjson", line + b"\n" + good)
        ids = [json.loads(x)["id"] for x in found.out.decode().splitlines()]
        if "next" not in ids or (is_read is True and len(ids) != 2) or (is_read is False and (len(ids) != 1 or b"Line 1" not in found.err or b"byte" not in found.err)):
            bad.append(name)
    row("H8 lines", f"{len(cases)} odd lines: read or told with line and byte; the next is read", f"{len(bad)} not {', '.join(bad)}", not bad)
    if not suite:
        return
    counts, wrong = collections.Counter(), []
    for path in sorted(pathlib.Path(suite).glob("*.json")):
        value = path.read_bytes().strip()
        if path.name[0] == "n" and (b"\n" in value or b"\r" in value):
            continue  # A line cannot hold the line end that the case is about.
        value = value.replace(b"\n", b" ").replace(b"\r", b" ")
        found = b.read("a.ndjson", b'{"id":"a","text":"\xd9\x82\xd8\xaa\xd9\x84","x":' + value + b"}\n" + good)
        ids = [json.loads(x)["id"] for x in found.out.decode().splitlines()]
        kind = path.name[0]
        holds = found.code >= 0 and "next" in ids and (kind == "i" or ("a" in ids) == (kind == "y")) and (kind != "n" or (b"Line 1" in found.err and b"byte" in found.err))
        counts[kind] += holds
        counts[kind + " all"] += 1
        if not holds:
            wrong.append(path.name)
    row("H8 lines", "JSONTestSuite as members of lines: accepted, rejected with line and byte, no crash", f"{counts['y']} of {counts['y all']}, {counts['n']} of {counts['n all']}, {counts['i']} of {counts['i all']} {' '.join(wrong)}", not wrong)


# MARK: H9, H10: crawls


def record(i, http=None, head="", length=None, kind="response"):
    body = f"<h1>خبر {i} من البلدة</h1>" + "".join(f"<p>قال شهود إن مجهولين هاجموا الحاجز رقم {i * 7919 + k} فجرا، وإن {k + 2} من الحراس أصيبوا.</p>" for k in range(6))
    http = http or b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body.encode()
    lines = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{i}>\r\nWARC-Date: 2019-01-01T00:00:00Z\r\nWARC-Target-URI: http://x.example/{i}\r\nContent-Type: application/http; msgtype=response\r\n{head}Content-Length: {length or len(http)}\r\n\r\n"
    return lines.encode() + http + b"\r\n\r\n"


def zeros(size, wbits=31):
    """So many zeros, packed without holding them."""
    packer, out = zlib.compressobj(9, zlib.DEFLATED, wbits), []
    for _ in range(size // MIB):
        out.append(packer.compress(bytes(MIB)))
    return b"".join(out) + packer.flush()


def crawl(b, records, name="a.warc.gz"):
    path = b.file(name, b"".join(records))
    found = run([b.reader, path])
    path.unlink()
    return found, [json.loads(x)["id"] for x in found.out.decode().splitlines()]


def h9(b):
    pack = lambda data: gzip.compress(data, mtime=0)
    http = lambda fields, body: ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + fields + "\r\n").encode() + body
    size = (256 if b.small else 2048) * MIB
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:2>\r\nWARC-Target-URI: http://x.example/\r\nContent-Length: {size}\r\n\r\n".encode()
    member = packer.compress(head) + b"".join(packer.compress(bytes(MIB)) for _ in range(size // MIB)) + packer.flush()
    inner = zeros(size)
    page = "<p>قال شهود إن ثلاثة أصيبوا فجر اليوم.".encode()
    cases = {
        f"a record of {size // MIB} MiB of zeros in {len(member) / MIB:.1f} MiB": pack(record(1)) + member + pack(record(3)),
        "the same within Content-Encoding: gzip": pack(record(1)) + pack(record(2, http("Content-Encoding: gzip\r\n", inner))) + pack(record(3)),
        "packed twice": pack(record(1)) + pack(record(2, http("Content-Encoding: gzip, gzip\r\n", gzip.compress(inner, mtime=0)))) + pack(record(3)),
        "packed five times": pack(record(1)) + pack(record(2, http("Content-Encoding: " + ", ".join(["gzip"] * 5) + "\r\n", gzip.compress(gzip.compress(page))))) + pack(record(3)),
        "deflate": pack(record(1)) + pack(record(2, http("Content-Encoding: deflate\r\n", zeros(size, -15)))) + pack(record(3)),
        "a length of 10^18": pack(record(1)) + pack(record(2, length=10**18)) + pack(record(3)),
        "a length that says too much": pack(record(1)) + pack(record(2, length=5000)) + pack(record(3)),
        "a length that says too little": pack(record(1)) + pack(record(2, length=100)) + pack(record(3)),
        "a length below zero": pack(record(1)) + pack(record(2, length=-5)) + pack(record(3)),
        "chunks that lie": pack(record(1)) + pack(record(2, http("Transfer-Encoding: chunked\r\n", b"FFFFFFFF\r\n" + page + b"\r\n0\r\n\r\n"))) + pack(record(3)),
        "chunks without end": pack(record(1)) + pack(record(2, http("Transfer-Encoding: chunked\r\n", b"1\r\na\r\n" * 100_000))) + pack(record(3)),
    }
    idle, _ = crawl(b, [pack(record(1))])
    worst, bad = (0, 0, ""), []
    for name, data in cases.items():
        found, ids = crawl(b, [data])
        seconds = found.seconds - idle.seconds
        worst = max(worst, (seconds, found.memory, name))
        if found.code < 0 or "1" not in ids or "3" not in ids or seconds > 0.2 or found.memory > 64:
            bad.append(f"{name}: {ids}, {seconds:.2f} s, {found.memory:.0f} MiB")
    row("H9 bombs and lies", f"{len(cases)} crawls: the records around it read, at most 0.2 s and 64 MiB", f"slowest {worst[0]:.2f} s, {worst[1]:.0f} MiB ({worst[2]}) {'; '.join(bad)}", not bad)
    plain = {"a length of 10^18, not packed": record(1) + record(2, length=10**18) + record(3), "a length too large, not packed": record(1) + record(2, length=90_000) + record(3), "a head without end": record(1) + b"WARC/1.0\r\nX: " + b"a" * 4000 + b"\r\n" + record(3)}
    bad = [name for name, data in plain.items() if (lambda r: "1" not in r[1] or "3" not in r[1] or not r[0].err)(crawl(b, [data], "a.warc"))]
    row("H9 bombs and lies", f"{len(plain)} crawls that are not packed: told, the records around it read", f"{len(bad)} not {', '.join(bad)}", not bad)
    n = (16 if b.small else 256) * MIB
    long = {"one head line": b"WARC/1.0\r\nX: " + b"a" * n, "one head of lines": b"WARC/1.0\r\n" + b"X: y\r\n" * (n // 6), "beginnings of records": b"WARC/1.0\n" * (n // 90), "records without length": b"WARC/1.0\r\nX: y\r\n\r\n" * (n // 190), "beginnings of members": gzip.compress(record(1)) + b"\x1f\x8b\x08\x00" * (n // 40)}
    for name, data in long.items():
        found, ids = crawl(b, [data + b"\r\n" + record(3)], "a.warc.gz" if name == "beginnings of members" else "a.warc")
        holds = found.code >= 0 and found.seconds <= max(2, len(data) / MIB) and found.memory <= 64 + 10
        row("H9 bombs and lies", f"{name}, {len(data) // MIB} MiB: within bounds, told", f"{found.seconds:.2f} s, {found.memory:.0f} MiB, {len(found.err.splitlines())} told", holds and found.err)
    bomb, good = zeros(size), json.dumps({"id": "next", "text": "نص الخبر هنا كله."}, ensure_ascii=False).encode() + b"\n"
    for ending, data in (("ndjson.gz", bomb + gzip.compress(good)), ("html.gz", bomb)):
        found = b.read("a." + ending, data)
        holds = found.code >= 0 and found.seconds - b.idle <= 0.5 and found.memory <= 64 + 80 and found.err and (ending != "ndjson.gz" or b'"next"' in found.out)
        row("H9 bombs and lies", f"zeros as .{ending}: told, what follows is read", f"{found.seconds - b.idle:.2f} s, {found.memory:.0f} MiB", holds)


def h10(b, trials):
    rng, flagged = random.Random(7), 0
    for i in range(trials):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + ("<p>قال شهود إن مجهولين هاجموا الحاجز فجرا، وإن ثلاثة أصيبوا. " * 5).encode()
        digest = base64.b32encode(hashlib.sha1(http).digest()).decode()
        changed = bytearray(http)
        at = rng.randrange(70, len(http))
        changed[at] ^= 1 << rng.randrange(8)
        b.file(f"d{i}.warc", record(i, bytes(changed), f"WARC-Block-Digest: sha1:{digest}\r\n"))
    found = run([b.reader, *(b.folder / f"d{i}.warc" for i in range(trials))])
    flagged = sum(b": digest: " in line for line in found.err.splitlines())
    row("H10 damaged crawls", f"{trials} records with one changed bit: the digest told", f"{flagged} of {trials}", flagged == trials)
    found, ids = crawl(b, [gzip.compress(record(i, head=f"WARC-Truncated: {reason}\r\n")) for i, reason in enumerate(("length", "disconnect", "time"))])
    told = sum(found.err.count(b"truncated:" + reason) for reason in (b"length:", b"disconnect:", b"time:"))
    row("H10 damaged crawls", "WARC-Truncated is carried, with its reason", f"{told} of 3", told == 3 and len(ids) == 3)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--reader")
    p.add_argument("--worker")
    p.add_argument("--json-suite")
    p.add_argument("--only", default="H1,H2,H3,H4,H5,H6,H7,H8,H9,H10")
    p.add_argument("--small", action="store_true")
    a = p.parse_args()
    only = a.only.split(",")
    print("| what | demanded | measured | holds |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        b = Bench(program(a.reader, READERS), folder, a.small)
        for name, case in (("H1", h1), ("H2", h2), ("H3", h3), ("H4", h4), ("H5", h5), ("H6", h6), ("H9", h9)):
            if name in only:
                case(b)
        if "H7" in only:
            h7(b, program(a.worker, WORKERS))
        if "H8" in only:
            h8(b, a.json_suite)
        if "H10" in only:
            h10(b, 200 if a.small else 1000)
    print(f"a page without anything: {b.idle:.2f} s, {b.idle_memory:.0f} MiB")
    sys.exit(1 if FAILED else 0)


if __name__ == "__main__":
    serve() if "--serve" in sys.argv else main()
