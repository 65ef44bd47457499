"""Every check must refuse what it is there to refuse: a good report is broken in one place at a time."""

import copy
import json
import pathlib
import tempfile
import unittest

import checks
from line_hash import line_hashes

HASHES = line_hashes("a = 1\nb = 2\n")


def result(line=2, rule="insecure-cookie", finding="0123456789abcdef:1"):
    region = {"startLine": line, "startColumn": 1, "endLine": line, "endColumn": 6}
    place = {"artifactLocation": {"uri": "a%20b.js"}, "region": region}
    prints = {"primaryLocationLineHash": HASHES[line - 1], "cookielintFinding/v1": finding}
    return {"ruleId": rule, "locations": [{"physicalLocation": place}], "partialFingerprints": prints}


SAST = {
    "vulnerabilities": [
        {
            "id": "f0c07a20-125c-54f0-9a1b-ae213f972f4d",
            "name": "x",
            "solution": "y",
            "identifiers": [{"type": "cookielint_rule_id", "value": "r"}, {"type": "cwe", "value": "614"}],
            "location": {"file": "a b.js"},
            "tracking": {"items": [{"signatures": [{"value": "a b.js:1"}]}]},
        }
    ],
    "scan": {"primary_identifiers": [{"value": "r"}]},
}
QUALITY = [{"fingerprint": "f", "location": {"path": "a b.js"}, "check_name": "r", "description": "r: x"}]
COUNTS = {"error": 1, "warning": 0, "note": 0}


class Checks(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        (self.root / "a b.js").write_text("a = 1\nb = 2\n")

    def refused(self, check, good, pointer, value):
        """The check lets the good report through, and not the one with another value at the pointer."""
        self.assertEqual(check(self.root, good), [])
        bad = copy.deepcopy(good)
        at = bad
        for key in pointer[:-1]:
            at = at[key]
        at[pointer[-1]] = value
        self.assertNotEqual(check(self.root, bad), [], f"{pointer} may be {value}")

    def test_sarif_whose_places_or_fingerprints_are_wrong_is_refused(self):
        good = {"runs": [{"results": [result(1), result(2, finding="f:1")]}]}
        place = ("runs", 0, "results", 0, "locations", 0, "physicalLocation")
        prints = ("runs", 0, "results", 0, "partialFingerprints")
        for pointer, value in [
            ((*place, "artifactLocation", "uri"), "a b c.js"),
            ((*place, "region", "startLine"), 0),
            ((*place, "region", "endLine"), 9),
            ((*place, "region", "endColumn"), 99),
            ((*prints, "primaryLocationLineHash"), HASHES[1]),
            ((*prints, "cookielintFinding/v1"), "f:1"),
        ]:
            self.refused(checks.sarif, good, pointer, value)

    def test_a_gitlab_report_that_would_be_misfiled_is_refused(self):
        def check(root, report):
            return checks.gitlab_sast(root, report, ["r"])

        one = ("vulnerabilities", 0)
        for pointer, value in [
            ((*one, "id"), "f0c07a20-125c-44f0-9a1b-ae213f972f4d"),
            ((*one, "identifiers"), SAST["vulnerabilities"][0]["identifiers"][::-1]),
            ((*one, "identifiers"), SAST["vulnerabilities"][0]["identifiers"][:1]),
            ((*one, "location", "file"), "other.js"),
            ((*one, "name"), "x" * 256),
            (("vulnerabilities",), SAST["vulnerabilities"] * 2),
            (("scan", "primary_identifiers"), []),
        ]:
            self.refused(check, SAST, pointer, value)

    def test_code_quality_whose_entries_would_be_dropped_is_refused(self):
        for pointer, value in [((0, "location", "path"), "other.js"), ((0, "description"), "x")]:
            self.refused(checks.code_quality, QUALITY, pointer, value)
        self.assertNotEqual(checks.code_quality(self.root, QUALITY * 2), [])

    def test_commands_that_are_none_too_many_or_too_few_are_refused(self):
        line = "::error file=a.js,line=1,endLine=1,col=1,endColumn=2,title=r::x\n"
        self.assertEqual(checks.github(line, COUNTS), [])
        for text in [line * 2, "x\n", line.replace("a.js", "a,b"), "", line * 11]:
            self.assertNotEqual(checks.github(text, COUNTS), [], text)
        many = line * 10 + "2 more of level error are not annotated\n"
        self.assertEqual(checks.github(many, {**COUNTS, "error": 12}), [])
        self.assertNotEqual(checks.github(line * 11, {**COUNTS, "error": 11}), [])
        line = "##vso[task.logissue type=error;sourcepath=a.js;linenumber=1;columnnumber=1;code=r;]x\n"
        self.assertEqual(checks.azure(line, COUNTS), [])
        for text in [line * 2, "x\n", line.replace("a.js", "a]b"), ""]:
            self.assertNotEqual(checks.azure(text, COUNTS), [], text)

    def test_what_acts_in_a_log_is_refused(self):
        self.assertEqual(checks.inert("a :: b ## é😀\n"), [])
        for text in ["\x1b[31m", "\u202e", "x\r\n", "  ::error::x", "x ##vso[task.complete]", "##[error]", "\u200b", "\x9b"]:
            self.assertNotEqual(checks.inert(f"a\n{text}"), [], repr(text))
        line = "##vso[task.logissue type=error;sourcepath=a.js;linenumber=1;columnnumber=1;code=r;]"
        self.assertEqual(checks.inert(line + "x", checks.AZURE), [])
        self.assertNotEqual(checks.inert(line + "x ##vso[task.complete]", checks.AZURE), [])

    def test_markdown_in_which_scanned_text_acts_is_refused(self):
        good = "- **error** `r`, line 1: The `a<b>` \\[x\\] ``a`|b``.\n"
        self.assertEqual(checks.markdown(good, COUNTS), [])
        for text in ["<img>", "[a](b)", "@all", "https://x", "a | b", "![a]"]:
            self.assertNotEqual(checks.markdown(good + text, COUNTS), [], text)
        self.assertNotEqual(checks.markdown(good * 2, COUNTS), [])

    def test_checkstyle_with_other_numbers_is_refused(self):
        good = '<checkstyle><file name="a"><error severity="error"/></file></checkstyle>'
        self.assertEqual(checks.checkstyle(good, COUNTS), [])
        self.assertNotEqual(checks.checkstyle(good.replace('"error"/', '"info"/'), COUNTS), [])


class LineHashes(unittest.TestCase):
    def test_the_oracle_gives_what_github_documents(self):
        documented = {
            "": ["c129715d7a2bc9a3:1"],
            " a\nb\n  \t\tc\n d": ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"],
            "Lorem ipsum dolor sit amet.\n" * 10: [f"a7f2ff13bc495cf2:{count}" for count in range(1, 7)]
            + ["a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1"],
        }
        for text, hashes in documented.items():
            self.assertEqual(line_hashes(text), hashes)


if __name__ == "__main__":
    unittest.main()
