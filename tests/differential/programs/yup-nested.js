// with FLAG=true
// with FLAG=perhaps
const { object, string, boolean, mixed } = require('yup');
const app = require('express')();

const cookie = object().shape({
  secure: boolean().default(true),
  sameSite: mixed().oneOf(['lax', 'none']).default('none'),
  domain: string().nullable().default(null),
});
const options = object({ cookie }).validateSync({ cookie: { secure: 'false' } });
const cast = object({ cookie }).cast({});
const isValid = object({ FLAG: boolean().required() }).isValidSync(process.env);

app.get('/', (req, res) => {
  res.cookie('options', 'v', options.cookie);
  res.cookie('cast', 'v', cast.cookie);
  res.cookie('valid', 'v', { secure: isValid });
});
