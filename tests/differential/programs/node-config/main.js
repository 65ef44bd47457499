// with COOKIE_SECURE=false SESSION_NAME=app HTTP_ONLY=true
// with COOKIE_DOMAIN=shop.example
const config = require('config');
const app = require('express')();

const cookie = config.get('cookie');

app.get('/', (req, res) => {
  res.cookie(config.get('session.name'), 'v', {
    secure: config.get('cookie.secure'),
    httpOnly: config.get('cookie.httpOnly'),
    sameSite: cookie.sameSite,
    domain: config.has('cookie.domain') ? config.get('cookie.domain') : undefined,
  });
  res.cookie('other', 'v', { secure: config.cookie.other, path: `/${config.util.getEnv('NODE_ENV')}` });
  res.cookie('nested', 'v', config.get('nested.deep.options'));
});
