#!/bin/sh
# Tests the GitHub Action: what its linters say, and what its steps do.
#
# usage: COOKIELINT=PROGRAM run.sh      after `sh tests/tools/install.sh`
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
tools=$root/tests/tools
export COOKIELINT
COOKIELINT=$(realpath "$COOKIELINT")

"$tools/.venv/bin/zizmor" --offline --no-progress --persona=pedantic "$root/action/action.yml"
node "$tools/node_modules/.bin/action-validator" "$root/action/action.yml"
"$tools/.venv/bin/check-jsonschema" --builtin-schema vendor.github-actions "$root/action/action.yml"
shellcheck --external-sources --source-path "$root" "$root"/action/github/*.sh

cd "$here"
"$tools/.venv/bin/python" -m unittest -q test_action
