// with COOKIE_SECURE=FALSE SAME_SITE=none NAME=app PORT=80 SECRET=abc
// with COOKIE_SECURE=1 DOMAIN=shop.example SECRET=abc STRICT=yes
const yup = require('yup');
const app = require('express')();

const schema = yup.object({
  SECRET: yup.string().min(3).required(),
  COOKIE_SECURE: yup.boolean().default(true),
  HTTP_ONLY: yup.bool().default(() => true),
  SAME_SITE: yup.string().oneOf(['lax', 'strict', 'none']).default('lax'),
  NAME: yup.string().trim().default('sid'),
  PORT: yup.number().integer().default(3000),
  DOMAIN: yup.string().notRequired(),
  STRICT: yup.boolean().transform((value, given) => given === 'yes').default(false),
});
const env = schema.validateSync(process.env);

app.get('/', (req, res) => {
  res.cookie(env.NAME, 'v', {
    secure: env.COOKIE_SECURE,
    httpOnly: env.HTTP_ONLY,
    sameSite: env.SAME_SITE,
    domain: env.DOMAIN,
    path: `/${env.PORT}/${env.STRICT}`,
  });
  res.cookie('env', 'v', { secure: env.SECRET === 'abc' });
});
