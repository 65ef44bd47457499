// with COOKIE_SECURE=false COOKIE_NAME=app PORT=8080 SAME_SITE=none
// with COOKIE_SECURE=0 DOMAIN=shop.example
const convict = require('convict');
const app = require('express')();

const config = convict({
  env: { doc: 'deployment', format: ['production', 'development', 'test'], default: 'development', env: 'NODE_ENV' },
  port: { format: 'port', default: 3000, env: 'PORT', arg: 'port' },
  cookie: {
    name: { format: String, default: 'sid', env: 'COOKIE_NAME' },
    secure: { format: Boolean, default: true, env: 'COOKIE_SECURE' },
    httpOnly: { default: true, env: 'HTTP_ONLY' },
    sameSite: { format: ['lax', 'strict', 'none'], default: 'lax', env: 'SAME_SITE' },
    domain: { format: String, default: null, nullable: true, env: 'DOMAIN' },
  },
});
config.validate({ allowed: 'strict' });

app.get('/', (req, res) => {
  const { name, ...cookie } = config.get('cookie');
  res.cookie(name, 'v', cookie);
  res.cookie('other', 'v', {
    secure: config.get('cookie.secure'),
    httpOnly: config.get('env') === 'production',
    path: `/${config.get('port')}`,
    sameSite: config.getProperties().cookie.sameSite,
  });
});
