"""The GitLab component as a pipeline runs it: its scan, its reports, what fails, and when its jobs are there."""

import json
import unittest

from pipelines import COOKIELINT, GATE, JOB, SCHEMAS, TEMPLATE, PipelineCase, configuration

# Found in classic-express4, by every profile and level.
FINDINGS = 48


class Scans(PipelineCase):
    def test_findings_are_in_every_report_and_fail_nothing_by_default(self):
        self.project("classic-express4")
        run = self.run_it()
        self.assertEqual(run.status, 0, run.log)
        self.assertNotIn(GATE, run.log)
        self.assertEqual(len(run.findings()), FINDINGS)
        self.assertEqual(len(run.report("gl-code-quality-report.json")), FINDINGS)
        self.assertEqual(len(run.report("gl-sarif-report.json")["runs"][0]["results"]), FINDINGS)
        entries = self.folder.parent / "code-quality.schema.json"
        entries.write_text(json.dumps({"type": "array", "items": json.loads((SCHEMAS / "gitlab-codeclimate-item.json").read_text())}))
        schemas = {"sast": SCHEMAS / "gitlab-sast-report-format-15.2.1.json", "sarif": SCHEMAS / "sarif-schema-2.1.0.oasis.json", "code-quality": entries}
        for name, schema in schemas.items():
            self.assert_valid(["--schemafile", schema], run.artifacts / f"gl-{name}-report.json")
        self.assert_valid(["--builtin-schema", "vendor.gitlab-ci"], run.expanded)

    def test_the_file_is_a_component_and_a_template_to_include(self):
        self.project("clean-express5")
        (self.folder / "templates").mkdir()
        (self.folder / "templates/cookielint.yml").write_text(TEMPLATE.read_text())
        for way in ({"component": "$CI_SERVER_FQDN/$CI_PROJECT_PATH/cookielint@$CI_COMMIT_SHA"}, {"local": "templates/cookielint.yml"}):
            run = self.run_configuration({"include": [{**way, "inputs": {"install": "path", "binary-path": str(COOKIELINT)}}]})
            self.assertEqual(run.status, 0, run.log)
            self.assertEqual(run.findings(), [])

    def test_one_security_report_is_handed_to_gitlab(self):
        for chosen in ("sast", "sarif"):
            reports = configuration({"security-report": chosen})[JOB]["artifacts"]["reports"]
            self.assertEqual(reports, {chosen: f"gl-{chosen}-report.json", "codequality": "gl-code-quality-report.json"})

    def test_what_the_project_does_before_its_own_jobs_is_not_done(self):
        self.project("clean-express5")
        before = {"before_script": ["touch BEFORE", "cd routes"], "after_script": ["touch AFTER"], "services": ["postgres"]}
        run = self.run_it({"fail-on": "note"}, own={"default": {**before, "tags": ["shop"], "cache": {"paths": ["node_modules"]}}})
        self.assertEqual(run.status, 0, run.log)
        self.assertNotIn("BEFORE", run.log)
        self.assertNotIn("AFTER", run.log)

    def test_the_scan_is_of_the_repository_wherever_the_project_has_gone_before_it(self):
        self.project("classic-express4")
        run = self.run_it(own={JOB: {"before_script": ["cd routes"]}})
        self.assertEqual(run.status, 0, run.log)
        self.assertEqual(len(run.findings()), FINDINGS)

    def test_the_log_level_of_security_jobs_is_honoured(self):
        self.project("clean-express5")
        (self.folder / "broken.js").write_text("require('express')().get((((\n")
        self.assertNotIn("Skipped\n", self.run_it().log)
        self.assertRegex(self.run_it(variables=["SECURE_LOG_LEVEL=debug"]).log, r"> Skipped\n")


class Failures(PipelineCase):
    def test_findings_fail_the_gate_and_leave_the_scan_a_success_whose_reports_gitlab_reads(self):
        self.project("classic-express4")
        run = self.run_it({"fail-on": "error"})
        self.assertNotEqual(run.status, 0)
        self.assertEqual(run.jobs, {JOB: ("PASS", 0), GATE: ("FAIL", 1)})
        self.assertIn("there are findings at or above error; the log of cookielint_sast lists them", run.log)
        self.assertEqual(len(run.findings()), FINDINGS)

    def test_without_findings_at_the_level_the_gate_passes(self):
        self.project("clean-express5")
        run = self.run_it({"fail-on": "error"})
        self.assertEqual((run.status, run.jobs), (0, {JOB: ("PASS", 0), GATE: ("PASS", 0)}))

    def test_a_gate_that_may_fail_warns(self):
        self.project("classic-express4")
        run = self.run_it({"fail-on": "warning", "allow-failure": True})
        self.assertEqual((run.status, run.jobs), (0, {JOB: ("PASS", 0), GATE: ("WARN", 1)}))

    def assert_cannot_run(self, given=None, variables=()):
        run = self.run_it({"fail-on": "warning", "allow-failure": True, **(given or {})}, variables=variables)
        self.assertNotEqual(run.status, 0)
        self.assertEqual(run.jobs, {JOB: ("FAIL", 2)}, run.log[-2000:])

    def test_a_scan_that_cannot_run_fails_whatever_is_asked(self):
        self.project("clean-express5")
        cannot = [{"paths": "no/such.js"}, {"paths": ","}, {"config": "no.toml"}, {"env-files": "no.env"}, {"binary-path": "/no/such"}, {"binary-path": "false"}]
        for given in cannot:
            with self.subTest(given):
                self.assert_cannot_run(given)

    def test_a_variable_of_the_project_that_overrides_an_input_is_checked(self):
        self.project("clean-express5")
        for variable in ("INSTALL=no", "VERSION=-g", "VERSION=npm:left-pad", "FAIL_ON=-x", "PROFILE="):
            with self.subTest(variable):
                self.assert_cannot_run(variables=[f"COOKIELINT_{variable}"])


class When(PipelineCase):
    def listed(self, *variables, **given):
        log = self.run_it({"fail-on": "error", **given}, variables=variables, arguments=["--list-csv"]).log
        return [job for job in (JOB, GATE) if f"\n{job};" in log]

    def test_jobs_are_in_one_pipeline_of_each_change(self):
        self.project("clean-express5")
        merge_request = ["CI_PIPELINE_SOURCE=merge_request_event", "CI_COMMIT_BRANCH="]
        push, schedule = ("CI_PIPELINE_SOURCE=push", "CI_COMMIT_BRANCH=fix"), ("CI_PIPELINE_SOURCE=schedule", "CI_COMMIT_BRANCH=fix")
        is_open, branches_only = "CI_OPEN_MERGE_REQUESTS=acme/shop!1", "AST_ENABLE_MR_PIPELINES=false"
        there, not_there = [JOB, GATE], []
        for variables, expected in [
            (merge_request, there),
            (push, there),
            ([*push, is_open], not_there),
            ([*schedule, is_open], there),
            (["CI_COMMIT_TAG=v1", "CI_COMMIT_BRANCH="], there),
            ([*merge_request, branches_only], not_there),
            ([*push, is_open, branches_only], there),
            (["SAST_DISABLED=true"], not_there),
            (["SAST_DISABLED=1"], not_there),
        ]:
            self.assertEqual(self.listed(*variables), expected, variables)
        self.assertEqual(self.listed(**{"fail-on": "never"}), [JOB])


if __name__ == "__main__":
    unittest.main()
