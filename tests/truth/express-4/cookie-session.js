// The session in the cookie; its options are flat, and a nested `cookie` is not read.
const express = require('express');
const cookieSession = require('cookie-session');

const app = express();
app.set('trust proxy', 1);
app.use(
  cookieSession({
    name: 'sess',
    keys: ['only for this app'],
    secure: true,
    sameSite: 'strict',
    domain: 'example.com',
    cookie: { sameSite: 'none' },
  }),
);
app.get('/', (req, res) => {
  req.session.views = 1;
  res.send('ok');
});
app.listen(process.env.PORT);
