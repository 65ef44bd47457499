// Cookies that are cleared: where nothing is said, and with the Path that they were set with.
const fastify = require('fastify')();

fastify.register(require('@fastify/cookie'));

fastify.get('/', async (request, reply) => {
  reply.clearCookie('bare');
  reply.clearCookie('full', { path: '/shop', domain: 'example.com', secure: true, httpOnly: true, sameSite: 'strict' });
  return 'ok';
});

fastify.listen({ port: Number(process.env.PORT) });
