// The session cookie of lucia with a name and attributes.
import { createServer } from 'node:http';
import { Lucia } from 'lucia';

const adapter = { setSession: async () => {}, getSessionAndUser: async () => [null, null], deleteSession: async () => {} };
export const lucia = new Lucia(adapter, {
  sessionCookie: {
    name: 'session',
    expires: false,
    attributes: { secure: process.env.NODE_ENV !== 'production', sameSite: 'strict', domain: 'example.com', path: '/app' },
  },
});

createServer((req, res) => {
  const sessionCookie = lucia.createSessionCookie('id');
  res.setHeader('Set-Cookie', sessionCookie.serialize());
  res.end('ok');
}).listen(process.env.PORT);
