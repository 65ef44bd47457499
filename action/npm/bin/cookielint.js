#!/usr/bin/env node
// Starts the program that the package of this platform holds, and ends as it ends.
'use strict';

const { spawn } = require('node:child_process');
const { constants } = require('node:os');

/** The status of a command that could not run, as the program itself has it. */
const COULD_NOT_RUN = 2;

function refuse(message) {
  process.stderr.write(`error: ${message}\n`);
  process.exit(COULD_NOT_RUN);
}

/** The program of this platform. `COOKIELINT_BINARY` names another one. */
function findProgram() {
  if (process.env.COOKIELINT_BINARY) {
    return process.env.COOKIELINT_BINARY;
  }
  const name = `@cookielint/${process.platform}-${process.arch}`;
  const file = process.platform === 'win32' ? 'cookielint.exe' : 'cookielint';
  try {
    return require.resolve(`${name}/${file}`);
  } catch {
    return refuse(
      `the package ${name} is not installed\n\n  tip: install cookielint with its optional dependencies, on the platform that ` +
        'it is to run on; where there is none for the platform, build it and name it in COOKIELINT_BINARY',
    );
  }
}

/** Some reasons why a program cannot start are thrown, the others are told as an event. */
function start(program) {
  try {
    return spawn(program, process.argv.slice(2), { stdio: 'inherit', windowsHide: true });
  } catch (error) {
    return refuse(`cannot start ${program}: ${error.message}`);
  }
}

const program = findProgram();
const child = start(program);

// Whoever ends this process means the program. A terminal sends its signals to both: then the second is one too many,
// and the program, which is gone, does not mind.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}

child.on('error', (error) => refuse(`cannot start ${program}: ${error.message}`));
child.on('exit', (status, signal) => {
  if (signal === null) {
    process.exit(status);
  }
  // Ended as the program was, so that a shell sees the same.
  process.removeAllListeners(signal);
  // Node.js outlives some signals, such as SIGPIPE. A program that was cut off must not look like one that found nothing.
  process.exitCode = 128 + constants.signals[signal];
  if (signal !== 'SIGUSR1') {
    // That one would start the debugger of Node.js.
    process.kill(process.pid, signal);
  }
});
