const Koa = require('koa');

const app = new Koa();

app.use((ctx) => {
  ctx.set('Set-Cookie', 'first=v; Path=/; Secure');
  ctx.append('Set-Cookie', 'second=v; HttpOnly; SameSite=Lax');
  ctx.set('X-Powered-By', 'the shop');
  ctx.body = 'ok';
});

app.listen(process.env.PORT);
