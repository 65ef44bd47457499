const app = require('express')();
const isProd = ['production', 'prod'].includes(process.env.NODE_ENV);
const isDev = ['development', 'test'].indexOf(process.env.NODE_ENV) !== -1;
const some = ['production'].some((name) => name === process.env.NODE_ENV);
const known = new Set(['production', 'staging']).has(process.env.NODE_ENV);
const level = new Map([['production', 'strict'], ['development', 'lax']]).get(process.env.NODE_ENV);
app.get('/', (req, res) => {
  res.cookie('a', 'v', { secure: isProd, httpOnly: isDev });
  res.cookie('b', 'v', { secure: some, httpOnly: known, sameSite: level });
  res.end();
});
app.listen(3000);
