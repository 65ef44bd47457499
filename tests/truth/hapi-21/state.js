// Cookies that the server defines and a handler sets: what each option does, and what is undefined.
const Hapi = require('@hapi/hapi');

const server = Hapi.server({ port: process.env.PORT });
server.state('bare', {});
server.state('full', { isSecure: true, isHttpOnly: true, isSameSite: 'Lax', path: '/', domain: 'example.com', ttl: 60000 });
server.state('open', { isSecure: false, isHttpOnly: false, isSameSite: false, path: '/open' });
server.state('chips', { isSameSite: 'None', isPartitioned: true, encoding: 'base64json', path: '/' });

server.route({
  method: 'GET',
  path: '/',
  handler: (request, h) =>
    h.response('ok').state('bare', 'v').state('full', 'v').state('open', 'v').state('chips', { a: 1 }),
});

server.start();
