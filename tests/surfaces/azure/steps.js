// Runs the template of steps as Azure Pipelines would: expands it for parameters, then runs its steps one after the other.
'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const { TEMPLATE, TOOLS, scratch, write } = require('./checks');
const { PIPELINE, read } = require('./mocked');
const yaml = require(path.join(TOOLS, 'node_modules', 'yaml'));

// The commands that the agent obeys under `commands: restricted`.
const UNRESTRICTED = ['task.logdetail', 'task.logissue', 'task.complete', 'task.setprogress', 'task.setsecret', 'task.setvariable', 'task.debug'];
const RESULTS = ['Succeeded', 'SucceededWithIssues', 'Failed'];

/** The value of the small part of the language of expressions that the template uses. */
function evaluate(expression, names) {
  const tokens = expression.match(/'(?:[^']|'')*'|[\w.]+|[()[\],]/g);
  let at = 0;
  const value = () => {
    const token = tokens[at++];
    if (token.startsWith("'")) {
      return token.slice(1, -1).replaceAll("''", "'");
    }
    if (tokens[at] === '[') {
      at += 1;
      const key = value();
      at += 1;
      return names[token][key];
    }
    if (tokens[at] !== '(') {
      const [first, second] = token.split('.');
      return second === undefined ? { true: true, false: false }[first] : names[first][second];
    }
    const given = [];
    for (at += 1; tokens[at] !== ')';) {
      given.push(value());
      at += tokens[at] === ',' ? 1 : 0;
    }
    at += 1;
    return call(token, given, names);
  };
  const result = value();
  if (at !== tokens.length) {
    throw new Error(`not understood: ${expression}`);
  }
  return result;
}

function call(name, given, names) {
  const functions = {
    eq: ([left, right]) => String(left).toLowerCase() === String(right).toLowerCase(),
    and: (all) => all.every((one) => one === true),
    succeeded: () => names.job.result !== 'Failed',
    succeededOrFailed: () => true,
  };
  return functions[name](given);
}

/** The steps of the template for parameters, which are checked as the service does. */
function expand(parameters) {
  const template = yaml.parse(fs.readFileSync(TEMPLATE, 'utf8'));
  const unknown = Object.keys(parameters).filter((given) => !template.parameters.some(({ name }) => name === given));
  if (unknown.length > 0) {
    throw new Error(`Unexpected parameter ${unknown}`);
  }
  const values = Object.fromEntries(template.parameters.map(({ name, type, default: standard, values: allowed }) => {
    const value = parameters[name] ?? standard;
    if (typeof value !== type || (allowed !== undefined && !allowed.includes(value))) {
      throw new Error(`The parameter ${name} cannot be ${value}`);
    }
    return [name, value];
  }));
  return expandNode(template.steps, { parameters: values });
}

function expandNode(node, names) {
  if (Array.isArray(node)) {
    return node.flatMap((item) => {
      const [key] = item !== null && typeof item === 'object' ? Object.keys(item) : [];
      const condition = /^\$\{\{ if (.*) \}\}$/.exec(key ?? '');
      if (condition === null) {
        return [expandNode(item, names)];
      }
      return evaluate(condition[1], names) ? expandNode(item[key], names) : [];
    });
  }
  if (node !== null && typeof node === 'object') {
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, expandNode(value, names)]));
  }
  if (typeof node !== 'string') {
    return node;
  }
  return node.replace(/\$\{\{ (.*?) \}\}/g, (_, expression) => {
    const value = evaluate(expression, names);
    return typeof value === 'boolean' ? { true: 'True', false: 'False' }[value] : value;
  });
}

/** Runs the steps; what happened: the result of the job, its variables, and each step with its result and its commands. */
function runSteps({ sources, parameters, environment = {}, job = newJob() }) {
  const steps = expand(parameters).map((step) => {
    if (!evaluate(step.condition ?? 'succeeded()', { variables: job.variables, job })) {
      return { ...step, result: 'Skipped', commands: [], text: [] };
    }
    const outcome = step.bash === undefined ? runBuiltIn(step, job) : runBash(step, sources, job, environment);
    job.result = worst(job.result, outcome.result);
    return { ...step, ...outcome };
  });
  return { steps, job, step: (name) => steps.find(({ displayName }) => displayName === name) };
}

function newJob() {
  return { result: 'Succeeded', temporary: scratch('agent temp'), variables: {} };
}

function worst(...results) {
  return RESULTS[Math.max(...results.map((result) => RESULTS.indexOf(result)))];
}

// `$(name)` is replaced where a variable has that name, also in scripts.
function macros(text, job) {
  const known = { 'Agent.TempDirectory': job.temporary, ...job.variables };
  return text.replace(/\$\(([^()\s]+)\)/g, (whole, name) => known[name] ?? whole);
}

// The tasks of the service: what they would publish.
function runBuiltIn(step, job) {
  const folder = macros(step.inputs.PathtoPublish ?? step.inputs.SarifsInputDirectory, job);
  return { result: 'Succeeded', commands: [], text: [], published: fs.readdirSync(folder).map((name) => path.join(folder, name)) };
}

function runBash(step, sources, job, environment) {
  const script = write(path.join(scratch('script'), 'script.sh'), macros(step.bash, job));
  const mapped = Object.entries(step.env ?? {}).map(([name, value]) => [name, macros(value, job)]);
  const variables = Object.entries(job.variables).map(([name, value]) => [name.toUpperCase(), value]);
  const outcome = spawnSync('bash', ['--noprofile', '--norc', script], {
    cwd: sources,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH, HOME: process.env.HOME, ...PIPELINE, SYSTEM_JOBID: '12f1170f-54f2-53f3-20dd-22fc7dff55f9',
      AGENT_TEMPDIRECTORY: job.temporary, ...environment, ...Object.fromEntries(variables), ...Object.fromEntries(mapped),
    },
  });
  const said = read(outcome.stdout + outcome.stderr);
  const allowed = said.commands.filter((command) => isAllowed(step.target, command));
  const results = allowed.filter(({ name }) => name === 'task.complete').map(({ properties }) => properties.result);
  for (const { name, properties, message } of allowed) {
    if (name === 'task.setvariable') {
      job.variables[properties.variable] = message;
    }
  }
  return {
    ...said, status: outcome.status, result: worst(outcome.status === 0 ? 'Succeeded' : 'Failed', ...results),
    refused: said.commands.filter((command) => !allowed.includes(command)),
  };
}

function isAllowed(target, { name, properties }) {
  const settable = target?.settableVariables;
  const maySet = settable === undefined || (settable !== 'none' && settable.includes(properties.variable));
  return (target?.commands !== 'restricted' || UNRESTRICTED.includes(name)) && (name !== 'task.setvariable' || maySet);
}

module.exports = { expand, newJob, runSteps };
