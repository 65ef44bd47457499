const fastify = require('fastify')({ trustProxy: true });

fastify.register(require('@fastify/cookie'), { secret: 'a secret' });

fastify.get('/', async (request, reply) => {
  reply
    .setCookie('plain', 'v')
    .setCookie('all', 'v', { httpOnly: true, secure: true, sameSite: 'lax', path: '/shop', domain: 'shop.example' })
    .setCookie('strict', 'v', { sameSite: true, path: '/' });
  reply.cookie('none', 'v', { sameSite: 'none', secure: true, partitioned: true });
  reply.setCookie('undefined', 'v', { sameSite: undefined, secure: undefined });
  reply.setCookie('auto', 'v', { secure: 'auto', sameSite: 'strict' });
  reply.clearCookie('old', { path: '/' });
  return 'ok';
});

fastify.listen({ port: Number(process.env.PORT) });
