// Sessions of yar with attributes, registered in a list.
const Hapi = require('@hapi/hapi');
const yar = require('@hapi/yar');

const options = {
  name: 'sid',
  storeBlank: true,
  cookieOptions: {
    password: process.env.COOKIE_PASSWORD || 'the-password-must-be-at-least-32-characters-long',
    isSecure: process.env.NODE_ENV !== 'production',
    isSameSite: 'Strict',
    path: '/app',
    isHttpOnly: undefined,
  },
};

const server = Hapi.server({ port: process.env.PORT });
server
  .register([{ plugin: yar, options }])
  .then(() => {
    server.route({ method: 'GET', path: '/', handler: () => 'ok' });
    return server.start();
  });
