# What the steps of the action share: checks of inputs, and messages that hold no workflow command but their own.
# shellcheck shell=bash

set -euo pipefail

# Text in a workflow command, in which percent signs and line ends are encoded. The bash of macOS would keep quotes
# around what is put in.
encode() {
  local text=$1
  text=${text//'%'/%25}
  text=${text//$'\r'/%0D}
  text=${text//$'\n'/%0A}
  printf '%s' "$text"
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
  if ! [[ $2 =~ ^($3)$ ]]; then
    fail "The input \`$1\` is $4. It is: $2"
  fi
}

# Sets the array given_lines to the lines of a text that are not blank. (Bash itself sets LINES, to the height of a terminal.)
read_lines() {
  given_lines=()
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    if [ -n "${line//[[:blank:]]/}" ]; then
      given_lines+=("$line")
    fi
  done <<<"$1"
}

# output NAME VALUE, where the value is one line.
output() {
  printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}
