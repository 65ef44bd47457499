"""The inputs of the GitLab component: each reaches the scan as it was given, and none becomes anything else."""

import re
import subprocess
import unittest

import yaml

from packages import registry, wheel
from pipelines import COOKIELINT, GATE, JOB, ROOT, TEMPLATE, PipelineCase, Refused, configuration, inputs, interpolated

# Input, variable of the job that holds it.
FREE = {"binary-path": "BINARY_PATH", "paths": "PATHS", "config": "CONFIG", "env-files": "ENV_FILES"}
NAMES = ("job-name", "stage", "image")
HOSTILE = [
    '"; touch PWNED; "',
    "$(touch PWNED)",
    "`touch PWNED`",
    "' ; touch PWNED ; '",
    "'\"\\",
    "--help",
    "-rf / ; touch PWNED",
    "; rm -rf .",
    "| touch PWNED #",
    ": [ { & * ! % @ ?",
    "# none",
    "$[[ inputs.version ]]",
    "${{ github.token }}",
    "!reference [evil, script]",
    "Müller/食べ物/🍪.js",
]
LINES = ["x\nEND\ntouch PWNED", "x\nevil:\n  script: touch PWNED", "x\r\nevil: 1", "x\u2028evil: 1", "x\u0085evil: 1", "x\u2029y", "x\ty", "x\x1b[2Jy", "\n"]


def script():
    return configuration()[JOB]["script"][0]


class Interpolation(unittest.TestCase):
    def test_free_text_is_the_value_of_its_variable_and_nothing_else(self):
        for name, variable in FREE.items():
            for value in [*HOSTILE, "  blanks around  ", "a,b"]:
                with self.subTest(name, value=value):
                    made, expected = configuration({name: value}), configuration()
                    expected[JOB]["variables"][f"COOKIELINT_{variable}"] = value
                    self.assertEqual(made, expected)

    def test_line_breaks_and_controls_are_refused(self):
        for name in [*FREE, *NAMES, "version"]:
            for value in LINES:
                with self.subTest(name, value=value), self.assertRaises(Refused):
                    configuration({name: value})

    def test_names_cannot_leave_their_quotes(self):
        for name in NAMES:
            for value in HOSTILE:
                with self.subTest(name, value=value):
                    if '"' in value or "\\" in value:
                        with self.assertRaises(Refused):
                            configuration({name: value})
                        continue
                    made = configuration({name: value})
                    job = value if name == "job-name" else JOB
                    self.assertEqual(list(made), [job, f"{job}_gate"])
                    self.assertEqual(made[job]["script"], configuration()[JOB]["script"])
                    self.assertEqual(made[job].get(name, value), value)

    def test_a_word_that_is_no_option_is_refused(self):
        for name in ("install", "profile", "fail-on", "security-report", "version", "allow-failure"):
            for value in [*HOSTILE, "", "Never"]:
                with self.subTest(name, value=value), self.assertRaises(Refused):
                    configuration({name: value})

    def test_no_input_stands_in_the_script(self):
        scripts = [line for line in TEMPLATE.read_text().splitlines() if "$[[" in line and not re.match(r' *("\$\[\[|[A-Za-z_-]+: |- |\$\[\[[^\]]*\]\]$)', line)]
        self.assertEqual(scripts, [])
        self.assertNotIn("$[[", script())
        made = configuration({name: "MARKED" for name in [*FREE, *NAMES]})
        self.assertNotIn("MARKED", str([job["script"] for job in made.values()]))

    def test_the_image_may_come_from_the_dependency_proxy(self):
        image = "${CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX}/node:22-slim"
        self.assertEqual(configuration({"image": image})[JOB]["image"], image)

    def test_two_scans_of_one_pipeline_have_names_of_their_own(self):
        made = configuration({"job-name": "shop cookies", "fail-on": "note"})
        self.assertEqual(list(made), ["shop cookies", "shop cookies_gate"])
        self.assertEqual(made["shop cookies_gate"]["needs"], ["shop cookies"])
        self.assertEqual(made["shop cookies_gate"]["rules"][1], ["shop cookies", "rules"])


class Script(PipelineCase):
    """The script as a runner calls it, by the shells that images have."""

    def test_hostile_values_are_never_run(self):
        program = self.folder / "program"
        program.write_text('#!/bin/sh\n[ "$1" = --version ] || printf "<%s>\\n" "$@"\n')
        program.chmod(0o755)
        for shell in ("dash", "bash"):
            for value in [*HOSTILE, *LINES]:
                for given in ({"PATHS": value, "CONFIG": value, "ENV_FILES": value, "PROFILE": value, "FAIL_ON": value}, {"BINARY_PATH": value}, {"VERSION": value}, {"INSTALL": value}):
                    with self.subTest(shell, given=given):
                        done = self.script(shell, program, given)
                        self.assertEqual(list(self.folder.rglob("PWNED")), [])
                        if "PATHS" not in given:
                            self.assertEqual(done.returncode, 2, done.stderr)
                        elif value.strip():
                            self.assertEqual(done.returncode, 0, done.stderr)
                            self.assertEqual(done.stdout.split("<-->\n")[1], "".join(f"<{path.strip()}>\n" for path in re.split("[,\n]", value) if path.strip()))

    def script(self, shell, program, given):
        values = {"INSTALL": "path", "VERSION": "0.1.0", "BINARY_PATH": program, "PATHS": ".", "PROFILE": "default", "FAIL_ON": "never", "CONFIG": "auto", "ENV_FILES": "none", **given}
        environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "CI_PROJECT_DIR": str(self.folder), **{f"COOKIELINT_{name}": value for name, value in values.items()}}
        return subprocess.run([shell, "-c", script()], cwd=self.folder, env=environment, capture_output=True, text=True, check=False)

    def test_the_scripts_pass_shellcheck(self):
        for job in configuration().values():
            done = subprocess.run(["shellcheck", "--shell=sh", "-"], input=job["script"][0], capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stdout)


