// The texts of cookies, one of them signed, that are put into the response by hand.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { generateCookie, generateSignedCookie } from 'hono/cookie';

const app = new Hono();

app.get('/', async (c) => {
  c.header('Set-Cookie', generateCookie('bare', 'v'), { append: true });
  c.header('Set-Cookie', await generateSignedCookie('signed', 'v', 'secret', { httpOnly: true, secure: true, sameSite: 'Lax' }), {
    append: true,
  });
  return c.text('ok');
});

serve({ fetch: app.fetch, port: Number(process.env.PORT) });
