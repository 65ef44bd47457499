// Runs the programs in production and writes down which cookies they set:
//
//     node record.mjs [--folder FOLDER] [--output FILE]
//
// FOLDER holds `programs` (this folder when it is not given), FILE is its `recorded.jsonl`. A program is a file or a
// folder with `main.js`. It runs in realms of its own, with nothing in the environment but NODE_ENV: once for every
// combination of what requests may carry, and for both orders in which requests may come. What is written down is every
// cookie that was seen, with its line. A line `// with NAME=value NAME=value` in a program makes it run again with these
// variables. The output depends on the programs and on the packages of `package.json` alone, which `npm install` brings.

import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import vm from 'node:vm';

import { makeExpress, requestsOf } from './express.mjs';

const builtIn = createRequire(import.meta.url);
const readable = ['assert', 'buffer', 'crypto', 'events', 'os', 'path', 'querystring', 'url', 'util'];
const passOn = () => (req, res, next) => next();
const packages = {
  'body-parser': { json: passOn, urlencoded: passOn },
  'cookie-parser': passOn,
};

const turn = () => new Promise((done) => setImmediate(done));

/** Every combination of three facts about requests; a key of a request is present when its fact holds. */
const COMBINATIONS = 8;
const present = (combination, key) => Boolean(combination & (1 << key.charCodeAt(0) % 3));

/** What a client sends: the keys that are present in this combination hold a text; the rest is not there. */
function clientData(combination) {
  const value = (key) => (typeof key === 'string' && present(combination, key) ? '1' : undefined);
  const keys = ['httpOnly', 'secure'].filter(value);
  return new Proxy({}, {
    get: (_, key) => value(key),
    has: (_, key) => value(key) !== undefined,
    ownKeys: () => keys,
    getOwnPropertyDescriptor: (_, key) =>
      value(key) && { value: value(key), enumerable: true, configurable: true, writable: true },
  });
}

function makeRequest({ method, path }, combination, app) {
  const data = () => clientData(combination);
  const has = (key) => present(combination, key);
  const header = (name) => (has(name) ? '1' : undefined);
  return {
    app, method: method.toUpperCase(), path, url: path, originalUrl: path, baseUrl: '', hostname: 'shop.example',
    query: data(), body: data(), params: data(), cookies: data(), signedCookies: data(), headers: data(), session: {},
    ip: '192.0.2.1', secure: has('secure'), protocol: has('secure') ? 'https' : 'http', xhr: has('xhr'),
    user: has('user') ? data() : undefined, get: header, header, is: () => false, accepts: () => 'html', on() {},
  };
}

/** Files that run in many realms, compiled once. */
const scripts = new Map();

function script(path) {
  if (!scripts.has(path)) {
    const code = `(function (exports, require, module, __filename, __dirname) {${readFileSync(path, 'utf8')}\n})`;
    scripts.set(path, new vm.Script(code, { filename: path }));
  }
  return scripts.get(path);
}

/** A program in a realm of its own. */
class Realm {
  constructor(program, variables, combination) {
    this.program = program;
    this.variables = variables;
    this.combination = combination;
    this.cookies = [];
    this.modules = new Map();
    this.timers = [];
    this.now = 0;
    this.express = makeExpress((name, attributes) => this.sent(name, attributes));
    this.context = vm.createContext(this.globals());
    this.context.global = vm.runInContext('globalThis', this.context);
    let draws = combination;
    vm.runInContext('Math', this.context).random = () => ((draws++ * 3) % COMBINATIONS) / COMBINATIONS;
  }

  globals() {
    const silent = () => {};
    const console = { log: silent, info: silent, warn: silent, error: silent, debug: silent };
    return {
      console, process: this.process(), Buffer, URL, URLSearchParams, TextEncoder, TextDecoder, structuredClone,
      setTimeout: (run, delay, ...values) => this.later(run, delay, values), clearTimeout: (timer) => this.forget(timer),
      setInterval: () => ({}), clearInterval: silent, setImmediate, queueMicrotask,
    };
  }

