// A login whose session is kept in a cookie too, with attributes for both and for one.
import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';

const auth = betterAuth({
  database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
  emailAndPassword: { enabled: true },
  secret: 'only for this app, thirty-two characters',
  session: { cookieCache: { enabled: true, maxAge: 5 * 60 } },
  advanced: {
    useSecureCookies: true,
    defaultCookieAttributes: { sameSite: 'none', secure: true, httpOnly: true, partitioned: true },
    cookies: { session_data: { attributes: { sameSite: 'lax', httpOnly: false, partitioned: false } } },
  },
});

createServer(async (req, res) => {
  const body = { name: 'Ada', email: 'ada@shop.example', password: 'correct horse' };
  const login = await auth.api.signUpEmail({ body, asResponse: true });
  res.setHeader('Set-Cookie', login.headers.getSetCookie());
  res.end('ok');
}).listen(process.env.PORT);
