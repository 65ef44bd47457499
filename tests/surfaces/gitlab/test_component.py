"""The GitLab component as a pipeline runs it: gitlab-ci-local includes the template and really runs its job."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[3]
TOOLS = ROOT / "tests/tools"
SCHEMAS = ROOT / "tests/schemas"
PROJECTS = ROOT / "tests/fixtures/projects"
TEMPLATE = ROOT / "templates/cookielint.yml"
COOKIELINT = pathlib.Path(os.environ["COOKIELINT"]).resolve()
JOB = "cookielint_sast"
HOSTILE = [
    '"; touch PWNED; "',
    "$(touch PWNED)",
    "`touch PWNED`",
    "x\nEND\ntouch PWNED",
    "' ; touch PWNED ; '",
    "--help",
    "$[[ inputs.version ]]",
]


def git(folder, *arguments):
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


class Pipeline:
    """How a pipeline ended, and what its job left."""

    def __init__(self, folder, done):
        self.status, self.log = done.returncode, re.sub("\x1b\\[[0-9;]*m", "", done.stdout)
        self.artifacts = folder / ".gitlab-ci-local/artifacts" / JOB
        self.expanded = folder / ".gitlab-ci-local/expanded-gitlab-ci.yml"

    def report(self, name):
        return json.loads((self.artifacts / name).read_text())


class ComponentCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name) / "shop"
        self.folder.mkdir()

    def project(self, name, within="."):
        shutil.copytree(PROJECTS / name, self.folder / within, dirs_exist_ok=True)

    def run_it(self, inputs=None, include=None, variables=(), arguments=(JOB,)):
        given = {"install": "path", "binary-path": str(COOKIELINT), **(inputs or {})}
        (self.folder / "templates").mkdir(exist_ok=True)
        shutil.copy(TEMPLATE, self.folder / "templates")
        entry = {**(include or {"local": "templates/cookielint.yml"}), "inputs": given}
        (self.folder / ".gitlab-ci.yml").write_text(yaml.safe_dump({"include": [entry]}))
        if not (self.folder / ".git").exists():
            git(self.folder, "init", "--quiet", "--initial-branch=main")
            git(self.folder, "remote", "add", "origin", "git@gitlab.example:acme/shop.git")
        git(self.folder, "add", "--all")
        git(self.folder, "commit", "--quiet", "--message", "test", "--allow-empty")
        command = [TOOLS / "node_modules/.bin/gitlab-ci-local", "--force-shell-executor", *arguments]
        for variable in variables:
            command += ["--variable", variable]
        done = subprocess.run(
            command,
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            check=False,
            env={"PATH": os.environ["PATH"], "HOME": str(self.folder.parent)},
        )
        return Pipeline(self.folder, done)

    def assert_valid(self, schema, *files):
        done = subprocess.run([TOOLS / ".venv/bin/check-jsonschema", *schema, *files], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


class Jobs(ComponentCase):
    def test_findings_are_in_every_report_and_do_not_fail_the_job_by_default(self):
        self.project("classic-express4")
        run = self.run_it()
        self.assertEqual(run.status, 0, run.log)
        self.assertEqual(len(run.report("gl-sast-report.json")["vulnerabilities"]), 48)
        self.assertEqual(len(run.report("gl-code-quality-report.json")), 48)
        self.assertEqual(len(run.report("gl-sarif-report.json")["runs"][0]["results"]), 48)
        schemas = {"gl-sast": "gitlab-sast-report-format-15.2.1.json", "gl-sarif": "sarif-schema-2.1.0.oasis.json"}
        for name, schema in schemas.items():
            self.assert_valid(["--schemafile", SCHEMAS / schema], run.artifacts / f"{name}-report.json")
        self.assert_valid(["--builtin-schema", "vendor.gitlab-ci"], run.expanded)

    def test_the_template_is_a_component_too(self):
        self.project("clean-express5")
        run = self.run_it(include={"component": "$CI_SERVER_FQDN/$CI_PROJECT_PATH/cookielint@$CI_COMMIT_SHA"})
        self.assertEqual(run.status, 0, run.log)
        self.assertEqual(run.report("gl-sast-report.json")["vulnerabilities"], [])

    def test_the_level_that_fails_the_job_is_chosen_and_its_reports_are_kept(self):
        self.project("classic-express4")
        run = self.run_it({"fail-on": "error"})
        self.assertNotEqual(run.status, 0)
        self.assertIn("FAIL 1", run.log)
        self.assertEqual(len(run.report("gl-sast-report.json")["vulnerabilities"]), 48)

    def test_a_scan_that_cannot_run_fails_the_job_whatever_is_asked(self):
        self.project("clean-express5")
        for inputs in [{"paths": "no/such.js"}, {"paths": "\n"}, {"config": "no.toml"}, {"binary-path": "/no/such"}]:
            run = self.run_it(inputs)
            self.assertNotEqual(run.status, 0)
            self.assertIn("FAIL 2", run.log, inputs)

    def test_one_security_report_is_handed_to_gitlab(self):
        self.project("clean-express5")
        for chosen in ("sast", "sarif"):
            job = yaml.safe_load(self.run_it({"security-report": chosen}).expanded.read_text())[JOB]
            expected = {chosen: f"gl-{chosen}-report.json", "codequality": "gl-code-quality-report.json"}
            reports = {key: value if isinstance(value, str) else value[0] for key, value in job["artifacts"]["reports"].items()}
            self.assertEqual(reports, expected)

    def test_sast_can_be_disabled_for_the_whole_project(self):
        self.project("clean-express5")
        for value in ("true", "1"):
            run = self.run_it(variables=[f"SAST_DISABLED={value}"], arguments=("--list",))
            self.assertNotIn(JOB, run.log)
        self.assertIn(JOB, self.run_it(arguments=("--list",)).log)

    def test_the_log_level_of_security_jobs_is_honoured(self):
        self.project("clean-express5")
        (self.folder / "broken.js").write_text("require('express')().get((((\n")
        self.assertNotIn("Skipped\n", self.run_it().log)
        self.assertRegex(self.run_it(variables=["SECURE_LOG_LEVEL=debug"]).log, r"> Skipped\n")


class Inputs(ComponentCase):
    def test_paths_are_lines_whatever_stands_in_them(self):
        self.project("classic-express4", "we ird [id] 'x'")
        self.project("clean-express5", "-rf \"y\"")
        run = self.run_it({"paths": "we ird [id] 'x'\n\n-rf \"y\"\n"})
        self.assertEqual(run.status, 0, run.log)
        found = run.report("gl-sast-report.json")["vulnerabilities"]
        self.assertEqual(len(found), 48)
        self.assertTrue(found[0]["location"]["file"].startswith("we ird [id] 'x'/"))

    def test_environment_files_reach_the_scan(self):
        self.project("classic-express4")
        (self.folder / "prod uction.env").write_text("COOKIE_SECURE=true\n")
        run = self.run_it({"env-files": "prod uction.env"})
        self.assertLess(len(run.report("gl-sast-report.json")["vulnerabilities"]), 48)

    def test_hostile_inputs_are_never_run(self):
        self.project("clean-express5")
        # What names a program that is not there ends the script, so that the others are given by themselves.
        for names in (["paths", "config", "env-files", "version"], ["binary-path"]):
            for value in HOSTILE:
                with self.subTest(names, value=value):
                    run = self.run_it(dict.fromkeys(names, value))
                    self.assertEqual(list(self.folder.rglob("PWNED")), [], run.log)
                    self.assertIn("FAIL 2", run.log)

    def test_a_word_that_is_no_option_is_refused_before_anything_runs(self):
        self.project("clean-express5")
        for name in ("profile", "fail-on", "install", "security-report"):
            run = self.run_it({name: "$(touch PWNED)"})
            self.assertNotEqual(run.status, 0)
            self.assertNotIn(f"{JOB} starting", run.log)


class Documentation(unittest.TestCase):
    def test_the_page_lists_every_input_with_its_default(self):
        inputs = next(yaml.safe_load_all(TEMPLATE.read_text()))["spec"]["inputs"]
        page = (ROOT / "docs/gitlab.md").read_text().split("## Inputs")[1]
        rows = re.findall(r"^\| `([a-z-]+)` \| (?:`(.*?)`)? \| (.*?) \|$", page, re.M)
        self.assertEqual(rows, [(name, str(entry["default"]), entry["description"]) for name, entry in inputs.items()])


if __name__ == "__main__":
    unittest.main()
