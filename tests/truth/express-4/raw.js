// Set-Cookie written as a header, in each of the ways the response has.
const express = require('express');
const cookie = require('cookie');

const app = express();
app.disable('x-powered-by');
app.use((req, res, next) => {
  res.append('Set-Cookie', 'appended=1; Path=/; HttpOnly; Secure; SameSite=Strict');
  next();
});
app.get('/', (req, res) => {
  res.append('Set-Cookie', ['first=1; Path=/first; Secure', `second=${req.path}; HttpOnly`]);
  res.append('Set-Cookie', cookie.serialize('built', 'v', { httpOnly: true, secure: true, sameSite: 'lax', path: '/' }));
  res.append('Set-Cookie', cookie.serialize('plain', 'v'));
  res.end();
});
app.listen(process.env.PORT);
