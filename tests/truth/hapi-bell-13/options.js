// A login elsewhere, whose temporary cookie has attributes of its own.
const Hapi = require('@hapi/hapi');
const Bell = require('@hapi/bell');

async function start() {
  const server = Hapi.server({ port: process.env.PORT });
  await server.register(Bell);
  server.auth.strategy('sso', 'bell', {
    provider: { name: 'sso', protocol: 'oauth2', auth: 'https://sso.example/auth', token: 'https://sso.example/token' },
    cookie: 'sso_state',
    password: 'only for this app, thirty-two characters',
    clientId: 'app',
    clientSecret: 'only for this app',
    isSecure: false,
    isHttpOnly: false,
    isSameSite: 'Lax',
    domain: 'shop.example',
    ttl: 60 * 1000,
  });
  server.route({ method: 'GET', path: '/', options: { auth: 'sso' }, handler: (request, h) => h.redirect('/home') });
  await server.start();
}

start();
