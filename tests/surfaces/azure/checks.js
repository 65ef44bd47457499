// Counts checks and prints a line for each; finds what the tests are about; keeps their files in a folder that goes.
'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const REPOSITORY = path.resolve(__dirname, '..', '..', '..');
const AZURE = path.join(REPOSITORY, 'action', 'azure');
const TASK = path.join(AZURE, 'cookielint');
const TEMPLATE = path.join(AZURE, 'cookielint-steps.yml');
const GUIDE = path.join(REPOSITORY, 'docs', 'azure-devops.md');
const PROJECTS = path.join(REPOSITORY, 'tests', 'fixtures', 'projects');
const TOOLS = path.join(REPOSITORY, 'tests', 'tools');
const BINARY = process.env.COOKIELINT;
// Its name holds what breaks a careless script, since a folder of an agent may hold it too.
const SCRATCH = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'cookie lint [azure] '));

process.on('exit', () => fs.rmSync(SCRATCH, { recursive: true, force: true }));

let passed = 0;
const failures = [];

/** One check; `detail` is shown when it fails. */
function check(name, holds, detail = '') {
  if (holds) {
    passed += 1;
    console.log(`ok      ${name}`);
  } else {
    failures.push(name);
    console.log(`FAILED  ${name}\n${String(detail).replace(/^/gm, '        | ')}`);
  }
}

/** A check that two values are the same, whatever they are made of. */
function same(name, actual, expected) {
  const [left, right] = [actual, expected].map((value) => JSON.stringify(value));
  check(name, left === right, `is   ${left}\nnot  ${right}`);
}

/** Prints the last line; the exit status of the tests. */
function conclude() {
  for (const name of failures) {
    console.log(`failed: ${name}`);
  }
  console.log(`${passed} passed, ${failures.length} failed`);
  return failures.length === 0 && passed > 0 ? 0 : 1;
}

let folders = 0;

/** A new folder below the scratch folder. */
function scratch(name) {
  folders += 1;
  const folder = path.join(SCRATCH, `${folders} ${name}`);
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

/** Writes a file, its folders too, and its name. */
function write(file, text, mode) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  if (mode !== undefined) {
    fs.chmodSync(file, mode);
  }
  return file;
}

/** Runs a tool of `tests/tools`: its status and all that it says. */
function tool(file, argv, options = {}) {
  const outcome = spawnSync(path.join(TOOLS, file), argv, { encoding: 'utf8', ...options });
  return { status: outcome.status, text: `${outcome.error ?? ''}${outcome.stdout}${outcome.stderr}` };
}

module.exports = {
  AZURE, BINARY, GUIDE, PROJECTS, REPOSITORY, SCRATCH, TASK, TEMPLATE, TOOLS,
  check, conclude, same, scratch, tool, write,
};
