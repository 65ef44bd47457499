// The session in a sealed cookie without attributes of its own.
const express = require('express');
const sessions = require('client-sessions');

const app = express();
app.use(sessions({ cookieName: 'mySession', secret: 'only for this app and long enough', cookie: { secure: false } }));
app.get('/', (req, res) => {
  req.mySession.user = 'ada';
  res.end('ok');
});
app.listen(process.env.PORT);
