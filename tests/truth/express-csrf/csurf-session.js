// With a session, csurf sets no cookie of its own.
const express = require('express');
const session = require('express-session');
const csrf = require('csurf');

const app = express();
app.use(session({ name: 'sid', secret: 'only for this app', resave: false, saveUninitialized: true }));
app.use(csrf());
app.get('/', (req, res) => res.send(req.csrfToken()));
app.listen(process.env.PORT);
