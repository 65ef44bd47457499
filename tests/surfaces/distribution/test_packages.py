"""What JavaScript teams install: packed, installed and run from local files, as the registries would hand it out."""

import json
import os
import pathlib
import re
import shutil
import signal
import stat
import subprocess
import sys
import tarfile
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
TOOLS = ROOT / "tests/tools"
SAMPLE = ROOT / "tests/fixtures/projects/classic-express4"
CLEAN = ROOT / "tests/fixtures/projects/clean-express5"
COOKIELINT = pathlib.Path(os.environ["COOKIELINT"]).resolve()
VERSION = re.search(r'^version = "(.*)"$', (ROOT / "Cargo.toml").read_text(), re.M).group(1)
TARGET = "x86_64-unknown-linux-musl"
# Prints its arguments, one a line and quoted, and ends with a status of its own.
ECHO = "#!/bin/sh\nfor argument in \"$@\"; do printf '<%s>\\n' \"$argument\"; done\nexit 7\n"


# As a workflow of GitHub states its repository.
REPOSITORY = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "OWNER/cookielint"}
REPOSITORY_URL = "git+https://github.com/OWNER/cookielint.git"


def released_targets():
    """The targets whose programs the release workflow builds."""
    workflow = (ROOT / ".github/workflows/release.yml").read_text().split("  wheel:")[0]
    return re.findall(r"target: ([\w-]+)", workflow)


def run(*command, **options):
    options = {"capture_output": True, "text": True, "check": False, **options}
    return subprocess.run([str(part) for part in command], **options)


def scan(*command, **options):
    """The output of a scan of the sample but for the time it took, and its status."""
    done = run(*command, "scan", "--root", SAMPLE, SAMPLE, **options)
    return re.sub(r"in [\d.]+ s", "", done.stdout), done.returncode


class PackageCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.own = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.own.cleanup)
        cls.folder = pathlib.Path(cls.own.name)

    def program(self, name, text):
        path = self.folder / name
        path.write_text(text)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path


