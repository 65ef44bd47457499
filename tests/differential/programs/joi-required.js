// with SECRET=abcdef
// with SECRET=abcdef FLAG=yes
const Joi = require('joi');
const app = require('express')();

const env = Joi.attempt(
  process.env,
  Joi.object()
    .keys({ SECRET: Joi.string().min(6).required(), FLAG: Joi.string().allow('').default('no') })
    .unknown(true),
);
const nested = Joi.object({ cookie: Joi.object({ secure: Joi.bool().default(true) }).default() }).validate({});

app.get('/', (req, res) => {
  res.cookie(env.SECRET ? 'sid' : 'none', 'v', { secure: env.FLAG === 'yes', httpOnly: true });
  res.cookie('nested', 'v', nested.value.cookie);
  res.cookie('error', 'v', { secure: nested.error === undefined });
});
