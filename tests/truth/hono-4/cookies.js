import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { deleteCookie, setCookie, setSignedCookie } from 'hono/cookie';

const app = new Hono();

app.get('/', async (c) => {
  setCookie(c, 'plain', 'v');
  setCookie(c, 'all', 'v', { httpOnly: true, secure: true, sameSite: 'Lax', path: '/shop', domain: 'shop.example' });
  setCookie(c, 'lower', 'v', { sameSite: 'none', secure: true, partitioned: true });
  setCookie(c, 'nowhere', 'v', { path: undefined });
  setCookie(c, 'id', 'v', { prefix: 'host', secure: true, httpOnly: true });
  setCookie(c, 'safe', 'v', { prefix: 'secure', sameSite: 'Strict' });
  await setSignedCookie(c, 'signed', 'v', 'a secret', { httpOnly: true });
  deleteCookie(c, 'old');
  return c.text('ok');
});

serve({ fetch: app.fetch, port: Number(process.env.PORT) });
