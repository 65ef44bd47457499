// The cookies of a login with names of their own; Secure follows the address of the request.
import { createServer } from 'node:http';
import { Auth } from '@auth/core';
import Credentials from '@auth/core/providers/credentials';

const config = {
  basePath: '/auth',
  providers: [Credentials({ credentials: {}, authorize: () => ({ id: '1', name: 'Ada' }) })],
  secret: 'only for this app',
  trustHost: true,
  cookies: { sessionToken: { name: 'session' }, callbackUrl: { name: 'callback' }, csrfToken: { name: 'csrf' } },
};

const ask = (path, init) => Auth(new Request(`https://example.com/auth/${path}`, init), config);

createServer(async (req, res) => {
  const guard = await ask('csrf');
  const guarded = guard.headers.getSetCookie();
  const { csrfToken } = await guard.json();
  const headers = { cookie: guarded.map((cookie) => cookie.split(';')[0]).join('; ') };
  const login = await ask('callback/credentials', { method: 'POST', headers, body: new URLSearchParams({ csrfToken }) });
  res.setHeader('Set-Cookie', [...guarded, ...login.headers.getSetCookie()]);
  res.end('ok');
}).listen(process.env.PORT);
