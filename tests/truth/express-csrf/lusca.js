// lusca with a token in a cookie that a name alone asks for.
const express = require('express');
const session = require('express-session');
const lusca = require('lusca');

const app = express();
app.use(session({ name: 'sid', secret: 'only for this app', resave: false, saveUninitialized: true }));
app.use(lusca({ csrf: { cookie: 'my-csrf' }, xframe: 'SAMEORIGIN' }));
app.get('/', (req, res) => res.send('ok'));
app.listen(process.env.PORT);
