// with COOKIE_SECURE=no COOKIE_SAMESITE=none COOKIE_NAME=app PORT=8080 LIMITS={"a":1}
// with COOKIE_SECURE=1 COOKIE_DOMAIN=shop.example
const { cleanEnv, str, bool, port, num, json } = require('envalid');
const app = require('express')();

const env = cleanEnv(process.env, {
  NODE_ENV: str({ choices: ['development', 'test', 'production', 'staging'] }),
  COOKIE_NAME: str({ default: 'sid', devDefault: 'dev' }),
  COOKIE_SECURE: bool({ default: true, devDefault: false }),
  COOKIE_SAMESITE: str({ choices: ['lax', 'strict', 'none'], default: 'lax' }),
  COOKIE_DOMAIN: str({ default: undefined }),
  PORT: port({ default: 3000 }),
  RATIO: num({ default: 0.5 }),
  LIMITS: json({ default: { a: 2 } }),
});

app.get('/', (req, res) => {
  res.cookie(env.COOKIE_NAME, 'v', {
    secure: env.COOKIE_SECURE,
    httpOnly: env.isProduction,
    sameSite: env.COOKIE_SAMESITE,
    domain: env.COOKIE_DOMAIN,
    path: `/${env.PORT}`,
  });
  res.cookie('dev', 'v', { secure: !env.isDev, httpOnly: env.isDevelopment || env.isTest, path: `/${env.LIMITS.a}` });
});
app.listen(env.PORT);
