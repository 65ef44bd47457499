const Koa = require('koa');
const { createSession } = require('koa-session');

const app = new Koa();
app.proxy = true;
app.keys = ['a key'];
app.use(createSession({ sameSite: 'lax', signed: false }, app));

app.use((ctx) => {
  ctx.session.user = 1;
  ctx.body = 'ok';
});

app.listen(process.env.PORT);
