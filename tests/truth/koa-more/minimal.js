// The session cookie of koa-session-minimal without attributes of its own.
const Koa = require('koa');
const session = require('koa-session-minimal');

const app = new Koa();
app.proxy = true;
app.use(session({}));
app.use(async (ctx) => {
  ctx.session.user = 'ada';
  ctx.body = 'ok';
});
app.listen(process.env.PORT);
