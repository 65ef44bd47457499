// The session cookie of koa-generic-session without options.
const Koa = require('koa');
const session = require('koa-generic-session');

const app = new Koa();
app.proxy = true;
app.keys = ['a key'];
app.use(session());

app.use((ctx) => {
  ctx.session.user = 1;
  ctx.body = 'ok';
});

app.listen(process.env.PORT);
