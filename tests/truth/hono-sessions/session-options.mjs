// Sessions of hono-sessions with a name and attributes, in the cookie.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { CookieStore, sessionMiddleware } from 'hono-sessions';

const store = new CookieStore();
const app = new Hono();
app.use(
  '*',
  sessionMiddleware({
    store,
    encryptionKey: 'password_at_least_32_characters_long',
    expireAfterSeconds: 900,
    sessionCookieName: 'sid',
    cookieOptions: { sameSite: 'Lax', path: '/', httpOnly: true, secure: process.env.NODE_ENV === 'production' },
  }),
);
app.get('/', (c) => {
  c.get('session').set('user', 'ada');
  return c.text('ok');
});
serve({ fetch: app.fetch, port: Number(process.env.PORT) });
