#!/bin/sh
# Tests the GitLab component: its inputs as GitLab reads them, and its jobs, run by gitlab-ci-local.
#
# usage: COOKIELINT=PROGRAM run.sh      after `sh tests/tools/install.sh`; needs shellcheck and dash
set -eu
here=$(cd "$(dirname "$0")" && pwd)
export COOKIELINT
COOKIELINT=$(realpath "$COOKIELINT")
cd "$here"
# Side by side: nearly all of the time goes into starting gitlab-ci-local.
"$here/../../tools/.venv/bin/python" -B -m unittest -q test_component &
jobs=$!
status=0
"$here/../../tools/.venv/bin/python" -B -m unittest -q test_inputs || status=$?
wait "$jobs" || status=$?
exit "$status"