  /** A timer. Time passes only in `rest`, so that no run depends on how fast the machine is. */
  later(run, delay, values) {
    const timer = { due: this.now + (Number(delay) || 1), run: () => run(...values) };
    this.timers.push(timer);
    return timer;
  }

  forget(timer) {
    this.timers = this.timers.filter((other) => other !== timer);
  }

  /** Lets time pass until nothing waits for it any more, or for a good while. */
  async rest() {
    await turn();
    for (let fired = 0; this.timers.length > 0 && fired < 100; fired++) {
      const timer = this.timers.reduce((first, other) => (other.due < first.due ? other : first));
      this.forget(timer);
      this.now = timer.due;
      try {
        timer.run();
      } catch {
        // What a timer throws reaches no handler.
      }
      await turn();
    }
  }

  process() {
    const variables = { NODE_ENV: 'production', ...this.variables };
    const set = (target, key, value) => {
      target[key] = String(value);
      return true;
    };
    const exit = () => {
      this.stopped ??= 'exit';
      throw new Error('exit');
    };
    const { nextTick, versions, version, platform } = process;
    const argv = ['node', this.program.main];
    const env = new Proxy(variables, { set });
    const cwd = () => (this.program.root === this.program.main ? '/' : this.program.root);
    return { env, exit, argv, nextTick, versions, version, platform, on() {}, emitWarning() {}, cwd };
  }

  sent(name, attributes) {
    if (this.stopped === 'exit') return;
    const { root } = this.program;
    const frame = new Error().stack.split('\n').find((line) => line.includes(root));
    const [, path, line] = /(\/[^()]*):(\d+):\d+\)?$/.exec(frame) ?? [];
    const file = path === root ? {} : { file: relative(root, path) };
    this.cookies.push({ ...file, line: Number(line), name, ...attributes });
  }

  require(specifier, from) {
    const name = specifier.replace(/^node:/, '');
    if (from.includes('/node_modules/') && name !== 'process') return this.requireInstalled(specifier, from);
    if (/^\.\.?(\/|$)/.test(specifier)) return this.load(located(resolve(dirname(from), specifier))).exports;
    if (name === 'express') return this.express;
    if (name === 'process') return this.context.process;
    if (readable.includes(name)) return builtIn(name);
    if (packages[name]) return packages[name];
    return this.requireInstalled(specifier, from);
  }

  /** A package that is installed here, in this realm; one of ES modules runs outside of it. */
  requireInstalled(specifier, from) {
    const isInstalled = from.includes('/node_modules/');
    if (isInstalled && isBuiltin(specifier)) return builtIn(specifier);
    let path;
    try {
      path = (isInstalled ? createRequire(from) : builtIn).resolve(specifier);
    } catch {
      throw new Error(`${relative(this.program.root, from) || 'the program'} needs ${specifier}, which there is none of`);
    }
    return isEsModule(path) ? builtIn(path) : this.load(path).exports;
  }

  load(path) {
    if (this.modules.has(path)) return this.modules.get(path);
    const exports = vm.runInContext('({})', this.context);
    const module = { exports, id: path, filename: path, children: [], loaded: false };
    this.modules.set(path, module);
    if (path.endsWith('.json')) {
      module.exports = vm.runInContext(`(${readFileSync(path, 'utf8')})`, this.context);
      return module;
    }
    const run = script(path).runInContext(this.context, { timeout: 5000 });
    const require = Object.assign((specifier) => this.require(specifier, path), { main: this.main ?? module });
    this.main ??= module;
    run.call(module.exports, module.exports, require, module, path, dirname(path));
    module.loaded = true;
    return module;
  }

  /** Sends every request once. */
  async round(combination, backwards) {
    const apps = this.express.apps.filter((app) => !app.mounted);
    const requests = apps.flatMap((app) => requestsOf(app).map((request) => ({ app, request })));
    if (backwards) requests.reverse();
    for (const { app, request } of requests) {
      if (this.stopped === 'exit') return;
      const req = makeRequest(request, combination, app);
      const res = Object.assign(Object.create(app.response), { app, req, locals: {} });
      req.res = res;
      app(req, res, () => {});
      await turn();
      await turn();
    }
  }
}

