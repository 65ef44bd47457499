// Writes random programs: statements that change a few option objects and captured variables, under conditions, in
// loops, functions, closures, `switch` and `try`, through aliases and lists:
//
//     node generate.mjs [--seed NUMBER] [--count COUNT] [--folder FOLDER]
//
// The same numbers give the same programs. Those in `programs` are of the defaults; with other numbers and another
// folder it hunts for wrong predictions (`record.mjs --folder`, then the test with COOKIELINT_DIFFERENTIAL).

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** The generator of Park and Miller; its period is longer than any run needs. */
class Random {
  constructor(seed) {
    this.state = (seed % 2147483646) + 1;
  }

  below(bound) {
    this.state = (this.state * 48271) % 2147483647;
    return this.state % bound;
  }

  chance(percent) {
    return this.below(100) < percent;
  }

  pick(list) {
    return list[this.below(list.length)];
  }
}

const KEYS = ['secure', 'httpOnly', 'sameSite'];
const FLAGS = ['true', 'false', 'true', 'false', 'undefined'];
const SAME_SITE = ["'lax'", "'strict'", "'none'", 'undefined'];

// Methods of a program that write a statement; what is named twice is written twice as often.
const WITHOUT_BODY = [
  'set', 'set', 'merge', 'alias', 'variable', 'variable', 'remove', 'fallback', 'count', 'list', 'nested',
];
const WITH_BODY = [
  'condition', 'condition', 'condition', 'loop', 'keys', 'each', 'choose', 'guarded', 'closure', 'labelled',
];

/** A program while it is made. The names that a statement may use depend on where it stands. */
class Program {
  constructor(random) {
    this.random = random;
    // Handlers that change what outlives a request are a subject of their own, which would drown all others.
    this.sharesState = random.chance(25);
    this.functions = [];
    this.lines = [];
    this.indent = 0;
    this.labels = 0;
  }

  line(text) {
    this.lines.push(`${'  '.repeat(this.indent)}${text}`);
  }

  block(head, body, tail = '}') {
    this.line(head);
    this.indent += 1;
    body();
    this.indent -= 1;
    this.line(tail);
  }

  text() {
    this.line("const app = require('express')();");
    const shared = { objects: ['a', 'b', 'c'], variables: ['x', 'y'], counter: 'n', request: false, depth: 0 };
    this.declare(shared);
    this.line('const list = [];');
    const helpers = this.random.below(3);
    for (let index = 0; index < helpers; index++) this.helper(shared, `f${index}`);
    this.statements(shared, this.random.below(4));
    const handlers = this.sharesState ? 2 : 1;
    for (let index = 0; index < handlers; index++) this.handler(shared, `/${index || ''}`);
    this.line('app.listen(3000);');
    return `${this.lines.join('\n')}\n`;
  }

  declare(scope) {
    const { random } = this;
    for (const name of scope.objects) {
      const keys = KEYS.filter(() => random.chance(50));
      this.line(`let ${name} = { ${keys.map((key) => `${key}: ${this.constant(key)}`).join(', ')} };`.replace('{  }', '{}'));
    }
    for (const name of scope.variables) this.line(`let ${name} = ${random.pick(['true', 'false'])};`);
    this.line(`let ${scope.counter} = ${random.below(3)};`);
  }

  helper(shared, name) {
    const scope = { ...shared, objects: [...shared.objects, 'o'], variables: [...shared.variables, 'v'], inFunction: true };
    this.block(`function ${name}(o, v = ${this.random.pick(['true', 'false', 'x'])}) {`, () => {
      this.statements(scope, 1 + this.random.below(3));
      this.line(`return ${this.random.pick(['o', 'v', '{ ...o }', this.object(scope)])};`);
    });
    this.functions.push(name);
  }

  handler(shared, path) {
    this.block(`app.get('${path}', (req, res) => {`, () => {
      const own = { objects: ['p', 'q', 'r'], variables: ['s', 't'], counter: 'm', request: true, depth: 0, handler: true };
      this.declare(own);
      const scope = this.sharesState ? { ...own, objects: [...own.objects, ...shared.objects] } : own;
      if (!this.sharesState) this.functions = [];
      const readable = [...own.objects, ...shared.objects];
      for (let part = 0; part < 2; part++) {
        this.statements(scope, 1 + this.random.below(3));
        if (this.random.chance(10)) this.line(`if (req.query.${this.random.pick(['a', 'b'])}) return res.end();`);
        this.line(`res.cookie('${this.random.pick(['sid', 'token'])}', 'v', ${this.random.pick(readable)});`);
      }
      for (const name of own.objects) this.line(`res.cookie('${name}', 'v', ${name});`);
      this.line(`res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });`);
      this.line(`res.cookie('shared', 'v', { ...${this.random.pick(shared.objects)}, secure: x, path: '/' + n });`);
      this.line('res.end();');
    }, '});');
  }

