// Options for the cookie replace what the plugin gives it.
const fastify = require('fastify')();

fastify.register(require('@fastify/cookie'), { secret: 'only for this app' });
fastify.register(require('@fastify/csrf-protection'), {
  cookieKey: 'guard',
  cookieOpts: { signed: true, secure: true, path: '/forms' },
});
fastify.get('/', (request, reply) => reply.send({ token: reply.generateCsrf() }));
fastify.listen({ port: Number(process.env.PORT) });
