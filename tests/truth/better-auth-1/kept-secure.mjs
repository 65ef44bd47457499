// A login whose cookies stay Secure although an attribute says otherwise: the prefix of their names decides.
import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';

const auth = betterAuth({
  database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
  emailAndPassword: { enabled: true },
  secret: 'only for this app, thirty-two characters',
  advanced: {
    useSecureCookies: true,
    defaultCookieAttributes: { secure: false },
    cookies: { session_token: { attributes: { sameSite: 'strict', path: '/account' } } },
  },
});

createServer(async (req, res) => {
  const body = { name: 'Ada', email: 'ada@shop.example', password: 'correct horse' };
  const login = await auth.api.signUpEmail({ body, asResponse: true });
  res.setHeader('Set-Cookie', login.headers.getSetCookie());
  res.end('ok');
}).listen(process.env.PORT);
