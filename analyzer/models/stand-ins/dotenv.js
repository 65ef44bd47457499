// Stands for dotenv 16 to 18, shown with 18.0.10: sets the variables of files that the environment does not set itself.
import { variables } from 'cookielint:evaluator';

function load(path, override) {
  const parsed = variables(path) ?? {};
  for (const name of Object.keys(parsed)) {
    if (override || process.env[name] === undefined) process.env[name] = parsed[name];
  }
  return parsed;
}

export function config(options = {}) {
  const paths = options.path ?? '.env';
  // The first file that has a variable decides it.
  let parsed = {};
  for (const path of Array.isArray(paths) ? paths : [paths]) parsed = { ...load(path, options.override), ...parsed };
  return { parsed };
}

export default { config };
