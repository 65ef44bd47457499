const before = require('./before');
require('dotenv').config();
const after = require('./after');
const app = require('express')();
app.get('/', (req, res) => {
  res.cookie('a', 'v', { secure: before.secure, httpOnly: before.httpOnly });
  res.cookie('b', 'v', { secure: after.secure, httpOnly: after.httpOnly }).end();
});
app.listen(3000);
