#!/usr/bin/env bash
# Puts the program where the next step finds it: from a release, whose checksum is verified, from npm, or as it is given.
# shellcheck source=action/github/common.sh
source "${BASH_SOURCE[0]%/*}/common.sh"

action_path=${GITHUB_ACTION_PATH//\\//}

# The version of the action is that of the workspace that it lies in.
own_version() {
  sed -n '/^\[workspace\.package\]/,/^\[d/s/^version = "\(.*\)"$/\1/p' "$action_path/../Cargo.toml" 2>/dev/null || true
}

# The repository whose release is meant: where the runner has put the action tells it. (The context has a name for it too,
# which GitHub does not promise for the steps of a composite action.) An action of the workspace is that of its repository.
own_repository() {
  local rest
  case $action_path in
    */_actions/*/*/*)
      rest=${action_path##*/_actions/}
      printf '%s/%s' "${rest%%/*}" "$(rest=${rest#*/} && printf '%s' "${rest%%/*}")"
      ;;
    *) printf '%s' "${GITHUB_REPOSITORY:-}" ;;
  esac
}

target() {
  case "${RUNNER_OS:-}-${RUNNER_ARCH:-}" in
    Linux-X64) printf x86_64-unknown-linux-musl ;;
    Linux-ARM64) printf aarch64-unknown-linux-musl ;;
    macOS-X64) printf x86_64-apple-darwin ;;
    macOS-ARM64) printf aarch64-apple-darwin ;;
    Windows-X64) printf x86_64-pc-windows-msvc ;;
    Windows-ARM64) printf aarch64-pc-windows-msvc ;;
    *) return 1 ;;
  esac
}

sha256() {
  if command -v sha256sum >/dev/null; then
    sha256sum <"$1" | cut -d ' ' -f 1
  else
    shasum -a 256 <"$1" | cut -d ' ' -f 1
  fi
}

# download URL FILE
download() {
  curl --fail --silent --show-error --location --proto-redir '=https' --retry 3 --connect-timeout 20 --max-time 300 --output "$2" "$1"
}

# The checksum in a list of lines `CHECKSUM  NAME`; in the list of this action the version follows.
listed() {
  awk -v name="$2" -v version="${3:-}" '$2 == name && $3 == version { print $1; exit }' "$1"
}

# Who downloads the checksum with the file knows only that the file is whole. That the release workflow made it is
# attested; the command that verifies this is on every hosted runner.
verify_provenance() {
  local archive=$1 repository=$2
  if ! command -v gh >/dev/null || [ -z "$ATTESTATION_TOKEN" ]; then
    notice 'The provenance of the release was not verified: this runner has no gh, or no token for it; the input "checksum" pins it.'
    return
  fi
  GH_TOKEN=$ATTESTATION_TOKEN gh attestation verify "$archive" --repo "$repository" >&2 || {
    rm -f "$archive"
    fail "gh could not verify that $repository has built the downloaded archive; the input \`checksum\` pins it instead"
  }
}

install_release() {
  local folder=$1 version=$2 triple repository name url archive expected actual
  triple=$(target) || fail "There is no release for ${RUNNER_OS:-this system} on ${RUNNER_ARCH:-this processor}; use \`install: npm\` or \`path\`"
  repository=$(own_repository)
  [[ $repository =~ ^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$ ]] || fail 'The repository of this action is not known; use "install: npm" or "install: path"'
  name=cookielint-$triple.tar.gz
  case $triple in *-windows-*) name=cookielint-$triple.zip ;; esac
  url=${GITHUB_SERVER_URL:-https://github.com}/$repository/releases/download/v$version
  archive=$folder/$name
  download "$url/$name" "$archive" || fail "Cannot download $url/$name"
  expected=$INPUT_CHECKSUM
  if [ -z "$expected" ]; then
    expected=$(listed "$action_path/github/checksums.txt" "$name" "$version")
  fi
  if [ -z "$expected" ]; then
    download "$url/SHA256SUMS" "$folder/SHA256SUMS" || fail "Cannot download $url/SHA256SUMS"
    expected=$(listed "$folder/SHA256SUMS" "$name")
    verify_provenance "$archive" "$repository"
  fi
  actual=$(sha256 "$archive")
  if [ "$actual" != "$expected" ]; then
    rm -f "$archive"
    fail "The checksum of $name is $actual, and should be ${expected:-one that the release does not state}"
  fi
  case $name in
    *.zip) unzip -q -o "$archive" cookielint.exe -d "$folder" && binary=$folder/cookielint.exe ;;
    *) tar -xzf "$archive" -C "$folder" cookielint && binary=$folder/cookielint ;;
  esac || fail "$name does not hold the program"
}

install_from_npm() {
  local folder=$1 version=$2
  command -v npm >/dev/null || fail 'There is no npm on this runner; use "install: binary" or "install: path"'
  npm install --ignore-scripts --no-save --no-audit --no-fund --loglevel=error --prefix "$folder" "cookielint@$version" >&2 ||
    fail "npm cannot install cookielint@$version"
  binary=$folder/node_modules/.bin/cookielint
}

one_of install "$INPUT_INSTALL" binary npm path
[ -z "$INPUT_VERSION" ] || matches version "$INPUT_VERSION" '[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?' 'a version such as 0.1.0'
[ -z "$INPUT_CHECKSUM" ] || matches checksum "$INPUT_CHECKSUM" '[0-9a-f]{64}' 'a SHA-256 in hexadecimal'

# The token is for gh alone: what is installed and run here need not have it.
export -n ATTESTATION_TOKEN
version=$INPUT_VERSION
if [ "$INPUT_INSTALL" = path ]; then
  # From the workspace on: the scan may begin in another folder, and a bare name would be looked for on PATH.
  case $INPUT_BINARY_PATH in
    '' | /* | [A-Za-z]:[/\\]*) binary=$INPUT_BINARY_PATH ;;
    *) binary=$PWD/$INPUT_BINARY_PATH ;;
  esac
else
  version=${version:-$(own_version)}
  [ -n "$version" ] || fail 'The version of this action is not known; give the input "version"'
  folder=$(mktemp -d "${RUNNER_TEMP//\\//}/cookielint-XXXXXX")
  case $INPUT_INSTALL in
    binary) install_release "$folder" "$version" ;;
    npm) install_from_npm "$folder" "$version" ;;
  esac
fi
case $binary in *$'\n'*) fail 'The input "binary-path" is one line' ;; esac
if [ -z "$binary" ] || [ ! -f "$binary" ] || [ ! -x "$binary" ]; then
  fail "There is no program at: ${binary:-(the input \`binary-path\` is empty)}"
fi

# The first line of `cookielint 0.1.0`, whatever else a program that is not ours would print.
installed=$("$binary" --version 2>/dev/null | head -n 1) || installed=
[[ $installed =~ ^cookielint\ ([0-9A-Za-z.+-]+)$ ]] || fail "This is not cookielint: $binary"
installed=${BASH_REMATCH[1]}
if [ "$INPUT_INSTALL" != path ] && [ "$installed" != "$version" ]; then
  fail "cookielint $version was asked for, and $installed is what came"
fi
output binary "$binary"
output version "$installed"
