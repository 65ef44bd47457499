// The scheme of logins by cookie with a name and attributes.
const Hapi = require('@hapi/hapi');
const Cookie = require('@hapi/cookie');

const start = async () => {
  const server = Hapi.server({ port: process.env.PORT });
  await server.register([Cookie]);
  server.auth.strategy('login', 'cookie', {
    cookie: {
      name: 'sid-example',
      password: '!wsYhFA*C2U6nz=Bu^%A@^F#SF3&kSR6',
      isSecure: false,
      isSameSite: 'Lax',
      path: '/',
      ttl: 24 * 60 * 60 * 1000,
    },
  });
  server.route({
    method: 'GET',
    path: '/',
    options: { auth: { mode: 'try', strategy: 'login' } },
    handler: (request) => {
      request.cookieAuth.set({ id: 1 });
      return 'ok';
    },
  });
  await server.start();
};

start();
