#!/usr/bin/env python3
"""Scans published npm packages with cookielint and compares what it says with a reviewed list.

    tests/corpus/check.py                        all packages; exit 1 when findings and list differ
    tests/corpus/check.py --package ungit        one of them; may be repeated
    tests/corpus/check.py --update               write what is new into the list, for a person to review
    tests/corpus/check.py --markdown table.md    the table for a report, too

packages.toml names the packages, reviewed.tsv holds a verdict and a reason for every finding. Below the table stands
how much of what cookies are set with cannot be told, over the files that people wrote. The packages are
downloaded once, into $COOKIELINT_CORPUS or a folder of the user's cache. The program that is tested is --binary,
$COOKIELINT, or the release build.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import packages
import reviews
from packages import CorpusError, Package
from reviews import Comparison, Key, Review

HERE = Path(__file__).resolve().parent
SCAN_SECONDS = 300

# Packages are published with their build output, and some with an ignore file that names it.
INCLUDED = ("ignored", "build-output")

# The attributes whose share of unknown values is told.
TOLD = ("Secure", "HttpOnly", "SameSite", "name")

# What compilers and bundlers leave in what they write. A file without any of it is taken for one that people wrote,
# also when it lies in a folder for build output: what a compiler only takes the types out of reads like the source.
BUILT = re.compile(rb"sourceMappingURL=|\b__esModule\b|\b__webpack_require__\b")


@dataclass(frozen=True)
class Scan:
    """What cookielint said of one package."""

    package: Package
    findings: list[Key]
    files: int
    skipped: int
    seconds: float
    told: Counter[tuple[str, str]]  # Attribute and what is told of it, at sites in files that people wrote.


def main() -> int:
    options = parse_arguments()
    try:
        return check(options)
    except CorpusError as error:
        print(f"corpus: {error}", file=sys.stderr)
        return 2


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, default=default_binary(), help="the cookielint to test")
    parser.add_argument("--package", action="append", default=[], metavar="NAME", help="only this one; repeatable")
    parser.add_argument("--update", action="store_true", help="write new findings into the list as unreviewed")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table as Markdown")
    parser.add_argument("--packages", type=Path, default=HERE / "packages.toml", help=argparse.SUPPRESS)
    parser.add_argument("--reviewed", type=Path, default=HERE / "reviewed.tsv", help=argparse.SUPPRESS)
    return parser.parse_args()


def default_binary() -> Path:
    """$COOKIELINT, else where `cargo build --release` puts it."""
    if chosen := os.environ.get("COOKIELINT"):
        return Path(chosen)
    return Path(os.environ.get("CARGO_TARGET_DIR", HERE.parents[1] / "target")) / "release" / "cookielint"


def check(options: argparse.Namespace) -> int:
    """The whole run; the exit status."""
    listed = packages.load(options.packages)
    reviewed = reviews.read(options.reviewed)
    require_known("the list has findings in", {review.key.package for review in reviewed}, listed)
    require_known("there is no package", set(options.package), listed)
    chosen = [it for it in listed if not options.package or it.name in options.package]
    names = {package.name for package in chosen}

    cache = packages.cache_folder()
    scans = [scan(options.binary, package, packages.install(package, cache)) for package in chosen]
    findings = [key for it in scans for key in it.findings]
    expected = [review for review in reviewed if review.key.package in names]
    result = reviews.compare(findings, expected)
    if options.update:
        others = [review for review in reviewed if review.key.package not in names]
        expected = reviews.update(expected, result)
        reviews.write(options.reviewed, others + expected)
        result = reviews.compare(findings, expected)

    rows = table(scans, result.fitting)
    summary = f"{totals(result.fitting)}\n{unknowns(scans)}"
    print(f"{aligned(rows)}\n\n{summary}")
    if options.markdown:
        options.markdown.write_text(f"{markdown(rows)}\n\n{summary}\n", encoding="utf-8")
    return report(result)


def require_known(complaint: str, names: set[str], listed: list[Package]) -> None:
    if unknown := sorted(names - {package.name for package in listed}):
        raise CorpusError(f"{complaint} {', '.join(unknown)}, which packages.toml does not name")


def scan(binary: Path, package: Package, folder: Path) -> Scan:
    """Runs cookielint on one unpacked package."""
    command = [str(binary), "scan", "--format", "json", "--stats", "--fail-on", "never", "--root", str(folder)]
    for exclusion in INCLUDED:
        command += ["--include", exclusion]
    command += [str(folder / part) for part in package.folders or (".",)]
    started = time.monotonic()
    try:
        result = subprocess.run(command, capture_output=True, timeout=SCAN_SECONDS, check=False)
    except OSError as error:
        raise CorpusError(f"cannot run cookielint: {error}; build it first, or name it with --binary") from error
    except subprocess.TimeoutExpired as error:
        raise CorpusError(f"{package.spec}: no end of the scan within {SCAN_SECONDS} s") from error
    seconds = time.monotonic() - started
    if result.returncode != 0:
        said = result.stderr.decode(errors="replace").strip()
        raise CorpusError(f"{package.spec}: cookielint ended with {result.returncode}: {said}")
    try:
        document = json.loads(result.stdout)
        findings = [finding_key(package, finding) for finding in document["findings"]]
        told = count_told(document["statistics"]["sites"], folder)
        return Scan(package, findings, document["summary"]["files_scanned"], len(document["skipped"]), seconds, told)
    except (ValueError, KeyError, TypeError) as error:
        raise CorpusError(f"{package.spec}: cookielint's JSON is not as expected: {error!r}") from error


def finding_key(package: Package, finding: dict) -> Key:
    at = finding["at"]
    return Key(package.name, at["path"], at["start"]["line"], finding["rule"], finding["level"])


def count_told(sites: list[dict], folder: Path) -> Counter[tuple[str, str]]:
    """How often each value is told of each attribute, at the sites in files that people wrote."""
    written = [site for site in sites if not BUILT.search((folder / site["at"]["path"]).read_bytes())]
    return Counter((name, site["attributes"][name]["value"]) for site in written for name in TOLD)


def table(scans: list[Scan], reviewed: list[Review]) -> list[list[str]]:
    """A heading, a row for each package, and the sums. Findings without a verdict are in `findings` alone."""
    verdicts = Counter((review.key.package, review.verdict) for review in reviewed)
    rows = [["package", "version", "files", "skipped", "findings", "true", "false", "missed", "seconds"]]
    sums = [0] * 6
    for it in scans:
        judged = [verdicts[it.package.name, verdict] for verdict in ("true", "false", "missed")]
        numbers = [it.files, it.skipped, len(it.findings), *judged]
        sums = [total + number for total, number in zip(sums, numbers, strict=True)]
        rows.append([it.package.name, it.package.version, *map(str, numbers), f"{it.seconds:.2f}"])
    rows.append([f"{len(scans)} packages", "", *map(str, sums), f"{sum(it.seconds for it in scans):.2f}"])
    return rows


def aligned(rows: list[list[str]]) -> str:
    """For a terminal: words to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) if index < 2 else cell.rjust(width) for index, (cell, width) in enumerate(cells))
        for cells in (list(zip(row, widths, strict=True)) for row in rows)
    )


