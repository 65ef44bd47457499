// Answers with what Astro sends for an app: an endpoint, or a middleware before one that says nothing.
const { createServer } = require('node:http');
const { resolve } = require('node:path');
const { pathToFileURL } = require('node:url');

async function main(app) {
  const { App } = await import('astro/app');
  const { experimental_AstroContainer: Container } = await import('astro/container');
  const { onRequest, ...methods } = await import(pathToFileURL(resolve(app)));
  const endpoint = { ALL: () => new Response('ok'), ...methods };
  const container = await Container.create({ manifest: onRequest && { middleware: () => ({ onRequest }) } });
  const server = createServer(async ({ method, url }, answer) => {
    const request = new Request(new URL(url, 'https://app.example/'), { method });
    const response = await container.renderToResponse(endpoint, { routeType: 'endpoint', request });
    answer.writeHead(response.status, { 'Set-Cookie': [...App.getSetCookieFromResponse(response)] }).end();
  });
  server.listen(process.env.PORT);
}

main(process.argv[2]);
