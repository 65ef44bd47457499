"""Runs the validators that sarif.sh installed, and judges what they say: the multitool exits with 0 whatever it finds."""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
SCHEMA = HERE.parent / "schemas" / "sarif-schema-2.1.0.oasis.json"
CONFIGURATION = HERE / "multitool-min-config.xml"
LINE_HASH = "primaryLocationLineHash"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# The multitool skips larger files, with a success, unless told otherwise.
LARGEST_FILE_KIB = 1_000_000


def run(*command):
    """What a tool prints. A tool that could not do its work ends the validation."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def read(path):
    # The multitool writes a byte order mark.
    return json.loads(path.read_text(encoding="utf-8-sig"))


def schema_errors(file):
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(SCHEMA), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [] if done.returncode == 0 else [f"schema: {done.stdout}{done.stderr}"]


def multitool_errors(multitool, file, scratch):
    report = scratch / "report.sarif"
    run(multitool, "validate", file, "--rule-kind", "Sarif;Ghas", "--config", CONFIGURATION, "--output", report,
        "--log", "ForceOverwrite", "--max-file-size-in-kb", LARGEST_FILE_KIB)
    log = read(report)["runs"][0]
    errors = [f"{it['ruleId']}: {json.dumps(it['message'])}" for it in log["results"] if it.get("level") == "error"]
    # A rule that could not run has found nothing, which is not the same as nothing to find.
    for invocation in log.get("invocations", []):
        for name in ("toolExecutionNotifications", "toolConfigurationNotifications"):
            errors += [json.dumps(it["message"]) for it in invocation.get(name, []) if it.get("level") == "error"]
    return errors


def fingerprint_errors(multitool, file, root, scratch):
    """Has the multitool compute the fingerprints of a copy that has none."""
    ours = read(file)["runs"][0]["results"]
    log = read(file)
    log["runs"][0]["originalUriBaseIds"] = {"ROOT": {"uri": root.as_uri() + "/"}}
    for result in log["runs"][0]["results"]:
        del result["partialFingerprints"]
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uriBaseId"] = "ROOT"
    bare, rewritten = scratch / "bare.sarif", scratch / "rewritten.sarif"
    bare.write_text(json.dumps(log), encoding="utf-8")
    run(multitool, "rewrite", bare, "--insert", "RollingHashPartialFingerprints", "--output", rewritten,
        "--log", "ForceOverwrite")
    theirs = read(rewritten)["runs"][0]["results"]
    if len(theirs) != len(ours):
        return [f"{len(ours)} results became {len(theirs)}"]
    compared = [compare(*pair, root) for pair in zip(ours, theirs)]
    return [error for error in compared if error]


def compare(ours, theirs, root):
    place = ours["locations"][0]["physicalLocation"]
    path = urllib.parse.unquote(place["artifactLocation"]["uri"])
    line = place["region"]["startLine"]
    # The upload action hashes a byte order mark with the first line; the multitool drops it.
    if line == 1 and (root / path).read_bytes().startswith(BYTE_ORDER_MARK):
        return None
    mine, other = (it.get("partialFingerprints", {}).get(LINE_HASH) for it in (ours, theirs))
    if other and mine == other:
        return None
    return f"{path}:{line}: our {LINE_HASH} is {mine}, the multitool's {other}"


def main():
    arguments = argparse.ArgumentParser(prog="sarif.sh")
    arguments.add_argument("--multitool", required=True, type=pathlib.Path, help=argparse.SUPPRESS)
    arguments.add_argument("--root", type=pathlib.Path, help="what the paths in the files are relative to")
    arguments.add_argument("files", nargs="+", type=pathlib.Path, metavar="FILE")
    options = arguments.parse_args()
    failed = False
    for file in options.files:
        if not file.is_file():
            sys.exit(f"sarif.sh: no such file: {file}")
        with tempfile.TemporaryDirectory() as scratch:
            scratch = pathlib.Path(scratch)
            errors = schema_errors(file) + multitool_errors(options.multitool, file, scratch)
            if options.root:
                errors += fingerprint_errors(options.multitool, file, options.root.resolve(), scratch)
        print(f"{file}: {'refused' if errors else 'ok'}")
        for error in errors:
            print(f"  {error}")
        failed |= bool(errors)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