class Npm(PackageCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        binaries = cls.folder / "binaries"
        (binaries / TARGET).mkdir(parents=True)
        shutil.copy(COOKIELINT, binaries / TARGET / "cookielint")
        cls.packages = cls.folder / "packages"
        done = run("node", ROOT / "action/npm/pack.mjs", binaries, cls.packages)
        assert done.returncode == 0, done.stderr
        cls.project = cls.folder / "project"
        cls.project.mkdir()
        (cls.project / "package.json").write_text('{ "private": true }')
        tarballs = sorted(cls.packages.glob("*.tgz"))
        done = run("npm", "install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", *tarballs, cwd=cls.project)
        assert done.returncode == 0, done.stderr

    def launch(self, *arguments, program, **options):
        launcher = ROOT / "action/npm/bin/cookielint.js"
        return run("node", launcher, *arguments, env={**os.environ, "COOKIELINT_BINARY": str(program)}, **options)

    def manifest(self, name):
        with tarfile.open(self.packages / name) as tar:
            return json.load(tar.extractfile("package/package.json")), sorted(tar.getnames())

    def test_the_packages_hold_what_they_should_and_nothing_else(self):
        main, files = self.manifest(f"cookielint-{VERSION}.tgz")
        common = ["package/LICENSE-APACHE", "package/LICENSE-MIT", "package/README.md"]
        self.assertEqual(files, [*common, "package/bin/cookielint.js", "package/package.json"])
        self.assertEqual((main["version"], main["optionalDependencies"]), (VERSION, {"@cookielint/linux-x64": VERSION}))
        own, files = self.manifest(f"cookielint-linux-x64-{VERSION}.tgz")
        self.assertEqual(files, [*common, "package/cookielint", "package/package.json"])
        self.assertEqual((own["version"], own["os"], own["cpu"]), (VERSION, ["linux"], ["x64"]))

    def test_npx_does_what_the_program_does(self):
        self.assertEqual(scan("npx", "--no-install", "cookielint", cwd=self.project), scan(COOKIELINT))
        self.assertEqual(run("npx", "--no-install", "cookielint", "--version", cwd=self.project).stdout, f"cookielint {VERSION}\n")

    def test_arguments_and_the_status_pass_unchanged(self):
        program = self.program("echo", ECHO)
        arguments = ["a b", '"', "'; rm -rf x", "$(x)", "line\nend", "--", "-x", "", "é"]
        done = self.launch(*arguments, program=program)
        self.assertEqual((done.stdout, done.returncode), ("".join(f"<{it}>\n" for it in arguments), 7))

    def test_a_program_that_is_ended_by_a_signal_ends_its_starter_so(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            program = self.program("sleep", "#!/bin/sh\necho started\nexec sleep 30\n")
            launcher = ["node", ROOT / "action/npm/bin/cookielint.js"]
            child = subprocess.Popen(launcher, env={**os.environ, "COOKIELINT_BINARY": str(program)}, stdout=subprocess.PIPE)
            self.assertEqual(child.stdout.readline(), b"started\n")
            time.sleep(0.1)
            child.send_signal(number)
            self.assertEqual(child.wait(timeout=10), -number)
            child.stdout.close()

    def test_a_platform_without_a_package_is_told_what_to_do(self):
        lonely = self.folder / "lonely"
        lonely.mkdir()
        shutil.copy(ROOT / "action/npm/bin/cookielint.js", lonely)
        done = run("node", lonely / "cookielint.js")
        self.assertEqual(done.returncode, 2)
        self.assertIn("error: the package @cookielint/linux-x64 is not installed", done.stderr)

    def test_a_program_that_cannot_start_does_not_look_like_one_with_findings(self):
        # Node.js tells of the first and the second, and throws the third.
        for program in ("/no/such", self.folder, "/dev/null/x"):
            done = self.launch(program=program)
            self.assertEqual(done.returncode, 2)
            self.assertIn(f"error: cannot start {program}: ", done.stderr)

    def test_a_program_that_is_cut_off_does_not_look_like_one_that_found_nothing(self):
        # Node.js ignores the first, opens its debugger at the second, and ends by the third.
        for name, status in ("PIPE", 128 + signal.SIGPIPE), ("USR1", 128 + signal.SIGUSR1), ("KILL", -signal.SIGKILL):
            done = self.launch(program=self.program("cut", f"#!/bin/sh\nkill -{name} $$\n"))
            self.assertEqual((done.returncode, done.stderr), (status, ""), name)

    def test_there_is_a_package_for_every_program_of_a_release(self):
        expected = {
            "x86_64-unknown-linux-musl": ("linux", "x64", "cookielint"),
            "aarch64-unknown-linux-musl": ("linux", "arm64", "cookielint"),
            "x86_64-apple-darwin": ("darwin", "x64", "cookielint"),
            "aarch64-apple-darwin": ("darwin", "arm64", "cookielint"),
            "x86_64-pc-windows-msvc": ("win32", "x64", "cookielint.exe"),
            "aarch64-pc-windows-msvc": ("win32", "arm64", "cookielint.exe"),
        }
        self.assertEqual(set(expected), set(released_targets()))
        binaries, output = self.folder / "all", self.folder / "every"
        for target, (*_, program) in expected.items():
            (binaries / target).mkdir(parents=True)
            (binaries / target / program).write_text("program")
        done = run("node", ROOT / "action/npm/pack.mjs", binaries, output, env={**os.environ, **REPOSITORY})
        self.assertEqual(done.returncode, 0, done.stderr)
        names = {}
        for system, processor, program in expected.values():
            with tarfile.open(output / f"cookielint-{system}-{processor}-{VERSION}.tgz") as tar:
                own = json.load(tar.extractfile("package/package.json"))
                self.assertEqual(tar.getmember(f"package/{program}").mode & 0o111, 0o111)
            self.assertEqual((own["os"], own["cpu"], own["repository"]["url"]), ([system], [processor], REPOSITORY_URL))
            names[own["name"]] = VERSION
        with tarfile.open(output / f"cookielint-{VERSION}.tgz") as tar:
            main = json.load(tar.extractfile("package/package.json"))
        self.assertEqual((main["optionalDependencies"], main["repository"]["url"]), (names, REPOSITORY_URL))

    def test_packing_refuses_what_it_cannot_pack(self):
        empty, wrong = self.folder / "empty", self.folder / "wrong"
        empty.mkdir()
        (wrong / "riscv-unknown").mkdir(parents=True)
        (self.folder / "lacking" / TARGET).mkdir(parents=True)
        scratch = self.folder / "scratch"
        scratch.mkdir()
        for arguments, told in [
            ((empty, "out"), "there is no program"),
            ((wrong, "out"), "no package for riscv"),
            (("lacking", "out"), f"there is no lacking/{TARGET}/cookielint"),
            ((), "usage"),
        ]:
            environment = {**os.environ, "TMPDIR": str(scratch)}
            done = run("node", ROOT / "action/npm/pack.mjs", *arguments, cwd=self.folder, env=environment)
            self.assertEqual(done.returncode, 2)
            self.assertIn(told, done.stderr)
        self.assertEqual(list(scratch.iterdir()), [], "nothing is left behind")


class Wheel(PackageCase):
    def test_the_wheel_is_built_installed_and_run(self):
        wheels = self.folder / "wheels"
        maturin = TOOLS / ".venv/bin/maturin"
        done = run(maturin, "build", "--release", "--locked", "--out", wheels, cwd=ROOT)
        self.assertEqual(done.returncode, 0, done.stderr[-3000:])
        environment = self.folder / "venv"
        run(sys.executable, "-m", "venv", environment)
        done = run(environment / "bin/pip", "install", "--no-index", "--find-links", wheels, f"cookielint=={VERSION}")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(scan(environment / "bin/cookielint"), scan(COOKIELINT))


class PreCommit(PackageCase):
    def commit(self, project, **files):
        """Runs the hook in a repository with these files staged, with the program on PATH."""
        shutil.rmtree(self.folder / "repository", ignore_errors=True)
        repository = self.folder / "repository"
        shutil.copytree(project, repository)
        git = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.com"]
        for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "x"]):
            run(*git, *command, cwd=repository, check=True)
        for name, text in files.items():
            (repository / name.replace("_", ".")).write_text(text)
        run(*git, "add", "--all", cwd=repository, check=True)
        program = self.folder / "bin/cookielint"
        program.parent.mkdir(exist_ok=True)
        if not program.exists():
            program.symlink_to(COOKIELINT)
        environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}", "PRE_COMMIT_HOME": str(self.folder / "home")}
        return run(TOOLS / ".venv/bin/pre-commit", "try-repo", self.hooks(), "cookielint-system", cwd=repository, env=environment)

    def hooks(self):
        """A repository that holds the hooks, as this one does."""
        hooks = self.folder / "hooks"
        if not hooks.exists():
            hooks.mkdir()
            shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
            git = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.com"]
            for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "x"]):
                run(*git, *command, cwd=hooks, check=True)
        return hooks

    def test_the_hook_scans_everything_when_code_is_staged(self):
        done = self.commit(SAMPLE, new_ts="export {};\n")
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("9 errors, 21 warnings, 18 notes", done.stdout)
        done = self.commit(CLEAN, new_vue="<template />\n")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("Passed", done.stdout)

    def test_the_hook_runs_for_what_decides_a_cookie_without_being_code(self):
        self.assertEqual(self.commit(SAMPLE, **{"_env_production": "COOKIE_SECURE=true\n"}).returncode, 1)

    def test_the_hook_does_not_run_for_other_files(self):
        done = self.commit(SAMPLE, new_md="# x\n")
        self.assertEqual(done.returncode, 0)
        self.assertIn("Skipped", done.stdout)


