const Koa = require('koa');
const { createSession } = require('koa-session');

const app = new Koa();
app.proxy = true;
const options = { key: 'shop', httpOnly: false, secure: true, path: '/', domain: 'shop.example', signed: false };
app.use(createSession(options, app));

app.use((ctx) => {
  ctx.session.user = 1;
  ctx.body = 'ok';
});

app.listen(process.env.PORT);
