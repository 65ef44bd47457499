const Koa = require('koa');

const app = new Koa();
app.proxy = true;
app.keys = ['a key', 'an older key'];

app.use(async (ctx, next) => {
  ctx.cookies.set('plain', 'v', { signed: false });
  ctx.cookies.set('readable', 'v', { signed: false, httpOnly: false, secure: true, path: '/shop' });
  ctx.cookies.set('undefined', 'v', { signed: false, httpOnly: undefined, secure: undefined });
  ctx.cookies.set('strict', 'v', { signed: false, sameSite: true, domain: 'shop.example' });
  ctx.cookies.set('none', 'v', { signed: false, sameSite: 'none', secure: true, partitioned: true });
  await next();
});

app.use((ctx) => {
  ctx.cookies.set('last', 'v', { signed: false, sameSite: 'lax', maxAge: 60_000 });
  ctx.body = 'ok';
});

app.listen(process.env.PORT);
