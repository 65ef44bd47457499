// Stands for dotenv-safe 9.1: dotenv, and an exception where a variable of the example is missing or empty.
import { config as load } from 'dotenv';
import { partial, variables } from 'cookielint:evaluator';

export function config(options = {}) {
  const { parsed } = load(options);
  const example = variables(options.example ?? options.sample ?? '.env.example') ?? {};
  for (const name of Object.keys(example)) {
    const isThere = options.allowEmptyValues ? process.env[name] !== undefined : process.env[name];
    if (!isThere) throw new Error('MissingEnvVarsError');
  }
  return { parsed, required: partial({}) };
}

export default { config };
