// The extension as it is published: what is in the file, and that the task runs from there.
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const { AZURE, PROJECTS, TASK, check, same, scratch, tool } = require('./checks');
const { runTask } = require('./mocked');

// What the packager adds by itself.
const FRAME = ['[Content_Types].xml', 'extension.vsixmanifest', 'extension.vsomanifest'];
const TASK_FILES = ['child.js', 'commands.js', 'failure.js', 'icon.png', 'index.js', 'inputs.js', 'program.js', 'scan.js', 'task.json'];

module.exports = async function packaged() {
  const output = scratch('packages');
  const environment = { ...process.env, HOME: scratch('home'), HTTP_PROXY: '', HTTPS_PROXY: '' };
  const outcome = tool('node_modules/.bin/tfx',
    ['extension', 'create', '--root', AZURE, '--manifest-globs', 'vss-extension.json', '--output-path', output, '--no-prompt'], { env: environment });
  check('the extension is packaged', outcome.status === 0, outcome.text);
  check('without a warning', !/warning/i.test(outcome.text), outcome.text);
  const [file] = fs.readdirSync(output);
  same('under its name and version', file, 'OWNER.cookielint-0.1.0.vsix');

  const unpacked = scratch('unpacked');
  const script = 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])';
  execFileSync(path.join(__dirname, '..', '..', 'tools', '.venv', 'bin', 'python'), ['-c', script, path.join(output, file), unpacked]);
  same('it holds what it needs and nothing else', files(unpacked),
    [...FRAME, 'icon.png', 'overview.md', ...TASK_FILES.map((name) => `cookielint/${name}`)].sort());
  const changed = TASK_FILES.filter((name) => !fs.readFileSync(path.join(unpacked, 'cookielint', name)).equals(fs.readFileSync(path.join(TASK, name))));
  same('as it is here', changed, []);
  const manifest = JSON.parse(fs.readFileSync(path.join(unpacked, 'extension.vsomanifest'), 'utf8'));
  same('the task is what it contributes', manifest.contributions.map(({ type, properties }) => [type, properties.name]),
    [['ms.vss-distributed-task.task', 'cookielint']]);
  same('and it asks for no permission', manifest.scopes, []);
  for (const [icon, size] of [['icon.png', 128], ['cookielint/icon.png', 32]]) {
    const bytes = fs.readFileSync(path.join(unpacked, icon));
    same(`${icon} is a picture of the right size`, [bytes.toString('latin1', 1, 4), bytes.readUInt32BE(16), bytes.readUInt32BE(20)], ['PNG', size, size]);
  }

  const run = await runTask({ sources: path.join(PROJECTS, 'classic-express4'), task: path.join(unpacked, 'cookielint') });
  same('the packaged task runs', [run.result, run.outputs.exitCode, Number(run.outputs.findings) > 0], ['Failed', '1', true]);
};

function files(folder, prefix = '') {
  const entries = fs.readdirSync(folder, { withFileTypes: true });
  const names = entries.flatMap((entry) =>
    entry.isDirectory() ? files(path.join(folder, entry.name), `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`]);
  return names.sort();
}
