// Builds a Nuxt app of one file, which does not name its framework, and starts its server.
const { copyFileSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const { pathToFileURL } = require('node:url');

const file = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'nuxt-'));
mkdirSync(join(folder, dirname(file)), { recursive: true });
symlinkSync(join(__dirname, 'node_modules'), join(folder, 'node_modules'));
copyFileSync(join(__dirname, file), join(folder, file));
const quiet = `export default (nitro) => nitro.hooks.hook('render:response', (response) => delete response.headers['x-powered-by']);`;
mkdirSync(join(folder, 'server/plugins'), { recursive: true });
writeFileSync(join(folder, 'server/plugins/quiet.ts'), quiet);
writeFileSync(join(folder, 'app/app.vue'), '<template><p>ok</p></template>');

(async () => {
  const { buildNuxt, loadNuxt } = await import(pathToFileURL(require.resolve('@nuxt/kit')));
  const overrides = { rootDir: folder, telemetry: false, logLevel: 'silent', compatibilityDate: '2025-07-01' };
  const nuxt = await loadNuxt({ cwd: folder, dev: false, overrides });
  await buildNuxt(nuxt);
  await nuxt.close();
  await import(pathToFileURL(join(folder, '.output/server/index.mjs')));
})();
