// Sessions of yar without attributes of their own.
const Hapi = require('@hapi/hapi');
const Yar = require('@hapi/yar');

const init = async () => {
  const server = Hapi.server({ port: process.env.PORT });
  await server.register({
    plugin: Yar,
    options: { cookieOptions: { password: 'the-password-must-be-at-least-32-characters-long' } },
  });
  server.route({ method: 'GET', path: '/', handler: (request) => request.yar.set('user', 'ada') || 'ok' });
  await server.start();
};

init();
