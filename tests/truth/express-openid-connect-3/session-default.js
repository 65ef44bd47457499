// The session of a login that is told nothing; the address of the app makes it Secure.
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
  }),
);
app.get('/', (req, res) => {
  req.appSession.theme = 'dark';
  res.send('ok');
});
app.listen(process.env.PORT);
