// tiny-csrf: one cookie, and nothing to be told about it.
const express = require('express');
const cookieParser = require('cookie-parser');
const session = require('express-session');
const csurf = require('tiny-csrf');

const app = express();
app.use(cookieParser('cookie-parser secret'));
app.use(session({ name: 'sid', secret: 'only for this app', resave: false, saveUninitialized: true, cookie: { sameSite: 'lax' } }));
app.use(csurf('123456789iamasecret987654321look'));
app.get('/', (req, res) => res.send(req.csrfToken()));
app.listen(process.env.PORT);
