const app = require('express')();
app.get('/', (req, res) => {
  const options = { secure: false, httpOnly: true };
  options[req.query.a ? 'secure' : 'httpOnly'] = 'changed';
  const table = { yes: { secure: true }, no: { secure: true, httpOnly: true } };
  res.cookie('sid', 'v', options);
  res.cookie('picked', 'v', table[req.query.b ? 'yes' : 'no']);
  res.end();
});
app.listen(3000);
