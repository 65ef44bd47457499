"""Writes every report of every fixture and has other people's validators, and our own checks, judge them.

usage: validate.py COOKIELINT [OUTPUT]     COOKIELINT: the binary; OUTPUT: where to leave the reports
"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import urllib.parse

import checks
from fixtures import FORMATS, all_of_them, scan

HERE = pathlib.Path(__file__).resolve().parent
TOOLS = HERE.parent / "tools"
SCHEMAS = HERE.parent / "schemas"
MULTITOOL = TOOLS / "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
BIN = TOOLS / ".venv/bin"
CONFIGURATION = HERE / "multitool-min-config.xml"
# The multitool skips larger files, with a success, unless told otherwise.
LARGEST_FILE_KIB = 1_000_000
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def run(*command, ok=(0,)):
    """What a tool prints. A tool that could not do its work ends the validation."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode not in ok:
        sys.exit(f"{command[0]} ended with {done.returncode}:\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
    return done


def read(path):
    # The multitool writes a byte order mark.
    return json.loads(path.read_text(encoding="utf-8-sig"))


def multitool(scanned, form, kinds, scratch):
    """Errors of sarif-multitool, whose exit status tells nothing. One call takes all files."""
    files = [it.path(form) for it in scanned]
    report = scratch / f"multitool-{form}.sarif"
    done = run(MULTITOOL, "validate", *files, "--rule-kind", kinds, "--config", CONFIGURATION, "--output", report,
               "--log", "ForceOverwrite", "--max-file-size-in-kb", LARGEST_FILE_KIB)
    if f"{len(files)} files scanned" not in done.stdout and len(files) > 1:
        sys.exit(f"the multitool did not read {len(files)} files:\n{done.stdout[-1000:]}")
    log = read(report)["runs"][0]
    wrong = [f"{it['ruleId']}: {json.dumps(it)[:400]}" for it in log["results"] if it.get("level") == "error"]
    # A rule that could not run has found nothing, which is not the same as nothing to find.
    for invocation in log.get("invocations", []):
        for name in ("toolExecutionNotifications", "toolConfigurationNotifications"):
            wrong += [json.dumps(it["message"]) for it in invocation.get(name, []) if it.get("level") == "error"]
    return wrong


def line_hashes_of_multitool(scanned, scratch):
    """Has the multitool compute the fingerprints of one log with the results of all projects, and compares."""
    ours, bare = [], read(scanned[0].path("sarif"))
    for it in scanned:
        for result in read(it.path("sarif"))["runs"][0]["results"]:
            place = result["locations"][0]["physicalLocation"]
            path = checks.file_of(it.root, place["artifactLocation"]["uri"])
            # The upload action hashes a byte order mark with the first line; the multitool drops it. A path that is no
            # URI of a file to the multitool is left to the check of our own.
            if path.read_bytes().startswith(BYTE_ORDER_MARK) or any(sign in str(path) for sign in "\n\x1b\\"):
                continue
            mine = result.pop("partialFingerprints")["primaryLocationLineHash"]
            place["artifactLocation"] = {"uri": urllib.parse.quote(str(path).lstrip("/")), "uriBaseId": "ROOT"}
            ours.append((path, place["region"]["startLine"], mine, result))
    for _, _, _, result in ours:
        for extra in ("relatedLocations", "codeFlows"):
            result.pop(extra, None)
    bare["runs"][0]["results"] = [result for *_, result in ours]
    bare["runs"][0]["originalUriBaseIds"] = {"ROOT": {"uri": "file:///"}}
    before, after = scratch / "bare.sarif", scratch / "rewritten.sarif"
    before.write_text(json.dumps(bare), encoding="utf-8")
    run(MULTITOOL, "rewrite", before, "--insert", "RollingHashPartialFingerprints", "--output", after, "--log",
        "ForceOverwrite")
    theirs = read(after)["runs"][0]["results"]
    if len(theirs) != len(ours):
        return [f"{len(ours)} results became {len(theirs)}"], len(ours)
    wrong = []
    for (path, line, mine, _), other in zip(ours, theirs):
        hashed = other.get("partialFingerprints", {}).get("primaryLocationLineHash")
        if hashed != mine:
            wrong.append(f"{path}:{line}: our line hash is {mine}, the multitool's {hashed}")
    return wrong, len(ours)


def schema(files, name, *options):
    done = run(BIN / "check-jsonschema", *options, "--schemafile", name, *files, ok=(0, 1))
    return [] if done.returncode == 0 else [f"{done.stdout[-3000:]}{done.stderr[-3000:]}"]


def code_quality_schema(scratch):
    """GitLab's schema is of one entry."""
    item = json.loads((SCHEMAS / "gitlab-codeclimate-item.json").read_text())
    path = scratch / "code-quality.schema.json"
    path.write_text(json.dumps({"type": "array", "items": item}))
    return path


def sarif_tools(scanned, scratch):
    """sarif-tools reads every log, and makes the same places of it as our code quality report."""
    wrong = []
    for it in scanned:
        made = scratch / "codeclimate.json"
        run(BIN / "sarif", "codeclimate", it.path("sarif"), "--output", made)
        theirs = sorted((entry["check_name"], urllib.parse.unquote(entry["location"]["path"]), entry["location"]["lines"]["begin"])
                        for entry in json.loads(made.read_text()))
        ours = sorted((entry["check_name"], entry["location"]["path"], entry["location"]["lines"]["begin"])
                      for entry in json.loads(it.text("gitlab-codequality")))
        if {*theirs} != {*ours}:
            wrong.append(f"{it}: {set(theirs) ^ set(ours)}")
    return wrong


def is_deterministic(cookielint, scanned, scratch):
    """The same bytes on another run, on one thread."""
    again = scan(cookielint, scanned.root, scratch / f"again-{scanned.reports.name}", "--threads", "1")
    return [f"{scanned}: {form} is different on another run" for form in FORMATS if form != "text"
            and again.path(form).read_bytes() != scanned.path(form).read_bytes()]


def dry_run(scanned):
    """The multitool would publish to Azure DevOps what is written for it."""
    done = run(MULTITOOL, "publish-to-ghazdo", scanned.path("sarif-azure"), "--dry-run")
    return [] if "no network request will be made" in done.stdout else [done.stdout]


class Table:
    def __init__(self):
        self.rows, self.failed = [], False

    def row(self, form, validator, fixtures, results, wrong):
        self.rows.append((form, validator, str(fixtures), str(results), str(len(wrong))))
        self.failed |= bool(wrong)
        for error in wrong[:20]:
            print(f"{form}, {validator}: {error}")

    def show(self):
        rows = [("format", "validator", "fixtures", "findings", "errors"), *self.rows]
        widths = [max(len(row[column]) for row in rows) for column in range(5)]
        for row in rows:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def validate(cookielint, output):
    scratch = output / "scratch"
    scratch.mkdir(parents=True)
    roots = all_of_them(scratch / "made")
    rules = [rule["id"] for rule in json.loads(run(cookielint, "rules", "--format", "json").stdout)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [pool.submit(scan, cookielint, root, output / f"{index:03}-{root.name}") for index, root in enumerate(roots)]
        scanned = [job.result() for job in jobs]
        judge(Judge(cookielint, scanned, rules, scratch), pool)


class Judge:
    def __init__(self, cookielint, scanned, rules, scratch):
        self.cookielint, self.scanned, self.rules, self.scratch = cookielint, scanned, rules, scratch
        self.table = Table()
        self.results = sum(len(json.loads(it.text("json"))["findings"]) for it in scanned)


def judge(self, pool):
    scanned, scratch, table = self.scanned, self.scratch, self.table
    count = len(scanned)
    files = {form: [it.path(form) for it in scanned] for form in FORMATS}
    oasis = SCHEMAS / "sarif-schema-2.1.0.oasis.json"
    gitlab = SCHEMAS / "gitlab-sast-report-format-15.2.1.json"
    own = HERE.parent.parent / "sarif/schema/cookielint-report-1.schema.json"
    with_findings = [it for it in scanned if json.loads(it.text("json"))["findings"]]
    jobs = [
        ("sarif", "sarif-multitool, Sarif and Ghas", pool.submit(multitool, scanned, "sarif", "Sarif;Ghas", scratch)),
        ("sarif-azure", "sarif-multitool, Sarif and GHAzDO", pool.submit(multitool, scanned, "sarif-azure", "Sarif;GHAzDO", scratch)),
        ("sarif", "check-jsonschema, OASIS", pool.submit(schema, files["sarif"], oasis)),
        ("sarif-azure", "check-jsonschema, OASIS", pool.submit(schema, files["sarif-azure"], oasis)),
        ("gitlab-sast", "check-jsonschema, GitLab 15.2.1", pool.submit(schema, files["gitlab-sast"], gitlab)),
        ("gitlab-codequality", "check-jsonschema, GitLab", pool.submit(schema, files["gitlab-codequality"], code_quality_schema(scratch))),
        ("json", "check-jsonschema, our schema", pool.submit(schema, files["json"], own)),
    ]
    for form, validator, job in jobs:
        table.row(form, validator, count, self.results, job.result())
    wrong, compared = line_hashes_of_multitool(scanned, scratch)
    table.row("sarif", "sarif-multitool, line hashes", count, compared, wrong)
    some = with_findings[:: max(1, len(with_findings) // 12)] + scanned[-4:]
    table.row("sarif", "sarif-tools, code climate", len(some), "", sarif_tools(some, scratch))
    table.row("sarif-azure", "sarif-multitool, publish (dry run)", 1, "", dry_run(with_findings[0]))
    again = [error for it in some for error in is_deterministic(self.cookielint, it, scratch)]
    table.row("all", "the same on one thread", len(some), "", again)
    wrong = {form: [] for form in FORMATS}
    for it in scanned:
        for form, errors in checks.own_checks(it, self.rules).items():
            wrong[form] += [f"{it}: {error}" for error in errors]
    for form, errors in wrong.items():
        table.row(form, "our own checks", count, self.results, errors)
    table.show()
    sys.exit(1 if table.failed else 0)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    cookielint = pathlib.Path(sys.argv[1]).resolve()
    if len(sys.argv) == 3:
        validate(cookielint, pathlib.Path(sys.argv[2]).resolve())
    with tempfile.TemporaryDirectory() as output:
        validate(cookielint, pathlib.Path(output))


if __name__ == "__main__":
    main()
