// next-session with what it gives the cookie.
const { createServer } = require('node:http');
const nextSession = require('next-session').default;

const getSession = nextSession();

createServer(async (req, res) => {
  const session = await getSession(req, res);
  session.views = 1;
  res.end('ok');
}).listen(process.env.PORT);
