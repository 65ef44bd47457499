// Stands for dotenv-expand 1000: what refers to other variables is not followed, and the rest stays as it is.
import { unknown } from 'cookielint:evaluator';

export function expand(options) {
  const target = options.processEnv ?? process.env;
  for (const name of Object.keys(options.parsed ?? {})) {
    const text = options.parsed[name];
    const isOwn = target[name] === undefined || target[name] === text;
    if (text.includes('$') || text.includes('`')) {
      options.parsed[name] = unknown();
      if (isOwn) target[name] = unknown();
    } else if (isOwn) {
      target[name] = text;
    }
  }
  return options;
}

export default { expand };
