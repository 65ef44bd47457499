// The newer name of the package cookie, which gives no attributes of its own.
const express = require('express');
const { stringifySetCookie } = require('cookie');

const app = express();
app.get('/', (req, res) => {
  res.append('Set-Cookie', stringifySetCookie({ name: 'object', value: 'v' }));
  res.append('Set-Cookie', stringifySetCookie('pair', 'v', { sameSite: 'lax' }));
  res.send('ok');
});
app.listen(process.env.PORT);
