"""The host of a worker process: what happens when the worker dies, hangs, or does not start."""

import json
import os
import stat
import tempfile
import textwrap
import unittest

from . import support
from isnad_spark import host

# Speaks the worker's protocol and fails on words of the items, which no real document makes the real worker do at will.
FAULTY = """
    #!/usr/bin/env python3
    import os, signal, sys, time
    print('{"ready":"code"}', flush=True)
    met = 0
    for line in sys.stdin:
        if line.startswith("read\\t"):
            skip = int(line.split("\\t")[2])
            for n in range(6):
                if n < skip:
                    continue
                if "crash%d " % n in line:
                    os.kill(os.getpid(), signal.SIGSEGV)
                print('{"document":%d}' % n, flush=True)
        else:
            word = line.split("\\t")[3].strip()
            if word == "crash":
                print("a last word", file=sys.stderr, flush=True)
                os.kill(os.getpid(), signal.SIGILL)
            if word == "once" and not os.path.exists(sys.argv[1]):
                open(sys.argv[1], "w").close()
                sys.exit(3)
            if word == "hang":
                time.sleep(600)
            print('{"left_out":{"path":"x","cause":"empty","message":"m"}}' if word == "empty" else '{"document":"%s"}' % word, flush=True)
        met += 1
        print('{"done":%d}' % met, flush=True)
"""


class FaultTests(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.program = os.path.join(self.folder.name, "faulty")
        with open(self.program, "w") as file:
            file.write(textwrap.dedent(FAULTY).lstrip())
        os.chmod(self.program, os.stat(self.program).st_mode | stat.S_IXUSR)

    def run_items(self, items, **limits):
        hosted = host.WorkerHost([self.program, os.path.join(self.folder.name, "mark")], **limits)
        results = [(kind, line) for _, kind, line in hosted.run(items)]
        self.assertEqual(results[-1][0], "tally")
        return results[:-1], json.loads(results[-1][1])["tally"]

    def articles(self, *words):
        return [host.article("t", n, word.encode()) for n, word in enumerate(words, 1)]

    def test_results_come_in_the_order_of_items(self):
        words = [f"w{n}" for n in range(500)]
        results, tally = self.run_items(self.articles(*words))
        self.assertEqual([json.loads(line)["document"] for _, line in results], words)
        self.assertEqual((tally["items"], tally["results"], tally["starts"]), (500, 500, 1))

    def test_a_document_that_crashes_twice_is_left_out_with_its_reason(self):
        results, tally = self.run_items(self.articles("a", "crash", "b", "empty", "c"))
        self.assertEqual([kind for kind, _ in results], ["document", "left_out", "document", "left_out", "document"])
        fault = json.loads(results[1][1])["left_out"]
        self.assertEqual((fault["path"], fault["cause"]), ("t#2", "worker-crashed"))
        self.assertIn("SIGILL", fault["message"])
        self.assertIn("a last word", fault["message"])
        self.assertEqual((tally["starts"], tally["retries"], tally["left_out"]), (3, 1, 2))

    def test_a_crash_that_does_not_come_again_costs_nothing(self):
        results, tally = self.run_items(self.articles("a", "once", "b"))
        self.assertEqual([json.loads(line)["document"] for _, line in results], ["a", "once", "b"])
        self.assertEqual((tally["starts"], tally["retries"]), (2, 1))

    def test_a_hung_document_is_left_out_after_its_time(self):
        results, _ = self.run_items(self.articles("a", "hang", "b"), seconds=1.5)
        self.assertEqual([kind for kind, _ in results], ["document", "left_out", "document"])
        self.assertEqual(json.loads(results[1][1])["left_out"]["cause"], "worker-hung")

    def test_a_crash_as_first_and_last_item(self):
        results, _ = self.run_items(self.articles("crash", "a", "crash"))
        self.assertEqual([kind for kind, _ in results], ["left_out", "document", "left_out"])

    def test_of_a_file_only_the_record_is_left_out(self):
        results, _ = self.run_items([host.whole_file("crash2 .warc"), *self.articles("after")])
        self.assertEqual([json.loads(line).get("document") for _, line in results], [0, 1, None, 3, 4, 5, "after"])
        self.assertIn("record 3", json.loads(results[2][1])["left_out"]["path"])

    def test_a_file_with_fault_upon_fault_is_given_up(self):
        results, _ = self.run_items([host.whole_file("crash1 crash2 crash3 crash4 .warc"), *self.articles("after")])
        self.assertEqual([kind for kind, _ in results], ["document", "left_out", "left_out", "left_out", "document"])
        self.assertIn("given up", json.loads(results[3][1])["left_out"]["message"])

    def test_a_worker_that_does_not_start_fails_the_task(self):
        for command in (["/bin/false"], ["/nowhere/isnad-worker"]):
            with self.assertRaises(host.WorkerUnusable):
                list(host.WorkerHost(command).run(self.articles("a")))

    def test_no_item_starts_no_worker(self):
        results, tally = self.run_items([])
        self.assertEqual((results, tally["starts"]), ([], 0))


@support.needs_worker
class RealWorkerTests(unittest.TestCase):
    def run_items(self, items, **limits):
        results = [(kind, json.loads(line)) for _, kind, line in host.WorkerHost([support.worker(), "--stage", "code"], **limits).run(items)]
        return results[:-1], results[-1][1]["tally"]

    def test_articles_are_coded_and_bad_lines_told(self):
        lines = support.reports(6)
        lines.insert(2, b'{"id": "broken"')
        lines.insert(4, b'{"id": "none"}')
        results, tally = self.run_items(host.article("made", n, line) for n, line in enumerate(lines, 1))
        self.assertEqual([kind for kind, _ in results], ["document"] * 2 + ["left_out", "document", "left_out"] + ["document"] * 3)
        self.assertEqual(results[0][1]["document"]["path"], "made#1")
        self.assertTrue(results[0][1]["claims"])
        self.assertEqual([r["left_out"]["cause"] for kind, r in results if kind == "left_out"], ["malformed-json", "no-text"])
        self.assertEqual(tally["starts"], 1)

    def test_pieces_of_a_file_give_what_the_whole_gives(self):
        from isnad_spark import items

        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "r.ndjson")
            with open(path, "wb") as file:
                file.write(b"\n".join(support.reports(40) + [b"", b"{", b""]))
            whole, _ = self.run_items([host.whole_file(path)])
            cut, _ = self.run_items(items.item(d) for d in items.cut(path, 3000))
        self.assertEqual(len(whole), 41)
        self.assertEqual(whole, cut)

    def test_a_document_beyond_the_memory_of_the_worker_is_left_out(self):
        # Not a stand-in: the real worker, too little memory, and a report of seven million letters.
        lines = support.reports(4)
        big = json.dumps({"id": "big", "text": "قتل عشرة من عناصر التنظيم في البلدة. " * 200_000}, ensure_ascii=False).encode()
        lines.insert(2, big)
        results, tally = self.run_items((host.article("made", n, line) for n, line in enumerate(lines, 1)), memory=300 << 20)
        kinds = [kind for kind, _ in results]
        self.assertEqual(kinds.count("document"), 4)
        self.assertEqual(kinds[2], "left_out")
        self.assertIn(results[2][1]["left_out"]["cause"], ("worker-crashed", "worker-hung"))
