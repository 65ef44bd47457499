// What the user asked for: the inputs of the task, read from the environment and checked before anything runs.
'use strict';

const { Failure } = require('./failure');

const PROFILES = ['default', 'strict', 'audit'];
const LEVELS = ['error', 'warning', 'note', 'never'];
const INSTALLS = ['npm', 'path'];
// A release, and nothing that npm would read as a range, a tag, an address or a file.
const VERSION = /^\d{1,6}\.\d{1,6}\.\d{1,6}(-[0-9A-Za-z]+([.-][0-9A-Za-z]+)*)?$/;

/** Reads every input; throws a `Failure` at the first that cannot be used. */
function readInputs(environment) {
  // The agent passes an input as a variable, in capitals.
  const read = (name) => (environment[`INPUT_${name.toUpperCase()}`] ?? '').trim();
  const inputs = {
    paths: lines(read('paths')),
    profile: oneOf('profile', read('profile'), PROFILES),
    failOn: oneOf('failOn', read('failOn') || 'warning', LEVELS),
    configFile: read('configFile'),
    envFiles: lines(read('envFiles')),
    install: oneOf('install', read('install'), INSTALLS),
    version: read('version'),
    binaryPath: read('binaryPath'),
    workingDirectory: read('workingDirectory'),
    publishSarif: flag('publishSarif', read('publishSarif'), true),
    advancedSecurity: flag('advancedSecurity', read('advancedSecurity'), false),
    summary: flag('summary', read('summary'), true),
    logIssues: flag('logIssues', read('logIssues'), true),
  };
  if (inputs.paths.length === 0) {
    inputs.paths = ['.'];
  }
  if (inputs.install === 'npm' && !VERSION.test(inputs.version)) {
    throw new Failure(`The input version is ${quoted(inputs.version)}, which is no release such as 0.1.0.`);
  }
  if (inputs.install === 'path' && inputs.binaryPath === '') {
    throw new Failure('The input install is path, so binaryPath has to name the program.');
  }
  return inputs;
}

// A path a line. Blanks around it are what YAML and editors leave behind, not part of a name.
function lines(text) {
  return text.split(/\r\n|\r|\n/).map((line) => line.trim()).filter((line) => line !== '');
}

function oneOf(name, value, words) {
  const word = value === '' ? words[0] : value;
  if (!words.includes(word)) {
    throw new Failure(`The input ${name} is ${quoted(value)}; it can be ${words.join(', ')}.`);
  }
  return word;
}

function flag(name, value, standard) {
  const word = value === '' ? String(standard) : value.toLowerCase();
  if (word !== 'true' && word !== 'false') {
    throw new Failure(`The input ${name} is ${quoted(value)}; it can be true or false.`);
  }
  return word === 'true';
}

function quoted(value) {
  return JSON.stringify(value);
}

module.exports = { readInputs };
