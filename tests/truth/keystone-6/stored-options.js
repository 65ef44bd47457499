// A session in a store, with attributes and another name.
import { createServer } from 'node:http';
import { storedSessions } from '@keystone-6/core/session';

const session = storedSessions({
  cookieName: 'sid',
  secure: process.env.NODE_ENV !== 'production',
  path: '/shop',
  domain: 'example.com',
  store: () => new Map(),
});

createServer(async (req, res) => {
  await session.start({ context: { req, res }, data: { listKey: 'User', itemId: '1' } });
  res.end('ok');
}).listen(process.env.PORT);
