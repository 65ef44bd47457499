// Stands for convict 6.2: a schema with defaults, over which comes what is loaded, and over that the environment.
const { partial, unknown } = require('cookielint:evaluator');

const INTEGERS = ['int', 'integer', 'nat', 'port'];
/** The coercions of formats that the program adds. */
const added = {};

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isSetting = (schema) => isObject(schema) && 'default' in schema;

function fail() {
  throw new Error('convict');
}

/** The types that a format may be told by; `undefined` for any other format. */
function typeOf(format) {
  if (format === Boolean || format === 'Boolean') return 'boolean';
  if (format === Number || format === 'Number') return 'number';
  if (format === String || format === 'String') return 'string';
  if (format === Array || format === 'Array') return 'array';
  return format === Object || format === 'Object' ? 'object' : undefined;
}

/** The name of a setting's format; one without a name has that of its default's type. */
function formatOf(spec) {
  const type = typeOf(spec.format);
  if (type) return type;
  if (typeof spec.format === 'string') return spec.format;
  return spec.default === undefined || spec.default === null ? undefined : typeof spec.default;
}

function read(value, spec) {
  if (typeof value !== 'string') return value;
  const format = formatOf(spec);
  if (added[format]) return added[format](value);
  if (INTEGERS.includes(format)) return parseInt(value, 10);
  if (format === 'number') return parseFloat(value);
  if (format === 'boolean') return value.toLowerCase() !== 'false';
  if (format === 'array') return value.split(',');
  if (format === 'object') return JSON.parse(value);
  return format === 'regexp' || format === 'port_or_windows_named_pipe' ? unknown() : value;
}

/** Stops where a value is not of its format; whether it is of one of convict's own is told of types only. */
function check(value, spec) {
  const { format } = spec;
  if ((spec.nullable && value === null) || (value === undefined && spec.default === undefined)) return;
  if (Array.isArray(format)) {
    if (!format.includes(value)) fail();
  } else if (typeof format === 'function' && !typeOf(format)) {
    format(value);
  } else if (['boolean', 'number', 'string'].includes(formatOf(spec))) {
    if (typeof value !== formatOf(spec)) fail();
  } else if (value === null && format && format !== '*') {
    fail();
  }
}

function defaults(schema) {
  const values = {};
  for (const key of Object.keys(schema)) {
    const spec = schema[key];
    if (isSetting(spec)) values[key] = read(spec.default, spec);
    else values[key] = isObject(spec) ? defaults(spec) : spec;
  }
  return values;
}

function overlay(schema, values, above) {
  for (const key of Object.keys(above)) {
    const spec = isObject(schema) ? schema[key] : undefined;
    const value = above[key];
    if (isSetting(spec)) values[key] = read(value, spec);
    else values[key] = isObject(value) ? overlay(spec, isObject(values[key]) ? values[key] : {}, value) : value;
  }
  return values;
}

function overlayEnvironment(schema, values, env) {
  for (const key of Object.keys(schema)) {
    const spec = schema[key];
    if (isSetting(spec)) {
      const text = spec.env ? env[spec.env] : undefined;
      if (text !== undefined) values[key] = read(text, spec);
    } else if (isObject(spec)) {
      overlayEnvironment(spec, values[key], env);
    }
  }
}

function checkAll(schema, values) {
  for (const key of Object.keys(schema)) {
    const spec = schema[key];
    if (isSetting(spec)) check(values[key], spec);
    else if (isObject(spec)) checkAll(spec, values[key]);
  }
}

function find(values, path) {
  let value = values;
  for (const key of path ? path.split('.') : []) value = isObject(value) && key in value ? value[key] : fail();
  return value;
}

class Configuration {
  constructor(schema, { env = process.env } = {}) {
    this.schema = schema;
    this.env = env;
    this.values = defaults(schema);
    overlayEnvironment(schema, this.values, env);
    partial(this);
  }

  get(path) {
    return structuredClone(find(this.values, path));
  }

  getProperties() {
    return structuredClone(this.values);
  }

  has(path) {
    let value = this.values;
    for (const key of path.split('.')) value = isObject(value) ? value[key] : undefined;
    return value !== undefined;
  }

  default(path) {
    return structuredClone(find(this.schema, path).default);
  }

  set(path, value) {
    let above = value;
    for (const key of path.split('.').reverse()) above = { [key]: above };
    overlay(this.schema, this.values, above);
    return this;
  }

  load(above) {
    overlay(this.schema, this.values, above);
    overlayEnvironment(this.schema, this.values, this.env);
    return this;
  }

  /** What the file holds is not read. */
  loadFile() {
    Object.assign(this.values, unknown());
    overlayEnvironment(this.schema, this.values, this.env);
    return this;
  }

  validate() {
    checkAll(this.schema, this.values);
    return this;
  }
}

const convict = (schema, options) => new Configuration(schema, options);

convict.addFormat = (name, validate, coerce) => {
  const format = isObject(name) ? name : { name, coerce };
  if (format.coerce) added[format.name] = format.coerce;
};
convict.addFormats = (formats) => {
  for (const name of Object.keys(formats)) convict.addFormat({ name, ...formats[name] });
};
convict.addParser = () => {};

module.exports = convict;
