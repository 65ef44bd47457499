#!/bin/sh
# Tests the GitLab component: its jobs, run by gitlab-ci-local.
#
# usage: COOKIELINT=PROGRAM run.sh      after `sh tests/tools/install.sh`
set -eu
here=$(cd "$(dirname "$0")" && pwd)
export COOKIELINT
COOKIELINT=$(realpath "$COOKIELINT")
cd "$here"
"$here/../../tools/.venv/bin/python" -m unittest -q test_component
