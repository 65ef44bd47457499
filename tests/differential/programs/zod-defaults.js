// with COOKIE_SECURE=false COOKIE_SAMESITE=none COOKIE_NAME=app PORT=8080
// with COOKIE_SAMESITE=strict COOKIE_DOMAIN=shop.example
const { z } = require('zod');
const app = require('express')();

const env = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    PORT: z.coerce.number().default(3000),
    COOKIE_NAME: z.string().default('sid'),
    COOKIE_SECURE: z.enum(['true', 'false']).default('true').transform((value) => value === 'true'),
    COOKIE_SAMESITE: z.enum(['lax', 'strict', 'none']).default('lax'),
    COOKIE_DOMAIN: z.string().optional(),
  })
  .parse(process.env);

app.get('/', (req, res) => {
  res.cookie(env.COOKIE_NAME, 'v', {
    secure: env.COOKIE_SECURE,
    httpOnly: env.NODE_ENV === 'production',
    sameSite: env.COOKIE_SAMESITE,
    domain: env.COOKIE_DOMAIN,
    path: `/${env.PORT}`,
  });
  res.cookie('other', 'v', { secure: env.NODE_ENV !== 'development', httpOnly: Boolean(env.NOT_DECLARED) });
});
app.listen(env.PORT);
