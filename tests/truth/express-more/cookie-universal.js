// A jar for server and browser, on the server.
const express = require('express');
const Cookie = require('cookie-universal');

const app = express();
app.get('/', (req, res) => {
  const cookies = Cookie(req, res);
  cookies.set('bare', 'v');
  cookies.set('full', 'v', { httpOnly: true, secure: true, sameSite: 'strict', path: '/full', domain: 'example.com' });
  cookies.set('undefined', 'v', { path: undefined, sameSite: true });
  cookies.remove('gone');
  res.end('ok');
});
app.listen(process.env.PORT);
