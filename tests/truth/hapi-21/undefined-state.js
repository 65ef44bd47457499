// Cookies that are not defined before, with options of their own and without.
const Hapi = require('@hapi/hapi');

const init = async () => {
  const server = new Hapi.Server({ port: process.env.PORT });
  server.route({
    method: 'GET',
    path: '/',
    options: {
      handler(request, h) {
        h.state('bare', 'v');
        h.state('own', 'v', { isSecure: false, isSameSite: 'Lax', path: '/' });
        h.unstate('gone', { path: '/gone' });
        return h.response({ ok: true });
      },
    },
  });
  await server.start();
};

init();
