// A login elsewhere, whose temporary cookie has a name and no attributes of its own.
const Hapi = require('@hapi/hapi');
const Bell = require('@hapi/bell');

async function start() {
  const server = Hapi.server({ port: process.env.PORT });
  await server.register(Bell);
  server.auth.strategy('github', 'bell', {
    provider: 'github',
    cookie: 'login_state',
    password: 'only for this app, thirty-two characters',
    clientId: 'app',
    clientSecret: 'only for this app',
    isSecure: undefined,
  });
  server.route({ method: 'GET', path: '/', options: { auth: 'github' }, handler: (request, h) => h.redirect('/home') });
  await server.start();
}

start();