def markdown(rows: list[list[str]]) -> str:
    heading, *body = [f"| {' | '.join(row)} |" for row in rows]
    rule = "|" + "|".join("---" if index < 2 else "--:" for index in range(len(rows[0]))) + "|"
    return "\n".join([heading, rule, *body])


def totals(reviewed: list[Review]) -> str:
    """How good the findings are, and how complete."""
    count = Counter(review.verdict for review in reviewed)
    right, wrong, missed = count["true"], count["false"], count["missed"]
    return (
        f"{share(right, right + wrong)} of the reviewed findings are right; "
        f"{share(right, right + missed)} of the known problems are found."
    )


def unknowns(scans: list[Scan]) -> str:
    """The share of unknown values in files that people wrote."""
    told = sum((it.told for it in scans), Counter())
    of = {name: sum(count for (attribute, _), count in told.items() if attribute == name) for name in TOLD}
    shares = ", ".join(f"{name} {share(told[name, 'unknown'], of[name])}" for name in TOLD)
    unknown = sum(told[name, "unknown"] for name in TOLD)
    return f"Unknown in files that people wrote: {share(unknown, sum(of.values()))}; {shares}."


def share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.0f} %)" if whole else "0 of 0"


def report(result: Comparison) -> int:
    """Names what is false, what is missed, and every difference; the exit status."""
    for verdict in ("false", "missed"):
        entries = [review for review in result.fitting if review.verdict == verdict]
        if entries:
            print(f"\n{verdict} ({len(entries)})")
        for review in entries:
            print(f"  {review.key}: {review.reason}")
    problems = result.problems()
    if problems:
        print(f"\n{len(problems)} differences from the reviewed list")
    for problem in problems:
        print(f"  {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
