// Runs the task as an agent would, through the mock runners of azure-pipelines-task-lib, and reads what it says to it.
'use strict';

const path = require('node:path');

const { BINARY, TASK, TOOLS, check, scratch } = require('./checks');
const { MockTestRunner } = require(path.join(TOOLS, 'node_modules', 'azure-pipelines-task-lib', 'mock-test'));

/** The variables that every run of a pipeline has. */
const PIPELINE = {
  TF_BUILD: 'True',
  SYSTEM_COLLECTIONURI: 'https://dev.azure.com/acme/',
  SYSTEM_TEAMPROJECTID: '8a5c1f3e-0000-4000-8000-000000000000',
  BUILD_DEFINITIONID: '42',
  BUILD_DEFINITIONNAME: 'web',
  SYSTEM_PHASEID: '3a3a2a60-14c7-570b-14a4-fa42ad92f52a',
  SYSTEM_PHASENAME: 'Scan',
  BUILD_BUILDID: '7',
  BUILD_REPOSITORY_URI: 'https://dev.azure.com/acme/web/_git/web',
  BUILD_SOURCEVERSION: '0123456789abcdef0123456789abcdef01234567',
  BUILD_SOURCEBRANCH: 'refs/heads/main',
};

/** Runs the task on a folder; inputs that are not given have the defaults of task.json, as the agent fills them in. */
async function runTask({ sources, inputs = {}, environment = {}, task = TASK }) {
  const manifest = require(path.join(TASK, 'task.json'));
  const defaults = Object.fromEntries(manifest.inputs.map(({ name, defaultValue }) => [name, String(defaultValue)]));
  const given = { ...defaults, install: 'path', binaryPath: BINARY, ...inputs };
  const temporary = scratch('agent temp');
  const settings = JSON.stringify({ task: path.join(task, 'index.js'), inputs: given });
  const outcome = await withEnvironment(
    { ...PIPELINE, AGENT_TEMPDIRECTORY: temporary, SYSTEM_DEFAULTWORKINGDIRECTORY: sources, ...environment, MOCKED_TASK: settings },
    async () => {
      const runner = new MockTestRunner(path.join(__dirname, 'mocked-task.js'), path.join(TASK, 'task.json'));
      // Else it downloads one.
      runner.nodePath = process.execPath;
      await runner.runAsync();
      return runner;
    },
  );
  const stdout = outcome.stdout.split(/^== task\n/m)[1];
  return { temporary, ...read(stdout), stdout, stderr: outcome.stderr, succeeded: outcome.succeeded };
}

async function withEnvironment(variables, action) {
  const before = { ...process.env };
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) {
      delete process.env[name];
    } else {
      process.env[name] = value;
    }
  }
  try {
    return await action();
  } finally {
    Object.keys(process.env).forEach((name) => delete process.env[name]);
    Object.assign(process.env, before);
  }
}

/** What an agent takes from the log: commands wherever in a line they stand, decoded, and the lines that are left. */
function read(log) {
  const commands = [];
  const text = [];
  // As .NET splits lines: a lone carriage return ends one too.
  for (const line of log.split(/\r\n|\r|\n/)) {
    const start = line.toLowerCase().indexOf('##vso[');
    const found = start < 0 ? null : /^##vso\[([^\s\]]+)\s*([^\]]*)\](.*)$/i.exec(line.slice(start));
    if (found === null) {
      text.push(line);
      continue;
    }
    const pairs = found[2].split(';').filter((pair) => pair !== '').map((pair) => pair.split(/=(.*)/s));
    commands.push({
      line,
      startsLine: start === 0,
      name: found[1].toLowerCase(),
      properties: Object.fromEntries(pairs.map(([key, value]) => [key.trim(), decoded(value)])),
      message: decoded(found[3]),
    });
  }
  const outputs = commands.filter(({ name }) => name === 'task.setvariable').map(({ properties, message }) => [properties.variable, message]);
  const completions = commands.filter(({ name }) => name === 'task.complete');
  return {
    commands,
    text,
    issues: commands.filter(({ name }) => name === 'task.logissue'),
    outputs: Object.fromEntries(outputs),
    result: completions.length === 1 ? completions[0].properties.result : `${completions.length} results`,
    reason: completions.at(-1)?.message,
  };
}

function decoded(text = '') {
  return text.replace(/%3B/gi, ';').replace(/%5D/gi, ']').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n').replace(/%AZP25/g, '%');
}

const OWN_VARIABLES = ['sarifFile', 'findings', 'exitCode', 'advancedSecurityFolder'];

/** Checks that the log holds the commands of the task and no others. */
function checkInert(name, run) {
  const strange = run.commands.filter(({ startsLine, name: command, properties, message, line }) => {
    const isOwn = {
      'task.complete': () => Object.keys(properties).join() === 'result',
      'task.logissue': () => ['error', 'warning'].includes(properties.type),
      'task.setvariable': () => OWN_VARIABLES.includes(properties.variable),
      'task.uploadsummary': () => message.startsWith(run.temporary),
      'artifact.upload': () => message.startsWith(run.temporary) && properties.artifactname === 'CodeAnalysisLogs',
    }[command];
    return !startsLine || isOwn === undefined || !isOwn() || line.toLowerCase().lastIndexOf('##vso[') > 0;
  });
  const formatting = run.text.filter((line) => line.includes('##[') || line.toLowerCase().includes('##vso['));
  check(`${name}: nothing of it acts`, strange.length === 0 && formatting.length === 0 && !/ results$/.test(run.result),
    [run.result, ...strange.map(({ line }) => line), ...formatting].join('\n'));
}

module.exports = { PIPELINE, checkInert, read, runTask };
