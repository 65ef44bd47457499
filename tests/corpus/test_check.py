"""Tests of the corpus check: the comparison, the list, and the unpacking of what a stranger has packed."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import io
import json
import os
import sys
import tarfile
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import check
import packages
import reviews
from packages import CorpusError, Package
from reviews import Key, Review

# The package's files: one that people wrote, and three that programs did.
FILES = {
    "app.js": "const express = require('express');",
    "compiled.js": 'Object.defineProperty(exports, "__esModule", { value: true });',
    "mapped.js": "app();\n//# sourceMappingURL=mapped.js.map",
    "bundle.js": "__webpack_require__(3);",
}

HEADING = "\t".join(reviews.COLUMNS) + "\n"


def key(line: int = 3, rule: str = "insecure-cookie", level: str = "warning") -> Key:
    return Key("shop", "app.js", line, rule, level)


def review(verdict: str = "true", **parts: object) -> Review:
    return Review(key(**parts), verdict, "because")


class Comparing(unittest.TestCase):
    def test_a_list_that_fits_has_no_problems(self):
        difference = reviews.compare([key(), key(9)], [review(), review("false", line=9)])
        self.assertEqual(difference.problems(), [])

    def test_a_finding_that_is_not_listed_is_a_problem(self):
        difference = reviews.compare([key(), key(9)], [review()])
        self.assertEqual(difference.new, [key(9)])
        self.assertEqual(len(difference.problems()), 1)

    def test_a_listed_finding_that_disappears_is_a_problem_right_or_wrong(self):
        for verdict in ("true", "false"):
            difference = reviews.compare([], [review(verdict)])
            self.assertEqual(difference.gone, [review(verdict)])

    def test_another_level_is_another_finding(self):
        difference = reviews.compare([key(level="note")], [review()])
        self.assertEqual((difference.new, difference.gone), ([key(level="note")], [review()]))

    def test_two_equal_findings_need_two_lines(self):
        self.assertEqual(reviews.compare([key(), key()], [review()]).new, [key()])
        self.assertEqual(reviews.compare([key()], [review(), review()]).gone, [review()])

    def test_a_missed_one_is_expected_to_be_absent(self):
        self.assertEqual(reviews.compare([], [review("missed")]).problems(), [])
        self.assertEqual(reviews.compare([key()], [review("missed")]).found, [review("missed")])

    def test_of_two_equal_places_the_one_reported_is_the_right_one(self):
        self.assertEqual(reviews.compare([key()], [review("missed"), review()]).problems(), [])

    def test_an_unreviewed_line_fails_though_it_fits(self):
        self.assertEqual(len(reviews.compare([key()], [review("unreviewed")]).problems()), 1)


class Updating(unittest.TestCase):
    def updated(self, findings: list[Key], listed: list[Review]) -> list[Review]:
        return reviews.update(listed, reviews.compare(findings, listed))

    def test_what_is_new_waits_for_a_person(self):
        self.assertEqual(self.updated([key()], []), [Review(key(), "unreviewed", "")])

    def test_a_right_finding_that_is_lost_is_missed_and_a_wrong_one_is_forgotten(self):
        self.assertEqual(self.updated([], [review(), review("false", line=9)]), [review("missed")])

    def test_a_missed_one_that_is_found_is_right(self):
        self.assertEqual(self.updated([key()], [review("missed")]), [review()])

    def test_what_fits_is_left_alone(self):
        listed = [review(), review("false", line=9), review("missed", line=12)]
        self.assertEqual(self.updated([key(), key(9)], listed), listed)


class Reading(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "reviewed.tsv"

    def complaint(self, text: str) -> str:
        self.path.write_text(text, encoding="utf-8")
        with self.assertRaises(CorpusError) as caught:
            reviews.read(self.path)
        return str(caught.exception)

    def test_what_is_written_is_read_again_sorted(self):
        listed = [review(line=10), review("false", line=9), Review(key(2), "unreviewed", "")]
        reviews.write(self.path, listed)
        self.assertEqual(reviews.read(self.path), sorted(listed, key=lambda it: it.key))

    def test_a_wrong_line_is_named(self):
        row = "shop\tapp.js\t3\tinsecure-cookie\twarning\t{verdict}\t{reason}\n"
        good = row.format(verdict="true", reason="because")
        cases = {
            "no verdict": row.format(verdict="perhaps", reason="because"),
            "needs its reason": row.format(verdict="true", reason=" "),
            "no line number": good.replace("\t3\t", "\tthree\t"),
            "6 columns instead of 7": good.replace("\twarning", ""),
        }
        for expected, text in cases.items():
            complaint = self.complaint(HEADING + good + text)
            self.assertIn("reviewed.tsv:3: ", complaint)
            self.assertIn(expected, complaint)

    def test_a_list_without_its_heading_is_refused(self):
        self.assertIn(":1: ", self.complaint("shop\tapp.js\n"))


class Unpacking(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.tarball = self.folder / "shop.tgz"

    def pack(self, *names: str, link: str = "") -> None:
        with tarfile.open(self.tarball, "w:gz") as archive:
            for name in names:
                member = tarfile.TarInfo(name)
                member.size = 2
                archive.addfile(member, io.BytesIO(b"1\n"))
            if link:
                member = tarfile.TarInfo(link)
                member.type, member.linkname = tarfile.SYMTYPE, "/etc"
                archive.addfile(member)

    def unpacked(self) -> list[str]:
        target = self.folder / "out"
        packages.unpack(self.tarball, target)
        return sorted(path.relative_to(target).as_posix() for path in target.rglob("*"))

    def test_the_outer_folder_is_dropped_whatever_its_name(self):
        self.pack("package/index.js", "shop/lib/app.js")
        self.assertEqual(self.unpacked(), ["index.js", "lib", "lib/app.js"])

    def test_links_are_left_behind(self):
        self.pack("package/index.js", link="package/etc")
        self.assertEqual(self.unpacked(), ["index.js"])

    def test_a_path_that_leads_out_is_refused(self):
        for name in ("package/../../evil.js", "/package/evil.js", "package/..\\evil.js", "evil.js"):
            self.pack(name)
            with self.subTest(name), self.assertRaises(CorpusError):
                self.unpacked()

    def test_only_the_pinned_tarball_is_accepted(self):
        self.pack("package/index.js")
        digest = base64.b64encode(hashlib.sha512(self.tarball.read_bytes()).digest()).decode()
        packages.verify(self.tarball, Package("shop", "1.0.0", f"sha512-{digest}", "test"))
        with self.assertRaises(CorpusError):
            packages.verify(self.tarball, Package("shop", "1.0.0", "sha512-" + "A" * 88, "test"))

    def test_a_scoped_name_is_one_file_name(self):
        self.assertEqual(Package("@shop/server", "1.0.0", "", "").slug, "shop-server-1.0.0")


class Running(unittest.TestCase):
    """The whole check, with a program in cookielint's place that always says the same."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.reviewed = self.folder / "reviewed.tsv"
        integrity = "sha512-" + "A" * 88
        package = Package("shop", "1.0.0", integrity, "test")
        self.packages = self.folder / "packages.toml"
        self.packages.write_text(
            f'[[package]]\nname = "shop"\nversion = "1.0.0"\nintegrity = "{integrity}"\nwhy = "test"\n'
        )
        # What install() finds in place is not downloaded again.
        digest = hashlib.sha256(integrity.encode()).hexdigest()[:12]
        self.unpacked = self.folder / f"{package.slug}-{digest}"
        self.unpacked.mkdir()
        for name, text in FILES.items():
            (self.unpacked / name).write_text(text)
        place = {"path": "app.js", "start": {"line": 3, "column": 1}}
        finding = {"rule": "insecure-cookie", "level": "warning", "at": place}
        values = {"Secure": "unknown", "HttpOnly": "is", "SameSite": "unset", "name": "when", "Path": "unknown"}
        attributes = {name: {"value": value} for name, value in values.items()}
        sites = [{"at": {"path": path}, "attributes": attributes} for path in FILES]
        statistics = {"sites": sites, "deletions": 0}
        summary = {"files_scanned": 7}
        document = {"findings": [finding], "skipped": [], "summary": summary, "statistics": statistics}
        self.binary = self.folder / "cookielint"
        self.binary.write_text(f"#!{sys.executable}\nprint({json.dumps(document)!r})\n")
        self.binary.chmod(0o755)

    def run_check(self, listed: list[Review], *arguments: str) -> tuple[int, str]:
        reviews.write(self.reviewed, listed)
        paths = ["--binary", self.binary, "--packages", self.packages, "--reviewed", self.reviewed]
        output = io.StringIO()
        with (
            mock.patch.dict(os.environ, {"COOKIELINT_CORPUS": str(self.folder)}),
            mock.patch.object(sys, "argv", ["check.py", *map(str, paths), *arguments]),
            contextlib.redirect_stdout(output),
            contextlib.redirect_stderr(output),
        ):
            return check.main(), output.getvalue()

    def test_agreement_is_success_and_false_findings_are_counted_and_named(self):
        status, output = self.run_check([review("false")])
        self.assertEqual(status, 0)
        self.assertIn("0 of 1 (0 %) of the reviewed findings are right", output)
        self.assertIn("shop: app.js:3: insecure-cookie (warning): because", output)

    def test_the_share_of_unknown_values_leaves_out_what_compilers_and_bundlers_wrote(self):
        _, output = self.run_check([review()])
        self.assertIn("Unknown in files that people wrote: 1 of 4 (25 %); Secure 1 of 1 (100 %), ", output)
        self.assertIn("SameSite 0 of 1 (0 %), name 0 of 1 (0 %).", output)

    def test_a_difference_fails(self):
        status, output = self.run_check([])
        self.assertEqual(status, 1)
        self.assertIn("new, and not in the list: shop: app.js:3", output)

    def test_a_listed_finding_that_is_not_made_does_not_count_as_right(self):
        status, output = self.run_check([review(), review(line=9)])
        self.assertEqual(status, 1)
        self.assertIn("1 of 1 (100 %) of the reviewed findings are right", output)

    def test_an_update_fails_until_it_is_reviewed(self):
        status, _ = self.run_check([], "--update")
        self.assertEqual(status, 1)
        self.assertEqual(reviews.read(self.reviewed), [Review(key(), "unreviewed", "")])

    def test_the_markdown_table_holds_the_row_and_the_sums(self):
        table = self.folder / "table.md"
        self.run_check([review()], "--markdown", str(table))
        self.assertIn("| shop | 1.0.0 | 7 | 0 | 1 | 1 | 0 | 0 |", table.read_text())
        self.assertIn("| 1 packages |  | 7 | 0 | 1 | 1 | 0 | 0 |", table.read_text())

    def test_what_cannot_run_is_an_error_of_its_own(self):
        self.binary.write_text(f"#!{sys.executable}\nraise SystemExit('no such flag')\n")
        status, output = self.run_check([review()])
        self.assertEqual(status, 2)
        self.assertIn("no such flag", output)

    def test_a_review_of_an_unlisted_package_is_an_error(self):
        status, output = self.run_check([Review(Key("gone", "a.js", 1, "r", "note"), "true", "because")])
        self.assertEqual(status, 2)
        self.assertIn("gone", output)


class TheCorpus(unittest.TestCase):
    """The two files beside this one."""

    def test_every_package_is_pinned_and_every_review_belongs_to_one(self):
        listed = packages.load(check.HERE / "packages.toml")
        for package in listed:
            packages.verify_format(package)
        reviewed = reviews.read(check.HERE / "reviewed.tsv")
        self.assertLessEqual({it.key.package for it in reviewed}, {it.name for it in listed})


if __name__ == "__main__":
    unittest.main()
