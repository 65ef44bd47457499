// The part of lusca against forgery alone, with the cookie that Angular looks for.
const express = require('express');
const session = require('express-session');
const lusca = require('lusca');

const app = express();
app.use(session({ name: 'sid', secret: 'only for this app', resave: false, saveUninitialized: true }));
app.use(lusca.csrf({ angular: true }));
app.get('/', (req, res) => res.send('ok'));
app.listen(process.env.PORT);
