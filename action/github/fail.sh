#!/usr/bin/env bash
# Fails the job for its findings, after everything has been written and uploaded.
# shellcheck source=action/github/common.sh
source "${BASH_SOURCE[0]%/*}/common.sh"

printf '::error title=cookielint::%s\n' "There are findings of level $(encode "$INPUT_FAIL_ON") or worse"
exit 1
