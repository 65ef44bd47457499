const Fastify = require('fastify');
const cookie = require('@fastify/cookie');

const app = Fastify();

async function routes(instance) {
  instance.addHook('onRequest', async (request, reply) => {
    reply.setCookie('visit', 'v', { secure: process.env.NODE_ENV === 'production', sameSite: 'lax' });
  });
  instance.route({
    method: 'GET',
    url: '/',
    handler: (request, reply) => {
      reply.setCookie('token', 'v', { httpOnly: true, path: '/' });
      reply.header('Set-Cookie', 'raw=v; Path=/; Secure');
      reply.send('ok');
    },
  });
}

app.register(cookie);
app.register(routes);
app.listen({ port: Number(process.env.PORT) });
