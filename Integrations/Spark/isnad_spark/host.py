"""Runs one worker process beside a partition and survives whatever a document does to it.

The worker reads items on standard input, a JSON line or a group of lines each, answers with lines of results, and ends each answer with
`{"done":N}`. So the host knows, whenever the worker dies, which item it died of and how far it had come:

* the item is tried once more in a fresh process, for a crash may be the machine's fault (memory taken by others);
* an item that crashes twice, or gives nothing for `seconds`, is left out with its reason, and the worker goes on behind it;
* of an item that names a file only the record is left out, and reading goes on after it.

Nothing here knows Spark: it is tested without Java.
"""

import collections
import fcntl
import json
import os
import resource
import selectors
import signal
import subprocess
import time

READY = b'{"ready":'
DONE = b'{"done":'
LEFT_OUT = b'{"left_out":'
BLOCK = 1 << 20
F_SETPIPE_SZ = 1031
# Records of one file that may fail one after another before the rest of the file is given up.
FAULTS_IN_A_ROW = 3
# Filling its tables takes a worker well under a second; a machine that is out of memory takes longer.
START_SECONDS = 120


class WorkerUnusable(RuntimeError):
    """The worker does not start here: wrong machine, missing file, wrong arguments. Spark then tries the task elsewhere."""


class Item:
    """One thing to read. `request` gives the bytes to write, when `seen` results were answered already."""

    __slots__ = ("label", "size", "is_file", "source", "seen", "failed_at", "in_a_row", "_request")

    def __init__(self, label, request, size=0, is_file=False, source=None):
        self.label, self._request, self.size, self.is_file, self.source = label, request, size, is_file, source
        self.seen = self.in_a_row = 0
        self.failed_at = -1

    def request(self):
        return self._request(self.seen)


def article(path, number, line):
    """A report as one line of NDJSON; the worker calls it `path#number`."""
    text = f"article\t{path}\t{number}\t".encode() + line + b"\n"
    return Item(f"{path}#{number}", lambda seen: text, len(text))


def whole_file(path):
    return Item(path, lambda seen: f"read\t{path}\t{seen}\n".encode(), is_file=True)


def lines_of(path, start, end, number):
    """Lines of an NDJSON file: bytes `start`..<`end`, of which the first is line `number`."""
    return Item(
        f"{path}, bytes {start} to {end}", lambda seen: f"range\t{path}\t{seen}\t{start}\t{end}\t{number}\n".encode(), is_file=True)


def record(label, line, source=None):
    """One record of a later stage, which is answered by itself."""
    text = line + b"\n"
    return Item(label, lambda seen: text, len(text), source=source)


def group(label, lines):
    """Records that are looked at together."""
    text = b"".join(line + b"\n" for line in lines) + b"end\n"
    return Item(label, lambda seen: text, len(text))


class Tally:
    """What one partition did; written beside its results, so that attempts that Spark threw away are not counted."""

    def __init__(self):
        self.items = self.results = self.left_out = self.starts = self.retries = self.bytes_in = self.bytes_out = 0
        self.worker_cpu = 0.0
        self.peak_kb = 0
        self.began = time.monotonic()

    def line(self):
        values = {k: v for k, v in vars(self).items() if k != "began"}
        values["seconds"] = round(time.monotonic() - self.began, 3)
        values["worker_cpu"] = round(self.worker_cpu, 3)
        return json.dumps({"tally": values}, sort_keys=True)


