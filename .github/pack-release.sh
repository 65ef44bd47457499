#!/usr/bin/env bash
# Tries the program that was built for a target on a sample, and packs it as the release has it.
#
# usage: pack-release.sh TARGET OUTPUT
set -euo pipefail
cd "${BASH_SOURCE[0]%/*}/.."
target=$1
output=$2
built=target/$target/release
program=cookielint
case $target in *-windows-*) program=cookielint.exe ;; esac

# Every package for Linux counts on a program that needs no C library of the machine.
if [[ $target == *-musl ]]; then
  headers=$(readelf --program-headers --wide "$built/$program")
  [[ $headers != *INTERP* ]] || { echo "$built/$program is not linked statically" >&2; exit 1; }
fi

"$built/$program" --version
sample=tests/fixtures/projects/classic-express4
status=0
"$built/$program" scan --root "$sample" --quiet "$sample" >/dev/null || status=$?
[ "$status" -eq 1 ] || { echo "the scan of $sample ended with $status" >&2; exit 1; }

mkdir -p "$output"
folder=$(mktemp -d)
cp "$built/$program" README.md LICENSE-MIT LICENSE-APACHE "$folder"
case $target in
  *-windows-*) (cd "$folder" && 7z a -bso0 archive.zip ./*) && mv "$folder/archive.zip" "$output/cookielint-$target.zip" ;;
  *) tar -czf "$output/cookielint-$target.tar.gz" -C "$folder" "$program" README.md LICENSE-MIT LICENSE-APACHE ;;
esac
rm -r "$folder"
