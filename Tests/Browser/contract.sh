#!/usr/bin/env bash
# Holds a running server against its own description: Tests/Browser/contract.sh http://127.0.0.1:8080 [EXAMPLES]
# Needs schemathesis (PyPI). Give it a server of an archive that may be written to: decisions and reports are appended.
set -uo pipefail
base=${1:?address of a server}
examples=${2:-500}
exec schemathesis run "$base/api/openapi.json" --url "$base" --max-examples "$examples" --phases examples,coverage,fuzzing,stateful \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance \
    --suppress-health-check all --continue-on-failure --no-color
