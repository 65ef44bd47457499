// with SESSION_NAME=sid
// with SESSION_NAME=sid COOKIE_SECURE=true
require('dotenv-safe').config();
const app = require('express')();

app.get('/', (req, res) => {
  res.cookie(process.env.SESSION_NAME, 'v', { secure: process.env.COOKIE_SECURE === 'true', httpOnly: true });
});
