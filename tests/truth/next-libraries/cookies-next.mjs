// cookies-next in an API route.
import { createServer } from 'node:http';
import { deleteCookie, setCookie } from 'cookies-next';

export default async function handler(req, res) {
  await setCookie('bare', 'v', { req, res });
  await setCookie('full', 'v', { req, res, httpOnly: true, secure: true, sameSite: 'strict', path: '/full', domain: 'example.com', maxAge: 60 });
  await setCookie('undefined', 'v', { req, res, path: undefined, sameSite: true });
  await deleteCookie('gone', { req, res });
  res.end('ok');
}

createServer(handler).listen(process.env.PORT);
