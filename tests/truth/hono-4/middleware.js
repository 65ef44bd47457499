import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { poweredBy } from 'hono/powered-by';

const app = new Hono().basePath('/');
const shop = new Hono();

app.use(poweredBy());
app.use('*', async (c, next) => {
  setCookie(c, 'visit', 'v', { secure: process.env.NODE_ENV === 'production', sameSite: 'Lax' });
  await next();
});
shop.get('/', (c) => {
  c.header('Set-Cookie', 'raw=v; Path=/; HttpOnly', { append: true });
  return c.json({});
});
app.route('/', shop);

serve({ fetch: app.fetch, port: Number(process.env.PORT) });
