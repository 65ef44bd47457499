// Stands for lodash 4.18: what they do with objects and options. Anything else is not known.
const { partial, unknown } = require('cookielint:evaluator');

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
const isPlain = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isNil = (value) => value === undefined || value === null;
const keys = (object) => (isNil(object) ? [] : Object.keys(object));
const values = (object) => keys(object).map((key) => object[key]);
const flat = (lists) => [].concat(...lists);

function defaults(object, ...sources) {
  for (const source of sources) {
    for (const key of keys(source)) if (object[key] === undefined) object[key] = source[key];
  }
  return object;
}

function defaultsDeep(object, ...sources) {
  for (const source of sources) {
    for (const key of keys(source)) {
      if (object[key] === undefined) object[key] = cloneDeep(source[key]);
      else if (isPlain(object[key]) && isPlain(source[key])) defaultsDeep(object[key], source[key]);
    }
  }
  return object;
}

function assign(object, ...sources) {
  return Object.assign(object, ...sources);
}

function merge(object, ...sources) {
  for (const source of sources) {
    for (const key of keys(source)) {
      const value = source[key];
      if (Array.isArray(value) && Array.isArray(object[key])) object[key] = unknown();
      else if (isPlain(value) && isPlain(object[key])) merge(object[key], value);
      else if (value !== undefined) object[key] = cloneDeep(value);
      else if (!(key in object)) object[key] = undefined;
    }
  }
  return object;
}

function cloneDeep(value) {
  return typeof value === 'object' ? structuredClone(value) : value;
}

function clone(value) {
  if (Array.isArray(value)) return [...value];
  return isPlain(value) ? { ...value } : value;
}

/** The keys that a path names; a key that has dots itself comes first. */
function pathOf(path, object) {
  if (Array.isArray(path)) return path;
  if (isObject(object) && path in object) return [path];
  return String(path).replace(/\[(\w+)\]/g, '.$1').split('.');
}

function get(object, path, fallback) {
  let value = object;
  for (const key of pathOf(path, object)) value = isNil(value) ? undefined : value[key];
  return value === undefined ? fallback : value;
}

function has(object, path) {
  let value = object;
  for (const key of pathOf(path, object)) {
    if (!isObject(value) || !(key in value)) return false;
    value = value[key];
  }
  return true;
}

function set(object, path, value) {
  const names = pathOf(path, object);
  let inner = object;
  names.slice(0, -1).forEach((key, index) => {
    if (!isObject(inner[key])) inner[key] = /^\d+$/.test(names[index + 1]) ? [] : {};
    inner = inner[key];
  });
  inner[names[names.length - 1]] = value;
  return object;
}

function pick(object, ...names) {
  const picked = {};
  for (const path of flat(names)) if (has(object, path)) set(picked, path, get(object, path));
  return picked;
}

function omit(object, ...names) {
  const kept = { ...object };
  for (const path of flat(names)) {
    const steps = pathOf(path, object);
    if (steps.length === 1) delete kept[steps[0]];
    else Object.assign(kept, unknown());
  }
  return kept;
}

/** A function by what lodash takes for one: the name of a property, or properties that must match. */
function iteratee(given) {
  if (typeof given === 'function') return given;
  if (given === undefined) return (value) => value;
  if (typeof given === 'string') return (value) => get(value, given);
  return () => unknown();
}

const items = (collection) => (Array.isArray(collection) ? collection : values(collection));

function pickBy(object, test) {
  const kept = {};
  for (const key of keys(object)) if (iteratee(test)(object[key], key)) kept[key] = object[key];
  return kept;
}

function mapValues(object, change) {
  const changed = {};
  for (const key of keys(object)) changed[key] = iteratee(change)(object[key], key, object);
  return changed;
}

function mapKeys(object, change) {
  const changed = {};
  for (const key of keys(object)) changed[iteratee(change)(object[key], key, object)] = object[key];
  return changed;
}

function each(collection, run) {
  const names = Array.isArray(collection) ? collection.map((_, index) => index) : keys(collection);
  for (const key of names) if (run(collection[key], key, collection) === false) break;
  return collection;
}

function map(collection, change) {
  const call = iteratee(change);
  return Array.isArray(collection) ? collection.map(call) : keys(collection).map((key) => call(collection[key], key));
}

function includes(collection, value) {
  return typeof collection === 'string' ? collection.includes(value) : items(collection).includes(value);
}

function fromPairs(pairs) {
  const object = {};
  for (const [key, value] of pairs) object[key] = value;
  return object;
}

function once(run) {
  let isDone = false;
  let result;
  return (...given) => {
    if (!isDone) result = run(...given);
    isDone = true;
    return result;
  };
}

function isEmpty(value) {
  if (isNil(value) || typeof value === 'boolean' || typeof value === 'number') return true;
  return typeof value === 'string' ? value.length === 0 : keys(value).length === 0;
}

const text = (value) => (isNil(value) ? '' : String(value));

function trim(value, characters) {
  if (characters === undefined) return text(value).trim();
  const kept = text(value).split('');
  while (kept.length > 0 && characters.includes(kept[0])) kept.shift();
  while (kept.length > 0 && characters.includes(kept[kept.length - 1])) kept.pop();
  return kept.join('');
}

module.exports = partial({
  assign,
  assignIn: assign,
  clone,
  cloneDeep,
  compact: (list) => list.filter(Boolean),
  constant: (value) => () => value,
  defaults,
  defaultsDeep,
  defaultTo: (value, fallback) => (isNil(value) || Number.isNaN(value) ? fallback : value),
  each,
  entries: (object) => Object.entries(object),
  every: (collection, test) => items(collection).every(iteratee(test)),
  extend: assign,
  filter: (collection, test) => items(collection).filter(iteratee(test)),
  find: (collection, test) => items(collection).find(iteratee(test)),
  forEach: each,
  forOwn: each,
  fromPairs,
  get,
  has,
  identity: (value) => value,
  includes,
  isArray: (value) => Array.isArray(value),
  isBoolean: (value) => value === true || value === false,
  isEmpty,
  isFunction: (value) => typeof value === 'function',
  isNil,
  isNull: (value) => value === null,
  isNumber: (value) => typeof value === 'number',
  isObject,
  // Whether an object is of a class cannot be told.
  isPlainObject: (value) => isPlain(value) && unknown(),
  isString: (value) => typeof value === 'string',
  isUndefined: (value) => value === undefined,
  keys,
  map,
  mapKeys,
  mapValues,
  merge,
  noop: () => undefined,
  omit,
  omitBy: (object, test) => pickBy(object, (value, key) => !iteratee(test)(value, key)),
  once,
  pick,
  pickBy,
  set,
  some: (collection, test) => items(collection).some(iteratee(test)),
  toInteger: (value) => Math.trunc(Number(value)) || 0,
  toLower: (value) => text(value).toLowerCase(),
  toNumber: (value) => Number(value),
  toPairs: (object) => Object.entries(object),
  toString: text,
  toUpper: (value) => text(value).toUpperCase(),
  trim,
  values,
});
