"""Stage `code`: files or a table of articles → coded documents, a claim a row, and what was left out."""

from . import host, items, run, schema

# Columns of a table of articles; the names that a line of NDJSON has (Documentation/formats.md).
ARTICLE = ("id", "url", "outlet", "title", "author", "published", "text", "html")


def code(spark, options, make):
    """Writes `documents.ndjson`, `claims.parquet`, `documents.parquet` and `left-out.ndjson` below `options.output`; gives the sums."""
    rows = table_rows(spark, options, make) if options.table else file_rows(spark, options, make)
    raw = options.output + "/_code"
    run.keep(spark, rows, raw)
    sums = run.totals(spark, raw)
    run.rename(spark, raw + "/kind=document", options.output + "/documents.ndjson")
    run.rename(spark, raw + "/kind=left_out", options.output + "/left-out.ndjson")
    sums["claims"] = tables(spark, options.output)
    return sums


def file_rows(spark, options, make):
    planned = list(items.plan(options.paths, options.partitions))
    slices = min(len(planned), options.partitions) or 1

    def partition(descriptions):
        return without_items(make("code").run(items.item(d) for d in descriptions))

    return spark.sparkContext.parallelize(planned, slices).mapPartitions(partition)


def without_items(results):
    return ((kind, line) for _, kind, line in results)


def table_rows(spark, options, make):
    from pyspark.sql import functions as f

    form = options.table_format or options.table.rsplit(".", 1)[-1]
    frame = spark.read.format({"ndjson": "json", "jsonl": "json"}.get(form, form)).load(options.table)
    known = [c for c in ARTICLE if c in frame.columns]
    if "text" not in known and "html" not in known:
        raise ValueError(f"{options.table}: the table has neither a column text nor html; it has {', '.join(frame.columns)}")
    frame = frame.repartition(options.partitions) if frame.rdd.getNumPartitions() != options.partitions else frame
    line = f.to_json(f.struct(*known)).alias("line")
    path = options.table

    def partition(index, rows):
        # Rows of a table have no lasting number; a report without an id of its own is known by the place where this run met it.
        numbered = (host.article(f"{path}@{index}", number, row.line.encode()) for number, row in enumerate(rows, 1))
        return without_items(make("code").run(numbered))

    return frame.select(line).rdd.mapPartitionsWithIndex(partition)


def tables(spark, output):
    """The coded documents as Parquet: a report a row, and a claim a row with what is known about its report. Gives the number of claims."""
    from pyspark.sql import functions as f

    coded = spark.read.schema(schema.CODED).json(output + "/documents.ndjson")
    metadata = [f.col("document." + name).alias(name) for name in schema.METADATA]
    reports = coded.select(*metadata, "document.text", "document.furniture", f.size("claims").alias("claims"), "diagnostics")
    reports.write.mode("overwrite").parquet(output + "/documents.parquet")
    claims = coded.select(*metadata, f.posexplode("claims").alias("ordinal", "claim")).select(*schema.METADATA, "ordinal", "claim.*")
    claims.write.mode("overwrite").parquet(output + "/claims.parquet")
    return spark.read.parquet(output + "/claims.parquet").count()
