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

const called = (value) => (typeof value === 'function' ? value() : value);
const context = (fail) => partial({ addIssue: fail, path: [] });

function stop() {
  throw new Error('ZodError');
}

/** The schemas that all others are made of, as they are of a major version. */
function makeSchemas(major) {
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

  return { Schema, array, union };
}

module.exports = { makeSchemas };
