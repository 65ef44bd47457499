"""The GitHub Action as a job runs it: its steps, on real projects, with inputs that are meant well and inputs that are not."""

import hashlib
import http.server
import io
import json
import os
import pathlib
import re
import shutil
import stat
import tarfile
import tempfile
import threading
import unittest

import yaml

from runner import run_action

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROJECTS = ROOT / "tests/fixtures/projects"
COOKIELINT = pathlib.Path(os.environ["COOKIELINT"]).resolve()
ARCHIVE = "cookielint-x86_64-unknown-linux-musl.tar.gz"
HOSTILE = [
    '"; touch PWNED; "',
    "$(touch PWNED)",
    "`touch PWNED`",
    "${{ github.token }}",
    "x\n::set-output name=a::b",
    "x\ntouch PWNED",
    "--help",
    "' || touch PWNED '",
    "a%0A::error::b",
]


def archive(program, name="cookielint"):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as tar:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = len(program), 0o755
        tar.addfile(entry, io.BytesIO(program))
    return data.getvalue()


def sha256(data):
    return hashlib.sha256(data).hexdigest()


# Stands for a build of another platform: it does what the real program does.
PROGRAM = f"#!/bin/sh\nexec '{COOKIELINT}' \"$@\"\n".encode()


class Server(http.server.ThreadingHTTPServer):
    """Releases or a registry, on this machine."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.files = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        content = self.server.files.get(self.path)
        self.send_response(200 if content is not None else 404)
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *_):
        pass


class ActionCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.workspace, self.temporary = self.folder / "work", self.folder / "temp"
        self.temporary.mkdir()
        # Where the runner puts an action of acme/cookielint at v1.
        self.action = self.folder / "_actions/acme/cookielint/v1/action"
        self.action.mkdir(parents=True)
        shutil.copy(ROOT / "action/action.yml", self.action)
        shutil.copytree(ROOT / "action/github", self.action / "github")
        shutil.copy(ROOT / "Cargo.toml", self.action.parent)
        self.server = Server()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)

    def project(self, name, within="."):
        shutil.copytree(PROJECTS / name, self.workspace / within, dirs_exist_ok=True)
        # The root of the repository, to which paths are relative.
        (self.workspace / ".git").mkdir(exist_ok=True)

    def run_it(self, github=None, environment=None, **inputs):
        self.workspace.mkdir(exist_ok=True)
        given = {"install": "path", "binary-path": str(COOKIELINT), **{key.replace("_", "-"): value for key, value in inputs.items()}}
        return run_action(self.action, self.workspace, self.temporary, given, github, environment)

    def release(self, version="0.1.0", program=PROGRAM, sums=None):
        data = archive(program)
        folder = f"/acme/cookielint/releases/download/v{version}"
        self.server.files[f"{folder}/{ARCHIVE}"] = data
        self.server.files[f"{folder}/SHA256SUMS"] = (sums or f"{sha256(data)}  {ARCHIVE}\n").encode()
        return data

    def install(self, path="", **inputs):
        """Installs a release from the server, on a runner whose PATH begins with `path`."""
        self.project("clean-express5")
        environment = {"GITHUB_SERVER_URL": self.server.url, "PATH": path + os.environ["PATH"]}
        return self.run_it(environment=environment, install="binary", binary_path="", **inputs)

    def program(self, name, text):
        """A folder for PATH with a program of the name."""
        folder = self.folder / "bin"
        folder.mkdir(exist_ok=True)
        path = folder / name
        path.write_text(text)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return f"{folder}:"


class Scans(ActionCase):
    def test_findings_are_uploaded_and_then_fail_the_job(self):
        self.project("classic-express4")
        run = self.run_it(category="shop")
        self.assertEqual(run.ran, ["Install cookielint", "Scan", "Upload to code scanning", "Fail on findings"])
        self.assertTrue(run.failed)
        self.assertEqual((run.outputs["exit-code"], run.outputs["findings"], run.outputs["version"]), ("1", "48", "0.1.0"))
        self.assertEqual(run.uploaded, {"sarif_file": run.outputs["sarif-file"], "category": "shop"})
        self.assertTrue(run.outputs["sarif-file"].endswith(".sarif"))
        log = json.loads(pathlib.Path(run.outputs["sarif-file"]).read_text())
        self.assertEqual(len(log["runs"][0]["results"]), 48)
        self.assertNotIn("automationDetails", log["runs"][0], "a category in the file would override that of the input")
        self.assertIn("## cookielint: 9 errors, 21 warnings, 18 notes", run.summary)
        self.assertNotIn("::warning file=", run.log, "what is uploaded is not annotated twice")

    def test_a_clean_project_is_uploaded_too_and_passes(self):
        self.project("clean-express5")
        run = self.run_it()
        self.assertFalse(run.failed)
        self.assertEqual(run.ran[-1], "Upload to code scanning", "it closes what was found before")
        self.assertEqual((run.outputs["exit-code"], run.outputs["findings"]), ("0", "0"))

    def test_the_level_that_fails_is_chosen(self):
        self.project("classic-express4")
        self.assertFalse(self.run_it(fail_on="never").failed)
        self.assertTrue(self.run_it(fail_on="error").failed)

    def test_a_pull_request_from_a_fork_is_annotated_and_not_uploaded(self):
        self.project("classic-express4")
        fork = {"event": {"pull_request": {"number": 7, "head": {"repo": {"full_name": "eve/shop"}}}}}
        run = self.run_it(github=fork)
        self.assertIsNone(run.uploaded)
        self.assertIn("::error file=", run.log)
        self.assertTrue(run.failed)
        self.assertIsNotNone(self.run_it(github=fork, upload="always").uploaded)
        own = {"event": {"pull_request": {"number": 7, "head": {"repo": {"full_name": "acme/shop"}}}}}
        self.assertIsNotNone(self.run_it(github=own).uploaded)
        gone = {"event": {"pull_request": {"number": 7, "head": {"repo": None}}}}
        self.assertIsNone(self.run_it(github=gone).uploaded)

    def test_upload_annotations_and_summary_can_be_switched_off(self):
        self.project("classic-express4")
        run = self.run_it(upload="never", annotations="never", summary="false")
        self.assertEqual((run.uploaded, run.summary), (None, ""))
        self.assertNotIn("::error file=", run.log)
        self.assertIn("::error file=", self.run_it(annotations="always").log)

    def test_paths_are_lines_whatever_stands_in_them(self):
        self.project("classic-express4", "we ird [id]")
        self.project("clean-express5", "-rf $(x)")
        run = self.run_it(paths="we ird [id]\r\n\n  \n-rf $(x)\n")
        self.assertEqual(run.outputs["findings"], "48", run.log)
        self.assertEqual(self.run_it(paths="-rf $(x)").outputs["findings"], "0")

    def test_a_working_directory_is_where_paths_begin(self):
        self.project("classic-express4", "apps/shop")
        run = self.run_it(working_directory="apps/shop", paths="lib")
        self.assertNotIn(run.outputs["findings"], ("0", "", "48"))
        log = json.loads(pathlib.Path(run.outputs["sarif-file"]).read_text())
        uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        self.assertTrue(uri.startswith("apps/shop/lib/"), uri)

    def test_configuration_and_environment_files_reach_the_scan(self):
        self.project("classic-express4")
        (self.workspace / "prod uction.env").write_text("COOKIE_SECURE=true\n")
        before = int(self.run_it().outputs["findings"])
        self.assertLess(int(self.run_it(env_files="prod uction.env").outputs["findings"]), before)
        (self.workspace / "own.toml").write_text("[[model]]\npackages = 3\n")
        run = self.run_it(config="own.toml")
        self.assertIn("own.toml:2", run.log)
        self.assertEqual((run.outputs["exit-code"], run.uploaded), ("2", None))


class Inputs(ActionCase):
    def test_hostile_inputs_are_refused_or_taken_as_they_are(self):
        self.project("clean-express5")
        definition = yaml.safe_load((self.action / "action.yml").read_text())
        for name in definition["inputs"]:
            for value in HOSTILE:
                with self.subTest(name, value=value):
                    run = self.run_it(**{name.replace("-", "_"): value})
                    self.assertFalse(list(self.folder.rglob("PWNED")))
                    self.assertNotIn("\n::set-output", run.log)
                    if name == "category" and "\n" not in value:
                        self.assertEqual(run.uploaded["category"], value, "any line is a category")
                        continue
                    self.assertTrue(run.failed, run.log)
                    self.assertIsNone(run.uploaded)
                    self.assertEqual(run.outputs["exit-code"], "2")

    def test_a_refusal_names_the_input(self):
        self.project("clean-express5")
        for name, value in [("profile", "lax"), ("fail_on", "all"), ("install", "apt"), ("upload", "yes"), ("summary", "no")]:
            log = self.run_it(**{name: value}).log
            self.assertIn(f"::error title=cookielint::The input `{name.replace('_', '-')}` is one of: ", log)
        for version in ("0.1.0\nx", "0.1.0; x", "v0.1.0", "latest", "0.1"):
            self.assertIn("The input `version` is a version such as 0.1.0", self.run_it(version=version).log)
        for checksum in ("a" * 63, "a" * 65, "A" * 64):
            self.assertIn("The input `checksum` is a SHA-256", self.run_it(checksum=checksum).log)
        self.assertIn("The input `category` is one line", self.run_it(category="a\nb").log)
        self.assertIn("names nothing", self.run_it(paths=" \n").log)
        self.assertIn("There is no folder: no", self.run_it(working_directory="no").log)

    def test_a_program_that_is_none_is_refused(self):
        self.project("clean-express5")
        for path in ["", "no/such", str(self.workspace), str(ROOT / "README.md")]:
            self.assertIn("There is no program at", self.run_it(binary_path=path).log)
        folder = self.program("other", "#!/bin/sh\necho other 1.0\n").rstrip(":")
        self.assertIn("This is not cookielint", self.run_it(binary_path=f"{folder}/other").log)

    def test_a_program_of_the_workspace_is_found_from_every_folder(self):
        self.project("clean-express5", "apps/shop")
        (self.workspace / "cookielint").symlink_to(COOKIELINT)
        other = self.program("cookielint", "#!/bin/sh\ntouch PWNED\n")
        for path in ("cookielint", "./cookielint"):
            run = self.run_it(binary_path=path, working_directory="apps/shop", environment={"PATH": other + os.environ["PATH"]})
            self.assertFalse(run.failed, run.log)
        self.assertEqual(list(self.folder.rglob("PWNED")), [], "a program on PATH is not the one that was named")

    def test_messages_are_encoded_once_by_the_bash_of_macos_too(self):
        self.project("clean-express5")
        for version in ("3.2", "5.0"):
            log = self.run_it(profile="50%\nx", environment={"BASH_COMPAT": version}).log
            self.assertTrue(log.endswith("It is: 50%25%0Ax\n"), log)

    def test_the_environment_of_the_job_runs_nothing_in_the_steps(self):
        self.project("classic-express4")
        script = self.folder / "first.sh"
        script.write_text("touch PWNED\n")
        environment = {"BASH_ENV": str(script), "ENV": str(script), "BASH": "/bin/false", "CDPATH": str(self.folder)}
        names = ("printf", "bash", "cd", "source", "cat", "sed", "mktemp", "exit")
        environment |= {f"BASH_FUNC_{name}%%": "() { touch PWNED; }" for name in names}
        run = self.run_it(environment=environment)
        self.assertEqual((run.ran[-1], run.outputs["findings"]), ("Fail on findings", "48"), run.log)
        self.assertEqual(list(self.folder.rglob("PWNED")), [])

    def test_the_token_is_not_given_to_the_program(self):
        self.project("clean-express5")
        seen = self.folder / "seen"
        folder = self.program("spy", f"#!/bin/sh\nenv >> '{seen}'\nexec '{COOKIELINT}' \"$@\"\n").rstrip(":")
        self.assertFalse(self.run_it(github={"token": "s3cret"}, binary_path=f"{folder}/spy").failed)
        self.assertIn("GITHUB_WORKSPACE=", seen.read_text())
        self.assertNotIn("s3cret", seen.read_text())

    def test_a_copy_of_the_action_alone_needs_no_version_for_a_program_that_is_there(self):
        self.project("clean-express5")
        (self.action.parent / "Cargo.toml").unlink()
        self.assertFalse(self.run_it().failed)
        self.assertIn('give the input "version"', self.run_it(install="npm", binary_path="").log)

    def test_a_scan_that_cannot_run_fails_whatever_is_asked(self):
        self.project("clean-express5")
        run = self.run_it(paths="no/such.js", fail_on="never")
        self.assertTrue(run.failed)
        self.assertEqual((run.outputs["exit-code"], run.uploaded), ("2", None))
        self.assertIn("no/such.js", run.log)

    def test_names_in_the_scanned_project_send_no_commands(self):
        self.workspace.mkdir()
        (self.workspace / ".git").mkdir()
        source = "const app = require('express')();\napp.get('/', (q, r) => { r.cookie('sid\\n::error::x', 1, { secure: false }); });\n"
        (self.workspace / "::error::a.js").write_text(source)
        (self.workspace / "b\n::error::.js").write_text(source)
        run = self.run_it(upload="never")
        lines = [line for line in run.log.splitlines() if line.lstrip().startswith("::")]
        self.assertTrue(lines)
        for line in lines:
            self.assertRegex(line, r"^::(error|warning|notice) (file=[^:]*,title=[a-z-]+|title=cookielint)::")


class Installs(ActionCase):
    def test_a_release_is_installed_when_its_checksum_is_right(self):
        self.release()
        run = self.install()
        self.assertFalse(run.failed, run.log)
        self.assertEqual(run.outputs["version"], "0.1.0", "the version of the action itself")

    def test_provenance_is_verified_where_that_can_be_done(self):
        self.release()
        asked = self.folder / "asked"
        path = self.program("gh", f'#!/bin/sh\necho "$GH_TOKEN $@" > "{asked}"\n')
        self.assertFalse(self.install(path).failed)
        self.assertRegex(asked.read_text(), rf"^token attestation verify .*{ARCHIVE} --repo acme/cookielint$")
        path = self.program("gh", "#!/bin/sh\nexit 1\n")
        run = self.install(path)
        self.assertTrue(run.failed)
        self.assertIn("gh could not verify that acme/cookielint", run.log)
        kept = [file.parent.name for file in self.temporary.rglob(ARCHIVE)]
        self.assertEqual(len(kept), 1, "of the two, the archive that was verified")

    def test_a_checksum_that_is_given_or_pinned_comes_before_that_of_the_release(self):
        data = self.release(sums=f"{'0' * 64}  {ARCHIVE}\n")
        self.assertFalse(self.install(checksum=sha256(data)).failed)
        self.assertTrue(self.install(checksum="1" * 64).failed)
        with (self.action / "github/checksums.txt").open("a") as pinned:
            pinned.write(f"{'2' * 64}  {ARCHIVE}  0.0.9\n{sha256(data)}  {ARCHIVE}  0.1.0\n")
        self.assertFalse(self.install().failed)

    def test_an_archive_that_is_not_the_right_one_is_removed_and_never_run(self):
        ran = self.folder / "ran"
        self.release(program=f"#!/bin/sh\ntouch '{ran}'\n".encode(), sums=f"{'0' * 64}  {ARCHIVE}\n")
        run = self.install()
        self.assertTrue(run.failed)
        self.assertIn("The checksum of", run.log)
        self.assertFalse(ran.exists())
        self.assertEqual(list(self.temporary.rglob(ARCHIVE)), [])
        self.release(sums="nothing\n")
        self.assertIn("one that the release does not state", self.install().log)

    def test_a_release_that_is_missing_cut_off_or_without_the_program_is_refused(self):
        self.assertIn("Cannot download", self.install().log)
        cut = archive(PROGRAM)[:60]
        self.server.files[f"/acme/cookielint/releases/download/v0.1.0/{ARCHIVE}"] = cut
        self.assertIn("does not hold the program", self.install(checksum=sha256(cut)).log)
        other = archive(PROGRAM, "README.md")
        self.server.files[f"/acme/cookielint/releases/download/v0.1.0/{ARCHIVE}"] = other
        self.assertIn("does not hold the program", self.install(checksum=sha256(other)).log)

    def test_another_version_than_was_asked_for_is_refused(self):
        self.release("9.9.9")
        self.assertIn("9.9.9 was asked for, and 0.1.0 is what came", self.install(version="9.9.9").log)

    def test_a_platform_without_a_release_is_told_what_to_do(self):
        self.project("clean-express5")
        run = self.run_it(environment={"RUNNER_ARCH": "RISCV"}, install="binary", binary_path="")
        self.assertIn("no release for Linux on RISCV; use `install: npm`", run.log)

    def test_the_package_is_installed_from_npm(self):
        package = {"name": "cookielint", "version": "0.1.0", "bin": {"cookielint": "run.sh"}}
        package["scripts"] = {"postinstall": f"touch '{self.folder}/PWNED'"}
        data = io.BytesIO()
        with tarfile.open(fileobj=data, mode="w:gz") as tar:
            for name, text in [("package/package.json", json.dumps(package).encode()), ("package/run.sh", PROGRAM)]:
                entry = tarfile.TarInfo(name)
                entry.size, entry.mode = len(text), 0o755
                tar.addfile(entry, io.BytesIO(text))
        tarball = f"{self.server.url}/cookielint/-/cookielint-0.1.0.tgz"
        shasum = hashlib.sha1(data.getvalue()).hexdigest()
        versions = {"0.1.0": {**package, "dist": {"tarball": tarball, "shasum": shasum}}}
        packument = {"name": "cookielint", "dist-tags": {"latest": "0.1.0"}, "versions": versions}
        self.server.files["/cookielint"] = json.dumps(packument).encode()
        self.server.files["/cookielint/-/cookielint-0.1.0.tgz"] = data.getvalue()
        self.project("clean-express5")
        # The registry is that of the runner; what the scanned code asks for does not count.
        (self.temporary / ".npmrc").write_text(f"registry={self.server.url}\n")
        (self.workspace / ".npmrc").write_text("registry=http://127.0.0.1:9/\n")
        run = self.run_it(install="npm", binary_path="")
        self.assertFalse(run.failed, run.log)
        self.assertFalse((self.folder / "PWNED").exists(), "scripts of the package are not run")
        self.assertEqual(run.outputs["version"], "0.1.0")
        self.assertFalse((self.workspace / "node_modules").exists())
        run = self.run_it(install="npm", binary_path="", version="0.2.0")
        self.assertIn("npm cannot install cookielint@0.2.0", run.log)


class Documentation(unittest.TestCase):
    def test_the_page_lists_every_input_and_output_with_its_default(self):
        definition = yaml.safe_load((ROOT / "action/action.yml").read_text())
        page = (ROOT / "docs/github.md").read_text().split("## Inputs and outputs")[1]
        rows = re.findall(r"^\| `([a-z-]+)` \| (?:(?:`(.*?)`)? \| )?(.*?) \|$", page, re.M)
        inputs = [(name, str(entry.get("default", "")), entry["description"]) for name, entry in definition["inputs"].items()]
        outputs = [(name, "", entry["description"]) for name, entry in definition["outputs"].items()]
        self.assertEqual(rows, inputs + outputs)


if __name__ == "__main__":
    unittest.main()
