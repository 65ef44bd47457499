// with FLAG=true
// with FLAG=maybe
const Joi = require('joi');
const app = require('express')();

const checked = Joi.object({ FLAG: Joi.boolean().required() }).unknown().validate(process.env);

app.get('/', (req, res) => {
  res.cookie('sid', 'v', { secure: checked.error ? false : checked.value.FLAG, httpOnly: !checked.error });
});
