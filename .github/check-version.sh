#!/usr/bin/env bash
# Checks that a version is the one that everything in the repository states.
#
# usage: check-version.sh VERSION
set -euo pipefail
cd "${BASH_SOURCE[0]%/*}/.."
version=$1
failed=0

# states FILE TEXT
states() {
  if ! grep --quiet --fixed-strings -- "$2" "$1"; then
    echo "$1 does not state $2" >&2
    failed=1
  fi
}

states Cargo.toml "version = \"$version\""
states templates/cookielint.yml "default: $version"
states action/azure/vss-extension.json "\"version\": \"$version\""
states action/azure/cookielint-steps.yml "default: $version"
IFS=. read -r major minor patch <<<"$version"
if ! tr -d '[:space:]' <action/azure/cookielint/task.json |
  grep --quiet --fixed-strings "\"version\":{\"Major\":$major,\"Minor\":$minor,\"Patch\":$patch}"; then
  echo "action/azure/cookielint/task.json does not state $version" >&2
  failed=1
fi
exit "$failed"
