// A session in its cookie, with attributes and another name, which ends.
import { createServer } from 'node:http';
import { statelessSessions } from '@keystone-6/core/session';

const session = statelessSessions({
  secret: 'a secret of more than thirty-two characters',
  cookieName: 'sid',
  maxAge: 60 * 60,
  secure: false,
  sameSite: 'strict',
  path: '/shop',
  domain: 'example.com',
});

createServer(async (req, res) => {
  await session.end({ context: { req, res } });
  res.end('ok');
}).listen(process.env.PORT);
