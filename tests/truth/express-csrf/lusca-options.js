// lusca with a cookie that has attributes, and the one that Angular looks for.
const express = require('express');
const session = require('express-session');
const lusca = require('lusca');

const app = express();
app.use(session({ name: 'sid', secret: 'only for this app', resave: false, saveUninitialized: true }));
app.use(lusca.csrf({ cookie: { name: 'xsrf', options: { sameSite: 'lax', secure: true, httpOnly: true } } }));
app.get('/', (req, res) => res.send('ok'));
app.listen(process.env.PORT);
