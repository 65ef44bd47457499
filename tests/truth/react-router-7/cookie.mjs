// A cookie with what the library gives it, and one with attributes, set by a loader.
import { createServer } from 'node:http';
import { createCookie } from 'react-router';

export const bare = createCookie('bare');
export const preferences = createCookie('prefs', {
  httpOnly: true,
  secure: process.env.NODE_ENV === 'production',
  sameSite: 'strict',
  path: '/app',
  domain: 'example.com',
  maxAge: 604_800,
});
const loose = createCookie('loose', { path: undefined, sameSite: undefined });

export async function loader() {
  const headers = new Headers();
  headers.append('Set-Cookie', await bare.serialize('v'));
  headers.append('Set-Cookie', await preferences.serialize({ dark: true }));
  headers.append('Set-Cookie', await loose.serialize('v'));
  return new Response('ok', { headers });
}

const serve = (response) => async (req, res) => {
  res.setHeader('Set-Cookie', (await response()).headers.getSetCookie());
  res.end('ok');
};

createServer(serve(loader)).listen(process.env.PORT);
