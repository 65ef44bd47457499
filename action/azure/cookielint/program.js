// Where cookielint comes from: installed by npm for this step, or a program that is there already.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const { environmentForNpm, environmentForScans, run } = require('./child');
const { say } = require('./commands');
const { Failure } = require('./failure');

const ANSWER_TO_VERSION = /^cookielint (\d+\.\d+\.\d+\S*)$/m;
// A wrong program may wait for ever where cookielint answers at once.
const LONGEST_ANSWER = 60_000;

/** The program that scans, as a file and the arguments that come first; it has answered with its version. */
async function obtain(inputs, folder, workingDirectory) {
  if (inputs.install === 'path') {
    const file = path.resolve(workingDirectory, inputs.binaryPath);
    return checked(existing(file), workingDirectory);
  }
  const program = await installByNpm(inputs.version, path.join(folder, 'npm'));
  const found = await checked(program, workingDirectory);
  if (found.version !== inputs.version) {
    throw new Failure(`npm installed cookielint ${found.version} where ${inputs.version} was asked for.`);
  }
  return found;
}

function existing(file) {
  const shown = JSON.stringify(file);
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new Failure(`The input binaryPath leads to ${shown}, where no file is.`);
  }
  if (/\.(cmd|bat)$/i.test(file)) {
    // Node.js refuses to start them without a shell, which would read the arguments.
    throw new Failure(`The input binaryPath leads to ${shown}, a batch file; name the program, or the script it starts.`);
  }
  return script(file) ?? { file, before: [] };
}

// The launcher of the npm package is a script; Windows would not know how to start it.
function script(file) {
  return /\.[cm]?js$/i.test(file) ? { file: process.execPath, before: [file] } : undefined;
}

async function checked(program, cwd) {
  const shown = JSON.stringify(program.before[0] ?? program.file);
  const lines = [];
  const outcome = await run(program.file, [...program.before, '--version'], {
    cwd, env: environmentForScans(process.env), onLine: (line) => lines.push(line), timeout: LONGEST_ANSWER,
  });
  const version = ANSWER_TO_VERSION.exec(lines.join('\n'))?.[1];
  if (outcome.failure !== undefined) {
    throw new Failure(`The program ${shown} cannot be started: ${outcome.failure.code ?? outcome.failure.message}.`);
  }
  if (outcome.status !== 0 || version === undefined) {
    const last = lines.at(-1);
    throw new Failure(`The program ${shown} is not cookielint: ${last === undefined ? 'it says nothing' : `it says ${JSON.stringify(last)}`}.`);
  }
  return { ...program, version };
}

async function installByNpm(version, folder) {
  const npm = findNpm(process.env, process.platform);
  if (npm === undefined) {
    throw new Failure('npm is not on the path of this agent; install Node.js with the task UseNode@1 first, or use install: path.');
  }
  // An empty project of its own: neither the workspace nor its .npmrc, which a pull request could change, has a say.
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const argv = [
    ...npm.before, 'install', '--prefix', folder, '--ignore-scripts', '--no-save', '--no-package-lock', '--no-audit', '--no-fund',
    '--loglevel', 'error', `cookielint@${version}`,
  ];
  say(`Installing cookielint ${version} by npm.`);
  const outcome = await run(npm.file, argv, { cwd: folder, env: environmentForNpm(process.env), onLine: say });
  if (outcome.failure !== undefined || outcome.status !== 0) {
    throw new Failure(`npm could not install cookielint ${version}; the log above says why.`);
  }
  const launcher = path.join(folder, 'node_modules', 'cookielint', 'bin', 'cookielint.js');
  if (!fs.existsSync(launcher)) {
    throw new Failure(`The package cookielint ${version} holds no launcher.`);
  }
  return script(launcher);
}

/**
 * npm as a file and the arguments that come first. On Windows it is a batch file, which Node.js does not start without a
 * shell, so the script is started that it stands for. Only whole paths count: the working directory is not searched.
 */
function findNpm(environment, platform) {
  const folders = (environment.PATH ?? environment.Path ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  for (const folder of folders) {
    if (platform === 'win32') {
      const cli = path.join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js');
      if (fs.existsSync(path.join(folder, 'npm.cmd')) && fs.existsSync(cli)) {
        // npm supports the Node.js that it came with, which may be another one than the agent's.
        const node = path.join(folder, 'node.exe');
        return { file: fs.existsSync(node) ? node : process.execPath, before: [cli] };
      }
    } else if (isProgram(path.join(folder, 'npm'))) {
      return { file: path.join(folder, 'npm'), before: [] };
    }
  }
  return undefined;
}

function isProgram(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

module.exports = { findNpm, obtain };
