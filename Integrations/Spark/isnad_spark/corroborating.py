"""Coded documents → copies, origins, happenings, stories, entities. Spark brings records together by key; the worker says what follows.

    documents ─signatures─► keys ═by key═► pairs ═by day═► ─stories─► links, edges ═by component═► ─agreement─► stories …

`─` is a filter of the worker, `═` a shuffle. No decision about a report or a claim is made here.
"""

from . import host, run

SIGNATURE = "signature STRUCT<report: STRING, path: STRING, day: INT, lookups: ARRAY<STRUCT<key: STRING, day: INT, first: INT, last: INT>>>"
PAIRS = "pairs STRUCT<kind: STRING, least: INT, of: ARRAY<ARRAY<STRING>>>"
# Reports of one day that are compared in one process at a time: a cell holds at most twice as many.
CELL = 400
# Folders of the result, by the kind of line that they hold.
RESULTS = {
    "story": "stories", "story_link": "story-links", "happening": "happenings", "entity": "entities", "relation": "entity-relations", "origin": "origins",
    "claim_origin": "claim-origins", "participant": "participants", "copy": "copies"}


def corroborate(spark, options, make):
    """Reads `documents.ndjson` below `options.output` and writes beside it one folder for each kind of result; gives the sums."""
    from pyspark.sql import functions as f

    work = options.output + "/_corroborate"
    signed = signatures(spark, options, make, work)
    lookups = signed.select("report", f.explode("lookups").alias("l")).select("report", "l.*")
    pairs, formulas = offered(spark, make, work, lookups)
    compare(spark, options, make, work, signed, pairs, formulas)
    report_by_report(spark, options, make, work, signed)
    group_by_group(spark, options, make, work)
    relations(spark, work)
    for kind, name in RESULTS.items():
        run.rename(spark, f"{work}/results/kind={kind}", f"{options.output}/{name}.ndjson")
    return {name: run.totals(spark, f"{work}/{name}") for name in ("signatures", "offered", "compared", "reports", "results")}


def filtered(make, stage, rdd, items):
    """Runs a stage over each partition; rows `(kind, line)`."""

    def partition(records):
        return ((kind, line) for _, kind, line in make(stage).run(items(records)))

    return rdd.mapPartitions(partition)


def grouped(records):
    """Neighbouring records `(label, line)` of one label as one item."""
    label, lines = None, []
    for record in records:
        if record.label != label and lines:
            yield host.group(label, lines)
            lines = []
        label = record.label
        lines.append(record.line.encode())
    if lines:
        yield host.group(label, lines)


def together(frame, options):
    """Records of one label side by side, in the order of their rank."""
    return frame.repartition(options.partitions, "label").sortWithinPartitions("label", "rank", "line").select("label", "line").rdd


def signatures(spark, options, make, work):
    """Frame `(report, day, lookups, coded)`, each report once: of two readings of one the smaller path stays, as in an archive."""
    from pyspark.sql import Window, functions as f

    documents = spark.read.text(options.output + "/documents.ndjson")

    def partition(rows):
        items = (host.record("a coded document", row.value.encode(), source=row.value) for row in rows)
        for item, kind, line in make("signatures").run(items):
            yield kind, line, item.source if kind == "signature" else None

    rows = documents.rdd.mapPartitions(partition)
    frame = spark.createDataFrame(rows, "kind STRING, value STRING, coded STRING", verifySchema=False)
    frame.write.mode("overwrite").partitionBy("kind").parquet(work + "/signed")
    written = spark.read.parquet(work + "/signed")
    # The tally and what was left out as lines, as the other steps leave them.
    written.where("kind <> 'signature'").select("kind", "value").write.mode("overwrite").partitionBy("kind").text(work + "/signatures")
    stored = written.where("kind = 'signature'")
    parsed = stored.select(f.from_json("value", SIGNATURE).alias("r"), "coded").select("r.signature.*", "coded")
    first = Window.partitionBy("report").orderBy("path")
    return parsed.withColumn("place", f.row_number().over(first)).where("place = 1").drop("place", "path")


