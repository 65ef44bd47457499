// The newer names of the package cookie.
const express = require('express');
const { stringifySetCookie } = require('cookie');

const app = express();
app.set('x-powered-by', false);
app.get('/', (req, res) => {
  res.set('Set-Cookie', [
    stringifySetCookie({ name: 'object', value: 'v', httpOnly: true, secure: true, sameSite: 'strict', path: '/' }),
    stringifySetCookie('pair', 'v', { secure: true, partitioned: true }),
  ]);
  res.send('ok');
});
app.listen(process.env.PORT);
