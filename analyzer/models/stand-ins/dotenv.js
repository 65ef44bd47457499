// Stands for dotenv 16 to 18, shown with 18.0.10: sets the variables of files that the environment does not set itself.
import { variables } from 'cookielint:evaluator';

export function populate(target, parsed, { override } = {}) {
  for (const name of Object.keys(parsed)) {
    if (override || target[name] === undefined) target[name] = parsed[name];
  }
}

export function config(options = {}) {
  const paths = options.path ?? '.env';
  // The first file that has a variable decides it.
  let parsed = {};
  for (const path of Array.isArray(paths) ? paths : [paths]) {
    const ofFile = variables(path) ?? {};
    populate(options.processEnv ?? process.env, ofFile, options);
    parsed = { ...ofFile, ...parsed };
  }
  return { parsed };
}

export default { config, populate };
