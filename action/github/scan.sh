#!/usr/bin/env bash
# Scans once, writes every report that the other steps need, and leaves it to the last step to fail the job.
# shellcheck source=action/github/common.sh
source "${BASH_SOURCE[0]%/*}/common.sh"

one_of profile "$INPUT_PROFILE" default strict audit
one_of fail-on "$INPUT_FAIL_ON" error warning note never
one_of upload "$INPUT_UPLOAD" auto always never
one_of annotations "$INPUT_ANNOTATIONS" auto always never
one_of summary "$INPUT_SUMMARY" true false
case $INPUT_CATEGORY in *[[:cntrl:]]*) fail "The input \`category\` is one line. It is: $INPUT_CATEGORY" ;; esac
[ -n "$COOKIELINT" ] || fail 'cookielint is not installed'
cd -- "$INPUT_WORKING_DIRECTORY" 2>/dev/null || fail "There is no folder: $INPUT_WORKING_DIRECTORY"

reports=$(mktemp -d "${RUNNER_TEMP//\\//}/cookielint-reports-XXXXXX")
arguments=(scan --color never --profile "$INPUT_PROFILE" --fail-on "$INPUT_FAIL_ON")
if [ -n "$INPUT_CONFIG" ]; then
  arguments+=("--config=$INPUT_CONFIG")
fi
read_lines "$INPUT_ENV_FILES"
for file in ${given_lines[@]+"${given_lines[@]}"}; do
  arguments+=("--env-file=$file")
done
for report in sarif=cookielint.sarif json=cookielint.json markdown=summary.md github=annotations.txt; do
  arguments+=(--report "${report%%=*}=$reports/${report#*=}")
done
read_lines "$INPUT_PATHS"
if [ "${#given_lines[@]}" -eq 0 ]; then
  fail 'The input "paths" names nothing'
fi

status=0
"$COOKIELINT" "${arguments[@]}" -- "${given_lines[@]}" || status=$?
output exit-code "$status"
case $status in
  0 | 1) ;;
  *) fail "The scan could not run: cookielint ended with $status" ;;
esac

# Each key stands on a line of its own, and no text in JSON holds a line end.
count() {
  sed -n "s/^    \"$1\": \([0-9]*\),\{0,1\}$/\1/p" "$reports/cookielint.json"
}
findings=$(($(count errors) + $(count warnings) + $(count notes)))
output findings "$findings"
output sarif-file "$reports/cookielint.sarif"

upload=true
if [ "$INPUT_UPLOAD" = never ]; then
  upload=false
elif [ "$INPUT_UPLOAD" = auto ] && [ -n "$PULL_REQUEST" ] && [ "$HEAD_REPOSITORY" != "$GITHUB_REPOSITORY" ]; then
  upload=false
  notice 'Nothing is uploaded to code scanning: the token of a pull request from a fork may only read.'
fi
output upload "$upload"

if [ "$INPUT_ANNOTATIONS" = always ] || { [ "$INPUT_ANNOTATIONS" = auto ] && [ "$upload" = false ]; }; then
  cat "$reports/annotations.txt"
fi
if [ "$INPUT_SUMMARY" = true ]; then
  cat "$reports/summary.md" >>"$GITHUB_STEP_SUMMARY"
fi
