// Secure without being asked for: the connection to the proxy that is trusted is by TLS.
const express = require('express');
const cookieSession = require('cookie-session');

const app = express();
app.set('trust proxy', 1);
app.use(cookieSession({ keys: ['only for this app'], maxAge: 24 * 60 * 60 * 1000 }));
app.get('/', (req, res) => {
  req.session.user = 'ada';
  res.send('ok');
});
app.listen(process.env.PORT);
