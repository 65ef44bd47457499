// Starts Egg with one file of an application, behind a proxy that it trusts. What the file does not hold is made up: a
// configuration without the guard against forgery, and a controller that writes into the session if there is one.
const { copyFileSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { basename, dirname, join } = require('node:path');

const file = process.argv[2];
const inside = file.split('/').slice(1).join('/');
const folder = mkdtempSync(join(tmpdir(), 'egg-'));
const isConfiguration = inside.startsWith('config/');

const put = (path, text) => {
  mkdirSync(join(folder, dirname(path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const middleware = inside.startsWith('app/middleware/') ? [basename(inside, '.js')] : [];
const added = {
  proxy: true,
  middleware,
  security: { csrf: { enable: false } },
  logger: { dir: folder, consoleLevel: 'NONE' },
};
const write = isConfiguration ? 'ctx.session.visits = 1;' : '';

put('package.json', JSON.stringify({ name: 'app' }));
put('config/config.default.js', `exports.keys = 'only for this app';`);
put('config/config.prod.js', `module.exports = ${JSON.stringify(added)};`);
put('app/controller/home.js', `exports.index = async (ctx) => { ${write} ctx.body = 'ok'; };`);
put('app/router.js', `module.exports = (app) => app.router.get('/', app.controller.home.index);`);
symlinkSync(join(__dirname, 'node_modules'), join(folder, 'node_modules'));
mkdirSync(join(folder, dirname(inside)), { recursive: true });
copyFileSync(join(__dirname, file), join(folder, inside));

process.env.EGG_SERVER_ENV = 'prod';
process.env.EGG_HOME = folder;
require('egg')
  .start({ baseDir: folder, framework: join(__dirname, 'node_modules/egg'), mode: 'single', ignoreWarning: true })
  .then((app) => app.listen(process.env.PORT));
