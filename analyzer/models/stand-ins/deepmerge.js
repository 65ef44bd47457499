// Stands for deepmerge 4.3: a new object of two; lists are joined.
const { partial, unknown } = require('cookielint:evaluator');

const isObject = (value) => typeof value === 'object' && value !== null;

function copy(value) {
  if (!isObject(value)) return value;
  return Array.isArray(value) ? value.map(copy) : merge({}, value);
}

function merge(below, above) {
  if (!isObject(above) || !isObject(below) || Array.isArray(below) !== Array.isArray(above)) return copy(above);
  if (Array.isArray(above)) return [...below.map(copy), ...above.map(copy)];
  const merged = {};
  for (const key of Object.keys(below)) merged[key] = copy(below[key]);
  for (const key of Object.keys(above)) merged[key] = key in merged ? merge(merged[key], above[key]) : copy(above[key]);
  return merged;
}

// What options change is not followed.
const deepmerge = (below, above, options) => (options ? unknown() : merge(below, above));

deepmerge.all = (objects, options) => {
  let merged = {};
  for (const object of objects) merged = deepmerge(merged, object, options);
  return merged;
};

module.exports = partial(deepmerge);
