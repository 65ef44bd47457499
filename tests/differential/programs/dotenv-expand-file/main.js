// with COOKIE_SECURE=false
const { expand } = require('dotenv-expand');
expand(require('dotenv').config({ quiet: true }));
const app = require('express')();

app.get('/', (req, res) => {
  res.cookie(process.env.SESSION_NAME, 'v', { secure: process.env.COOKIE_SECURE === 'true', httpOnly: true });
});