function located(path) {
  const isFile = (each) => existsSync(each) && statSync(each).isFile();
  const file = ['', '.js', '.json', '/index.js'].map((end) => path + end).find(isFile);
  if (!file) throw new Error(`there is no ${basename(path)}`);
  return file;
}

/** Whether a file is an ES module, by its name or by the manifest beside or above it. */
function isEsModule(path) {
  if (!path.endsWith('.js')) return path.endsWith('.mjs');
  let folder = dirname(path);
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).type === 'module';
}

/** Runs a program for one combination: requests in order after all is at rest, or backwards as soon as it listens. */
async function observe(program, variables, combination, backwards) {
  const realm = new Realm(program, variables, combination);
  // Packages of ES modules run outside of the realm, and see the environment there; files are looked for here.
  const [outer, folder] = [process.env, process.cwd()];
  process.env = realm.context.process.env;
  process.chdir(dirname(program.main));
  try {
    realm.load(program.main);
  } catch (error) {
    realm.stopped ??= String(error);
  }
  process.env = outer;
  process.chdir(folder);
  await (backwards ? turn() : realm.rest());
  await realm.round(combination, backwards);
  await realm.rest();
  await realm.round(COMBINATIONS - 1 - combination, backwards);
  await realm.rest();
  return realm;
}

async function record(program, variables) {
  const observed = (_, run) => observe(program, variables ?? {}, run >> 1, run % 2 === 1);
  const runs = Array.from({ length: COMBINATIONS * 2 }, observed);
  const realms = await Promise.all(runs);
  const cookies = [...new Set(realms.flatMap((realm) => realm.cookies.map((cookie) => JSON.stringify(cookie))))];
  const order = (a, b) => {
    const [left, right] = [JSON.parse(a), JSON.parse(b)];
    return left.line - right.line || (a < b ? -1 : 1);
  };
  // The first line says which error it is, whatever the package adds.
  const stopped = realms.find((realm) => realm.stopped)?.stopped.split('\n')[0];
  const fields = [`"program":${JSON.stringify(program.name)}`];
  if (variables) fields.push(`"with":${JSON.stringify(variables)}`);
  if (stopped) fields.push(`"stopped":${JSON.stringify(stopped)}`);
  return `{${fields.join()},"cookies":[${cookies.sort(order).join()}]}`;
}

/** The sets of variables that a program asks to run with, besides none. */
function variablesOf(program) {
  const lines = readFileSync(program.main, 'utf8').matchAll(/^\/\/ with (.+)$/gm);
  return [...lines].map(([, line]) => Object.fromEntries(line.split(' ').map((pair) => pair.split(/=(.*)/))));
}

function programsIn(folder) {
  return readdirSync(folder).sort().flatMap((name) => {
    const root = join(folder, name);
    if (statSync(root).isDirectory()) return [{ name, root, main: join(root, 'main.js') }];
    return name.endsWith('.js') ? [{ name, root, main: root }] : [];
  });
}

const { values } = parseArgs({ options: { folder: { type: 'string' }, output: { type: 'string' } } });
const folder = resolve(values.folder ?? dirname(fileURLToPath(import.meta.url)));
const output = values.output ?? join(folder, 'recorded.jsonl');

// What a program leaves unhandled ends nothing: an app in production has a handler for it, or is started again.
process.on('unhandledRejection', () => {});
const { error: report } = console;
process.on('uncaughtException', (error) => error.message === 'exit' || report(error));
console.error = () => {};

const AT_ONCE = 16;
const programs = programsIn(join(folder, 'programs'));
const lines = [];
const runs = programs.flatMap((program) => [[program], ...variablesOf(program).map((variables) => [program, variables])]);
for (let index = 0; index < runs.length; index += AT_ONCE) {
  lines.push(...(await Promise.all(runs.slice(index, index + AT_ONCE).map((run) => record(...run)))));
}
writeFileSync(output, lines.map((line) => `${line}\n`).join(''));
process.exit(0);
