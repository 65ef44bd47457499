// Runs an app on the page `https://app.example/` of happy-dom in place of a browser, and answers with all that the app wrote
// to `document.cookie`, each text as Set-Cookie.
const { createServer } = require('node:http');
const { resolve } = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const { pathToFileURL } = require('node:url');

const UNTIL_EFFECTS_RAN = 200;

async function main(app) {
  const { Window } = await import('happy-dom');
  const window = new Window({ url: 'https://app.example/' });
  const { document, location } = window;
  const written = [];
  const jar = Object.getPrototypeOf(document);
  Object.defineProperty(document, 'cookie', {
    get: () => Reflect.get(jar, 'cookie', document),
    set(text) {
      written.push(text);
      Reflect.set(jar, 'cookie', text, document);
    },
  });
  Object.assign(globalThis, { window, document, location });
  await import(pathToFileURL(resolve(app)));
  await sleep(UNTIL_EFFECTS_RAN);
  createServer((request, response) => response.setHeader('Set-Cookie', written).end('ok')).listen(process.env.PORT);
}

main(process.argv[2]);
