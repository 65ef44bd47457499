"""What the platforms demand of a report and no validator checks. Each check gives what is wrong, as texts."""

import json
import re
import urllib.parse
import xml.etree.ElementTree

from line_hash import line_hashes

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
# Controls, marks that reorder text, and characters that take no room: none may be in a report as it is.
ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def inert(text, commands=""):
    """Prints of a report send nothing to the terminal or to the CI system but the report's own commands."""
    wrong = [f"{match.group()!r} stands in it" for match in ACTS.finditer(text)][:1]
    for line in text.split("\n"):
        message = line
        if commands and (command := re.fullmatch(commands, line)):
            message = command.group("message")
        elif line.lstrip().startswith("::"):
            wrong.append(f"a command: {line[:80]!r}")
        if "##vso[" in message.lower() or "##[" in message:
            wrong.append(f"a command: {line[:80]!r}")
    return wrong


def file_of(root, uri):
    return root / urllib.parse.unquote(uri)


def source(path):
    """A file as the platforms read it: line by line, invalid bytes replaced."""
    return path.read_bytes().decode("utf-8", "replace")


def lines(text):
    return re.split("\r\n|\n|\r", text)


def region_errors(root, place):
    uri, region = place["artifactLocation"]["uri"], place.get("region")
    path = file_of(root, uri)
    if not path.is_file():
        return [f"{uri} leads to no file"]
    if not region:
        return []
    text = lines(source(path).removeprefix("\ufeff"))
    if not 1 <= region["startLine"] <= region.get("endLine", region["startLine"]) <= len(text):
        return [f"{uri} has no lines {region}"]
    last = text[region.get("endLine", region["startLine"]) - 1]
    if region.get("endColumn", 1) > len(last.encode("utf-16-le")) // 2 + 1:
        return [f"{uri} has no columns {region}"]
    return []


def places(value):
    if isinstance(value, list):
        for item in value:
            yield from places(item)
    elif isinstance(value, dict):
        if "physicalLocation" in value:
            yield value["physicalLocation"]
        for item in value.values():
            yield from places(item)


def sarif(root, log):
    """The regions are in the files, and the fingerprints are those that GitHub's uploader computes."""
    wrong = [error for place in places(log) for error in region_errors(root, place)]
    if wrong:
        return wrong
    hashes = {}
    for result in log["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        uri, line = place["artifactLocation"]["uri"], place["region"]["startLine"]
        if uri not in hashes:
            hashes[uri] = line_hashes(source(file_of(root, uri)))
        mine = result["partialFingerprints"]["primaryLocationLineHash"]
        if mine != hashes[uri][line - 1]:
            wrong.append(f"{uri}:{line}: the line hash is {mine}, not {hashes[uri][line - 1]}")
    own = [(place_of(result), result["partialFingerprints"]["cookielintFinding/v1"]) for result in log["runs"][0]["results"]]
    return wrong + doubles("fingerprint", own)


def place_of(result):
    return result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], result["ruleId"]


def doubles(what, values):
    return [f"{what} {value} is not the only one" for value in {value for value in values if values.count(value) > 1}]


def gitlab_sast(root, report, rules):
    found, wrong = report["vulnerabilities"], []
    wrong += doubles("id", [it["id"] for it in found])
    for it in found:
        wrong += [] if UUID.fullmatch(it["id"]) else [f"{it['id']} is no UUID of version 5"]
        kinds = [identifier["type"] for identifier in it["identifiers"]]
        if kinds[0] != "cookielint_rule_id" or "cwe" not in kinds or len(kinds) > 20:
            wrong.append(f"the identifiers are {kinds}")
        if not (root / it["location"]["file"]).is_file():
            wrong.append(f"{it['location']['file']!r} is no file")
        if len(it["name"]) > 255 or len(it["solution"]) > 7000:
            wrong.append("a text is too long")
    signatures = [
        (it["identifiers"][0]["value"], it["tracking"]["items"][0]["signatures"][0]["value"]) for it in found
    ]
    wrong += doubles("signature", signatures)
    listed = [it["value"] for it in report["scan"]["primary_identifiers"]]
    return wrong + ([] if listed == rules else [f"the primary identifiers are {listed}"])


