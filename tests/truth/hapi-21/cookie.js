// The scheme of logins by cookie, without attributes of its own.
const Hapi = require('@hapi/hapi');

const start = async () => {
  const server = Hapi.server({ port: process.env.PORT });
  await server.register(require('@hapi/cookie'));
  server.auth.strategy('session', 'cookie', {
    cookie: { password: '!wsYhFA*C2U6nz=Bu^%A@^F#SF3&kSR6' },
    redirectTo: false,
  });
  server.route({
    method: 'GET',
    path: '/',
    handler: (request, h) => {
      request.cookieAuth.set({ id: 1 });
      return 'ok';
    },
  });
  await server.start();
};

start();
