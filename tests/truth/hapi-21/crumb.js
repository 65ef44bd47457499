// The token against cross-site request forgery.
const Hapi = require('@hapi/hapi');
const Crumb = require('@hapi/crumb');

const start = async () => {
  const server = Hapi.server({ port: process.env.PORT });
  await server.register({ plugin: Crumb, options: {} });
  server.route({ method: 'GET', path: '/', handler: (request) => ({ crumb: request.plugins.crumb }) });
  await server.start();
};

start();
