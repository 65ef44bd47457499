// A session that ends.
import { createServer } from 'node:http';
import { createCookieSessionStorage } from '@remix-run/node';

const storage = createCookieSessionStorage({ cookie: { name: 'sid', secrets: ['s3cret1'], secure: true, httpOnly: true } });

export async function action() {
  const session = await storage.getSession();
  return new Response('ok', { headers: { 'Set-Cookie': await storage.destroySession(session) } });
}

const serve = (response) => async (req, res) => {
  res.setHeader('Set-Cookie', (await response()).headers.getSetCookie());
  res.end('ok');
};

createServer(serve(action)).listen(process.env.PORT);
