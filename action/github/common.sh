# What the steps of the action share: checks of inputs, and messages that hold no workflow command but their own.
# shellcheck shell=bash

set -euo pipefail

# Text in a workflow command, in which percent signs and line ends are encoded.
encode() {
  local text=$1
  text=${text//'%'/'%25'}
  text=${text//$'\r'/'%0D'}
  printf '%s' "${text//$'\n'/'%0A'}"
}

fail() {
  printf '::error title=cookielint::%s\n' "$(encode "$1")"
  exit 2
}

notice() {
  printf '::notice title=cookielint::%s\n' "$(encode "$1")"
}

# one_of NAME VALUE WORD...
one_of() {
  local name=$1 value=$2 word
  shift 2
  for word in "$@"; do
    if [ "$value" = "$word" ]; then
      return
    fi
  done
  fail "The input \`$name\` is one of: $*. It is: $value"
}

# matches NAME VALUE PATTERN EXPECTED
matches() {
  if ! [[ $2 =~ ^($3)$ ]] || [ "$2" != "${2%$'\n'*}" ]; then
    fail "The input \`$1\` is $4. It is: $2"
  fi
}

# Sets the array LINES to the lines of a text that are not blank.
read_lines() {
  LINES=()
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    if [ -n "${line//[[:blank:]]/}" ]; then
      LINES+=("$line")
    fi
  done <<<"$1"
}

# output NAME VALUE, where the value is one line.
output() {
  printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}
