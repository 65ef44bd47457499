// Stands for extend 3.0: copies what is defined, into objects too when the first argument says so.
const isPlain = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

function copy(target, source, isDeep) {
  for (const key of source === undefined || source === null ? [] : Object.keys(source)) {
    const value = source[key];
    if (isDeep && isPlain(value)) target[key] = copy(isPlain(target[key]) ? target[key] : {}, value, true);
    else if (isDeep && Array.isArray(value)) target[key] = copy(Array.isArray(target[key]) ? target[key] : [], value, true);
    else if (value !== undefined) target[key] = value;
  }
  return target;
}

module.exports = (first, ...others) => {
  const isDeep = first === true;
  const [target, ...sources] = typeof first === 'boolean' ? others : [first, ...others];
  let extended = target;
  for (const source of sources) extended = copy(extended, source, isDeep);
  return extended;
};
