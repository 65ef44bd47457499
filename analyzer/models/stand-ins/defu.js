// Stands for defu 6.1: a new object of the first one and what it lacks of the others; lists are joined.
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

function fill(object, defaults) {
  if (!isObject(defaults)) return fill(object, {});
  const filled = { ...defaults };
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (value === null || value === undefined) continue;
    if (Array.isArray(value) && Array.isArray(filled[key])) filled[key] = [...value, ...filled[key]];
    else filled[key] = isObject(value) && isObject(filled[key]) ? fill(value, filled[key]) : value;
  }
  return filled;
}

export function defu(...objects) {
  let filled = {};
  for (const object of objects) filled = fill(filled, object);
  return filled;
}

export default defu;
