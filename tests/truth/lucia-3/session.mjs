// The session cookie of lucia with what it gives it.
import { createServer } from 'node:http';
import { Lucia } from 'lucia';

const adapter = { setSession: async () => {}, getSessionAndUser: async () => [null, null], deleteSession: async () => {} };
export const lucia = new Lucia(adapter, { getUserAttributes: (attributes) => ({ name: attributes.name }) });

createServer((req, res) => {
  res.setHeader('Set-Cookie', lucia.createSessionCookie('id').serialize());
  res.end('ok');
}).listen(process.env.PORT);
