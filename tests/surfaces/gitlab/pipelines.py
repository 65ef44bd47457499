"""Pipelines of the component: what GitLab makes of the template and its inputs, and gitlab-ci-local, which really runs the jobs.

gitlab-ci-local parses the template first and puts inputs into the parsed values, where nothing can go wrong. GitLab puts them into the
text and parses that, and checks patterns, which gitlab-ci-local ignores. So the text is made here as GitLab makes it, and then run.
"""

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
GATE = f"{JOB}_gate"
TYPES = {"string": str, "boolean": bool}


class Loader(yaml.SafeLoader):
    """Reads GitLab's `!reference` as the list that it is written as."""


Loader.add_constructor("!reference", lambda loader, node: loader.construct_sequence(node))


class Refused(Exception):
    """GitLab does not take the value of an input."""


def inputs():
    return next(yaml.load_all(TEMPLATE.read_text(), Loader))["spec"]["inputs"]


def check(name, spec, value):
    if type(value) is not TYPES[spec.get("type", "string")]:
        raise Refused(f"`{name}` input: provided value is not a {spec.get('type', 'string')}")
    if value not in spec.get("options", [value]):
        raise Refused(f"`{name}` input: `{value}` cannot be used because it is not in the list of allowed options")
    if "regex" in spec:
        # RE2 as GitLab calls it: `$` is the end of the text only, `\d` is ASCII, and blank text matches nothing.
        pattern = re.sub(r"\\x\{([0-9A-F]+)\}", lambda code: chr(int(code[1], 16)), spec["regex"]).replace("$", r"\Z")
        if not value.strip() or not re.search(pattern, value, re.ASCII):
            raise Refused(f"`{name}` input: provided value does not match required RegEx pattern")


def interpolated(given=None):
    """The text of the template with its inputs in it, before it is read as YAML."""
    values = {name: spec["default"] for name, spec in inputs().items()}
    unknown = (given or {}).keys() - values.keys()
    if unknown:
        raise Refused(f"unknown inputs: {unknown}")
    values.update(given or {})
    for name, spec in inputs().items():
        check(name, spec, values[name])
    text = {name: value if isinstance(value, str) else json.dumps(value) for name, value in values.items()}
    return re.sub(r"\$\[\[ *inputs\.([\w-]+) *\]\]", lambda block: text[block[1]], TEMPLATE.read_text().split("\n---\n", 1)[1])


def configuration(given=None):
    return yaml.load(interpolated(given), Loader)


def git(folder, *arguments):
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


class Pipeline:
    """How a pipeline ended, and what its scan left."""

    ENDED = re.compile(r"^(?!pipeline )(\S+) +finished in \S+ \S+(?: +(FAIL|WARN) (\d+))? *$", re.M)

    def __init__(self, folder, done):
        self.status, self.log = done.returncode, re.sub("\x1b\\[[0-9;]*m", "", done.stdout)
        # By job: what it is called when it does not pass, and its status.
        self.jobs = {job: (mark or "PASS", int(code or 0)) for job, mark, code in self.ENDED.findall(self.log)}
        self.artifacts = folder / ".gitlab-ci-local/artifacts" / JOB
        self.expanded = folder / ".gitlab-ci-local/expanded-gitlab-ci.yml"

    def report(self, name):
        return json.loads((self.artifacts / name).read_text())

    def findings(self):
        return self.report("gl-sast-report.json")["vulnerabilities"]


class PipelineCase(unittest.TestCase):
    """A repository of its own for each test, which runs pipelines in it."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name) / "shop"
        self.folder.mkdir()

    def project(self, name, within="."):
        shutil.copytree(PROJECTS / name, self.folder / within, dirs_exist_ok=True)

    def run_it(self, given=None, own=None, variables=(), arguments=()):
        """Runs the template with inputs, beside the configuration of the project's own."""
        given = {"install": "path", "binary-path": str(COOKIELINT), **(given or {})}
        (self.folder / "interpolated.yml").write_text(interpolated(given))
        return self.run_configuration({"include": [{"local": "interpolated.yml"}], **(own or {})}, variables, arguments)

    def run_configuration(self, entries, variables=(), arguments=()):
        (self.folder / ".gitlab-ci.yml").write_text(yaml.safe_dump(entries))
        if not (self.folder / ".git").exists():
            git(self.folder, "init", "--quiet", "--initial-branch=main")
            git(self.folder, "remote", "add", "origin", "git@gitlab.example:acme/shop.git")
        git(self.folder, "add", "--all")
        git(self.folder, "commit", "--quiet", "--message", "test", "--allow-empty")
        command = [TOOLS / "node_modules/.bin/gitlab-ci-local", "--force-shell-executor", *arguments]
        # It states the folder of a container, though the shell runs here.
        for variable in (f"CI_PROJECT_DIR={self.folder}", *variables):
            command += ["--variable", variable]
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder.parent), "LANG": "C.UTF-8"}
        output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "stdin": subprocess.DEVNULL, "text": True}
        return Pipeline(self.folder, subprocess.run(command, cwd=self.folder, check=False, env=environment, **output))

    def assert_valid(self, schema, *files):
        done = subprocess.run([TOOLS / ".venv/bin/check-jsonschema", *schema, *files], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