class WorkerHost:
    """`run` turns items into `(item, kind, line)`; the kind is the first name of the line: `document`, `left_out`, … and once, at the end, `tally`."""

    def __init__(self, command, seconds=60, memory=None, window=64, window_bytes=8 << 20):
        self.command, self.seconds, self.memory = list(command), seconds, memory
        self.window, self.window_bytes = window, window_bytes
        self.tally = Tally()
        self.waiting = collections.deque()
        self.process = None

    # Life of the process

    def _limits(self):
        if self.memory:
            resource.setrlimit(resource.RLIMIT_AS, (self.memory, self.memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def _start(self):
        try:
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=self._limits, bufsize=0)
        except OSError as error:
            raise WorkerUnusable(f"{self.command[0]}: {error}") from error
        self.tally.starts += 1
        self.ready = False
        self.partial, self.complaint, self.unsent = b"", b"", bytearray()
        self.ends = selectors.DefaultSelector()
        for pipe, events in ((self.process.stdout, selectors.EVENT_READ), (self.process.stderr, selectors.EVENT_READ)):
            os.set_blocking(pipe.fileno(), False)
            self.ends.register(pipe, events)
        os.set_blocking(self.process.stdin.fileno(), False)
        for pipe in (self.process.stdin, self.process.stdout):
            try:
                fcntl.fcntl(pipe.fileno(), F_SETPIPE_SZ, BLOCK)
            except OSError:
                pass  # A small pipe is only slower.
        self.writes = False
        self.alive = time.monotonic()

    def _end(self, kill=False):
        """Takes the process away and gives its exit code, negative for a signal."""
        if kill:
            self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            pipe.close()
        self.ends.close()
        _, status, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        self.tally.worker_cpu += usage.ru_utime + usage.ru_stime
        self.tally.peak_kb = max(self.tally.peak_kb, usage.ru_maxrss)
        code, self.process = self.process.returncode, None
        return code

    # The exchange

    def run(self, items):
        items = iter(items)
        more = True
        try:
            while True:
                while more and len(self.waiting) < self.window and sum(i.size for i in self.waiting) < self.window_bytes:
                    item = next(items, None)
                    if item is None:
                        more = False
                        break
                    self.tally.items += 1
                    self.waiting.append(item)
                    if self.process:
                        self._send(item)
                if not self.waiting and not more:
                    break
                if self.process is None:
                    self._start()
                    for item in self.waiting:
                        self._send(item)
                yield from self._turn()
            if self.process:
                self._end()
        finally:
            if self.process:
                self._end(kill=True)
        yield None, "tally", self.tally.line()

    def _send(self, item):
        request = item.request()
        self.tally.bytes_in += len(request)
        self.unsent += request
        self._want_to_write(True)

    def _want_to_write(self, wanted):
        if wanted and not self.writes:
            self.ends.register(self.process.stdin, selectors.EVENT_WRITE)
        elif self.writes and not wanted:
            self.ends.unregister(self.process.stdin)
        self.writes = wanted

    def _turn(self):
        """Moves bytes until something was answered, the worker died, or its time is up."""
        limit = self.seconds if self.ready else max(self.seconds, START_SECONDS)
        left = self.alive + limit - time.monotonic()
        if left <= 0:
            self._end(kill=True)
            if not self.ready:
                raise WorkerUnusable(f"{' '.join(self.command)} was not ready after {limit} seconds")
            yield from self._blame("worker-hung", f"the worker gave nothing for {self.seconds} seconds and was stopped", again=False)
            return
        for key, _ in self.ends.select(timeout=left):
            if key.fileobj is self.process.stdin:
                self._write()
            elif key.fileobj is self.process.stderr:
                self.complaint = (self.complaint + (os.read(key.fd, BLOCK) or b""))[-2000:]
            else:
                block = os.read(key.fd, BLOCK)
                if block:
                    yield from self._answers(block)
                else:
                    yield from self._died()
                    return

    def _write(self):
        try:
            sent = os.write(self.process.stdin.fileno(), self.unsent[:BLOCK])
            del self.unsent[:sent]
        except BlockingIOError:
            return
        except BrokenPipeError:
            self.unsent.clear()  # It died; the end of its output says so.
        if not self.unsent:
            self._want_to_write(False)

    def _answers(self, block):
        self.tally.bytes_out += len(block)
        lines = (self.partial + block).split(b"\n") if self.partial else block.split(b"\n")
        self.partial = lines.pop()
        if lines:
            self.alive = time.monotonic()
        for line in lines:
            if line.startswith(DONE):
                self.waiting.popleft()
            elif line.startswith(READY):
                self.ready = True
            elif line and self.waiting:
                item = self.waiting[0]
                item.seen += 1
                item.in_a_row = 0
                if line.startswith(LEFT_OUT):
                    self.tally.left_out += 1
                else:
                    self.tally.results += 1
                text = line.decode("utf-8", "replace")
                yield item, text[2 : text.index('"', 2)], text

    # When it dies

    def _died(self):
        try:
            self.complaint = (self.complaint + (self.process.stderr.read() or b""))[-2000:]
        except (BlockingIOError, OSError):
            pass
        code = self._end(kill=not self._ends_soon())
        if not self.ready:
            raise WorkerUnusable(f"{' '.join(self.command)} {said(code)} before it was ready: {self._last_words()}")
        if self.waiting:
            words = self._last_words()
            yield from self._blame("worker-crashed", f"the worker {said(code)}" + (f": {words}" if words else ""), again=True)

    def _ends_soon(self):
        """Its output is closed; one that does not end by itself then is ended."""
        for _ in range(50):
            if os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG):
                return True
            time.sleep(0.02)
        return False

    def _last_words(self):
        return self.complaint.decode("utf-8", "replace").strip().replace("\n", " | ")[-300:]

    def _blame(self, cause, why, again):
        item = self.waiting[0]
        if again and item.failed_at != item.seen:
            item.failed_at = item.seen
            self.tally.retries += 1
            return
        place = item.label
        item.in_a_row += 1
        if not item.is_file:
            self.waiting.popleft()
        elif item.in_a_row >= FAULTS_IN_A_ROW:
            self.waiting.popleft()
            why += f"; {FAULTS_IN_A_ROW} records failed one after another, and the rest of the file was given up"
        else:
            item.seen += 1
            why += "; this record was left out"
        if item.is_file:
            place += f" (record {item.seen})"
        self.tally.left_out += 1
        fault = {"path": place, "cause": cause, "message": why[0].upper() + why[1:] + "."}
        yield item, "left_out", json.dumps({"left_out": fault}, ensure_ascii=False)


def said(code):
    if code >= 0:
        return f"ended with exit code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"
