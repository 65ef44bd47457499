// Options for the cookie that name no attribute leave it none of those that the plugin gives.
const fastify = require('fastify')();

fastify.register(require('@fastify/cookie'), { secret: 'only for this app' });
fastify.register(require('@fastify/csrf-protection'), { cookieOpts: { signed: true } });
fastify.get('/', async (request, reply) => ({ token: reply.generateCsrf() }));
fastify.listen({ port: Number(process.env.PORT) });