def offered(spark, make, work, lookups):
    """Pairs of reports to be looked at, `(a, b, compare, meet)`, and formulas `(report, formulas)`."""
    from pyspark.sql import functions as f

    holders = lookups.groupBy("key").agg(f.collect_list(f.struct("report", "day", "first", "last")).alias("holders"))
    # What stands in one report only offers nothing.
    keys = holders.where(f.size("holders") > 1).select(f.to_json(f.struct(f.struct("key", "holders").alias("key"))).alias("value"))
    rows = filtered(make, "signatures", keys.rdd, lambda rows: (host.record("a key", row.value.encode()) for row in rows))
    run.keep(spark, rows, work + "/offered")
    found = run.lines(spark, work + "/offered", "pairs", PAIRS).select("pairs.kind", "pairs.least", f.explode("pairs.of").alias("pair"))
    counted = found.groupBy(f.col("pair")[0].alias("a"), f.col("pair")[1].alias("b"), "kind").agg(f.count("*").alias("n"), f.max("least").alias("least"))
    pairs = counted.where("n >= least").groupBy("a", "b").agg(
        f.max(f.col("kind") != "block").alias("compare"), f.max(f.col("kind") == "block").alias("meet"))
    said = run.lines(spark, work + "/offered", "formula", "formula STRING")
    formulas = lookups.join(said, lookups.key == said.formula).groupBy("report").agg(f.array_sort(f.collect_set("formula")).alias("formulas"))
    return pairs, formulas


def compare(spark, options, make, work, signed, pairs, formulas):
    """Links between reports and edges between claims, cell by cell."""
    from pyspark.sql import functions as f

    counts = signed.groupBy(f.col("day").alias("of_day")).agg(f.ceil(f.count("*") / CELL).cast("int").alias("shares"))
    # A day that is unknown is a day of its own.
    share = f.pmod(f.xxhash64("report"), f.col("shares")).cast("string")
    bucket = f.concat_ws(":", f.coalesce(f.col("day").cast("string"), f.lit("none")), share).alias("bucket")
    buckets = signed.select("report", "day").join(counts, f.col("day").eqNullSafe(f.col("of_day"))).select("report", bucket)
    itself = signed.select(f.col("report").alias("a"), f.col("report").alias("b"), f.lit(False).alias("compare"), f.lit(True).alias("meet"))
    of_a, of_b = buckets.toDF("a", "bucket_a"), buckets.toDF("b", "bucket_b")
    cell = f.concat_ws(" ", f.least("bucket_a", "bucket_b"), f.greatest("bucket_a", "bucket_b")).alias("label")
    celled = pairs.unionByName(itself).join(of_a, "a").join(of_b, "b").select(cell, "a", "b", "compare", "meet").cache()
    wanted = celled.select("label", f.col("a").alias("report")).union(celled.select("label", f.col("b").alias("report"))).distinct()
    coded = signed.join(formulas, "report", "left").select(
        "report", f.concat(f.lit('{"coded":'), "coded", f.lit(',"formulas":'), f.to_json(f.coalesce("formulas", f.array().cast("array<string>"))), f.lit("}")).alias("line"))
    reports = wanted.join(coded, "report").select("label", f.lit(0).alias("rank"), "line")
    offers = celled.select("label", f.lit(1).alias("rank"), f.to_json(f.struct(f.struct("a", "b", "compare", "meet").alias("pair"))).alias("line"))
    rows = filtered(make, "stories", together(reports.union(offers), options), grouped)
    run.keep(spark, rows, work + "/compared")
    celled.unpersist()


def links(spark, work):
    """Frame `(a, b, copies, one, line)` of the links that are kept."""
    from pyspark.sql import functions as f

    schema = "link STRUCT<first: STRING, second: STRING, isOneHappening: BOOLEAN, copy: STRUCT<id: STRING>>"
    stored = run.lines(spark, work + "/compared", "link")
    return stored.select(f.from_json("value", schema).alias("r"), f.col("value").alias("line")).select(
        f.col("r.link.first").alias("a"), f.col("r.link.second").alias("b"), f.col("r.link.copy").isNotNull().alias("copies"),
        f.col("r.link.isOneHappening").alias("one"), "line")


