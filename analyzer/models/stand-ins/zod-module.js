// Stands for the functions of zod 3.25 (`zod/v3` of 4.6.7) and 4.6.7.
const { partial, unknown } = require('cookielint:evaluator');
const { makeSchemas } = require('cookielint:zod-schemas');

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

const isObject = (value) => typeof value === 'object' && value !== null;

/** The module of a major version; whether its objects fail where a property is missing that is not optional. */
function make(major, needsProperties) {
  const { Schema, array, union } = makeSchemas(major);

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
