// Stands for config (node-config) 3 to 5, shown with 3.3.12: files of a folder in layers, the later ones over the earlier ones.
const { configuration, declared, unknown } = require('cookielint:evaluator');

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(below, above) {
  const merged = { ...below, ...above };
  for (const key of Object.keys(below)) {
    if (isObject(below[key]) && isObject(above[key])) merged[key] = merge(below[key], above[key]);
  }
  return merged;
}

function read(text, format) {
  if (format === undefined) return text;
  if (format === 'boolean') return text === 'true';
  return format === 'number' ? Number(text) : JSON.parse(text);
}

/** What the variables named in `custom-environment-variables` give; one that is unset or empty gives nothing. */
function fromEnvironment(names) {
  const values = {};
  for (const key of Object.keys(names)) {
    const entry = names[key];
    if (isObject(entry) && entry.__name === undefined) {
      values[key] = fromEnvironment(entry);
    } else {
      const text = process.env[isObject(entry) ? entry.__name : entry];
      if (text) values[key] = read(text, isObject(entry) ? entry.__format : undefined);
    }
  }
  return values;
}

const deployment = declared('NODE_CONFIG_ENV') || process.env.NODE_ENV || 'development';
// Without a file nothing is known: they may be anywhere.
const isFound = configuration('default').length > 0 || configuration(deployment).length > 0;
let values = isFound && declared('NODE_CONFIG_DIR') === undefined ? {} : unknown();
for (const name of ['default', deployment, 'local', `local-${deployment}`]) {
  for (const layer of configuration(name)) values = merge(values, layer.default ?? layer);
}
if (declared('NODE_CONFIG') !== undefined) values = merge(values, JSON.parse(declared('NODE_CONFIG')));
for (const names of configuration('custom-environment-variables')) values = merge(values, fromEnvironment(names));

function find(path) {
  let value = values;
  for (const key of path.split('.')) value = value === undefined ? undefined : value[key];
  return value;
}

function get(path) {
  const value = find(path);
  if (value === undefined) throw new Error(`Configuration property "${path}" is not defined`);
  return value;
}

const util = {
  getEnv: (name) => (name === 'NODE_ENV' || name === 'NODE_CONFIG_ENV' ? deployment : process.env[name]),
  toObject: () => values,
};

module.exports = { ...values, get, has: (path) => find(path) !== undefined, util };
