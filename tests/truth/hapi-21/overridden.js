// A use that gives options of its own has them over those of the definition.
const Hapi = require('@hapi/hapi');

const server = Hapi.server({ port: process.env.PORT });
const shared = { isSecure: process.env.NODE_ENV === 'production', isHttpOnly: true, isSameSite: 'Strict', path: '/' };
server.state('session', { ...shared, ttl: null });
server.route({
  method: 'GET',
  path: '/',
  handler: (request, h) => {
    h.state('session', 'v', { isSameSite: 'Lax', isHttpOnly: undefined });
    return 'ok';
  },
});
server.start();