  statements(scope, count) {
    for (let index = 0; index < count; index++) this.statement(scope);
  }

  statement(scope) {
    if (scope.depth < 2) {
      const nested = this.functions.length > 0 && !scope.inFunction ? [...WITH_BODY, 'call', 'call'] : WITH_BODY;
      if (this.random.chance(45)) return this[this.random.pick(nested)]({ ...scope, depth: scope.depth + 1 });
    }
    return this[this.random.pick(WITHOUT_BODY)](scope);
  }

  // Values.

  constant(key) {
    return key === 'sameSite' ? this.random.pick(SAME_SITE) : this.random.pick(FLAGS);
  }

  value(scope, key) {
    if (key === 'sameSite' || this.random.chance(50)) return this.constant(key);
    return this.random.chance(60) ? this.random.pick(scope.variables) : this.test(scope);
  }

  object(scope) {
    const key = this.random.pick(KEYS);
    const spread = this.random.chance(60) ? `...${this.random.pick(scope.objects)}, ` : '';
    return `{ ${spread}${key}: ${this.value(scope, key)} }`;
  }

  test(scope) {
    const { random } = this;
    const own = [
      () => random.pick(scope.variables),
      () => `!${random.pick(scope.variables)}`,
      () => `${scope.counter} > ${random.below(4)}`,
      () => `${random.pick(scope.objects)}.${random.pick(KEYS)}`,
      () => `'${random.pick(KEYS)}' in ${random.pick(scope.objects)}`,
      () => random.pick(["process.env.NODE_ENV === 'production'", '!process.env.FLAG', "process.env.MODE === 'open'"]),
      () => `${random.pick(scope.variables)} && ${random.pick(scope.variables)}`,
    ];
    if (scope.request && random.chance(40)) return `req.query.${random.pick(['a', 'b'])}`;
    return random.pick(own)();
  }

  // Statements without a body.

  set(scope) {
    const key = this.random.pick(KEYS);
    this.line(`${this.random.pick(scope.objects)}.${key} = ${this.value(scope, key)};`);
  }

  merge(scope) {
    const [to, from] = [this.random.pick(scope.objects), this.random.pick(scope.objects)];
    this.line(this.random.pick([
      `${to} = ${this.object(scope)};`,
      `Object.assign(${to}, ${from});`,
      `Object.assign(${to}, ${this.object(scope)});`,
      `${to} = { ...${from} };`,
    ]));
  }

  alias(scope) {
    const [to, from, other] = [0, 1, 2].map(() => this.random.pick(scope.objects));
    this.line(this.random.chance(50) ? `${to} = ${from};` : `${to} = ${this.test(scope)} ? ${from} : ${other};`);
  }

  variable(scope) {
    const name = this.random.pick(scope.variables);
    this.line(`${name} = ${this.random.chance(30) ? `!${name}` : this.test(scope)};`);
  }

  remove(scope) {
    this.line(`delete ${this.random.pick(scope.objects)}.${this.random.pick(KEYS)};`);
  }

  fallback(scope) {
    const key = this.random.pick(KEYS);
    const operator = this.random.pick(['||=', '&&=', '??=']);
    this.line(`${this.random.pick(scope.objects)}.${key} ${operator} ${this.constant(key)};`);
  }

  count(scope) {
    const { counter } = scope;
    this.line(this.random.pick([`${counter}++;`, `${counter} += 2;`, `${counter} = ${counter} > 2 ? 0 : ${counter} + 1;`]));
  }

  list(scope) {
    const key = this.random.pick(KEYS);
    const name = this.random.pick(scope.objects);
    // Only a handler's own list is fresh for every request.
    if (scope.handler && !this.sharesState) {
      const [other, index] = [this.random.pick(scope.objects), this.random.below(2)];
      this.line(`;[${name}, ${other}][${index}].${key} = ${this.constant(key)};`);
      return;
    }
    this.line(`list.push(${name});`);
    const item = this.random.pick(['list[0]', 'list[list.length - 1]', 'list.pop()']);
    this.line(`${item}.${key} = ${this.constant(key)};`);
  }

  nested(scope) {
    const [name, inner] = [this.random.pick(scope.objects), this.random.pick(scope.objects)];
    const key = this.random.pick(KEYS);
    this.block('{', () => {
      this.line(`const holder = { inner: ${name} };`);
      this.line(`holder.inner.${key} = ${this.constant(key)};`);
      if (this.random.chance(50)) this.line(`holder.inner = ${inner};`);
      this.line(`holder.inner.secure = ${this.constant('secure')};`);
    });
  }

  // Statements with a body.

