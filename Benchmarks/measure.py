#!/usr/bin/env python3
"""Measures isnad-worker by `definitions.tsv`: start-up, words a processor second, peak memory; a reading that finds too little or too much fails.

    python3 Benchmarks/measure.py [--worker PATH] [--jobs N] [--record NAME] [DEFINITION…]

Figures are processor seconds (user and system) of the whole program less those of a start with nothing to read: reading of the files and writing of
the output are part of them. `--record NAME` adds them to `Benchmarks/records/NAME.tsv`. Text that is not there is named and passed over.
"""
import argparse, datetime, json, os, pathlib, platform, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def run(command):
    """Processor seconds, wall seconds, peak megabytes and output of a command."""
    with tempfile.TemporaryFile() as out:
        begun = time.monotonic()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out)
        _, status, usage = os.wait4(child.pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 2):
            sys.exit(f"{' '.join(command)} failed")
        wall = time.monotonic() - begun
        out.seek(0)
        return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss // 1024, out.read()


def measure(worker, jobs, definition, start):
    name, options, text, counted, least, most = definition
    path = (ROOT / text).resolve()
    if not path.exists():
        print(f"{name}: {text} is not there", file=sys.stderr)
        return None
    runs = [run([worker, *options.split(), "--jobs", str(jobs), str(path)]) for _ in range(3)]
    documents = [json.loads(line) for line in runs[0][3].splitlines()]
    words = sum(len((d.get("document") or {}).get("text", "").split()) for d in documents) or words_of(path)
    found = sum(len(d[counted]) for d in documents)
    if not int(least) <= found <= int(most):
        sys.exit(f"{name}: {found} {counted}, not {least} to {most}: the reading is broken, or the definition old")
    seconds = min(r[0] for r in runs) - start[0]
    wall = min(r[1] for r in runs) - start[1]
    return {"name": name, "documents": len(documents), "words": words, counted: found, "seconds": seconds, "wall": wall, "peak": max(r[2] for r in runs)}


def words_of(path):
    if path.suffix == ".ndjson":
        return sum(len(json.loads(line)["text"].split()) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return sum(len(p.read_text(encoding="utf-8").split()) for p in path.glob("**/*.txt"))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--worker", default=str(ROOT / ".build/release/isnad-worker"))
    options.add_argument("--jobs", type=int, default=1)
    options.add_argument("--record", metavar="NAME")
    options.add_argument("definitions", nargs="*")
    chosen = options.parse_args()
    lines = (ROOT / "Benchmarks/definitions.tsv").read_text(encoding="utf-8").splitlines()
    definitions = [line.split("\t") for line in lines if line and not line.startswith("#")]
    starts = [run([chosen.worker])[:3] for _ in range(7)]
    start = (min(s[0] for s in starts), min(s[1] for s in starts))
    today, machine = datetime.date.today().isoformat(), f"{platform.machine()}, {os.cpu_count()} cores"
    rows = [(today, machine, "start", "-", f"{start[0] * 1000:.0f} ms processor", f"{start[1] * 1000:.0f} ms wall", f"{max(s[2] for s in starts)} MB")]
    for definition in definitions:
        if chosen.definitions and definition[0] not in chosen.definitions:
            continue
        found = measure(chosen.worker, chosen.jobs, definition, start)
        if found:
            rate = found["words"] / max(found["seconds"], 1e-9)
            name = found["name"] + (f" --jobs {chosen.jobs}" if chosen.jobs > 1 else "")
            rows.append((today, machine, name, f"{found['words']} words, {found[definition[3]]} {definition[3]}", f"{rate:,.0f} words a processor second", f"{found['words'] / found['wall']:,.0f} words a second", f"{found['peak']} MB"))
    for row in rows:
        print("\t".join(row[2:]))
    if chosen.record:
        file = ROOT / f"Benchmarks/records/{chosen.record}.tsv"
        file.parent.mkdir(exist_ok=True)
        if not file.exists():
            file.write_text("# Figures of measure.py. Columns: day, machine, what, read and found, speed of one core, speed, peak memory.\n", encoding="utf-8")
        with file.open("a", encoding="utf-8") as out:
            out.writelines("\t".join(row) + "\n" for row in rows)


if __name__ == "__main__":
    main()
