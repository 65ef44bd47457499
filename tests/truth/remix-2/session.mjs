// A session storage as documentation shows it.
import { createServer } from 'node:http';
import { createCookieSessionStorage } from '@remix-run/node';

const { getSession, commitSession } = createCookieSessionStorage({
  cookie: {
    name: '__session',
    httpOnly: true,
    maxAge: 60,
    path: '/',
    sameSite: 'lax',
    secrets: ['s3cret1'],
    secure: true,
  },
});

export async function action() {
  const session = await getSession();
  session.set('user', 'ada');
  return new Response('ok', { headers: { 'Set-Cookie': await commitSession(session) } });
}

const serve = (response) => async (req, res) => {
  res.setHeader('Set-Cookie', (await response()).headers.getSetCookie());
  res.end('ok');
};

createServer(serve(action)).listen(process.env.PORT);
