#!/usr/bin/env python3
"""Hold the documentation and the house rules that a compiler does not see. Exit 1 with one line a fault.

- every relative link in a Markdown file, and its #heading, resolves;
- every `isnad COMMAND` and its --options named in README.md and Documentation/ exist in the built program's help
  (skipped where .build/debug/isnad is not built; ISNAD=path names another one);
- no tracked file names a path of a developer's machine;
- no Arabic letter in Sources/**/*.swift outside comments: what Isnad knows of Arabic is data;
- every table under Rules/ passes Tools/check_tables.py, where that is present.
"""
import os, pathlib, re, subprocess, sys, unicodedata
from urllib.parse import unquote

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Put together here so that this file does not name them itself.
MACHINE_PATHS = ["/" + "work/", "/tmp/" + "wt"]
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe]")
FENCE = re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1[^\n]*$", re.M | re.S)
LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)|^\[[^\]]+\]:\s*(\S+)", re.M)
faults = []


def fault(path, line, message):
    faults.append(f"{path}:{line}: {message}" if line else f"{path}: {message}")


def tracked():
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [n for n in names.decode().split("\0") if n and (ROOT / n).is_file()]


def text_of(name):
    return (ROOT / name).read_bytes().decode("utf-8", "replace")


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def blank(match):
    """Keep the lines, drop the content: offsets stay true."""
    return re.sub(r"[^\n]", " ", match.group())


def headings(text):
    """The anchors that GitHub gives to the headings of a page."""
    anchors, seen = set(), {}
    for heading in re.findall(r"^#{1,6}\s+(.*?)\s*#*$", FENCE.sub(blank, text), re.M):
        heading = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        kept = "".join(c for c in heading if c in " -_" or unicodedata.category(c)[0] in "LNM")
        slug = kept.replace(" ", "-")
        count = seen.get(slug, 0)
        seen[slug] = count + 1
        anchors.add(f"{slug}-{count}" if count else slug)
    return anchors


def check_links(name):
    text = text_of(name)
    prose = re.sub(r"`[^`\n]*`", blank, FENCE.sub(blank, text))
    for match in LINK.finditer(prose):
        link = unquote(match.group(1) or match.group(2))
        if re.match(r"[a-z][a-z0-9+.-]*:", link) or link.startswith("//"):
            continue
        path, _, anchor = link.partition("#")
        target = (ROOT / name).parent / path if path else ROOT / name
        if not target.exists():
            fault(name, line_of(text, match.start()), f"link to {link}: no such file")
        elif anchor and target.suffix == ".md" and anchor not in headings(target.read_text("utf-8")):
            fault(name, line_of(text, match.start()), f"link to {link}: no such heading")


def calls(text):
    """(line, words after `isnad`) for each call shown in code."""
    spans = [(m.start(), m.group()) for m in FENCE.finditer(text)]
    prose = FENCE.sub(blank, text)
    spans += [(m.start(), m.group()) for m in re.finditer(r"^ {4}\S[^\n]*", prose, re.M)]
    spans += [(m.start(), m.group(1)) for m in re.finditer(r"`([^`\n]+)`", prose)]
    for start, code in spans:
        for at, line in enumerate(code.replace("\\\n", "  ").split("\n")):
            match = re.match(r"\s*\$?\s*(?:swift run (?:-c release )?|\S*/)?isnad\s+([a-z].*)", line)
            if match:
                yield line_of(text, start) + at, match.group(1).split()


def help_of(program, path, cache={}):
    if path not in cache:
        run = subprocess.run([program, *path, "--help"], capture_output=True, text=True, stdin=subprocess.DEVNULL)
        listed = run.stdout.partition("SUBCOMMANDS:")[2]
        commands = set(re.findall(r"^  ([a-z][a-z-]*)", listed, re.M))
        cache[path] = (commands, set(re.findall(r"--[a-z][a-z-]*", run.stdout)) | {"--help", "--version"})
    return cache[path]


def check_commands(name, program):
    for line, words in calls(text_of(name)):
        path = ()
        while len(path) < len(words) and words[len(path)] in help_of(program, path)[0]:
            path += (words[len(path)],)
        rest = words[len(path):]
        if not path or (help_of(program, path)[0] and rest and rest[0][0].islower()):
            if rest[:1] != ["help"]:
                fault(name, line, f"isnad {' '.join(words)}: no such command")
            continue
        for word in rest:
            if word in {"|", ">", ";", "&&", "#"}:
                break
            option = re.match(r"\[?(--[a-z-]+)", word)
            if option and option.group(1) not in help_of(program, path)[1]:
                fault(name, line, f"isnad {' '.join(path)} has no option {option.group(1)}")


SWIFT_TOKEN = re.compile(r'//[^\n]*|/\*|#*"""|#*"')


def without_comments(text):
    """Swift text with its comments blanked; nested /* */ and strings are respected."""
    out, at = [], 0
    while match := SWIFT_TOKEN.search(text, at):
        out.append(text[at:match.start()])
        token, end = match.group(), match.end()
        if token.startswith("//"):
            out.append(blank(match))
        elif token == "/*":
            depth = 1
            while depth and (inner := re.compile(r"/\*|\*/").search(text, end)):
                depth += 1 if inner.group() == "/*" else -1
                end = inner.end()
            end = end if not depth else len(text)
            out.append(re.sub(r"[^\n]", " ", text[match.start():end]))
        else:
            hashes = token.rstrip('"')
            close = token.lstrip("#") + hashes
            while (found := text.find(close, end)) >= 0 and not hashes and escaped(text, found):
                end = found + 1
            end = len(text) if found < 0 else found + len(close)
            out.append(text[match.start():end])
        at = end
    return "".join(out) + text[at:]


def escaped(text, at):
    slashes = 0
    while text[at - 1 - slashes] == "\\":
        slashes += 1
    return slashes % 2 == 1


def check_swift(name):
    for number, line in enumerate(without_comments(text_of(name)).split("\n"), 1):
        if ARABIC.search(line):
            fault(name, number, "Arabic letters in Swift code: put them into a file under Rules/")


def check_tables():
    checker = ROOT / "Tools/check_tables.py"
    tables = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "Rules").rglob("*.tsv"))
    if checker.exists() and tables:
        run = subprocess.run([sys.executable, str(checker), *tables], cwd=ROOT, capture_output=True, text=True)
        if run.returncode:
            faults.append((run.stdout + run.stderr).strip() or "Tools/check_tables.py failed without a word")


def main():
    names = tracked()
    for name in names:
        if name.endswith(".md"):
            check_links(name)
        if name.startswith("Sources/") and name.endswith(".swift"):
            check_swift(name)
        text = text_of(name)
        for path in MACHINE_PATHS:
            if path in text:
                fault(name, line_of(text, text.index(path)), f"names the machine path {path}")
    program = os.environ.get("ISNAD", str(ROOT / ".build/debug/isnad"))
    if os.access(program, os.X_OK):
        for name in names:
            if name == "README.md" or (name.startswith("Documentation/") and name.endswith(".md")):
                check_commands(name, program)
    else:
        print(f"documentation: {program} is not built; commands not checked")
    check_tables()
    for line in faults:
        print(line)
    print(f"documentation: {len(faults)} faults" if faults else "documentation: in order")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
