#!/bin/sh
# Tests what is published and the workflows that publish it: their linters, and packages made, installed and run here.
#
# usage: COOKIELINT=PROGRAM run.sh      after `sh tests/tools/install.sh`
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
tools=$root/tests/tools
export COOKIELINT
COOKIELINT=$(realpath "$COOKIELINT")

"$tools/.venv/bin/zizmor" --offline --no-progress --persona=pedantic "$root/.github"
"$tools/.venv/bin/check-jsonschema" --builtin-schema vendor.github-workflows "$root"/.github/workflows/*.yml
"$tools/.venv/bin/check-jsonschema" --builtin-schema vendor.dependabot "$root/.github/dependabot.yml"
for workflow in "$root"/.github/workflows/*.yml; do
    # Its schema is older than the permission to store attestations, which the line before has checked.
    known=$(mktemp)
    grep -v 'attestations: write' "$workflow" > "$known"
    node "$tools/node_modules/.bin/action-validator" "$known"
    rm "$known"
done
shellcheck "$root"/.github/*.sh
(cd "$root" && "$tools/.venv/bin/pre-commit" validate-manifest .pre-commit-hooks.yaml)

cd "$here"
"$tools/.venv/bin/python" -m unittest -q test_packages
