// The session in the cookie without options for it. Secure follows the connection.
const express = require('express');
const cookieSession = require('cookie-session');

const app = express();
app.use(cookieSession({ secret: 'only for this app', httpOnly: false, secure: false }));
app.get('/', (req, res) => {
  req.session.views = (req.session.views || 0) + 1;
  res.send('ok');
});
app.listen(process.env.PORT);
