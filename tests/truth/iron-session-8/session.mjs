// The sealed session with what the library gives it.
import { createServer } from 'node:http';
import { getIronSession } from 'iron-session';

async function handler(req, res) {
  const session = await getIronSession(req, res, { password: 'complex_password_at_least_32_characters_long', cookieName: 'myapp' });
  session.user = 'ada';
  await session.save();
  res.end('ok');
}

createServer(handler).listen(process.env.PORT);
