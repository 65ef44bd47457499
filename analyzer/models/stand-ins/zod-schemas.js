// Stands for the schemas of zod 3.25 (`zod/v3` of 4.6.7) and 4.6.7: what they make of a value, not what they say of it.
//
// A schema reads a value and calls `fail` where zod notes an issue: `parse` throws then, `safeParse` goes on.
const { partial, unknown } = require('cookielint:evaluator');

/** Checks of which it is not told whether a value passes. */
const CHECKS = [
  'base64', 'base64url', 'cidr', 'cuid', 'cuid2', 'date', 'datetime', 'duration', 'email', 'emoji', 'endsWith', 'finite',
  'gt', 'gte', 'guid', 'includes', 'int', 'ip', 'ipv4', 'ipv6', 'jwt', 'length', 'lowercase', 'lt', 'lte', 'max', 'min',
  'multipleOf', 'nanoid', 'negative', 'nonempty', 'nonnegative', 'nonpositive', 'positive', 'regex', 'safe', 'size',
  'startsWith', 'step', 'time', 'ulid', 'uppercase', 'url', 'uuid', 'uuidv4',
];
/** What changes types and messages only. */
const WITHOUT_EFFECT = ['brand', 'describe', 'meta', 'readonly', 'register', 'strict', 'strip'];
/** Schemas whose results are not followed. */
const OTHERS = [
  'bigint', 'custom', 'date', 'file', 'function', 'instanceof', 'intersection', 'json', 'lazy', 'map', 'never', 'promise',
  'set', 'symbol', 'templateLiteral', 'tuple',
];
/** Schemas of version 4 for texts of a format. */
const FORMATS = [
  'base64', 'cuid', 'cuid2', 'email', 'emoji', 'guid', 'hostname', 'httpUrl', 'ipv4', 'ipv6', 'jwt', 'nanoid', 'ulid', 'url',
  'uuid',
];
const TRUE = ['true', '1', 'yes', 'on', 'y', 'enabled'];
const FALSE = ['false', '0', 'no', 'off', 'n', 'disabled'];

const called = (value) => (typeof value === 'function' ? value() : value);
const isObject = (value) => typeof value === 'object' && value !== null;
const context = (fail) => partial({ addIssue: fail, path: [] });

function stop() {
  throw new Error('ZodError');
}

