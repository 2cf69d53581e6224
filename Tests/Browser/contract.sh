#!/usr/bin/env bash
# Holds a running server against its own description: Tests/Browser/contract.sh http://127.0.0.1:8080 [EXAMPLES [PHASES]]
#
# Every operation gets EXAMPLES (500) made-up requests, valid and invalid. Then those that need an id get as many with ids of the archive: made-up ones
# find nothing. Needs schemathesis (PyPI). Give it a server of an archive that may be written to: decisions and reports are appended.
set -uo pipefail
base=${1:?address of a server}
examples=${2:-500}
phases=${3:-fuzzing}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

run() { # CONFIGURATION, further options
    schemathesis --config-file "$1" run "$base/api/openapi.json" --url "$base" --max-examples "$examples" "${@:2}" \
        --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance \
        --request-timeout 60 --generation-database none --suppress-health-check all --continue-on-failure --no-color --workers 2 || failed=1
}

: > "$folder/any.toml"
run "$folder/any.toml" --phases "$phases"

first() { # PATH, KEY of the first record
    python3 -c 'import json, sys, urllib.request as u; print(json.load(u.urlopen(sys.argv[1]))["data"][0][sys.argv[2]])' "$base/api/v1/$1?limit=1" "$2"
}
for kind in stories claims reports entities; do
    for path in "/api/v1/$kind/{id}" "/api/v1/$kind/{id}/text" "/api/v1/$kind/{id}/dossier"; do
        printf '[[operations]]\ninclude-path = "%s"\nparameters = { "path.id" = "%s" }\n' "$path" "$(first "$kind" id)"
    done
done > "$folder/known.toml"
run "$folder/known.toml" --phases fuzzing --include-path-regex '\{id\}'
exit $failed
