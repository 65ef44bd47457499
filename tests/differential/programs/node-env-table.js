const app = require('express')();
const byEnvironment = {
  development: { secure: false, httpOnly: false },
  production: { secure: true, httpOnly: true, domain: 'shop.example' },
};
const options = byEnvironment[process.env.NODE_ENV] || byEnvironment.development;
const other = byEnvironment[process.env.STAGE || 'development'];
app.get('/', (req, res) => {
  res.cookie('sid', 'v', options);
  res.cookie('other', 'v', other);
  res.end();
});
app.listen(3000);
