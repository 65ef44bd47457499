// next-session with a name and attributes; what is undefined keeps its default.
const { createServer } = require('node:http');
const nextSession = require('next-session').default;

const getSession = nextSession({
  name: 'SID',
  cookie: { secure: true, sameSite: 'lax', path: '/app', domain: 'example.com', httpOnly: undefined, maxAge: 60 },
});

createServer(async (req, res) => {
  const session = await getSession(req, res);
  session.views = 1;
  res.end('ok');
}).listen(process.env.PORT);
