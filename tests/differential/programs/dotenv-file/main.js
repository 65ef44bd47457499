// with COOKIE_SECURE=false SESSION_NAME=app
// with OTHER=x
require('dotenv').config({ quiet: true });
const app = require('express')();

app.get('/', (req, res) => {
  res.cookie(process.env.SESSION_NAME, 'v', {
    secure: process.env.COOKIE_SECURE === 'true',
    httpOnly: process.env.HTTP_ONLY !== 'false',
    domain: process.env.OTHER,
  });
});
