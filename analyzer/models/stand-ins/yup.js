// Stands for yup 1.7: what casting and validating make of a value.
//
// A schema casts a value and calls `fail` where yup notes an error.
const { partial, unknown } = require('cookielint:evaluator');

/** Checks of which it is not told whether a value passes. */
const CHECKS = [
  'datetime', 'email', 'integer', 'length', 'lessThan', 'matches', 'max', 'min', 'moreThan', 'negative', 'notOneOf',
  'positive', 'test', 'url', 'uuid',
];
const WITHOUT_EFFECT = ['describe', 'label', 'meta', 'noUnknown', 'notRequired', 'optional', 'typeError', 'unknown'];
const OTHERS = ['array', 'date', 'lazy', 'ref', 'tuple'];

const isObject = (value) => typeof value === 'object' && value !== null;

function stop() {
  throw new Error('ValidationError');
}

class Schema {
  /** `type` is what `typeof` says of its values, if they are of one type. */
  constructor(type, changes, flags) {
    this.type = type;
    this.changes = changes;
    this.flags = flags;
    partial(this);
  }

  with(flags) {
    return new Schema(this.type, this.changes, { ...this.flags, ...flags });
  }

  fallback() {
    const given = this.flags.default;
    return typeof given === 'function' ? given() : given;
  }

  /** What is not there is not changed, but has a default. */
  castOnly(given) {
    let value = given;
    for (const change of this.changes) if (value !== undefined) value = change(value, given);
    return value === undefined ? this.fallback() : value;
  }

  read(given, fail) {
    const value = this.castOnly(given);
    const { isRequired, isDefined, isNullable, isChecked, only } = this.flags;
    if (value === undefined) return isRequired || isDefined ? fail() : undefined;
    if (value === null) return isRequired || !isNullable ? fail() : null;
    if (isRequired && value === '') return fail();
    if (this.type && (typeof value !== this.type || Number.isNaN(value))) return fail();
    if (only && !only.includes(value)) return fail();
    if (isChecked && !unknown()) fail();
    return value;
  }

  validateSync(value) {
    return this.read(value, stop);
  }

  async validate(value) {
    return this.read(value, stop);
  }

  isValidSync(value) {
    let isValid = true;
    this.read(value, () => {
      isValid = false;
      return unknown();
    });
    return isValid;
  }

  cast(value) {
    return this.castOnly(value);
  }

  transform(change) {
    return new Schema(this.type, [...this.changes, change], this.flags);
  }

  trim() {
    return this.transform((value) => value.trim());
  }

  lowercase() {
    return this.transform((value) => value.toLowerCase()).with({ isChecked: true });
  }

  uppercase() {
    return this.transform((value) => value.toUpperCase()).with({ isChecked: true });
  }

  default(value) {
    return this.with({ default: value });
  }

  required() {
    return this.with({ isRequired: true });
  }

  defined() {
    return this.with({ isDefined: true });
  }

  nullable() {
    return this.with({ isNullable: true });
  }

  oneOf(values) {
    return this.with({ only: values });
  }

  when() {
    return new Schema(undefined, [unknown], this.flags);
  }
}

for (const name of CHECKS) {
  Schema.prototype[name] = function () {
    return this.with({ isChecked: true });
  };
}
for (const name of WITHOUT_EFFECT) {
  Schema.prototype[name] = function () {
    return this;
  };
}

class ObjectSchema extends Schema {
  constructor(shape, flags) {
    super('object', [], flags);
    this.fields = shape;
  }

  with(flags) {
    return new ObjectSchema(this.fields, { ...this.flags, ...flags });
  }

  each(source, read) {
    const result = { ...source };
    for (const key of Object.keys(this.fields)) result[key] = read(this.fields[key], source[key]);
    return result;
  }

  read(source, fail) {
    if (source === undefined) return this.each({}, (schema, value) => schema.read(value, fail));
    return isObject(source) ? this.each(source, (schema, value) => schema.read(value, fail)) : fail();
  }

  castOnly(source) {
    return this.each(source ?? {}, (schema, value) => schema.castOnly(value));
  }

  shape(more) {
    return new ObjectSchema({ ...this.fields, ...more }, this.flags);
  }
}

function boolOf(value) {
  if (typeof value !== 'string') return value;
  const word = value.toLowerCase();
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : value;
}

const numberOf = (value) => (typeof value === 'string' ? parseFloat(value) : value);
const textOf = (value) => (typeof value === 'object' ? value : String(value));

const yup = {
  __esModule: true,
  bool: () => new Schema('boolean', [boolOf], {}),
  boolean: () => new Schema('boolean', [boolOf], {}),
  mixed: () => new Schema(undefined, [], {}),
  number: () => new Schema('number', [numberOf], {}),
  object: (shape = {}) => new ObjectSchema(shape, {}),
  string: () => new Schema('string', [textOf], {}),
};
for (const name of OTHERS) yup[name] = () => new Schema(undefined, [unknown], {});
module.exports = partial(yup);
