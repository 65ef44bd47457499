// The session in the cookie without attributes of its own.
const fastify = require('fastify')({ trustProxy: true });

fastify.register(require('@fastify/secure-session'), {
  secret: 'averylogphrasebiggerthanthirtytwochars',
  salt: 'mq9hDxBVDbspDR6n',
});
fastify.get('/', (request, reply) => {
  request.session.set('user', 'ada');
  reply.send('ok');
});
fastify.listen({ port: Number(process.env.PORT) });
