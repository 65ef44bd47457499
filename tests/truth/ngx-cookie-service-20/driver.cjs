// Has Angular make what a file exports, on a page in place of a browser's, and answers with all that was written to
// `document.cookie`, each text as Set-Cookie.
const { readFileSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { basename, join } = require('node:path');
const { pathToFileURL } = require('node:url');
const ts = require('typescript');

const compilerOptions = {
  module: ts.ModuleKind.ESNext,
  target: ts.ScriptTarget.ES2022,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
};

/** Compiles an app to where it finds its packages. */
function compiled(app) {
  const { outputText } = ts.transpileModule(readFileSync(app, 'utf8'), { compilerOptions });
  const file = join(__dirname, 'node_modules', basename(app).replace(/ts$/, 'mjs'));
  writeFileSync(file, outputText);
  return pathToFileURL(file);
}

async function main(app) {
  await import('reflect-metadata');
  await import('@angular/compiler');
  const { Injector, PLATFORM_ID } = await import('@angular/core');
  const { DOCUMENT } = await import('@angular/common');
  const { CookieService } = await import('ngx-cookie-service');
  const written = [];
  const document = {
    get cookie() {
      return '';
    },
    set cookie(text) {
      written.push(text);
    },
  };
  const page = [{ provide: DOCUMENT, useValue: document }, { provide: PLATFORM_ID, useValue: 'browser' }];
  for (const component of Object.values(await import(compiled(app)))) {
    const providers = [...page, { provide: CookieService }, component];
    Injector.create({ providers }).get(component).ngOnInit();
  }
  createServer((request, response) => response.setHeader('Set-Cookie', written).end('ok')).listen(process.env.PORT);
}

main(process.argv[2]);
