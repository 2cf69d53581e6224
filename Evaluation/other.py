#!/usr/bin/env python3
"""False claims in reports of sport, economy, culture and technology (../shared/news/other.ndjson), for every 1,000 words.

    python3 Evaluation/other.py [--program PATH] [--rules DIR] [--unread]

Every claim was read and judged once; the judgements lie in Evaluation/gold/other.tsv by report, type and place of the trigger. A claim that
nobody has judged counts as false until it is read: `--unread` prints those. Words are what stands between spaces in titles and texts.
"""
import argparse, json, subprocess, sys
from programs import ROOT, SHARED, program



def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program")
    parser.add_argument("--rules")
    parser.add_argument("--unread", action="store_true")
    options = parser.parse_args()
    news = SHARED / "news/other.ndjson"
    if not news.exists():
        sys.exit("../shared/news/other.ndjson is not here: measured nothing")
    reports = [json.loads(line) for line in news.open()]
    words = sum(len(((r.get("title") or "") + " " + r["text"]).split()) for r in reports)
    rows = [line.rstrip("\n").split("\t") for line in (ROOT / "Evaluation/gold/other.tsv").open() if not line.startswith("#")]
    verdicts = {tuple(row[:4]): row[4] for row in rows}
    command = [program(options.program)] + (["--rules", options.rules] if options.rules else []) + [str(news)]
    count = {"right": 0, "wrong": 0, "unread": 0}
    for line in subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8").split("\n")[:-1]:
        record = json.loads(line)
        for claim in record["claims"]:
            start, end = claim["trigger"]["span"]
            verdict = verdicts.get((record["document"]["id"], claim["type"], str(start), str(end)), "unread")
            count[verdict] += 1
            if options.unread and verdict == "unread":
                print(record["document"]["id"], claim["type"], start, end, claim["trigger"]["text"], "|", claim["sentence"]["text"][:200], sep="\t")
    false = count["wrong"] + count["unread"]
    print(f"{len(reports)} reports, {words} words: {sum(count.values())} claims, {count['right']} right, {count['wrong']} wrong, {count['unread']} unread")
    print(f"false claims for every 1,000 words: {1000 * false / words:.2f}")


if __name__ == "__main__":
    main()
