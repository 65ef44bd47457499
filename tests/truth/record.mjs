// Starts the apps and writes down which cookies and fingerprint headers they really send:
//
//     node record.mjs [--output FILE] [FAMILY…]
//
// A family is a folder with a `package.json` that names exact versions, and apps, in folders of their own too. Each app
// listens on the port of the variable PORT; where it cannot (a script of a page, a file of configuration) the family has
// a `driver.cjs` that hands the app to what runs it and listens in its place. Each app runs in production and gets one
// request, by TLS as far as a proxy before it tells (`X-Forwarded-Proto`); `// request: POST /login` asks for another one
// than `GET /`. FILE is `recorded.jsonl` when it is not given. The output depends on the apps and on the packages of their
// families alone, which `npm install` brings.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const { values, positionals } = parseArgs({ allowPositionals: true, options: { output: { type: 'string' } } });
const isApp = (name) => /\.m?[jt]s$/.test(name);
const PATIENCE = 60_000;

/** A port that nobody uses now. */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const send = (port, method, path) =>
  new Promise((resolve, reject) => {
    const headers = { 'X-Forwarded-Proto': 'https', Connection: 'close' };
    const sent = request({ port, method, path, headers, host: '127.0.0.1' }, (response) => {
      response.resume();
      response.on('end', () => resolve(response));
    });
    sent.on('error', reject);
    sent.end();
  });

async function answer(port, method, path, app) {
  for (const start = Date.now(); ; ) {
    try {
      return await send(port, method, path);
    } catch (error) {
      if (app.exitCode !== null || Date.now() - start > PATIENCE) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** A cookie without what differs in each run: its value, and when it ends. */
function cookie(line) {
  const [pair, ...attributes] = line.split(/; */).filter(Boolean);
  const seen = { name: pair.slice(0, pair.indexOf('=')) };
  for (const attribute of attributes) {
    const [name, value = true] = attribute.split('=');
    const key = name.toLowerCase();
    if (key !== 'expires' && key !== 'max-age' && key !== 'priority') seen[key] = value;
  }
  return seen;
}

async function run(family, name) {
  const file = join(here, family, name);
  const [, method, path] = /^\/\/ request: (\S+) (\S+)$/m.exec(readFileSync(file, 'utf8')) ?? [null, 'GET', '/'];
  const port = await freePort();
  const env = { PATH: process.env.PATH, NODE_ENV: 'production', PORT: String(port) };
  const driven = existsSync(join(here, family, 'driver.cjs'));
  const program = driven ? ['driver.cjs', name] : [name];
  const app = spawn(process.execPath, program, { cwd: join(here, family), env, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  app.stderr.on('data', (text) => (errors += text));
  try {
    const response = await answer(port, method, path, app);
    const { 'set-cookie': lines = [], 'x-powered-by': poweredBy, server } = response.headers;
    return { app: `${family}/${name}`, status: response.statusCode, cookies: lines.map(cookie), poweredBy, server };
  } catch (error) {
    throw new Error(`${family}/${name} does not answer: ${error.message}\n${errors}`);
  } finally {
    app.kill();
  }
}

const foldersOf = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map((entry) => entry.name);

/** The apps of a folder and of the folders in it, by their paths from it. */
const appsOf = (folder) => [
  ...readdirSync(folder).filter(isApp),
  ...foldersOf(folder).flatMap((inner) => appsOf(join(folder, inner)).map((app) => `${inner}/${app}`)),
];

const families = positionals.length > 0 ? positionals : foldersOf(here).sort();
const lines = [];
for (const family of families) {
  for (const name of appsOf(join(here, family)).sort()) {
    lines.push(JSON.stringify(await run(family, name)));
  }
}
writeFileSync(values.output ?? join(here, 'recorded.jsonl'), lines.map((line) => `${line}\n`).join(''));
