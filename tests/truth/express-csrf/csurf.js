// The secret in a cookie without attributes, and the token in one that scripts read.
const express = require('express');
const cookieParser = require('cookie-parser');
const csrf = require('csurf');

const app = express();
app.use(cookieParser());
app.use(csrf({ cookie: true }));
app.get('/', (req, res) => {
  res.cookie('XSRF-TOKEN', req.csrfToken(), { secure: true, sameSite: 'strict' });
  res.send('ok');
});
app.listen(process.env.PORT);
