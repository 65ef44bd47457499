// Stands for merge-options 3.0: a new object of all, the later ones over the earlier ones.
const { partial } = require('cookielint:evaluator');

const isPlain = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(below, above) {
  const merged = { ...below };
  for (const key of Object.keys(above)) {
    const value = above[key];
    merged[key] = isPlain(value) ? merge(isPlain(merged[key]) ? merged[key] : {}, value) : value;
  }
  return merged;
}

module.exports = partial((...objects) => {
  let merged = {};
  for (const object of objects) if (object !== undefined) merged = merge(merged, object);
  return merged;
});
