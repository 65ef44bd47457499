// Starts AdonisJS with one file of an application. What the file does not hold is made up: a route that writes into the session
// where that is configured, and a session that sends nothing for the guard against forgery.
const { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { transformSync } = require('esbuild');

const file = process.argv[2];
const inside = file.split('/').slice(1).join('/').replace(/ts$/, 'js');
const folder = mkdtempSync(join(tmpdir(), 'adonis-'));
const at = (path) => pathToFileURL(join(folder, path)).href;
const put = (path, text) => {
  mkdirSync(join(folder, dirname(path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const hasShield = inside === 'config/shield.js';
const hasSession = inside === 'config/session.js';

symlinkSync(join(__dirname, 'node_modules'), join(folder, 'node_modules'));
put('package.json', '{ "type": "module" }');
put('config/app.js', `import { defineConfig } from '@adonisjs/core/http';
export const appKey = 'only for this app, 32 characters';
export const http = defineConfig({});`);
put('config/logger.js', `import { defineConfig } from '@adonisjs/core/logger';
export default defineConfig({ default: 'app', loggers: { app: { enabled: false } } });`);
put('config/hash.js', `import { defineConfig, drivers } from '@adonisjs/core/hash';
export default defineConfig({ default: 'scrypt', list: { scrypt: drivers.scrypt({}) } });`);
put(inside, transformSync(readFileSync(join(__dirname, file), 'utf8'), { loader: 'ts' }).code);

const silentSession = async () => ({
  default: class {
    handle(ctx, next) {
      ctx.session = { get() {}, put() {} };
      return next();
    }
  },
});

process.env.HOST = '127.0.0.1';
(async () => {
  const { Ignitor } = await import('@adonisjs/core');
  const importer = (path) => import(path.startsWith('.') ? at(path) : path);
  const ignitor = new Ignitor(pathToFileURL(`${folder}/`), { importer });
  ignitor.tap((app) => {
    const providers = [() => import('@adonisjs/core/providers/app_provider'), () => import('@adonisjs/core/providers/hash_provider')];
    if (hasSession) providers.push(() => import('@adonisjs/session/session_provider'));
    if (hasShield) providers.push(() => import('@adonisjs/shield/shield_provider'));
    app.rcContents({ providers, typescript: false });
    app.starting(async () => {
      const router = await app.container.make('router');
      const middleware = [];
      if (hasSession) middleware.push(() => import('@adonisjs/session/session_middleware'));
      if (hasShield) middleware.push(silentSession, () => import('@adonisjs/shield/shield_middleware'));
      if (middleware.length > 0) router.use(middleware);
      if (inside.startsWith('start/')) return import(at(inside));
      const controller = inside.startsWith('app/') ? (await import(at(inside))).default : undefined;
      router.get('/', controller ? [controller, 'index'] : (ctx) => ctx.session?.put('visits', 1) ?? 'ok');
    });
  });
  await ignitor.httpServer().start();
})();
