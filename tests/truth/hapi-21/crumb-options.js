// The token against cross-site request forgery, for scripts.
const Hapi = require('@hapi/hapi');
const Crumb = require('@hapi/crumb');

const start = async () => {
  const server = Hapi.server({ port: process.env.PORT });
  await server.register({
    plugin: Crumb,
    options: { key: 'xsrf', restful: true, cookieOptions: { isHttpOnly: false, isSameSite: 'Lax', isSecure: true } },
  });
  server.route({ method: 'GET', path: '/', handler: () => 'ok' });
  await server.start();
};

start();