class Scans(PipelineCase):
    def test_paths_are_separated_by_commas_whatever_stands_in_them(self):
        names = ["we ird [id] 'x'", '-rf "y" $(touch PWNED)', "# ünï: \\food"]
        self.project("classic-express4", names[0])
        for name in names[1:]:
            self.project("clean-express5", name)
        run = self.run_it({"paths": " , ".join(name.replace("$", "$$") for name in names) + ","})
        self.assertEqual(run.status, 0, run.log)
        self.assertEqual(list(self.folder.parent.rglob("PWNED")), [])
        self.assertEqual(len(run.findings()), 48)
        self.assertTrue(run.findings()[0]["location"]["file"].startswith(f"{names[0]}/"))

    def test_environment_files_and_variables_that_name_them_reach_the_scan(self):
        self.project("classic-express4")
        (self.folder / "prod, uction.env").write_text("")
        (self.folder / "prod uction.env").write_text("COOKIE_SECURE=true\n")
        secure = len(self.run_it({"env-files": "prod uction.env"}).findings())
        self.assertLess(secure, 48)
        outside = self.folder.parent / "production"
        outside.write_text("COOKIE_SECURE=true\n")
        run = self.run_it({"env-files": "$PRODUCTION"}, variables=[f"PRODUCTION={outside}"])
        self.assertEqual(len(run.findings()), secure)
        lines = {JOB: {"variables": {"COOKIELINT_ENV_FILES": f"{outside}\n"}}}
        self.assertEqual(len(self.run_it(own=lines).findings()), secure)

    def test_a_configuration_file_and_a_profile_reach_the_scan(self):
        self.project("clean-express5")
        (self.folder / "co nf.toml").write_text("nonsense = 1\n")
        self.assertEqual(self.run_it({"config": "co nf.toml"}).jobs[JOB], ("FAIL", 2))
        self.assertGreater(len(self.run_it({"profile": "audit"}).findings()), len(self.run_it().findings()))


class Installs(PipelineCase):
    """Packages that call the program under test, from a registry and an index on this machine."""

    def setUp(self):
        super().setUp()
        self.temporary = self.folder.parent / "temporary"
        self.temporary.mkdir()

    def install(self, given, *variables):
        run = self.run_it(given, variables=[f"TMPDIR={self.temporary}", *variables])
        self.assertEqual(list(self.temporary.glob("tmp.*")), [], "what was installed is still there")
        return run

    def test_npm_installs_the_version_from_the_registry_of_the_runner_without_scripts(self):
        self.project("clean-express5")
        (self.folder / ".npmrc").write_text("registry=http://127.0.0.1:9/\n")
        with registry(COOKIELINT, "0.1.0", self.folder.parent) as address:
            run = self.install({"install": "npm"}, f"NPM_CONFIG_REGISTRY={address}")
            self.assertEqual((run.status, run.jobs), (0, {JOB: ("PASS", 0)}), run.log)
            self.assertEqual(run.findings(), [])
            self.assertEqual(list(self.folder.parent.rglob("PWNED")), [])
            missing = self.install({"install": "npm", "version": "0.1.1"}, f"NPM_CONFIG_REGISTRY={address}")
        self.assertEqual(missing.jobs, {JOB: ("FAIL", 2)})
        self.assertIn("cookielint: npm cannot install it", missing.log)

    def test_pip_installs_the_version_from_the_index_of_the_runner(self):
        self.project("clean-express5")
        index = self.folder.parent / "index"
        wheel(COOKIELINT, "0.1.0", index)
        variables = ["PIP_NO_INDEX=1", f"PIP_FIND_LINKS={index}"]
        run = self.install({"install": "pip"}, *variables)
        self.assertEqual((run.status, run.jobs), (0, {JOB: ("PASS", 0)}), run.log)
        missing = self.install({"install": "pip", "version": "0.1.1"}, *variables)
        self.assertEqual(missing.jobs, {JOB: ("FAIL", 2)})
        self.assertIn("cookielint: pip cannot install it", missing.log)


class Documentation(unittest.TestCase):
    page = (ROOT / "docs/gitlab.md").read_text()

    def test_the_page_lists_every_input_with_its_default(self):
        rows = re.findall(r"^\| `([a-z-]+)` \| `(.*?)` \| (.*?) \|$", self.page.split("## Inputs")[1], re.M)
        self.assertEqual(rows, [(name, str(spec["default"]).replace("False", "false"), spec["description"]) for name, spec in inputs().items()])

    def test_what_the_page_says_to_paste_is_taken(self):
        examples = [yaml.safe_load(text) for text in re.findall(r"^```yaml\n(.*?)^```", self.page, re.M | re.S)]
        includes = [entry for example in examples for entry in example.get("include", [])]
        self.assertEqual({next(iter(entry)) for entry in includes}, {"component", "project", "remote", "local"})
        for entry in includes:
            interpolated(entry.get("inputs"))
        jobs = {name for example in examples for name in example if name not in ("include", "variables", "workflow")}
        self.assertLessEqual(jobs, {JOB, GATE})


if __name__ == "__main__":
    unittest.main()
