// Stands for env-var 7.5: reads a variable by a chain of calls that ends in one of a type.
const { partial, unknown } = require('cookielint:evaluator');

/** Accessors that give the text or throw; which of both is not told. */
const TEXTS = ['asEmailString', 'asString', 'asUrlString'];
const NUMBERS = [
  'asFloat', 'asFloatNegative', 'asFloatPositive', 'asInt', 'asIntNegative', 'asIntPositive', 'asPortNumber',
];
const OTHERS = ['asRegExp', 'asSet', 'asUrlObject'];

function fail() {
  throw new Error('EnvVarError');
}

function boolOf(text, trues, falses) {
  const word = text.toLowerCase();
  if (trues.includes(word)) return true;
  return falses.includes(word) ? false : fail();
}

function numberOf(text) {
  const number = parseFloat(text);
  return Number.isNaN(number) ? fail() : number;
}

/** A default that is an object is written as text and read again. */
const jsonOf = (value) => (typeof value === 'string' ? JSON.parse(value) : value);

const accessors = {
  asArray: (text, delimiter = ',') => (text.length === 0 ? [] : text.split(delimiter).filter(Boolean)),
  asBool: (text) => boolOf(text, ['true', '1'], ['false', '0']),
  asBoolStrict: (text) => boolOf(text, ['true'], ['false']),
  asEnum: (text, values) => (values.includes(text) ? text : fail()),
  asJson: jsonOf,
  asJsonArray: jsonOf,
  asJsonObject: jsonOf,
};
for (const name of TEXTS) accessors[name] = (text) => text;
for (const name of NUMBERS) accessors[name] = numberOf;
for (const name of OTHERS) accessors[name] = () => unknown();

class Variable {
  constructor(text, own) {
    this.text = text;
    this.fallback = undefined;
    this.isRequired = false;
    this.isEncoded = false;
    for (const name of Object.keys(own)) this[name] = (...given) => this.read(own[name], given);
    partial(this);
  }

  default(value) {
    this.fallback = typeof value === 'number' ? String(value) : value;
    return this;
  }

  required(isRequired = true) {
    this.isRequired = isRequired;
    return this;
  }

  example() {
    return this;
  }

  convertFromBase64() {
    this.isEncoded = true;
    return this;
  }

  read(accessor, given) {
    const text = this.text === undefined ? this.fallback : this.text;
    if (text === undefined) return this.isRequired ? fail() : undefined;
    if (this.isRequired && text.trim().length === 0) fail();
    return accessor(this.isEncoded ? unknown() : text, ...given);
  }
}

for (const name of Object.keys(accessors)) {
  Variable.prototype[name] = function (...given) {
    return this.read(accessors[name], given);
  };
}

function from(container, own = {}) {
  const get = (name) => (name === undefined ? container : new Variable(container[name], own));
  return partial({ from, get, accessors });
}

module.exports = from(process.env);
