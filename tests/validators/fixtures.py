"""The projects whose reports are validated: every fixture of the tests, and projects made here that try to break a format."""

import pathlib
import subprocess

TESTS = pathlib.Path(__file__).resolve().parent.parent

# Texts that are commands, markup or controls somewhere, as JavaScript writes them in a string.
TEXTS = [
    r"\n::error::x",
    r"\r\n##vso[task.complete result=Succeeded;]x",
    "##[error]x",
    "a`b``c",
    "<script>alert(1)</script>",
    "![a](//x.example/y) [b](c) | d |",
    r"\u202e \u200b",
    r"\u001b[2J \u0000",
    "a]b;c%25d%0A,e:f",
    "😀é日本",
]

# Names of files that mean something to URIs, commands or terminals.
NAMES = [
    "::error::x.js",
    "a\n##vso[task.complete]x.js",
    "we ird [id] #1?&=%41.js",
    "\u202esj.x.js",
    "\x1b[2J.js",
    "`b`_*c*_<b>|.js",
    "日本/é😀.js",
    "c:\\x;y]z,w.js",
    "javascript:alert(1).js",
]


def hostile_source(end, mark=""):
    lines = [mark + "const app = require('express')();", "/* 😀 */ app.get('/', (req, res) => {"]
    for text in TEXTS:
        lines.append(f"  /* 😀 */ res.cookie('session_id{text}', x, {{ httpOnly: false, sameSite: '{text}' }});")
        lines.append(f"  res.cookie('sid', x, {{ '{text}': 1, secure: process.env['{text}'] }}); res.cookie('token', y);")
    lines += ["  res.cookie('token', a); res.cookie('token', a);", "});", ""]
    return end.join(lines)


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def made(scratch):
    """Projects that no repository should hold: hostile names and texts, every kind of line end, nothing, half a file."""
    hostile, ends, nothing, broken = (scratch / name for name in ("hostile", "line-ends", "nothing", "broken"))
    for name in NAMES:
        write(hostile, name, hostile_source("\n"))
    write(ends, "crlf.js", hostile_source("\r\n"))
    write(ends, "cr.js", hostile_source("\r"))
    write(ends, "bom.js", hostile_source("\n", "\ufeff"))
    write(ends, "no-end.js", hostile_source("\n").rstrip("\n"))
    write(nothing, "index.js", "console.log(1);\n")
    write(broken, "app.js", "const app = require('express')();\nres.cookie('sid', x);\nlet a = (((\n")
    return [hostile, ends, nothing, broken]


def all_of_them(scratch):
    folders = []
    for kind in ("cases", "projects"):
        folders += sorted(path for path in (TESTS / "fixtures" / kind).iterdir() if path.is_dir())
    return folders + [TESTS / "truth", TESTS / "differential"] + made(scratch)


FORMATS = {
    "sarif": "cookies.sarif",
    "sarif-azure": "azure.sarif",
    "gitlab-sast": "gl-sast-report.json",
    "gitlab-codequality": "gl-code-quality-report.json",
    "json": "report.json",
    "github": "github.txt",
    "azure": "azure.txt",
    "markdown": "summary.md",
    "checkstyle": "checkstyle.xml",
    "text": "report.txt",
}

# What the agent of Azure Pipelines gives every step, as far as it matters; and a time that does not pass.
ENVIRONMENT = {
    "TF_BUILD": "True",
    "SYSTEM_COLLECTIONURI": "https://dev.azure.com/acme/",
    "SYSTEM_TEAMPROJECTID": "8a5c1f3e-0000-4000-8000-000000000000",
    "BUILD_DEFINITIONID": "42",
    "BUILD_DEFINITIONNAME": "web",
    "SYSTEM_PHASEID": "3a3a2a60-14c7-570b-14a4-fa42ad92f52a",
    "SYSTEM_PHASENAME": "Scan",
    "BUILD_BUILDID": "7",
    "BUILD_REPOSITORY_URI": "https://dev.azure.com/acme/web/_git/web",
    "BUILD_SOURCEVERSION": "0123456789abcdef0123456789abcdef01234567",
    "BUILD_SOURCEBRANCH": "refs/heads/main",
    "SOURCE_DATE_EPOCH": "1700000000",
}


class Scanned:
    """A project with its reports."""

    def __init__(self, root, reports):
        self.root = root
        self.reports = reports

    def __str__(self):
        return str(self.root.relative_to(TESTS)) if self.root.is_relative_to(TESTS) else self.root.name

    def path(self, form):
        return self.reports / FORMATS[form]

    def text(self, form):
        return self.path(form).read_bytes().decode()


def scan(cookielint, root, reports, *more):
    """Writes every report of a project in one scan. Anything but findings or none ends the validation."""
    reports.mkdir(parents=True)
    command = [cookielint, "scan", "--root", root, "--profile", "audit", "--quiet", *more]
    for form, name in FORMATS.items():
        command += ["--report", f"{form}={reports / name}"]
    done = subprocess.run([*command, "--", root], capture_output=True, env=ENVIRONMENT, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"the scan of {root} ended with {done.returncode}:\n{done.stderr.decode()}")
    return Scanned(root, reports)
