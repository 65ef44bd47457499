// A session as documentation advises it, its options in a variable that production changes.
const express = require('express');
const session = require('express-session');

const app = express();
const options = {
  name: 'id',
  secret: 'only for this app',
  resave: false,
  saveUninitialized: true,
  cookie: { maxAge: 3600000, sameSite: 'lax' },
};
if (app.get('env') === 'production') {
  app.set('trust proxy', 1);
  options.cookie.secure = true;
}
app.use(session(options));
app.get('/', (req, res) => res.send('ok'));
app.listen(process.env.PORT);
