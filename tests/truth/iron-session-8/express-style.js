// The sealed session of a route with Secure switched off.
const { createServer } = require('node:http');
const { getIronSession } = require('iron-session');

const getSession = (req, res) =>
  getIronSession(req, res, {
    password: process.env.SESSION_PASSWORD || 'complex_password_at_least_32_characters_long',
    cookieName: 'iron',
    cookieOptions: { secure: false },
  });

createServer(async (req, res) => {
  const session = await getSession(req, res);
  session.visits = 1;
  await session.save();
  res.end('ok');
}).listen(process.env.PORT);
