const app = require('express')();
const production = process.env.NODE_ENV === 'production';
const options = {
  httpOnly: true,
  ...(production && { secure: true }),
  ...(!production && { httpOnly: false }),
  ...(process.env.COOKIE_DOMAIN ? { domain: process.env.COOKIE_DOMAIN } : {}),
};
app.get('/', (req, res) => res.cookie('sid', 'v', options).end());
app.listen(3000);
