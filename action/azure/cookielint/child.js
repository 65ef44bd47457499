// Runs other programs: without a shell, with the environment that they need, and never longer than the task itself.
'use strict';

const { spawn } = require('node:child_process');
const readline = require('node:readline');

// What a scan reads of its environment: what the system needs to start a program, and what `sarif-azure` says of the run
// of the pipeline. A list of what is let through, since a list of what is not would miss the next secret.
const FOR_SCANS = new Set([
  'PATH', 'PATHEXT', 'SYSTEMROOT', 'WINDIR', 'TEMP', 'TMP', 'TMPDIR', 'LANG', 'LC_ALL',
  'TF_BUILD', 'SYSTEM_COLLECTIONURI', 'SYSTEM_TEAMPROJECTID', 'SYSTEM_DEFINITIONID', 'SYSTEM_PHASEID', 'SYSTEM_PHASENAME',
  'SYSTEM_JOBID', 'SYSTEM_JOBNAME', 'BUILD_DEFINITIONID', 'BUILD_DEFINITIONNAME', 'BUILD_BUILDID', 'BUILD_REPOSITORY_URI',
  'BUILD_SOURCEVERSION', 'BUILD_SOURCEBRANCH',
]);

// What npm must not see. It needs the rest: proxies, certificates, its own settings, tokens of a feed.
const SECRETS_OF_THE_AGENT =
  /^(INPUT_|SECRET_|SECUREFILE_|ENDPOINT_|SYSTEM_ACCESSTOKEN$|VSTS_SECRET_VARIABLES$|AGENT_PROXYPASSWORD$|AGENT_CLIENTCERTPASSWORD$)/;

/** The environment for a scan. */
function environmentForScans(environment) {
  return filtered(environment, (name) => FOR_SCANS.has(name));
}

/** The environment for npm. */
function environmentForNpm(environment) {
  return filtered(environment, (name) => !SECRETS_OF_THE_AGENT.test(name));
}

// Windows does not distinguish small letters from capitals in names of variables.
function filtered(environment, isWanted) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => isWanted(name.toUpperCase())));
}

/** What a shell says of a program that an interrupt ended. */
const CANCELLED = 130;

let running;
let cancelled = false;

/**
 * Runs a program to its end and hands each line that it prints to `onLine`. Resolves to its exit status, the signal that
 * ended it, what it said last on standard error, and the reason when it could not be started at all.
 */
function run(file, argv, { cwd, env, onLine, timeout }) {
  return new Promise((resolve) => {
    const child = spawn(file, argv, { cwd, env, shell: false, windowsHide: true, stdio: ['ignore', 'pipe', 'pipe'] });
    running = child;
    // The option of `spawn` would keep the task alive when the program could not be started.
    const timer = timeout === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), timeout);
    const complaints = [];
    const end = (outcome) => {
      clearTimeout(timer);
      running = undefined;
      if (cancelled) {
        // The agent decides on the result of a step that it cancelled: nothing is left to say.
        process.exit(CANCELLED);
      }
      resolve({ status: null, signal: null, complaints, ...outcome });
    };
    readline.createInterface({ input: child.stdout }).on('line', onLine);
    readline.createInterface({ input: child.stderr }).on('line', (line) => {
      complaints.push(line);
      complaints.splice(0, complaints.length - 20);
      onLine(line);
    });
    child.on('error', (failure) => end({ failure }));
    child.on('close', (status, signal) => end({ status, signal }));
  });
}

/** Ends what runs when the agent cancels the step: it sends an interrupt, and what is left is killed seconds later. */
function followCancellation() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK']) {
    process.on(signal, () => {
      cancelled = true;
      if (running === undefined) {
        process.exit(CANCELLED);
      }
      running.kill('SIGTERM');
    });
  }
}

module.exports = { environmentForNpm, environmentForScans, followCancellation, run };
