// task.json, vss-extension.json, the template and the guide: valid, and of one mind.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const { AZURE, GUIDE, REPOSITORY, TASK, TEMPLATE, TOOLS, check, same, tool } = require('./checks');
const yaml = require(path.join(TOOLS, 'node_modules', 'yaml'));

const manifest = JSON.parse(fs.readFileSync(path.join(TASK, 'task.json'), 'utf8'));
const extension = JSON.parse(fs.readFileSync(path.join(AZURE, 'vss-extension.json'), 'utf8'));
const template = yaml.parse(fs.readFileSync(TEMPLATE, 'utf8'));
const guide = fs.readFileSync(GUIDE, 'utf8');

module.exports = async function manifests() {
  const schema = path.join(REPOSITORY, 'tests', 'schemas', 'azure-pipelines-tasks.schema.json');
  const verdict = tool('.venv/bin/check-jsonschema', ['--regex-variant', 'nonunicode', '--schemafile', schema, path.join(TASK, 'task.json')]);
  check('task.json fits the schema of Azure Pipelines', verdict.status === 0, verdict.text);
  versions();
  declarations();
  parameters();
  examples();
};

function versions() {
  const cargo = /^version = "(\d+\.\d+\.\d+)"$/m.exec(fs.readFileSync(path.join(REPOSITORY, 'Cargo.toml'), 'utf8'))[1];
  const { Major, Minor, Patch } = manifest.version;
  same('the task has the version of the program', `${Major}.${Minor}.${Patch}`, cargo);
  same('the extension too', extension.version, cargo);
  same('which npm installs', manifest.inputs.find(({ name }) => name === 'version').defaultValue, cargo);
}

function declarations() {
  same('the id of the task stays', manifest.id, '10d37e0b-7294-4a14-bde2-9653f07c6102');
  check('its name fits the page', manifest.friendlyName.length <= 40, manifest.friendlyName);
  for (const [handler, { target }] of Object.entries(manifest.execution)) {
    check(`${handler} starts a file that is there`, fs.existsSync(path.join(TASK, target)), target);
  }
  const declared = manifest.outputVariables.map(({ name }) => name);
  same('the variables that it may set are those that it declares', manifest.restrictions.settableVariables.allowed, declared);
  const source = fs.readFileSync(path.join(TASK, 'index.js'), 'utf8');
  const set = [...new Set([...source.matchAll(/setOutput\('(\w+)'/g)].map(([, name]) => name))];
  same('and those that it sets', set.sort(), [...declared].sort());
  const inputs = fs.readFileSync(path.join(TASK, 'inputs.js'), 'utf8');
  const read = [...new Set([...inputs.matchAll(/read\('(\w+)'\)/g)].map(([, name]) => name))];
  same('it reads the inputs that it declares', read.sort(), manifest.inputs.map(({ name }) => name).sort());
  same('the extension holds the folder of the task', [extension.files[0].path, extension.contributions[0].properties.name],
    ['cookielint', 'cookielint']);
}

// The rows of the table below a heading, cells without their marks of code.
function rows(heading) {
  const table = guide.split(`\n## ${heading}\n`)[1].split('\n## ')[0];
  const lines = table.split('\n').filter((line) => line.startsWith('| `'));
  return lines.map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

const unquoted = (cell) => cell.replace(/^`|`$/g, '');

function parameters() {
  const documented = rows('Parameters').map(([name, standard]) => [unquoted(name), unquoted(standard)]).sort();
  same('the guide lists the inputs of the task with their defaults', documented,
    manifest.inputs.map(({ name, defaultValue }) => [name, String(defaultValue)]).sort());
  same('and the parameters of the template', documented,
    template.parameters.map(({ name, default: standard }) => [name, String(standard)]).sort());
  for (const { name, options, type } of manifest.inputs) {
    const parameter = template.parameters.find((other) => other.name === name);
    same(`${name} has the same values in both`, Object.keys(options ?? {}), parameter?.values ?? []);
    same(`${name} is of the same kind in both`, type === 'boolean', parameter?.type === 'boolean');
    for (const value of Object.keys(options ?? {})) {
      const meaning = rows('Parameters').find(([cell]) => unquoted(cell) === name)[2];
      check(`the guide names the value ${value} of ${name}`, meaning.includes(`\`${value}\``), meaning);
    }
  }
  const variables = rows('Result').map((cells) => cells.map(unquoted));
  same('the guide lists the output variables', variables.map(([name]) => name).sort(),
    manifest.outputVariables.map(({ name }) => name).sort());
  const scan = template.steps.find((step) => step.displayName === 'Find misconfigured cookies');
  same('and the variables of the template', ['CookielintReported', ...variables.map(([, name]) => name).filter((name) => name !== '')].sort(),
    [...scan.target.settableVariables].sort());
}

// Every task or template that a part of a pipeline names, with what it gives to it.
function* uses(node) {
  if (Array.isArray(node)) {
    for (const item of node) {
      yield* uses(item);
    }
  } else if (node !== null && typeof node === 'object') {
    if (typeof node.task === 'string') {
      yield [node.task, Object.keys(node.inputs ?? {})];
    } else if (typeof node.template === 'string') {
      yield [node.template, Object.keys(node.parameters ?? {})];
    }
    for (const value of Object.values(node)) {
      yield* uses(value);
    }
  }
}

function examples() {
  const overview = fs.readFileSync(path.join(AZURE, 'overview.md'), 'utf8');
  const blocks = [...`${guide}\n${overview}`.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text]) => text);
  const found = blocks.flatMap((block) => [...uses(yaml.parse(block))]);
  const known = manifest.inputs.map(({ name }) => name);
  const own = found.filter(([name]) => name === 'Cookielint@0' || name.startsWith('action/azure/cookielint-steps.yml@'));
  check('the examples show the task and the template', own.length >= 6 && new Set(own.map(([name]) => name)).size === 2, JSON.stringify(found));
  const unknown = own.flatMap(([, given]) => given).filter((name) => !known.includes(name));
  same('with parameters that exist', unknown, []);
  same('the task is of the major version of the examples', manifest.version.Major, 0);
  const [, link] = /\]\(([^)]*cookielint-steps\.yml)\)/.exec(guide) ?? [];
  same('the guide leads to the template', link && path.resolve(path.dirname(GUIDE), link), TEMPLATE);
}
