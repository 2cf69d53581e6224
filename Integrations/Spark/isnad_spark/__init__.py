"""Isnad on Apache Spark: Spark carries records from process to process, the Swift worker reads and compares them."""
