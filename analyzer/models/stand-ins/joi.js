// Stands for joi 18.3 (and for its predecessor @hapi/joi): what validating makes of a value.
//
// A schema reads a value and calls `fail` where joi notes an error.
const { partial, unknown } = require('cookielint:evaluator');

/** Checks of which it is not told whether a value passes. */
const CHECKS = [
  'alphanum', 'base64', 'dataUri', 'domain', 'email', 'greater', 'guid', 'hex', 'hostname', 'integer', 'ip', 'isoDate',
  'items', 'length', 'less', 'max', 'min', 'multiple', 'negative', 'pattern', 'port', 'positive', 'regex', 'token', 'uri',
  'uuid',
];
const WITHOUT_EFFECT = [
  'description', 'error', 'example', 'id', 'label', 'message', 'messages', 'meta', 'note', 'optional', 'tag', 'unit',
];
/** Types and rules that are not followed. */
const OTHERS = ['alternatives', 'binary', 'date', 'func', 'function', 'link', 'lazy', 'symbol'];
const OTHER_RULES = ['cast', 'concat', 'custom', 'external', 'rename', 'replace', 'when', 'try'];

const isObject = (value) => typeof value === 'object' && value !== null;
const flat = (lists) => [].concat(...lists);

function stop() {
  throw new Error('ValidationError');
}

class Schema {
  /** `convert` makes a value one of the type, or fails. */
  constructor(convert, flags) {
    this.convert = convert;
    this.flags = flags;
    partial(this);
  }

  with(flags) {
    return new Schema(this.convert, { ...this.flags, ...flags });
  }

  read(given, fail) {
    const { empty, allowed, only, isRequired, fallback, change, isUnknown, isChecked } = this.flags;
    const value = empty.includes(given) ? undefined : given;
    if (isUnknown) return unknown();
    if (value === undefined) {
      if (isRequired) return fail();
      return typeof fallback === 'function' ? fallback(unknown()) : fallback;
    }
    if (allowed.includes(value)) return value;
    let converted = this.convert(value, fail, this.flags);
    if (change) converted = change(converted);
    if (only && !only.includes(converted)) return fail();
    if (isChecked && !unknown()) fail();
    return converted;
  }

  validate(value) {
    let error;
    const result = this.read(value, () => {
      error = partial({});
      return unknown();
    });
    return { error, value: result };
  }

  async validateAsync(value) {
    return this.read(value, stop);
  }

  default(value) {
    return this.with({ fallback: value });
  }

  required() {
    return this.with({ isRequired: true });
  }

  exist() {
    return this.required();
  }

  allow(...values) {
    return this.with({ allowed: [...this.flags.allowed, ...flat(values)] });
  }

  valid(...values) {
    return this.with({ only: [...(this.flags.only ?? []), ...flat(values)] });
  }

  equal(...values) {
    return this.valid(...values);
  }

  empty(...values) {
    return this.with({ empty: values });
  }

  truthy(...values) {
    return this.with({ truthy: flat(values) });
  }

  falsy(...values) {
    return this.with({ falsy: flat(values) });
  }

  changed(change) {
    const before = this.flags.change;
    return this.with({ change: before ? (value) => change(before(value)) : change });
  }

  lowercase() {
    return this.changed((text) => text.toLowerCase());
  }

  uppercase() {
    return this.changed((text) => text.toUpperCase());
  }

  trim() {
    return this.changed((text) => text.trim());
  }

  strict() {
    return this.with({ isStrict: true });
  }
}

for (const name of CHECKS) {
  Schema.prototype[name] = function () {
    return this.with({ isChecked: true });
  };
}
for (const name of OTHER_RULES) {
  Schema.prototype[name] = function () {
    return this.with({ isUnknown: true });
  };
}
for (const name of WITHOUT_EFFECT) {
  Schema.prototype[name] = function () {
    return this;
  };
}

const schemaOf = (convert) => new Schema(convert, { allowed: [], empty: [], truthy: [], falsy: [] });

function boolOf(value, fail, { truthy, falsy, isStrict }) {
  if (typeof value === 'boolean') return value;
  if (isStrict || typeof value !== 'string') return fail();
  const word = value.toLowerCase();
  if (word === 'true' || truthy.includes(value)) return true;
  return word === 'false' || falsy.includes(value) ? false : fail();
}

function numberOf(value, fail, { isStrict }) {
  const number = typeof value === 'string' && !isStrict ? parseFloat(value) : value;
  return typeof number === 'number' && !Number.isNaN(number) ? number : fail();
}

const textOf = (value, fail) => (typeof value === 'string' && value !== '' ? value : fail());

class ObjectSchema extends Schema {
  constructor(shape, flags) {
    super((source, fail) => this.readObject(source, fail), flags);
    this.shape = shape;
  }

  with(flags) {
    return new ObjectSchema(this.shape, { ...this.flags, ...flags });
  }

  readObject(source, fail) {
    if (!isObject(source)) return fail();
    const result = { ...source };
    for (const key of Object.keys(this.shape)) result[key] = this.shape[key].read(source[key], fail);
    return result;
  }

  default(...given) {
    return this.with({ fallback: given.length === 0 ? () => this.readObject({}, stop) : given[0] });
  }

  keys(shape) {
    return new ObjectSchema({ ...this.shape, ...shape }, this.flags);
  }

  append(shape) {
    return this.keys(shape);
  }

  /** That there are no others is not checked: of the environment it cannot be. */
  unknown() {
    return this;
  }
}

const object = (shape = {}) => new ObjectSchema(shape, schemaOf().flags);
const any = () => schemaOf((value) => value);

const joi = {
  any,
  array: () => schemaOf((value, fail) => (Array.isArray(value) ? value : fail())),
  assert: (value, schema) => schema.read(value, stop),
  attempt: (value, schema) => schema.read(value, stop),
  bool: () => schemaOf(boolOf),
  boolean: () => schemaOf(boolOf),
  number: () => schemaOf(numberOf),
  object,
  required: () => any().required(),
  string: () => schemaOf(textOf),
  valid: (...values) => any().valid(...values),
};
for (const name of OTHERS) joi[name] = () => any().with({ isUnknown: true });
joi.Joi = joi;
joi.default = joi;
joi.__esModule = true;
module.exports = partial(joi);
