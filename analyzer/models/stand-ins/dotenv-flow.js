// Stands for dotenv-flow 4.1: sets the variables of several files, the later ones over the earlier ones, that the
// environment does not set itself.
import { variables } from 'cookielint:evaluator';

export function config(options = {}) {
  const mode = options.node_env ?? process.env.NODE_ENV ?? options.default_node_env;
  const folder = options.path ? `${options.path}/` : '';
  let parsed = {};
  for (const name of ['.env.defaults', '.env', '.env.local', `.env.${mode}`, `.env.${mode}.local`]) {
    parsed = { ...parsed, ...variables(folder + name) };
  }
  for (const name of Object.keys(parsed)) {
    if (process.env[name] === undefined) process.env[name] = parsed[name];
  }
  return { parsed };
}

export default { config };
