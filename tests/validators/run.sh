#!/bin/sh
# Has the validators of other people, and our own checks, judge every report of every fixture.
#
# usage: run.sh COOKIELINT      after `sh tests/tools/install.sh`
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python="$here/../tools/.venv/bin/python"
cd "$here"
"$python" -m unittest -q test_checks
exec "$python" validate.py "$1"
