const fastify = require('fastify')();

fastify.register(require('@fastify/cookie'), { parseOptions: { httpOnly: true, sameSite: 'strict', path: '/' } });

fastify.get('/', (request, reply) => {
  reply.setCookie('plain', 'v').setCookie('readable', 'v', { httpOnly: false }).send('ok');
});

fastify.listen({ port: Number(process.env.PORT) });
