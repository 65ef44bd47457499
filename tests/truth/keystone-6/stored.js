// A session in a store, with attributes of which some are undefined and keep their defaults.
import { createServer } from 'node:http';
import { storedSessions } from '@keystone-6/core/session';

const sessions = new Map();
const session = storedSessions({
  secret: process.env.SESSION_SECRET,
  secure: undefined,
  sameSite: 'none',
  path: undefined,
  store: ({ maxAge }) => ({
    get: (id) => sessions.get(id),
    set: (id, data) => sessions.set(id, { ...data, maxAge }),
    delete: (id) => sessions.delete(id),
  }),
});

createServer(async (req, res) => {
  await session.start({ context: { req, res }, data: { listKey: 'User', itemId: '1' } });
  res.end('ok');
}).listen(process.env.PORT);
