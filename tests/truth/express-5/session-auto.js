// Secure by the connection, the older name of an option, and what is undefined or switched off.
const express = require('express');
const session = require('express-session');

const app = express();
app.set('trust proxy', 1);
app.use(
  session({
    key: 'sid',
    secret: ['new', 'old'],
    resave: false,
    saveUninitialized: true,
    cookie: { httpOnly: undefined, path: '/app', domain: 'example.com', sameSite: true, secure: true },
  }),
);
app.get('/app', (req, res) => res.send('ok'));
app.listen(process.env.PORT);
// request: GET /app
