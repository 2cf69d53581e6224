#!/usr/bin/env python3
"""Measure the built program against the gold beside the repository and compare with the floors in floors.json.

Prints a table; exit code 1 when a figure lies below its floor. Where ../shared is absent it says so and measures the rules' own examples only.
"""
import json, re, subprocess, sys
from programs import ISNAD, ROOT, SHARED, program

FLOORS = json.loads((ROOT / "Evaluation/floors.json").read_text())


def measured(name, isnad):
    """F1 of type and of all items on one gold set, and the claims whose trigger lies in furniture."""
    gold = SHARED / "gold" / name
    coded = subprocess.run([isnad, "code", str(gold / "docs")], capture_output=True, check=False).stdout
    scored = subprocess.run([sys.executable, str(SHARED / "score/score.py"), "--gold", str(gold), "--json", "-"], input=coded, capture_output=True, check=True)
    figures = json.loads(scored.stdout)
    inside = inexact = 0
    for line in coded.decode().splitlines():
        record = json.loads(line)
        text = record["document"]["text"]
        for claim in record["claims"]:
            start, end = claim["trigger"]["span"]
            inside += any(f["span"][0] <= start < f["span"][1] for f in record["document"]["furniture"])
            inexact += text[start:end] != claim["trigger"]["text"]
    return {"type": figures["type"]["f"], "all": figures["all"]["f"], "furniture": inside, "inexact": inexact}


def examples(isnad):
    done = subprocess.run([isnad, "rules", "check"], capture_output=True, text=True, check=False)
    found = re.search(r"(\d+) examples, (\d+) hold", done.stdout)
    return int(found[2]) / int(found[1]) if found else 0.0


def other():
    """False claims for every 1,000 words of reports of other genres; None without the worker."""
    done = subprocess.run([sys.executable, str(ROOT / "Evaluation/other.py")], capture_output=True, text=True, check=False)
    found = re.search(r"1,000 words: ([0-9.]+)", done.stdout)
    return float(found[1]) if found else None


def eye(isnad):
    """Figures of the stages before the claims, in percent, by the names in the floors."""
    command = [sys.executable, str(ROOT / "Evaluation/eye.py"), "--json", "--program", isnad]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def main():
    isnad, failed = program(names=ISNAD), False

    def row(what, value, floor):
        nonlocal failed
        bad = value < floor
        failed |= bad
        print(f"{what:24}{value:8.3f}  floor {floor:.3f}{'  BELOW' if bad else ''}")

    row("rules' own examples", examples(isnad), FLOORS["examples"])
    if not (SHARED / "gold").is_dir():
        print("the gold sets are not here: measured nothing else")
    else:
        for name in ("seeds", "more", "dev"):
            figures = measured(name, isnad)
            row(f"{name} type F1", figures["type"], FLOORS[name]["type"])
            row(f"{name} all F1", figures["all"], FLOORS[name]["all"])
            if figures["inexact"] or figures["furniture"]:
                failed = True
                print(f"{name}: {figures['inexact']} inexact spans, {figures['furniture']} claims from furniture")
        false = other()
        if false is not None:
            failed |= false > FLOORS["other"]
            print(f"{'other genres, false/1000':24}{false:8.3f}  at most {FLOORS['other']:.3f}{'  ABOVE' if false > FLOORS['other'] else ''}")
        figures = eye(isnad)
        for name, floor in FLOORS["eye"].items():
            row(name, figures[name] / 100, floor / 100)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
