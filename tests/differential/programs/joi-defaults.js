// with COOKIE_SECURE=FALSE SAME_SITE=none NAME=App PORT=80 DOMAIN=shop.example
// with COOKIE_SECURE=true EMPTY=x
const Joi = require('joi');
const app = require('express')();

const schema = Joi.object({
  NODE_ENV: Joi.string().valid('development', 'production', 'test').required(),
  COOKIE_SECURE: Joi.boolean().default(true),
  HTTP_ONLY: Joi.boolean().truthy('1').falsy('0').default(true),
  SAME_SITE: Joi.string().valid('lax', 'strict', 'none').default('lax'),
  NAME: Joi.string().lowercase().default('sid'),
  PORT: Joi.number().default(3000),
  DOMAIN: Joi.string().hostname().optional(),
  EMPTY: Joi.string().empty('').default(() => 'made'),
}).unknown();
const { error, value: env } = schema.validate(process.env);
if (error) throw new Error(`Config validation error: ${error.message}`);

app.get('/', (req, res) => {
  res.cookie(env.NAME, 'v', {
    secure: env.COOKIE_SECURE,
    httpOnly: env.HTTP_ONLY,
    sameSite: env.SAME_SITE,
    domain: env.DOMAIN,
    path: `/${env.PORT}/${env.EMPTY}`,
  });
  res.cookie('env', 'v', { secure: env.NODE_ENV === 'production' });
});
