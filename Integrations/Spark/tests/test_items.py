"""How inputs are cut into items."""

import os
import tempfile
import unittest

from . import support  # noqa: F401
from isnad_spark import items


class CutTests(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, name, data):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def test_pieces_hold_every_line_once_and_know_its_number(self):
        for data in (b"a\nbb\n\nccc\ndddd", b"a\nbb\nccc\n", b"\n\n\n", b"x" * 50, b""):
            path = self.path("lines.ndjson", data)
            for piece in (1, 2, 3, 5, 7, 100):
                pieces = list(items.cut(path, piece))
                self.assertEqual(b"".join(data[start:end] for _, _, start, end, _ in pieces), data)
                for _, _, start, end, number in pieces:
                    self.assertEqual(number, 1 + data[:start].count(b"\n"))
                    self.assertTrue(start == 0 or data[start - 1 : start] == b"\n")

    def test_pieces_are_cut_across_blocks_of_reading(self):
        data = b"".join(b"%d %s\n" % (n, b"x" * (n % 977)) for n in range(6000))
        path = self.path("long.ndjson", data)
        pieces = list(items.cut(path, 300_000))
        self.assertEqual(b"".join(data[p[2] : p[3]] for p in pieces), data)
        self.assertGreater(len(pieces), 7)
        self.assertTrue(all(p[4] == 1 + data[: p[2]].count(b"\n") for p in pieces))

    def test_a_folder_is_read_in_the_order_of_names_without_side_files(self):
        for name in ("b.txt", "b.json", "a.warc.gz", ".hidden.txt", "_SUCCESS", "alone.json"):
            self.path(name, b"x")
        names = [os.path.basename(p) for p in items.files([self.folder.name])]
        self.assertEqual(names, ["a.warc.gz", "alone.json", "b.txt"])

    def test_a_missing_path_is_left_to_the_worker_to_tell(self):
        self.assertEqual(list(items.plan(["/nowhere/x.warc"], 4)), [("file", "/nowhere/x.warc")])

    def test_a_path_with_a_tab_is_refused(self):
        with self.assertRaises(ValueError):
            list(items.plan([self.path("a\tb.txt", b"x")], 1))