def code_quality(root, report):
    wrong = doubles("fingerprint", [it["fingerprint"] for it in report])
    for it in report:
        if not (root / it["location"]["path"]).is_file():
            wrong.append(f"{it['location']['path']!r} is no file")
        if not it["description"].startswith(it["check_name"]):
            wrong.append(f"the check is not named in {it['description']!r}")
    return wrong


GITHUB = (
    r"::(?P<kind>error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[a-z-]+::(?P<message>.+)"
)
AZURE = r"##vso\[task\.logissue type=(error|warning);sourcepath=[^;\]]+;linenumber=\d+;columnnumber=\d+;code=[a-z-]+;\](?P<message>.+)"


def commands(text, pattern, more=""):
    written = text.split("\n")[:-1] if text else []
    return [f"no command: {line!r}" for line in written if not re.fullmatch(pattern, line) and not (more and re.fullmatch(more, line))]


def github(text, levels):
    wrong = commands(text, GITHUB, r"\d+ more of level (error|warning|note) are not annotated")
    for level, kind in (("error", "error"), ("warning", "warning"), ("note", "notice")):
        shown = len(re.findall(f"^::{kind} ", text, re.M))
        more = sum(int(number) for number in re.findall(rf"^(\d+) more of level {level} ", text, re.M))
        if shown > 10 or shown + more != levels[level]:
            wrong.append(f"{shown} of level {level} and {more} more are not {levels[level]}")
    return wrong


def azure(text, levels):
    count = text.count("\n")
    return commands(text, AZURE) + ([] if count == sum(levels.values()) else [f"{count} commands"])


def checkstyle(text, levels):
    errors = [element.get("severity") for element in xml.etree.ElementTree.fromstring(text).iter("error")]
    told = {"error": errors.count("error"), "warning": errors.count("warning"), "note": errors.count("info")}
    return [] if told == levels else [f"{told} are not {levels}"]


def markdown(text, levels):
    """Outside of code nothing is markup but ours; the summary is no longer than GitHub takes."""
    wrong = [] if len(text.encode()) < 1 << 20 else ["more than 1 MiB"]
    plain = re.sub(r"(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)", "", text)
    wrong += [f"{match.group()!r} acts" for match in re.finditer(r"(?<!\\)[<>\[\]|&@!~$]|://", plain)]
    shown = len(re.findall(r"^- \*\*(?:error|warning|note)\*\* ", text, re.M))
    return wrong + ([] if shown == min(sum(levels.values()), 200) else [f"{shown} findings"])


def levels(report):
    """The numbers that every format must agree with."""
    return {level: report["summary"][level + "s"] for level in ("error", "warning", "note")}


def own_checks(scanned, rules):
    """What is wrong with each format of a project."""
    report = json.loads(scanned.text("json"))
    counts = levels(report)
    logs = {form: json.loads(scanned.text(form)) for form in ("sarif", "sarif-azure", "gitlab-sast", "gitlab-codequality")}
    listed = {
        "sarif": logs["sarif"]["runs"][0]["results"],
        "sarif-azure": logs["sarif-azure"]["runs"][0]["results"],
        "gitlab-sast": logs["gitlab-sast"]["vulnerabilities"],
        "gitlab-codequality": logs["gitlab-codequality"],
        "json": report["findings"],
    }
    wrong = {
        "sarif": sarif(scanned.root, logs["sarif"]),
        "sarif-azure": sarif(scanned.root, logs["sarif-azure"]),
        "gitlab-sast": gitlab_sast(scanned.root, logs["gitlab-sast"], rules),
        "gitlab-codequality": code_quality(scanned.root, logs["gitlab-codequality"]),
        "json": [],
        "github": github(scanned.text("github"), counts),
        "azure": azure(scanned.text("azure"), counts),
        "checkstyle": checkstyle(scanned.text("checkstyle"), counts),
        "markdown": markdown(scanned.text("markdown"), counts),
        "text": [],
    }
    for form, entries in listed.items():
        if len(entries) != sum(counts.values()):
            wrong[form].append(f"{len(entries)} findings, not {sum(counts.values())}")
    own = {"github": GITHUB, "azure": AZURE}
    for form in wrong:
        wrong[form] += inert(scanned.text(form), own.get(form, ""))
    return wrong
