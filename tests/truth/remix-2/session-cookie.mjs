// A session storage that is given a cookie.
import { createServer } from 'node:http';
import { createCookie, createCookieSessionStorage } from '@remix-run/node';

const sessionCookie = createCookie('sid', { httpOnly: true, secure: true, sameSite: 'none', secrets: ['s3cret1'] });
const sessionStorage = createCookieSessionStorage({ cookie: sessionCookie });

export async function action() {
  const session = await sessionStorage.getSession();
  session.flash('message', 'hello');
  return new Response('ok', { headers: { 'Set-Cookie': await sessionStorage.commitSession(session) } });
}

const serve = (response) => async (req, res) => {
  res.setHeader('Set-Cookie', (await response()).headers.getSetCookie());
  res.end('ok');
};

createServer(serve(action)).listen(process.env.PORT);
