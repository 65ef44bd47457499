// Runs a middleware of Next with what Next gives it: a request for the page of another locale than the browser asks for.
const { createServer } = require('node:http');
const { register } = require('node:module');
const { resolve } = require('node:path');
const { pathToFileURL } = require('node:url');
const { NextRequest } = require('next/server');

// The bundler of Next finds its modules without their extension.
const hook = `export const resolve = (name, context, next) => next(name === 'next/server' ? 'next/server.js' : name, context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);

import(pathToFileURL(resolve(process.argv[2]))).then(({ default: middleware }) => {
  createServer((req, res) => {
    const request = new NextRequest('https://shop.example/de', { headers: { 'accept-language': 'en' } });
    res.setHeader('Set-Cookie', middleware(request).headers.getSetCookie());
    res.end('ok');
  }).listen(process.env.PORT);
});
