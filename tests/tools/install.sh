#!/bin/sh
# Installs the pinned tools of other people that the tests call, into this folder: `node_modules` by npm and `.venv` by pip.
# After that nothing needs the network. Needs npm, python3 with venv, and (for gitlab-ci-local) rsync.
set -eu
cd "$(dirname "$0")"

npm install --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error
# Packed without the permission.
chmod u+x node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool

python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt

command -v rsync > /dev/null || { apt-get update --quiet=2 && apt-get install --quiet=2 --yes rsync > /dev/null; }
