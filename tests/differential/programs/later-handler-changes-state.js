const app = require('express')();
let secure = false;
const options = { httpOnly: true, sameSite: 'lax' };
app.get('/', (req, res) => {
  res.cookie('sid', 'v', { ...options, secure });
  res.end();
});
app.post('/harden', (req, res) => {
  secure = true;
  options.sameSite = 'strict';
  res.end();
});
app.listen(3000);
