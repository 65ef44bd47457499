// Signed cookies look like others but for their values.
const express = require('express');
const cookieParser = require('cookie-parser');

const app = express();
app.use(cookieParser(process.env.COOKIE_SECRET || 'only for this app'));
app.get('/', (req, res) => {
  res.cookie('user', 'ada', { signed: true, httpOnly: true, secure: true, sameSite: 'strict' });
  res.send('ok');
});
app.listen(process.env.PORT);