  condition(scope) {
    this.block(`if (${this.test(scope)}) {`, () => {
      this.statements(scope, 1 + this.random.below(2));
      if (scope.loop && this.random.chance(40)) this.line(this.random.pick(['break;', 'continue;']));
      else if (scope.label && this.random.chance(40)) this.line(`break ${scope.label};`);
      else if (scope.inFunction && this.random.chance(25)) this.line(`return ${this.random.pick(['o', 'v'])};`);
    });
    if (this.random.chance(40)) {
      this.block('else {', () => this.statements(scope, 1 + this.random.below(2)));
    }
  }

  loop(scope) {
    const inner = { ...scope, loop: true };
    const rounds = this.random.below(4);
    this.block(`for (let i = 0; i < ${rounds}; i++) {`, () => this.statements(inner, 1 + this.random.below(3)));
  }

  keys(scope) {
    const [name, other] = [this.random.pick(scope.objects), this.random.pick(scope.objects)];
    this.line(this.random.pick([
      `for (const key of ['secure', 'httpOnly']) ${name}[key] = ${this.value(scope, 'secure')};`,
      `for (const key in ${name}) ${other}[key] = ${name}[key];`,
      `for (const [key, value] of Object.entries(${name})) ${other}[key] = value;`,
      `Object.keys(${name}).forEach((key) => { ${other}[key] = key === 'sameSite' ? 'lax' : !${other}[key]; });`,
    ]));
  }

  each(scope) {
    const items = scope.objects.filter((name) => name !== 'each');
    const pair = `[${this.random.pick(items)}, ${this.random.pick(items)}]`;
    const inner = { ...scope, objects: [...scope.objects, 'each'], label: undefined };
    const body = () => this.statements(inner, 1 + this.random.below(2));
    if (this.random.chance(50)) {
      // A return would leave the callback only, and `each` cannot be jumped out of.
      Object.assign(inner, { loop: false, handler: false, inFunction: true });
      this.block(`void ${pair}.forEach((each, v, o) => {`, body, '});');
    } else {
      Object.assign(inner, { loop: true });
      this.block(`for (let each of ${pair}) {`, body);
    }
  }

  choose(scope) {
    const inner = { ...scope, loop: false };
    const [plain, shown] = [this.random.pick(scope.variables), this.random.pick(scope.variables)];
    const [subject, cases] = this.random.pick([
      [scope.counter, ['0', '1', '2']],
      [plain, ['true', 'false']],
      [`String(${shown})`, ["'true'", "'false'"]],
    ]);
    this.block(`switch (${subject}) {`, () => {
      for (const each of [...cases, 'default'].filter(() => this.random.chance(70))) {
        this.line(each === 'default' ? 'default:' : `case ${each}:`);
        this.indent += 1;
        this.statements(inner, 1);
        if (this.random.chance(60)) this.line('break;');
        this.indent -= 1;
      }
    });
  }

  guarded(scope) {
    const inner = { ...scope };
    this.block('try {', () => {
      this.statements(inner, 1);
      if (this.random.chance(80)) this.line(`if (${this.test(scope)}) throw new Error('no');`);
      this.statements(inner, 1);
    });
    this.block('catch {', () => this.statements(inner, 1));
    if (this.random.chance(30)) this.block('finally {', () => this.statements(inner, 1));
  }

  closure(scope) {
    const name = `later${this.labels++}`;
    const inner = { ...scope, loop: false, label: undefined, handler: false, inFunction: false };
    this.block(`const ${name} = () => {`, () => this.statements(inner, 1 + this.random.below(2)), '};');
    this.statements({ ...scope, depth: 2 }, 1);
    this.line(this.random.pick([`${name}();`, `${name}();`, `if (${this.test(scope)}) ${name}();`]));
  }

  labelled(scope) {
    const label = `label${this.labels++}`;
    const inner = { ...scope, label, loop: false };
    this.block(`${label}: {`, () => this.statements(inner, 2 + this.random.below(2)));
  }

  call(scope) {
    const given = this.random.pick(scope.objects);
    const flag = this.random.chance(50) ? `, ${this.test(scope)}` : '';
    const call = `${this.random.pick(this.functions)}(${given}${flag})`;
    this.line(this.random.pick([
      `${call};`,
      `${this.random.pick(scope.variables)} = Boolean(${call});`,
      `${this.random.pick(scope.objects)} = { ...${call} };`,
    ]));
  }
}

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '20' }, count: { type: 'string', default: '70' }, folder: { type: 'string' } },
});
const folder = resolve(values.folder ?? dirname(fileURLToPath(import.meta.url)), 'programs');
mkdirSync(folder, { recursive: true });
for (let number = 1; number <= Number(values.count); number++) {
  const program = new Program(new Random(Number(values.seed) * 100003 + number * 7919));
  const name = `generated-${String(number).padStart(3, '0')}.js`;
  writeFileSync(join(folder, name), program.text());
}
