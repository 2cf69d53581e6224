"""What the measuring scripts share: where reports and scorer lie, which program is measured, and what it reads."""
import importlib.util, json, os, pathlib, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("ISNAD_SHARED", ROOT.parent / "shared"))
WORKERS = ("release/isnad-worker", "debug/isnad-worker")
ISNAD = ("release/isnad", "debug/isnad")
READERS = ("release/isnad-reader", "debug/isnad-reader")
ANY = ("release/isnad-worker", "release/isnad", "debug/isnad-worker", "debug/isnad")


def program(given=None, names=WORKERS):
    """The program that was named, else the first of these that is built."""
    built = (str(ROOT / ".build" / name) for name in names if (ROOT / ".build" / name).exists())
    return given or next(built, None) or sys.exit("build the program first: swift build")


def read_mentions(news, given=None, rules=None):
    """For each report its text and its mentions."""
    name = program(given, ANY)
    folder = ["--rules", rules] if rules else []
    command = [name] + (folder + ["--analyze"] if name.endswith("worker") else ["analyze"] + folder) + ["--format", "ndjson", str(news)]
    out = subprocess.run(command, capture_output=True, check=False).stdout.decode("utf-8")
    return {d["document"]["id"]: (d["document"]["text"], d["mentions"]) for d in map(json.loads, out.split("\n")[:-1])}


def scorer(shared=SHARED):
    """The scorer that comes with the gold, as a module."""
    path = pathlib.Path(shared) / "score/score.py"
    if not path.exists():
        sys.exit(f"{path} is not there: measured nothing")
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def unpacked(shared, scratch):
    """The reports that are coded in Evaluation/gold, unpacked into a folder: pairs of name and folder as the gold sets have them."""
    for marks in (ROOT / "Evaluation/gold" / name for name in ("coded.jsonl", "rare.jsonl")):
        out = pathlib.Path(scratch) / marks.stem
        unpack = [sys.executable, shared / "score/marks.py", "unpack", "--news", shared / "news/ant2018.ndjson", "--marks", marks, "--out", out]
        subprocess.run(unpack, check=True, stdout=subprocess.DEVNULL)
        yield marks.stem, out
