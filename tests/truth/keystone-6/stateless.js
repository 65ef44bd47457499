// A session in its cookie, with what Keystone gives the cookie.
import { createServer } from 'node:http';
import { statelessSessions } from '@keystone-6/core/session';

const session = statelessSessions({ secret: process.env.SESSION_SECRET });

createServer(async (req, res) => {
  await session.start({ context: { req, res }, data: { listKey: 'User', itemId: '1' } });
  res.end('ok');
}).listen(process.env.PORT);
