// The session cookie of koa-session-minimal with attributes.
const Koa = require('koa');
const session = require('koa-session-minimal');

const app = new Koa();
app.use(session({ key: 'sid', cookie: { httpOnly: undefined, secure: false, sameSite: 'lax', path: '/app', domain: 'example.com' } }));
app.use((ctx) => {
  ctx.session.user = 'ada';
  ctx.body = 'ok';
});
app.listen(process.env.PORT);
