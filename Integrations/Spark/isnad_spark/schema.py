"""Columns of the Parquet tables, from the fields that `Documentation/formats.md` names."""

EVIDENCE = "STRUCT<text: STRING, span: ARRAY<INT>>"
PARTICIPANTS = "ARRAY<STRUCT<text: STRING, span: ARRAY<INT>, name: STRING, kind: STRING>>"
CLAIM = (
    f"type: STRING, trigger: {EVIDENCE}, sentence: {EVIDENCE}, agent: {PARTICIPANTS}, target: {PARTICIPANTS}, to: {PARTICIPANTS}, "
    f"from: {PARTICIPANTS}, count: STRUCT<low: DOUBLE, high: DOUBLE, unit: STRING, text: STRING, span: ARRAY<INT>>, place: {PARTICIPANTS}, "
    f"time: STRUCT<start: STRING, end: STRING, precision: STRING, text: STRING, span: ARRAY<INT>>, chain: {PARTICIPANTS}, modality: STRING, "
    f"hedge: {EVIDENCE}, reason: ARRAY<{EVIDENCE}>, content: ARRAY<{EVIDENCE}>, also: ARRAY<{EVIDENCE}>, because: ARRAY<STRING>")
DIAGNOSTIC = "severity: STRING, cause: STRING, message: STRING, line: INT, byte: BIGINT"
METADATA = ("path", "id", "url", "title", "outlet", "author", "published", "language")
CODED = (
    f"document STRUCT<{', '.join(name + ': STRING' for name in METADATA)}, text: STRING, furniture: ARRAY<STRUCT<kind: STRING, span: ARRAY<INT>>>>, "
    f"claims ARRAY<STRUCT<{CLAIM}>>, diagnostics ARRAY<STRUCT<{DIAGNOSTIC}>>")
LEFT_OUT = "left_out STRUCT<path: STRING, cause: STRING, message: STRING>"
TALLY = (
    "tally STRUCT<items: BIGINT, results: BIGINT, left_out: BIGINT, starts: BIGINT, retries: BIGINT, bytes_in: BIGINT, bytes_out: BIGINT, "
    "worker_cpu: DOUBLE, peak_kb: BIGINT, seconds: DOUBLE>")
