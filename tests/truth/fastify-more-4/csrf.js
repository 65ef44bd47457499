// The secret against cross-site request forgery with what the plugin gives it.
const fastify = require('fastify')();

fastify.register(require('@fastify/cookie'));
fastify.register(require('@fastify/csrf-protection'));
fastify.get('/', async (request, reply) => ({ token: reply.generateCsrf() }));
fastify.listen({ port: Number(process.env.PORT) });
