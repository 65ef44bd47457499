// A plugin that defines the cookie which its route sets.
const Hapi = require('@hapi/hapi');

const visits = {
  name: 'visits',
  version: '1.0.0',
  register: async (server, options) => {
    server.state(options.cookieName, { isSecure: true, isHttpOnly: true, isSameSite: 'Lax', path: '/', encoding: 'none' });
    server.route({
      method: 'GET',
      path: '/',
      handler: (request, h) => h.response('ok').state(options.cookieName, '1').header('set-cookie', 'raw=1; Secure; Path=/', { append: true }),
    });
  },
};

const start = async () => {
  const server = Hapi.server({ port: process.env.PORT });
  await server.register({ plugin: visits, options: { cookieName: 'visited' } });
  await server.start();
};

start();
