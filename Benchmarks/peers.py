#!/usr/bin/env python3
"""Isnad beside the peers that PyPI offers: the same text, the same machine, the same run; prints words or pages a processor second, and ratios.

    python3 -m venv peers && peers/bin/pip install -r Benchmarks/peers.txt
    peers/bin/python Benchmarks/peers.py [--worker PATH] [--text FILE.ndjson] [--pages DIR] [--conllu FILE] [--ner FILE]

A peer that is not installed, or whose data is missing, is named and passed over. Each measurement states how much it found; one that finds
nothing fails the run. Taggers are trained here, shortly: their speed does not depend on how well they learnt, and their accuracy is not measured.
"""
import argparse, io, json, pathlib, resource, subprocess, sys, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
rows, absent = [], []


def child_seconds(command, data=None):
    """Processor seconds of a command, and what it wrote."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, out


def own_seconds(body):
    start = time.process_time()
    found = body()
    return time.process_time() - start, found


def record(what, unit, count, seconds, found):
    if not found:
        sys.exit(f"{what} found nothing: the reading is broken")
    rows.append((what, unit, count / max(seconds, 1e-9), found))


def peer(name, body):
    try:
        body()
    except (ImportError, FileNotFoundError) as missing:
        absent.append(f"{name}: {missing}")


def isnad(worker, text, words, pages):
    start = min(child_seconds([worker], b'{"text": "-"}')[0] for _ in range(3))
    for what, options in (("Isnad, text to claims", []), ("Isnad, text to mentions", ["--analyze"])):
        seconds, out = child_seconds([worker, *options, "-"], text)
        record(what, "words", words, seconds - start, out.count(b'"span"'))
    if pages:
        seconds, out = child_seconds([worker, *map(str, pages)])
        record("Isnad, saved page to claims", "pages", len(pages), seconds - start, out.count(b"\n"))


def crfsuite(texts, ner):
    import pycrfsuite

    def features(words, i):
        word = words[i]
        seen = [word, "1" + word[:1], "2" + word[:2], "3" + word[:3], "4" + word[-1:], "5" + word[-2:], "6" + word[-3:], f"n{len(word)}"]
        for step in (-2, -1, 1, 2):
            if 0 <= i + step < len(words):
                other = words[i + step]
                seen += [f"{step}{other}", f"{step}p{other[:2]}", f"{step}s{other[-2:]}"]
        return seen

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"max_iterations": 20})
    words, tags = [], []
    for line in ner.read_text(encoding="utf-8").splitlines() + [""]:
        parts = line.split()
        if len(parts) >= 2:
            words.append(parts[0])
            tags.append(parts[-1])
        elif words:
            trainer.append([features(words, i) for i in range(len(words))], tags)
            words, tags = [], []
    trainer.train("/tmp/isnad-peer.crf")
    tagger = pycrfsuite.Tagger()
    tagger.open("/tmp/isnad-peer.crf")

    def body():
        found = 0
        for text in texts:
            for line in text.split("\n"):
                own = line.split()
                if own:
                    found += sum(tag != "O" for tag in tagger.tag([features(own, i) for i in range(len(own))]))
        return found

    seconds, found = own_seconds(body)
    record("python-crfsuite, names", "words", sum(len(t.split()) for t in texts), seconds, found)


def udpipe(texts, conllu):
    import ufal.udpipe as up

    sentences, error, one = up.Sentences(), up.ProcessingError(), up.Sentence()
    reader = up.InputFormat.newConlluInputFormat()
    reader.setText(conllu.read_text(encoding="utf-8"))
    while sentences.size() < 150 and reader.nextSentence(one, error):
        sentences.push_back(one)
        one = up.Sentence()
    short = ("epochs=2;early_stopping=0", "iterations=2;models=1", "iterations=1;hidden_layer=100")
    data = up.Trainer.train("morphodita_parsito", sentences, up.Sentences(), *short, error)
    if error.occurred():
        sys.exit(f"UDPipe could not be trained: {error.message}")
    path = pathlib.Path("/tmp/isnad-peer.udpipe")
    path.write_bytes(bytes(data))
    model = up.Model.load(str(path))
    for what, options in (("UDPipe, tags", ("tokenize", up.Pipeline.DEFAULT, up.Pipeline.NONE)), ("UDPipe, tags and trees", ("tokenize", up.Pipeline.DEFAULT, up.Pipeline.DEFAULT))):
        pipeline = up.Pipeline(model, *options, "conllu")
        seconds, found = own_seconds(lambda: sum(len(pipeline.process(text, error)) for text in texts))
        record(what, "words", sum(len(t.split()) for t in texts), seconds, found)


def datasketch(texts):
    from datasketch import MinHash

    def body():
        found = 0
        for text in texts:
            words, sketch = text.split(), MinHash(num_perm=128)
            for i in range(max(1, len(words) - 3)):
                sketch.update(" ".join(words[i : i + 4]).encode())
            found += int(sketch.hashvalues[0] > 0)
        return found

    seconds, found = own_seconds(body)
    record("datasketch, signatures of copies", "words", sum(len(t.split()) for t in texts), seconds, found)


def page_peers(pages):
    sources = [page.read_text(encoding="utf-8", errors="replace") for page in pages]

    def trafilatura_peer():
        import trafilatura
        seconds, found = own_seconds(lambda: sum(len(trafilatura.extract(s) or "") for s in sources))
        record("trafilatura, page to text", "pages", len(sources), seconds, found)

    def resiliparse_peer():
        from resiliparse.extract.html2text import extract_plain_text
        seconds, found = own_seconds(lambda: sum(len(extract_plain_text(s, main_content=True)) for s in sources))
        record("resiliparse, page to text", "pages", len(sources), seconds, found)

    peer("trafilatura", trafilatura_peer)
    peer("resiliparse", resiliparse_peer)


def archives(pages):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for n, page in enumerate(pages * 10):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
        writer.write_record(writer.create_warc_record(f"http://example.org/{n}", "response", payload=io.BytesIO(page.read_bytes()), http_headers=headers))
    data = out.getvalue()

    from warcio.archiveiterator import ArchiveIterator
    seconds, found = own_seconds(lambda: sum(len(r.content_stream().read()) > 0 for r in ArchiveIterator(io.BytesIO(data))))
    record("warcio, records of a WARC", "pages", found, seconds, found)
    from fastwarc.warc import ArchiveIterator as Fast
    seconds, found = own_seconds(lambda: sum(len(r.reader.read()) > 0 for r in Fast(io.BytesIO(data))))
    record("FastWARC, records of a WARC", "pages", found, seconds, found)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--worker", default=str(ROOT / ".build/release/isnad-worker"))
    options.add_argument("--text", type=pathlib.Path, default=SHARED / "news/ant2018.ndjson")
    options.add_argument("--pages", type=pathlib.Path, default=SHARED / "html/pages")
    options.add_argument("--conllu", type=pathlib.Path, default=SHARED / "ud/ar_pud-dev.conllu")
    options.add_argument("--ner", type=pathlib.Path, default=SHARED / "ner/anercorp-dev.txt")
    options.add_argument("--peer-reports", type=int, default=200, help="reports that the slow peers read (default 200)")
    chosen = options.parse_args()
    if not chosen.text.exists():
        sys.exit(f"{chosen.text} is missing; name a file of NDJSON with --text")
    text = chosen.text.read_bytes()
    reports = [json.loads(line)["text"] for line in text.splitlines() if line.strip()]
    few = reports[: chosen.peer_reports]
    pages = sorted(chosen.pages.glob("**/*.html"))[:200] if chosen.pages.is_dir() else []
    isnad(chosen.worker, text, sum(len(t.split()) for t in reports), pages)
    peer("python-crfsuite", lambda: crfsuite(few, chosen.ner))
    peer("ufal.udpipe", lambda: udpipe(few[:40], chosen.conllu))
    peer("datasketch", lambda: datasketch(few))
    if pages:
        page_peers(pages)
        peer("warcio, fastwarc", lambda: archives(pages))
    base = {unit: next(rate for _, u, rate, _ in rows if u == unit) for unit in {row[1] for row in rows}}
    print("| what | a processor second | Isnad to claims is so many times as fast | found |\n| --- | ---: | ---: | ---: |")
    for what, unit, rate, found in rows:
        print(f"| {what} | {rate:,.0f} {unit} | {base[unit] / rate:,.1f} | {found:,} |")
    for line in absent:
        print(f"passed over: {line}", file=sys.stderr)


if __name__ == "__main__":
    main()
