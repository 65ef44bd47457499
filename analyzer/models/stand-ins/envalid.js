// Stands for envalid 8.2: reads the variables that a specification names, and stops without those that have no default.
import { partial, unknown } from 'cookielint:evaluator';

const TRUE = ['true', 't', 'yes', 'on', '1', true];
const FALSE = ['false', 'f', 'no', 'off', '0', false];

function fail() {
  throw new Error('EnvError');
}

export function makeValidator(parse) {
  return (options) => ({ ...options, parse });
}

export const makeExactValidator = makeValidator;
export const makeStructuredValidator = makeValidator;

function numberOf(text) {
  const number = parseFloat(text);
  return Number.isNaN(number) ? fail() : number;
}

function textOf(value) {
  return typeof value === 'string' ? value : fail();
}

function boolOf(value) {
  if (TRUE.includes(value)) return true;
  return FALSE.includes(value) ? false : fail();
}

export const bool = makeValidator(boolOf);
export const num = makeValidator(numberOf);
export const port = makeValidator(numberOf);
export const str = makeValidator(textOf);
// Whether they have the right form is not told.
export const email = makeValidator(textOf);
export const host = makeValidator(textOf);
export const url = makeValidator(textOf);
export const json = makeValidator((text) => JSON.parse(text));

export const testOnly = (value) => (process.env.NODE_ENV === 'test' ? value : unknown());

function read(text, spec, mode, isMissing) {
  if (text === undefined) {
    if (mode === 'test' && 'testDefault' in spec) return spec.testDefault;
    if (mode && mode !== 'production' && 'devDefault' in spec) return spec.devDefault;
    return 'default' in spec ? spec.default : isMissing();
  }
  const value = spec.parse(text);
  if (spec.choices && !spec.choices.includes(value)) fail();
  return value;
}

function readAll(env, specs, { reporter } = {}) {
  const errors = {};
  const values = {};
  for (const name of Object.keys(specs)) {
    values[name] = read(env[name], specs[name], env.NODE_ENV, () => {
      if (!reporter) fail();
      errors[name] = unknown();
    });
  }
  for (const name of Object.keys(specs)) {
    if (specs[name].requiredWhen && values[name] == null && specs[name].requiredWhen(values)) fail();
  }
  if (reporter) reporter({ errors, env: values });
  return values;
}

export function customCleanEnv(env, specs, change, options) {
  return change(readAll(env, specs, options), env);
}

export function cleanEnv(env, specs, options) {
  const values = readAll(env, specs, options);
  const mode = values.NODE_ENV || env.NODE_ENV;
  values.isDev = values.isDevelopment = mode === 'development';
  values.isProd = values.isProduction = !mode || mode === 'production';
  values.isTest = mode === 'test';
  // Other names throw.
  return partial(values);
}
