// Stands for underscore 1.13: what it does with objects and options, where that differs from lodash.
const lodash = require('lodash');
const { partial } = require('cookielint:evaluator');

const pathOf = (path) => (Array.isArray(path) ? path : [path]);

function each(collection, run) {
  if (Array.isArray(collection)) collection.forEach(run);
  else for (const key of lodash.keys(collection)) run(collection[key], key, collection);
  return collection;
}

module.exports = partial({
  ...lodash,
  each,
  forEach: each,
  get: (object, path, fallback) => lodash.get(object, pathOf(path), fallback),
  has: (object, path) => lodash.has(object, pathOf(path)),
  extendOwn: lodash.assign,
});
