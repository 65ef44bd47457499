// The jar of the package cookies: its defaults, what it is told once, and what each cookie is told.
const express = require('express');
const Cookies = require('cookies');

const app = express();
app.get('/', (req, res) => {
  const plain = new Cookies(req, res);
  plain.set('bare', 'v', { secure: false });
  plain.set('open', 'v', { httpOnly: false, secure: false, sameSite: true });
  const secure = new Cookies(req, res, { keys: ['only for this app'], secure: true });
  secure.set('told', 'v', { sameSite: 'lax', path: '/told', domain: 'example.com', signed: false });
  secure.set('gone');
  res.end('ok');
});
app.listen(process.env.PORT);
