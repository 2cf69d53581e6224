"""The whole job on a Spark of this machine."""

import argparse
import contextlib
import glob
import io
import json
import os
import tempfile
import unittest

from . import support
import isnad_job


def records(folder):
    lines = []
    for path in sorted(glob.glob(os.path.join(folder, "part-*"))):
        with open(path, encoding="utf-8") as file:
            lines += [json.loads(line) for line in file]
    return lines


@support.needs_spark
@support.needs_worker
class JobTests(unittest.TestCase):
    """One session for all, for starting Spark costs more than the tests."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.path = os.path.join(cls.folder.name, "reports.ndjson")
        lines = support.reports(60)
        lines.insert(20, b'{"id": "broken"')
        with open(cls.path, "wb") as file:
            file.write(b"\n".join(lines) + b"\n")
        options = argparse.Namespace(master="local[2]", partitions=3, conf=["spark.log.level=ERROR"])
        cls.spark = isnad_job.run.session(options)
        cls.addClassCleanup(cls.spark.stop)

    def job(self, *words):
        told = io.StringIO()
        with contextlib.redirect_stdout(told):
            code = isnad_job.main([*words, "--worker", support.worker(), "--master", "local[2]"], self.spark)
        return code, told.getvalue()

    def out(self, name):
        return os.path.join(self.folder.name, name)

    def test_1_files_are_coded_and_what_is_left_out_is_told(self):
        code, told = self.job("code", "--output", self.out("a"), "--partitions", "3", self.path)
        self.assertEqual(code, 2, told)
        self.assertIn("left out, malformed-json: 1", told)
        documents = records(self.out("a/documents.ndjson"))
        self.assertEqual([d["document"]["id"] for d in documents], [f"r{n}" for n in range(60)])
        self.assertEqual([f["left_out"]["path"] for f in records(self.out("a/left-out.ndjson"))], [self.path + "#21"])
        claims = self.spark.read.parquet(self.out("a/claims.parquet"))
        self.assertEqual(claims.count(), sum(len(d["claims"]) for d in documents))
        self.assertGreater(claims.where("type = 'execution' and agent[0].text is not null").count(), 0)

    def test_2_a_table_gives_the_claims_that_files_give(self):
        table = self.out("table.parquet")
        self.spark.read.json(self.path).where("text is not null").write.mode("overwrite").parquet(table)
        code, told = self.job("code", "--output", self.out("b"), "--partitions", "2", "--table", table)
        self.assertEqual(code, 0, told)
        self.job("code", "--output", self.out("a"), "--partitions", "3", self.path)

        def claims(name):
            return sorted(json.dumps([d["document"]["id"], d["claims"]], ensure_ascii=False) for d in records(self.out(name + "/documents.ndjson")))

        self.assertEqual(claims("b"), claims("a"))

    def test_3_any_number_of_partitions_says_the_same_together(self):
        said = []
        for name, partitions, on_driver in (("c1", "1", "1000000"), ("c4", "4", "0")):
            code, told = self.job("all", "--output", self.out(name), "--partitions", partitions, "--on-driver", on_driver, self.path)
            self.assertEqual(code, 2, told)
            folders = ("documents", "stories", "story-links", "happenings", "origins", "claim-origins", "entities", "entity-relations", "copies", "participants")
            said.append({f: sorted(json.dumps(r, sort_keys=True) for r in records(self.out(f"{name}/{f}.ndjson"))) for f in folders})
        self.assertEqual(said[0], said[1])
        self.assertTrue(said[0]["stories"] and said[0]["origins"] and said[0]["copies"])
        # Every claim is in one story, and only there.
        told = [claim for line in said[0]["stories"] for claim in json.loads(line)["story"]["claims"]]
        self.assertEqual(len(told), len(set(told)))
        self.assertEqual(len(told), sum(len(json.loads(line)["claims"]) for line in said[0]["documents"]))

    def test_4_a_poisoned_document_is_left_out_and_the_job_ends(self):
        path = self.out("poisoned.ndjson")
        lines = support.reports(12)
        big = json.dumps({"id": "big", "text": "قتل عشرة من عناصر التنظيم في البلدة. " * 200_000}, ensure_ascii=False).encode()
        lines.insert(5, big)
        with open(path, "wb") as file:
            file.write(b"\n".join(lines) + b"\n")
        code, told = self.job("code", "--output", self.out("d"), "--partitions", "2", "--memory", "300", path)
        self.assertEqual(code, 2, told)
        self.assertEqual(len(records(self.out("d/documents.ndjson"))), 12)
        self.assertIn("left out, worker-", told)

    def test_5_wrong_usage(self):
        with contextlib.redirect_stderr(io.StringIO()):
            self.assertEqual(isnad_job.main(["code", "--output", self.out("e"), "--worker", support.worker()]), 64)
            self.assertEqual(isnad_job.main(["code", "--output", self.out("e"), "--worker", "/nowhere", self.path]), 64)
