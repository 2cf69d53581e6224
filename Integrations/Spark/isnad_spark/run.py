"""What the stages share: the session, shipping the worker, running a partition, folders of results."""

import os
import shutil
import sys
import tempfile

from . import host, schema


def session(options, name="isnad"):
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName(name)
    if options.master:
        builder = builder.master(options.master)
        if options.master.startswith("local"):
            # Names of the machine that resolve to nothing are common; a try-out needs none.
            builder = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
            builder = builder.config("spark.ui.enabled", "false")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = builder.config("spark.sql.shuffle.partitions", str(options.partitions)).config("spark.sql.session.timeZone", "UTC")
    for setting in options.conf:
        key, _, value = setting.partition("=")
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def ship(spark, options):
    """Sends the worker, its rules where they are not its own, and this package to the executors; gives what makes a host there."""
    context = spark.sparkContext
    context.addFile(os.path.abspath(options.worker))
    folder = tempfile.mkdtemp(prefix="isnad-spark-")
    package = shutil.make_archive(os.path.join(folder, "isnad_spark"), "zip", os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "isnad_spark")
    context.addPyFile(package)
    name, rules = os.path.basename(options.worker), None
    if options.rules:
        rules = os.path.basename(os.path.abspath(options.rules))
        context.addFile(os.path.abspath(options.rules), recursive=True)
    seconds, memory = options.seconds, options.memory * (1 << 20) if options.memory else None

    def make(stage):
        from pyspark import SparkFiles

        command = [SparkFiles.get(name), "--stage", stage]
        if rules:
            command += ["--rules", SparkFiles.get(rules)]
        return host.WorkerHost(command, seconds=seconds, memory=memory)

    return make


def keep(spark, rows, folder):
    """Writes rows `(kind, line)` once; gives the folder of each kind. Only what successful attempts wrote is there."""
    frame = spark.createDataFrame(rows, "kind STRING, value STRING", verifySchema=False)
    frame.write.mode("overwrite").partitionBy("kind").text(folder)


def lines(spark, folder, kind, columns=None):
    """Lines of one kind as a frame with the column `value`, or parsed into columns."""
    from pyspark.sql import functions as f

    path = f"{folder}/kind={kind}"
    if not exists(spark, path):
        frame = spark.createDataFrame([], "value STRING")
    else:
        frame = spark.read.text(path)
    return frame if columns is None else frame.select(f.from_json("value", columns).alias("record")).select("record.*")


def exists(spark, path):
    hadoop = spark._jvm.org.apache.hadoop.fs.Path(path)
    return hadoop.getFileSystem(spark._jsc.hadoopConfiguration()).exists(hadoop)


def rename(spark, old, new):
    """Puts one folder of results at its place; an empty one is made where there were none."""
    path = spark._jvm.org.apache.hadoop.fs.Path
    system = path(new).getFileSystem(spark._jsc.hadoopConfiguration())
    system.delete(path(new), True)
    if system.exists(path(old)):
        system.rename(path(old), path(new))
    else:
        system.mkdirs(path(new))


def totals(spark, folder):
    """Sums of what the partitions tallied."""
    sums = {}
    for row in lines(spark, folder, "tally", schema.TALLY).collect():
        for key, value in row.tally.asDict().items():
            sums[key] = max(sums.get(key, 0), value) if key == "peak_kb" else sums.get(key, 0) + value
        sums["slowest"] = max(sums.get("slowest", 0), row.tally.seconds)
    return sums
