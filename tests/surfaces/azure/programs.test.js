// Where the program comes from by a path, what is done with one that goes wrong, and cancellation.
'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const { BINARY, PROJECTS, TASK, check, same, scratch, write } = require('./checks');
const { afterReports, program, report, watcher } = require('./fakes');
const { runTask } = require('./mocked');

const SHOP = path.join(PROJECTS, 'classic-express4');

module.exports = async function programs() {
  await found();
  await refused();
  await broken();
  await cancelled();
};

async function found() {
  const sources = scratch('sources');
  write(path.join(sources, 'app.js'), '');
  fs.mkdirSync(path.join(sources, 'tools'));
  fs.symlinkSync(BINARY, path.join(sources, 'tools', 'cookielint'));
  const relative = await runTask({ sources, inputs: { binaryPath: 'tools/cookielint' } });
  same('a path of a program is relative to the working directory', relative.result, 'Succeeded');

  const launcher = write(path.join(sources, 'node_modules', 'cookielint', 'bin', 'cookielint.js'),
    `process.exit(require('node:child_process').spawnSync(${JSON.stringify(BINARY)}, process.argv.slice(2), { stdio: 'inherit' }).status);\n`);
  const script = await runTask({ sources, inputs: { binaryPath: path.relative(sources, launcher) }, environment: { PATH: '/nowhere' } });
  same('a launcher is run by the Node.js of the task', script.result, 'Succeeded');

  const { file, seenArguments } = watcher();
  await runTask({ sources, inputs: { binaryPath: file, profile: 'strict', failOn: 'error' } });
  const given = seenArguments();
  const formats = given.filter((argument) => argument.startsWith('--report=')).map((argument) => argument.split('=')[1]);
  same('one scan writes every report', [given[0], formats], ['scan', ['sarif', 'json', 'markdown', 'azure']]);
  same('with the options', given.slice(1, 7), ['--color', 'never', '--profile', 'strict', '--fail-on', 'error']);
}

async function refused() {
  const folder = scratch('refused');
  const file = (name, text, mode) => write(path.join(folder, name), text, mode);
  const cases = [
    ['nothing', '', 'binaryPath has to name the program'],
    ['a path that leads nowhere', path.join(folder, 'missing'), 'where no file is'],
    ['a folder', folder, 'where no file is'],
    ['a file that may not be run', file('plain', '#!/bin/sh\n', 0o644), 'cannot be started: EACCES'],
    ['a file that is no program', file('garbage', '\u0000\u0001', 0o755), /cannot be started|is not cookielint/],
    ['a batch file', file('cookielint.cmd', '@echo off', 0o755), 'a batch file'],
    ['another program', program([], { version: 'otherlint 3.0.0' }), 'is not cookielint: it says "otherlint 3.0.0"'],
    ['a program that says nothing', file('silent', '#!/bin/sh\n', 0o755), 'is not cookielint: it says nothing'],
    ['a program that fails', file('failing', '#!/bin/sh\necho cookielint 0.1.0\nexit 3\n', 0o755), 'is not cookielint'],
  ];
  for (const [name, binaryPath, reason] of cases) {
    const run = await runTask({ sources: SHOP, inputs: { binaryPath } });
    same(`${name} is refused`, [run.result, run.outputs.exitCode, run.outputs.sarifFile], ['Failed', '2', undefined]);
    check(`${name}: the reason is told`, reason instanceof RegExp ? reason.test(run.reason) : run.reason.includes(reason), run.stdout);
    same(`${name}: and is an issue`, run.issues.map(({ properties, message }) => [properties.type, message]), [['error', run.reason]]);
  }
  const nowhere = await runTask({ sources: SHOP, inputs: { workingDirectory: 'nowhere' } });
  check('a working directory has to be there', nowhere.result === 'Failed' && nowhere.reason.includes('where no folder is'), nowhere.stdout);
  const missing = await runTask({ sources: SHOP, inputs: { paths: 'nowhere' } });
  same('a scan that could not run fails', [missing.result, missing.outputs.exitCode], ['Failed', '2']);
  check('with what the program says', /exit status 2/.test(missing.reason) && missing.reason.includes('no such file or directory: nowhere'), missing.reason);
}

async function broken() {
  const json = report('json');
  const cases = [
    ['dies', program(['kill -SEGV $$']), 'the signal SIGSEGV'],
    ['ends with a strange status', program(['exit 7']), 'exit status 7'],
    ['writes no report', program(['exit 0']), 'wrote no'],
    ['finds something but writes no report', program(['exit 1']), 'wrote no'],
    ['writes half a report', afterReports([json, 'echo "{ \\"summary\\": {" > "$report"']), 'how many findings'],
    ['writes a report without numbers', afterReports([json, 'echo "{ \\"summary\\": { \\"errors\\": -1, \\"warnings\\": 0, \\"notes\\": 0 } }" > "$report"']), 'how many findings'],
    ['writes a report that is no object', afterReports([json, 'echo null > "$report"']), 'how many findings'],
    ['removes the issues', afterReports([report('azure'), 'rm "$report"']), 'wrote no issues.txt'],
  ];
  for (const [name, binaryPath, reason] of cases) {
    const run = await runTask({ sources: path.join(PROJECTS, 'clean-express5'), inputs: { binaryPath } });
    same(`a program that ${name} fails the task`, [run.result, run.outputs.exitCode], ['Failed', '2']);
    check(`a program that ${name}: the reason is told`, run.reason.includes(reason), run.stdout);
  }
}

async function cancelled() {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    const notes = path.join(scratch('cancelled'), 'pid');
    const binary = program([`echo $$ > '${notes}.new'; mv '${notes}.new' '${notes}'`, 'exec sleep 600']);
    const environment = {
      ...process.env, AGENT_TEMPDIRECTORY: scratch('agent temp'), SYSTEM_DEFAULTWORKINGDIRECTORY: SHOP, INPUT_INSTALL: 'path', INPUT_BINARYPATH: binary,
    };
    const task = spawn(process.execPath, [path.join(TASK, 'index.js')], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    task.stdout.on('data', (data) => { said += data; });
    const ended = new Promise((resolve) => { task.on('close', (status) => resolve(status)); });
    await until(() => fs.existsSync(notes));
    const child = Number(fs.readFileSync(notes, 'utf8'));
    check(`${signal}: the scan runs`, isAlive(child), said);
    task.kill(signal);
    const status = await Promise.race([ended, new Promise((resolve) => { setTimeout(resolve, 5000, 'too late').unref(); })]);
    same(`${signal} ends the task`, status, 130);
    await until(() => !isAlive(child));
    check(`${signal} ends the scan`, !isAlive(child), `process ${child}`);
    check(`${signal}: the agent decides on the result`, !said.includes('task.complete'), said);
    if (isAlive(child)) {
      process.kill(child, 'SIGKILL');
    }
  }
}

function isAlive(process_) {
  try {
    process.kill(process_, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(holds) {
  for (let tries = 0; tries < 250 && !holds(); tries += 1) {
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}