def report_by_report(spark, options, make, work, signed):
    """Origins of the claims of each report, from itself and from those that share wording with it."""
    from pyspark.sql import functions as f

    copying = links(spark, work).where("copies").cache()
    both = copying.select(f.col("a").alias("label"), f.col("b").alias("report"), "line").union(
        copying.select(f.col("b").alias("label"), f.col("a").alias("report"), "line"))
    focus = signed.select(f.col("report").alias("label"), f.lit(0).alias("rank"), f.concat(f.lit('{"focus":'), "coded", f.lit("}")).alias("line"))
    beside = both.select("label", "report").join(signed, "report").select(
        "label", f.lit(1).alias("rank"), f.concat(f.lit('{"beside":'), "coded", f.lit("}")).alias("line"))
    records = focus.union(beside).union(both.select("label", f.lit(2).alias("rank"), "line"))
    rows = filtered(make, "agreement", together(records, options), grouped)
    run.keep(spark, rows, work + "/reports")
    copying.unpersist()


def group_by_group(spark, options, make, work):
    """Happenings by reports, stories by claims, entities and origins by id."""
    from pyspark.sql import functions as f

    from .components import components

    def read(kind, schema, node, folder="/reports"):
        stored = run.lines(spark, work + folder, kind)
        return stored.select(f.from_json("value", schema).alias("r"), f.col("value").alias("line")).select(node.alias("node"), "line")

    def by_component(nodes, pairs, prefix):
        """Nodes and what ties them, under the name of their component."""
        found = components(spark, pairs, options.on_driver).cache()
        label = f.concat(f.lit(prefix), f.coalesce("component", "node")).alias("label")
        tied = pairs.join(found, pairs.a == found.node).select(f.concat(f.lit(prefix), "component").alias("label"), f.lit(1).alias("rank"), "line")
        return nodes.join(found, "node", "left").select(label, f.lit(0).alias("rank"), "line").union(tied)

    heads = read("head", "head STRUCT<id: STRING>", f.col("r.head.id"))
    members = read("member", "member STRUCT<id: STRING>", f.col("r.member.id"))
    edges = run.lines(spark, work + "/compared", "edge")
    edges = edges.select(f.from_json("value", "edge STRUCT<a: STRING, b: STRING>").alias("r"), f.col("value").alias("line")).select("r.edge.*", "line")
    records = by_component(heads, links(spark, work).where("one").select("a", "b", "line"), "happening ")
    records = records.union(by_component(members, edges, "story "))
    # Most claims of an outlet say the same of its origin: each saying once.
    origins = read("origin", "origin STRUCT<id: STRING>", f.col("r.origin.id")).distinct()
    records = records.union(origins.select(f.concat(f.lit("origin "), "node").alias("label"), f.lit(0).alias("rank"), "line"))
    use = "use STRUCT<entity: STRING, name: STRING, kind: STRING, count: BIGINT, claims: BIGINT>"
    uses = run.lines(spark, work + "/reports", "use", use).select("use.*").groupBy("entity", "name", "kind").agg(
        f.sum("count").alias("count"), f.sum("claims").alias("claims"))
    line = f.to_json(f.struct(f.struct("entity", "name", "kind", "count", "claims").alias("use"))).alias("line")
    records = records.union(uses.select(f.concat(f.lit("entity "), "entity").alias("label"), f.lit(0).alias("rank"), line))
    rows = filtered(make, "agreement", together(records, options), grouped)
    # What needs no more company goes straight to the results.
    done = ["claim_origin", "participant"]
    for kind in done:
        rows = rows.union(run.lines(spark, work + "/reports", kind).rdd.map(lambda row, kind=kind: (kind, row.value)))
    rows = rows.union(run.lines(spark, work + "/compared", "copy").rdd.map(lambda row: ("copy", row.value)))
    run.keep(spark, rows, work + "/results")


def relations(spark, work):
    """Of the entities that one would be a part of, the likeliest that is spoken of."""
    from pyspark.sql import Window, functions as f

    schema = "whole STRUCT<place: INT, relation: STRUCT<part: STRING, whole: STRING>>"
    line = f.concat(f.lit('{"relation":'), f.get_json_object("value", "$.whole.relation"), f.lit("}")).alias("value")
    wholes = run.lines(spark, work + "/results", "whole").select(f.from_json("value", schema).alias("r"), line)
    entities = run.lines(spark, work + "/results", "entity", "entity STRUCT<id: STRING>").select("entity.id")
    first = Window.partitionBy("part").orderBy("place")
    found = wholes.select("r.whole.place", "r.whole.relation.*", "value").join(entities, f.col("whole") == f.col("id"))
    chosen = found.withColumn("n", f.row_number().over(first)).where("n = 1").select("value")
    chosen.write.mode("overwrite").text(work + "/results/kind=relation")
