// The session in a sealed cookie with attributes, behind a proxy that speaks TLS.
const express = require('express');
const sessions = require('client-sessions');

const app = express();
app.use(
  sessions({
    cookieName: 'session',
    secret: 'only for this app and long enough',
    duration: 60 * 60 * 1000,
    cookie: { path: '/api', ephemeral: true, httpOnly: undefined, secure: false, domain: 'example.com' },
  }),
);
app.get('/api', (req, res) => {
  req.session.user = 'ada';
  res.end('ok');
});
app.listen(process.env.PORT);
// request: GET /api
