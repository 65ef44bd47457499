// The session of a login, Secure because the app is known to be reached by TLS.
const express = require('express');
const { auth } = require('express-openid-connect');

const app = express();
app.use(
  auth({
    authRequired: false,
    baseURL: 'https://example.com',
    clientID: 'app',
    issuerBaseURL: 'https://issuer.example.com',
    secret: 'only for this app, and long enough',
    session: { cookie: { secure: true } },
  }),
);
app.get('/', (req, res) => {
  req.appSession.theme = 'dark';
  res.send('ok');
});
app.listen(process.env.PORT);
