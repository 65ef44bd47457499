"""As much of GitHub's runner as the action needs: it reads action.yml and really runs its steps, one after the other."""

import os
import pathlib
import re
import subprocess

import yaml

# Set for every step of a job on a hosted runner.
RUNNER = {"RUNNER_OS": "Linux", "RUNNER_ARCH": "X64", "GITHUB_SERVER_URL": "https://github.example", "CI": "true"}


class Expression:
    """What stands in `${{ }}`: contexts, texts, always(), ==, !=, !, && and ||, which is what the action uses."""

    TOKEN = re.compile(r"\s*(?:(always\(\))|('(?:[^']|'')*')|([A-Za-z_][\w.-]*)|(==|!=|&&|\|\||!|\(|\)))")

    def __init__(self, text, contexts):
        self.tokens, end = [], 0
        while text[end:].strip():
            match = self.TOKEN.match(text, end)
            if not match:
                raise ValueError(f"not an expression of the kind that is known: {text}")
            self.tokens.append(match.group().strip())
            end = match.end()
        self.contexts = contexts

    def value(self):
        value = self.either()
        if self.tokens:
            raise ValueError(f"left over: {self.tokens}")
        return value

    def take(self, *words):
        return self.tokens.pop(0) if self.tokens and self.tokens[0] in words else None

    def either(self):
        value = self.both()
        while self.take("||"):
            other = self.both()
            value = value or other
        return value

    def both(self):
        value = self.equal()
        while self.take("&&"):
            other = self.equal()
            value = value and other
        return value

    def equal(self):
        value = self.one()
        while sign := self.take("==", "!="):
            value = (value == self.one()) == (sign == "==")
        return value

    def one(self):
        token = self.tokens.pop(0)
        if token == "!":
            return not self.one()
        if token == "(":
            value = self.either()
            self.tokens.pop(0)
            return value
        if token == "always()":
            return True
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        value = self.contexts
        for key in token.split("."):
            value = value.get(key, "") if isinstance(value, dict) else ""
        return value


class Run:
    """A run of the action: what each step printed and how it ended, its outputs, and what would have been uploaded."""

    def __init__(self):
        self.log, self.failed, self.ran, self.uploaded = "", False, [], None
        self.steps, self.outputs, self.summary = {}, {}, ""


def interpolated(text, contexts):
    return re.sub(r"\$\{\{(.*?)\}\}", lambda found: str(Expression(found.group(1), contexts).value()), str(text))


def read_outputs(path):
    """Lines `NAME=VALUE` and the form for values of several lines, as the runner reads them."""
    outputs, lines = {}, path.read_text().split("\n")
    while lines:
        line = lines.pop(0)
        if "<<" in line and "=" not in line.split("<<")[0]:
            name, end = line.split("<<", 1)
            value = []
            while (part := lines.pop(0)) != end:
                value.append(part)
            outputs[name] = "\n".join(value)
        elif "=" in line:
            name, value = line.split("=", 1)
            outputs[name] = value
        elif line:
            raise ValueError(f"no output: {line!r}")
    return outputs


def run_action(action, workspace, temporary, inputs, github=None, environment=None):
    """Runs the action in a folder, with inputs of which the others have their defaults."""
    definition = yaml.safe_load((action / "action.yml").read_text())
    unknown = set(inputs) - set(definition["inputs"])
    if unknown:
        raise ValueError(f"no such input: {unknown}")
    given = {name: inputs.get(name, entry.get("default", "")) for name, entry in definition["inputs"].items()}
    contexts = {"inputs": given, "github": {"token": "token", "action_repository": "", **(github or {})}, "steps": {}}
    run = Run()
    run.steps = contexts["steps"]
    for number, step in enumerate(definition["runs"]["steps"]):
        # A condition without always() would also ask that nothing has failed, but there is none.
        holds = Expression(step["if"].strip("${} "), contexts).value() if "if" in step else not run.failed
        if not holds:
            continue
        run.ran.append(step["name"])
        if "uses" in step:
            run.uploaded = {key: interpolated(value, contexts) for key, value in step["with"].items()}
            continue
        run_step(run, step, number, contexts, action, workspace, temporary, environment or {})
    run.outputs = {name: interpolated(entry["value"], contexts) for name, entry in definition["outputs"].items()}
    return run


def run_step(run, step, number, contexts, action, workspace, temporary, environment):
    files = {name: temporary / f"{name}-{number}" for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for file in files.values():
        file.write_text("")
    script = pathlib.Path(temporary) / f"step-{number}.sh"
    script.write_text(step["run"])
    own = {name: interpolated(value, contexts) for name, value in step.get("env", {}).items()}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
        cwd=workspace,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(temporary),
            **RUNNER,
            "GITHUB_WORKSPACE": str(workspace),
            "GITHUB_REPOSITORY": "acme/shop",
            "GITHUB_ACTION_PATH": str(action),
            "RUNNER_TEMP": str(temporary),
            **{name: str(file) for name, file in files.items()},
            **environment,
            **own,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    run.log += done.stdout.decode()
    run.failed |= done.returncode != 0
    run.summary += files["GITHUB_STEP_SUMMARY"].read_text()
    if "id" in step:
        contexts["steps"][step["id"]] = {"outputs": read_outputs(files["GITHUB_OUTPUT"])}
