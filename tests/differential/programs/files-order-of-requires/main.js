const copies = require('./copies');
const state = require('./state');
state.secure = false;
const late = require('./late');
const app = require('express')();
app.get('/', (req, res) => {
  res.cookie('a', 'v', { secure: copies.secure, httpOnly: copies.httpOnly });
  res.cookie('b', 'v', { secure: late.secure, httpOnly: late.httpOnly }).end();
});
app.listen(3000);
