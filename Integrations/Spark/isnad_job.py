#!/usr/bin/env python3
"""Runs Isnad on Apache Spark.

    python3 isnad_job.py all --worker isnad-worker --output OUT PATH…
    spark-submit isnad_job.py all --master "" --worker isnad-worker --output OUT PATH…

`code` reads reports into claims, `corroborate` says over what `code` wrote what the reports say together, `all` does both.

Exit codes are those of `isnad`: 0 everything was read, 1 nothing was found, 2 something was left out and the rest done, 64 wrong usage.
"""

import argparse
import json
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from isnad_spark import coding, corroborating, run  # noqa: E402


def arguments(words):
    parser = argparse.ArgumentParser(prog="isnad_job.py", description="Isnad on Apache Spark: reports to claims, claims to stories.")
    parser.add_argument("stage", choices=["code", "corroborate", "all"], help="what to do")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="WARC, WET, NDJSON and other files, or folders, that every executor sees")
    parser.add_argument("--output", required=True, help="folder of the results")
    parser.add_argument("--worker", required=True, help="the program isnad-worker; it is sent to the executors")
    parser.add_argument("--rules", help="folder of rules instead of those that the worker was built with; it is sent too")
    parser.add_argument("--table", help="a table of articles instead of paths: columns id, url, outlet, title, author, published, text or html")
    parser.add_argument("--table-format", help="form of the table where its name does not end with it: parquet, json, orc, csv")
    parser.add_argument("--partitions", type=int, default=0, help="number of parts, each with a worker process (default: two for each core)")
    parser.add_argument("--on-driver", type=int, default=2_000_000, help="pairs that the driver joins in its memory; more are joined by shuffles")
    parser.add_argument("--seconds", type=float, default=60, help="a document that takes the worker longer is left out")
    parser.add_argument("--memory", type=int, default=0, help="megabytes that a worker may take; 0 for no limit")
    parser.add_argument("--master", default="local[*]", help="Spark master; empty where spark-submit names it")
    parser.add_argument("--conf", action="append", default=[], metavar="KEY=VALUE", help="setting of Spark")
    options = parser.parse_intermixed_args(words)
    if options.stage == "corroborate":
        if options.paths or options.table:
            parser.error("corroborate reads what code wrote below --output; it takes no paths")
    elif bool(options.paths) == bool(options.table):
        parser.error("name either paths or --table")
    if not os.access(options.worker, os.X_OK):
        parser.error(f"{options.worker} is no program")
    if options.partitions <= 0:
        options.partitions = 2 * (os.cpu_count() or 1)
    return options


def tell_left_out(spark, folder):
    """Everything that was left out, by cause; gives the number."""
    if not run.exists(spark, folder):
        return 0
    causes = {}
    for row in spark.read.text(folder).collect():
        fault = json.loads(row.value)["left_out"]
        causes.setdefault(fault["cause"], []).append(fault)
    for cause, faults in sorted(causes.items()):
        print(f"left out, {cause}: {len(faults)}")
        for fault in faults[:5]:
            print(f"    {fault['path']}: {fault['message']}")
    return sum(len(faults) for faults in causes.values())


def tell(name, sums, seconds):
    if sums:
        print(
            f"{name}: {sums['items']} items, {sums['results']} results, {sums['left_out']} left out; {sums['starts']} worker processes, "
            f"{sums['retries']} retries, {sums['worker_cpu']:.1f} CPU s, at most {sums['peak_kb'] / 1024:.0f} MB each, "
            f"{sums['bytes_in'] / 1e6:.1f} MB in, {sums['bytes_out'] / 1e6:.1f} MB out" + (f"; {seconds:.1f} s" if seconds else ""))


def main(words, session=None):
    """Runs the job and gives its exit code. A session that is handed in is used, and left open."""
    try:
        options = arguments(words)
    except SystemExit as end:
        return 64 if end.code else 0
    spark = session or run.session(options)
    try:
        make = run.ship(spark, options)
        left, found = 0, 0
        if options.stage != "corroborate":
            began = time.monotonic()
            sums = coding.code(spark, options, make)
            tell("code", sums, time.monotonic() - began)
            print(f"{sums.get('results', 0)} reports, {sums['claims']} claims")
            left += tell_left_out(spark, options.output + "/left-out.ndjson")
            found = sums.get("results", 0)
        if options.stage != "code":
            began = time.monotonic()
            for name, sums in corroborating.corroborate(spark, options, make).items():
                tell(name, sums, 0)
                left += tell_left_out(spark, f"{options.output}/_corroborate/{name}/kind=left_out")
            found = sum(1 for _ in spark.read.text(options.output + "/stories.ndjson").limit(1).collect()) or found
            print(f"corroborated in {time.monotonic() - began:.1f} s")
        return 2 if left else 0 if found else 1
    finally:
        if session is None:
            spark.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
