#!/usr/bin/env bash
# Tests of the Spark job. ISNAD_SPARK=0 leaves out what needs Spark; without Java, or where pyspark cannot be installed, those tests say that
# they were skipped. pyspark is installed once, below .build.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
python=python3
if [ "${ISNAD_SPARK:-1}" != 1 ]; then
    echo "ISNAD_SPARK=$ISNAD_SPARK: tests that need Spark are left out"
elif ! command -v java >/dev/null; then
    echo "Java is not installed (apt-get install openjdk-17-jre-headless): tests that need Spark will be skipped"
elif ! python3 -c 'import pyspark' 2>/dev/null; then
    home=../../.build/spark
    if [ ! -x "$home/bin/python" ]; then
        python3 -m venv "$home" && timeout 900 "$home/bin/pip" install --quiet --requirement requirements.txt ||
            { rm -rf "$home"; echo "pyspark could not be installed: tests that need it will be skipped"; }
    fi
    [ -x "$home/bin/python" ] && python=$home/bin/python
fi
ISNAD_SPARK=${ISNAD_SPARK:-1} exec "$python" -m unittest discover --top-level-directory . --start-directory tests "$@"
