#!/bin/sh
# Tests what `action/azure` offers to Azure DevOps: the task, its package, and the template of steps.
#
# usage: COOKIELINT=path/to/cookielint sh run.sh      after `sh tests/tools/install.sh`
set -eu
: "${COOKIELINT:?names the program to test with}"
COOKIELINT=$(cd "$(dirname "$COOKIELINT")" && pwd)/$(basename "$COOKIELINT")
export COOKIELINT
exec node "$(cd "$(dirname "$0")" && pwd)/run.js"
