import Koa from 'koa';
import session from 'koa-session';

const app = new Koa({ proxy: true, keys: ['a key'] });
app.use(session(app));

app.use((ctx) => {
  ctx.session.user = 1;
  ctx.body = 'ok';
});

app.listen(process.env.PORT);
