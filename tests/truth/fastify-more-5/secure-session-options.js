// The session in the cookie with a name and attributes.
const fastify = require('fastify')();
const secureSession = require('@fastify/secure-session');

fastify.register(secureSession, {
  sessionName: 'session',
  cookieName: 'my-session-cookie',
  key: Buffer.alloc(32),
  cookie: { path: '/', secure: process.env.NODE_ENV === 'production', sameSite: 'strict', httpOnly: undefined },
});
fastify.get('/', async (request) => {
  request.session.set('user', 'ada');
  return 'ok';
});
fastify.listen({ port: Number(process.env.PORT) });
