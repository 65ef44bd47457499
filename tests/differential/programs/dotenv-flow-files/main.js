// with SAME_SITE=none
require('dotenv-flow').config({ silent: true });
const app = require('express')();

app.get('/', (req, res) => {
  res.cookie('sid', 'v', {
    secure: process.env.COOKIE_SECURE === 'true',
    httpOnly: process.env.HTTP_ONLY === 'true',
    sameSite: process.env.SAME_SITE,
  });
});
