const Koa = require('koa');
const Router = require('@koa/router');

const app = new Koa({ proxy: true });
const router = new Router();

router.get('/', (ctx) => {
  ctx.cookies.set('token', 'v', { sameSite: 'lax', secure: process.env.NODE_ENV === 'production' });
  ctx.cookies.set('old');
  ctx.body = 'ok';
});

app.use(router.routes()).use(router.allowedMethods());
app.listen(process.env.PORT);
