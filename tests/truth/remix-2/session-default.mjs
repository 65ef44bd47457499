// A session storage in memory with what the library gives its cookie.
import { createServer } from 'node:http';
import { createMemorySessionStorage } from '@remix-run/node';

const storage = createMemorySessionStorage();

export async function loader() {
  const session = await storage.getSession();
  session.set('user', 'ada');
  return new Response('ok', { headers: { 'Set-Cookie': await storage.commitSession(session) } });
}

const serve = (response) => async (req, res) => {
  res.setHeader('Set-Cookie', (await response()).headers.getSetCookie());
  res.end('ok');
};

createServer(serve(loader)).listen(process.env.PORT);
