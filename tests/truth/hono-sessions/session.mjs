// Sessions of hono-sessions with what it gives the cookie.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { MemoryStore, sessionMiddleware } from 'hono-sessions';

const app = new Hono();
app.use('*', sessionMiddleware({ store: new MemoryStore(), encryptionKey: 'password_at_least_32_characters_long' }));
app.get('/', (c) => {
  c.get('session').set('user', 'ada');
  return c.text('ok');
});
serve({ fetch: app.fetch, port: Number(process.env.PORT) });
