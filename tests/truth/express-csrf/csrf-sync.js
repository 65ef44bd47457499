// csrf-sync keeps its token in the session.
const express = require('express');
const session = require('express-session');
const { csrfSync } = require('csrf-sync');

const { generateToken, csrfSynchronisedProtection } = csrfSync();
const app = express();
app.use(session({ name: 'sid', secret: 'only for this app', resave: false, saveUninitialized: true }));
app.use(csrfSynchronisedProtection);
app.get('/', (req, res) => res.send(generateToken(req)));
app.listen(process.env.PORT);
