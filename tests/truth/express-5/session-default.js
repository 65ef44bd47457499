// The session cookie without options of its own.
const express = require('express');
const session = require('express-session');

const app = express();
app.use(session({ secret: 'only for this app', resave: false, saveUninitialized: true }));
app.get('/', (req, res) => res.send('ok'));
app.listen(process.env.PORT);
