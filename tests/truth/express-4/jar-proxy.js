// The jar of the package cookies where it is not told of Secure, which then follows the connection.
const express = require('express');
const Cookies = require('cookies');

const app = express();
app.set('trust proxy', 1);
app.get('/', (req, res) => {
  const cookies = new Cookies(req, res);
  cookies.set('bare', 'v');
  cookies.set('lax', 'v', { sameSite: 'lax' });
  res.end('ok');
});
app.listen(process.env.PORT);
