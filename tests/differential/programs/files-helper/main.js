const app = require('express')();
const { setCookie } = require('./lib/cookies');
app.get('/', (req, res) => {
  setCookie(res, 'sid');
  setCookie(res, 'theme', { httpOnly: false });
  res.end();
});
app.listen(3000);
