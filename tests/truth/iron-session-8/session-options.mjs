// The sealed session with the options of its documentation, and what is undefined.
import { createServer } from 'node:http';
import { getIronSession } from 'iron-session';

const sessionOptions = {
  password: 'complex_password_at_least_32_characters_long',
  cookieName: 'auth',
  ttl: 0,
  cookieOptions: {
    secure: process.env.NODE_ENV === 'production',
    httpOnly: undefined,
    sameSite: 'strict',
    path: '/app',
    domain: 'example.com',
  },
};

export default async function handler(req, res) {
  const session = await getIronSession(req, res, sessionOptions);
  session.user = 'ada';
  await session.save();
  res.end('ok');
}

createServer(handler).listen(process.env.PORT);
