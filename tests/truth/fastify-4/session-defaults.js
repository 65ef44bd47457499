const fastify = require('fastify')({ trustProxy: true });

fastify.register(require('@fastify/cookie'));
fastify.register(require('@fastify/session'), { secret: 'a secret of at least thirty-two characters' });

fastify.get('/', (request, reply) => {
  request.session.user = 1;
  reply.send('ok');
});

fastify.listen({ port: Number(process.env.PORT) });