/** The module of a major version; whether its objects fail where a property is missing that is not optional. */
function make(major, needsProperties) {
  class Schema {
    /** `isOptional` tells whether the property that it is of may be missing. */
    constructor(read, isOptional) {
      this.read = read;
      this.isOptional = isOptional;
      partial(this);
    }

    parse(value) {
      return this.read(value, stop);
    }

    safeParse(value) {
      let success = true;
      const data = this.read(value, () => {
        success = false;
        return unknown();
      });
      return success ? { success, data } : { success, error: unknown() };
    }

    async parseAsync(value) {
      return this.parse(value);
    }

    async safeParseAsync(value) {
      return this.safeParse(value);
    }

    /** The schema that goes on with what this one reads. */
    after(change) {
      return new Schema((value, fail) => change(this.read(value, fail), fail), this.isOptional);
    }

    transform(change) {
      return this.after((result, fail) => change(result, context(fail)));
    }

    refine(test) {
      return this.after((result, fail) => (test(result) ? result : fail()));
    }

    superRefine(test) {
      return this.after((result, fail) => {
        test(result, context(fail));
        return result;
      });
    }

    pipe(next) {
      return this.after((result, fail) => next.read(result, fail));
    }

    overwrite(change) {
      return this.after((result) => change(result));
    }

    trim() {
      return this.after((text) => text.trim());
    }

    toLowerCase() {
      return this.after((text) => text.toLowerCase());
    }

    toUpperCase() {
      return this.after((text) => text.toUpperCase());
    }

    optional() {
      const passes = (value) => value === undefined && !(major >= 4 && this.isOptional);
      return new Schema((value, fail) => (passes(value) ? undefined : this.read(value, fail)), true);
    }

    nullable() {
      return new Schema((value, fail) => (value === null ? null : this.read(value, fail)), this.isOptional);
    }

    nullish() {
      return this.nullable().optional();
    }

    nonoptional() {
      return this.after((result, fail) => (result === undefined ? fail() : result));
    }

    /** What takes the place of nothing is read itself only before version 4. */
    default(value) {
      if (major < 4) return this.prefault(value);
      return new Schema((given, fail) => {
        if (given === undefined) return called(value);
        const result = this.read(given, fail);
        return result === undefined ? called(value) : result;
      }, true);
    }

    prefault(value) {
      return new Schema((given, fail) => this.read(given === undefined ? called(value) : given, fail), true);
    }

    catch(value) {
      return new Schema((given) => {
        const result = this.safeParse(given);
        return result.success ? result.data : called(value);
      }, true);
    }

    array() {
      return array(this);
    }

    or(other) {
      return union([this, other]);
    }
  }

  for (const name of CHECKS) {
    Schema.prototype[name] = function () {
      return this.after((result, fail) => {
        if (!unknown()) fail();
        return result;
      });
    };
  }
  for (const name of WITHOUT_EFFECT) {
    Schema.prototype[name] = function () {
      return this;
    };
  }

  class ObjectSchema extends Schema {
    constructor(shape, keepsRest) {
      super((source, fail) => {
        if (!isObject(source)) return fail();
        const result = keepsRest ? { ...source } : {};
        for (const key of Object.keys(shape)) {
          if (needsProperties && !shape[key].isOptional && !(key in source)) fail();
          result[key] = shape[key].read(source[key], fail);
        }
        return result;
      });
      this.shape = shape;
    }

    extend(more) {
      return object({ ...this.shape, ...more });
    }

    merge(other) {
      return object({ ...this.shape, ...other.shape });
    }

    pick(keys) {
      const shape = {};
      for (const key of Object.keys(keys)) shape[key] = this.shape[key];
      return object(shape);
    }

    omit(keys) {
      const shape = { ...this.shape };
      for (const key of Object.keys(keys)) delete shape[key];
      return object(shape);
    }

    partial(keys = this.shape) {
      const shape = { ...this.shape };
      for (const key of Object.keys(keys)) shape[key] = shape[key].optional();
      return object(shape);
    }

    required(keys = this.shape) {
      const shape = { ...this.shape };
      for (const key of Object.keys(keys)) shape[key] = shape[key].nonoptional();
      return object(shape);
    }

    passthrough() {
      return new ObjectSchema(this.shape, true);
    }

    loose() {
      return this.passthrough();
    }

    safeExtend(more) {
      return this.extend(more);
    }
  }

  const object = (shape = {}) => new ObjectSchema(shape);
  const typed = (type) => new Schema((value, fail) => (typeof value === type ? value : fail()));
  const coerced = (change, schema, isOptional) =>
    new Schema((value, fail) => schema.read(change(value), fail), isOptional);
  const number = () =>
    new Schema((value, fail) => (typeof value === 'number' && !Number.isNaN(value) ? value : fail()));
  const array = (item) =>
    new Schema((value, fail) => (Array.isArray(value) ? value.map((each) => item.read(each, fail)) : fail()));

  function union(options) {
    return new Schema((value, fail) => {
      for (const option of options) {
        const result = option.safeParse(value);
        if (result.success) return result.data;
      }
      return fail();
    }, options.some((option) => option.isOptional));
  }

  function enumeration(values) {
    // An enumeration of TypeScript also leads from its numbers to its names.
    const names = Object.keys(values).filter((name) => typeof values[values[name]] !== 'number');
    const options = Array.isArray(values) ? values : names.map((name) => values[name]);
    const schema = new Schema((value, fail) => (options.includes(value) ? value : fail()));
    schema.options = options;
    schema.exclude = (without) => enumeration(options.filter((option) => !without.includes(option)));
    schema.extract = (only) => enumeration(only);
    schema.enum = {};
    for (const name of Array.isArray(values) ? values : names) schema.enum[name] = Array.isArray(values) ? name : values[name];
    return schema;
  }

  function stringbool(options = {}) {
    const { truthy = TRUE, falsy = FALSE } = options;
    return typed('string').transform((text, ctx) => {
      const word = options.case === 'sensitive' ? text : text.toLowerCase();
      if (truthy.includes(word)) return true;
      return falsy.includes(word) ? false : ctx.addIssue();
    });
  }

  const z = {
    __esModule: true,
    any: () => new Schema((value) => value),
    array,
    boolean: () => typed('boolean'),
    coerce: {
      bigint: () => new Schema(unknown),
      boolean: () => coerced(Boolean, typed('boolean')),
      date: () => new Schema(unknown),
      number: () => coerced(Number, number()),
      string: () => coerced(String, typed('string')),
    },
    discriminatedUnion: (key, options) => union(options),
    enum: enumeration,
    literal: (values) => enumeration(Array.isArray(values) ? values : [values]),
    looseObject: (shape) => object(shape).passthrough(),
    nativeEnum: enumeration,
    null: () => enumeration([null]),
    nullable: (schema) => schema.nullable(),
    number,
    object,
    optional: (schema) => schema.optional(),
    preprocess: (change, schema) => coerced(change, schema, true),
    record: () => new Schema(unknown),
    strictObject: object,
    string: () => typed('string'),
    stringbool,
    undefined: () => typed('undefined'),
    union,
    unknown: () => new Schema((value) => value),
  };
  for (const name of OTHERS) z[name] = () => new Schema(unknown);
  for (const name of FORMATS) z[name] = () => typed('string').url();
  z.int = () => number().int();
  z.z = z;
  z.default = z;
  return partial(z);
}

module.exports = { make };
