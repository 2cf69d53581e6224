"""Which nodes hang together, from pairs of nodes."""


def components(spark, pairs, on_driver=2_000_000):
    """Frame `(node, component)` of every node that stands in a pair; the component is its smallest node.

    Up to `on_driver` pairs are joined in the driver's memory, in seconds; more are joined by rounds of shuffles, the number of which grows
    with the logarithm of the longest chain.
    """
    pairs = pairs.select("a", "b").distinct().cache()
    try:
        if pairs.count() <= on_driver:
            joined = joined_here((row.a, row.b) for row in pairs.toLocalIterator())
            return spark.createDataFrame(sorted(joined.items()), "node STRING, component STRING")
        return joined_by_rounds(pairs)
    finally:
        pairs.unpersist()


def joined_here(pairs):
    parent = {}

    def root(node):
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in pairs:
        x, y = root(a), root(b)
        if x != y:
            parent[max(x, y)] = min(x, y)
    return {node: root(node) for node in list(parent)}


def joined_by_rounds(pairs):
    from pyspark.sql import functions as f

    both = pairs.union(pairs.select(f.col("b").alias("a"), f.col("a").alias("b"))).distinct().localCheckpoint()
    labels = both.select(f.col("a").alias("node")).distinct().withColumn("component", f.col("node")).localCheckpoint()
    while True:
        beside = both.join(labels, both.b == labels.node).groupBy("a").agg(f.min("component").alias("least"))
        lower = labels.join(beside, labels.node == beside.a).select("node", f.least("component", "least").alias("component"))
        # The label of the label: halves what is left of a chain.
        up = lower.select(f.col("node").alias("over"), f.col("component").alias("above"))
        new = lower.join(up, lower.component == up.over, "left").select("node", f.least("component", f.coalesce("above", "component")).alias("component"))
        new = new.localCheckpoint()
        changed = new.join(labels.withColumnRenamed("component", "before"), "node").where("component <> before").limit(1).count()
        labels = new
        if not changed:
            return labels