class Binstall(unittest.TestCase):
    def test_the_names_of_the_archives_are_those_of_the_release(self):
        done = run("cargo", "metadata", "--no-deps", "--format-version", "1", "--locked", cwd=ROOT)
        packages = json.loads(done.stdout)["packages"]
        known = next(package for package in packages if package["name"] == "cookielint")["metadata"]["binstall"]
        released = released_targets()
        self.assertEqual(len(released), 6)
        for target in [*released, "x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu"]:
            own = {**known, **known["overrides"].get(target, {})}
            suffix = {"tgz": ".tar.gz", "zip": ".zip"}[own["pkg-fmt"]]
            name = own["pkg-url"].rsplit("/", 1)[1].replace("{ target }", target).replace("{ archive-suffix }", suffix)
            expected = target.replace("-linux-gnu", "-linux-musl")
            self.assertEqual(name, f"cookielint-{expected}{'.zip' if 'windows' in target else '.tar.gz'}")
            self.assertIn(expected, released)


class Archive(PackageCase):
    def pack(self, target, program):
        """Packs a program as the release does, in a tree that has what packing needs."""
        tree = self.folder / target
        for name in (".github/pack-release.sh", "README.md", "LICENSE-MIT", "LICENSE-APACHE"):
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, tree / name)
        shutil.copytree(SAMPLE, tree / SAMPLE.relative_to(ROOT))
        built = tree / "target" / target / "release"
        built.mkdir(parents=True)
        shutil.copy(program, built / "cookielint")
        return run("bash", tree / ".github/pack-release.sh", target, "dist"), tree / "dist"

    def test_an_archive_holds_the_program_the_readme_and_the_licences(self):
        done, output = self.pack("x86_64-apple-darwin", COOKIELINT)
        self.assertEqual(done.returncode, 0, done.stderr)
        with tarfile.open(output / "cookielint-x86_64-apple-darwin.tar.gz") as tar:
            self.assertEqual(tar.getnames(), ["cookielint", "README.md", "LICENSE-MIT", "LICENSE-APACHE"])
            self.assertEqual(tar.getmember("cookielint").mode & 0o111, 0o111)

    def test_a_program_for_linux_that_needs_a_library_is_not_packed(self):
        done, output = self.pack(TARGET, pathlib.Path("/bin/sh").resolve())
        self.assertEqual((done.returncode, output.exists()), (1, False))
        self.assertIn("is not linked statically", done.stderr)


class Versions(unittest.TestCase):
    def test_everything_states_the_version_of_the_workspace(self):
        check = ROOT / ".github/check-version.sh"
        done = run("bash", check, VERSION)
        self.assertEqual(done.returncode, 0, done.stderr)
        done = run("bash", check, "9.9.9")
        self.assertEqual((done.returncode, len(done.stderr.splitlines())), (1, 5))


if __name__ == "__main__":
    unittest.main()
