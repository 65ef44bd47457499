// Secure and SameSite by the connection, which express-session can since 1.19.
const express = require('express');
const session = require('express-session');

const app = express();
app.set('trust proxy', 1);
app.use(
  session({ secret: 'only for this app', resave: false, saveUninitialized: true, name: 'sid', cookie: { secure: false, sameSite: 'none', partitioned: true } }),
);
app.get('/', (req, res) => res.send('ok'));
app.listen(process.env.PORT);
