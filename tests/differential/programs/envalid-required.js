// with SESSION_NAME=sid SECURE=true
// with SESSION_NAME=sid SECURE=false APP_URL=https://shop.example
const envalid = require('envalid');
const app = require('express')();

const env = envalid.cleanEnv(process.env, {
  SESSION_NAME: envalid.str(),
  SECURE: envalid.bool({ devDefault: false }),
  APP_URL: envalid.url({ default: 'http://localhost' }),
});

app.get('/', (req, res) => {
  res.cookie(env.SESSION_NAME, 'v', { secure: env.SECURE, httpOnly: env.isProd, sameSite: 'lax' });
});
