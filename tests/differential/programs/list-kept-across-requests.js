const app = require('express')();
const pending = [];
app.get('/', (req, res) => {
  const options = { httpOnly: false, sameSite: 'lax' };
  pending.push(options);
  pending[0].httpOnly = true;
  pending[pending.length - 1].secure = true;
  res.cookie('sid', 'v', options);
  res.end();
});
app.listen(3000);
