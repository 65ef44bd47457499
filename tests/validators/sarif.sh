#!/bin/sh
# Validates SARIF files with the tools of other people: Microsoft's sarif-multitool (with the rules for GitHub code
# scanning) and check-jsonschema. With --root also compares our line fingerprints with those the multitool computes.
#
# usage: sarif.sh [--root DIR] FILE...      DIR: what the paths in the files are relative to
#
# The tools are installed once, by npm and pip, into COOKIELINT_VALIDATORS (default: the user's cache folder). After
# that nothing needs the network. Needs npm and python3 with venv.
set -eu

MULTITOOL_VERSION=5.7.0
CHECK_JSONSCHEMA_VERSION=0.39.0

here=$(cd "$(dirname "$0")" && pwd)
cache=${COOKIELINT_VALIDATORS:-${XDG_CACHE_HOME:-$HOME/.cache}/cookielint-validators}

case $(uname -s) in
    Linux) platform=linux ;;
    Darwin) platform=darwin ;;
    *) echo "sarif.sh: no sarif-multitool for $(uname -s)" >&2; exit 2 ;;
esac

# Installs are made beside their final name and then moved, so that an interrupted one is not taken for a whole one.
multitool_home=$cache/sarif-multitool-$MULTITOOL_VERSION
if [ ! -d "$multitool_home" ]; then
    rm -rf "$multitool_home.part"
    mkdir -p "$multitool_home.part"
    npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$multitool_home.part" \
        "@microsoft/sarif-multitool-$platform@$MULTITOOL_VERSION" >&2
    chmod u+x "$multitool_home.part/node_modules/@microsoft/sarif-multitool-$platform/Sarif.Multitool"
    mv "$multitool_home.part" "$multitool_home"
fi

schema_home=$cache/check-jsonschema-$CHECK_JSONSCHEMA_VERSION
if [ ! -e "$schema_home/installed" ]; then
    rm -rf "$schema_home"
    python3 -m venv "$schema_home"
    "$schema_home/bin/python" -m pip install --quiet --disable-pip-version-check \
        "check-jsonschema==$CHECK_JSONSCHEMA_VERSION" >&2
    touch "$schema_home/installed"
fi

exec "$schema_home/bin/python" "$here/sarif.py" \
    --multitool "$multitool_home/node_modules/@microsoft/sarif-multitool-$platform/Sarif.Multitool" "$@"
