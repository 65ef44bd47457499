// Stands for @nestjs/config 4.0, by reading it: what its module loads when it is configured, and the service that gives it.
import { config as loadFile } from 'dotenv';
import { unknown } from 'cookielint:evaluator';

/** Whether the program that runs configures the module; if not, another one does, with what it likes. */
let isConfigured = false;
let validated = {};
const loaded = {};

const isObject = (value) => typeof value === 'object' && value !== null;

function find(object, path) {
  if (!isObject(object)) return undefined;
  if (path in object) return object[path];
  let value = object;
  for (const key of path.split('.')) value = isObject(value) ? value[key] : undefined;
  return value;
}

/** What the module calls a configuration by is kept on the function that makes it. */
export function registerAs(token, factory) {
  factory.token = token;
  return factory;
}

function load(factories = []) {
  for (const factory of factories) {
    if (factory.token) loaded[factory.token] = factory();
    else Object.assign(loaded, factory());
  }
}

function validate({ validate: check, validationSchema }) {
  if (check) return check(process.env);
  if (!validationSchema) return {};
  const { error, value } = validationSchema.validate(process.env, { allowUnknown: true });
  if (error) throw new Error('Config validation error');
  return value;
}

export class ConfigModule {
  static forRoot(options = {}) {
    isConfigured = true;
    if (!options.ignoreEnvFile) loadFile({ path: options.envFilePath });
    validated = validate(options);
    load(options.load);
    return unknown();
  }

  static forFeature(factory) {
    load([factory]);
    return unknown();
  }
}

export class ConfigService {
  get(path, given, options) {
    const fallback = isObject(given) && !options ? undefined : given;
    const value = find(loaded, path) ?? find(validated, path) ?? (path.includes('.') ? undefined : process.env[path]);
    if (value !== undefined) return value;
    return isConfigured ? fallback : unknown() || fallback;
  }

  getOrThrow(path, given, options) {
    const value = this.get(path, given, options);
    if (value === undefined) throw new TypeError(`Configuration key "${path}" does not exist`);
    return value;
  }

  set(path, value) {
    loaded[path] = value;
  }
}

export class ConditionalModule {
  static registerWhen() {
    return unknown();
  }
}
