// The session of a login with a name and attributes.
const express = require('express');
const { auth } = require('express-openid-connect');

const config = {
  authRequired: false,
  baseURL: 'https://example.com',
  clientID: 'app',
  issuerBaseURL: 'https://issuer.example.com',
  secret: 'only for this app, and long enough',
  session: {
    name: 'sid',
    cookie: { sameSite: 'Strict', domain: 'example.com', path: '/app', httpOnly: false, secure: false, transient: true },
  },
};

const app = express();
app.use(auth(config));
app.get('/', (req, res) => {
  req.sid.theme = 'dark';
  res.send('ok');
});
app.listen(process.env.PORT);
